"""The ways to call an Action: what the overloads of its method are made from."""

from __future__ import annotations

from dataclasses import replace

from .model import Field, Variant
from .shapes import Shapes
from .text import Text
from .types import named


def variants(request: Shapes) -> tuple[Variant, ...]:
    """One way to call for each branch of the request, or for each field of an exactly-one rule."""
    found: list[Variant] = []
    for name in dict.fromkeys(named(request.type)):
        shape = request.shape(name)
        fields = tuple(f for f in shape.fields if not f.alias_of)
        wires = {f.wire for f in fields}
        choice = next((tuple(f for f in r.fields if f in wires) for r in shape.rules if r.kind == "exactly_one"), ())
        for chosen in choice or (None,):
            found.append(Variant(shape.name, shape.description, _chosen(fields, choice, chosen)))
    return tuple(found)


def _chosen(fields: tuple[Field, ...], choice: tuple[Text, ...], chosen: Text | None) -> tuple[Field, ...]:
    kept = (f for f in fields if f.wire == chosen or f.wire not in choice)
    return tuple(replace(f, required=True) if f.wire == chosen else f for f in kept)
