"""The JSON Schema keywords that a spec may use: those that models, compiled rules and sandbox enforce alike.

A keyword that one of the three would drop in silence is refused, so that no rule of a page is lost.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from ..problem import Problem
from . import patterns
from .index import Index
from .verdicts import shown

ANY: frozenset[str] = frozenset()
STRING, NUMBER = frozenset({"string"}), frozenset({"integer", "number"})
ARRAY, OBJECT = frozenset({"array"}), frozenset({"object"})
SCALARS = frozenset({"string", "integer", "number", "boolean"})


@dataclass(frozen=True)
class Keyword:
    """Why a keyword may stand, what its value must be, and the types that it belongs to (none named: any)."""

    reason: str
    expected: str
    fits: Callable[[Any], bool]
    types: frozenset[str] = ANY
    annotation: bool = False


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_names(value: Any) -> TypeGuard[list[str]]:
    """Whether `value` is a list of names, each once, and not empty."""
    return is_texts(value) and len(set(value)) == len(value) > 0


def is_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_string(value: Any) -> bool:
    return isinstance(value, str)


def is_strings(value: Any) -> bool:
    return is_texts(value) and bool(value)


def is_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, dict) for item in value.values())


def is_branches(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(item, dict) for item in value)


def is_schema(value: Any) -> bool:
    return isinstance(value, dict)


def is_type(value: Any) -> bool:
    """One type, or one with null beside it. An object that may be null gets no type of its own in the models."""
    single = SCALARS | ARRAY | OBJECT
    if isinstance(value, list):
        return len(value) == 2 and value[1] == "null" and value[0] in tuple(SCALARS | ARRAY)
    return isinstance(value, str) and value in single


def is_discriminator(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"propertyName", "mapping"}
        and isinstance(value["propertyName"], str)
        and isinstance(value["mapping"], dict)
        and all(isinstance(ref, str) for ref in value["mapping"].values())
    )


def is_dependency(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(is_names, value.values()))


ALLOWED: Mapping[str, Keyword] = {
    "$ref": Keyword("one component is one type; siblings are annotations", "a reference", is_text),
    "type": Keyword(
        "strict types in models and sandbox", "one type, or [<type>, 'null'] of a scalar or an array", is_type
    ),
    "properties": Keyword("fields of a model", "a mapping from names to schemas", is_schemas, OBJECT),
    "required": Keyword("fields without a default", "a list of names, each once", is_names, OBJECT),
    "additionalProperties": Keyword(
        "false: unknown members are refused; a schema: a map", "false, or a schema",
        lambda value: value is False or is_schema(value), OBJECT,
    ),
    "dependentRequired": Keyword(
        "a compiled rule; models alone would drop it", "a mapping from names to lists of names", is_dependency, OBJECT
    ),
    "not": Keyword("a compiled rule, of the form {required: […]}", "a schema", is_schema, OBJECT),
    "if": Keyword("a compiled rule, on values or presence of fields", "a schema", is_schema, OBJECT),
    "then": Keyword("the consequence of `if`", "a schema", is_schema, OBJECT),
    "oneOf": Keyword("a union, or a compiled rule when bare `required`", "a list of two schemas or more", is_branches),
    "discriminator": Keyword(
        "tells the branch of a union by one field, with good messages",
        "{propertyName: …, mapping: {<value>: <reference>}}", is_discriminator,
    ),
    "items": Keyword("type of the items", "a schema", is_schema, ARRAY),
    "minItems": Keyword("length of a list", "a whole number of at least 0", is_count, ARRAY),
    "maxItems": Keyword("length of a list", "a whole number of at least 0", is_count, ARRAY),
    "const": Keyword("a literal; of integers, models would take true for 1", "a string", is_string, STRING),
    "enum": Keyword("literals; of integers, models would take true for 1", "a list of strings", is_strings, STRING),
    "minLength": Keyword("counted in code points everywhere", "a whole number of at least 0", is_count, STRING),
    "maxLength": Keyword("counted in code points everywhere", "a whole number of at least 0", is_count, STRING),
    "pattern": Keyword(
        "the subset that all regular expression engines read alike", patterns.EXPECTED, patterns.is_portable, STRING
    ),
    "contentMediaType": Keyword("a file to upload", "a media type", is_text, STRING),
    "minimum": Keyword("bound of a field", "a number", is_number, NUMBER),
    "maximum": Keyword("bound of a field", "a number", is_number, NUMBER),
    "exclusiveMinimum": Keyword("bound of a field", "a number", is_number, NUMBER),
    "exclusiveMaximum": Keyword("bound of a field", "a number", is_number, NUMBER),
    "multipleOf": Keyword(
        "exact for integers only", "a whole number of at least 1", lambda value: is_count(value) and value > 0,
        frozenset({"integer"}),
    ),
    "title": Keyword("annotation", "a text", is_text, annotation=True),
    "description": Keyword("annotation: the docstring", "a text", is_text, annotation=True),
    "deprecated": Keyword("annotation", "true or false", lambda value: isinstance(value, bool), annotation=True),
    "default": Keyword("annotation: shown, never filled in", "a value", lambda _: True, annotation=True),
    "examples": Keyword("annotation", "a list of values", lambda v: isinstance(v, list) and bool(v), annotation=True),
}  # fmt: skip

REMEDIES: Mapping[str, str] = {
    "allOf": "write the fields out in one component",
    "anyOf": "write a oneOf with a discriminator, or of `required` alone",
    "else": "state the rule in `if` and `then`",
    "format": "no two tools check formats alike: write the form into the description, or use pattern",
    "nullable": "write type: [<type>, 'null']",
    "example": "write examples: […]",
    "uniqueItems": "write it into the description",
    "minProperties": "write a oneOf of `required`",
    "maxProperties": "name the properties and write additionalProperties: false",
    "patternProperties": "name the properties, or write a map with additionalProperties: <schema>",
    "propertyNames": "name the properties, or write the form of the names into the description",
    "prefixItems": "write an object with named properties",
    "contains": "write it into the description",
    "dependentSchemas": "write dependentRequired",
    "unevaluatedProperties": "write additionalProperties: false",
    "contentEncoding": "files are uploaded as multipart/form-data with contentMediaType alone",
    "readOnly": "requests and responses have components of their own: leave the property out of one",
    "writeOnly": "requests and responses have components of their own: leave the property out of one",
    "$defs": "move it to components/schemas",
    "$comment": "write a YAML comment",
    "customBasePath": "a spec names no Python code: remove it",
    "customTypePath": "a spec names no Python code: remove it",
}


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        for keyword, value in site.schema.items():
            if keyword.startswith("x-"):
                continue
            if keyword not in ALLOWED:
                yield site.problem(f"keyword {shown(keyword)} is not enforced everywhere; {remedy(keyword)}")
            elif not ALLOWED[keyword].fits(value):
                message = f"{shown(value)} does not fit; {keyword} takes {ALLOWED[keyword].expected}"
                yield site.problem(message, f"/{keyword}")


def remedy(keyword: str) -> str:
    """What to write in place of a keyword that is not allowed."""
    near = difflib.get_close_matches(keyword[:40], ALLOWED, n=1, cutoff=0.8)
    return REMEDIES.get(keyword) or (f"did you mean {near[0]!r}?" if near else "remove it")
