"""The things that the documentation speaks of, as plain objects that know their state at a moment."""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# Seconds that things take, in the words of the sandbox's `Durations`.
DURATIONS = {"version": 60, "queue": 10, "compression": 300, "stopping": 10, "export": 30}
NEVER = math.inf
UNFINISHED = {"creating", "running", "stopping"}


class Unknown:
    """A value that the service chooses: equal to the first fitting value it meets, and from then on to that alone."""

    def __init__(self, fits: Callable[[Any], bool]) -> None:
        self._fits = fits
        self.value: Any = None

    def __eq__(self, other: object) -> bool:
        if self.value is None and self._fits(other):
            self.value = other
        return self.value is not None and bool(self.value == other)

    __hash__ = object.__hash__

    def __deepcopy__(self, _: object) -> Unknown:
        """What is not known yet is the same in every copy of the world."""
        return self

    def __repr__(self) -> str:
        return "<not yet seen>" if self.value is None else repr(self.value)


def new_id(prefix: str, taken: dict[str, None]) -> Unknown:
    """An id in the form of the pages' examples, unlike all others."""

    def fits(value: Any) -> bool:
        fresh = isinstance(value, str) and bool(re.fullmatch(rf"{prefix}-[a-z0-9]{{12}}", value)) and value not in taken
        if fresh:
            taken[value] = None
        return fresh

    return Unknown(fits)


def matching(pattern: str) -> Unknown:
    """Text of some form."""
    return Unknown(lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value)))


def json_of(value: Any) -> Unknown:
    """JSON text that stands for `value`."""
    return Unknown(lambda text: isinstance(text, str) and bool(json.loads(text) == value))


def moment(seconds: float) -> str:
    """A time as the vendor writes it, in Beijing's zone."""
    return time.strftime("%Y-%m-%dT%H:%M:%S+08:00", time.gmtime(seconds + 8 * 3600))


@dataclass(frozen=True)
class Plan:
    """How the next thing ends."""

    failure: str | None = None
    stalled: bool = False


WELL = Plan()


@dataclass(eq=False)
class Ending:
    """What takes until `ends_at`, and then is good or has failed."""

    ends_at: float
    failure: str | None

    def outcome(self, now: float, pending: str, good: str, bad: str) -> str:
        """The status at `now`, in the words of the kind of thing."""
        if now < self.ends_at:
            return pending
        return bad if self.failure else good


@dataclass(eq=False)
class Version(Ending):
    """A model version, in its set's list from `made` on."""

    id: Unknown
    home: ModelSet
    name: str
    made: float
    description: str | None = None
    application: str | None = None
    advanced: str = "{}"
    compressible: bool = False
    export: Export | None = None

    def status(self, now: float) -> str:
        """Creating, then Ready or Fail."""
        return self.outcome(now, "Creating", "Ready", "Fail")


@dataclass(eq=False)
class Export(Ending):
    """The export of a version."""

    id: Unknown
    md5: Unknown
    url: Unknown

    def status(self, now: float) -> str:
        """Doing, then Done or Fail."""
        return self.outcome(now, "Doing", "Done", "Fail")


@dataclass(eq=False)
class ModelSet:
    """A model set of the customer. `versions` has those to come, too."""

    id: Unknown
    name: str
    type: str
    labels: list[str]
    made: float
    changed: float
    numbered: int = 0
    versions: list[Version] = field(default_factory=list)

    def next_name(self) -> str:
        """The name of the next version."""
        self.numbered += 1
        return f"{self.name}_V{self.numbered}"

    def there(self, now: float) -> list[Version]:
        """The versions that can be seen, in the order in which they appeared."""
        return sorted((each for each in self.versions if each.made <= now), key=lambda each: each.made)

    def modified(self, now: float) -> float:
        """When a version last came or went."""
        return max([self.changed, *(each.made for each in self.there(now))])


@dataclass(eq=False)
class Task(Ending):
    """A compression task; its product waits in the target's versions unless the task will not succeed."""

    id: Unknown
    body: dict[str, Any]
    source: Version
    target: ModelSet
    made: float
    runs_at: float
    product: Version
    stopped_at: float | None = None

    def status(self, now: float) -> str:
        """Creating, running, then succeeded or failed; stopping and stopped after a cancellation."""
        if self.stopped_at is not None:
            return "stopping" if now < self.stopped_at else "stopped"
        return "creating" if now < self.runs_at else self.outcome(now, "running", "succeeded", "failed")

    def uses(self, now: float, thing: Version | ModelSet) -> bool:
        """Whether the task is at work on the thing, or for it."""
        return self.status(now) in UNFINISHED and thing in (self.source, self.source.home, self.target)
