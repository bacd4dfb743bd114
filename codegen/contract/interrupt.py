"""Ctrl-C ends what is being sent, not the program: what was seen until then is reported."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import Any

from .clock import Clock

_TOLD = "\nInterrupted: the report follows. Ctrl-C once more leaves it out.\n"


class Interrupts:
    """Takes the first Ctrl-C while `with` lasts; a second one does what it always did.

    Attributes:
        sending: whether there is something to break off at once; else the time of the run is over, and no more.
    """

    def __init__(self, clock: Clock) -> None:
        self.sending = True
        self._clock = clock
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        """Begin."""
        # A program with a way of its own keeps it; so does one that ignores it, as what a shell runs in its background.
        plain = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if plain and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the next one to others."""
        self._give_back()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._give_back()
        self._clock.stop()
        print(_TOLD, end="", file=sys.stderr, flush=True)
        if self.sending:
            raise KeyboardInterrupt

    def _give_back(self) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None
