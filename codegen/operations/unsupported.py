"""What a document may state, yet the library would drop in silence: refused with a sentence instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..runtime.cli.flags import sections
from .model import Operation
from .types import Choice, ListOf, MapOf, OneOf, Type

# Parts that every library has, members of its clients, and commands of its own.
_TAKEN = frozenset({
    "aclose", "apply", "async_client", "async_connections", "async_pager", "call_action", "client", "close", "common",
    "common_rules", "completion", "connections", "contract", "docs", "index", "map", "pager", "runtime", "sandbox",
})  # fmt: skip


def check_family(name: str) -> None:
    """See that a route family can have a folder and an attribute of this name.

    Raises:
        ValueError: it cannot.
    """
    if name in _TAKEN:
        raise ValueError(f"every library has a part called {name!r}, so no route family can be; it cannot be bound")


def check(operation: Operation) -> None:
    """See that everything the document states has its effect.

    Raises:
        ValueError: something would be lost.
    """
    for faults in _CHECKS:
        for fault in faults(operation):
            raise ValueError(fault)


def _forms(operation: Operation) -> Iterator[str]:
    """The runtime writes a form of one file."""
    if operation.media_type.raw == "multipart/form-data":
        uploads = [[field.upload is not None for field in variant.fields] for variant in operation.variants]
        if uploads != [[True]]:
            yield "a form has one property with x-upload, its aliases, and no other; leave the others out"


def _both_sides(operation: Operation) -> Iterator[str]:
    """A request object is strict, a response object is lenient."""
    answered = {shape.name for shape in operation.response_shapes}
    for shape in operation.request_shapes:
        if shape.name in answered:
            yield f"{shape.name} serves request and response; give the response a component of its own"


def _answers(operation: Operation) -> Iterator[str]:
    """What a call returns has one class."""
    if operation.response not in {shape.name for shape in operation.response_shapes}:
        yield f"{operation.response} is a union; answer with one object, and put the union into a property of it"


def _value_aliases(operation: Operation) -> Iterator[str]:
    """Values are replaced where a field holds them directly."""
    for shape in operation.request_shapes:
        for field in shape.fields:
            if not isinstance(field.type, Choice) and any(choice.aliases for choice in _choices(field.type)):
                yield f"x-value-aliases of the items of {field.wire.raw} would not be replaced; leave them out"


def _flags(operation: Operation) -> Iterator[str]:
    """On the command line, each field has a flag of its own."""
    try:
        sections(operation.request_schema)
    except ValueError as error:
        yield str(error)


def _choices(type_: Type) -> Iterator[Choice]:
    match type_:
        case Choice():
            yield type_
        case ListOf(inner) | MapOf(inner):
            yield from _choices(inner)
        case OneOf(members):
            for member in members:
                yield from _choices(member)


_CHECKS: tuple[Callable[[Operation], Iterator[str]], ...] = (
    _forms, _answers, _both_sides, _value_aliases, _flags,
)  # fmt: skip
