"""Extensions: each `x-…` is one of those in spec/extensions.schema.json, stands where it says, and has its form."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from ..document import Document, JsonObject, escape
from ..problem import Problem
from .index import Index, mapping
from .verdicts import faults, read_schema, shown, validator

SCHEMA = Path(__file__).parents[3] / "spec" / "extensions.schema.json"


def check(index: Index) -> Iterator[Problem]:
    for document in index.tree.documents.values():
        yield from _check(document, "/info", document.data.get("info"), {"info"})
        for route, item in mapping(document.data.get("paths")).items():
            pointer = f"/paths/{escape(route)}/post"
            yield from _check(document, pointer, mapping(item).get("post"), {"operation"})
    for site in index.sites:
        yield from _check(site.document, site.pointer, _known(site.schema), {"schema", site.place})


def check_known(index: Index) -> Iterator[Problem]:
    """Our own schemas have no extension that nothing reads; those of others may have any."""
    for site in index.sites:
        yield from _check(site.document, site.pointer, site.schema, {"schema", site.place})


def _known(schema: JsonObject) -> JsonObject:
    return {name: value for name, value in schema.items() if name in read_schema(SCHEMA)["properties"]}


def _check(document: Document, pointer: str, holder: Any, places: set[str]) -> Iterator[Problem]:
    for name, value in mapping(holder).items():
        if name.startswith("x-"):
            found = f"{pointer}/{escape(name)}"
            yield from (Problem(document.name, found + p, m) for p, m in _faults(name, value, places))


def _faults(name: str, value: Any, places: set[str]) -> Iterator[tuple[str, str]]:
    known = read_schema(SCHEMA)["properties"]
    if name not in known:
        near = difflib.get_close_matches(name[:40], known, n=1)
        remedy = f"did you mean {near[0]!r}?" if near else "remove it, or add it to spec/extensions.schema.json"
        yield "", f"{shown(name)} is no extension that anything reads; {remedy}"
    elif not places & set(known[name]["where"]):
        yield "", f"has no meaning here; move it to the {' or '.join(known[name]['where'])} that it is about"
    else:
        yield from faults(_validator(name), value)


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = read_schema(SCHEMA)
    return validator({**schema["properties"][name], "$defs": schema["$defs"]})
