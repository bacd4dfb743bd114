"""The clock that drives the life-cycles: it ticks, or stands still until it is told to advance.

Sandbox's choice: signatures are always checked by the wall's clock, because the clients sign by theirs; a state that is
opened again goes on at the wall's present, or where its clock had been moved to if that is later.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta, timezone
from threading import Lock

BEIJING = timezone(timedelta(hours=8))
LATEST = 253_370_764_800.0  # the first day of the year 9999, in UTC: later moments have no ISO form


class Clock:
    """Seconds since 1970. Time passes by itself when `ticking`, and else only by `advance`; only `put` takes it back.

    `earliest` is the least that the present can be at the start; `moved` is called with each present that `advance`
    leads to; `poll_step` is how many seconds one poll of a status stands for. `lock` guards it: where `moved` takes a
    lock, that lock, or two threads could wait for each other.

    Raises:
        ValueError: `poll_step` is no length of time.
    """

    def __init__(
        self,
        *,
        ticking: bool,
        earliest: float = 0.0,
        moved: Callable[[float], None] = lambda _: None,
        poll_step: float = 0.0,
        lock: AbstractContextManager[object] | None = None,
    ) -> None:
        if not 0 <= poll_step < math.inf:
            raise ValueError(f"poll_step must be 0 or more seconds, not {poll_step}")
        self.poll_step = poll_step
        self._ticking = ticking
        self._stopped_at = time.time()
        self._ahead = max(0.0, earliest - self._stopped_at)
        self._moved = moved
        self._lock = Lock() if lock is None else lock

    def now(self) -> float:
        """The present."""
        return (time.time() if self._ticking else self._stopped_at) + self._ahead

    def advance(self, seconds: float) -> float:
        """Move the present `seconds` ahead and say what it is now.

        Raises:
            ValueError: time would go back or past the year 9998, or is no number.
        """
        if not 0 <= seconds < math.inf:
            raise ValueError(f"a clock goes forward: give seconds of 0 or more, not {seconds}")
        with self._lock:
            now = self.now() + seconds
            if now > LATEST:
                raise ValueError(f"the clock ends with the year 9998: {seconds} seconds are too many")
            self._ahead += seconds
            self._moved(now)
            return now

    def advance_polls(self, polls: int) -> float:
        """Move the present ahead by `polls` times `poll_step`, and say what it is now.

        Raises:
            ValueError: there is no step, or time would go back.
        """
        if not self.poll_step:
            raise ValueError("a poll stands for no time here: start with poll_step=… or --poll-step, or give seconds")
        return self.advance(polls * self.poll_step)

    def put(self, now: float) -> None:
        """Let the present be `now`, also if that is the past: a state that is put back has its own time."""
        with self._lock:
            self._ahead = now - (time.time() if self._ticking else self._stopped_at)

    def move_back(self, ahead: float) -> None:
        """Undo moves: let the present be `ahead` of what it would be without any."""
        with self._lock:
            self._ahead = ahead

    @property
    def ahead(self) -> float:
        """How far the present has been moved."""
        return self._ahead


def iso(seconds: float) -> str:
    """A moment as the service writes it, `2024-06-04T18:38:59+08:00`."""
    return datetime.fromtimestamp(seconds, BEIJING).isoformat(timespec="seconds")
