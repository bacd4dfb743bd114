"""What a document may state, yet the library would drop in silence: refused with a sentence instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..load.document import escape
from ..load.keywords import walk
from ..lower import resolved
from ..runtime.cli.flags import sections
from .model import Operation
from .types import Choice, ListOf, MapOf, OneOf, Type

# Parts that every library has, members of its clients, and commands of its own.
_TAKEN = frozenset({
    "aclose", "apply", "async_client", "async_connections", "async_pager", "call_action", "client", "close", "common",
    "common_rules", "completion", "connections", "contract", "docs", "index", "map", "pager", "runtime", "sandbox",
})  # fmt: skip


class Fault(NamedTuple):
    """What is wrong, and the pointer to it in the document of the Action."""

    pointer: str
    sentence: str


def check_family(name: str) -> None:
    """See that a route family can have a folder and an attribute of this name.

    Raises:
        ValueError: it cannot.
    """
    if name in _TAKEN:
        raise ValueError(f"every library has a part called {name!r}, so no route family can be; it cannot be bound")


def faults(operation: Operation) -> Iterator[Fault]:
    """What the document states without an effect."""
    for check in _CHECKS:
        yield from check(operation)


def _component(operation: Operation, name: str, below: str = "") -> str:
    """The pointer to a component of the document; to that of the request if `name` is another document's."""
    return f"/components/schemas/{operation.request if name in operation.shared else name + below}"


def _forms(operation: Operation) -> Iterator[Fault]:
    """The runtime writes a form of one file."""
    if operation.media_type.raw == "multipart/form-data":
        uploads = [[field.upload is not None for field in variant.fields] for variant in operation.variants]
        if uploads != [[True]]:
            sentence = "a form has one property with x-upload, its aliases, and no other; leave the others out"
            yield Fault(_component(operation, operation.request), sentence)


def _both_sides(operation: Operation) -> Iterator[Fault]:
    """A request object is strict, a response object is lenient."""
    answered = {shape.name for shape in operation.response_shapes}
    for shape in operation.request_shapes:
        if shape.name in answered:
            sentence = f"{shape.name} serves request and response; give the response a component of its own"
            yield Fault(_component(operation, shape.name), sentence)


def _answers(operation: Operation) -> Iterator[Fault]:
    """What a call returns has one class."""
    name = operation.response
    if name not in {shape.name for shape in operation.response_shapes}:
        sentence = f"{name} is a union; answer with one object, and put the union into a property of it"
        yield Fault(_component(operation, name), sentence)


def _value_aliases(operation: Operation) -> Iterator[Fault]:
    """Values are replaced where a field holds them directly."""
    for shape in operation.request_shapes:
        for field in shape.fields:
            if not isinstance(field.type, Choice) and any(choice.aliases for choice in _choices(field.type)):
                sentence = f"x-value-aliases of the items of {field.wire.raw} would not be replaced; leave them out"
                yield Fault(_component(operation, shape.name, f"/properties/{escape(field.wire.raw)}"), sentence)


def _classless(operation: Operation) -> Iterator[Fault]:
    """What is deprecated is replaced in objects that have a class; their parts in `allOf` are theirs."""
    definitions, classes = operation.request_schema["$defs"], {shape.name for shape in operation.request_shapes}
    for name, definition in definitions.items():
        for pointer, schema in walk(definition):
            if name in classes and re.fullmatch(r"(/allOf/\d+)*", pointer):
                continue
            for wire, member in schema.get("properties", {}).items():
                said = {*(member if isinstance(member, dict) else ()), *resolved(member, definitions)}
                if {"x-alias-of", "x-value-aliases"} & said:
                    sentence = f"what is deprecated in {wire} would not be replaced; {_CLASS}, or leave it out"
                    yield Fault(_component(operation, name, f"{pointer}/properties/{escape(wire)}"), sentence)


_CLASS = "make its object a component of type object, with names of letters, digits and _"


def _flags(operation: Operation) -> Iterator[Fault]:
    """On the command line, each field has a flag of its own."""
    try:
        sections(operation.request_schema)
    except ValueError as error:
        yield Fault(_component(operation, operation.request), str(error))


def _choices(type_: Type) -> Iterator[Choice]:
    match type_:
        case Choice():
            yield type_
        case ListOf(inner) | MapOf(inner):
            yield from _choices(inner)
        case OneOf(members):
            for member in members:
                yield from _choices(member)


_CHECKS: tuple[Callable[[Operation], Iterator[Fault]], ...] = (
    _forms, _answers, _both_sides, _value_aliases, _classless, _flags,
)  # fmt: skip
