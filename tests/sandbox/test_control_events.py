"""Server-sent events: what happens is told once, in order, and nobody who listens holds the server up."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import httpx
import pytest

from qianfan_console.sandbox import Sandbox, serving


@pytest.fixture
def url(sandbox: Sandbox) -> Iterator[str]:
    with sandbox.serve() as base:
        yield f"{base}/_sandbox"


def events(response: httpx.Response) -> Iterator[dict[str, Any]]:
    """The events by the rules of the format: fields by line, an empty line ends an event, a colon begins a comment."""
    fields: dict[str, str] = {}
    for line in response.iter_lines():
        if line:
            name, _, value = line.partition(":")
            fields |= {name: value.removeprefix(" ")} if name else {}
        elif fields:
            yield {**fields, "data": json.loads(fields["data"])}
            fields = {}


def test_requests_state_and_clock(url: str, call: Any, sandbox: Sandbox) -> None:
    call("DescribeModel", modelId="before")
    with httpx.stream("GET", f"{url}/events") as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        heard = events(response)
        call("CreateCustomModelSet", modelSetName="n", modelType="Text2Text")
        first, second = next(heard), next(heard)
        assert (first["event"], first["id"], first["data"]["action"]) == ("request", "2", "CreateCustomModelSet")
        assert first["data"] == httpx.get(f"{url}/requests?after=1").json()["requests"][0]
        assert (second["event"], second["data"]) == ("state", {"changed": True})
        sandbox.clock.advance(60)
        kinds = {each["event"]: each["data"] for each in (next(heard), next(heard))}
        assert kinds["clock"] == httpx.get(f"{url}/clock").json()


def test_a_listener_that_comes_back_misses_nothing_and_hears_nothing_twice(url: str, call: Any) -> None:
    for _ in range(250):
        call("DescribeModel", modelId="x")
    with httpx.stream("GET", f"{url}/events", headers={"last-event-id": "7"}) as response:
        heard = events(response)
        assert [int(next(heard)["id"]) for _ in range(243)] == list(range(8, 251))


@pytest.mark.parametrize("nonsense", ["x", "-1", "9" * 40, "999999"])
def test_a_strange_last_event_id_means_from_now_on(url: str, call: Any, nonsense: str) -> None:
    call("DescribeModel", modelId="x")
    with httpx.stream("GET", f"{url}/events", headers={"last-event-id": nonsense}) as response:
        heard = events(response)
        call("DescribeModel", modelId="x")
        assert next(heard)["id"] == "2"


def test_listeners_do_not_hold_the_end_of_the_server_up(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    # So long would the server wait for them; a busy machine needs more than a moment for what takes none.
    monkeypatch.setattr(serving, "_SECONDS_TO_FINISH", 30)
    ends: list[float] = []
    listening = Barrier(4)

    def listen(url: str) -> None:
        with httpx.stream("GET", f"{url}/_sandbox/events") as response:
            lines = response.iter_lines()
            next(lines)
            listening.wait(timeout=10)
            list(lines)
        ends.append(time.monotonic())

    with sandbox.serve() as url:
        threads = [Thread(target=listen, args=(url,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        listening.wait(timeout=10)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    for thread in threads:
        thread.join(timeout=10)
    assert len(ends) == 3
    with sandbox.serve() as url, httpx.stream("GET", f"{url}/_sandbox/events") as response:
        assert next(response.iter_lines()) == ": the sandbox listens", "who comes later is welcome"


def test_the_stream_ends_when_the_listener_leaves(url: str, sandbox: Sandbox) -> None:
    import asyncio

    from qianfan_console.sandbox.control.events import stream

    async def listen() -> tuple[float, list[Any]]:
        sent: list[Any] = []
        left = asyncio.Event()

        async def receive() -> dict[str, str]:
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        task = asyncio.ensure_future(stream(sandbox._backstage, 0, receive, send))
        await asyncio.sleep(0.15)
        left.set()
        began = time.monotonic()
        await task
        return time.monotonic() - began, sent

    took, sent = asyncio.run(listen())
    assert took < 0.5
    assert sent[0]["status"] == 200
    assert sent[-1] == {"type": "http.response.body", "body": b""}


def test_the_command_ends_at_once_with_listeners(start: Any) -> None:
    process, port = start()
    with httpx.stream("GET", f"http://127.0.0.1:{port}/_sandbox/events") as response:
        lines = response.iter_lines()
        assert next(lines) == ": the sandbox listens"
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert list(lines) == [""], "the answer is ended, not broken off"
    out, err = process.communicate(timeout=5)
    assert time.monotonic() - began < 2
    assert (process.returncode, out, err) == (0, "", "")


def test_a_quiet_stream_shows_that_it_lives(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from qianfan_console.sandbox.control import events as module

    monkeypatch.setattr(module, "_HEARTBEAT", 0.2)
    with httpx.stream("GET", f"{url}/events") as response:
        lines = response.iter_lines()
        assert [next(lines) for _ in range(3)] == [": the sandbox listens", "", ": still here"]
