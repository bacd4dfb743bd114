# Generated from spec/ by `make generate`. Do not edit.
"""A bulk run in threads."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from threading import Barrier
from typing import TYPE_CHECKING, Any

from ..models import ResponseModel
from .attempt import Send, Write
from .bulk import Bulk
from .job import Job, Task
from .options import checked
from .outcome import Outcome
from .pace import Pace
from .report import Report, Tally

if TYPE_CHECKING:
    from typing import Unpack

    from ... import QianfanConsole
    from .options import BulkOptions


def run(
    console: QianfanConsole,
    package: str | None,
    service: str,
    action: str,
    jobs: Iterable[Mapping[str, Any] | Job],
    **options: Unpack[BulkOptions],
) -> Report:
    """Carry out `jobs`. However it ends, calls under way are finished and recorded first."""
    chosen = checked(options)
    # Leaving the pool waits for the calls under way, after an interruption too; the journal is closed behind that.
    with (
        Bulk(package, action, chosen, service) as bulk,
        ThreadPoolExecutor(chosen.max_concurrency, "qianfan-bulk") as pool,
    ):
        _start(pool, chosen.max_concurrency)
        return _dispatch(pool, console, bulk, jobs)


def _start(pool: ThreadPoolExecutor, count: int) -> None:
    """Let the pool start its threads before there are calls: it forgets one whose start Ctrl-C interrupts."""
    together = Barrier(count)
    try:
        wait([pool.submit(together.wait) for _ in range(count)])
    except BaseException:
        together.abort()
        raise


def _dispatch(
    pool: ThreadPoolExecutor, console: QianfanConsole, bulk: Bulk, jobs: Iterable[Mapping[str, Any] | Job]
) -> Report:
    tally, pace = bulk.tally(jobs), Pace(bulk.options.rate)
    running: set[Future[Outcome]] = set()
    for step in bulk.plan.steps(jobs):
        if isinstance(step, Outcome):
            tally.add(step)
            continue
        if len(running) == bulk.options.max_concurrency:
            running = _collect(running, tally)
        time.sleep(pace.pause(time.monotonic()))
        running.add(pool.submit(copy_context().run, _carry_out, console, bulk, step))
    while running:
        running = _collect(running, tally)
    return tally.report()


def _collect(running: set[Future[Outcome]], tally: Tally) -> set[Future[Outcome]]:
    """Count the calls that have ended, at least one; those that have not."""
    ended, left = wait(running, return_when=FIRST_COMPLETED)
    for future in ended:
        tally.add(future.result())
    return left


def _carry_out(console: QianfanConsole, bulk: Bulk, task: Task) -> Outcome:
    attempt = bulk.attempt(task)
    try:
        step = next(attempt)
        while True:
            try:
                answer = _act(console, bulk, step)
            except BaseException as error:
                step = attempt.throw(error)
            else:
                step = attempt.send(answer)
    except StopIteration as end:
        outcome: Outcome = end.value
        return outcome


def _act(console: QianfanConsole, bulk: Bulk, step: Write | Send) -> ResponseModel | None:
    if isinstance(step, Send):
        operation = step.task.operation
        return console.call_action(operation.route, operation.action, step.task.body, **bulk.options.call)
    bulk.write(step.record)
    return None
