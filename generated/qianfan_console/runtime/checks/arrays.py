# Generated from spec/ by `make generate`. Do not edit.
"""Keywords about arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Set
from typing import Any

from ..wording import counted
from .equality import key
from .fault import Fault, below
from .schema import NOTHING, Keyword, Schema


class Items(Keyword):
    """Each item, after the first `start`, which prefixItems describes."""

    def __init__(self, schema: Schema, start: int = 0) -> None:
        self._schema = schema
        self._start = start

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, list):
            for index in range(self._start, len(value)):
                yield from below(index, self._schema.faults(value[index]))

    def seen(self, value: Any) -> Set[str | int]:
        return frozenset(range(self._start, len(value))) if isinstance(value, list) else NOTHING


class PrefixItems(Keyword):
    """The first items, each by its place."""

    def __init__(self, *schemas: Schema) -> None:
        self._schemas = schemas

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, list):
            for index, (schema, item) in enumerate(zip(self._schemas, value, strict=False)):
                yield from below(index, schema.faults(item))

    def seen(self, value: Any) -> Set[str | int]:
        return frozenset(range(min(len(self._schemas), len(value)))) if isinstance(value, list) else NOTHING


class MinItems(Keyword):
    def __init__(self, least: int) -> None:
        self._least = least

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, list) and len(value) < self._least:
            yield Fault("min-items", f"at least {counted(self._least, 'item')}; got {len(value)}")


class MaxItems(Keyword):
    def __init__(self, most: int) -> None:
        self._most = most

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, list) and len(value) > self._most:
            yield Fault("max-items", f"at most {counted(self._most, 'item')}; got {len(value)}")


class UniqueItems(Keyword):
    def faults(self, value: Any) -> Iterator[Fault]:
        first: dict[Hashable, int] = {}
        for index, item in enumerate(value if isinstance(value, list) else ()):
            known = first.setdefault(key(item), index)
            if known != index:
                yield Fault("unique-items", f"each item once; items {known} and {index} are equal")
                return


class Contains(Keyword):
    """At least `least` items, and at most `most` if that is given, fit."""

    def __init__(self, schema: Schema, least: int = 1, most: int | None = None) -> None:
        self._schema = schema
        self._least = least
        self._most = most

    def faults(self, value: Any) -> Iterator[Fault]:
        if isinstance(value, list):
            count = len(self.seen(value))
            if count < self._least:
                yield Fault("contains", f"at least {counted(self._least, 'item')} of the wanted kind; got {count}")
            if self._most is not None and count > self._most:
                yield Fault("contains", f"at most {counted(self._most, 'item')} of the counted kind; got {count}")

    def seen(self, value: Any) -> Set[str | int]:
        items = enumerate(value) if isinstance(value, list) else ()
        return frozenset(index for index, item in items if self._schema.fits(item))
