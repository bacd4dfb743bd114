"""What is said of one field, in words that are equal when page and spec agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .statements import NONE

_TYPES = {
    "string": "string",
    "str": "string",
    "int": "integer",
    "integer": "integer",
    "long": "integer",
    "int32": "integer",
    "int64": "integer",
    "bool": "boolean",
    "boolean": "boolean",
    "float": "number",
    "double": "number",
    "number": "number",
    "object": "object",
    "map": "object",
    "file": "file",
    "array": "array",
    "list": "array",
}
_ARRAY = re.compile(r"^(?:(?:list|array)\s*[<\[(]\s*(?P<inner>\w+)\s*[>\])]|(?P<before>\w+)\s*\[\s*\])$", re.IGNORECASE)


@dataclass(frozen=True)
class Claims:
    """One field's type, required, length, range, enum and conditions. `required` is None where nothing speaks of it."""

    type: str
    required: str | None
    length: str
    range: str
    enum: str
    conditions: frozenset[str]

    def differences(self, spec: Claims) -> Iterator[tuple[str, str, str]]:
        """Kind, what this (the page) says, and what the spec says, where the two are not equal."""
        for kind in ("type", "required", "length", "range", "enum"):
            mine, theirs = getattr(self, kind), getattr(spec, kind)
            if mine is not None and mine != theirs and not (kind == "type" and _same_type(mine, theirs)):
                yield kind, mine, theirs
        for condition in sorted(self.conditions - spec.conditions):
            yield "condition", condition, NONE
        for condition in sorted(spec.conditions - self.conditions):
            yield "condition", NONE, condition


def type_name(written: str, tables: frozenset[str] = frozenset()) -> str:
    """A vendor's type in JSON Schema's words. A name of a table stands for an object; an unknown name stays."""
    if match := _ARRAY.match(written):
        return type_name(match["inner"] or match["before"], tables) + "[]"
    return "object" if written in tables else _TYPES.get(written.lower(), written)


def base_name(written: str) -> str:
    """The vendor's type without its array marks: perhaps the name of a table."""
    match = _ARRAY.match(written)
    return base_name(match["inner"] or match["before"]) if match else written


def _same_type(page: str, spec: str) -> bool:
    return page == spec or (page == "array" and spec.endswith("[]"))
