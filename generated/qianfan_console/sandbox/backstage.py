# Generated from spec/ by `make generate`. Do not edit.
"""What stands behind the service: its state and clock, the trouble that is planned, and the record of what happened."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
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
    """How a sandbox was started, as far as it shows: `prefix` is empty without a control API.

    `hosts` are names in the public DNS that the control API may be called by.
    """

    clock: Kind = "fast"
    lenient: bool = False
    samples: bool = False
    prefix: str = PREFIX
    hosts: frozenset[str] = frozenset()


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

    def plan_faults(self, *faults: Fault) -> None:
        """Plan faults, all or none.

        Raises:
            ValueError: one of them waits for an Action that the contract does not have.
        """
        known = self.contract.operations
        for place, fault in enumerate(faults):
            if fault.action and fault.action not in known:
                near = "".join(f"; did you mean {name}?" for name in get_close_matches(fault.action, known, n=1))
                raise ValueError(f"fault {place}: action: {fault.action[:80]!r} is no Action of the contract{near}")
        self.faults.plan(*faults)

    def exchange(self, request: Request) -> tuple[int, Answer | Delivery]:
        """The answer to one request, and how it arrives if a fault strikes it; before it, its number in the journal."""
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
