# Generated from spec/ by `make generate`. Do not edit.
"""The fewest properties of bodies that explain which of them a service treats otherwise, alone or two together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import NamedTuple, TypeAlias

from .schema import unescape

# What two have in common is a second guess: two of one are dearer than one, cheaper than two, or than one that errs.
_COSTS = {1: 1.0, 2: 1.5}
_ERRS = 2.0


class Mark(NamedTuple):
    """A property of a body: the pointer of the rule that it bears on, and what the body has there."""

    pointer: str
    detail: str = ""


class Blame(NamedTuple):
    """A mark, the positions of the bodies that it explains, and the mark that must be there too, if one must."""

    mark: Mark
    bodies: list[int]
    beside: Mark | None = None


class _Held(NamedTuple):
    """Which bodies have some marks, as bits: of those that differ, and of the others."""

    guilty: int
    innocent: int


_Marks: TypeAlias = tuple[Mark, ...]


def explain(differing: Sequence[Set[Mark]], others: Sequence[Set[Mark]]) -> list[Blame]:
    """The fewest marks that explain the differing bodies; pairs of them only where these explain it better."""
    alone = _single(differing, others)
    found, cost = _cover(alone, len(differing))
    if cost > 1:
        better, lower = _cover({**alone, **dict(_pairs(alone))}, len(differing))
        found = better if lower < cost else found
    return found


def _single(differing: Sequence[Set[Mark]], others: Sequence[Set[Mark]]) -> dict[_Marks, _Held]:
    guilty, innocent = _bits(differing), _bits(others)
    return {(mark,): _Held(bits, innocent.get(mark, 0)) for mark, bits in guilty.items()}


def _bits(bodies: Sequence[Set[Mark]]) -> dict[Mark, int]:
    found: dict[Mark, int] = {}
    for index, marks in enumerate(bodies):
        for mark in marks:
            found[mark] = found.get(mark, 0) | 1 << index
    return found


def _pairs(alone: Mapping[_Marks, _Held]) -> Iterator[tuple[_Marks, _Held]]:
    """Two marks that say what is given, or which value it has, where fewer of the others have both than have one."""
    telling = [(marks[0], held) for marks, held in alone.items() if marks[0].detail.startswith(("with", "as "))]
    for (one, first), (two, second) in combinations(telling, 2):
        both = _Held(first.guilty & second.guilty, first.innocent & second.innocent)
        if both.guilty and both.innocent not in (first.innocent, second.innocent):
            yield tuple(sorted((one, two), key=_clarity)), both


def _cover(candidates: Mapping[_Marks, _Held], count: int) -> tuple[list[Blame], float]:
    """Each time the marks that most of those left have and no others; and what that costs."""
    waiting, cost = (1 << count) - 1, 0.0
    found: list[Blame] = []
    while waiting:
        held = [(marks, some) for marks, some in candidates.items() if some.guilty & waiting]
        if not held:
            break
        marks, best = min(held, key=lambda each: _rank(each[0], each[1], waiting))
        bodies = [index for index in range(count) if best.guilty & waiting & 1 << index]
        found.append(Blame(marks[0], bodies, marks[1] if marks[1:] else None))
        cost += _COSTS[len(marks)] + (_ERRS if best.innocent else 0)
        waiting &= ~best.guilty
    return found, cost


def _rank(marks: _Marks, held: _Held, waiting: int) -> tuple[float, int, int, list[tuple[int, int, Mark]]]:
    guilty = (held.guilty & waiting).bit_count()
    return (-guilty / (guilty + held.innocent.bit_count()), -guilty, len(marks), [_clarity(mark) for mark in marks])


def _clarity(mark: Mark) -> tuple[int, int, Mark]:
    return (_vagueness(mark), -mark.pointer.count("/"), mark)


def _vagueness(mark: Mark) -> int:
    """That a member is there says more than that it has its type, which it has wherever it is; values say less."""
    name = unescape(mark.pointer.rpartition("/")[2])
    if mark.detail in (f"with {name}", f"without {name}"):
        return 0 if mark.detail.startswith("with ") else 1
    return 3 if mark.detail else 2
