# Generated from spec/ by `make generate`. Do not edit.
"""The default of an argument that was not given; `None` is a value like any other."""

from __future__ import annotations

import enum
from typing import Final


class NotGiven(enum.Enum):
    """Type of `NOT_GIVEN`."""

    NOT_GIVEN = enum.auto()

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __bool__(self) -> bool:
        return False


NOT_GIVEN: Final = NotGiven.NOT_GIVEN
