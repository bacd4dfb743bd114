"""The shorter way through uvicorn is seen by nobody: the same bytes get the same answers as without it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from qianfan_console.runtime.wire import Delivery
from qianfan_console.sandbox import serving
from qianfan_console.sandbox.app import SandboxApp
from qianfan_console.sandbox.asgi import TRANSPORT, Receive, Scope, Send
from qianfan_console.sandbox.wire import Request

LAST = b"POST /last HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
DATE = re.compile(rb"date: [^\r]+")


def handle(request: Request) -> Delivery:
    """What was understood of the request; late, slow or cut if its path says so."""
    body = f"{request.method} {request.target} {request.headers} {request.body[:20]!r} {len(request.body)}"
    pause, pace = 0.001 * ("late" in request.target), 0.0001 * ("slow" in request.target)
    broken: Any = "cut" if "cut" in request.target else ""
    return Delivery(400, [("content-type", "text/plain")], body.encode(), pause, pace, broken)


async def control(scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):  # or the end of the connection may overtake the answer
        pass
    path = f"control {scope['path']} {scope['root_path']}".encode()
    headers = [(b"content-length", str(len(path)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": path})


@pytest.fixture(scope="module")
def addresses() -> Iterator[list[tuple[str, int]]]:
    """The same application served by our protocol, and by uvicorn's own."""
    app = SandboxApp(handle, control)
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        ours = stack.enter_context(serving.served(app))
        settings = serving.config
        patch.setattr(serving, "config", lambda app: _plain(settings(app)))
        plain = stack.enter_context(serving.served(app))
        yield [(str(urlsplit(url).hostname), int(urlsplit(url).port or 0)) for url in (ours, plain)]


class Plain(HttpToolsProtocol):
    """uvicorn's own way for every request."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = cast("Any", {TRANSPORT: self.transport})


def _plain(config: Any) -> Any:
    config.http = Plain
    return config


def answers(address: tuple[str, int], pieces: list[bytes]) -> bytes:
    """Everything that comes until the server closes."""
    with socket.create_connection(address, timeout=10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = b""
        try:
            for piece in pieces:
                connection.sendall(piece)
            while data := connection.recv(65_536):
                received += data
        except (ConnectionResetError, BrokenPipeError):
            pass
    return DATE.sub(b"date", received)


def _framed(method: str, path: str, body: bytes, how: str) -> bytes:
    head = [f"{method} {path} HTTP/{'1.0' if how == 'old' else '1.1'}", "Host: a"]
    if how == "chunked":
        head.append("Transfer-Encoding: chunked")
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"
    else:
        head.append(f"Content-Length: {len(body)}")
    head += {"expect": ["Expect: 100-continue"], "close": ["Connection: close"], "old": ["X: é"]}.get(how, [])
    return "\r\n".join([*head, "", ""]).encode() + body


METHODS = st.sampled_from(["POST", "POST", "POST", "GET", "HEAD", "PUT"])
PATHS = st.sampled_from(["/v2/model?Action=A", "/a%20b?c", "/late", "/slow", "/_sandbox", "/_sandbox/x"])
BODIES = st.sampled_from([b"", b"{}", b"x" * 3000, b"y" * 100_000])
FRAMES = st.sampled_from(["length", "length", "length", "chunked", "expect"])
REQUESTS = st.builds(_framed, METHODS, PATHS, BODIES, FRAMES)
# What ends the connection comes last: what else the client has sent would be a race between its bytes and the end.
ENDS = st.builds(_framed, METHODS, st.just("/cut") | PATHS, BODIES, st.sampled_from(["close", "old"]))


@given(requests=st.lists(REQUESTS, max_size=5), end=ENDS, data=st.data())
def test_the_same_bytes_get_the_same_answers(
    addresses: list[tuple[str, int]], requests: list[bytes], end: bytes, data: st.DataObject
) -> None:
    stream = b"".join([*requests, end])
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=4)))
    pieces = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    ours, plain = (answers(address, pieces) for address in addresses)
    assert ours == plain


@pytest.mark.parametrize("before", [b"", _framed("POST", "/late", b"{}", "length")])
def test_what_is_no_http_is_refused(addresses: list[tuple[str, int]], before: bytes) -> None:
    received = [answers(address, [before + b"no HTTP at all\r\n\r\n"]) for address in addresses]
    assert [each.startswith(b"HTTP/1.1 400 Bad Request\r\n") for each in received] == [True, True]


def test_a_thousand_pipelined_requests_are_answered_in_their_order(addresses: list[tuple[str, int]]) -> None:
    stream = [_framed("POST", f"/{number}", b"{}", "length") for number in range(1000)]
    received = answers(addresses[0], [b"".join([*stream, LAST])])
    assert re.findall(rb"POST /(\w+) ", received) == [b"%d" % number for number in range(1000)] + [b"last"]


def test_a_simple_request_starts_no_task(addresses: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Or all of this would be for nothing."""
    started: list[str] = []
    slow = HttpToolsProtocol._start_asgi_task

    def noted(self: HttpToolsProtocol, cycle: Any, app: Any) -> None:
        started.append(cycle.scope["path"])
        slow(self, cycle, app)

    monkeypatch.setattr(HttpToolsProtocol, "_start_asgi_task", noted)
    requests = [_framed("POST", path, b"{}", "length") for path in ("/simple", "/late", "/_sandbox")]
    answers(addresses[0], [*requests, LAST])
    assert started == ["/late", "/_sandbox", "/last"]
