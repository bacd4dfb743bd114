"""A server that answers every request with the same bytes, so that what is measured is the client.

    python -m tests.bench.server [CERTIFICATE KEY]

Binds 127.0.0.1, prints its port, and ends when its standard input closes.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .place import ROOT

BODY = (
    b'{"requestId":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",'
    b'"result":{"modelSetId":"am-5sxpz4xn25uw","modelId":"amv-21qxxr97z8fp"}}'
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n"
    b"x-bce-request-id: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)
)
LENGTH = b"content-length:"


class FixedAnswer(asyncio.Protocol):
    """Reads as much of HTTP/1.1 as it takes to know where a request ends."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._unread = transport, b""

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (end := self._unread.find(b"\r\n\r\n")) >= 0:
            end += 4 + _length(self._unread[:end].lower())
            if len(self._unread) < end:
                return
            self._unread = self._unread[end:]
            self._transport.write(ANSWER)


def _length(head: bytes) -> int:
    at = head.find(LENGTH)
    return int(head[at + len(LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0


async def serve(certificate: list[str]) -> None:
    """Answer until standard input closes."""
    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
    server = await asyncio.get_running_loop().create_server(FixedAnswer, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.buffer.read)


@contextmanager
def running(certificate: tuple[Path, Path] | None = None) -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.server", *map(str, certificate or ())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield f"{'https' if certificate else 'http'}://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1:]))
    os._exit(0)  # without waiting for kept connections to be closed
