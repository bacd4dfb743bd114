# Generated from spec/ by `make generate`. Do not edit.
"""Sending through httpx: for a client that the user brought, for proxies, and within the process."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import unquote_to_bytes

import httpx

from . import signing
from .credentials import Credentials
from .errors import ConfigurationError
from .exchange import Kinds, Timeouts, failure, tls_context
from .settings import Settings
from .version import USER_AGENT
from .wire import Answer, Delivery, Outgoing, Reply

HTTPX = Kinds(
    unsent=(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol),
    late=(httpx.TimeoutException, TimeoutError),
    broken=(httpx.RequestError, OSError),
)
BROKEN = HTTPX.all

HttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
Timeout = httpx.Timeout

ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

# Of an answer to a test no more than this is read: a service under test may send without end.
_MOST_OF_AN_ANSWER = 16 * 1024 * 1024

SIGNED_HEADERS = ("content-type", "host", "x-bce-date")

Handler = Callable[[str, str, list[tuple[str, str]], bytes], Answer | Delivery]


class BceAuth(httpx.Auth):
    """BCE authentication v1. Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu"""

    def __init__(self, credentials: Credentials, expiration: int, now: Callable[[], datetime] | None = None) -> None:
        self._credentials = credentials
        self._expiration = expiration
        self._now = now or (lambda: datetime.now(UTC))

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign, send; nothing is answered by a second request."""
        self.sign(request)
        yield request

    def sign(self, request: httpx.Request) -> None:
        """Set x-bce-date and Authorization."""
        timestamp = signing.utc_text(self._now())
        request.headers["x-bce-date"] = timestamp
        headers = [(name, request.headers[name]) for name in request.headers if name in SIGNED_HEADERS]
        headers += [(n, v) for n, v in request.headers.items() if n.startswith("x-bce-") and n != "x-bce-date"]
        path, _, query = request.url.raw_path.partition(b"?")
        request.headers["authorization"] = signing.authorization(
            self._credentials.access_key,
            self._credentials.secret_key,
            request.method,
            unquote_to_bytes(path).decode("utf-8", "surrogateescape"),
            _pairs(query),
            headers,
            signed=[name for name, _ in headers],
            timestamp=timestamp,
            expires=self._expiration,
        )


def _pairs(query: bytes) -> list[tuple[str, str]]:
    pairs = (item.partition(b"=") for item in query.split(b"&") if item)
    return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]


def _unquoted(text: bytes) -> str:
    # httpx writes the space in the parameters of an injected client as "+", and the service reads it so.
    return unquote_to_bytes(text.replace(b"+", b" ")).decode("utf-8", "surrogateescape")


class HttpxSender:
    """Sends through an `httpx.Client`: one that the user brought, which stays theirs to close, or one of our own."""

    def __init__(self, http: httpx.Client | None, settings: Settings) -> None:
        self._http, self._settings, self._owned = _client(httpx.Client, http), settings, http is None

    def send(
        self, outgoing: Outgoing, credentials: Credentials, timeouts: Timeouts | None, left: float | None
    ) -> Reply:
        """Sign and send one request; `timeouts` of None are the client's own.

        Raises:
            TransportError: no answer arrived.
        """
        request = _request(self._http, self._settings, outgoing, timeouts, left)
        auth = BceAuth(credentials, self._settings.sign_expiration)
        end = None if left is None else time.monotonic() + left
        try:
            response = self._http.send(request, auth=auth, follow_redirects=False, stream=True)
            with closing(response):
                return _reply(response, _read(response, end))
        except BROKEN as error:
            raise failure(outgoing, error, HTTPX, signed=request.headers.raw) from error

    def close(self) -> None:
        """Close the client, if it is our own."""
        if self._owned:
            self._http.close()


class AsyncHttpxSender:
    """The async twin of `HttpxSender`."""

    def __init__(self, http: httpx.AsyncClient | None, settings: Settings) -> None:
        self._http, self._settings, self._owned = _client(httpx.AsyncClient, http), settings, http is None

    async def send(
        self, outgoing: Outgoing, credentials: Credentials, timeouts: Timeouts | None, left: float | None
    ) -> Reply:
        """Sign and send one request; `timeouts` of None are the client's own.

        Raises:
            TransportError: no answer arrived.
        """
        request = _request(self._http, self._settings, outgoing, timeouts, left)
        auth = BceAuth(credentials, self._settings.sign_expiration)
        try:
            async with asyncio.timeout(left):
                response = await self._http.send(request, auth=auth, follow_redirects=False)
                return _reply(response, response.content)
        except BROKEN as error:
            raise failure(outgoing, error, HTTPX, signed=request.headers.raw) from error

    async def aclose(self) -> None:
        """Close the client, if it is our own."""
        if self._owned:
            await self._http.aclose()


def _client(kind: type[ClientT], given: ClientT | None) -> ClientT:
    """The client that was given, or one of our own, which takes its proxies from the environment.

    Raises:
        ConfigurationError: it is none of this colour, or the environment names a proxy that cannot be used.
    """
    if given is not None:
        if not isinstance(given, kind):
            raise ConfigurationError(f"http_client takes an httpx.{kind.__name__}, not a {type(given).__name__}")
        return given
    trusted = tls_context()
    try:
        return kind(verify=trusted)
    except ImportError as error:
        reason = str(error)  # a SOCKS proxy, and what to install for it
    except (httpx.InvalidURL, ValueError):
        reason = "it should look like http://host:port"  # what httpx says may hold a part of the password
    raise ConfigurationError(f"the proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY names cannot be used: {reason}")


def _request(
    http: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    outgoing: Outgoing,
    timeouts: Timeouts | None,
    left: float | None,
) -> httpx.Request:
    # The query is encoded here by the signer's own rules, so that what is signed is what is sent.
    url = f"{settings.base_url}{outgoing.path}?{signing.canonical_query(outgoing.query)}"
    bounds = Timeouts.of(http.timeout if timeouts is None else timeouts).within(left)
    try:
        return http.build_request(
            outgoing.method,
            url,
            headers=list(outgoing.headers),
            content=outgoing.body,
            timeout=httpx.Timeout(**vars(bounds)),
        )
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"base_url is no address: {error}") from error


def _read(response: httpx.Response, end: float | None, most: float = math.inf) -> bytes:
    """The body, or where it ends beyond `most` bytes what was read of it.

    httpx bounds each read on its own: between two of them is the place to look at the time.
    """
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes():
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            break
        if end is not None and time.monotonic() > end:
            raise httpx.ReadTimeout("the deadline of the call has passed")
    return b"".join(chunks)


def _reply(response: httpx.Response, body: bytes) -> Reply:
    return Reply(response.status_code, dict(response.headers), body)


class RawSender:
    """Sends a request as it is, right or wrong: for tests of a service. Nothing is repeated, no redirect followed."""

    def __init__(self, settings: Settings, timeout: float) -> None:
        self._settings = settings
        self._http = httpx.Client(timeout=timeout)
        self._base = httpx.URL(settings.base_url)

    def send(
        self,
        method: str,
        target: str,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        *,
        signed: bool,
        left: float | None = None,
    ) -> Reply:
        """The answer to `target`, a path with its query as they are sent, within `left` seconds.

        Raises:
            TransportError: no answer arrived.
        """
        prefix = self._base.raw_path.rstrip(b"/")
        url = self._base.copy_with(raw_path=prefix + target.encode("ascii"))
        bounds = Timeouts.of(self._http.timeout).within(left)
        request = self._http.build_request(
            method,
            url,
            headers=[("accept-encoding", "identity"), *headers],
            content=body,
            timeout=httpx.Timeout(**vars(bounds)),
        )
        end = None if left is None else time.monotonic() + left
        auth = BceAuth(self._settings.credentials(), self._settings.sign_expiration) if signed else None
        try:
            response = self._http.send(request, auth=auth, follow_redirects=False, stream=True)
            with closing(response):
                return _reply(response, _read(response, end, _MOST_OF_AN_ANSWER))
        except BROKEN as error:
            outgoing = Outgoing(f"{method} {target}", False, method, target, (), (), b"")
            raise failure(outgoing, error, HTTPX, signed=()) from error

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


class InProcess(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that hands each request to a function instead of a network."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the handler."""
        delivery = self._deliver(request, request.read())
        if delivery.pause or delivery.pace:
            time.sleep(min(_duration(delivery), _patience(request)))
        return _arrived(request, delivery)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the handler."""
        delivery = self._deliver(request, await request.aread())
        if delivery.pause or delivery.pace:
            await asyncio.sleep(min(_duration(delivery), _patience(request)))
        return _arrived(request, delivery)

    def _deliver(self, request: httpx.Request, body: bytes) -> Delivery:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        return Delivery.of(self._handler(request.method, request.url.raw_path.decode("ascii"), headers, body))


def _duration(delivery: Delivery) -> float:
    return delivery.pause + delivery.pace * len(delivery.body)


def _patience(request: httpx.Request) -> float:
    """Seconds that the request waits for an answer."""
    read = request.extensions.get("timeout", {}).get("read")
    return math.inf if read is None else float(read)


def _arrived(request: httpx.Request, delivery: Delivery) -> httpx.Response:
    """The answer, or what httpx raises when there is none."""
    if _duration(delivery) > _patience(request):
        raise httpx.ReadTimeout("no answer in time", request=request)
    if delivery.broken == "reset":
        raise httpx.ReadError("the connection was reset", request=request)
    if delivery.broken == "cut":
        raise httpx.RemoteProtocolError("the answer ended in the middle of its body", request=request)
    return httpx.Response(delivery.status, headers=delivery.headers, content=delivery.body)


def in_process_client(handler: Handler) -> httpx.Client:
    """An httpx client that talks to `handler`."""
    return httpx.Client(transport=InProcess(handler), headers={"user-agent": USER_AGENT})


def in_process_async_client(handler: Handler) -> httpx.AsyncClient:
    """The async twin of `in_process_client`."""
    return httpx.AsyncClient(transport=InProcess(handler), headers={"user-agent": USER_AGENT})
