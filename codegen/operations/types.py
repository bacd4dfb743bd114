"""The types that a spec can state, as data. What they look like in Python is decided by `codegen.render`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..names import Identifier
from .text import Text


@dataclass(frozen=True)
class Scalar:
    """A plain value: string, integer, number, boolean or null."""

    kind: Literal["str", "int", "float", "bool", "None"]


@dataclass(frozen=True)
class Anything:
    """A value that the docs do not describe further."""


@dataclass(frozen=True)
class OpenObject:
    """An object whose members the docs do not name."""


@dataclass(frozen=True)
class Choice:
    """One of the values listed. `aliases` maps deprecated spellings to those that are sent."""

    values: tuple[Text | int | bool, ...]
    aliases: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True)
class Listed:
    """A type of which only the listed values may stand there, as JSON. Python's types cannot say so."""

    values: tuple[Text, ...]
    type: Type


@dataclass(frozen=True)
class Named:
    """An object shape, by its component name."""

    name: Identifier


@dataclass(frozen=True)
class ListOf:
    item: Type


@dataclass(frozen=True)
class MapOf:
    value: Type


@dataclass(frozen=True)
class OneOf:
    """Exactly one of several types; `discriminator` is the wire name of the property that tells which."""

    members: tuple[Type, ...]
    discriminator: Text | None = None


Type: TypeAlias = Scalar | Anything | OpenObject | Choice | Listed | Named | ListOf | MapOf | OneOf


def named(type_: Type) -> tuple[Identifier, ...]:
    """The shapes that `type_` mentions, in order."""
    match type_:
        case Named(name):
            return (name,)
        case ListOf(inner) | MapOf(inner) | Listed(_, inner):
            return named(inner)
        case OneOf(members):
            return tuple(name for member in members for name in named(member))
        case _:
            return ()
