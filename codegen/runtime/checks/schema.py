"""A subschema: keywords that must all hold, and what is said about the members that none of them has spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from .fault import Fault, below

NOTHING: frozenset[str | int] = frozenset()


class Keyword:
    """One keyword with its value."""

    def faults(self, value: Any) -> Iterator[Fault]:
        """What is wrong with `value`."""
        raise NotImplementedError

    def seen(self, value: Any) -> Set[str | int]:  # noqa: ARG002
        """The members or items of a fitting `value` that the keyword has judged: 2020-12's "evaluated" ones."""
        return NOTHING


class Schema:
    """All `keywords` hold; members and items that they leave unseen fit `unevaluated_properties` and `…_items`."""

    def __init__(
        self,
        *keywords: Keyword,
        unevaluated_properties: Schema | None = None,
        unevaluated_items: Schema | None = None,
    ) -> None:
        self._keywords = keywords
        self._properties = unevaluated_properties
        self._items = unevaluated_items

    def faults(self, value: Any) -> Iterator[Fault]:
        """What is wrong with `value`."""
        for keyword in self._keywords:
            yield from keyword.faults(value)
        rest = self._rest(value)
        if rest is not None:
            seen = self._judged(value)
            for step, member in _members(value):
                if step not in seen:
                    yield from below(step, rest.faults(member))

    def fits(self, value: Any) -> bool:
        """Whether nothing is wrong with `value`."""
        return next(self.faults(value), None) is None

    def seen(self, value: Any) -> Set[str | int]:
        """What of a fitting `value` was judged."""
        if self._rest(value) is not None:
            return {step for step, _ in _members(value)}
        return self._judged(value)

    def _rest(self, value: Any) -> Schema | None:
        """What is said about unseen members of such a value."""
        if isinstance(value, dict):
            return self._properties
        return self._items if isinstance(value, list) else None

    def _judged(self, value: Any) -> Set[str | int]:
        return NOTHING.union(*(keyword.seen(value) for keyword in self._keywords))


def seen_by(schemas: Iterable[Schema], value: Any) -> Set[str | int]:
    """What those of `schemas` that fit have judged."""
    return NOTHING.union(*(schema.seen(value) for schema in schemas if schema.fits(value)))


def _members(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
