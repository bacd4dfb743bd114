"""The flags of an Action on the command line: one for each plain field of its body, with dots for nested objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .model import Field, Operation, Shape
from .paths import dotted
from .text import Text
from .types import Choice, ListOf, Named, OneOf, Scalar, Type

Kind = Literal["string", "integer", "number", "boolean", "choice", "file", "json"]
Path = tuple[Text, ...]

# What every command takes; a field of such a name is `--body.<name>`.
TAKEN = frozenset({
    "all", "base-url", "deadline", "dry-run", "example", "extra-body", "help", "json", "output", "poll-interval",
    "query", "sandbox", "timeout",
})  # fmt: skip
_KINDS: Mapping[str, Kind] = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "None": "json"}


@dataclass(frozen=True)
class Flag:
    """One flag.

    Attributes:
        name: without the leading hyphens.
        path: wire names that lead to the field.
        kind: how its text becomes a value; `json` for what cannot be written as one word.
        many: whether it may be repeated; the values form a list.
        choices: values with what each means; empty if any will do.
        needed: when it must be given; empty if never.
        when: when it may be given; empty if always.
    """

    name: str
    path: Path
    kind: Kind
    many: bool
    choices: tuple[tuple[Text | int | bool, Text], ...]
    description: Text
    limits: Text
    needed: Text
    when: Text


@dataclass(frozen=True)
class Section:
    """The flags of one object of the body. `path` is dotted, and empty for the body itself."""

    path: Text
    needed: Text
    when: Text
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True)
class _Leaf:
    """One shape that an object may have, and the tag that says so."""

    shape: Shape
    tag: str = ""


@dataclass(frozen=True)
class _Member:
    """A field of an object, as each of the object's shapes has it."""

    owners: tuple[str, ...]
    fields: tuple[Field, ...]
    needed: Text


def sections(operation: Operation) -> tuple[Section, ...]:
    """The flags, by the object that they belong to, outermost first.

    Raises:
        ValueError: two fields have the same flag.
    """
    found = tuple(_Reader(operation).section(operation.request_type, Section(Text(""), Text(""), Text("")), ""))
    names = [flag.name for section in found for flag in section.flags]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"two fields have the flag --{twice}; rename one")
    return found


class _Reader:
    def __init__(self, operation: Operation) -> None:
        self._shapes = {shape.name: shape for shape in operation.request_shapes}
        self._hints = {hint.path.raw: hint.sentence for hint in operation.hints}

    def section(
        self, type_: Type, head: Section, prefix: str, path: Path = (), entered: tuple[str, ...] = ()
    ) -> Iterator[Section]:
        """The section of the object `type_`, and those of the objects in it."""
        leaves = tuple(self._leaves(type_))
        flags: list[Flag] = []
        inner: list[Section] = []
        for wire, member in _members(leaves).items():
            place, name = (*path, wire), prefix + member.fields[0].name.strip("_").replace("_", "-")
            nested = OneOf(tuple(dict.fromkeys(field.type for field in member.fields)))
            above = (*entered, *member.owners)
            if self._is_object(nested, above):
                inner += self.section(nested, self._head(place, member), f"{name}.", place, above)
            else:
                flags.append(self._flag(place, name, member))
        if flags:
            yield replace(head, flags=tuple(flags))
        yield from inner

    def _leaves(self, type_: Type, tag: str = "") -> Iterator[_Leaf]:
        match type_:
            case Named(name):
                yield _Leaf(self._shapes[name], tag)
            case OneOf(members, discriminator):
                for member in members:
                    yield from self._leaves(member, self._tag(member, discriminator) or tag)

    def _tag(self, member: Type, discriminator: Text | None) -> str:
        """`modelFormat Safetensors`: what tells this member of a union from the others."""
        if discriminator is None or not isinstance(member, Named):
            return ""
        field = next(f for f in self._shapes[member.name].fields if f.wire == discriminator)
        values = field.type.values if isinstance(field.type, Choice) else ()
        return f"{discriminator.raw} {' or '.join(v.raw for v in values if isinstance(v, Text))}"

    def _is_object(self, type_: Type, entered: tuple[str, ...]) -> bool:
        """Whether flags with dots can write it: an object with named members that is not inside itself."""
        match type_:
            case Named(name):
                return name not in entered
            case OneOf(members):
                return all(self._is_object(member, entered) for member in members)
            case _:
                return False

    def _head(self, path: Path, member: _Member) -> Section:
        return Section(Text(dotted(path)), member.needed, self._when(path))

    def _when(self, path: Path) -> Text:
        return self._hints.get(dotted(path), Text(""))

    def _flag(self, path: Path, name: str, member: _Member) -> Flag:
        first = member.fields[0]
        kind, many = _kind(first)
        choices = _choices(member.fields) if kind == "choice" else ()
        described = any(meaning for _, meaning in choices)
        return Flag(
            name=f"body.{name}" if name in TAKEN or name.startswith("no-") else name,
            path=path,
            kind=kind,
            many=many,
            choices=choices,
            description=Text("") if described else first.description,
            limits=first.limits,
            needed=member.needed,
            when=self._when(path),
        )


def _members(leaves: tuple[_Leaf, ...]) -> dict[Text, _Member]:
    """Every field that one of the shapes has, deprecated spellings left out."""
    owners: dict[Text, list[tuple[_Leaf, Field]]] = {}
    for leaf in leaves:
        for field in leaf.shape.fields:
            if not field.alias_of:
                owners.setdefault(field.wire, []).append((leaf, field))
    return {
        wire: _Member(
            owners=tuple(leaf.shape.name for leaf, _ in found),
            fields=tuple(field for _, field in found),
            needed=_needed(found, len(leaves)),
        )
        for wire, found in owners.items()
    }


def _needed(owners: list[tuple[_Leaf, Field]], shapes: int) -> Text:
    asking = [leaf.tag for leaf, field in owners if field.required]
    if len(asking) == shapes:
        return Text("required")
    own_tag = f"{owners[0][1].wire.raw} "
    tags = [tag for tag in asking if not tag.startswith(own_tag)]
    return Text(f"required with {' or '.join(tags)}" if tags and all(asking) else "")


def _kind(field: Field) -> tuple[Kind, bool]:
    """How the field's text becomes a value, and whether several make a list."""
    match field.type:
        case _ if field.upload:
            return "file", False
        case ListOf(Scalar("str" | "int" | "float") | Choice() as item):
            return _plain(item), True
        case OneOf((one, Scalar("None"))):
            return _plain(one), False
        case one:
            return _plain(one), False


def _plain(type_: Type) -> Kind:
    match type_:
        case Scalar(kind):
            return _KINDS[kind]
        case Choice():
            return "choice"
        case _:
            return "json"


def _choices(fields: tuple[Field, ...]) -> tuple[tuple[Text | int | bool, Text], ...]:
    """The values of all shapes; where each shape has a value of its own, that shape's words say what it means."""
    found: dict[tuple[type, Text | int | bool], Text] = {}
    told = len(fields) > 1 and all(len(_values(field.type)) == 1 for field in fields)
    for field in fields:
        for value in _values(field.type):
            found.setdefault((type(value), value), field.description if told else Text(""))
    return tuple((value, meaning) for (_, value), meaning in found.items())


def _values(type_: Type) -> tuple[Text | int | bool, ...]:
    match type_:
        case Choice(values, aliases):
            deprecated = {given for given, _ in aliases}
            return tuple(value for value in values if not (isinstance(value, Text) and value in deprecated))
        case ListOf(inner):
            return _values(inner)
        case OneOf(members):
            return tuple(value for member in members for value in _values(member))
        case _:
            return ()
