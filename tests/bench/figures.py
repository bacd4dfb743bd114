"""A number with its bound, and tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Target:
    """One number with its bound."""

    what: str
    value: float | None
    bound: float
    side: Literal["at most", "at least"]
    unit: str = "x"

    @property
    def met(self) -> bool:
        """Whether the bound is kept, as far as the two printed decimals tell; what could not be measured is not."""
        if self.value is None:
            return False
        value = round(self.value, 2)
        return value <= self.bound if self.side == "at most" else value >= self.bound

    def cells(self) -> list[str]:
        """The row of the table."""
        value = "not measured" if self.value is None else f"{self.value:,.2f} {self.unit}"
        return [self.what, value, f"{self.side} {self.bound:,.2f} {self.unit}", "met" if self.met else "**not met**"]


def table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """A table in Markdown, numbers to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
