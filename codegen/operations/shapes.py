"""Types and object shapes from a bundled JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from ..lower.vocabulary import LISTED
from ..names import Identifier, field_name
from ..runtime.limits import limits
from .model import Field, Shape, Upload
from .rules import rules_of
from .text import Text
from .types import Anything, Choice, Listed, ListOf, MapOf, Named, OneOf, OpenObject, Scalar, Type

JsonObject = dict[str, Any]

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


class Shapes:
    """Reads one bundled schema. `all()` gives its object shapes, each after those that it mentions.

    `stated` is the schema as it was before what types cannot state was taken out of it: its limits are told.
    """

    def __init__(self, schema: JsonObject, stated: JsonObject) -> None:
        self.definitions: JsonObject = schema["$defs"]
        self._stated: JsonObject = stated["$defs"]
        self.root = schema
        self._shapes: dict[str, Shape] = {}
        self._entered: set[str] = set()
        self.type = self.type_of(schema)

    def all(self) -> tuple[Shape, ...]:
        return tuple(self._shapes.values())

    def shape(self, name: str) -> Shape:
        return self._shapes[name]

    def type_of(self, schema: JsonObject) -> Type:
        """The type that `schema` states."""
        if "$ref" in schema:
            return self._referred(schema["$ref"].rpartition("/")[2])
        if LISTED in schema:
            bare = {word: value for word, value in schema.items() if word != LISTED}
            return Listed(tuple(Text(json.dumps(v, ensure_ascii=False)) for v in schema[LISTED]), self.type_of(bare))
        if "properties" not in schema and {"oneOf", "anyOf"} & set(schema):
            return self._one_of(schema)
        if "const" in schema:
            return Choice((_value(schema["const"]),))
        if "enum" in schema:
            aliases = tuple((Text(a), Text(b)) for a, b in schema.get("x-value-aliases", {}).items())
            return Choice(tuple(map(_value, schema["enum"])), aliases)
        return self._plain(schema)

    def _plain(self, schema: JsonObject) -> Type:
        match schema.get("type"):
            case "array":
                return ListOf(self.type_of(schema["items"])) if "items" in schema else ListOf(Anything())
            case "object":
                extra = schema.get("additionalProperties")
                return MapOf(self.type_of(extra)) if isinstance(extra, dict) else OpenObject()
            case [*kinds]:  # nullable
                return OneOf(tuple(self.type_of({**schema, "type": kind}) for kind in kinds))
            case str(kind):
                return Scalar(_SCALARS[kind])  # type: ignore[arg-type]
            case _:
                return Anything()

    def _referred(self, name: str) -> Type:
        schema = self.definitions[name]
        if "properties" not in schema:
            return self.type_of(schema)
        if name not in self._shapes and name not in self._entered:
            self._entered.add(name)
            stated = self._stated[name].get("properties", {})
            fields = tuple(
                self._field(schema, wire, value, stated.get(wire, value))
                for wire, value in schema["properties"].items()
            )
            errata = tuple(map(Text, schema.get("x-errata", [])))
            self._shapes[name] = Shape(Identifier(name), _text(schema), fields, rules_of(schema), errata)
        return Named(Identifier(name))

    def _one_of(self, schema: JsonObject) -> Type:
        tag = schema.get("discriminator", {}).get("propertyName")
        branches = schema.get("oneOf") or schema["anyOf"]
        return OneOf(tuple(map(self.type_of, branches)), Text(tag) if tag else None)

    def _field(self, owner: JsonObject, wire: str, schema: JsonObject, stated: Any) -> Field:
        merged = _merged(schema, self.definitions)
        upload = merged.get("x-upload")
        return Field(
            wire=Text(wire),
            name=field_name(wire),
            type=self.type_of(schema),
            required=wire in owner.get("required", []),
            description=_text(merged),
            limits=Text(limits(_merged(stated, self._stated))),
            alias_of=Text(merged["x-alias-of"]) if "x-alias-of" in merged else None,
            errata=tuple(map(Text, merged.get("x-errata", []))),
            upload=Upload(Text(upload["nameEndsWith"]), upload["maxBytes"]) if upload else None,
        )


def _merged(schema: Any, definitions: JsonObject) -> JsonObject:
    """`schema` with what its reference says, its own words first."""
    if not isinstance(schema, dict):
        return {}
    if "$ref" not in schema:
        return schema
    return {**_merged(definitions[schema["$ref"].rpartition("/")[2]], definitions), **schema}


def _text(schema: JsonObject) -> Text:
    return Text(" ".join(str(schema.get("description", "")).split()))


def _value(value: Any) -> Text | int | bool:
    return Text(value) if isinstance(value, str) else value
