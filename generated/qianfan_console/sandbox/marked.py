# Generated from spec/ by `make generate`. Do not edit.
"""A sandbox as a test's marker `qianfan_sandbox` asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from .embedded import Sandbox
from .faults import Fault
from .lifecycle import Durations, Planned
from .store import StateError

CLOCKS = ("manual", "fast", "real")


class MarkerError(Exception):
    """An argument of the marker cannot be used."""


class _Kind(NamedTuple):
    types: type | tuple[type, ...]
    words: str


_LIST = (list, tuple)
ARGUMENTS: dict[str, _Kind] = {
    "clock": _Kind(str, "one of " + ", ".join(map(repr, CLOCKS))),
    "credentials": _Kind(Mapping, "a mapping from access keys to secret keys or Credentials"),
    "durations": _Kind(Durations, "a Durations"),
    "faults": _Kind(_LIST, "a list of Fault, or of what Fault.to_dict gives"),
    "lenient": _Kind(bool, "True or False"),
    "plans": _Kind(_LIST, 'a list of {"action": …, "failure": "the reason"} or {"action": …, "stalled": True}'),
    "poll_step": _Kind((int, float), "a number of seconds"),
    "samples": _Kind(bool, "True or False"),
    "state": _Kind((str, Path), "the path of a file"),
}


def marked(markers: Iterable[tuple[tuple[Any, ...], Mapping[str, Any]]]) -> Sandbox:
    """The sandbox that the markers of a test ask for, the nearest first: the nearest that names an argument decides it.

    Args:
        markers: positional and keyword arguments of each.

    Raises:
        MarkerError: an argument is unknown, or has no usable value.
    """
    arguments: dict[str, Any] = {}
    for args, kwargs in markers:
        if args:
            raise MarkerError(f"the marker takes keyword arguments alone, not {args[0]!r}")
        arguments = {**kwargs, **arguments}
    for name, value in arguments.items():
        _check(name, value)
    return _made(**{"clock": "manual", **arguments})


def _check(name: str, value: object) -> None:
    if name not in ARGUMENTS:
        raise MarkerError(f"the marker has no argument {name!r}; there are {', '.join(ARGUMENTS)}")
    kind = ARGUMENTS[name]
    if not isinstance(value, kind.types) or (name == "clock" and value not in CLOCKS):
        raise MarkerError(f"{name} of the marker must be {kind.words}, not {value!r:.80}")


def _made(*, faults: Iterable[Any] = (), plans: Iterable[Any] = (), **settings: Any) -> Sandbox:
    ends = [_plan(place, each) for place, each in enumerate(plans)]
    troubles = [_fault(place, each) for place, each in enumerate(faults)]
    try:
        sandbox = Sandbox(**settings)
    except (ValueError, StateError) as error:
        raise MarkerError(str(error)) from error
    try:
        sandbox.plan_fault(*troubles)
    except ValueError as error:
        sandbox.close()
        raise MarkerError(f"faults of the marker: {error}") from error
    for action, reason, times in ends:
        if reason is None:
            sandbox.plan_stall(action, times)
        else:
            sandbox.plan_failure(action, reason, times)
    return sandbox


def _fault(place: int, given: object) -> Fault:
    if isinstance(given, Fault):
        return given
    if not isinstance(given, Mapping):
        raise MarkerError(f"faults[{place}] of the marker must be a Fault or a dict, not {given!r:.80}")
    try:
        return Fault.from_dict(given)
    except ValueError as error:
        raise MarkerError(f"faults[{place}] of the marker: {error}") from error


def _plan(place: int, given: object) -> tuple[Planned, str | None, int]:
    """Action, reason of its failure (None: it stalls), and how often."""
    where = f"plans[{place}] of the marker"
    if not isinstance(given, Mapping) or given.keys() - {"action", "failure", "stalled", "times"}:
        raise MarkerError(f"{where} must be a dict of action, failure or stalled, and times, not {given!r:.80}")
    action, reason, times = given.get("action"), given.get("failure"), given.get("times", 1)
    if action not in get_args(Planned):
        raise MarkerError(f"{where}: action must be one of {', '.join(get_args(Planned))}, not {action!r:.80}")
    if not (isinstance(reason, str) if given.get("stalled") is not True else reason is None):
        raise MarkerError(f'{where}: give either failure (the reason, a text) or "stalled": True')
    if not isinstance(times, int) or times < 1:
        raise MarkerError(f"{where}: times must be 1 or more, not {times!r:.80}")
    return cast("Planned", action), reason, times
