"""The sandbox as an ASGI application."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .service import LARGEST_BODY
from .wire import Answer, Request

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import Receive, Scope, Send


def create_app(handle: Callable[[Request], Answer]) -> Starlette:
    """An application that answers every path and method by `handle`."""
    from starlette.applications import Starlette  # noqa: PLC0415 (loaded on first use)
    from starlette.routing import Mount  # noqa: PLC0415 (loaded on first use)

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return
        body = await _body(receive)
        if body is None:
            return
        answer = handle(_request(scope, body))
        headers = [(name.encode("ascii"), value.encode("ascii")) for name, value in answer.headers]
        headers.append((b"content-length", b"%d" % len(answer.body)))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    return Starlette(routes=[Mount("/", app=endpoint)])


async def _body(receive: Receive) -> bytes | None:
    """The body, of which no more than the service needs to see that it is too large; None when the client left."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        if size <= LARGEST_BODY:
            chunks.append(chunk[: LARGEST_BODY + 1 - size])
            size += len(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _request(scope: Scope, body: bytes) -> Request:
    target: bytes = scope.get("raw_path") or scope["path"].encode()
    if scope["query_string"]:
        target += b"?" + scope["query_string"]
    headers = [(name.decode("latin-1"), value.decode("utf-8", "surrogateescape")) for name, value in scope["headers"]]
    return Request(scope["method"], target.decode("utf-8", "surrogateescape"), headers, body)
