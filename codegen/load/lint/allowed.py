"""The JSON Schema keywords that a spec may use: those that models, their rules and the sandbox enforce alike.

What one of the three would drop in silence, or read in another way, is not among them, so that no rule of a page is
lost.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from ..patterns import NotPortableError, portable

ANY: frozenset[str] = frozenset()
STRING, NUMBER = frozenset({"string"}), frozenset({"integer", "number"})
ARRAY, OBJECT = frozenset({"array"}), frozenset({"object"})
SCALARS = frozenset({"string", "integer", "number", "boolean"})
TYPES = SCALARS | ARRAY | OBJECT | {"null"}


@dataclass(frozen=True)
class Keyword:
    """Why a keyword may stand, what its value must be, and the types that it belongs to (none named: any)."""

    reason: str
    expected: str
    fits: Callable[[Any], bool]
    types: frozenset[str] = ANY
    annotation: bool = False


def is_count(value: Any) -> bool:
    return is_number(value) and value >= 0 and value == int(value)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_names(value: Any) -> TypeGuard[list[str]]:
    """Whether `value` is a list of names, each once, and not empty."""
    return is_required(value) and bool(value)


def is_required(value: Any) -> TypeGuard[list[str]]:
    return is_texts(value) and len(set(value)) == len(value)


def is_values(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def is_list(value: Any) -> bool:
    return isinstance(value, list)


def is_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _always(_: Any) -> bool:
    return True


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_any_text(value: Any) -> bool:
    return isinstance(value, str)


def is_schema(value: Any) -> bool:
    return isinstance(value, dict | bool)


def is_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(map(is_schema, value.values()))


def is_branches(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(is_schema, value))


def is_type(value: Any) -> bool:
    kinds = value if isinstance(value, list) else [value]
    return is_names(kinds) and set(kinds) <= TYPES


def is_discriminator(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and {word for word in value if not word.startswith("x-")} <= {"propertyName", "mapping"}
        and isinstance(value.get("propertyName"), str)
        and isinstance(value.get("mapping", {}), dict)
        and all(isinstance(ref, str) for ref in value.get("mapping", {}).values())
    )


def is_dependency(value: Any) -> bool:
    return isinstance(value, dict) and all(map(is_required, value.values()))


def is_pattern(value: Any) -> bool:
    """Whether all engines of the chain can be given a pattern of the same meaning."""
    if not isinstance(value, str):
        return False
    try:
        portable(value)
    except NotPortableError:
        return False
    return True


def are_patterns(value: Any) -> bool:
    return is_schemas(value) and all(map(is_pattern, value))


def _word(reason: str, expected: str, fits: Callable[[Any], bool], types: frozenset[str] = ANY) -> Keyword:
    return Keyword(reason, expected, fits, types)


_SCHEMA, _SCHEMAS, _BRANCHES = "a schema", "a mapping from names to schemas", "a list of schemas"
_COUNT, _NUMBER, _NAMES = "a whole number of at least 0", "a number", "a list of names, each once"
_LEFT = "checked by the model's remainder"
_PATTERN = (
    "a pattern of plain characters, classes such as [a-z0-9_], groups (?:a|b) and repeats ?, *, +, {2,5}; "
    "no lookaround, no back reference, no \\p, no repeated group"
)

ALLOWED: Mapping[str, Keyword] = {
    "$ref": _word("one component is one type; what stands beside it is checked too", "a reference", is_text),
    "type": _word("strict types in models and sandbox", "a type, or a list of types, each once", is_type),
    "properties": _word("fields of a model", _SCHEMAS, is_schemas, OBJECT),
    "required": _word("fields without a default", _NAMES, is_required, OBJECT),
    "additionalProperties": _word(
        "unknown members refused, or of a type", "true, false, or a schema", is_schema, OBJECT
    ),
    "patternProperties": _word(_LEFT, "a mapping from portable patterns to schemas", are_patterns, OBJECT),
    "propertyNames": _word(_LEFT, _SCHEMA, is_schema, OBJECT),
    "minProperties": _word(_LEFT, _COUNT, is_count, OBJECT),
    "maxProperties": _word(_LEFT, _COUNT, is_count, OBJECT),
    "dependentRequired": _word("a compiled rule", "a mapping from names to lists of names", is_dependency, OBJECT),
    "dependentSchemas": _word(_LEFT, _SCHEMAS, is_schemas, OBJECT),
    "unevaluatedProperties": _word(_LEFT, _SCHEMA, is_schema, OBJECT),
    "not": _word("a compiled rule, or checked by the model's remainder", _SCHEMA, is_schema),
    "if": _word("a compiled rule, or checked by the model's remainder", _SCHEMA, is_schema),
    "then": _word("the consequence of `if`", _SCHEMA, is_schema),
    "else": _word("the other consequence of `if`", _SCHEMA, is_schema),
    "allOf": _word("one type of all parts, each of them checked", _BRANCHES, is_branches),
    "anyOf": _word("a union", _BRANCHES, is_branches),
    "oneOf": _word("a union, or a compiled rule when bare `required`", _BRANCHES, is_branches),
    "discriminator": _word(
        "tells the branch of a union by one field, with good messages",
        "{propertyName: …, mapping: {<value>: <reference>}}", is_discriminator,
    ),
    "items": _word("type of the items", _SCHEMA, is_schema, ARRAY),
    "prefixItems": _word(_LEFT, _BRANCHES, is_branches, ARRAY),
    "contains": _word(_LEFT, _SCHEMA, is_schema, ARRAY),
    "minContains": _word("how many items `contains` wants", _COUNT, is_count, ARRAY),
    "maxContains": _word("how many items `contains` allows", _COUNT, is_count, ARRAY),
    "uniqueItems": _word(_LEFT, "true or false", lambda v: isinstance(v, bool), ARRAY),
    "unevaluatedItems": _word(_LEFT, _SCHEMA, is_schema, ARRAY),
    "minItems": _word("length of a list", _COUNT, is_count, ARRAY),
    "maxItems": _word("length of a list", _COUNT, is_count, ARRAY),
    "const": _word("a literal; but for strings checked by the remainder: models take true for 1", "a value", _always),
    "enum": _word("literals; but for strings checked by the remainder", "a list of values", is_values),
    "minLength": _word("counted in code points everywhere", _COUNT, is_count, STRING),
    "maxLength": _word("counted in code points everywhere", _COUNT, is_count, STRING),
    "pattern": _word("rewritten so that all engines read it alike", _PATTERN, is_pattern, STRING),
    "contentMediaType": _word("a file to upload", "a media type", is_text, STRING),
    "minimum": _word("bound of a field", _NUMBER, is_number, NUMBER),
    "maximum": _word("bound of a field", _NUMBER, is_number, NUMBER),
    "exclusiveMinimum": _word("bound of a field", _NUMBER, is_number, NUMBER),
    "exclusiveMaximum": _word("bound of a field", _NUMBER, is_number, NUMBER),
    "multipleOf": _word(
        "exact, also for decimal fractions", "a number above 0", lambda v: is_number(v) and v > 0, NUMBER
    ),
    "title": Keyword("annotation", "a text", is_any_text, annotation=True),
    "description": Keyword("annotation: the docstring", "a text", is_any_text, annotation=True),
    "deprecated": Keyword("annotation", "true or false", lambda value: isinstance(value, bool), annotation=True),
    "default": Keyword("annotation: shown, never filled in", "a value", _always, annotation=True),
    "examples": Keyword("annotation", "a list of values", is_list, annotation=True),
}  # fmt: skip

# Specs that others wrote may have these as well: JSON Schema 2020-12, or OpenAPI 3.1, counts them as annotations.
ANNOTATIONS = frozenset({
    "$comment", "format", "readOnly", "writeOnly", "contentMediaType", "contentEncoding", "contentSchema", "$defs",
    "example", "externalDocs", "xml",
})  # fmt: skip
REMEDIES: Mapping[str, str] = {
    "format": "no two tools check formats alike: write the form into the description, or use pattern",
    "nullable": "write type: [<type>, 'null']",
    "example": "write examples: […]",
    "contentEncoding": "files are uploaded as multipart/form-data with contentMediaType alone",
    "contentSchema": "write the form of the text into the description",
    "readOnly": "requests and responses have components of their own: leave the property out of one",
    "writeOnly": "requests and responses have components of their own: leave the property out of one",
    "$defs": "move it to components/schemas",
    "definitions": "move it to components/schemas",
    "$comment": "write a YAML comment",
    "$id": "references are files of the tree and pointers: remove it",
    "$anchor": "references are files of the tree and pointers: refer to the component",
    "$dynamicRef": "what it refers to depends on the way to it, so that it has no type: write $ref",
    "$dynamicAnchor": "what refers to it depends on the way to it, so that it has no type: write $ref",
    "$schema": "every document is OpenAPI 3.1, whose schemas are JSON Schema 2020-12: remove it",
    "$vocabulary": "every schema has the vocabulary of JSON Schema 2020-12: remove it",
    "dependencies": "write dependentRequired or dependentSchemas",
    "additionalItems": "write prefixItems and items",
    "customBasePath": "a spec names no Python code: remove it",
    "customTypePath": "a spec names no Python code: remove it",
}


def remedy(keyword: str) -> str:
    """What to write in place of a keyword that is not allowed."""
    near = difflib.get_close_matches(keyword[:40], ALLOWED, n=1, cutoff=0.8)
    return REMEDIES.get(keyword) or (f"did you mean {near[0]!r}?" if near else "remove it")
