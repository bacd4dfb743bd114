"""Blocking sockets below httpcore that keep a deadline over many reads.

httpcore bounds each read on its own, so an answer that trickles in byte by byte would outlive any deadline. It also
writes head and body of a request one by one; here they leave together, when the answer is asked for.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from contextvars import ContextVar, Token

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
        """Connect, in time. Each address in turn, because httpcore would give the whole time to every one of them."""
        failed: Exception = httpcore.ConnectError("the name has no address")
        for address in _addresses(host, port):
            left = Deadline.bound(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _DeadlineStream(stream)
        raise failed


def _addresses(host: str, port: int) -> list[str]:
    try:
        return [str(where[0]) for *_, where in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._unsent = b""
        self._patience: float | None = None
        self.close = stream.close  # type: ignore[method-assign]
        self.get_extra_info = stream.get_extra_info  # type: ignore[method-assign]

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._unsent:
            buffer, self._unsent = self._unsent, b""
            with suppress(httpcore.WriteError):  # as httpcore does: a refusal may be there to be read already
                self._stream.write(buffer, Deadline.bound(self._patience, httpcore.WriteTimeout))
        return self._stream.read(max_bytes, Deadline.bound(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._unsent += buffer
        self._patience = timeout

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = Deadline.bound(timeout, httpcore.ConnectTimeout)
        return _DeadlineStream(self._stream.start_tls(ssl_context, server_hostname, left))
