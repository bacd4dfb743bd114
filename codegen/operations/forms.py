"""The fields of a form: of which kind each is, so that its text can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .model import Field, Operation, Shape
from .text import Text
from .types import Choice, Listed, Named, OneOf, Scalar, Type, named

_SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


def shapes(operation: Operation) -> list[Shape]:
    """The objects of which the body is one."""
    names = named(operation.request_type)
    return [shape for shape in operation.request_shapes if shape.name in names]


def is_closed(operation: Operation) -> bool:
    """Whether the body is one of `shapes` for certain: objects whose properties have names in Python."""
    type_ = operation.request_type
    return all(isinstance(each, Named) for each in (type_.members if isinstance(type_, OneOf) else (type_,)))


def form(operation: Operation) -> dict[str, dict[str, Any]]:
    """What the sandbox and the contract suite go by: the kind of each field, and what binds a file."""
    fields = (field for shape in shapes(operation) for field in shape.fields)
    return {field.wire.raw: {"type": kind(field), **_limits(field)} for field in fields}


def kind(field: Field) -> str:
    """`file`, or the JSON type that the field's text is read as; empty if no single one."""
    return "file" if field.upload else _read_as(field.type)


def _read_as(type_: Type) -> str:
    match type_:
        case Scalar(name):
            return _SCALARS.get(name, "")
        case Listed(_, inner):
            return _read_as(inner)
        case Choice(values):
            kinds = set(map(_kind_of, values))
            return kinds.pop() if len(kinds) == 1 else ""
        case _:
            return ""


def _kind_of(value: Any) -> str:
    return "string" if isinstance(value, Text) else _SCALARS.get(type(value).__name__, "")


def _limits(field: Field) -> dict[str, Any]:
    if field.upload is None:
        return {}
    return {"nameEndsWith": field.upload.name_ends_with.raw, "maxBytes": field.upload.max_bytes}


def unreadable(operation: Operation) -> Iterator[tuple[Shape, Field, str]]:
    """Fields whose text could not be read, each with the reason."""
    known: dict[Text, str] = {}
    for shape in shapes(operation):
        for field in shape.fields:
            found = kind(field)
            if not found:
                yield shape, field, "is none of these: leave it out, or describe a string that holds its JSON"
            elif known.setdefault(field.wire, found) != found:
                yield shape, field, f"is {known[field.wire]} in one object and {found} in another: rename one"
