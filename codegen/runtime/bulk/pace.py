"""When the next call may begin, so that no more than `rate` begin in a second.

Not by a library: pyrate-limiter, which would serve both colours, costs 90 ms of import, starts a thread, adds 50 ms to
each wait, and waits where neither Ctrl-C nor a test's clock reaches it. Here the shells wait, where calls begin.
"""

from __future__ import annotations


class Pace:
    """Calls at even distances. The first begins at once; time that was not used is not saved up for a burst."""

    def __init__(self, rate: float | None) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = float("-inf")

    def pause(self, now: float) -> float:
        """Seconds until the call that asks may begin."""
        begin = max(now, self._next)
        self._next = begin + self._gap
        return begin - now
