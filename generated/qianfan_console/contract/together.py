# Generated from spec/ by `make generate`. Do not edit.
"""Members of different levels given together, as `config.x` with `y`: a service may refuse what no page forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from .conditions import Members
from .document import Document
from .schema import Json

# Attempts; most of those of a large schema fail, because its branches exclude each other.
_MOST = 2000


def together(document: Document, bodies: Sequence[Json]) -> Iterator[Json]:
    """Valid bodies that have two members of different objects which no other body has both."""
    holders: dict[Members, int] = {}  # the bodies that have the member, as bits
    count = 0

    def enter(body: Json) -> None:
        nonlocal count
        for path in _given(body):
            holders[path] = holders.get(path, 0) | 1 << count
        count += 1

    for body in bodies:
        enter(body)
    apart = ((one, two) for one, two in combinations(list(holders), 2) if _are_apart(one, two))
    for one, two in islice(((one, two) for one, two in apart if not holders[one] & holders[two]), _MOST):
        body = _with(bodies[_first(holders[one])], bodies[_first(holders[two])], two)
        if document.accepts((document.root,), body):
            enter(body)
            yield body


def _are_apart(one: Members, two: Members) -> bool:
    """Whether they are members of different objects, and neither is within the other."""
    return one[:-1] != two[:-1] and one[: len(two)] != two and two[: len(one)] != one


def _first(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _given(body: Json, above: Members = ()) -> Iterator[Members]:
    """The members of objects within objects."""
    for name, value in body.items() if isinstance(body, dict) else ():
        yield (*above, name)
        yield from _given(value, (*above, name))


def _with(body: Json, other: Json, path: Members) -> Json:
    """The body with a member of another one, in the objects of its own where it has them."""
    name, *rest = path
    if not rest or not isinstance(body.get(name), dict):
        return {**body, name: other[name]}
    return {**body, name: _with(body[name], other[name], tuple(rest))}
