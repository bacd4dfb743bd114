"""Which branch of a union was probably meant, of those that all refuse a value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Mistake: TypeAlias = tuple[int, bool]
"""How deep it lies, and whether it is that the value is of another type."""


def distance(mistakes: Iterable[Mistake]) -> tuple[int, bool, int]:
    """The least is that of the nearest branch: the deepest mistake, then none of the type, then the fewest."""
    depths, of_another_type = zip(*mistakes, strict=True)
    return -max(depths), any(of_another_type), len(depths)
