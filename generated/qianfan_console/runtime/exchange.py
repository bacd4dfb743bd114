# Generated from spec/ by `make generate`. Do not edit.
"""One request and its answer on the wire, as httpcore takes and gives them; nothing is sent here."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

import certifi
import httpcore

from . import signing
from .credentials import Credentials
from .errors import ConfigurationError, ConnectError, ConnectionLostError, RequestTimeoutError, TransportError
from .retry import ENDLESS
from .version import USER_AGENT
from .wire import Outgoing, Reply

_PORTS = {"https": 443, "http": 80}
KEEPALIVE = 5.0  # seconds that an idle connection is kept, as httpx does
CONNECTIONS = 100  # at most, as httpx does


@dataclass(frozen=True)
class Kinds:
    """Errors of an HTTP library by what they mean: nothing was sent, too late, or broken in some other way."""

    unsent: tuple[type[Exception], ...]
    late: tuple[type[Exception], ...]
    broken: tuple[type[Exception], ...]

    @property
    def all(self) -> tuple[type[Exception], ...]:
        return (*self.unsent, *self.late, *self.broken)


HTTPCORE = Kinds(
    unsent=(httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout, httpcore.UnsupportedProtocol),
    late=(httpcore.TimeoutException, TimeoutError),
    broken=(httpcore.NetworkError, httpcore.ProtocolError, OSError),
)
BROKEN = HTTPCORE.all

_SIGNED = frozenset({"host", "content-type"})


@dataclass(frozen=True)
class Origin:
    """Where requests go: scheme, host and port, the Host header, and the path in front of every route."""

    scheme: str
    host: str
    port: int
    header: str
    prefix: str
    core: httpcore.Origin

    @classmethod
    def of(cls, base_url: str) -> Origin:
        """The origin of a checked base URL."""
        parts = urlsplit(base_url)
        port = parts.port or _PORTS[parts.scheme]
        host = parts.hostname or ""
        name = f"[{host}]" if ":" in host else host
        header = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
        core = httpcore.Origin(parts.scheme.encode(), host.encode(), port)
        return cls(parts.scheme, host, port, header, parts.path, core)


def tls_context() -> ssl.SSLContext:
    """Whom TLS trusts, chosen as httpx does: SSL_CERT_FILE or SSL_CERT_DIR if set, else certifi's list.

    httpcore's own choice reads the system's list too, which takes as long again.

    Raises:
        ConfigurationError: SSL_CERT_FILE names no file of certificates.
    """
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and folder:
        return ssl.create_default_context(capath=folder)
    try:
        return ssl.create_default_context(cafile=file or certifi.where())
    except OSError as error:
        reason = f"cannot be read as a file of certificates: {error.strerror or error}"
        raise ConfigurationError(f"SSL_CERT_FILE={file} {reason}") from error


@dataclass(frozen=True)
class Timeouts:
    """Bounds of the single steps of an exchange, in seconds; None for no bound."""

    connect: float | None = 10.0  # connecting takes seconds at most
    read: float | None = 60.0  # what the official Python SDK waits
    write: float | None = 60.0
    pool: float | None = 60.0

    @classmethod
    def of(cls, value: Any) -> Timeouts:
        """From seconds, from an `httpx.Timeout`, or from None for the defaults.

        Raises:
            ConfigurationError: it is none of these.
        """
        if value is None:
            return cls()
        if isinstance(value, cls):
            return value
        if isinstance(value, int | float):
            bound = _bound(value)
            return cls(bound, bound, bound, bound)
        if not hasattr(value, "as_dict"):
            raise ConfigurationError(_NO_TIMEOUT)
        return cls(**{name: _bound(seconds) for name, seconds in value.as_dict().items()})

    def within(self, left: float | None) -> Timeouts:
        """The same, each bound at most `left`."""
        if left is None:
            return self
        return Timeouts(*(left if bound is None else min(bound, left) for bound in vars(self).values()))


DEFAULT_TIMEOUTS = Timeouts()
_NO_TIMEOUT = "timeout is a number of seconds, more than 0, or an httpx.Timeout"


def _bound(seconds: float | None) -> float | None:
    """What a socket can be given: None for no bound."""
    if seconds is None:
        return None
    if not seconds > 0:  # not `<= 0`: nan is refused too
        raise ConfigurationError(_NO_TIMEOUT)
    return None if seconds >= ENDLESS else seconds


def signed_headers(
    credentials: Credentials, expiration: int, outgoing: Outgoing, origin: Origin, now: datetime
) -> list[tuple[str, str]]:
    """All headers of a request, signed."""
    date = signing.utc_text(now)
    headers = [("host", origin.header), *outgoing.headers, ("x-bce-date", date)]
    covered = [(name, value) for name, value in headers if name in _SIGNED or name.startswith("x-bce-")]
    authorization = signing.authorization(
        credentials.access_key,
        credentials.secret_key,
        outgoing.method,
        origin.prefix + outgoing.path,
        outgoing.query,
        covered,
        signed=[name for name, _ in covered],
        timestamp=date,
        expires=expiration,
    )
    length = str(len(outgoing.body))
    return [
        *headers,
        ("authorization", authorization),
        ("accept", "application/json"),
        ("accept-encoding", "identity"),
        ("user-agent", USER_AGENT),
        ("content-length", length),
    ]


def request_of(
    origin: Origin, outgoing: Outgoing, headers: list[tuple[str, str]], timeouts: Timeouts
) -> httpcore.Request:
    """The request as httpcore sends it. The query is encoded by the signer's rules: what is signed is what is sent."""
    path = signing.encode(origin.prefix + outgoing.path, safe="/")
    target = f"{path}?{signing.canonical_query(outgoing.query)}".encode("ascii")
    url = httpcore.URL(scheme=origin.scheme.encode(), host=origin.host.encode(), port=origin.port, target=target)
    raw = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers]
    return httpcore.Request(
        outgoing.method.encode(), url, headers=raw, content=outgoing.body, extensions={"timeout": vars(timeouts)}
    )


def reply_of(response: httpcore.Response, body: bytes) -> Reply:
    """The answer as the rest of the library reads it."""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    return Reply(response.status, headers, body)


def failure(
    outgoing: Outgoing, error: Exception, kinds: Kinds = HTTPCORE, *, signed: Iterable[tuple[bytes, bytes]]
) -> TransportError:
    """The error of ours that an error of the HTTP library stands for; `signed` are the headers that were sent."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    kind: type[TransportError] = ConnectionLostError
    words = "the connection broke"
    if isinstance(error, kinds.unsent):
        kind, words = ConnectError, "no connection"
    elif isinstance(error, kinds.late):
        kind, words = RequestTimeoutError, "no answer in time"
    return kind(outgoing.action, f"{words} ({reason})", idempotent=outgoing.idempotent, signed_id=signed_id(signed))


def signed_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """What identifies one signed request without giving its signature away: its time and the signature's beginning."""
    values = {name.lower(): value.decode("latin-1") for name, value in headers}
    date, signature = values.get(b"x-bce-date", ""), values.get(b"authorization", "").rpartition("/")[2]
    return f"{date}/{signature[:16]}" if signature else ""


class Sender(Protocol):
    """Signs requests and brings answers: over connections of our own, or through an `httpx.Client`."""

    def send(
        self, outgoing: Outgoing, credentials: Credentials, timeouts: Timeouts | None, left: float | None
    ) -> Reply:
        """Sign and send one request."""
        ...

    def close(self) -> None:
        """Close the connections that are ours."""
        ...


class AsyncSender(Protocol):
    """The async twin of `Sender`."""

    async def send(
        self, outgoing: Outgoing, credentials: Credentials, timeouts: Timeouts | None, left: float | None
    ) -> Reply:
        """Sign and send one request."""
        ...

    async def aclose(self) -> None:
        """Close the connections that are ours."""
        ...
