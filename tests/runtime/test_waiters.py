"""Waiting for a state: when it ends, how long it pauses, and that nothing but the clock is waited for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic, sleep
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console import (
    AsyncQianfanConsole,
    BadRequestError,
    ConfigurationError,
    ConnectError,
    RequestValidationError,
    RetryPolicy,
    TransportError,
    WaitFailedError,
    WaitTimeoutError,
)
from qianfan_console.model import QuantizationConfig
from qianfan_console.runtime.waiter import LAST_LOOK, LONGEST_PAUSE, Clock, Wait, Waiter
from qianfan_console.sandbox import Sandbox

from ..faults.delay import watched
from .colours import Async, Colour, Service
from .direct import GRACE, opened
from .host import Connection, host, http

WAITER = Waiter("thing_done", "result.status", frozenset({"Done"}), frozenset({"Bad"}), "result.reason")


def states(*names: str | None) -> Service:
    """A service whose DescribeModel shows these states, one after the other."""
    return Service(*({"requestId": "r", "result": {"modelId": "m", "status": name}} for name in names))


@dataclass
class Time:
    """A clock that only the patched sleep moves."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def clock(self, jitter: float = 0.0) -> Clock:
        return Clock(lambda: self.now, lambda: jitter)


@pytest.fixture
def time(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(colour.sleeps, colour.sleeper(made.sleep))
    return made


def wait(colour: Colour, service: Any, time: Time, **options: Any) -> Any:
    console = colour.console(service)
    return colour.run(console.model.wait_until_model_ready(model_id="m", clock=time.clock(), **options))


def test_the_last_response_is_returned(colour: Colour, time: Time) -> None:
    service = states("Creating", "Creating", "Ready", "Creating")
    response = wait(colour, service, time)
    assert response.result.status == "Ready"
    assert response.http_response.status == 200
    assert service.bodies == [{"modelId": "m"}] * 3
    assert time.pauses == [1, 2]


def test_a_state_that_is_already_there_takes_one_call(colour: Colour, time: Time) -> None:
    service = states("Ready")
    wait(colour, service, time, deadline=0)
    assert (len(service.requests), time.pauses) == (1, [])


def test_a_failure_says_what_the_vendor_says(colour: Colour, time: Time) -> None:
    result = {"id": "t", "status": "failed", "failedReason": "no memory\x1b[1m"}
    console = colour.console(Service({"requestId": "r", "result": result}))
    with pytest.raises(WaitFailedError) as caught:
        colour.run(console.model.wait_until_model_comp_task_succeeded(model_comp_task_id="t"))
    error = caught.value
    assert (error.waiter, error.state, error.reason) == ("model_comp_task_succeeded", "failed", "no memory\x1b[1m")
    assert error.response.result.id == "t"
    assert str(error) == "model_comp_task_succeeded: ended as failed: no memory\\u001b[1m"


def test_a_failure_without_a_reason(colour: Colour, time: Time) -> None:
    with pytest.raises(WaitFailedError, match="model_ready: ended as Fail: no reason given"):
        wait(colour, states("Creating", "Fail"), time)


@pytest.mark.parametrize("state", ["Paused", "", None, 5, ["Ready"], {"Ready": 1}])
def test_an_unknown_state_is_waited_on(colour: Colour, time: Time, state: Any) -> None:
    assert wait(colour, states(state, "ready", "Ready"), time).result.status == "Ready"
    assert len(time.pauses) == 2


@pytest.mark.parametrize("answer", [{}, {"requestId": "r", "result": None}, {"result": []}, {"result": "Ready"}])
def test_an_answer_without_a_state_is_waited_on(colour: Colour, time: Time, answer: Any) -> None:
    ready = {"requestId": "r", "result": {"modelId": "m", "status": "Ready"}}
    wait(colour, Service(answer, ready), time)
    assert len(time.pauses) == 1


def test_the_deadline(colour: Colour, time: Time) -> None:
    service = states("Creating")
    with pytest.raises(WaitTimeoutError, match=r"model_ready: still Creating after 10 s") as caught:
        wait(colour, service, time, deadline=10)
    assert time.pauses == [1, 2, 4, 3]  # the last pause ends at the deadline, and one more look is taken
    assert len(service.requests) == 5
    assert isinstance(caught.value, TimeoutError)
    assert (caught.value.state, caught.value.response.result.status) == ("Creating", "Creating")


def test_the_pause_doubles_up_to_the_longest(colour: Colour, time: Time) -> None:
    with pytest.raises(WaitTimeoutError):
        wait(colour, states("Creating"), time, deadline=62)
    assert time.pauses == [1, 2, 4, 8, 15, 15, 15, 2]


@given(st.floats(0, 1, exclude_max=True), st.floats(0, 1e6))
def test_jitter_shortens_each_pause_by_up_to_a_half(jitter: float, deadline: float) -> None:
    time = Time(now=0)
    wait = Wait(WAITER, deadline, clock=time.clock(jitter))
    full = 1.0
    while time.now < min(deadline, 300):
        before = time.now
        pause = wait.pause_after(response("Doing"))
        assert pause is not None
        assert 0 < pause <= full
        assert pause >= full / 2 or time.now + pause >= deadline
        time.sleep(pause)
        assert before < time.now <= deadline + 1e-6
        full = min(full * 2, LONGEST_PAUSE)


def response(state: Any, **more: Any) -> Any:
    """A response as a waiter gets it."""
    return {"result": {"status": state, **more}}


def test_a_fixed_interval(colour: Colour, time: Time) -> None:
    wait(colour, states("Creating", "Creating", "Creating", "Ready"), time, poll_interval=0.25)
    assert time.pauses == [0.25, 0.25, 0.25]


def test_an_interval_of_zero_does_not_pause(colour: Colour, time: Time) -> None:
    wait(colour, states("Creating", "Creating", "Ready"), time, poll_interval=0)
    assert time.pauses == [0, 0]


@pytest.mark.parametrize("value", [-1, -0.001, float("nan"), "5"])
@pytest.mark.parametrize("name", ["deadline", "poll_interval"])
def test_times_that_are_refused(colour: Colour, time: Time, name: str, value: Any) -> None:
    service = states("Ready")
    with pytest.raises(ConfigurationError, match="seconds, 0 or more"):
        wait(colour, service, time, **{name: value})
    assert service.requests == []


def test_on_poll_sees_every_response(colour: Colour, time: Time) -> None:
    seen: list[Any] = []
    wait(colour, states("Creating", "Odd", "Ready"), time, on_poll=lambda r: seen.append(r.result.status))
    assert seen == ["Creating", "Odd", "Ready"]
    seen.clear()
    with pytest.raises(WaitFailedError):
        wait(colour, states("Creating", "Fail"), time, on_poll=lambda r: seen.append(r.result.status))
    assert seen == ["Creating", "Fail"]


def test_on_poll_may_end_the_waiting(colour: Colour, time: Time) -> None:
    def stop(_: Any) -> None:
        raise KeyError("enough")

    service = states("Creating")
    with pytest.raises(KeyError, match="enough"):
        wait(colour, service, time, on_poll=stop)
    assert len(service.requests) == 1


def test_an_error_of_a_poll_ends_the_waiting(colour: Colour, time: Time, sandbox: Sandbox) -> None:
    with pytest.raises(ConnectError):
        wait(colour, Service(httpx.ConnectError("x")), time)
    with pytest.raises(BadRequestError, match="there is no model version"):
        colour.run(colour.of(sandbox).model.wait_until_model_ready(model_id="amv-none"))
    with pytest.raises(RequestValidationError):
        colour.run(colour.console(states("Ready")).model.wait_until_model_ready(model_id=""))


@pytest.fixture
def job(colour: Colour, monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> Any:
    """The namespace of a client of a sandbox, whose clock moves when the client sleeps."""
    monkeypatch.setattr(colour.sleeps, colour.sleeper(sandbox.clock.advance))
    return colour.of(sandbox).model


def ready_version(colour: Colour, job: Any) -> Any:
    """A version that is ready, in a set of its own."""
    made = colour.run(job.create_custom_model_set(model_set_name="s", model_type="Text2Text")).result
    meta = {"task_id": "t"}
    version = colour.run(job.create_custom_model(model_set_id=made, source_type="Train", train_meta=meta)).result
    return colour.run(job.wait_until_model_ready(model_id=version.model_id)).result


def compressed(colour: Colour, job: Any) -> Any:
    version = ready_version(colour, job)
    arguments = {"name": "n", "source_model_id": version.model_id, "model_set_id": version.model_set_id}
    config = QuantizationConfig(strategy="Quantization", weight="W8A16C16")
    task = colour.run(job.create_model_comp_task(**arguments, config=config)).result
    return colour.run(job.wait_until_model_comp_task_succeeded(model_comp_task_id=task)).result


def test_a_compression_on_the_sandbox(colour: Colour, job: Any) -> None:
    assert compressed(colour, job).model_id.startswith("amv-")


def test_a_compression_that_fails(colour: Colour, job: Any, sandbox: Sandbox) -> None:
    sandbox.plan_failure("CreateModelCompTask", "no card is free")
    with pytest.raises(WaitFailedError, match="ended as failed: no card is free"):
        compressed(colour, job)


def test_an_export_that_never_ends(colour: Colour, job: Any, sandbox: Sandbox) -> None:
    sandbox.plan_stall("CreateModelExportTask")
    version = ready_version(colour, job).model_id
    colour.run(job.create_model_export_task(model_id=version))
    with pytest.raises(WaitTimeoutError, match="still Doing after 100 s"):
        colour.run(job.wait_until_export_done(model_id=version, deadline=100, clock=Clock(sandbox.clock.now)))


@pytest.mark.parametrize("answered", [0, 1])
def test_a_poll_without_an_answer_does_not_outlive_the_waiting(
    colour: Colour, monkeypatch: pytest.MonkeyPatch, answered: int
) -> None:
    monkeypatch.setattr("qianfan_console.runtime.waiter.LAST_LOOK", 0.1)
    body = b'{"requestId": "r", "result": {"modelId": "m", "status": "Creating"}}'

    def once(connection: Connection) -> None:
        if len(served.requests) > answered:
            sleep(1)
        connection.send(http(body))

    with host(once) as served, opened(colour, served.url, retry=RetryPolicy(), timeout=2) as console, watched() as late:
        start = monotonic()
        with pytest.raises(WaitTimeoutError, match=r"still (Creating|without a state) after 0\.3 s") as caught:
            colour.run(console.model.wait_until_model_ready(model_id="m", deadline=0.3, poll_interval=0.01))
        assert monotonic() - start <= 0.4 + GRACE + late.since(start)
    assert (caught.value.response is not None, caught.value.state) == ((True, "Creating") if answered else (False, ""))
    assert isinstance(caught.value.__cause__, TransportError)


def test_a_poll_keeps_the_deadline_that_the_client_gives_each_call() -> None:
    time = Time(now=0)
    wait = Wait(WAITER, 100, clock=time.clock())
    assert [wait.call_options(own)["deadline"] for own in (None, 7, 1000)] == [100, 7, 100]
    time.sleep(99)
    assert [wait.call_options(own)["deadline"] for own in (None, 2)] == [LAST_LOOK, 2]


def test_waiting_can_be_cancelled() -> None:
    service = states("Creating")
    console: AsyncQianfanConsole = Async().console(service)

    async def cancelled() -> None:
        task = asyncio.create_task(console.model.wait_until_model_ready(model_id="m", poll_interval=60))
        async with asyncio.timeout(5):
            while not service.requests:
                await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        sent = len(service.requests)
        await asyncio.sleep(0.01)
        assert len(service.requests) == sent == 1

    asyncio.run(cancelled())


def test_many_wait_at_once() -> None:
    service = states(*["Creating"] * 30, "Ready")
    console: AsyncQianfanConsole = Async().console(service)

    async def all_of_them() -> list[Any]:
        waits = (console.model.wait_until_model_ready(model_id="m", poll_interval=0) for _ in range(10))
        return await asyncio.gather(*waits)

    assert {each.result.status for each in asyncio.run(all_of_them())} == {"Ready"}


def test_two_waits_do_not_share_their_pauses() -> None:
    times = [Time(now=0), Time(now=0)]
    waits = [Wait(WAITER, clock=time.clock()) for time in times]
    pauses = [[each.pause_after(response("Doing")) for _ in range(4)] for each in waits]
    assert pauses[0] == pauses[1] == [1, 2, 4, 8]
    assert all(first < second for first, second in pairwise(filter(None, pauses[0])))
