# Generated from spec/ by `make generate`. Do not edit.
"""How long a run may still take, and calls that nobody waits for once someone has stopped it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
_STEP = 0.1


class TimeUp(Exception):  # noqa: N818 (no error: the run was to end now)
    """The time of the run was over before an answer was there."""


class Clock:
    """How long the run may still take."""

    def __init__(self, seconds: float | None) -> None:
        self._stop = Event()
        self._end = None if seconds is None else time.monotonic() + seconds

    def stop(self) -> None:
        """Let the time be up now."""
        self._end = time.monotonic()
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the time is up because someone said so."""
        return self._stop.is_set()

    @property
    def left(self) -> float | None:
        """Seconds; None for no end."""
        return None if self._end is None else self._end - time.monotonic()

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        left = self.left
        return left is not None and left <= 0

    def sleep(self, seconds: float) -> None:
        """Wait so long, or until the time is up."""
        left = self.left
        self._stop.wait(seconds if left is None else max(0.0, min(seconds, left)))

    def unless_stopped(self, call: Callable[[], T]) -> T:
        """What the call gives. It is left to itself when someone stops the run: a service may be slow to answer.

        Raises:
            TimeUp: the run was stopped first.
        """
        future: Future[T] = Future()
        Thread(target=_fulfil, args=(future, call), daemon=True).start()
        while not wait([future], _STEP).done:
            if self.stopped:
                raise TimeUp
        return future.result()


def _fulfil(future: Future[T], call: Callable[[], T]) -> None:
    try:
        future.set_result(call())
    except BaseException as error:
        future.set_exception(error)
