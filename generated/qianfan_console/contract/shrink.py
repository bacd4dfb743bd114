# Generated from spec/ by `make generate`. Do not edit.
"""A smaller body that shows the same difference: members, items and characters are taken away while it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..runtime.paths import Path
from .cases import Case, case_of
from .schema import Json
from .sites import put
from .subjects import Subject

_SHORT = 8


def shrunk(subject: Subject, case: Case, shows: Callable[[Case], bool], tries: int) -> Case:
    """The smallest body found with so many tries, each of which may ask the service."""
    best, left = case, tries
    while left > 0:
        for smaller in _candidates(subject, best, case):
            left -= 1
            if shows(smaller):
                best = smaller
                break
            if left <= 0:
                return best
        else:
            return best
    return best


def _candidates(subject: Subject, case: Case, original: Case) -> Iterator[Case]:
    """Smaller bodies of the same verdict that break the same rules, the smallest first."""
    found = []
    for body in _smaller(case.body):
        made = case_of(subject, body, original.edit)
        if made and made.valid == original.valid and made.breaks <= original.breaks and made.size < case.size:
            found.append(made)
    return iter(sorted(found, key=lambda made: made.size))


def _smaller(body: Json) -> Iterator[Json]:
    for path, value in _values(body):
        if path:
            yield _without(body, path)
        if isinstance(value, str) and len(value) > 1:
            for length in {1, _SHORT, len(value) // 2, len(value) - 1}:
                if length < len(value):
                    yield put(body, path, value[:length])


def _values(value: Json, path: Path = ()) -> Iterator[tuple[Path, Json]]:
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _values(one, (*path, key))


def _without(body: Json, path: Path) -> Json:
    *above, key = path
    holder = body
    for step in above:
        holder = holder[step]
    if isinstance(holder, dict):
        return put(body, tuple(above), {name: one for name, one in holder.items() if name != key})
    return put(body, tuple(above), [one for index, one in enumerate(holder) if index != key])
