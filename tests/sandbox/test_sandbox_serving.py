"""The sandbox on a socket: what the kernel and the server must be told."""

from __future__ import annotations

import socket
import statistics
import time
from typing import Any

import httpx
import pytest

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.asgi import TRANSPORT
from qianfan_console.sandbox.serving import listen, served


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head() -> None:
    """Without TCP_NODELAY each answer on a kept connection comes 40 ms late."""
    options: list[int] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        connection = scope["extensions"][TRANSPORT].get_extra_info("socket")
        options.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})

    with served(app) as url, httpx.Client(trust_env=False) as client:
        times = []
        for _ in range(9):
            began = time.perf_counter()
            assert client.get(url).text == "ab"
            times.append(time.perf_counter() - began)
    assert options == [1] * 9
    assert statistics.median(times) < 0.035


def test_an_accepted_connection_inherits_it_from_the_listener() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_a_proxy_says_of_the_client_changes_nothing() -> None:
    scopes: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        scopes.append(scope)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    with served(app) as url, httpx.Client(trust_env=False) as client:
        client.get(url, headers=headers)
    assert (scopes[0]["scheme"], scopes[0]["client"][0]) == ("http", "127.0.0.1")


@pytest.mark.parametrize(
    ("access_key", "secret_key", "words"),
    [
        ("unknown", "x", "NotFound, cause: Could not find credential."),
        (
            "sandbox-access-key",
            "wrong",
            "SignatureDoesNotMatch, cause: Fail to authn user: Signature does not match",
        ),
    ],
)
def test_the_official_python_client_is_told_which_key_is_wrong(
    call: Any, caller: Any, access_key: str, secret_key: str, words: str
) -> None:
    with Sandbox(credentials={access_key: secret_key}) as other:
        reply = call.raw(*caller(other).signed("/v2/model?Action=DescribeModel", b"{}"))
    assert reply.headers["x-bce-error-message"] == words
    assert "x-bce-error-message" not in call("DescribeModel").headers
