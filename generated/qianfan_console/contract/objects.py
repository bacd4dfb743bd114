# Generated from spec/ by `make generate`. Do not edit.
"""Valid objects for one way through the branches: least, each property alone, as many as fit together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

from .conditions import Values, combined
from .schema import Json, Nodes, declared, matches, member, required, stated

_COMBINATIONS = 128
_KEYS = ("key", "a", "A", "0", "a-1", "a_1", "a.b", "x-a")


def objects(source: Values, shape: Nodes) -> Iterator[Json]:
    """Objects of this shape."""
    return _Objects(source, shape).all()


class _Objects:
    def __init__(self, source: Values, shape: Nodes) -> None:
        self._document = source.document
        self._shape = shape
        self._source = source
        self._names = list(dict.fromkeys([*declared(shape), *required(shape), *_open_keys(source, shape)]))
        self._known: dict[str, list[Json]] = {}
        needed = set(required(shape))
        self._optional = [name for name in self._names if name not in needed]

    def _choices(self, name: str) -> list[Json]:
        """The values of a property, when they are asked for: not all of them always are."""
        if name not in self._known:
            self._known[name] = self._source.values(member(self._shape, name))
        return self._known[name]

    def all(self) -> Iterator[Json]:
        needed = set(required(self._shape))
        if not all(map(self._choices, needed)):
            return
        least = self._repaired({name: self._choices(name)[0] for name in self._names if name in needed})
        if least is None:
            return
        yield least
        for name in self._names:
            for value in self._choices(name):
                yield from _some(self._repaired({**least, name: value}))
        yield self._grown(least, self._optional)
        yield self._grown(least, self._optional[::-1])

    def _grown(self, body: dict[str, Json], names: list[str]) -> dict[str, Json]:
        for name in names:
            larger = [{**body, name: value} for value in self._choices(name) if name not in body]
            body = next((one for one in larger if self._document.accepts(self._shape, one)), body)
        return body

    def _repaired(self, body: dict[str, Json]) -> dict[str, Json] | None:
        """The body itself, or with the one or two further members that a rule wants beside it."""
        if self._document.accepts(self._shape, body):
            return body
        options = [(name, value) for name in self._names for value in self._choices(name)[:4]]
        for count in (1, 2):
            for chosen in combinations(options, count):
                if self._document.accepts(self._shape, candidate := {**body, **dict(chosen)}):
                    return candidate
        for each in islice(combined(self._shape, body, self._source), _COMBINATIONS):
            if body.keys() <= each.body.keys() and self._document.accepts(self._shape, each.body):
                return each.body
        spare = [name for name in self._optional if name not in body and self._choices(name)]
        missing = spare[: max(_least(self._shape) - len(body), 0)]
        filled = {**body, **{name: self._choices(name)[0] for name in missing}}
        return filled if self._document.accepts(self._shape, filled) else None


def _some(body: dict[str, Json] | None) -> list[dict[str, Json]]:
    return [] if body is None else [body]


def _open_keys(source: Values, shape: Nodes) -> list[str]:
    """Keys for the members that the shape describes without naming them."""
    patterns = [pattern for _, some in stated(shape, "patternProperties") for pattern in some]
    found = [key for pattern in patterns for key in [_matching(pattern)] if key]
    names = tuple(node.at("propertyNames") for node in shape if "propertyNames" in node.schema)
    if names or _is_map(shape):
        count = max(_least(shape), 2)
        known = [key for key in source.values(names) if isinstance(key, str)] if names else []
        keys = [*known, *_KEYS, *(f"key{index}" for index in range(count))]
        told = declared(shape)
        free = [key for key in keys if key not in told and not any(matches(pattern, key) for pattern in patterns)]
        found += [key for key in free if source.document.accepts(names, key)][:count]
    return found


def _matching(pattern: str) -> str | None:
    return next((key for key in _KEYS if matches(pattern, key)), None)


def _is_map(shape: Nodes) -> bool:
    if any(isinstance(value, dict) for _, value in stated(shape, "unevaluatedProperties")):
        return True
    extras = [value for _, value in stated(shape, "additionalProperties")]
    return not declared(shape) if not extras else any(isinstance(value, dict) for value in extras)


def _least(shape: Nodes) -> int:
    return max((value for _, value in stated(shape, "minProperties")), default=0)
