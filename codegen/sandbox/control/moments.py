"""The clock, moved from outside."""

from __future__ import annotations

from typing import Any

from ..backstage import Backstage
from ..wire import JsonObject
from .errors import ControlError
from .fields import Body
from .status import clock

_ADVANCE = Body(
    {"advance": {"type": "number", "minimum": 0}, "polls": {"type": "integer", "minimum": 0}},
    minProperties=1,
    maxProperties=1,
)


def advance(backstage: Backstage, body: Any) -> JsonObject:
    """Move the clock by seconds or by polls, and say what it shows now.

    Raises:
        ControlError: the body breaks a rule, or a poll stands for no time.
    """
    if not isinstance(body, dict) or len(body) != 1:
        raise ControlError("body: give either advance (seconds) or polls (how many)")
    step = _ADVANCE.checked(body)
    moving = backstage.world.clock
    try:
        moving.advance(step["advance"]) if "advance" in step else moving.advance_polls(int(step["polls"]))
    except ValueError as error:
        raise ControlError(f"{next(iter(step))}: {error}") from None
    return clock(backstage)
