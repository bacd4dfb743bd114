"""Whenever it crashes, and whatever the service does: no job takes effect twice, and none is lost.

Several workers carry out the real plan and the real attempts in an order that is drawn, step by step; a crash drops
them all, and cuts off any part of what was written but not yet safe on the disk. The next run reads what is left.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianfan_console import Outcome
from qianfan_console.runtime import errors
from qianfan_console.runtime.bulk import lookup, records
from qianfan_console.runtime.bulk.attempt import Write, attempt
from qianfan_console.runtime.bulk.job import Task
from qianfan_console.runtime.bulk.options import Options
from qianfan_console.runtime.bulk.plan import Plan

from .sets import ACTION, body

HEADER = records.header("https://service")
FIND, ADVISE = lookup.finder("qianfan_console", None), lookup.adviser("qianfan_console")


def refusal(kind: type[errors.APIError], status: int, *, retry_safe: bool = False) -> errors.APIError:
    return kind(ACTION, status=status, code="", message="", request_id="", body=None, headers={}, retry_safe=retry_safe)


# What a call may meet: whether it takes effect, and how it ends.
FATES: dict[str, tuple[bool, Exception | None]] = {
    "answered": (True, None),
    "refused": (False, refusal(errors.BadRequestError, 400)),
    "too many": (False, refusal(errors.RateLimitError, 429, retry_safe=True)),
    "no connection": (False, errors.ConnectError(ACTION, "x")),
    "lost on the way": (False, errors.ConnectionLostError(ACTION, "x")),
    "answer lost": (True, errors.RequestTimeoutError(ACTION, "x")),
    "failed before": (False, refusal(errors.ServerError, 500)),
    "failed behind": (True, refusal(errors.ServerError, 502)),
    "garbled": (True, errors.InvalidResponseError(ACTION, "x", status=200, request_id="", body=b"")),
    "unforeseen": (True, RuntimeError("x")),
}


@dataclass
class World:
    """What outlives a crash: the service and the disk."""

    written: bytes = HEADER
    safe: int = len(HEADER)
    effects: Counter[str] = field(default_factory=Counter)

    def crash(self, lost: int) -> None:
        self.written = self.written[: max(self.safe, len(self.written) - lost)]

    def worker(self, task: Task, fates: Iterator[str], outcomes: list[Outcome]) -> Iterator[None]:
        """Carries out `task`, and stops wherever a crash may come."""
        steps = attempt(task, ADVISE)
        try:
            step = next(steps)
            while True:
                if isinstance(step, Write):
                    self.written += step.record
                    yield
                    self.safe = len(self.written)
                    yield
                    step = steps.send(None)
                    continue
                takes_effect, error = FATES[next(fates)]
                self.effects[task.key] += takes_effect
                yield
                answer = task.operation.response.read({"requestId": "r", "result": task.key})
                step = steps.throw(error) if error else steps.send(answer)
        except StopIteration as end:
            outcomes.append(end.value)

    def run(
        self, jobs: list[dict[str, Any]], fates: Iterator[str], schedule: Iterable[int], wide: int
    ) -> list[Outcome]:
        """One run with `wide` workers; it crashes when `schedule` ends. What was known by then."""
        entries, intact = records.read(self.written.splitlines(keepends=True), HEADER)
        self.written, self.safe = self.written[:intact] or HEADER, len(self.written[:intact] or HEADER)
        steps = Plan(FIND, ADVISE, ACTION, Options(), entries).steps(jobs)
        outcomes: list[Outcome] = []
        running: list[Iterator[None]] = []
        for choice in schedule:
            while len(running) < wide and (step := next(steps, None)):
                if isinstance(step, Task):
                    running.append(self.worker(step, fates, outcomes))
                else:
                    outcomes.append(step)
            if not running:
                break
            chosen = running[choice % len(running)]
            if next(chosen, chosen) is chosen:
                running.remove(chosen)
        return outcomes


def forever(value: Any) -> Iterator[Any]:
    while True:
        yield value


def schedule(steps: int, seed: int) -> list[int]:
    """As many steps, each of a worker that is chosen by chance."""
    chance = random.Random(seed)
    return [chance.randrange(6) for _ in range(steps)]


Crash = tuple[list[int], list[str], int]
crashes = st.lists(
    st.tuples(
        # Not a list of drawn steps: those are short for the most part, and crash before anything has happened.
        st.builds(schedule, st.integers(0, 80), st.integers(0, 10_000)),
        st.lists(st.sampled_from(sorted(FATES)), min_size=4, max_size=8),
        st.integers(0, 400),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("fate", FATES)
def test_one_job_that_meets_each_fate_and_crashes_after_each_step(fate: str) -> None:
    for steps, lost in itertools.product(range(8), range(0, 400, 20)):
        check(1, 1, [([0] * steps, [fate], lost)])


@settings(max_examples=3 * settings().max_examples)
@given(count=st.integers(1, 7), wide=st.integers(1, 4), crashes=crashes)
def test_no_job_takes_effect_twice_and_none_is_lost(count: int, wide: int, crashes: list[Crash]) -> None:
    check(count, wide, crashes)


def check(count: int, wide: int, crashes: list[Crash]) -> None:
    jobs = [body(f"set-{number}") for number in range(count)]
    world = World()
    for schedule, fates, lost in crashes:
        world.run(jobs, iter([*fates, *["answered"] * count]), schedule, wide)
        world.crash(lost)
        assert all(times <= 1 for times in world.effects.values())
    before = {outcome.key for outcome in last_run(world, jobs, wide) if outcome.state == "unknown"}
    outcomes = last_run(world, jobs, wide)
    assert sorted(outcome.key for outcome in outcomes) == sorted(str(number + 1) for number in range(count))
    assert {outcome.state for outcome in outcomes} <= {"skipped", "unknown"}
    assert {outcome.key for outcome in outcomes if outcome.state == "unknown"} == before
    for outcome in outcomes:
        assert world.effects[outcome.key] == 1 if outcome.ok else world.effects[outcome.key] <= 1
        if outcome.ok:
            assert outcome.response is not None
            assert outcome.response.model_dump()["result"] == outcome.key


def last_run(world: World, jobs: list[dict[str, Any]], wide: int) -> list[Outcome]:
    return world.run(jobs, forever("answered"), forever(0), wide)


@given(crashes=crashes)
def test_what_is_harmless_to_repeat_is_never_unknown(crashes: list[Crash]) -> None:
    jobs: list[dict[str, Any]] = [{"modelSetId": f"am-{number}"} for number in range(4)]
    entries: dict[str, records.Entry] = {}
    written = HEADER
    for _, fates, _ in crashes:
        steps = Plan(FIND, ADVISE, "DeleteModelSet", Options(), entries).steps(jobs)
        for task, fate in zip(steps, fates, strict=False):
            assert isinstance(task, Task) or task.state == "skipped"
            if isinstance(task, Task):
                written += records.started(task)
                error = FATES[fate][1]
                if error:
                    made = attempt(task, ADVISE)
                    next(made)
                    made.send(None)
                    ended = made.throw(error)
                    assert isinstance(ended, Write)
                    assert b'"failed"' in ended.record
        entries, _ = records.read(written.splitlines(keepends=True), HEADER)
