# Generated from spec/ by `make generate`. Do not edit.
"""One mistake in a value: where, against which keyword, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..paths import Path


@dataclass(frozen=True)
class Fault:
    """`path` leads from the value to the mistake; `page` and `errata` are those of a rule with a message of its own."""

    rule: str
    message: str
    path: Path = ()
    page: str = ""
    errata: tuple[str, ...] = ()


def below(step: str | int, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of a member or an item, as faults of the value that holds it."""
    return (replace(fault, path=(step, *fault.path)) for fault in faults)
