"""One run of the suite: what is asked of whom, within which time, and what it came to."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .answers import Answers
from .clock import Clock
from .findings import judge
from .interrupt import Interrupts
from .near import near_misses
from .probe import Probe, Progress
from .results import Observation, Results
from .subjects import Subject
from .targets import Target


@dataclass(frozen=True)
class Plan:
    """What to test.

    Attributes:
        subjects: the Actions.
        every: all Actions of the contract, also those that are not to be tested: what must not be called by chance.
        writes: whether bodies that should be accepted are sent to Actions that are no Describe-calls.
        seed: decides which bodies are sent, and in which order.
        seconds: when to stop; None for no limit.
        random: how many random valid and how many random invalid bodies of each Action; 0 for none of Schemathesis.
    """

    subjects: Mapping[str, Subject]
    every: Mapping[str, Subject]
    answers: Answers
    writes: bool
    seed: int = 0
    seconds: float | None = None
    random: int = 10


def run(plan: Plan, target: Target, progress: Progress) -> Results:
    """Test the service; what stops the run before its end is said in the results."""
    results = Results(
        dict(plan.subjects),
        address=target.scrub(target.address),
        embedded=target.embedded,
        writes=plan.writes,
        seed=plan.seed,
        began=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    probe = Probe(target, plan.answers, Clock(plan.seconds), writes=plan.writes, actions=len(plan.subjects))
    started = time.monotonic()
    seen: list[Observation] = []
    with Interrupts(probe.clock) as interrupts:
        try:
            _send(probe, plan, results, seen, progress)
        except KeyboardInterrupt:
            probe.clock.stop()
        interrupts.sending = False
        results.notes += _unsent(plan, probe.clock, results)
        judge(probe, results, list(seen))  # a copy: a call that was broken off may still be answered
    results.interrupted = probe.clock.stopped
    results.notes += _implied(results)
    results.seconds = time.monotonic() - started
    results.sent = probe.sent
    return results


def _send(probe: Probe, plan: Plan, results: Results, seen: list[Observation], progress: Progress) -> None:
    near_misses(probe, results, seen, progress)
    if plan.random and not probe.clock.over and not results.unreachable:
        from .fuzz.engine import random_tests  # noqa: PLC0415 (comes with an extra, and takes a second to load)

        random_tests(probe, results, plan.every, plan.random, seen, progress)


def _unsent(plan: Plan, clock: Clock, results: Results) -> Iterator[str]:
    if plan.random and clock.over and not results.unreachable:
        yield f"{'Interrupted' if clock.stopped else 'The time was up'} before Schemathesis had sent everything."


def _implied(results: Results) -> Iterator[str]:
    """What a reader may want to take out of a spec, or to test by hand."""
    found = [entry.id for entry in results.entries() if results.implied(entry)]
    if found:
        some = f"{', '.join(found[:3])}{', …' if len(found) > 3 else ''}"
        yield f"Tested only together with others, because no body tried breaks them alone: {len(found)} rules: {some}"
