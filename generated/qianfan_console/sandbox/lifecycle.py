# Generated from spec/ by `make generate`. Do not edit.
"""How versions, compression tasks and exports pass through their documented states.

No timer runs: the moments of all changes are set when a thing is made, and its status follows from the present.

Sandbox's choice:
- how long things take, `REAL` and `FAST` in this module;
- that a cancelled task is `stopping` for a while, whether it was `creating` or `running`;
- that the produced version is `Ready` from the moment it appears, which is when its task has succeeded;
- that nothing fails unless it is planned; plans are used up in order by the things that are made, not by calls that are
  refused, and are gone when the process ends.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, fields
from threading import Lock
from typing import Literal, Protocol, get_args


@dataclass(frozen=True)
class Durations:
    """Seconds that things take: until a version is Ready, a task runs, succeeds or has stopped, an export is Done.

    Raises:
        ValueError: one of them is no length of time.
    """

    version: float = 60
    queue: float = 10
    compression: float = 300
    stopping: float = 10
    export: float = 30

    def __post_init__(self) -> None:
        for each in fields(self):
            if not 0 <= getattr(self, each.name) < math.inf:
                raise ValueError(f"the duration {each.name} must be 0 or more seconds")


REAL = Durations()
FAST = Durations(version=0.2, queue=0.1, compression=0.4, stopping=0.1, export=0.2)


@dataclass(frozen=True)
class Plan:
    """How a thing will end: well, badly for a reason, or never."""

    failure: str | None = None
    stalled: bool = False

    def end(self, start: float, seconds: float) -> float:
        """When something that starts at `start` and takes `seconds` ends."""
        return math.inf if self.stalled else start + seconds


WELL = Plan()
Planned = Literal["CreateCustomModel", "CreateModelCompTask", "CreateModelExportTask"]


class Plans:
    """Plans for things not made yet, used up in the order they were made, by the Action that will make the thing."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Plan]] = defaultdict(deque)
        self._lock = Lock()

    def add(self, action: Planned, plan: Plan, times: int = 1) -> None:
        """Let the next `times` things that `action` makes end by `plan`.

        Raises:
            ValueError: `action` makes nothing that takes time, or `times` is no number of things.
        """
        if times < 1:
            raise ValueError(f"times must be 1 or more, not {times}")
        if action not in get_args(Planned):
            raise ValueError(f"{action} makes nothing that takes time; plan for {', '.join(get_args(Planned))}")
        with self._lock:
            self._waiting[action].extend([plan] * times)

    def take(self, action: Planned) -> Plan:
        """The plan for the thing that `action` is making."""
        if action not in self._waiting:
            return WELL
        with self._lock:
            waiting = self._waiting[action]
            return waiting.popleft() if waiting else WELL

    def waiting(self) -> list[tuple[str, Plan]]:
        """The plans that nothing was made by yet, in their order for each Action."""
        with self._lock:
            return [(action, plan) for action, plans in self._waiting.items() for plan in plans]

    def clear(self) -> None:
        """Forget all plans."""
        with self._lock:
            self._waiting.clear()


class _Ending(Protocol):
    @property
    def ends_at(self) -> float: ...
    @property
    def failure(self) -> str | None: ...


class _Task(_Ending, Protocol):
    @property
    def runs_at(self) -> float: ...
    @property
    def stopped_at(self) -> float | None: ...


def version_status(version: _Ending, now: float) -> str:
    """`Creating`, then `Ready` or `Fail`."""
    return _outcome(version, now, "Creating", "Ready", "Fail")


def export_status(export: _Ending, now: float) -> str:
    """`Doing`, then `Done` or `Fail`."""
    return _outcome(export, now, "Doing", "Done", "Fail")


def task_status(task: _Task, now: float) -> str:
    """`creating`, `running`, then `succeeded` or `failed`; after a cancellation `stopping`, then `stopped`."""
    if task.stopped_at is not None:
        return "stopping" if now < task.stopped_at else "stopped"
    if now < task.runs_at:
        return "creating"
    return _outcome(task, now, "running", "succeeded", "failed")


def _outcome(thing: _Ending, now: float, pending: str, good: str, bad: str) -> str:
    if now < thing.ends_at:
        return pending
    return good if thing.failure is None else bad
