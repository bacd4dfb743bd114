# Generated from spec/ by `make generate`. Do not edit.
"""What happens, as it happens: server-sent events.

The journal and the state are looked at ten times a second; nothing that happens has to know of the listeners.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import suppress

from ..asgi import Receive, Scope, Send
from ..backstage import Backstage
from ..wire import JsonObject
from .requests import summaries
from .status import clock

_PERIOD = 0.1
_HEARTBEAT = 15.0
_MOST = 100  # events in one look: a listener that was away must not hold up the service
_HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store")]


class Watch:
    """What a listener has not heard of yet, after the request numbered `last`."""

    def __init__(self, backstage: Backstage, last: int) -> None:
        self._backstage = backstage
        self._last = min(last, backstage.journal.last)
        self._changes = backstage.world.store.changes
        self._ahead = backstage.world.clock.ahead
        self._generation = backstage.listeners.generation

    def over(self) -> bool:
        """Whether the listener is to leave."""
        return self._backstage.listeners.generation != self._generation

    def news(self) -> Iterator[bytes]:
        """The events since the last look."""
        for each in summaries(self._backstage, self._last, _MOST):
            self._last = each["number"]
            yield _event("request", each, self._last)
        world, changes = self._backstage.world, self._backstage.world.store.changes
        if changes != self._changes:
            self._changes = changes
            yield _event("state", {"changed": True})
        if world.clock.ahead != self._ahead:
            self._ahead = world.clock.ahead
            yield _event("clock", clock(self._backstage))


def _event(kind: str, data: JsonObject, number: int | None = None) -> bytes:
    head = f"event: {kind}\n" + (f"id: {number}\n" if number is not None else "")
    return f"{head}data: {json.dumps(data, ensure_ascii=False)}\n\n".encode("utf-8", "replace")


class Events:
    """The stream of events as an ASGI application."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":  # whose answer has an end
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": b""})
            return
        last = _last_heard(scope, self._backstage.journal.last)
        await stream(self._backstage, last, receive, send)


def _last_heard(scope: Scope, default: int) -> int:
    """The number in `Last-Event-ID`; for anything else, the present: there is nobody to tell of a mistake."""
    value = dict(scope["headers"]).get(b"last-event-id", b"")
    return int(value) if value.isdigit() and len(value) < 18 else default


async def stream(backstage: Backstage, last: int, receive: Receive, send: Send) -> None:
    """Send events until the client leaves or the server ends."""
    watch = Watch(backstage, last)
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": b": the sandbox listens\n\n", "more_body": True})
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await _feed(watch, gone, send)
    finally:
        gone.cancel()
    with suppress(OSError):  # the client may have left just now
        await send({"type": "http.response.body", "body": b""})


async def _feed(watch: Watch, gone: asyncio.Future[None], send: Send) -> None:
    heard = time.monotonic()
    while not gone.done() and not watch.over():
        news = b"".join(watch.news())
        if not news and time.monotonic() - heard > _HEARTBEAT:
            news = b": still here\n\n"
        if news:
            heard = time.monotonic()
            await send({"type": "http.response.body", "body": news, "more_body": True})
        await asyncio.wait([gone], timeout=_PERIOD)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
