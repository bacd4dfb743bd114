"""What is sent and to whom: no line breaks, TLS that is verified, proxies of the environment."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from qianfan_console import (
    ConfigurationError,
    ConnectError,
    RequestTimeoutError,
    RequestValidationError,
)

from ..faults.delay import watched
from .colours import Colour
from .direct import GRACE, describe, opened
from .host import BODY, Connection, Host, host, http


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
def authority() -> trustme.CA:
    """A certificate authority that nobody trusts who is not told to."""
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the authority as one to trust."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@contextmanager
def tls_host(authority: trustme.CA) -> Iterator[Host]:
    """A host with a certificate for 127.0.0.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with host(context=context) as served:
        yield served


def test_a_certificate_that_nobody_vouches_for(colour: Colour, authority: trustme.CA) -> None:
    with tls_host(authority) as served, opened(colour, served.url) as console:
        with pytest.raises(ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            describe(colour, console)
        assert served.requests == []


@pytest.mark.usefixtures("trusted")
def test_ssl_cert_file_names_whom_to_trust(colour: Colour, authority: trustme.CA) -> None:
    with tls_host(authority) as served, opened(colour, served.url) as console:
        for _ in range(3):
            assert describe(colour, console).request_id == "r-1"
        served.answer = lambda it: it.send(http(b'{"requestId":"' + b"r" * 3_000_000 + b'"}'))
        assert len(describe(colour, console).request_id) == 3_000_000
        assert served.used == [1] * 4


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host(colour: Colour, authority: trustme.CA) -> None:
    with tls_host(authority) as served:
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


@pytest.mark.parametrize(
    "proxy",
    [
        "http://someone:hunter2@127.0.0.1:port",
        "http://someone:hun/ter2@127.0.0.1:80",
        "htp://someone:hunter2@127.0.0.1:80",
        "http://someone:hunter2@[::1",
    ],
)
def test_a_proxy_that_cannot_be_used(colour: Colour, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    expected = "HTTPS_PROXY or ALL_PROXY names cannot be used: it should look like http://host:port"
    with pytest.raises(ConfigurationError, match=expected) as caught, opened(colour, "https://nowhere.invalid"):
        pass
    assert "hun" not in str(caught.value)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_proxy_that_needs_another_package(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://someone:hunter2@127.0.0.1:80")
    monkeypatch.setitem(sys.modules, "socksio", None)
    expected = r"cannot be used: .*pip install httpx\[socks\]"
    with pytest.raises(ConfigurationError, match=expected) as caught, opened(colour, "https://nowhere.invalid"):
        pass
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("proxied", [False, True])
@pytest.mark.parametrize("content", [None, "no certificates"])
def test_authorities_that_cannot_be_read(
    colour: Colour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, proxied: bool
) -> None:
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    if proxied:
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    expected = r"SSL_CERT_FILE=.*authorities\.pem cannot be read"
    with pytest.raises(ConfigurationError, match=expected), opened(colour, "https://nowhere.invalid"):
        pass
