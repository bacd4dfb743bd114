"""Which JSON Schema keywords hold schemas, and how. All other keywords hold plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .document import escape

SCHEMA = frozenset({
    "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "contains",
    "not", "if", "then", "else",
})  # fmt: skip
SCHEMA_LIST = frozenset({"oneOf", "anyOf", "allOf", "prefixItems"})
SCHEMA_MAP = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
# Those that judge the very value that the schema around them judges.
IN_PLACE = frozenset({"not", "if", "then", "else", "oneOf", "anyOf", "allOf", "dependentSchemas"})


def subschemas(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The schemas directly inside `schema`, each with its pointer below it."""
    for keyword, value in schema.items():
        if keyword in SCHEMA:
            yield f"/{keyword}", value
        elif keyword in SCHEMA_LIST and isinstance(value, list):
            yield from ((f"/{keyword}/{index}", item) for index, item in enumerate(value))
        elif keyword in SCHEMA_MAP and isinstance(value, dict):
            yield from ((f"/{keyword}/{escape(name)}", item) for name, item in value.items())


def walk(schema: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """`schema` and every schema inside it, with pointers. References are not followed."""
    if isinstance(schema, dict):
        yield pointer, schema
        for below, inner in subschemas(schema):
            yield from walk(inner, pointer + below)
