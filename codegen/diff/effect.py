"""What a change does to the set of bodies, and how grave that is for a caller of the library."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum

REQUEST, RESPONSE, OPERATION = "request", "response", "operation"


class Effect(Enum):
    """What happens to the bodies that a schema accepts. BOTH also stands for everything that is not understood."""

    SAME = "same"
    NOTICE = "notice"
    WIDER = "wider"
    NARROWER = "narrower"
    BOTH = "both"

    def flipped(self) -> Effect:
        """The effect of the same change inside a `not`."""
        return {Effect.WIDER: Effect.NARROWER, Effect.NARROWER: Effect.WIDER}.get(self, self)


class Severity(IntEnum):
    """How grave a change is. The values sort; the grave ones last."""

    NONE = 0
    DOCUMENTATION = 1
    COMPATIBLE = 2
    BREAKING = 3

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def bump(self) -> str:
        """The part of a semantic version that such a change raises."""
        return ("none", "patch", "minor", "major")[self]


def severity(effect: Effect, side: str) -> Severity:
    """A request may become wider and a response narrower; everything else that has an effect breaks callers."""
    if effect is Effect.SAME:
        return Severity.DOCUMENTATION
    harmless = Effect.NARROWER if side == RESPONSE else Effect.WIDER
    return Severity.COMPATIBLE if effect in {Effect.NOTICE, harmless} else Severity.BREAKING


def combined(effects: Iterable[Effect]) -> Effect:
    """One effect for several changes of one schema."""
    found = set(effects) - {Effect.SAME}
    if len(found) > 1:
        found -= {Effect.NOTICE}
    if not found:
        return Effect.SAME
    return found.pop() if len(found) == 1 else Effect.BOTH
