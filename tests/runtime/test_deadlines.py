"""No call outlives its deadline, whatever the other side does; nor does a broken answer break the client."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from qianfan_console import (
    ConnectError,
    ConnectionLostError,
    RequestTimeoutError,
)

from ..faults.delay import watched
from .colours import Colour
from .direct import GRACE, create, describe, idle, opened
from .host import BODY, Connection, at_once, host, http, until


@pytest.mark.parametrize("head", [False, True], ids=["body", "head"])
def test_an_answer_byte_by_byte_keeps_the_deadline(colour: Colour, head: bool) -> None:
    def slowly(connection: Connection) -> bool:
        answer = http()
        connection.send(b"" if head else answer[: -len(BODY)])
        connection.trickle(answer if head else BODY, 0.04)
        return True

    with host(slowly) as served, opened(colour, served.url) as console, watched() as delay:
        start = time.monotonic()
        with pytest.raises(RequestTimeoutError, match="outcome is unknown"):
            create(colour, console, deadline=0.3)
        assert 0.3 - 0.01 <= time.monotonic() - start <= 0.3 + GRACE + delay.since(start)
        assert until(lambda: served.ended == [1])
        served.answer = at_once
        assert describe(colour, console, deadline=5).request_id == "r-1"


def test_a_deadline_that_has_passed_before_anything_was_sent(colour: Colour) -> None:
    with host() as served, opened(colour, served.url) as console:
        for deadline in (0, -1):
            with pytest.raises(ConnectError, match="Nothing was sent"):
                create(colour, console, deadline=deadline)
        assert served.opened == 0


@contextmanager
def black_hole() -> Iterator[tuple[str, int]]:
    """An address that answers no attempt to connect."""
    with ExitStack() as held:
        full = held.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            each = held.enter_context(socket.socket())
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        yield full.getsockname()


def test_the_time_to_connect_counts(colour: Colour) -> None:
    with (
        black_hole() as (_, port),
        opened(colour, f"http://127.0.0.1:{port}") as console,
        watched() as delay,
    ):
        for options in ({"deadline": 0.2}, {"timeout": 0.2}):
            start = time.monotonic()
            with pytest.raises(ConnectError, match="Nothing was sent"):
                create(colour, console, **options)
            assert time.monotonic() - start <= 0.2 + GRACE + delay.since(start)


def test_a_name_with_many_addresses_keeps_the_deadline(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    with black_hole() as address, host() as served:
        dead = (socket.AF_INET, socket.SOCK_STREAM, 6, "", address)
        port = int(served.url.rpartition(":")[2])
        good = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
        refused = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.2", port))
        found = [dead] * 4
        look_up = socket.getaddrinfo
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda name, *a, **k: found if name == "localhost" else look_up(name, *a, **k)
        )
        with opened(colour, f"http://localhost:{address[1]}") as console, watched() as delay:
            start = time.monotonic()
            with pytest.raises(ConnectError, match="Nothing was sent"):
                create(colour, console, deadline=0.2)
            assert time.monotonic() - start <= 0.2 + GRACE + delay.since(start)
        found = [refused, good]
        with opened(colour, f"http://localhost:{port}") as console:
            assert describe(colour, console).request_id == "r-1"


def test_a_name_without_an_address(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with opened(colour, "https://nowhere.invalid") as console, pytest.raises(ConnectError, match="Nothing was sent"):
        create(colour, console)


def test_reading_has_a_timeout(colour: Colour) -> None:
    with host(lambda _: time.sleep(0.5)) as served, opened(colour, served.url, timeout=0.1) as console:
        with pytest.raises(RequestTimeoutError, match="ReadTimeout"):
            describe(colour, console)
        assert idle(console) == 0


# Broken answers


def half(connection: Connection) -> bool:
    connection.send(http(BODY[:9], length=len(BODY)))
    return True


def garbage(connection: Connection) -> None:
    connection.send(b"\x00\xff nonsense \r\n\r\n" * 5)


def huge_headers(connection: Connection) -> None:
    connection.send(http(BODY, *(f"x-{i}: {'v' * 1000}" for i in range(200))))


def bad_length(connection: Connection) -> None:
    connection.send(http(BODY, "Content-Length: 7"))


def nothing(_: Connection) -> bool:
    return True


@pytest.mark.parametrize("answer", [half, garbage, huge_headers, bad_length, nothing])
def test_a_broken_answer(colour: Colour, answer: Any) -> None:
    with host(answer) as served, opened(colour, served.url) as console:
        with pytest.raises(ConnectionLostError, match="outcome is unknown"):
            create(colour, console)
        assert idle(console) == 0
        served.answer = at_once
        assert describe(colour, console).request_id == "r-1"
        assert served.used == [1, 2]


def test_an_answer_in_chunks_and_one_of_megabytes(colour: Colour) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f\r\n" + BODY + b"\r\n0\r\n\r\n"
    large = http(b'{"requestId":"' + b"r" * 3_000_000 + b'"}')
    with host(lambda it: it.send(chunked)) as served, opened(colour, served.url) as console:
        assert describe(colour, console).request_id == "r-1"
        served.answer = lambda it: it.send(large)
        assert len(describe(colour, console).request_id) == 3_000_000
        assert served.used == [1, 1]
