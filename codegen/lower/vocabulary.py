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
LISTED = "x-lowered-values"  # beside a type: the values that may stand there, where the type does not say it
KEYWORDS_OF = {
    "string": STRING, "integer": NUMBER, "number": NUMBER, "array": ARRAY, "object": OBJECT,
    "boolean": frozenset[str](), "null": frozenset[str](),
}  # fmt: skip


def words(schema: JsonObject) -> set[str]:
    """The keywords of `schema` that judge values."""
    return {word for word in schema if word not in ANNOTATIONS and not word.startswith("x-")}


def says(schema: JsonObject) -> bool:
    """Whether a type tells anything, a model or a reader."""
    return bool(words(schema)) or LISTED in schema


def notes(schema: JsonObject) -> JsonObject:
    """The rest of it: annotations and extensions, which belong to the type."""
    return {word: value for word, value in schema.items() if word not in words(schema) and word != "discriminator"}


def values(schema: JsonObject) -> list[Any] | None:
    """The values that `schema` lists; None if it lists none."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def kind_of(value: Any) -> str:
    """The type of a JSON value, a number with no fraction being an integer."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case list():
            return "array"
        case _:
            return "object"


def kinds(schema: JsonObject) -> list[str] | None:
    """The types that `schema` states; None if it states none."""
    stated = schema.get("type")
    return [stated] if isinstance(stated, str) else stated
