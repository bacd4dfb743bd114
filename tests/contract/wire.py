"""What goes on the wire for a valid body, read from the schema's extensions alone: the client is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qianfan_console.contract.document import Document
from qianfan_console.contract.sites import put, sites
from qianfan_console.runtime.paths import Path


def sent(document: Document, body: Any) -> Any:
    """The body with the values and the names that are aliases replaced, and nothing else."""
    for path, value in _values(document, body):
        body = put(body, path, value)
    for path, name in sorted(_names(document, body), key=lambda found: -len(found[0])):
        body = _renamed(body, path, name)
    return body


def _values(document: Document, body: Any) -> Iterator[tuple[Path, Any]]:
    for site in sites(document, body):
        for node in site.nodes:
            aliases = node.schema.get("x-value-aliases", {})
            if isinstance(site.value, str) and site.value in aliases:
                yield site.path, aliases[site.value]


def _names(document: Document, body: Any) -> Iterator[tuple[Path, str]]:
    for site in sites(document, body):
        for node in site.nodes:
            if "x-alias-of" in node.schema:
                yield site.path, node.schema["x-alias-of"]


def _renamed(body: Any, path: Path, name: str) -> Any:
    *above, key = path
    holder = body
    for step in above:
        holder = holder[step]
    return put(body, tuple(above), {name if old == key else old: value for old, value in holder.items()})
