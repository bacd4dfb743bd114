"""Sends prepared bytes on kept connections and counts the complete answers: a loader that costs less than any server.

    python -m tests.bench.serving_loader FILE

FILE is JSON: `port`, `connections`, `requests` (Base64; each connection sends its share of them again and again),
`seconds`, `core` or null. Prints JSON: how many answers had a status of 2xx and how many another, the rate of the
former, the 99th percentile of latency.
"""

from __future__ import annotations

import base64
import json
import os
import re
import selectors
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
_LATENCIES = 100_000


class Connection:
    """One kept connection, with one request under way. A server that closes after each answer gets a new one."""

    def __init__(self, port: int, requests: list[bytes]) -> None:
        self._port, self._requests = port, cycle(requests)
        self.good = self.bad = 0
        self.latencies: list[float] = []
        self.open()

    def open(self) -> None:
        """Connect and send the request."""
        self.socket = socket.create_connection(("127.0.0.1", self._port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._unread = b""
        self._send()

    def _send(self) -> None:
        self._began = time.perf_counter()
        self.socket.sendall(next(self._requests))

    def read(self) -> bool:
        """Take what has arrived and send the next request after a whole answer. False when the server closes."""
        data = self.socket.recv(262_144)
        if not data:
            return False
        self._unread = self._unread + data if self._unread else data
        if complete(self._unread):
            self._count()
            if _CLOSES.search(self._unread, 0, self._unread.find(b"\r\n\r\n")):
                return False
            self._unread = b""
            self._send()
        return True

    def _count(self) -> None:
        if self._unread[9:10] == b"2":
            self.good += 1
        else:
            self.bad += 1
        if len(self.latencies) < _LATENCIES:
            self.latencies.append(time.perf_counter() - self._began)


def complete(answer: bytes) -> bool:
    """Whether these bytes are a whole answer."""
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return False
    length = _LENGTH.search(answer, 0, end)
    if length:
        return len(answer) >= end + 4 + int(length[1])
    return answer.endswith(b"0\r\n\r\n") if _CHUNKED.search(answer, 0, end) else True


def load(port: int, count: int, requests: list[bytes], seconds: float) -> list[Connection]:
    """Keep so many connections busy for so long."""
    connections = [Connection(port, requests[number::count]) for number in range(count)]
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for connection in _ready(selector, end):
                if not _read(connection):
                    selector.unregister(connection.socket)
                    connection.socket.close()
                    connection.open()
                    selector.register(connection.socket, selectors.EVENT_READ, connection)
    for connection in connections:
        connection.socket.close()
    return connections


def _ready(selector: selectors.BaseSelector, end: float) -> Iterator[Connection]:
    for key, _ in selector.select(max(0.0, end - time.perf_counter())):
        yield key.data


def _read(connection: Connection) -> bool:
    try:
        return connection.read()
    except (ConnectionResetError, BrokenPipeError):
        return False


def main() -> None:
    """Read the order, carry it out, print what came of it."""
    order = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if order["core"] is not None:
        os.sched_setaffinity(0, [order["core"]])
    began = time.perf_counter()
    requests = [base64.b64decode(text) for text in order["requests"]]
    connections = load(order["port"], order["connections"], requests, order["seconds"])
    seconds = time.perf_counter() - began
    good, bad = sum(each.good for each in connections), sum(each.bad for each in connections)
    latencies = [latency for each in connections for latency in each.latencies]
    p99 = statistics.quantiles(latencies, n=100)[98] if len(latencies) > 1 else None
    print(json.dumps({"good": good, "bad": bad, "rate": good / seconds, "p99": p99}))


if __name__ == "__main__":
    main()
