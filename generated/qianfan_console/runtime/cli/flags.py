# Generated from spec/ by `make generate`. Do not edit.
"""The flags of an Action: one for each plain field of its body, with dots for nested objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..limits import limits
from ..spelling import parameter
from .command import Flag, Section
from .objects import JsonObject, Objects, Shape, branches, spelt_out

Path = tuple[str, ...]

# What every command takes; a field of such a name is `--body.<name>`.
TAKEN = frozenset({
    "all", "base-url", "deadline", "dry-run", "example", "extra-body", "help", "json", "output", "poll-interval",
    "query", "sandbox", "timeout",
})  # fmt: skip
_PLAIN = frozenset({"string", "integer", "number", "boolean"})


class _Member(NamedTuple):
    """A field of an object, as each of the object's shapes has it."""

    owners: tuple[str, ...]
    schemas: list[JsonObject]
    needed: str


def sections(request: JsonObject) -> tuple[Section, ...]:
    """The flags of a request, whose schema is bundled, by the object that they belong to, outermost first.

    Raises:
        ValueError: two fields have the same flag.
    """
    stated = spelt_out(request)
    found = tuple(_Reader(stated["$defs"]).section([stated], Section("", ()), ""))
    names = [flag.name for section in found for flag in section.flags]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"two fields have the flag --{twice}; rename one")
    return found


class _Reader:
    def __init__(self, definitions: Mapping[str, JsonObject]) -> None:
        self._objects = Objects(definitions)

    def section(
        self, schemas: Sequence[JsonObject], head: Section, prefix: str, path: Path = (), entered: Path = ()
    ) -> Iterator[Section]:
        """The section of an object, which is of one of `schemas`, and those of the objects in it."""
        shapes = [shape for schema in schemas for shape in self._objects.shapes(schema)]
        conditions = self._conditions(schemas)
        flags: list[Flag] = []
        inner: list[Section] = []
        for wire, member in self._members(shapes).items():
            place, name = (*path, wire), prefix + parameter(wire).strip("_").replace("_", "-")
            above, when = (*entered, *member.owners), conditions.get(wire, "")
            if self._is_object(member, above):
                nested = Section(".".join(place), (), member.needed, when)
                inner += self.section(_distinct(member.schemas), nested, f"{name}.", place, above)
            else:
                flags.append(self._flag(place, name, member, when))
        if flags:
            yield head._replace(flags=tuple(flags))
        yield from inner

    def _members(self, shapes: Sequence[Shape]) -> dict[str, _Member]:
        owners: dict[str, list[Shape]] = {}
        for shape in shapes:
            for wire in shape.members:
                owners.setdefault(wire, []).append(shape)
        return {
            wire: _Member(
                tuple(shape.name for shape in found),
                [shape.members[wire] for shape in found],
                _needed(wire, found, len(shapes)),
            )
            for wire, found in owners.items()
        }

    def _is_object(self, member: _Member, entered: Path) -> bool:
        """Whether flags with dots can write it: an object with named members that is not inside itself."""
        found = [self._objects.shapes(schema) for schema in member.schemas]
        return all(found) and not any(shape.name in entered for shapes in found for shape in shapes)

    def _conditions(self, schemas: Sequence[JsonObject]) -> dict[str, str]:
        """With which tag a field is valid, for those that only some shapes of a union have."""
        owners: dict[str, dict[str, set[str]]] = {}
        for field, shapes in (union for schema in schemas for union in self._objects.tagged(schema)):
            for shape in shapes:
                for wire in shape.members:
                    if not all(wire in other.members for other in shapes):
                        tag = shape.tag.removeprefix(f"{field} ")
                        owners.setdefault(wire, {}).setdefault(field, set()).add(tag)
        said = ((wire, list(fields.items())[-1]) for wire, fields in owners.items())
        return {wire: f"only with {field} {' or '.join(sorted(tags))}" for wire, (field, tags) in said}

    def _flag(self, path: Path, name: str, member: _Member, when: str) -> Flag:
        first = self._objects.whole(member.schemas[0])
        kind, many = self._kind(first)
        if kind == "choice" and not self._are_words(member.schemas):
            kind, many = "json", False
        choices = self._choices(member.schemas) if kind == "choice" else ()
        described = any(meaning for _, meaning in choices)
        return Flag(
            name=f"body.{name}" if name in TAKEN or name.startswith("no-") else name,
            path=path,
            kind=kind,
            description="" if described else _text(first),
            limits=limits(first),
            needed=member.needed,
            when=when,
            many=many,
            choices=choices,
        )

    def _kind(self, schema: JsonObject) -> tuple[str, bool]:
        """How the field's text becomes a value, and whether several make a list; `json` if it is not one word."""
        if "x-upload" in schema:
            return "file", False
        if _type(schema) == "array" and isinstance(schema.get("items"), dict):
            kind = self._plain(schema["items"])
            return (kind, True) if kind not in {"json", "boolean"} else ("json", False)
        return self._plain(schema), False

    def _plain(self, schema: JsonObject) -> str:
        whole = self._objects.whole(schema)
        if "const" in whole or "enum" in whole:
            return "choice"
        if others := [branch for branch in branches(whole) if branch.get("type") != "null"]:
            return self._plain(others[0]) if len(others) == 1 else "json"
        kind = _type(whole)
        return kind if kind in _PLAIN else "json"

    def _are_words(self, schemas: Sequence[JsonObject]) -> bool:
        """Whether every value that the shapes list can be written as one word."""
        return all(isinstance(value, str | int | float) for each in schemas for value in self._objects.values(each))

    def _choices(self, schemas: Sequence[JsonObject]) -> tuple[tuple[str | int | bool, str], ...]:
        """The values of all shapes; where each has a value of its own, that shape's words say what it means."""
        found: dict[tuple[type, str | int | bool], str] = {}
        told = len(schemas) > 1 and all(len(self._objects.values(schema)) == 1 for schema in schemas)
        for schema in schemas:
            for value in self._objects.values(schema):
                found.setdefault((type(value), value), _text(self._objects.whole(schema)) if told else "")
        return tuple((value, meaning) for (_, value), meaning in found.items())


def _distinct(schemas: Sequence[JsonObject]) -> list[JsonObject]:
    return [schema for number, schema in enumerate(schemas) if schema not in schemas[:number]]


def _needed(wire: str, owners: Sequence[Shape], shapes: int) -> str:
    asking = [shape.tag for shape in owners if shape.requires(wire)]
    if len(asking) == shapes:
        return "required"
    tags = [tag for tag in asking if not tag.startswith(f"{wire} ")]
    return f"required with {' or '.join(tags)}" if tags and all(asking) else ""


def _type(schema: JsonObject) -> str:
    """The one type of a value that is not null; empty if there are several."""
    stated: Any = schema.get("type", "")
    kinds = [stated] if isinstance(stated, str) else [kind for kind in stated if kind != "null"]
    return kinds[0] if len(kinds) == 1 else ""


def _text(schema: JsonObject) -> str:
    return " ".join(str(schema.get("description", "")).split())
