"""Thousands of calls of which one in five fails: each ends within its deadline, or says why not."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import get_args

from qianfan_console import QianfanError, RetryPolicy
from qianfan_console.sandbox import Fault, Sandbox
from qianfan_console.sandbox.faults import Kind

from ..conftest import LONG
from .delay import Delay, watched

CALLS = 10_000 if os.environ.get(LONG) else 1_000
# Far more than a call needs: within one process nothing bounds how long a thread of a busy machine waits for its turn.
# How exactly deadlines are kept is measured on a socket, by the matrix.
DEADLINE, GRACE, AT_ONCE = 20.0, 0.1, 16
RETRY = RetryPolicy(first_pause=0.001)
# Each of these may pass, so that an idempotent call is repeated; together they strike one request in five.
PASSING: tuple[Kind, ...] = (
    "latency",
    "reset_before",
    "reset_after",
    "throttle",
    "error_before",
    "error_after",
    "truncated",
)
FINAL = {"RateLimitError", "ServerError", "ConnectionLostError"}


def trouble(sandbox: Sandbox) -> None:
    """Plan faults for one request in five."""
    each = 1 - 0.8 ** (1 / len(PASSING))
    fault = Fault("latency", count=None, probability=each, seconds=0.01)
    sandbox.plan_fault(*(replace(fault, kind=kind, seed=seed) for seed, kind in enumerate(PASSING)))


def verdict(error: QianfanError | None, start: float, delay: Delay) -> str:
    """How a call ended."""
    seconds, late = time.monotonic() - start, delay.since(start)
    if seconds > DEADLINE + GRACE + late:
        return f"took {seconds:.2f} s"
    return "ok" if error is None else type(error).__name__


def check(ended: Counter[str]) -> None:
    """A call fails where three attempts in a row were struck, or where the budget is spent, and in no other way."""
    assert ended.total() == CALLS
    assert set(ended) <= {"ok"} | FINAL
    assert ended["ok"] >= 0.97 * CALLS  # 0.2³ fail by chance


def test_threads() -> None:
    def one(_: int) -> str:
        start = time.monotonic()
        try:
            console.model.describe_model(model_id="amv-d1zx1iwdarfr", deadline=DEADLINE)
        except QianfanError as error:
            return verdict(error, start, delay)
        return verdict(None, start, delay)

    with Sandbox(samples=True) as sandbox, watched() as delay, ThreadPoolExecutor(AT_ONCE) as pool:
        trouble(sandbox)
        with sandbox.client(retry=RETRY) as console:
            check(Counter(pool.map(one, range(CALLS))))


def test_tasks() -> None:
    async def run(sandbox: Sandbox, delay: Delay) -> Counter[str]:
        left = iter(range(CALLS))
        ended: Counter[str] = Counter()
        async with sandbox.async_client(retry=RETRY) as console:

            async def worker() -> None:
                for _ in left:
                    start = time.monotonic()
                    failed = None
                    try:
                        await console.model.describe_model(model_id="amv-d1zx1iwdarfr", deadline=DEADLINE)
                    except QianfanError as error:
                        failed = error
                    ended[verdict(failed, start, delay)] += 1

            await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
        return ended

    with Sandbox(samples=True) as sandbox, watched() as delay:
        trouble(sandbox)
        check(asyncio.run(run(sandbox, delay)))


def test_the_faults_are_known() -> None:
    assert set(PASSING) < set(get_args(Kind))
