"""A string that a pattern matches, short and plain: what near-misses of a field with a pattern begin with."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

# The tree that Python's own engine makes of a pattern. It is tried by the oracle, which reads patterns as JSON Schema.
_parse = import_module("re._parser").parse
_PLAIN = "a0A-_/.:@ "


def sample(pattern: str) -> str | None:
    """Such a string; None where none is found this way."""
    try:
        return _text(_parse(pattern))
    except (re.error, RecursionError, OverflowError):
        return None


def _text(tree: Any) -> str:
    return "".join(_piece(str(kind), value) for kind, value in tree)


def _piece(kind: str, value: Any) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "ANY":
            return "a"
        case "NOT_LITERAL":
            return "a" if ord("a") != value else "b"
        case "IN":
            return _member(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            return _text(inner) * int(min(max(least, 1), most))
        case "SUBPATTERN":
            return _text(value[-1])
        case "BRANCH":
            return _text(value[1][0])
        case _:
            return ""


def _member(some: Any) -> str:
    """A character of a class."""
    kind, value = str(some[0][0]), some[0][1]
    if kind == "LITERAL":
        return chr(value)
    if kind == "RANGE":
        return chr(value[0])
    return (
        next((c for c in _PLAIN if re.fullmatch(_CLASSES.get(str(value), "."), c)), "a") if kind == "CATEGORY" else "~"
    )


_CLASSES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
    "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
}  # fmt: skip
