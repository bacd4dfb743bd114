"""Which property names can be fields of a class."""

from __future__ import annotations

from collections.abc import Iterable

from ..names import field_name_or_none


def bindable(wires: Iterable[str]) -> bool:
    """Whether each of the names gives a Python name of its own."""
    names: set[str] = set()
    for wire in wires:
        name = field_name_or_none(wire)
        if name is None or name in names:
            return False
        names.add(name)
    return True
