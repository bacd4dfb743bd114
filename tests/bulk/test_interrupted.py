"""Ctrl-C and cancellation: what was sent is waited for and recorded, and the next run goes on from there."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from qianfan_console import AsyncQianfanConsole, Progress, QianfanConsole
from qianfan_console.sandbox import Sandbox

from ..runtime.colours import ACCESS_KEY, SECRET_KEY, Colour, Sync
from .sets import ACTION, bodies, created, states

DONE = ["started", "done"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


class StopError(Exception):
    """What a caller's own code raises."""


def goes_on(colour: Colour, sandbox: Sandbox, path: Path, count: int) -> None:
    """The next run does the rest, and nothing twice."""
    done = sum(found == DONE for found in states(path).values())
    report = colour.run(colour.of(sandbox).map(ACTION, bodies(count), journal=path))
    assert (report.done, report.skipped) == (count - done, done)
    assert set(created(sandbox).values()) == {1}


@pytest.mark.parametrize("error", [StopError, KeyboardInterrupt])
def test_an_error_of_the_caller_ends_the_run_behind_the_calls_under_way(
    colour: Colour, sandbox: Sandbox, path: Path, error: type[BaseException]
) -> None:
    def stop(progress: Progress) -> None:
        if progress.finished == 7:
            raise error

    if error is KeyboardInterrupt and colour.name == "async":
        pytest.skip("asyncio turns it into cancellation, which has tests of its own")
    with pytest.raises(error):
        colour.run(colour.of(sandbox).map(ACTION, bodies(30), journal=path, on_progress=stop))
    assert all(found == DONE for found in states(path).values())
    assert 7 <= len(states(path)) < 30
    goes_on(colour, sandbox, path, 30)


def test_jobs_that_cannot_be_read_end_the_run_behind_the_calls_under_way(
    colour: Colour, sandbox: Sandbox, path: Path
) -> None:
    def jobs() -> Iterator[dict[str, str]]:
        yield from bodies(5)
        raise StopError

    with pytest.raises(StopError):
        colour.run(colour.of(sandbox).map(ACTION, jobs(), journal=path))
    assert list(states(path).values()) == [DONE] * 5


@pytest.fixture
def _keyboard() -> Iterator[None]:
    """Ctrl-C works in a process that was started in the background too, where it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_keyboard")
def test_ctrl_c_waits_for_the_calls_under_way(path: Path) -> None:
    pressed = threading.Event()

    def handler(request: httpx.Request) -> httpx.Response:
        if not pressed.is_set():
            pressed.set()
            signal.raise_signal(signal.SIGINT)  # reaches the main thread, which waits
        threading.Event().wait(0.05)
        return httpx.Response(200, json={"requestId": "r", "result": "am-1"})

    http = httpx.Client(transport=httpx.MockTransport(handler))
    console = QianfanConsole(access_key=ACCESS_KEY, secret_key=SECRET_KEY, http_client=http)
    with pytest.raises(KeyboardInterrupt):
        console.map(ACTION, bodies(50), journal=path, max_concurrency=4)
    assert all(found == DONE for found in states(path).values())
    assert 1 <= len(states(path)) <= 5


class Gate(httpx.AsyncBaseTransport):
    """Answers when it is opened."""

    def __init__(self) -> None:
        self.entered, self.opened = asyncio.Event(), asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.entered.set()
        await self.opened.wait()
        return httpx.Response(200, json={"requestId": "r", "result": "am-1"})


async def begun(path: Path, **options: Any) -> tuple[Gate, asyncio.Task[Any]]:
    gate = Gate()
    http = httpx.AsyncClient(transport=gate)
    console = AsyncQianfanConsole(access_key=ACCESS_KEY, secret_key=SECRET_KEY, http_client=http)
    running = asyncio.ensure_future(console.map(ACTION, bodies(50), journal=path, max_concurrency=3, **options))
    async with asyncio.timeout(20):
        while len(states(path) if path.exists() else ()) < 3:
            await asyncio.sleep(0.001)
        await gate.entered.wait()
    return gate, running


def test_being_cancelled_waits_for_the_calls_under_way(path: Path) -> None:
    async def main() -> None:
        gate, running = await begun(path)
        running.cancel()
        await asyncio.sleep(0.01)
        assert not running.done()
        gate.opened.set()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert running.cancelled()

    asyncio.run(main())
    assert list(states(path).values()) == [DONE] * 3


def test_being_cancelled_twice_ends_the_calls_and_says_that_their_outcome_is_unknown(path: Path) -> None:
    async def main() -> None:
        _, running = await begun(path)
        running.cancel()
        await asyncio.sleep(0.01)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(main())
    assert set(map(tuple, states(path).values())) <= {("started", "unknown"), ("started", "failed")}
    assert ["started", "unknown"] in states(path).values()


def test_what_is_being_written_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def slow(file: int) -> None:
        time.sleep(0.02)
        fsync(file)

    async def main() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
        gate, running = await begun(path)
        monkeypatch.setattr("qianfan_console.runtime.bulk.journal.os.fsync", slow)
        gate.opened.set()
        for _ in range(50):
            await asyncio.sleep(0)
        for _ in range(2):
            running.cancel()
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(main())
    ends = [found[-1] for found in states(path).values()]
    assert "done" in ends
    assert set(ends) <= {"done", "failed"}  # failed: it was only about to be sent


def test_a_timeout_around_the_run_is_one(path: Path) -> None:
    async def main() -> None:
        gate, running = await begun(path)
        asyncio.get_running_loop().call_later(0.03, gate.opened.set)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await running

    asyncio.run(main())
    assert list(states(path).values()) == [DONE] * 3


@pytest.mark.parametrize("moment", range(0, 40, 2))
def test_whenever_it_is_cancelled_the_next_run_goes_on(sandbox: Sandbox, path: Path, moment: int) -> None:
    async def main() -> None:
        async with sandbox.async_client() as console:
            running = asyncio.ensure_future(console.map(ACTION, bodies(12), journal=path, max_concurrency=3))
            for _ in range(moment):
                await asyncio.sleep(0)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            report = await console.map(ACTION, bodies(12), journal=path)
            assert report.done + report.skipped == 12

    asyncio.run(main())
    assert created(sandbox).total() == 12


def test_all_threads_are_there_before_the_first_call() -> None:
    seen: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(sum(thread.name.startswith("qianfan-bulk") for thread in threading.enumerate()))
        return httpx.Response(200, json={"requestId": "r", "result": "am-1"})

    Sync().console(handler).map(ACTION, bodies(1), max_concurrency=4)
    assert seen == [4]  # a pool does not wait for a thread whose start Ctrl-C interrupted
