"""The keywords of JSON Schema by what they are about."""

from __future__ import annotations

from typing import Any, TypeAlias

Schema: TypeAlias = Any  # a mapping, or true or false
JsonObject: TypeAlias = dict[str, Any]

ANNOTATIONS = frozenset({
    "title", "description", "deprecated", "default", "examples", "readOnly", "writeOnly", "$comment", "format",
    "contentMediaType", "contentEncoding", "contentSchema", "discriminator", "$defs", "$schema", "x-rules",
    "example", "externalDocs", "xml",
})  # fmt: skip
STRING = frozenset({"minLength", "maxLength", "pattern"})
NUMBER = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
ARRAY = frozenset({
    "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains",
})  # fmt: skip
OBJECT = frozenset({
    "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
    "maxProperties", "dependentRequired", "dependentSchemas",
})  # fmt: skip
UNEVALUATED = frozenset({"unevaluatedProperties", "unevaluatedItems"})
IN_PLACE = frozenset({"$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
VALUES = frozenset({"enum", "const"})
KEYWORDS_OF = {
    "string": STRING, "integer": NUMBER, "number": NUMBER, "array": ARRAY, "object": OBJECT,
    "boolean": frozenset[str](), "null": frozenset[str](),
}  # fmt: skip


def words(schema: JsonObject) -> set[str]:
    """The keywords of `schema` that judge values."""
    return {word for word in schema if word not in ANNOTATIONS and not word.startswith("x-")}


def notes(schema: JsonObject) -> JsonObject:
    """The rest of it: annotations and extensions, which belong to the type."""
    return {word: value for word, value in schema.items() if word not in words(schema) and word != "discriminator"}


def kinds(schema: JsonObject) -> list[str] | None:
    """The types that `schema` states; None if it states none."""
    stated = schema.get("type")
    return [stated] if isinstance(stated, str) else stated
