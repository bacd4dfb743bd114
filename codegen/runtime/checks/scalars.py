"""Keywords about any value, strings and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import isfinite
from typing import Any

from ..wording import counted, shape_of
from .equality import key
from .fault import Fault
from .schema import Keyword


def is_number(value: Any) -> bool:
    """Whether it is a JSON number; true is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and value % 1 == 0,
    "number": is_number,
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


class Type(Keyword):
    def __init__(self, *types: str) -> None:
        self._types = types

    def faults(self, value: Any) -> Iterator[Fault]:
        if not any(_TYPES[name](value) for name in self._types):
            yield Fault("type", f"must be of type {' or '.join(self._types)}; got {shape_of(value)}")


class Enum(Keyword):
    """One of the values; `const` is an enum of one."""

    def __init__(self, *values: Any) -> None:
        self._values = values
        self._keys = frozenset(map(key, values))

    def faults(self, value: Any) -> Iterator[Fault]:
        if key(value) not in self._keys:
            yield Fault("enum", f"must be {' or '.join(map(_shown, self._values))}; got {shape_of(value)}")


class MinLength(Keyword):
    def __init__(self, least: int) -> None:
        self._least = least

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, str) and len(value) < self._least:
            yield Fault("min-length", f"at least {counted(self._least, 'character')}; got {len(value)}")


class MaxLength(Keyword):
    def __init__(self, most: int) -> None:
        self._most = most

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, str) and len(value) > self._most:
            yield Fault("max-length", f"at most {counted(self._most, 'character')}; got {len(value)}")


class Pattern(Keyword):
    """A portable pattern; `$` is the very end, as in JSON Schema."""

    def __init__(self, pattern: str) -> None:
        self._pattern = compiled(pattern)
        self._text = pattern

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, str) and not self._pattern.search(value):
            yield Fault("pattern", f"must match {self._text}; got {shape_of(value)}")


def compiled(pattern: str) -> re.Pattern[str]:
    """A portable pattern, whose `$` Python would also match in front of a last line feed."""
    return re.compile(re.sub(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", lambda found: found[1] or r"\Z", pattern), re.ASCII)


class _Bound(Keyword):
    """A limit for numbers."""

    name = words = ""

    def __init__(self, limit: float) -> None:
        self._limit = limit

    def _holds(self, value: float) -> bool:
        raise NotImplementedError

    def faults(self, value: Any) -> Iterator[Fault]:
        if is_number(value) and not self._holds(value):
            yield Fault(self.name, f"must be {self.words} {self._limit}; got {shape_of(value)}")


class Minimum(_Bound):
    name, words = "minimum", "at least"

    def _holds(self, value: float) -> bool:
        return value >= self._limit


class Maximum(_Bound):
    name, words = "maximum", "at most"

    def _holds(self, value: float) -> bool:
        return value <= self._limit


class ExclusiveMinimum(_Bound):
    name, words = "exclusive-minimum", "more than"

    def _holds(self, value: float) -> bool:
        return value > self._limit


class ExclusiveMaximum(_Bound):
    name, words = "exclusive-maximum", "less than"

    def _holds(self, value: float) -> bool:
        return value < self._limit


class MultipleOf(_Bound):
    """Exact for decimal fractions: 0.3 is a multiple of 0.1."""

    name, words = "multiple-of", "a multiple of"

    def _holds(self, value: float) -> bool:
        if isinstance(value, float) and not isfinite(value):
            return False
        return (Fraction(repr(value)) / Fraction(repr(self._limit))).denominator == 1


def _shown(value: Any) -> str:
    words = {True: "true", False: "false", None: "null"}
    return words[value] if value is None or isinstance(value, bool) else repr(value)
