"""What became of one case."""

from __future__ import annotations

from dataclasses import dataclass

from .cases import Case


@dataclass(frozen=True)
class Wrong:
    """An instance that was judged the other way round."""

    instance: str
    valid: bool


@dataclass(frozen=True)
class Outcome:
    """Refused with a reason, or taken, with the instances that were judged wrongly."""

    case: Case
    refusal: str
    wrong: tuple[Wrong, ...]

    @property
    def is_right(self) -> bool:
        """Taken, and every instance judged rightly."""
        return not self.refusal and not self.wrong
