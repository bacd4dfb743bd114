# Generated from spec/ by `make generate`. Do not edit.
"""When polling may stop, and how long to pause between polls; the clients do the sleeping."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import ConfigurationError, WaitFailedError, WaitTimeoutError
from .models import at

DEFAULT_DEADLINE = 3600.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0  # the pause of the official Python SDK


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
        # Not `< 0`: nan is refused too.
        if not self.deadline >= 0 or not (self.poll_interval is None or self.poll_interval >= 0):
            raise ConfigurationError("deadline and poll_interval are seconds, 0 or more")
        self._end = self.clock.now() + self.deadline
        self._pauses = self._schedule()

    def pause_after(self, response: Any) -> float | None:
        """Seconds to wait before the next poll; None when the awaited state is reached.

        Raises:
            WaitFailedError: the state is one of the failures.
            WaitTimeoutError: the deadline has passed.
        """
        state = self.waiter.state(response)
        if self.on_poll:
            self.on_poll(response)
        verdict = self.waiter.verdict(state)
        if verdict == "success":
            return None
        if verdict == "failure":
            raise self._failed(state, response)
        left = self._end - self.clock.now()
        if left <= 0:
            message = f"{self.waiter.name}: still {state or 'without a state'} after {self.deadline:g} s"
            raise WaitTimeoutError(message, waiter=self.waiter.name, state=state, response=response)
        return min(next(self._pauses), left)

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
