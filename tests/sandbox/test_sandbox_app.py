"""The ASGI application: what it hands on to the service, and what it does with what is no HTTP request."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from qianfan_console.sandbox.app import SandboxApp
from qianfan_console.sandbox.contract import LARGEST_BODY
from qianfan_console.sandbox.wire import Answer, Request


def drive(
    scope: dict[str, Any], *messages: dict[str, Any], **options: Any
) -> tuple[list[Request], list[dict[str, Any]]]:
    """The requests that the service got, and the messages that the application sent."""
    requests: list[Request] = []
    sent: list[dict[str, Any]] = []
    incoming = iter(messages)

    def handle(request: Request) -> Answer:
        requests.append(request)
        return Answer(418, [("x-name", "value")], b"body")

    async def receive() -> dict[str, Any]:
        return next(incoming)

    async def send(message: Any) -> None:
        sent.append(message)

    app: Any = SandboxApp(handle, **options)
    asyncio.run(app(scope, receive, send))
    return requests, sent


def http(**changes: Any) -> dict[str, Any]:
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/v2/model",
        "raw_path": b"/v2/m%6Fdel",
        "query_string": b"a=%2B",
    }
    return {**scope, "headers": [(b"x-one", b"1"), (b"x-one", "\u4e8c".encode())], **changes}


def chunk(body: bytes, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_request_arrives_as_it_was_sent() -> None:
    (request,), sent = drive(http(), chunk(b"ab", True), chunk(b"", True), chunk(b"c", False))
    assert request == Request("POST", "/v2/m%6Fdel?a=%2B", [("x-one", "1"), ("x-one", "\u4e8c")], b"abc")
    *headers, (dated, _) = sent[0]["headers"]
    assert (sent[0]["status"], headers) == (418, [(b"x-name", b"value"), (b"content-length", b"4")])
    assert dated == b"date"
    assert sent[1]["body"] == b"body"


def test_a_request_without_query_or_raw_path() -> None:
    (request,), _ = drive(http(query_string=b"", raw_path=None), chunk(b"", False))
    assert request.target == "/v2/model"


def test_of_a_body_that_is_too_large_no_more_is_kept_than_shows_it() -> None:
    half = b"x" * (LARGEST_BODY // 2)
    (request,), _ = drive(http(), *[chunk(half, True)] * 9, chunk(half, False))
    assert len(request.body) == LARGEST_BODY + 1
    (request,), _ = drive(http(), chunk(half, True), chunk(half, False))
    assert len(request.body) == LARGEST_BODY


def test_a_client_that_leaves_gets_no_answer() -> None:
    assert drive(http(), chunk(b"ab", True), {"type": "http.disconnect"}) == ([], [])


def test_a_websocket_is_closed() -> None:
    requests, sent = drive({"type": "websocket", "path": "/v2/model", "headers": [], "query_string": b""})
    assert (requests, sent) == ([], [{"type": "websocket.close"}])


def test_a_server_that_asks_is_told_that_the_application_has_started_and_stopped() -> None:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    requests, sent = drive({"type": "lifespan"}, *messages)
    assert requests == []
    assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


@pytest.mark.parametrize("path", ["/_sandbox", "/_sandbox/", "/_sandbox/status"])
def test_the_control_api_gets_what_lies_below_its_prefix(path: str) -> None:
    scopes: list[Any] = []

    async def control(scope: Any, receive: Any, send: Any) -> None:
        scopes.append(scope)

    assert drive(http(path=path), control=control) == ([], [])
    assert [(scope["path"], scope["root_path"]) for scope in scopes] == [(path, "/_sandbox")]


@pytest.mark.parametrize("path", ["/v2/model", "/_sandboxes", "/a/_sandbox/"])
def test_the_control_api_gets_nothing_else(path: str) -> None:
    async def control(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError(scope)

    requests, _ = drive(http(path=path), chunk(b"", False), control=control)
    assert len(requests) == 1
    requests, _ = drive(http(path="/other"), chunk(b"", False), control=control, prefix="/mine")
    assert len(requests) == 1


def test_without_a_control_api_its_prefix_is_a_path_like_any_other() -> None:
    requests, _ = drive(http(path="/_sandbox/", raw_path=b"/_sandbox/"), chunk(b"", False))
    assert [request.target for request in requests] == ["/_sandbox/?a=%2B"]
