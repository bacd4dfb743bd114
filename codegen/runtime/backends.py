"""Sockets below httpcore that keep a deadline over many reads: blocking ones, and asyncio's without a layer between.

httpcore bounds each read on its own, so an answer that trickles in byte by byte would outlive any deadline.
"""

from __future__ import annotations

import asyncio
import select
import ssl
import time
from collections.abc import Iterable
from contextvars import ContextVar, Token
from typing import Any

import httpcore

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """When the exchange of this thread or task must be over. `with` makes it count for the sockets below."""

    _current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)

    def __init__(self, end: float | None) -> None:
        self._end = end
        self._token: Token[Deadline | None] | None = None

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """The deadline in so many seconds; None for none."""
        return cls(None if seconds is None else time.monotonic() + seconds)

    def __enter__(self) -> None:
        self._token = self._current.set(self)

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            self._current.reset(self._token)

    @classmethod
    def bound(cls, timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
        """The same as `within`, by the deadline that counts here."""
        deadline = cls._current.get()
        return timeout if deadline is None else deadline.within(timeout, late)

    def within(self, timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
        """`timeout`, or what is left until the end if that is less.

        Raises:
            httpcore.TimeoutException: nothing is left; the kind that `late` names.
        """
        if self._end is None:
            return timeout
        left = self._end - time.monotonic()
        if left <= 0:
            raise late("the deadline of the call has passed")
        return left if timeout is None else min(timeout, left)


class DeadlineBackend(httpcore.NetworkBackend):
    """Blocking sockets that keep a deadline."""

    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect, in time."""
        return _DeadlineStream(self._backend.connect_tcp(host, port, _within(timeout), local_address, socket_options))


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self.close = stream.close  # type: ignore[method-assign]
        self.get_extra_info = stream.get_extra_info  # type: ignore[method-assign]

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _DeadlineStream(self._stream.start_tls(ssl_context, server_hostname, _within(timeout)))


class AsyncioBackend(httpcore.AsyncNetworkBackend):
    """Sockets of asyncio that keep a deadline."""

    # Our connections give no local address and no socket options; the signature is httpcore's.

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[SocketOption] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Connect, in time."""
        try:
            async with asyncio.timeout(Deadline.bound(timeout, httpcore.ConnectTimeout)):
                reader, writer = await asyncio.open_connection(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("no connection in time") from error
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        return _AsyncioStream(reader, writer)


class _AsyncioStream(httpcore.AsyncNetworkStream):
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            async with asyncio.timeout(Deadline.bound(timeout, httpcore.ReadTimeout)):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout("no answer in time") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        try:
            self._writer.write(buffer)
            async with asyncio.timeout(Deadline.bound(timeout, httpcore.WriteTimeout)):
                await self._writer.drain()
        except TimeoutError as error:
            raise httpcore.WriteTimeout("not sent in time") from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        self._writer.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(Deadline.bound(timeout, httpcore.ConnectTimeout)):
                await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("no TLS in time") from error
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # an idle connection that has something to read has been closed by the other side
            return self._writer.is_closing() or self._reader.at_eof() or _readable(self._writer)
        return self._writer.get_extra_info(info)


def _readable(writer: asyncio.StreamWriter) -> bool:
    """Whether something has arrived: the socket is asked, because the event loop may not have had its turn since."""
    poller = select.poll()
    poller.register(writer.get_extra_info("socket"), select.POLLIN)
    return bool(poller.poll(0))
