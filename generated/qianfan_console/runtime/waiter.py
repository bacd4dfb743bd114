# Generated from spec/ by `make generate`. Do not edit.
"""When polling may stop, and how long to pause between polls; the clients do the sleeping."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import ConfigurationError, TransportError, WaitFailedError, WaitTimeoutError
from .models import at
from .options import CallOptions

DEFAULT_DEADLINE = 3600.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0  # the pause of the official Python SDK
LAST_LOOK = 5.0  # seconds that a poll has at least: the last one begins at the deadline


@dataclass(frozen=True)
class Waiter:
    """Which states of a response end the waiting. Paths are dotted wire names; the pages give the states.

    A state that is in none of the lists counts as pending: the service may know more states than its pages.
    """

    name: str
    status: str
    success: frozenset[str]
    failure: frozenset[str]
    reason: str = ""

    def state(self, response: Any) -> str:
        """The state that `response` shows; empty if it shows none."""
        return str(at(response, self.status) or "")

    def verdict(self, state: str) -> Literal["success", "failure", "pending"]:
        """What `state` means for the waiting."""
        return "success" if state in self.success else "failure" if state in self.failure else "pending"


@dataclass(frozen=True)
class Clock:
    """Time as a waiter sees it; tests inject their own."""

    now: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random


@dataclass
class Wait:
    """One waiting in progress: takes responses, says how long to pause, ends by returning None or raising."""

    waiter: Waiter
    deadline: float = DEFAULT_DEADLINE
    poll_interval: float | None = None
    on_poll: Callable[[Any], object] | None = None
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        if not _is_seconds(self.deadline) or not (self.poll_interval is None or _is_seconds(self.poll_interval)):
            raise ConfigurationError("deadline and poll_interval are seconds, 0 or more")
        self._end = self.clock.now() + self.deadline
        self._pauses = self._schedule()
        self._last: Any = None

    def call_options(self, own: float | None) -> CallOptions:
        """Options of the next poll, so that no poll outlives the waiting; `own` is the deadline of the client."""
        left = max(self._left(), LAST_LOOK)
        return {"deadline": left if own is None else min(left, own)}

    @contextmanager
    def polling(self) -> Iterator[None]:
        """Around a poll: one that gets no answer until the deadline has passed ends the waiting as every other.

        Raises:
            WaitTimeoutError: the deadline has passed.
        """
        try:
            yield
        except TransportError as error:
            if self._left() > 0:
                raise
            raise self._late() from error

    def pause_after(self, response: Any) -> float | None:
        """Seconds to wait before the next poll; None when the awaited state is reached.

        Raises:
            WaitFailedError: the state is one of the failures.
            WaitTimeoutError: the deadline has passed.
        """
        self._last, state = response, self.waiter.state(response)
        if self.on_poll:
            self.on_poll(response)
        verdict = self.waiter.verdict(state)
        if verdict == "success":
            return None
        if verdict == "failure":
            raise self._failed(state, response)
        left = self._left()
        if left <= 0:
            raise self._late()
        return min(next(self._pauses), left)

    def _left(self) -> float:
        return self._end - self.clock.now()

    def _late(self) -> WaitTimeoutError:
        state = self.waiter.state(self._last)
        message = f"{self.waiter.name}: still {state or 'without a state'} after {self.deadline:g} s"
        return WaitTimeoutError(message, waiter=self.waiter.name, state=state, response=self._last)

    def _failed(self, state: str, response: Any) -> WaitFailedError:
        reason = str(at(response, self.waiter.reason) or "") if self.waiter.reason else ""
        message = f"{self.waiter.name}: ended as {state}: {reason or 'no reason given'}"
        return WaitFailedError(message, waiter=self.waiter.name, state=state, response=response, reason=reason)

    def _schedule(self) -> Iterator[float]:
        """Pauses that double up to the longest, each shortened by up to a half so that many waiters spread out."""
        pause = FIRST_PAUSE if self.poll_interval is None else self.poll_interval
        while True:
            yield pause if self.poll_interval is not None else pause * (1 - self.clock.jitter() / 2)
            if self.poll_interval is None:
                pause = min(pause * 2, LONGEST_PAUSE)


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and value >= 0  # not `not value < 0`: nan is none
