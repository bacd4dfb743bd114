"""Connections of our own: kept, shared, bounded, given up in time; on real sockets."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from qianfan_console import (
    AsyncQianfanConsole,
    ConnectError,
    ConnectionLostError,
    QianfanConsole,
    QianfanError,
    RequestTimeoutError,
    RequestValidationError,
    RetryPolicy,
)

from ..faults.delay import watched
from .colours import ACCESS_KEY, SECRET_KEY, Colour
from .host import BODY, Connection, Host, at_once, host, http, until

GRACE = 0.1


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


def keys(url: str, **options: Any) -> dict[str, Any]:
    once = RetryPolicy(attempts=1)
    return {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "base_url": url, "retry": once, **options}


@contextmanager
def opened(colour: Colour, url: str, **options: Any) -> Iterator[Any]:
    """A console of either colour, closed at the end."""
    if colour.name == "sync":
        with QianfanConsole(**keys(url, **options)) as console:
            yield console
    else:
        made = AsyncQianfanConsole(**keys(url, **options))
        yield made
        colour.run(made.aclose())


def describe(colour: Colour, console: Any, **options: Any) -> Any:
    return colour.run(console.model.describe_model(model_id="m", **options))


def create(colour: Colour, console: Any, **options: Any) -> Any:
    return colour.run(console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text", **options))


def idle(console: Any) -> int:
    return len(console._sender._idle)


# Kept connections


def test_calls_in_sequence_share_a_connection(colour: Colour) -> None:
    with host() as served, opened(colour, served.url) as console:
        for _ in range(5):
            assert describe(colour, console).request_id == "r-1"
        assert served.used == [1] * 5


def test_the_connection_used_last_is_used_first(colour: Colour) -> None:
    all_here = threading.Barrier(3)

    def together(connection: Connection) -> None:
        all_here.wait(5)
        time.sleep(0.02 * connection.number)
        at_once(connection)

    with host(together) as served, opened(colour, served.url) as console:
        at_the_same_time(colour, console, 3)
        last = served.used[2]
        served.answer = at_once
        for _ in range(3):
            describe(colour, console)
        assert sorted(served.used[:3]) == [1, 2, 3]
        assert set(served.used[3:]) == {max(last, 3)}
        assert idle(console) == 3


def at_the_same_time(colour: Colour, console: Any, calls: int) -> list[Any]:
    """Results of calls, or their errors."""
    if colour.name == "sync":

        def one(_: int) -> Any:
            try:
                return console.model.describe_model(model_id="m")
            except QianfanError as error:
                return error

        with ThreadPoolExecutor(calls) as pool:
            return list(pool.map(one, range(calls)))

    async def all_of_them() -> list[Any]:
        made = (console.model.describe_model(model_id="m") for _ in range(calls))
        return await asyncio.gather(*made, return_exceptions=True)

    return list(colour.run(all_of_them()))


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
@pytest.mark.parametrize("blocked", [False, True], ids=["loop-runs", "loop-blocked"])
def test_a_connection_that_the_service_has_closed_is_not_used(colour: Colour, reset: bool, blocked: bool) -> None:
    def and_close(connection: Connection) -> bool:
        at_once(connection)
        if reset:
            connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            time.sleep(0.05)  # a reset must not overtake the answer
        return True

    with host(and_close) as served, opened(colour, served.url) as console:
        for calls in range(1, 4):
            create(colour, console)
            assert until(lambda: len(served.ended) == calls)  # noqa: B023 (called at once)
            if colour.name == "async" and not blocked:
                colour.run(asyncio.sleep(0.02))
        assert served.used == [1, 2, 3]


def test_unasked_bytes_end_a_connection(colour: Colour) -> None:
    def and_more(connection: Connection) -> None:
        at_once(connection)
        time.sleep(0.03)
        connection.send(http(b'{"requestId":"of-nobody"}'))

    with host(and_more) as served, opened(colour, served.url) as console:
        for _ in range(3):
            assert describe(colour, console).request_id == "r-1"
            if colour.name == "async":
                colour.run(asyncio.sleep(0.06))
            else:
                time.sleep(0.06)
        assert served.used == [1, 2, 3]


def test_a_connection_is_not_kept_for_long(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connections", "async_connections"):
        monkeypatch.setattr(f"qianfan_console.{module}.KEEPALIVE", 0.02)
    with host() as served, opened(colour, served.url) as console:
        describe(colour, console)
        time.sleep(0.05)
        describe(colour, console)
        assert served.used == [1, 2]
        assert until(lambda: served.ended == [1])


def test_a_service_may_ask_to_close(colour: Colour) -> None:
    with host(lambda it: it.send(http(BODY, "Connection: close"))) as served, opened(colour, served.url) as console:
        for _ in range(2):
            describe(colour, console)
        assert served.used == [1, 2]


def test_close_closes_what_is_idle(colour: Colour) -> None:
    with host() as served:
        with opened(colour, served.url) as console:
            describe(colour, console)
            assert served.ended == []
        if colour.name == "async":
            colour.run(asyncio.sleep(0.02))
        assert until(lambda: served.ended == [1])
        assert idle(console) == 0


# Many calls at once


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connections", "async_connections"):
        monkeypatch.setattr(f"qianfan_console.{module}.CONNECTIONS", 1)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("options", [{"timeout": httpx.Timeout(5, pool=0.05)}, {"deadline": 0.2}])
def test_waiting_for_a_connection_has_an_end(colour: Colour, options: dict[str, Any]) -> None:
    hold = threading.Event()

    def held(connection: Connection) -> None:
        hold.wait(5)
        at_once(connection)

    with host(held) as served, opened(colour, served.url) as console:
        if colour.name == "sync":
            with ThreadPoolExecutor(1) as pool:
                first = pool.submit(describe, colour, console)
                assert until(lambda: bool(served.requests))
                with pytest.raises(ConnectError, match="PoolTimeout") as caught:
                    create(colour, console, **options)
                hold.set()
                first.result()
        else:

            async def both() -> None:
                first = asyncio.create_task(console.model.describe_model(model_id="m"))
                while not served.requests:
                    await asyncio.sleep(0.005)
                try:
                    await console.model.create_custom_model_set(model_set_name="s", model_type="Text2Text", **options)
                finally:
                    hold.set()
                    await first

            with pytest.raises(ConnectError, match="PoolTimeout") as caught:
                colour.run(both())
        assert caught.value.retry_safe
        served.answer = at_once
        describe(colour, console)
        assert served.opened == 1


def test_threads_share_a_client() -> None:
    def calls(_: int) -> None:
        for _ in range(50):
            assert console.model.describe_model(model_id="m").request_id == "r-1"

    with host() as served, QianfanConsole(**keys(served.url)) as console, ThreadPoolExecutor(32) as pool:
        list(pool.map(calls, range(32)))
        assert len(served.requests) == 32 * 50
        assert idle(console) == served.opened <= 32


def test_the_first_calls_of_many_threads() -> None:
    start = threading.Barrier(16)

    def first(console: QianfanConsole) -> None:
        start.wait(5)
        console.model.describe_model(model_id="m")

    with host() as served, ThreadPoolExecutor(16) as pool:
        for _ in range(10):
            with QianfanConsole(**keys(served.url)) as console:
                list(pool.map(first, [console] * 16))
                assert console._sender._room._value == 100  # type: ignore[attr-defined]


def test_tasks_share_a_client() -> None:
    async def run(url: str) -> AsyncQianfanConsole:
        async with AsyncQianfanConsole(**keys(url)) as console:
            made = (console.model.describe_model(model_id="m") for _ in range(256))
            assert {each.request_id for each in await asyncio.gather(*made)} == {"r-1"}
            assert idle(console) == served.opened <= 100
        return console

    with host() as served:
        console = asyncio.run(run(served.url))
        assert len(served.requests) == 256
        assert idle(console) == 0


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("where", ["answer", "pool", "connect"])
def test_a_cancelled_call_leaves_nothing_behind(where: str) -> None:
    def slow(connection: Connection) -> None:
        connection.send(http()[:20])
        time.sleep(0.3)

    async def run(served: Host) -> None:
        async with AsyncQianfanConsole(**keys(served.url)) as console:
            for _ in range(3):
                calls = [asyncio.create_task(console.model.describe_model(model_id="m")) for _ in range(3)]
                if where != "connect":
                    seen = len(served.requests)
                    while len(served.requests) == seen:
                        await asyncio.sleep(0.005)
                else:
                    await asyncio.sleep(0)
                for call in reversed(calls) if where == "pool" else calls:
                    call.cancel()
                ended = await asyncio.gather(*calls, return_exceptions=True)
                assert {type(each) for each in ended} == {asyncio.CancelledError}
            served.answer = at_once
            assert (await console.model.describe_model(model_id="m")).request_id == "r-1"
            assert idle(console) == 1
            assert console._sender._room._value == 1  # type: ignore[attr-defined]

    with host(slow) as served:
        asyncio.run(run(served))
        assert until(lambda: len(served.ended) == served.opened)


def test_a_new_event_loop_starts_anew() -> None:
    async def call(*, last: bool) -> str:
        made = await console.model.describe_model(model_id="m")
        if last:
            await console.aclose()
        else:
            console._sender._idle[0]._connection._network_stream._writer.close()  # type: ignore[attr-defined]
        return made.request_id

    with host() as served:
        console = AsyncQianfanConsole(**keys(served.url))
        assert [asyncio.run(call(last=last)) for last in (False, False, True)] == ["r-1"] * 3
        assert served.used == [1, 2, 3]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # connections that a loop left behind
def test_loops_of_two_threads_do_not_mix() -> None:
    async def calls() -> None:
        for _ in range(20):
            await console.model.describe_model(model_id="m")
        await console.aclose()

    with host() as served, ThreadPoolExecutor(4) as pool:
        console = AsyncQianfanConsole(**keys(served.url))
        list(pool.map(lambda _: asyncio.run(calls()), range(4)))
        assert len(served.requests) == 80


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_opens_its_own_connection() -> None:
    with host() as served, QianfanConsole(**keys(served.url)) as console:
        console.model.describe_model(model_id="m")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                status = int(console.model.describe_model(model_id="m").request_id != "r-1")
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        console.model.describe_model(model_id="m")
        assert served.used == [1, 2, 1]


# Time


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


# What is sent


@pytest.mark.parametrize("text", ["a\r\nx-evil: 1", "a\nx-evil: 1", "a\rx", "a\x00", "\u2028"])
def test_line_breaks_never_reach_the_wire(colour: Colour, text: str) -> None:
    with host() as served, opened(colour, served.url) as console:
        for headers in ({"x-mine": text}, {text: "1"}):
            with pytest.raises(RequestValidationError):
                describe(colour, console, extra_headers=headers)
        assert served.requests == []
        colour.run(console.call_action("/v2/model", text, {"x": text}, validate=False, extra_query={text: text}))
        ((_, request),) = served.requests
        head, _, body = request.partition(b"\r\n\r\n")
        assert b"evil" not in b"".join(line for line in head.split(b"\r\n")[1:])
        assert not set(head.replace(b"\r\n", b"")) & set(b"\r\n\x00")
        assert not set(body) & set(b"\r\n\x00")


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody but its key has signed, and the key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    key, signed = path.with_name("key.pem"), path.with_name("cert.pem")
    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(signed)]
    made = subprocess.run(["openssl", "req", *options.split(), *names], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("openssl makes no certificate here")
    path.write_bytes(key.read_bytes() + signed.read_bytes())
    return path


@contextmanager
def tls_host(certificate: Path) -> Iterator[Host]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with host(context=context) as served:
        yield served


def test_a_certificate_that_nobody_vouches_for(colour: Colour, certificate: Path) -> None:
    with tls_host(certificate) as served, opened(colour, served.url) as console:
        with pytest.raises(ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            describe(colour, console)
        assert served.requests == []


def test_ssl_cert_file_names_whom_to_trust(colour: Colour, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("cert.pem")))
    with tls_host(certificate) as served, opened(colour, served.url) as console:
        for _ in range(3):
            assert describe(colour, console).request_id == "r-1"
        served.answer = lambda it: it.send(http(b'{"requestId":"' + b"r" * 3_000_000 + b'"}'))
        assert len(describe(colour, console).request_id) == 3_000_000
        assert served.used == [1] * 4


def test_a_certificate_of_another_host(colour: Colour, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("cert.pem")))
    with tls_host(certificate) as served:
        url = served.url.replace("127.0.0.1", "localhost")
        with opened(colour, url) as console, pytest.raises(ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            describe(colour, console)


def test_a_service_that_speaks_no_tls(colour: Colour) -> None:
    def talk(listener: socket.socket) -> None:
        with listener.accept()[0] as sock:
            sock.recv(100)
            sock.sendall(b"HTTP/1.1 400 no\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=talk, args=(listener,))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with opened(colour, url) as console, pytest.raises(ConnectError):
            describe(colour, console)
        thread.join()


# Proxies


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment(colour: Colour, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with host() as service, host() as proxy:
        monkeypatch.setenv(variable, proxy.url)
        with opened(colour, service.url) as console:
            assert describe(colour, console).request_id == "r-1"
        ((_, request),) = proxy.requests
        assert request.startswith(f"POST {service.url}/v2/model?Action=DescribeModel HTTP/1.1\r\n".encode())
        assert service.requests == []


@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
def test_no_proxy(colour: Colour, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with host() as service, host() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv(variable, "elsewhere.example,127.0.0.1")
        with opened(colour, service.url) as console:
            describe(colour, console)
        assert (proxy.opened, len(service.requests)) == (0, 1)


def test_a_deadline_through_a_proxy(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(connection: Connection) -> bool:
        connection.send(http()[: -len(BODY)])
        connection.trickle(BODY, 0.04)
        return True

    with host(slowly) as proxy, watched() as delay:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        with opened(colour, "http://127.0.0.1:9") as console:
            start = time.monotonic()
            with pytest.raises(RequestTimeoutError):
                describe(colour, console, deadline=0.3)
            assert time.monotonic() - start <= 0.3 + GRACE + delay.since(start)
