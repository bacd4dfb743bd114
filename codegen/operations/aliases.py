"""Deprecated spellings, by the shape that has them: another shape at the same place may mean something else by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .model import Aliases, Shape
from .types import Choice


def aliases(shapes: Iterable[Shape]) -> Iterator[Aliases]:
    """Properties and values that are replaced before sending."""
    for shape in shapes:
        fields = tuple((field.wire, field.alias_of) for field in shape.fields if field.alias_of)
        values = tuple(
            (field.wire, field.type.aliases)
            for field in shape.fields
            if isinstance(field.type, Choice) and field.type.aliases
        )
        if fields or values:
            yield Aliases(shape.name, fields, values)
