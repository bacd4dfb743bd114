"""Schemas split into a type, which accepts at least what the schema accepts, and a remainder: what it accepts too much.

The remainder is a JSON Schema again (`true` when nothing is left). A component that is an object with properties of
usable names becomes a class and checks its own remainder; all other remainders are checked by the class around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..load.keywords import walk
from .circles import circles
from .exclusive import exclusive
from .fields import bindable
from .forms import compiled
from .kinds import SPLIT, Split, unlimited
from .merge import merged
from .tags import discriminator
from .vocabulary import (
    IN_PLACE,
    KEYWORDS_OF,
    LISTED,
    UNEVALUATED,
    VALUES,
    JsonObject,
    Schema,
    kind_of,
    kinds,
    notes,
    says,
    values,
    words,
)  # fmt: skip


@dataclass(frozen=True)
class Lowered:
    """A bundled schema, lowered.

    Attributes:
        typed: the types, as a bundled schema.
        remainders: by class, the remainder that it checks.
        body: the remainder of the body as a whole; `true` if there is none.
        wholes: the components that remainders refer to, unchanged.
    """

    typed: JsonObject
    remainders: JsonObject
    body: Schema
    wholes: JsonObject


def lower(schema: JsonObject) -> Lowered:
    """Split a bundled schema."""
    return _Lowering(schema["$defs"]).lower({word: value for word, value in schema.items() if word != "$defs"})


class _Lowering:
    def __init__(self, definitions: JsonObject) -> None:
        self._definitions = definitions
        self._hints = {name: merged(schema, definitions) for name, schema in definitions.items()}
        self._classes = {name for name, hint in self._hints.items() if _is_class(hint) and _solid(definitions[name])}
        self._split: dict[str, Split] = {}
        self._entered: list[str] = []
        self._circles = circles({n: set(_references(s)) - self._classes for n, s in definitions.items()}, self._classes)
        self._depth = 0

    def lower(self, root: JsonObject) -> Lowered:
        typed, body = self.split(root)
        typed_definitions: JsonObject = {}
        remainders: JsonObject = {}
        waiting = list(_references(typed))
        while waiting:
            name = waiting.pop(0)
            if name not in typed_definitions:
                definition, rest = self._component(name)
                typed_definitions[name] = definition
                if name in self._classes and rest is not True:
                    remainders[name] = rest
                waiting.extend(_references(definition))
        ordered = {name: typed_definitions[name] for name in self._definitions if name in typed_definitions}
        wholes = closure([body, *remainders.values()], self._definitions)
        return Lowered({**typed, "$defs": ordered}, dict(sorted(remainders.items())), body, wholes)

    def _component(self, name: str) -> Split:
        if name not in self._split:
            self._entered.append(name)
            depth, self._depth = self._depth, 0
            schema = self._definitions[name]
            self._split[name] = self._class(name) if name in self._classes else self.split(schema)
            self._entered.pop()
            self._depth = depth
        return self._split[name]

    def split(self, schema: Schema) -> Split:
        """Type and remainder of a schema in the place of a field, an item, a branch or the body."""
        if not isinstance(schema, dict):
            return {}, schema
        found = words(schema)
        if not found:
            return notes(schema), True
        if found == {"$ref"}:
            return self._reference(schema)
        if {"$ref", "allOf"} & found:
            return self._several_parts(schema)
        if UNEVALUATED & found:
            return self.split({word: value for word, value in schema.items() if word not in UNEVALUATED})[0], schema
        for union in ("oneOf", "anyOf"):
            if found == {union}:
                return self._union(schema, union)
        return self._plain(schema)

    def _several_parts(self, schema: JsonObject) -> Split:
        """A schema with all of several parts: its type is that of a part with a class, or of all parts as one."""
        if words(schema) == {"allOf"} and len(schema["allOf"]) == 1:
            typed, rest = self.split(schema["allOf"][0])
            return {**typed, **notes(schema)}, rest
        for part in ({"$ref": schema["$ref"]} if "$ref" in schema else {}, *schema.get("allOf", ())):
            if isinstance(part, dict) and part.get("$ref", "").rpartition("/")[2] in self._classes:
                return {**notes(schema), "$ref": part["$ref"]}, schema
        if self._depth == _DEEPEST:  # an alias inside itself
            return notes(schema), schema
        self._depth += 1
        typed, _ = self.split(merged(schema, self._definitions))
        self._depth -= 1
        return {**typed, **notes(schema)}, schema

    def _reference(self, schema: JsonObject) -> Split:
        name = schema["$ref"].rpartition("/")[2]
        if name in self._classes:
            return schema, True
        if self._entered and name in self._circles.get(self._entered[-1], ()):
            # An alias inside itself has no type that can be written down, from wherever the circle is entered.
            return notes(schema), {"$ref": schema["$ref"]}
        typed, rest = self._component(name)
        remainder: Schema = True if rest is True else {"$ref": schema["$ref"]}
        if "number" in (kinds(typed) or ()):  # written out, because a type of two parts has no limits of its own
            return {**typed, **notes(schema)}, remainder
        return (schema if words(typed) else {**notes(typed), **notes(schema)}), remainder

    def _nested(self, schema: Schema) -> Split:
        """The split of an item, a value of a map or a branch: an alias with limits is written out without them."""
        typed, rest = self.split(schema)
        name = typed.get("$ref", "").rpartition("/")[2]
        if name and name not in self._classes:
            limited, _ = self._component(name)
            bare, _ = unlimited(limited, True)
            if bare is not limited:
                return {**bare, **notes(typed)}, {"$ref": typed["$ref"]}
        return unlimited(typed, rest)

    def _union(self, schema: JsonObject, word: str) -> Split:
        parts = [self._nested(branch) for branch in schema[word]]
        settled = all(rest is True for _, rest in parts)
        typed = notes(schema)
        if len(parts) == 1:
            return {**parts[0][0], **typed}, parts[0][1]
        tagged = discriminator(schema, self._definitions, self._classes)
        if all(says(part) for part, _ in parts):
            typed[word] = [part for part, _ in parts]
            if tagged:
                typed["discriminator"] = tagged
        if settled and (word == "anyOf" or tagged or exclusive(schema[word], self._definitions)):
            return typed, True
        return typed, {word: schema[word]}

    def _plain(self, schema: JsonObject) -> Split:
        allowed = kinds(schema)
        if allowed is None:
            if found := _kinds_of_values(schema):
                return self._plain({**schema, "type": found})
            return {**notes(schema), **_listed(schema, {})}, schema
        if len(allowed) > 1:
            return self._several(schema, allowed)
        typed, rest = SPLIT[allowed[0]](schema, self._nested)
        typed |= _listed(schema, typed)
        beside = words(schema) - {"type"} - VALUES - KEYWORDS_OF[allowed[0]]
        open_ = {word: schema[word] for word in schema if word in beside & IN_PLACE and word != "dependentSchemas"}
        return {**typed, **notes(schema)}, _joined(schema, rest, open_)

    def _several(self, schema: JsonObject, allowed: list[str]) -> Split:
        """One type for each that is allowed."""
        ordered = [kind for kind in allowed if not (kind == "integer" and "number" in allowed)]
        parts = [self._plain(part) for part in _of_each(schema, ordered)]
        if len(parts) == 1:
            return parts[0]
        rest: Schema = True if all(rest is True for _, rest in parts) else schema
        bare = [{word: part[word] for word in part if word in {*words(part), LISTED}} for part, _ in parts]
        first = bare[0]
        nullable = len(bare) == 2 and bare[1] == {"type": "null"} and not {*VALUES, LISTED} & set(first)
        if nullable and first.get("type") in _NULLABLE:
            return {**notes(schema), **first, "type": [first["type"], "null"]}, rest
        return {**notes(schema), "anyOf": bare}, rest

    def _class(self, name: str) -> Split:
        schema, hint = self._definitions[name], self._hints[name]
        members = {wire: self.split(member) for wire, member in hint["properties"].items()}
        typed = notes(schema) | {"type": "object", "properties": {wire: part for wire, (part, _) in members.items()}}
        required = [wire for wire in hint.get("required", ()) if wire in members]
        if required:
            typed["required"] = required
        simple = not UNEVALUATED & set(schema)
        closed = simple and schema.get("additionalProperties") is False and not schema.get("patternProperties")
        typed["additionalProperties"] = not closed
        if hint is not schema or not simple:
            return typed, schema
        lines = compiled(schema)
        typed |= {word: schema[word] for word in lines}
        return typed, _with_rules(schema, self._left(schema, {w: r for w, (_, r) in members.items()}, lines, closed))

    def _left(self, schema: JsonObject, members: JsonObject, lines: set[str], closed: bool) -> JsonObject:
        """The keywords of a class that neither its fields nor its compiled rules enforce."""
        done = {"type", "properties", "required", "additionalProperties", *lines}
        left = {word: schema[word] for word in schema if word in words(schema) - done and word not in _FOREIGN}
        kept = {wire: rest for wire, rest in members.items() if rest is not True}
        if not closed and schema.get("additionalProperties", True) is not True:
            kept = members
            left["additionalProperties"] = schema["additionalProperties"]
        if kept:
            left["properties"] = kept
        absent = [wire for wire in schema.get("required", ()) if wire not in members]
        return left | ({"required": absent} if absent else {})


_DEEPEST = 8
_NULLABLE = frozenset({"string", "integer", "number", "boolean", "array"})
_FOREIGN = frozenset().union(*(found for kind, found in KEYWORDS_OF.items() if kind != "object"))


def _is_class(hint: JsonObject) -> bool:
    return kinds(hint) == ["object"] and "properties" in hint and bindable(hint["properties"])


def _solid(schema: Schema) -> bool:
    """Whether it is more than another name for a component."""
    return isinstance(schema, dict) and words(schema) != {"$ref"}


def _kinds_of_values(schema: JsonObject) -> list[str]:
    """The types of listed values, where models tell those as JSON does: 1 and 1.0 are one value, of two types."""
    found = dict.fromkeys(map(kind_of, values(schema) or ()))
    return [*found] if found.keys() <= {"string", "boolean", "null"} else []


def _of_each(schema: JsonObject, allowed: list[str]) -> Iterator[JsonObject]:
    """The schema for each type, with the values of that type; without the types that no value has."""
    listed = {kind: [value for value in values(schema) or () if _is(value, kind)] for kind in allowed}
    for kind in allowed:
        if listed[kind] and "const" not in schema:
            yield {**schema, "type": kind, "enum": listed[kind]}
        elif listed[kind] or not any(listed.values()):
            yield {**schema, "type": kind}


def _is(value: Any, kind: str) -> bool:
    return kind_of(value) in ({"integer", "number"} if kind == "number" else {kind})


def _listed(schema: JsonObject, typed: JsonObject) -> JsonObject:
    """The values that `schema` lists and its type does not, for readers."""
    listed = values(schema)
    return {LISTED: listed} if listed and typed.get("type") != "null" and not VALUES & set(typed) else {}


def _joined(schema: JsonObject, rest: Schema, open_: JsonObject) -> Schema:
    """The two halves of a remainder, which share no keyword."""
    return False if rest is False else _with_rules(schema, {**({} if rest is True else rest), **open_})


def _with_rules(schema: JsonObject, left: JsonObject) -> Schema:
    """A remainder with the messages of its keywords; `true` if it is empty."""
    rules = [note for note in schema.get("x-rules", ()) if note["keyword"] in left]
    return {**left, **({"x-rules": rules} if rules else {})} or True


def closure(schemas: Iterable[Schema], definitions: JsonObject) -> JsonObject:
    """The components that `schemas` refer to, and those that these refer to."""
    found: JsonObject = {}
    waiting = [name for schema in schemas for name in _references(schema)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = definitions[name]
            waiting.extend(_references(found[name]))
    return dict(sorted(found.items()))


def _references(schema: Schema) -> Iterator[str]:
    """The components that `schema` refers to."""
    return (inner["$ref"].rpartition("/")[2] for _, inner in walk(schema) if "$ref" in inner)
