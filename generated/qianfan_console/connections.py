# Generated from spec/ by `make generate`. Do not edit.
"""Kept connections to one host, the one used last first.

Each call has a connection to itself, so that what a call costs does not grow with how many are under way.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from datetime import UTC, datetime

import httpcore

from .runtime.backends import Deadline, DeadlineBackend
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


class Connections:
    """Sends requests to one origin. Threads may share it; after a fork it starts anew."""

    def __init__(self, settings: Settings) -> None:
        self._origin = origin = Origin.of(settings.base_url)
        self._expiration = settings.sign_expiration
        self._secure = tls_context() if origin.scheme == "https" else None
        self._owner = os.getpid()
        self._anew()

    def send(
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
            return self._exchange(request, bounds.pool, Deadline.after(left))
        except BROKEN as error:
            raise failure(outgoing, error, signed=request.headers) from error

    def close(self) -> None:
        """Close what is idle."""
        idle, _ = self._ours()
        with suppress(IndexError):  # another thread or task may be faster
            while True:
                idle.pop().close()

    def _anew(self) -> None:
        self._idle: list[httpcore.HTTPConnection] = []
        self._room = threading.BoundedSemaphore(CONNECTIONS)

    def _ours(self) -> tuple[list[httpcore.HTTPConnection], threading.BoundedSemaphore]:
        if self._owner != os.getpid():  # connections of the parent process are not ours to use
            self._anew()
            self._owner = os.getpid()
        return self._idle, self._room

    def _exchange(self, request: httpcore.Request, patience: float | None, deadline: Deadline) -> Reply:
        idle, room = self._ours()
        if not room.acquire(timeout=deadline.within(patience, httpcore.PoolTimeout)):
            raise httpcore.PoolTimeout("all connections are in use")
        try:
            connection = self._take(idle)
            with deadline:
                response = connection.handle_request(request)
                body = response.read()
                response.close()
            idle.append(connection)
        finally:
            room.release()
        return reply_of(response, body)

    def _take(self, idle: list[httpcore.HTTPConnection]) -> httpcore.HTTPConnection:
        while idle:
            try:
                connection = idle.pop()
            except IndexError:  # another thread was faster
                break
            if connection.is_idle() and not connection.has_expired():
                return connection
            connection.close()
        return httpcore.HTTPConnection(self._origin.core, self._secure, KEEPALIVE, network_backend=DeadlineBackend())
