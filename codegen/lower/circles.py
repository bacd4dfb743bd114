"""Components that hold themselves without an object of named members in between."""

from __future__ import annotations

from collections.abc import Mapping, Set


def circles(outward: Mapping[str, Set[str]], apart: Set[str]) -> dict[str, Set[str]]:
    """Each name that leads back to itself, with all names of the same circle; those in `apart` belong to none."""
    found: dict[str, Set[str]] = {}
    for name in outward.keys() - apart:
        if name not in found and name in (reached := _reached(name, outward)):
            same = {other for other in reached if name in _reached(other, outward)}
            found |= dict.fromkeys(same, same)
    return found


def _reached(name: str, outward: Mapping[str, Set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(outward[name])
    while waiting:
        found = waiting.pop()
        if found not in seen:
            seen.add(found)
            waiting.extend(outward[found])
    return seen
