"""The last exchanges with the service, for people who want to know what arrived and what became of it.

Only what is at hand is kept, so that an exchange costs next to nothing; everything else is worked out when it is asked
for.

Sandbox's choice: the last 1,000 exchanges are kept, and of each body the first 64 KiB.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import Any, NamedTuple

from ..runtime.wire import Delivery
from .faults import Fault
from .wire import Answer, Request

MOST_EXCHANGES = 1000
LONGEST_BODY = 65_536


class Exchange(NamedTuple):
    """One request and what was done about it.

    Attributes:
        number: counts the exchanges of this process, from 1.
        at: when it arrived, in seconds since 1970 by the wall's clock.
        request: with no more than the beginning of a long body.
        answer: what was sent, and how; of a long body the beginning.
        sizes: of the whole bodies.
        fault: what struck it, if anything.
        verdict: status of the service's own answer; None if the service did not get the request.
        milliseconds: how long the sandbox was busy with it.
    """

    number: int
    at: float
    request: Request
    answer: Answer | Delivery
    sizes: tuple[int, int]
    fault: Fault | None
    verdict: int | None
    milliseconds: float


class Journal:
    """The last exchanges in the order they ended. Safe to use from several threads at once."""

    def __init__(self) -> None:
        self.last = 0
        self._kept: deque[tuple[Any, ...]] = deque(maxlen=MOST_EXCHANGES)
        self._lock = Lock()

    def add(
        self,
        at: float,
        request: Request,
        answer: Answer | Delivery,
        milliseconds: float,
        fault: Fault | None = None,
        verdict: int | None = None,
    ) -> int:
        """Keep an exchange, and give its number."""
        sizes = len(request.body), len(answer.body)
        if sizes[0] > LONGEST_BODY:
            request = request._replace(body=request.body[:LONGEST_BODY])
        if sizes[1] > LONGEST_BODY:
            answer = answer._replace(body=answer.body[:LONGEST_BODY])
        with self._lock:
            self.last = number = self.last + 1
            self._kept.append((number, at, request, answer, sizes, fault, verdict, milliseconds))
            return number

    def after(self, number: int, limit: int = MOST_EXCHANGES) -> list[Exchange]:
        """The oldest exchanges that came after the one of this number."""
        if number >= self.last:
            return []
        with self._lock:
            kept = list(self._kept)
        return [Exchange._make(each) for each in kept if each[0] > number][:limit]

    def find(self, number: int) -> Exchange | None:
        """The exchange of this number, if it is still kept."""
        found = self.after(number - 1, 1)
        return found[0] if found and found[0].number == number else None

    def clear(self) -> None:
        """Forget all exchanges; numbers go on."""
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
