"""The places in a body where an edit can happen, each with the parts of the schema that apply there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..runtime.paths import Path
from .document import Document
from .schema import Json, Nodes, escape, item, member, stated


@dataclass(frozen=True, slots=True)
class Site:
    """One place in a valid body."""

    path: Path
    value: Json
    nodes: Nodes
    # The branches above and here, and the keys beside: where they repeat, the same edits would.
    branches: tuple[str, ...]
    beside: tuple[str, ...]

    def rule(self, keyword: str) -> str:
        """The pointer of the keyword here, or of the schema that says nothing of it."""
        holders = [node.pointer for node in self.nodes if keyword in node.schema]
        return f"{holders[0]}/{keyword}" if holders else self.nodes[0].pointer if self.nodes else ""


def sites(document: Document, body: Json) -> Iterator[Site]:
    """Every place of the body, the root first."""
    return _descend(document, Site((), body, (document.root,), (), ()))


def _descend(document: Document, raw: Site) -> Iterator[Site]:
    nodes = document.taken(raw.nodes, raw.value)
    branches = raw.branches + tuple(node.pointer for node in nodes)
    yield Site(raw.path, raw.value, nodes, branches, raw.beside)
    if isinstance(raw.value, dict):
        keys = tuple(raw.value)
        for key, value in raw.value.items():
            yield from _descend(document, Site((*raw.path, key), value, member(nodes, key), branches, keys))
    elif isinstance(raw.value, list):
        length = (f"[{min(len(raw.value), 2)}]",)
        prefix = max((len(some) for _, some in stated(nodes, "prefixItems")), default=0)
        for index, value in enumerate(raw.value[: max(2, prefix + 1)]):
            inner = _beside_contains(document, nodes, item(nodes, index), value)
            yield from _descend(document, Site((*raw.path, index), value, inner, branches, length))


def _beside_contains(document: Document, nodes: Nodes, inner: Nodes, value: Json) -> Nodes:
    """What holds for an item: one that `contains` looks for is no unevaluated one."""
    wanted = [node.at("contains") for node in nodes if "contains" in node.schema]
    if not any(document.accepts((one,), value) for one in wanted):
        return inner
    return tuple(node for node in inner if not node.pointer.endswith("/unevaluatedItems"))


def pointer(path: Path) -> str:
    """A path as a JSON pointer."""
    return "".join(f"/{escape(key)}" for key in path)


def put(body: Json, path: Path, value: Json) -> Json:
    """The body with another value at the path; what is not on the path is shared, not copied."""
    if not path:
        return value
    copy = body.copy()
    copy[path[0]] = put(body[path[0]], path[1:], value)
    return copy
