# Generated from spec/ by `make generate`. Do not edit.
"""The clock that drives the life-cycles: it ticks, or stands still until it is told to advance.

Signatures are always checked by the wall's clock, because the clients sign by theirs.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from threading import Lock

BEIJING = timezone(timedelta(hours=8))


class Clock:
    """Seconds since 1970. Time passes by itself when `ticking`, and else only by `advance`; it never goes back.

    `earliest` is the least that the present can be at the start; `moved` is called with each present that `advance`
    leads to.
    """

    def __init__(
        self, *, ticking: bool, earliest: float = 0.0, moved: Callable[[float], None] = lambda _: None
    ) -> None:
        self._ticking = ticking
        self._stopped_at = time.time()
        self._ahead = max(0.0, earliest - self._stopped_at)
        self._moved = moved
        self._lock = Lock()

    def now(self) -> float:
        """The present."""
        return (time.time() if self._ticking else self._stopped_at) + self._ahead

    def advance(self, seconds: float) -> float:
        """Move the present `seconds` ahead and say what it is now.

        Raises:
            ValueError: time would go back, or is no number.
        """
        if not 0 <= seconds < math.inf:
            raise ValueError(f"a clock goes forward: give seconds of 0 or more, not {seconds}")
        with self._lock:
            self._ahead += seconds
            now = self.now()
            self._moved(now)
            return now


def iso(seconds: float) -> str:
    """A moment as the service writes it, `2024-06-04T18:38:59+08:00`."""
    return datetime.fromtimestamp(seconds, BEIJING).isoformat(timespec="seconds")
