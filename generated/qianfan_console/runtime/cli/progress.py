# Generated from spec/ by `make generate`. Do not edit.
"""What a waiting looks like on stderr: one line that moves on a terminal, one line for each new state elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Any

from .table import cell

_FRAMES = "|/-\\"
_TICK = 0.2


class Progress:
    """A display for the time of a `with` block; `see` takes every answer.

    Args:
        waiter: the waiter; it tells the state that an answer shows.
        deadline: seconds that the waiting may take.
    """

    def __init__(self, waiter: Any, deadline: float) -> None:
        self._waiter, self._deadline = waiter, deadline
        self._state = ""
        self._polls = 0
        self._began = time.monotonic()
        self._done = threading.Event()
        self._moving = sys.stderr.isatty()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def see(self, response: Any) -> None:
        """Take note of an answer."""
        state = cell(self._waiter.state(response)) or "no state"
        self._polls += 1
        if not self._moving and state != self._state:
            print(f"{self._waiter.name}: {state} after {self._elapsed():.0f} s", file=sys.stderr, flush=True)
        self._state = state

    def __enter__(self) -> Progress:
        if self._moving:
            self._ticker.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._done.set()
        if self._moving:
            self._ticker.join()
            self._draw(" ", "\n")

    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _tick(self) -> None:
        number = 0
        while not self._done.wait(_TICK):
            self._draw(_FRAMES[number % len(_FRAMES)], "")
            number += 1

    def _draw(self, frame: str, end: str) -> None:
        polls = f"{self._polls} poll{'' if self._polls == 1 else 's'}"
        line = f"{frame} {self._waiter.name}: {self._state or 'asking'}, {self._elapsed():.0f} s of at most "
        # Back to the start of the line, and what is left of a longer one erased.
        print(f"\r{line}{self._deadline:g} s, {polls}\x1b[K", end=end, file=sys.stderr, flush=True)
