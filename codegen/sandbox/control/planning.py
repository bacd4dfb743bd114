"""Trouble to come: faults of the way to the service, and life-cycles that end badly."""

from __future__ import annotations

from itertools import groupby
from typing import Any, get_args

from ..backstage import Backstage
from ..faults import Fault
from ..lifecycle import Plan, Planned
from ..wire import JsonObject
from .errors import ControlError
from .fields import TEXT, Body

_MOST = 1000
_PLAN = Body(
    {
        "action": {"enum": list(get_args(Planned))},
        "failure": TEXT,
        "stalled": {"type": "boolean"},
        "times": {"type": "integer", "minimum": 1, "maximum": _MOST},
    },
    ("action",),
)


def faults(backstage: Backstage) -> JsonObject:
    """The faults that may still strike, each with the count that is left."""
    return {"faults": [fault.to_dict() for fault in backstage.faults.waiting()]}


def plan_faults(backstage: Backstage, body: Any) -> JsonObject:
    """Plan one fault or a list of them, all or nothing.

    Raises:
        ControlError: one of them is no fault; its place in the list is named.
    """
    several = body if isinstance(body, list) else [body]
    if len(several) > _MOST:
        raise ControlError(f"body: {_MOST} faults at most in one call, not {len(several)}")
    wanted = [_fault(each, place) for place, each in enumerate(several)]
    try:
        backstage.plan_faults(*wanted)
    except ValueError as error:
        raise ControlError(str(error)) from None
    return faults(backstage)


def _fault(data: Any, place: int) -> Fault:
    if not isinstance(data, dict):
        raise ControlError(f"fault {place}: must be an object with a kind")
    try:
        return Fault.from_dict(data)
    except ValueError as error:
        raise ControlError(f"fault {place}: {error}") from None


def plans(backstage: Backstage) -> JsonObject:
    """The plans that nothing was made by yet; equal ones in a row are one entry."""
    waiting = groupby(backstage.world.plans.waiting())
    return {"plans": [_shown(action, plan, sum(1 for _ in equal)) for (action, plan), equal in waiting]}


def _shown(action: str, plan: Plan, times: int) -> JsonObject:
    how = {"stalled": True} if plan.stalled else {"failure": plan.failure}
    return {"action": action, **how, "times": times}


def plan_lifecycle(backstage: Backstage, body: Any) -> JsonObject:
    """Let the next things that an Action makes fail for a reason, or never end.

    Raises:
        ControlError: the body breaks a rule.
    """
    given = _PLAN.checked(body)
    stalled = given.get("stalled", False)
    if stalled == ("failure" in given):
        raise ControlError('body: give either failure (the reason, a text) or "stalled": true')
    backstage.world.plans.add(given["action"], Plan(given.get("failure"), stalled), int(given.get("times", 1)))
    return plans(backstage)
