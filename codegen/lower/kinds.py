"""The split of a schema of one type: which of its keywords the models express."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..load.patterns import portable
from .vocabulary import NUMBER, OBJECT, STRING, VALUES, JsonObject, Schema, says, values

Split: TypeAlias = tuple[JsonObject, Schema]
"""Type and remainder."""

Splitter: TypeAlias = Callable[[Schema], Split]


def _string(schema: JsonObject, _: Splitter) -> Split:
    listed = values(schema)
    if listed is not None:
        texts = [value for value in listed if isinstance(value, str)]
        limits = {word: schema[word] for word in ("minLength", "maxLength", "pattern") if word in schema}
        both = {word: schema[word] for word in VALUES if set(schema) >= VALUES}
        if not texts:
            return {"type": "string"}, False
        chosen: JsonObject = {"const": texts[0]} if "const" in schema else {"enum": texts}
        return {"type": "string", **chosen}, (limits | both) or True
    typed: JsonObject = {"type": "string"}
    typed |= {word: int(schema[word]) for word in ("minLength", "maxLength") if word in schema}
    typed |= {"pattern": portable(schema["pattern"])} if "pattern" in schema else {}
    return typed, True


def _integer(schema: JsonObject, _: Splitter) -> Split:
    bounds = {word: schema[word] for word in schema if word in NUMBER}
    exact = {word: int(value) for word, value in bounds.items() if float(value).is_integer()}
    typed = {"type": "integer", **exact}
    listed = values(schema)
    if listed and all(isinstance(value, int) and not isinstance(value, bool) for value in listed):
        # For signatures; models take the type alone, because to them 512.0 and true would be among such values.
        typed["enum"] = listed
    return typed, _rest(schema, {word: value for word, value in bounds.items() if word not in exact})


def _number(schema: JsonObject, _: Splitter) -> Split:
    if not ({"multipleOf"} | VALUES) & set(schema):
        return {"type": "number", **{word: schema[word] for word in schema if word in NUMBER}}, True
    # As it was given: a float would round a large integer before it is compared.
    return {"anyOf": [{"type": "integer"}, {"type": "number"}]}, _rest(schema, _chosen(schema, *NUMBER))


def _boolean(schema: JsonObject, _: Splitter) -> Split:
    return {"type": "boolean"}, _rest(schema, {})


def _null(schema: JsonObject, _: Splitter) -> Split:
    return {"type": "null"}, _rest(schema, {})


def _array(schema: JsonObject, split: Splitter) -> Split:
    typed: JsonObject = {"type": "array"}
    typed |= {word: int(schema[word]) for word in ("minItems", "maxItems") if word in schema}
    left = _chosen(schema, "contains", "minContains", "maxContains")
    if schema.get("uniqueItems"):
        left["uniqueItems"] = True
    if "contains" not in schema:
        left = {word: value for word, value in left.items() if word == "uniqueItems"}
    if "prefixItems" in schema:
        left |= _chosen(schema, "prefixItems", "items")
    elif "items" in schema:
        items, rest = split(schema["items"])
        typed |= {"items": items} if says(items) else {}
        left |= {} if rest is True else {"items": rest}
    return typed, _rest(schema, left)


def _object(schema: JsonObject, split: Splitter) -> Split:
    typed: JsonObject = {"type": "object"}
    left = _chosen(schema, *OBJECT)
    extra = left.get("additionalProperties", True)
    if extra is True:
        left.pop("additionalProperties", None)
    elif isinstance(extra, dict) and not {"properties", "patternProperties"} & set(schema):
        inside, rest = split(extra)
        typed |= {"additionalProperties": inside} if says(inside) else {}
        left["additionalProperties"] = rest
        if rest is True:
            del left["additionalProperties"]
    return typed, _rest(schema, left)


def unlimited(typed: JsonObject, rest: Schema) -> Split:
    """A type inside another type, without limits: models would wrap those into a class of laxer rules."""
    limits = {word: typed[word] for word in typed if word in _LIMITS}
    if not limits or rest is False:
        return typed, rest
    bare = {word: value for word, value in typed.items() if word not in limits}
    return bare, {**({} if rest is True else rest), **limits}


_LIMITS = (STRING | NUMBER | {"minItems", "maxItems"}) - {"enum"}


def _chosen(schema: JsonObject, *chosen: str) -> JsonObject:
    return {word: schema[word] for word in schema if word in chosen}


def _rest(schema: JsonObject, left: JsonObject) -> Schema:
    """What is left, with the listed values."""
    return {**left, **_chosen(schema, *VALUES)} or True


SPLIT: Mapping[str, Callable[[JsonObject, Splitter], Split]] = {
    "string": _string, "integer": _integer, "number": _number, "boolean": _boolean, "null": _null, "array": _array,
    "object": _object,
}  # fmt: skip
