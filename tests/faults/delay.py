"""How late this machine wakes a sleeper: what a test of deadlines must forgive."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

STEP = 0.005


class Delay:
    """Sleeps a little, again and again, and notes how much longer it took."""

    def __init__(self) -> None:
        self._noted: list[tuple[float, float]] = []
        self._over = threading.Event()

    def watch(self) -> None:
        """Note delays until the end."""
        while not self._over.is_set():
            start = time.monotonic()
            time.sleep(STEP)
            now = time.monotonic()
            self._noted.append((now, now - start - STEP))

    def end(self) -> None:
        """Stop watching."""
        self._over.set()

    def since(self, start: float) -> float:
        """All delays since that moment together: a call may have met each of them."""
        return sum(late for when, late in reversed(self._noted[-2000:]) if when >= start and late > STEP)


@contextmanager
def watched() -> Iterator[Delay]:
    """Watch as long as `with` lasts."""
    delay = Delay()
    thread = threading.Thread(target=delay.watch, daemon=True)
    thread.start()
    try:
        yield delay
    finally:
        delay.end()
        thread.join()
