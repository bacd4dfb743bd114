# Generated from spec/ by `make generate`. Do not edit.
"""The objects that a JSON Schema names: with which tag each is meant, and what its members are.

Only what flags with dots can write is an object here: a component with named members, or a union of such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..spelling import parameter

JsonObject = dict[str, Any]


class Shape(NamedTuple):
    """One object. `tag` (`modelFormat Safetensors`) tells it from the others of its union."""

    name: str
    tag: str
    schema: JsonObject

    @property
    def members(self) -> Mapping[str, JsonObject]:
        """The schemas of its properties, by wire name, deprecated spellings left out."""
        return {wire: schema for wire, schema in self.schema["properties"].items() if "x-alias-of" not in schema}

    def requires(self, wire: str) -> bool:
        """Whether a member must be given; where it or a deprecated spelling of it must be, it is the one to give."""
        if wire in self.schema.get("required", ()):
            return True
        spellings = {name for name, schema in self.schema["properties"].items() if schema.get("x-alias-of") == wire}
        choice = [set(option.get("required", ())) for option in self.schema.get("oneOf", ())]
        return bool(choice) and all(option and option <= {wire, *spellings} for option in choice)


class Objects:
    """Reads the schemas of one bundle."""

    def __init__(self, definitions: Mapping[str, JsonObject]) -> None:
        self._definitions = definitions

    def whole(self, schema: JsonObject) -> JsonObject:
        """`schema` with what its reference and the parts of its `allOf` say, its own words first."""
        found: JsonObject = {}
        for part in self._parts(schema, frozenset()):
            for word, value in part.items():
                if word == "properties":
                    found[word] = _both(found.get(word, {}), value)
                elif word == "required":
                    found[word] = [*found.get(word, ()), *value]
                else:
                    found.setdefault(word, value)
        return found

    def _parts(self, schema: Any, entered: frozenset[str]) -> Iterator[JsonObject]:
        if not isinstance(schema, dict):
            return
        yield schema
        name = referred(schema)
        if name and name not in entered:
            yield from self._parts(self._definitions[name], entered | {name})
        for part in schema.get("allOf", ()):
            yield from self._parts(part, entered)

    def shapes(self, schema: JsonObject, tag: str = "", entered: frozenset[str] = frozenset()) -> list[Shape]:
        """The objects of which a value is one; empty if it may be something else."""
        name = referred(schema)
        if name in entered:
            return []
        if name:
            whole = self.whole(self._definitions[name])
            if "properties" in whole:
                return [Shape(name, tag, whole)] if _writable(whole["properties"]) else []
            return self.shapes(self._definitions[name], tag, entered | {name})
        for part in schema.get("allOf", ()):
            if found := self.shapes(part, tag, entered):
                return found
        several = [self.shapes(branch, self._tag(schema, branch) or tag, entered) for branch in branches(schema)]
        return [shape for shapes in several for shape in shapes] if all(several) else []

    def _tag(self, union: JsonObject, branch: JsonObject) -> str:
        field = discriminator(union)
        shapes = self.shapes(branch) if field else []
        if len(shapes) != 1:
            return ""
        return f"{field} {' or '.join(v for v in self.values(shapes[0].members[field]) if isinstance(v, str))}"

    def tagged(self, schema: JsonObject, entered: frozenset[str] = frozenset()) -> Iterator[tuple[str, list[Shape]]]:
        """The unions with a discriminator that a value is of: that field, and the objects of the union's own."""
        name = referred(schema)
        if name:
            if name not in entered and "properties" not in self.whole(schema):
                yield from self.tagged(self._definitions[name], entered | {name})
            return
        for part in schema.get("allOf", ()):
            yield from self.tagged(part, entered)
        if field := discriminator(schema):
            own = [self.shapes(branch, self._tag(schema, branch)) for branch in branches(schema)]
            yield field, [shapes[0] for shapes in own if len(shapes) == 1]
        for branch in branches(schema):
            yield from self.tagged(branch, entered)

    def values(self, schema: JsonObject) -> list[str | int | bool]:
        """The values that a schema lists, deprecated spellings left out."""
        whole = self.whole(schema)
        if "const" in whole or "enum" in whole:
            aliases = whole.get("x-value-aliases", ())
            listed = [whole["const"]] if "const" in whole else whole["enum"]
            return [value for value in listed if value is not None and value not in aliases]
        if isinstance(whole.get("items"), dict):
            return self.values(whole["items"])
        return [value for branch in branches(whole) for value in self.values(branch)]


def spelt_out(schema: Any) -> JsonObject:
    """`schema` with mappings for those in it that are `true` or `false`, which tell nothing of a value's kind."""
    if not isinstance(schema, dict):
        return {}
    return {word: _SPELT_OUT[word](value) if word in _SPELT_OUT else value for word, value in schema.items()}


def _each(schemas: Any) -> list[JsonObject]:
    return [spelt_out(schema) for schema in schemas]


def _named(schemas: Any) -> dict[str, JsonObject]:
    return {name: spelt_out(schema) for name, schema in schemas.items()}


_SPELT_OUT: dict[str, Callable[[Any], Any]] = {
    "$defs": _named, "properties": _named, "allOf": _each, "anyOf": _each, "oneOf": _each,
    "items": spelt_out,
}  # fmt: skip


def referred(schema: JsonObject) -> str:
    """The component that a schema refers to; empty if it refers to none."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def branches(schema: JsonObject) -> list[JsonObject]:
    """The alternatives of a union; of an object with members these are rules, and no alternatives."""
    return [] if "properties" in schema else [*schema.get("oneOf", ()), *schema.get("anyOf", ())]


def discriminator(schema: JsonObject) -> str:
    """The property that tells the branches of a union apart; empty if none does."""
    return str(schema.get("discriminator", {}).get("propertyName", ""))


def _both(one: JsonObject, other: JsonObject) -> JsonObject:
    """Properties of two parts; what both state must hold twice."""
    twice = {
        wire: {"allOf": [one[wire], other[wire]]} for wire in one.keys() & other.keys() if one[wire] != other[wire]
    }
    return {**one, **{wire: schema for wire, schema in other.items() if wire not in one}, **twice}


def _writable(properties: JsonObject) -> bool:
    """Whether each property gives a flag of its own."""
    names = [parameter(wire) for wire in properties]
    return all(name.isidentifier() for name in names) and len(set(names)) == len(names)
