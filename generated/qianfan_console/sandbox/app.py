# Generated from spec/ by `make generate`. Do not edit.
"""The sandbox as an ASGI application."""

from __future__ import annotations

import asyncio
import struct
import time
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from socket import SO_LINGER, SOL_SOCKET

from ..runtime.wire import Delivery
from .asgi import TRANSPORT, App, Receive, Scope, Send
from .backstage import PREFIX
from .contract import LARGEST_BODY
from .wire import Answer, Headers, Request


class SandboxApp:
    """An ASGI application that answers every path and method by `handle`, except those below `prefix`.

    They go to `control`, an ASGI application that finds `prefix` in its `root_path`; without one, to `handle` too. Of a
    body no more than `largest` bytes and one are read.
    """

    def __init__(
        self,
        handle: Callable[[Request], Answer | Delivery],
        control: App | None = None,
        prefix: str = PREFIX,
        largest: int = LARGEST_BODY,
    ) -> None:
        self._handle, self._largest = handle, largest
        self._control = control
        self._prefix, self._below = prefix, f"{prefix}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "http" and self.serves(scope["path"]):
            body = await _body(receive, self._largest)
            if body is not None:
                await transmit(self.deliver(scope, body), scope, receive, send)
        elif kind == "http" and self._control:
            await self._control({**scope, "root_path": scope.get("root_path", "") + self._prefix}, receive, send)
        elif kind == "lifespan":
            await _lifespan(receive, send)
        else:
            await send({"type": "websocket.close"})

    def serves(self, path: str) -> bool:
        """Whether `path` is one of the service's, not of the control API."""
        return self._control is None or not (path == self._prefix or path.startswith(self._below))

    def deliver(self, scope: Scope, body: bytes) -> Delivery:
        """The answer to a request of the service, of which `body` need not be more than `largest` and a byte."""
        return Delivery.of(self._handle(_request(scope, body)))


async def transmit(delivery: Delivery, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer, late, slowly or broken if it is to be so.

    Raises:
        ConnectionResetError: the server does not let us break the connection.
    """
    if delivery.pause:
        await asyncio.sleep(delivery.pause)
    if delivery.broken == "reset":
        await _break_off(scope, receive, reset=True)
        return
    fields = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers(delivery)]
    await send({"type": "http.response.start", "status": delivery.status, "headers": fields})
    if delivery.broken == "cut":
        half = delivery.body[: len(delivery.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await _break_off(scope, receive, reset=False)
    elif delivery.pace:
        await _trickle(delivery, receive, send)
    else:
        await send({"type": "http.response.body", "body": delivery.body})


def headers(delivery: Delivery) -> Headers:
    """The headers that go out with an answer, in ASCII."""
    found = [*delivery.headers, ("content-length", str(len(delivery.body)))]
    if "date" not in dict(found):
        found.append(("date", _date(int(time.time()))))
    return found


async def _lifespan(receive: Receive, send: Send) -> None:
    """There is nothing to start or stop; a server that asks must be told so."""
    for event in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{event}.complete"})


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)


async def _trickle(delivery: Delivery, receive: Receive, send: Send) -> None:
    """Send the body byte by byte, until the client has gone."""
    gone = asyncio.ensure_future(receive())
    for byte in delivery.body[:-1]:
        await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
        await asyncio.wait([gone], timeout=delivery.pace)
        if gone.done():
            return
    gone.cancel()
    await send({"type": "http.response.body", "body": delivery.body[-1:]})


async def _break_off(scope: Scope, receive: Receive, *, reset: bool) -> None:
    """End the connection in the middle of an answer.

    Raises:
        ConnectionResetError: the server does not let us; it ends the connection in its own way.
    """
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if transport is None:
        raise ConnectionResetError("a planned fault; a server of its own does it better: qianfan-console sandbox")
    if reset and not transport.is_closing():
        # Without lingering, the other side gets RST instead of FIN.
        transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    transport.close()
    while (await receive())["type"] != "http.disconnect":  # the server must not think that we forgot to answer
        pass


async def _body(receive: Receive, largest: int) -> bytes | None:
    """The body, of which no more than the service needs to see that it is too large; None when the client left."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        if size <= largest:
            chunks.append(chunk[: largest + 1 - size])
            size += len(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _request(scope: Scope, body: bytes) -> Request:
    target: bytes = scope.get("raw_path") or scope["path"].encode()
    if scope["query_string"]:
        target += b"?" + scope["query_string"]
    headers = [(name.decode("latin-1"), value.decode("utf-8", "surrogateescape")) for name, value in scope["headers"]]
    return Request(scope["method"], target.decode("utf-8", "surrogateescape"), headers, body)
