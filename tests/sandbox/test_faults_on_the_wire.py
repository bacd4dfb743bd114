"""Faults as any HTTP client meets them: what is on the wire, and that a seed strikes the same calls everywhere."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any, NamedTuple

import pytest

from qianfan_console.sandbox import Fault, Sandbox
from qianfan_console.sandbox.wire import Request

SET = {"modelSetName": "demo", "modelType": "Text2Text"}
ACTIONS = ("DescribeModel", "CreateCustomModelSet", "DescribeModelSet")
Struck = list[tuple[int, int]]  # the numbers of the calls that a fault struck, and the status they got


class Wire(NamedTuple):
    """What arrived at the other end of a connection, and how it ended: "kept", "closed" or "reset"."""

    status: int
    headers: dict[str, str]
    body: bytes
    end: str
    pieces: int
    seconds: float


def on_wire(sandbox: Sandbox, caller: Any, fault: Fault) -> tuple[Wire, int]:
    """What one create gets that the fault strikes, and how many sets it made."""
    sandbox.plan_fault(fault)
    method, target, headers, body = caller(sandbox).signed("/v2/model?Action=CreateCustomModelSet", _json(SET))
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    head = "\r\n".join([*lines, f"content-length: {len(body)}", "", ""]).encode()
    with sandbox.serve() as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(head + body)
            arrived = _receive(connection)
    made = caller(sandbox)("DescribeCustomModelSets", {}).result["customModelSetList"]
    return arrived, len(made)


def _receive(connection: socket.socket) -> Wire:
    began, content, pieces, end = time.monotonic(), b"", 0, "kept"
    try:
        while not _complete(content):
            piece = connection.recv(65536)
            if not piece:
                end = "closed"
                break
            content, pieces = content + piece, pieces + 1
    except ConnectionResetError:
        end = "reset"
    seconds = time.monotonic() - began
    head, _, body = content.partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Wire(int(status.split()[1]) if status else 0, headers, body, end, pieces, seconds)


def _complete(content: bytes) -> bool:
    head, gap, body = content.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return bool(gap and length and len(body) >= int(length[1]))


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_latency(sandbox: Sandbox, caller: Any) -> None:
    arrived, made = on_wire(sandbox, caller, Fault("latency", seconds=0.3))
    assert (arrived.status, arrived.end, made) == (200, "kept", 7)
    assert arrived.seconds > 0.29  # the timers of an event loop count in milliseconds, and may be one early


@pytest.mark.parametrize(("kind", "made"), [("reset_before", 6), ("reset_after", 7)])
def test_resets(sandbox: Sandbox, caller: Any, kind: Any, made: int) -> None:
    arrived, found = on_wire(sandbox, caller, Fault(kind))
    assert (arrived.status, arrived.body, arrived.end, found) == (0, b"", "reset", made)


def test_throttle(sandbox: Sandbox, caller: Any) -> None:
    arrived, made = on_wire(sandbox, caller, Fault("throttle", retry_after=7))
    assert (arrived.status, arrived.headers["retry-after"], made) == (429, "7", 6)


@pytest.mark.parametrize(("kind", "made"), [("error_before", 6), ("error_after", 7)])
@pytest.mark.parametrize("status", [500, 502, 503, 599])
def test_errors(sandbox: Sandbox, caller: Any, kind: Any, made: int, status: int) -> None:
    arrived, found = on_wire(sandbox, caller, Fault(kind, status=status))
    assert (arrived.status, found) == (status, made)
    if status == 500:
        assert set(json.loads(arrived.body)) == {"requestId", "code", "message"}
    else:
        assert arrived.headers["content-type"] == "text/html"


def test_truncated(sandbox: Sandbox, caller: Any) -> None:
    arrived, made = on_wire(sandbox, caller, Fault("truncated"))
    assert (arrived.status, arrived.end, made) == (200, "closed", 7)
    assert 0 < len(arrived.body) < int(arrived.headers["content-length"])


def test_slow(sandbox: Sandbox, caller: Any) -> None:
    arrived, made = on_wire(sandbox, caller, Fault("slow", seconds=0.003))
    assert (arrived.status, arrived.end, made) == (200, "kept", 7)
    assert arrived.pieces > 10
    assert arrived.seconds > 0.002 * (len(arrived.body) - 1)
    assert "result" in json.loads(arrived.body)


def test_malformed(sandbox: Sandbox, caller: Any) -> None:
    arrived, made = on_wire(sandbox, caller, Fault("malformed"))
    assert (arrived.status, arrived.end, made) == (200, "kept", 7)
    with pytest.raises(json.JSONDecodeError):
        json.loads(arrived.body)


def in_process(*faults: Fault, calls: int = 150) -> Struck:
    """Which calls are struck without a socket, and how."""
    with Sandbox() as sandbox:
        sandbox.plan_fault(*faults)
        requests = (Request("POST", f"/v2/model?Action={ACTIONS[i % 3]}", [], b"{}") for i in range(calls))
        statuses = [sandbox.deliver(request)[0] for request in requests]
    return [(i, status) for i, status in enumerate(statuses) if status >= 429]


def over_http(port: int, calls: int = 150) -> Struck:
    """Which calls are struck on a socket; 503 for a reset, as it is told in process."""
    struck: Struck = []
    for i in range(calls):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("POST", f"/v2/model?Action={ACTIONS[i % 3]}", b"{}")
            status = connection.getresponse().status
        except (ConnectionError, HTTPException):
            status = 503
        finally:
            connection.close()
        struck += [(i, status)] if status >= 429 else []
    return struck


MIXED = (
    Fault("throttle", action="DescribeModel", count=None, probability=0.3, seed=11, retry_after=1),
    Fault("reset_before", count=4, probability=0.2, seed=5),
    Fault("error_before", status=502, count=6, probability=0.1, seed=5),
)


def test_a_seed_strikes_the_same_calls_in_every_process_and_on_a_socket(start: Callable[..., Any]) -> None:
    expected = in_process(*MIXED)
    assert {status for _, status in expected} == {429, 502, 503}
    assert expected == in_process(*MIXED)
    with Sandbox() as sandbox, sandbox.serve() as url:
        sandbox.plan_fault(*MIXED)
        assert over_http(int(url.rpartition(":")[2])) == expected
    for _ in range(2):
        _, port = start()
        connection = HTTPConnection("127.0.0.1", port)
        plan = _json([fault.to_dict() for fault in MIXED])
        connection.request("POST", "/_sandbox/faults", plan, {"content-type": "application/json"})
        assert connection.getresponse().status == 200
        connection.close()
        assert over_http(port) == expected


def test_count_and_action_bound_what_is_struck() -> None:
    throttled = [i for i, status in in_process(*MIXED) if status == 429]
    assert {ACTIONS[i % 3] for i in throttled} == {"DescribeModel"}
    statuses = [status for _, status in in_process(*MIXED, calls=600)]
    assert (statuses.count(503), statuses.count(502)) == (4, 6)


def test_other_faults_do_not_change_which_calls_a_seed_chooses() -> None:
    fault = Fault("throttle", count=None, probability=0.3, seed=3)
    other = Fault("error_before", status=502, count=None, probability=0.5, seed=8)
    alone = [i for i, _ in in_process(fault)]
    beside = in_process(other, fault)
    taken = {i for i, status in beside if status == 502}
    assert [i for i, status in beside if status == 429] == [i for i in alone if i not in taken]
    assert taken & set(alone)
