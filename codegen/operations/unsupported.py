"""What a document may state, yet the library would drop in silence: refused with a sentence instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..load.document import escape
from ..load.keywords import walk
from ..lower import resolved
from ..runtime.cli.flags import sections
from .forms import is_closed, shapes, unreadable
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
    """A form has files and texts; the name of a text says how it is read, and of a file no text is known."""
    if operation.is_form:
        if not is_closed(operation):
            sentence = "a form is an object whose properties have names of letters, digits and _, or a union of such"
            yield Fault(_component(operation, operation.request), sentence)
        if operation.pagination or operation.waiters:
            sentence = "a form is sent once, not for each page or poll; leave out x-pagination and x-waiters"
            yield Fault(f"/paths/{escape(operation.route.raw)}/post", sentence)
        for shape, field, reason in unreadable(operation):
            place = f"/properties/{escape(field.wire.raw)}"
            yield Fault(_component(operation, shape.name, place), f"{_FIELD}; {field.wire.raw} {reason}")
        for name, definition in operation.request_schema["$defs"].items():
            for pointer, schema in walk(definition):
                for below, sentence in _unread(operation, schema):
                    yield Fault(_component(operation, name, f"{pointer}{below}"), sentence)


_FIELD = "a field of a form is a file with x-upload, or one of string, integer, number and boolean"
_UNNAMED = ("additionalProperties", "patternProperties", "unevaluatedProperties")
_OF_TEXTS = frozenset({"minLength", "maxLength", "pattern", "const", "enum", "not", "if", "allOf", "anyOf", "oneOf"})


def _unread(operation: Operation, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a schema in a form says of fields without a name, and of the text of files."""
    for keyword in _UNNAMED:
        if isinstance(schema.get(keyword), dict):
            yield f"/{keyword}", f"a form has named fields alone, or their texts could not be read; leave {keyword} out"
    files = {field.wire.raw for shape in shapes(operation) for field in shape.fields if field.upload}
    for wire in files & schema.get("properties", {}).keys():
        said = schema["properties"][wire]
        definitions = operation.request_schema["$defs"]
        for keyword in sorted(_OF_TEXTS & {*(said if isinstance(said, dict) else ()), *resolved(said, definitions)}):
            yield f"/properties/{escape(wire)}", f"nothing is known of the text in a file; leave {keyword} out"


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
