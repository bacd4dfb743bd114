"""How a type looks as a Python annotation."""

from __future__ import annotations

from ..names import Identifier
from ..operations.text import Text
from ..operations.types import Anything, Choice, ListOf, MapOf, Named, OneOf, OpenObject, Scalar, Type
from .escape import Escaped, literal


def argument(type_: Type) -> Escaped:
    """What a caller may pass: models, or mappings in either spelling."""
    return _written(type_, suffix="Input")


def member(type_: Type) -> Escaped:
    """What a response holds."""
    return _written(type_, suffix="")


def _written(type_: Type, suffix: str) -> Escaped:
    match type_:
        case Scalar(kind):
            return Escaped(kind)
        case Choice():
            return _choice(type_)
        case Named(name):
            return Escaped(f"{Identifier(name)}{suffix}")
        case ListOf(inner):
            return Escaped(f"{'Sequence' if suffix else 'list'}[{_written(inner, suffix)}]")
        case MapOf(inner):
            return Escaped(f"{'Mapping' if suffix else 'dict'}[str, {_written(inner, suffix)}]")
        case OneOf(members):
            return Escaped(" | ".join(dict.fromkeys(_written(m, suffix) for m in members)))
        case OpenObject():
            return Escaped("Mapping[str, Any]" if suffix else "dict[str, Any]")
        case Anything():
            return Escaped("Any")


def _choice(choice: Choice) -> Escaped:
    deprecated = {given for given, _ in choice.aliases}
    values = [value for value in choice.values if not (isinstance(value, Text) and value in deprecated)]
    return Escaped(f"Literal[{', '.join(map(literal, values))}]")
