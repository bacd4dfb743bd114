# Generated from spec/ by `make generate`. Do not edit.
"""Sockets of asyncio below httpcore, without a layer between; they keep a deadline over many reads.

A module of its own, so that sync code does not wait for asyncio to load.
"""

from __future__ import annotations

import asyncio
import select
import ssl
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpcore

from .backends import Deadline, SocketOption


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
        self._unsent = b""
        self._patience: float | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._unsent:
            buffer, self._unsent = self._unsent, b""
            with suppress(httpcore.WriteError):  # as httpcore does: a refusal may be there to be read already
                await self._send(buffer, self._patience)
        try:
            async with asyncio.timeout(Deadline.bound(timeout, httpcore.ReadTimeout)):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout("no answer in time") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._unsent += buffer
        self._patience = timeout

    async def _send(self, buffer: bytes, timeout: float | None) -> None:
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
        try:
            await asyncio.sleep(0)  # TLS says goodbye, and does not wait until the other side has done so
        finally:
            self._writer.transport.abort()

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
            unread = bool(self._reader._buffer)  # type: ignore[attr-defined]  # noqa: SLF001
            return self._writer.is_closing() or self._reader.at_eof() or unread or _readable(self._writer)
        return self._writer.get_extra_info(info)


def _readable(writer: asyncio.StreamWriter) -> bool:
    """Whether something has arrived: the socket is asked, because the event loop may not have had its turn since."""
    sock = writer.get_extra_info("socket")
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([sock], [], [], 0)[0])
    poller = select.poll()
    poller.register(sock, select.POLLIN)
    return bool(poller.poll(0))
