"""Faults on request: planned, repeatable, as JSON, and the same in process as on a socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any, get_args

import httpx
import pytest

from qianfan_console import QianfanError, RetryPolicy
from qianfan_console.sandbox import Fault, Sandbox
from qianfan_console.sandbox.faults import Kind

from .actions import TEXT, count

ONCE = RetryPolicy(attempts=1)
KINDS: tuple[Kind, ...] = get_args(Kind)
CREATE: dict[str, Any] = {"model_set_name": "demo", "model_type": "Text2Text"}
RESULTS: dict[Kind, tuple[str, int]] = {
    "latency": ("ok", 1),
    "reset_before": ("ConnectionLostError", 0),
    "reset_after": ("ConnectionLostError", 1),
    "throttle": ("RateLimitError", 0),
    "error_before": ("ServerError", 0),
    "error_after": ("ServerError", 1),
    "truncated": ("ConnectionLostError", 1),
    "slow": ("ok", 1),
    "malformed": ("InvalidResponseError", 1),
    "content_type": ("ok", 1),
    "redirect": ("InvalidResponseError", 0),
    "clock": ("RequestExpiredError", 0),
}


def fault_of(kind: Kind, **changes: Any) -> Fault:
    return Fault(kind, seconds=3600 if kind == "clock" else 0.0001, **changes)


def create(sandbox: Sandbox, asynchronous: bool, **options: Any) -> str:
    """Make a set, and say how that ended."""

    async def awaited() -> None:
        async with sandbox.async_client(retry=ONCE, **options) as console:
            await console.model.create_custom_model_set(**CREATE)

    try:
        if asynchronous:
            asyncio.run(awaited())
        else:
            with sandbox.client(retry=ONCE, **options) as console:
                console.model.create_custom_model_set(**CREATE)
    except QianfanError as error:
        return type(error).__name__
    return "ok"


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_in_process(kind: Kind, asynchronous: bool) -> None:
    result, made = RESULTS[kind]
    with Sandbox() as sandbox:
        sandbox.plan_fault(fault_of(kind))
        before = count(sandbox, "CreateCustomModelSet")
        assert create(sandbox, asynchronous) == result
        assert count(sandbox, "CreateCustomModelSet") - before == made
        assert create(sandbox, asynchronous) == "ok"  # the fault struck once
        assert fault_of(kind).processed or not made


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("kind", ["latency", "slow"])
def test_in_process_a_late_answer_meets_the_timeouts(kind: Kind, asynchronous: bool) -> None:
    with Sandbox() as sandbox:
        for options in ({"timeout": 0.05}, {"deadline": 0.05}):
            sandbox.plan_fault(Fault(kind, seconds=0.5))
            assert create(sandbox, asynchronous, **options) == "RequestTimeoutError"


def test_on_a_socket_the_date_is_the_services() -> None:
    with Sandbox() as sandbox, sandbox.serve() as url, httpx.Client(base_url=url) as http:
        honest = http.post("/v2/model").headers.get_list("date")
        sandbox.plan_fault(Fault("clock"))
        wrong = http.post("/v2/model").headers.get_list("date")
    assert len(honest) == len(wrong) == 1
    assert honest != wrong


def struck(fault: Fault, calls: int = 200, action: str = "CreateCustomModelSet") -> list[int]:
    """Which of many calls are struck."""
    body = json.dumps(TEXT).encode()
    with Sandbox() as sandbox:
        sandbox.plan_fault(fault)
        transmit = sandbox._transmit
        return [i for i in range(calls) if transmit("POST", f"/v2/model?Action={action}", [], body)[0] == 429]


def test_chance_can_be_repeated() -> None:
    fault = Fault("throttle", count=None, probability=0.2, seed=7)
    first = struck(fault)
    assert first == struck(fault)
    assert 20 <= len(first) <= 60
    assert first != struck(Fault("throttle", count=None, probability=0.2, seed=8))


def test_a_fault_strikes_its_action_so_many_times() -> None:
    assert struck(Fault("throttle", action="CreateCustomModelSet", count=3)) == [0, 1, 2]
    assert struck(Fault("throttle", action="DescribeModel")) == []
    assert struck(Fault("throttle", probability=0)) == []


def test_the_first_fault_wins_and_faults_can_be_cleared() -> None:
    with Sandbox() as sandbox:
        sandbox.plan_fault(Fault("error_before", status=502), Fault("throttle"), Fault("malformed", count=None))
        statuses = [sandbox._transmit("POST", "/", [], b"")[0] for _ in range(2)]
        assert statuses == [502, 429]
        sandbox.clear_faults()
        assert sandbox._backstage.faults.waiting() == []


def test_faults_of_an_unknown_action_are_refused_all_together() -> None:
    with Sandbox() as sandbox:
        with pytest.raises(ValueError, match=r"fault 1: .*Modl' .* did you mean CreateCustomModel\?"):
            sandbox.plan_fault(Fault("throttle"), Fault("throttle", action="CreateCustomModl"))
        assert sandbox._backstage.faults.waiting() == []


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after(as_date: bool) -> None:
    with Sandbox() as sandbox:
        sandbox.plan_fault(Fault("throttle", retry_after=7, as_date=as_date))
        _, headers, _, *_ = sandbox._transmit("POST", "/", [], b"")
    asked = dict(headers)["retry-after"]
    assert asked.endswith("GMT") if as_date else asked == "7"


@pytest.mark.parametrize("kind", KINDS)
def test_as_json(kind: Kind) -> None:
    fault = Fault(kind, action="DescribeModel", count=None, probability=0.5, seconds=2.5)
    assert Fault.from_dict(json.loads(json.dumps(fault.to_dict()))) == fault
    assert Fault.from_dict({"kind": kind}) == Fault(kind)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({}, "a fault has a kind"),
        ({"kind": "fire"}, "no fault is called 'fire'"),
        ({"kind": "latency", "sorry": 1}, "not sorry"),
        ({"kind": 7}, "kind cannot be of type int"),
        ({"kind": "latency", "seconds": "1"}, "seconds cannot be of type str"),
        ({"kind": "latency", "seconds": True}, "seconds cannot be of type bool"),
        ({"kind": "latency", "seconds": -1}, "seconds must be 0 or more"),
        ({"kind": "latency", "count": 0}, "count must be 1 or more"),
        ({"kind": "latency", "count": 1.5}, "count cannot be of type float"),
        ({"kind": "latency", "probability": 1.1}, "probability goes from 0 to 1"),
        ({"kind": "error_after", "status": 404}, "status goes from 500 to 599"),
        ({"kind": "redirect", "location": "/\r\nx: y"}, "printable"),
    ],
)
def test_what_is_no_fault(data: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Fault.from_dict(data)
