"""A service on a real socket that does exactly what a test says, and keeps what arrives."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

BODY = b'{"requestId":"r-1","result":{}}'


def http(body: bytes = BODY, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An answer, byte for byte."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Connection:
    """One connection of a client, as the service sees it."""

    def __init__(self, sock: socket.socket, number: int) -> None:
        self.sock, self.number = sock, number
        self._read = b""

    def request(self) -> bytes:
        """The next request, byte for byte; empty when the client has closed."""
        while True:
            head, found, rest = self._read.partition(b"\r\n\r\n")
            if found:
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                if len(rest) >= length:
                    self._read = rest[length:]
                    return head + found + rest[:length]
            chunk = self.sock.recv(65536)
            if not chunk:
                return b""
            self._read += chunk

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self.sock.sendall(data)

    def trickle(self, data: bytes, pause: float) -> None:
        """Send bytes one by one."""
        for byte in data:
            self.send(bytes([byte]))
            time.sleep(pause)


Answer = Callable[[Connection], object]


def at_once(connection: Connection) -> None:
    """The answer of a service that is well."""
    connection.send(http())


class Host:
    """What arrived: each request with the number of the connection that brought it, and the connections that ended."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[tuple[int, bytes]] = []
        self.opened = 0
        self.ended: list[int] = []
        self.answer: Answer = at_once

    @property
    def used(self) -> list[int]:
        """Numbers of the connections, in the order of the requests."""
        return [number for number, _ in self.requests]

    def meet(self, sock: socket.socket, context: ssl.SSLContext | None) -> None:
        """Answer requests until the client or the answer ends the connection."""
        self.opened += 1
        number = self.opened
        with suppress(OSError), sock, _secured(sock, context) as secured:
            secured.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(secured, number)
            while request := connection.request():
                self.requests.append((number, request))
                if self.answer(connection) is not None:
                    break
        self.ended.append(number)


def _secured(sock: socket.socket, context: ssl.SSLContext | None) -> socket.socket:
    return sock if context is None else context.wrap_socket(sock, server_side=True)


@contextmanager
def host(answer: Answer = at_once, context: ssl.SSLContext | None = None) -> Iterator[Host]:
    """A service for as long as `with` lasts. An answer that returns something ends the connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        scheme = "http" if context is None else "https"
        made = Host(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}")
        made.answer = answer

        def accept() -> None:
            while True:
                try:
                    sock, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=made.meet, args=(sock, context), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def until(condition: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether the condition comes true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True
