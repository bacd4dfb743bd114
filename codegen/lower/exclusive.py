"""Whether no value fits two branches of a oneOf: then a union of types is all there is to check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from .vocabulary import IN_PLACE, JsonObject, kinds

_DEEPEST = 8


def exclusive(branches: list[Any], definitions: JsonObject) -> bool:
    """Whether each two of `branches` exclude each other, as far as types, closed objects and listed values show."""
    leaves = [tuple(_leaves(branch, definitions, 0)) for branch in branches]
    return all(_apart(a, b, definitions) for one, two in combinations(leaves, 2) for a in one for b in two)


def _leaves(schema: Any, definitions: JsonObject, depth: int) -> Iterator[JsonObject]:
    """What `schema` is one of, through references and unions."""
    schema = resolved(schema, definitions)
    branches = schema.get("oneOf") or schema.get("anyOf") or []
    if "type" not in schema and branches and depth < _DEEPEST:
        for branch in branches:
            yield from _leaves(branch, definitions, depth + 1)
    else:
        yield schema


def resolved(schema: Any, definitions: JsonObject) -> JsonObject:
    """`schema`, or what its reference leads to in the end."""
    seen = 0
    while isinstance(schema, dict) and "$ref" in schema and seen < _DEEPEST:
        schema, seen = definitions[schema["$ref"].rpartition("/")[2]], seen + 1
    return schema if isinstance(schema, dict) else {}


def _apart(a: JsonObject, b: JsonObject, definitions: JsonObject) -> bool:
    return _other_kind(a, b) or _other_values(a, b) or (_is_closed(a) and _is_closed(b) and _tells(a, b, definitions))


def _is_closed(schema: JsonObject) -> bool:
    plain = not IN_PLACE & set(schema) and "patternProperties" not in schema
    return kinds(schema) == ["object"] and schema.get("additionalProperties") is False and plain


def _tells(a: JsonObject, b: JsonObject, definitions: JsonObject) -> bool:
    """Whether one closed object requires what the other does not have, or has of another kind."""
    for name in {*a.get("required", []), *b.get("required", [])}:
        if not (name in a.get("properties", {}) and name in b.get("properties", {})):
            return True
        one, two = (resolved(schema["properties"][name], definitions) for schema in (a, b))
        if _other_kind(one, two) or _other_values(one, two):
            return True
    return False


def _other_kind(a: JsonObject, b: JsonObject) -> bool:
    one, two = (kinds(schema) for schema in (a, b))
    return bool(one and two) and {_number(k) for k in one or ()}.isdisjoint(_number(k) for k in two or ())


def _number(kind: str) -> str:
    return "number" if kind == "integer" else kind


def _other_values(a: JsonObject, b: JsonObject) -> bool:
    one, two = (_values(schema) for schema in (a, b))
    return one is not None and two is not None and one.isdisjoint(two)


def _values(schema: JsonObject) -> set[str] | None:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return set(values) if values is not None and all(isinstance(value, str) for value in values) else None
