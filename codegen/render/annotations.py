"""How a type looks as a Python annotation."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..names import Identifier
from ..operations.text import Text
from ..operations.types import Anything, Choice, Listed, ListOf, MapOf, Named, OneOf, OpenObject, Scalar, Type
from .escape import Escaped, literal


def argument(type_: Type, home: str = "") -> Escaped:
    """What a caller may pass: models, or mappings in either spelling, of the module `home`."""
    return _written(type_, lambda name: f"{home}{name}Input", ("Sequence", "Mapping"))


def member(type_: Type, shared: Collection[str] = ()) -> Escaped:
    """What a response holds, as a namespace knows it: models of its family, or shared ones."""
    return _written(type_, lambda name: f"{'_common' if name in shared else '_models'}.{name}", ("list", "dict"))


def _written(type_: Type, named: Callable[[Identifier], str], containers: tuple[str, str]) -> Escaped:
    items, members = containers
    match type_:
        case Scalar(kind):
            return Escaped(kind)
        case Choice():
            return _choice(type_)
        case Listed(_, inner):
            return _written(inner, named, containers)
        case Named(name):
            return Escaped(named(Identifier(name)))
        case ListOf(inner):
            return Escaped(f"{items}[{_written(inner, named, containers)}]")
        case MapOf(inner):
            return Escaped(f"{members}[str, {_written(inner, named, containers)}]")
        case OneOf(several):
            return Escaped(" | ".join(dict.fromkeys(_written(one, named, containers) for one in several)))
        case OpenObject():
            return Escaped(f"{members}[str, Any]")
        case Anything():
            return Escaped("Any")


def _choice(choice: Choice) -> Escaped:
    deprecated = {given for given, _ in choice.aliases}
    values = [value for value in choice.values if not (isinstance(value, Text) and value in deprecated)]
    return Escaped(f"Literal[{', '.join(map(literal, values))}]")
