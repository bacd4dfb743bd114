# Generated from spec/ by `make generate`. Do not edit.
"""A bulk run in tasks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterable, Mapping
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

    from ... import AsyncQianfanConsole
    from .options import BulkOptions


async def run(
    console: AsyncQianfanConsole,
    package: str | None,
    service: str,
    action: str,
    jobs: Iterable[Mapping[str, Any] | Job],
    **options: Unpack[BulkOptions],
) -> Report:
    """Carry out `jobs`. However it ends, calls under way are finished and recorded first.

    That holds for being cancelled too; cancelling a second time ends the calls, and records their outcome as unknown.
    """
    with Bulk(package, action, checked(options), service) as bulk:
        return await _Shell(console, bulk, bulk.tally(jobs)).run(jobs)


class _Shell:
    def __init__(self, console: AsyncQianfanConsole, bulk: Bulk, tally: Tally) -> None:
        self._console, self._bulk, self._tally = console, bulk, tally
        self._free = asyncio.Semaphore(bulk.options.max_concurrency)
        self._stopped_by: BaseException | None = None

    async def run(self, jobs: Iterable[Mapping[str, Any] | Job]) -> Report:
        async with asyncio.TaskGroup() as group:
            try:
                await self._dispatch(group, jobs)
                await self._drain()
            except (Exception, asyncio.CancelledError) as error:
                # Raised behind the group: inside, it would end the calls under way.
                self._stopped_by = self._stopped_by or error
        if self._stopped_by is not None:
            raise self._stopped_by
        return self._tally.report()

    async def _dispatch(self, group: asyncio.TaskGroup, jobs: Iterable[Mapping[str, Any] | Job]) -> None:
        pace = Pace(self._bulk.options.rate)
        for step in self._bulk.plan.steps(jobs):
            if isinstance(step, Outcome):
                self._tally.add(step)
                await asyncio.sleep(0)  # thousands of jobs may be done already: let others run
                continue
            await self._free.acquire()
            await asyncio.sleep(pace.pause(time.monotonic()))
            if self._stopped_by is not None:
                raise self._stopped_by
            group.create_task(self._call(step))

    async def _drain(self) -> None:
        for _ in range(self._bulk.options.max_concurrency):
            await self._free.acquire()

    async def _call(self, task: Task) -> None:
        try:
            self._tally.add(await self._carry_out(task))
        except Exception as error:
            self._stopped_by = self._stopped_by or error
        finally:
            self._free.release()

    async def _carry_out(self, task: Task) -> Outcome:
        attempt = self._bulk.attempt(task)
        try:
            step = next(attempt)
            while True:
                try:
                    answer = await self._act(step)
                except BaseException as error:
                    step = attempt.throw(error)
                else:
                    step = attempt.send(answer)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome

    async def _act(self, step: Write | Send) -> ResponseModel | None:
        if isinstance(step, Send):
            operation = step.task.operation
            return await self._console.call_action(
                operation.route, operation.action, step.task.body, **self._bulk.options.call
            )
        await _to_its_end(asyncio.to_thread(self._bulk.write, step.record))
        return None


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Await `work`; when cancelled, only after its end, so that nothing is written behind the back of what follows."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
