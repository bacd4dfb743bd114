"""Whom the suite asks: the embedded sandbox, or any endpoint that takes signed requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote

from ..runtime.credentials import Credentials
from ..runtime.settings import Settings
from ..runtime.signing import authorization
from ..runtime.wire import Reply
from .bodies import Content
from .scrub import Scrubber
from .subjects import Subject

_SECONDS_OF_VALIDITY = 1800


@dataclass(frozen=True)
class Message:
    """A request: `target` is path and query as they are sent; `signed` says whether it is to be signed."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    signed: bool = True

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def call(subject: Subject, content: Content) -> Message:
    """A call of the Action with this body, to be signed."""
    return Message("POST", subject.target, (("content-type", content.type),), content.data)


class Target(Protocol):
    """Someone who answers."""

    @property
    def address(self) -> str:
        """Scheme, host and path prefix."""
        ...

    @property
    def embedded(self) -> bool:
        """Whether it was made for this run, and ends with it."""
        ...

    @property
    def scrub(self) -> Scrubber:
        """Takes the keys out of a text."""
        ...

    def send(self, message: Message, left: float | None = None) -> Reply:
        """The answer, within `left` seconds.

        Raises:
            TransportError: none arrived.
        """
        ...


class Embedded:
    """A sandbox in this process, with the samples of the pages; whatever is made is ready at once."""

    address = "http://127.0.0.1"
    embedded = True

    def __init__(self, sandbox: Any) -> None:
        self.sandbox = sandbox
        self._keys = next(iter(sandbox.credentials.items()))
        self.scrub = Scrubber(self._keys)

    def send(self, message: Message, left: float | None = None) -> Reply:  # noqa: ARG002 (it answers at once)
        """The sandbox's answer."""
        headers = [("host", "127.0.0.1"), *message.headers]
        if message.signed:
            headers.append(("authorization", _signed(self._keys, message, headers)))
        status, answered, body = self.sandbox.handle(message.method, message.target, headers, message.body)
        return Reply(status, {name.lower(): value for name, value in answered}, body)


def _signed(keys: tuple[str, str], message: Message, headers: list[tuple[str, str]]) -> str:
    path, _, query = message.target.partition("?")
    return authorization(
        *keys,
        message.method,
        unquote(path, errors="surrogateescape"),
        parse_qsl(query, keep_blank_values=True, errors="surrogateescape"),
        headers,
        signed=[name for name, _ in headers if name.lower() in {"host", "content-type"}],
        timestamp=datetime.now(UTC),
        expires=_SECONDS_OF_VALIDITY,
    )


class Endpoint:
    """An address on the network."""

    embedded = False

    def __init__(self, settings: Settings, timeout: float) -> None:
        from ..runtime.transport import RawSender  # noqa: PLC0415 (httpx is loaded on first use)

        self.address = settings.base_url
        keys: Credentials = settings.credentials()
        self.scrub = Scrubber([keys.access_key, keys.secret_key])
        self._sender = RawSender(settings, timeout)

    def send(self, message: Message, left: float | None = None) -> Reply:
        """The service's answer; nothing is sent twice, and no redirect is followed."""
        return self._sender.send(
            message.method, message.target, message.headers, message.body, signed=message.signed, left=left
        )

    def close(self) -> None:
        """Close the connections."""
        self._sender.close()


@contextmanager
def embedded() -> Iterator[Embedded]:
    """The embedded sandbox, for as long as `with` lasts."""
    from ..sandbox import Durations, Sandbox  # noqa: PLC0415 (loaded on first use)

    at_once = Durations(version=0, queue=0, compression=0, stopping=0, export=0)
    with Sandbox(clock="manual", samples=True, durations=at_once) as sandbox:
        yield Embedded(sandbox)


@contextmanager
def endpoint(base_url: str, timeout: float, environ: Mapping[str, str] | None = None) -> Iterator[Endpoint]:
    """The service at an address, with the keys of the environment.

    Raises:
        ConfigurationError: a key is missing, or the address is unusable.
    """
    found = Endpoint(Settings.resolve(base_url=base_url, environ=environ), timeout)
    try:
        yield found
    finally:
        found.close()
