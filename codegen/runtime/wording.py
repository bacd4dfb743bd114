"""Numbers of things, and values, in the words of messages: a value is never shown, only what kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any


def counted(count: Any, noun: str) -> str:
    """`1 item`, `2 items`, `2 bodies`."""
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def shape_of(value: Any) -> str:
    """What kind of value it is, and how large; never the value itself."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int():
            return "an integer"
        case float() if not isfinite(value):
            return str(value)
        case float():
            return "a number with a fraction or exponent"
        case str():
            return f"a string of {counted(len(value), 'character')}"
        case Mapping():
            return f"an object with {counted(len(value), 'member')}"
        case list() | tuple():
            return f"an array of {counted(len(value), 'item')}"
        case _:
            return f"a {type(value).__name__}"
