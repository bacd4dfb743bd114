# Generated from spec/ by `make generate`. Do not edit.
"""When two JSON values are equal, which Python answers differently: True == 1 there."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any


def key(value: Any) -> Hashable:
    """Equal for equal JSON values, and different for different ones."""
    match value:
        case bool():
            return "boolean", value
        case list():
            return "array", tuple(map(key, value))
        case dict():
            return "object", frozenset((name, key(member)) for name, member in value.items())
        case _:
            return value if value is None or isinstance(value, int | float | str) else ("other", repr(value))
