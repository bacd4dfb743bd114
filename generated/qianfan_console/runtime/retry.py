# Generated from spec/ by `make generate`. Do not edit.
"""Whether and when to call again: a policy without I/O. The clients do the sleeping.

A call is repeated only where that cannot do anything twice: the error itself knows (`retry_safe`), from the spec and
from how far the request came.
"""

from __future__ import annotations

import math
import random
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .errors import APIError, ConfigurationError, QianfanError, RateLimitError, ServerError, TransportError

ENDLESS = 1e6  # seconds, eleven days: no call takes so long, and sockets cannot wait much longer
_SECONDS = re.compile(r"\d+(\.\d*)?", re.ASCII)


@dataclass(frozen=True)
class RetryPolicy:
    """How patient a client is.

    Attributes:
        attempts: how often a call is sent at most; 1 means never again.
        first_pause: upper bound of the first pause, in seconds; each further one doubles.
        longest_pause: upper bound of every pause, unless the service asks for more with Retry-After.
        longest_retry_after: a Retry-After that asks for more seconds than this is not waited for: the call ends.
        budget: retries that all calls of a client may spend together; five successes earn one back. Per client only.
    """

    attempts: int = 3
    first_pause: float = 0.5
    longest_pause: float = 20.0
    longest_retry_after: float = 120.0
    budget: float = 50.0

    def __post_init__(self) -> None:
        amounts = (self.first_pause, self.longest_pause, self.longest_retry_after, self.budget)
        # Not `< 0`: nan is refused too.
        if not (isinstance(self.attempts, int) and self.attempts >= 1 and all(amount >= 0 for amount in amounts)):
            raise ConfigurationError("attempts must be 1 or more, pauses 0 seconds or more, the budget 0 or more")

    def pause(self, attempt: int, jitter: Callable[[], float]) -> float:
        """Seconds after the attempt with this number, counted from 1: full jitter below a doubling bound."""
        return min(self.longest_pause, self.first_pause * 2.0 ** min(attempt - 1, 60)) * jitter()


class RetryBudget:
    """A token bucket that all calls of a client share, so that an outage is not made worse.

    Each retry takes a token; each success gives a part of one back. An empty bucket means no retries, only first
    attempts.
    """

    def __init__(self, capacity: float = 50.0, refund: float = 0.2) -> None:
        if not (capacity >= 0 and refund >= 0):
            raise ConfigurationError("capacity and refund must be 0 or more")
        self._capacity, self._refund, self._tokens = capacity, refund, capacity
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take a token; False when there is none."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def succeeded(self) -> None:
        """Give a part of a token back."""
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + self._refund)


@dataclass(frozen=True)
class Clock:
    """Time and chance as a call sees them; tests inject their own."""

    now: Callable[[], float] = time.monotonic
    wall: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.random


def checked_deadline(seconds: float | None) -> float | None:
    """The deadline itself; None for one so far away that it is none. One that has passed already is taken, too.

    Raises:
        ConfigurationError: it is no number of seconds.
    """
    if seconds is None:
        return None
    if not isinstance(seconds, int | float) or math.isnan(seconds):
        raise ConfigurationError("deadline is a number of seconds, or None for no end")
    return None if seconds >= ENDLESS else seconds


@dataclass
class Attempts:
    """One call in progress: counts its attempts, and decides after each failure.

    Attributes:
        policy, budget: how patient to be.
        deadline: seconds for the whole call with its pauses; None for no end.
        number: of the current attempt, counted from 1.
    """

    policy: RetryPolicy
    budget: RetryBudget
    deadline: float | None = None
    clock: Clock = field(default_factory=Clock)
    number: int = 1

    def __post_init__(self) -> None:
        deadline = checked_deadline(self.deadline)
        self._end = None if deadline is None else self.clock.now() + deadline

    def left(self) -> float | None:
        """Seconds until the deadline, never negative; None without a deadline."""
        return None if self._end is None else max(0.0, self._end - self.clock.now())

    def pause_after(self, error: QianfanError) -> float | None:
        """Seconds to wait before the next attempt; None when `error` is final."""
        if self.number >= self.policy.attempts or not worth_repeating(error):
            return None
        asked = self._asked_for(error)
        if asked > self.policy.longest_retry_after:
            return None
        pause = max(self.policy.pause(self.number, self.clock.jitter), asked)
        left = self.left()
        if (left is not None and pause >= left) or not self.budget.take():
            return None
        self.number += 1
        return pause

    def _asked_for(self, error: QianfanError) -> float:
        headers = error.headers if isinstance(error, APIError) else {}
        return retry_after(headers, self.clock.wall())


def worth_repeating(error: QianfanError) -> bool:
    """Whether `error` may pass, and calling again cannot do anything twice."""
    passing = isinstance(error, TransportError | RateLimitError | ServerError)
    return passing and bool(getattr(error, "retry_safe", False))


def retry_after(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds that a Retry-After header asks for, given in seconds or as a date; 0 without one that makes sense."""
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
