"""Limits of a value in words: the generator puts them into docstrings and pages, the command line into its help."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .wording import counted

_BOUNDS = {
    "minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most", "exclusiveMaximum": "less than",
}  # fmt: skip


def limits(schema: Mapping[str, Any]) -> str:
    """Length, form, range, number of items or members and files that a schema allows, and its default; or nothing."""
    return "; ".join(filter(None, _limits(schema)))


def _limits(schema: Mapping[str, Any]) -> Iterator[str]:
    yield _count(schema, "Length", "character")
    yield f"must match {schema['pattern']}" if "pattern" in schema else ""
    yield _range(schema)
    yield f"a multiple of {schema['multipleOf']}" if "multipleOf" in schema else ""
    yield _count(schema, "Items", "item")
    yield "each item once" if schema.get("uniqueItems") else ""
    yield _count(schema, "Properties", "member")
    yield _file(schema["x-upload"]) if "x-upload" in schema else ""
    yield f"default {_shown(schema['default'])}" if "default" in schema else ""


def _file(rules: Mapping[str, Any]) -> str:
    return f"name ends with {rules['nameEndsWith']}, at most {counted(rules['maxBytes'], 'byte')}"


def _shown(value: Any) -> str:
    return value if value and isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _count(schema: Mapping[str, Any], what: str, unit: str) -> str:
    least, most = schema.get(f"min{what}"), schema.get(f"max{what}")
    if most is not None:
        return f"{'at most' if least is None else f'{least} to'} {counted(most, unit)}"
    return f"at least {counted(least, unit)}" if least else ""


def _range(schema: Mapping[str, Any]) -> str:
    bounds = {keyword: schema[keyword] for keyword in _BOUNDS if keyword in schema}
    if bounds.keys() == {"minimum", "maximum"}:
        return f"{bounds['minimum']} to {bounds['maximum']}"
    return ", ".join(f"{_BOUNDS[keyword]} {bound}" for keyword, bound in bounds.items())
