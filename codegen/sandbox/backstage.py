"""What stands behind the service: its state and clock, the trouble that is planned, and the record of what happened."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from ..runtime.wire import Delivery
from .contract import Contract
from .faults import Fault, Faults
from .identity import Identities
from .journal import Journal
from .trouble import struck
from .wire import Answer, Request
from .world import World

PREFIX = "/_sandbox"  # where the control API is; no path of the cloud begins so
Kind = Literal["fast", "real", "manual"]


@dataclass(frozen=True)
class Options:
    """How a sandbox was started, as far as it shows: `prefix` is empty without a control API."""

    clock: Kind = "fast"
    lenient: bool = False
    samples: bool = False
    prefix: str = PREFIX


class Listeners:
    """Those who listen to events: who came under another `generation` is to leave, and may come back."""

    generation = 0

    def dismiss(self) -> None:
        """Let all listeners of now leave."""
        self.generation += 1


@dataclass(frozen=True)
class Backstage:
    """Everything that can be looked at or changed from outside.

    `serve` carries out a request, its signature judged by a clock that is so many seconds ahead.
    """

    contract: Contract
    world: World
    identities: Identities
    serve: Callable[[Request, float], Answer]
    options: Options = Options()
    faults: Faults = field(default_factory=Faults)
    journal: Journal = field(default_factory=Journal)
    listeners: Listeners = field(default_factory=Listeners)

    def deliver(self, request: Request) -> Answer | Delivery:
        """The answer to one request, and how it arrives if a fault strikes it."""
        return self.exchange(request)[1]

    def exchange(self, request: Request) -> tuple[int, Answer | Delivery]:
        """The same, with its number in the journal."""
        fault = self.faults.take(request)
        return self.answer(request) if fault is None else self._strike(request, fault)

    def answer(self, request: Request) -> tuple[int, Answer]:
        """The answer to one request, which no fault strikes, and its number in the journal."""
        at, began = time.time(), time.perf_counter()
        answer = self.serve(request, 0.0)
        milliseconds = (time.perf_counter() - began) * 1000
        return self.journal.add(at, request, answer, milliseconds, None, answer.status), answer

    def _strike(self, request: Request, fault: Fault) -> tuple[int, Delivery]:
        at, began = time.time(), time.perf_counter()
        verdicts: list[int] = []

        def served(ahead: float) -> Answer:
            answer = self.serve(request, ahead)
            verdicts.append(answer.status)
            return answer

        delivery = struck(fault, served)
        milliseconds = (time.perf_counter() - began) * 1000
        verdict = verdicts[0] if verdicts else None
        return self.journal.add(at, request, delivery, milliseconds, fault, verdict), delivery
