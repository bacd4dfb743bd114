# Generated from spec/ by `make generate`. Do not edit.
"""Kept connections to one host, the one used last first.

Each call has a connection to itself, so that what a call costs does not grow with how many are under way.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

import httpcore

from .runtime.asyncio_backend import AsyncioBackend
from .runtime.backends import Deadline
from .runtime.credentials import Credentials
from .runtime.exchange import (
    BROKEN,
    CONNECTIONS,
    DEFAULT_TIMEOUTS,
    KEEPALIVE,
    Origin,
    Timeouts,
    failure,
    reply_of,
    request_of,
    signed_headers,
    tls_context,
)
from .runtime.settings import Settings
from .runtime.wire import Outgoing, Reply


class AsyncConnections:
    """Sends requests to one origin. Tasks may share it; in a new event loop it starts anew."""

    def __init__(self, settings: Settings) -> None:
        self._origin = origin = Origin.of(settings.base_url)
        self._expiration = settings.sign_expiration
        self._secure = tls_context() if origin.scheme == "https" else None
        self._owner: asyncio.AbstractEventLoop | None = None
        self._anew()

    async def send(
        self, outgoing: Outgoing, credentials: Credentials, timeouts: Timeouts | None, left: float | None
    ) -> Reply:
        """Sign and send one request.

        Args:
            outgoing: what to send.
            credentials: the key pair that signs.
            timeouts: bounds of the single steps; None for the defaults.
            left: seconds until the whole exchange must be over; None for no end.

        Raises:
            TransportError: no answer arrived.
        """
        bounds = timeouts or DEFAULT_TIMEOUTS
        request = request_of(
            self._origin,
            outgoing,
            # In no variable: a crash reporter shows those.
            signed_headers(credentials, self._expiration, outgoing, self._origin, datetime.now(UTC)),
            bounds,
        )
        try:
            return await self._exchange(request, bounds.pool, Deadline.after(left))
        except BROKEN as error:
            raise failure(outgoing, error, signed=request.headers) from error

    async def aclose(self) -> None:
        """Close what is idle."""
        idle, _ = self._ours()
        with suppress(IndexError):  # another thread or task may be faster
            while True:
                await idle.pop().aclose()

    def _anew(self) -> None:
        self._idle: list[httpcore.AsyncHTTPConnection] = []
        self._room = asyncio.Semaphore(CONNECTIONS)

    def _ours(self) -> tuple[list[httpcore.AsyncHTTPConnection], asyncio.Semaphore]:
        """What this event loop has. A call keeps to it: another loop may start anew in the meantime."""
        loop = asyncio.get_running_loop()
        if self._owner is not loop:  # connections of another loop cannot be used here, nor closed
            self._anew()
            self._owner = loop
        return self._idle, self._room

    async def _exchange(self, request: httpcore.Request, patience: float | None, deadline: Deadline) -> Reply:
        idle, room = self._ours()
        await self._enter(room, deadline.within(patience, httpcore.PoolTimeout))
        try:
            connection = await self._take(idle)
            try:
                with deadline:
                    response = await connection.handle_async_request(request)
                    body = await response.aread()
                    await response.aclose()
            except BaseException:
                await connection.aclose()  # httpcore does so unless it is cancelled before it sends
                raise
            idle.append(connection)
        finally:
            room.release()
        return reply_of(response, body)

    @staticmethod
    async def _enter(room: asyncio.Semaphore, patience: float | None) -> None:
        if not room.locked():
            await room.acquire()
            return
        try:
            async with asyncio.timeout(patience):
                await room.acquire()
        except TimeoutError as error:
            raise httpcore.PoolTimeout("all connections are in use") from error

    async def _take(self, idle: list[httpcore.AsyncHTTPConnection]) -> httpcore.AsyncHTTPConnection:
        while idle:
            connection = idle.pop()
            if connection.is_idle() and not connection.has_expired():
                return connection
            await connection.aclose()
        backend = AsyncioBackend()
        return httpcore.AsyncHTTPConnection(self._origin.core, self._secure, KEEPALIVE, network_backend=backend)
