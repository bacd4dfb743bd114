"""Connections of our own, on real sockets: kept, shared, bounded, and left alone by forks and other loops."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import struct
import threading
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from qianfan_console import (
    AsyncQianfanConsole,
    ConnectError,
    QianfanConsole,
    QianfanError,
)
from qianfan_console.runtime.exchange import CONNECTIONS

from .colours import Colour
from .direct import create, describe, idle, keys, opened
from .host import BODY, Connection, Host, at_once, host, http, until


def test_calls_in_sequence_share_a_connection(colour: Colour) -> None:
    with host() as served, opened(colour, served.url) as console:
        for _ in range(5):
            assert describe(colour, console).request_id == "r-1"
        assert served.used == [1] * 5


def test_the_connection_used_last_is_used_first(colour: Colour) -> None:
    all_here = threading.Barrier(3)

    def in_turn(connection: Connection) -> None:
        """Answer once all requests are here, and the connections before this one are idle again."""
        all_here.wait(5)
        assert until(lambda: idle(console) == connection.number - 1)
        at_once(connection)

    with host(in_turn) as served, opened(colour, served.url) as console:
        at_the_same_time(colour, console, 3)
        served.answer = at_once
        for _ in range(3):
            describe(colour, console)
        assert sorted(served.used[:3]) == [1, 2, 3]
        assert served.used[3:] == [3, 3, 3]
        assert idle(console) == 3


def at_the_same_time(colour: Colour, console: Any, calls: int) -> list[Any]:
    """Results of calls, or their errors."""
    if colour.name == "sync":

        def one(_: int) -> Any:
            try:
                return console.model.describe_model(model_id="m")
            except QianfanError as error:
                return error

        with ThreadPoolExecutor(calls) as pool:
            return list(pool.map(one, range(calls)))

    async def all_of_them() -> list[Any]:
        made = (console.model.describe_model(model_id="m") for _ in range(calls))
        return await asyncio.gather(*made, return_exceptions=True)

    return list(colour.run(all_of_them()))


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
@pytest.mark.parametrize("blocked", [False, True], ids=["loop-runs", "loop-blocked"])
def test_a_connection_that_the_service_has_closed_is_not_used(colour: Colour, reset: bool, blocked: bool) -> None:
    def and_close(connection: Connection) -> bool:
        at_once(connection)
        if reset:
            connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            time.sleep(0.05)  # a reset must not overtake the answer
        return True

    with host(and_close) as served, opened(colour, served.url) as console:
        for calls in range(1, 4):
            create(colour, console)
            assert until(lambda: len(served.ended) == calls)  # noqa: B023 (called at once)
            if colour.name == "async" and not blocked:
                colour.run(asyncio.sleep(0.02))
        assert served.used == [1, 2, 3]


def test_unasked_bytes_end_a_connection(colour: Colour) -> None:
    sent: list[int] = []

    def and_more(connection: Connection) -> None:
        at_once(connection)
        time.sleep(0.03)
        connection.send(http(b'{"requestId":"of-nobody"}'))
        sent.append(connection.number)

    with host(and_more) as served, opened(colour, served.url) as console:
        for calls in range(1, 4):
            assert describe(colour, console).request_id == "r-1"
            assert until(lambda: len(sent) == calls)  # noqa: B023 (called at once)
            if colour.name == "async":
                colour.run(asyncio.sleep(0.02))
        assert served.used == [1, 2, 3]


def test_a_connection_is_not_kept_for_long(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connections", "async_connections"):
        monkeypatch.setattr(f"qianfan_console.{module}.KEEPALIVE", 0.02)
    with host() as served, opened(colour, served.url) as console:
        describe(colour, console)
        time.sleep(0.05)
        describe(colour, console)
        assert served.used == [1, 2]
        assert until(lambda: served.ended == [1])


def test_a_service_may_ask_to_close(colour: Colour) -> None:
    with host(lambda it: it.send(http(BODY, "Connection: close"))) as served, opened(colour, served.url) as console:
        for _ in range(2):
            describe(colour, console)
        assert served.used == [1, 2]


def test_close_closes_what_is_idle(colour: Colour) -> None:
    with host() as served:
        with opened(colour, served.url) as console:
            describe(colour, console)
            assert served.ended == []
        if colour.name == "async":
            colour.run(asyncio.sleep(0.02))
        assert until(lambda: served.ended == [1])
        assert idle(console) == 0


# Many calls at once


async def arrived(served: Host, count: int) -> None:
    """Wait until so many requests have come, without holding up the event loop."""
    async with asyncio.timeout(5):
        while len(served.requests) < count:
            await asyncio.sleep(0.005)


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connections", "async_connections"):
        monkeypatch.setattr(f"qianfan_console.{module}.CONNECTIONS", 1)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("options", [{"timeout": httpx.Timeout(5, pool=0.05)}, {"deadline": 0.2}])
def test_waiting_for_a_connection_has_an_end(colour: Colour, options: dict[str, Any]) -> None:
    hold = threading.Event()

    def held(connection: Connection) -> None:
        hold.wait(5)
        at_once(connection)

    with host(held) as served, opened(colour, served.url) as console:
        if colour.name == "sync":
            with ThreadPoolExecutor(1) as pool:
                first = pool.submit(describe, colour, console)
                assert until(lambda: bool(served.requests))
                with pytest.raises(ConnectError, match="PoolTimeout") as caught:
                    create(colour, console, **options)
                hold.set()
                first.result()
        else:

            async def both() -> None:
                first = asyncio.create_task(console.model.describe_model(model_id="m"))
                await arrived(served, 1)
                try:
                    await console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text", **options)
                finally:
                    hold.set()
                    await first

            with pytest.raises(ConnectError, match="PoolTimeout") as caught:
                colour.run(both())
        assert caught.value.retry_safe
        served.answer = at_once
        describe(colour, console)
        assert served.opened == 1


def test_threads_share_a_client() -> None:
    def calls(_: int) -> None:
        for _ in range(50):
            assert console.model.describe_model(model_id="m").request_id == "r-1"

    with host() as served, QianfanConsole(**keys(served.url)) as console, ThreadPoolExecutor(32) as pool:
        list(pool.map(calls, range(32)))
        assert len(served.requests) == 32 * 50
        assert idle(console) == served.opened <= 32


def test_the_first_calls_of_many_threads() -> None:
    start = threading.Barrier(16)

    def first(console: QianfanConsole) -> None:
        start.wait(5)
        console.model.describe_model(model_id="m")

    with host() as served, ThreadPoolExecutor(16) as pool:
        for _ in range(10):
            with QianfanConsole(**keys(served.url)) as console:
                list(pool.map(first, [console] * 16))
                assert console._sender._room._value == 100  # type: ignore[attr-defined]


def test_tasks_share_a_client() -> None:
    async def run(url: str) -> AsyncQianfanConsole:
        async with AsyncQianfanConsole(**keys(url)) as console:
            made = (console.model.describe_model(model_id="m") for _ in range(256))
            assert {each.request_id for each in await asyncio.gather(*made)} == {"r-1"}
            assert idle(console) == served.opened <= 100
        return console

    with host() as served:
        console = asyncio.run(run(served.url))
        assert len(served.requests) == 256
        assert idle(console) == 0


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("where", ["answer", "pool", "connect"])
def test_a_cancelled_call_leaves_nothing_behind(where: str) -> None:
    def slow(connection: Connection) -> None:
        connection.send(http()[:20])
        time.sleep(0.3)

    async def run(served: Host) -> None:
        async with AsyncQianfanConsole(**keys(served.url)) as console:
            for _ in range(3):
                seen = len(served.requests)
                calls = [asyncio.create_task(console.model.describe_model(model_id="m")) for _ in range(3)]
                if where != "connect":
                    await arrived(served, seen + 1)
                else:
                    await asyncio.sleep(0)
                for call in reversed(calls) if where == "pool" else calls:
                    call.cancel()
                ended = await asyncio.gather(*calls, return_exceptions=True)
                assert {type(each) for each in ended} == {asyncio.CancelledError}
            served.answer = at_once
            assert (await console.model.describe_model(model_id="m")).request_id == "r-1"
            assert idle(console) == 1
            assert console._sender._room._value == 1  # type: ignore[attr-defined]

    with host(slow) as served:
        asyncio.run(run(served))
        assert until(lambda: len(served.ended) == served.opened)


def test_a_call_cancelled_at_any_step_closes_its_connection() -> None:
    """Step by step of the event loop, so that each await is met; a writer that nobody closed warns when it goes."""

    async def run(url: str) -> int:
        ended = 0
        for steps in range(40):
            async with AsyncQianfanConsole(**keys(url)) as console:
                call = asyncio.create_task(console.model.describe_model(model_id="m"))
                for _ in range(steps):
                    await asyncio.sleep(0)
                call.cancel()
                (result,) = await asyncio.gather(call, return_exceptions=True)
                ended += isinstance(result, asyncio.CancelledError)
                assert console._sender._room._value == CONNECTIONS  # type: ignore[attr-defined]
            await asyncio.sleep(0)
            del console, call, result
            gc.collect()
        return ended

    with host() as served, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert asyncio.run(run(served.url)) > 5
        assert until(lambda: len(served.ended) == served.opened)
    assert [str(warning.message) for warning in caught] == []


def test_a_connection_is_asked_whether_it_is_alive_on_a_system_without_poll(
    colour: Colour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def and_close(connection: Connection) -> bool:
        at_once(connection)
        return True

    monkeypatch.delattr("select.poll")
    with host() as served, opened(colour, served.url) as console:
        create(colour, console)
        served.answer = and_close
        create(colour, console)
        assert until(lambda: served.ended == [1])
        create(colour, console)
        assert served.used == [1, 1, 2]


@pytest.fixture
def forgetful() -> Iterator[None]:
    """What an ended loop leaves behind is closed by the garbage collector, which warns of it: here it does not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.mark.usefixtures("forgetful")
def test_a_new_event_loop_starts_anew() -> None:
    async def call(*, last: bool) -> str:
        made = await console.model.describe_model(model_id="m")
        if last:
            await console.aclose()
        return made.request_id

    with host() as served:
        console = AsyncQianfanConsole(**keys(served.url))
        assert [asyncio.run(call(last=last)) for last in (False, False, True)] == ["r-1"] * 3
        assert served.used == [1, 2, 3]


@pytest.mark.usefixtures("forgetful")
def test_loops_of_two_threads_do_not_mix() -> None:
    async def calls() -> None:
        for _ in range(20):
            await console.model.describe_model(model_id="m")
        await console.aclose()

    with host() as served, ThreadPoolExecutor(4) as pool:
        console = AsyncQianfanConsole(**keys(served.url))
        list(pool.map(lambda _: asyncio.run(calls()), range(4)))
        assert len(served.requests) == 80


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_opens_its_own_connection() -> None:
    with host() as served, QianfanConsole(**keys(served.url)) as console:
        console.model.describe_model(model_id="m")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                status = int(console.model.describe_model(model_id="m").request_id != "r-1")
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        console.model.describe_model(model_id="m")
        assert served.used == [1, 2, 1]
