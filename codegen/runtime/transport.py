"""The only module that knows httpx: signing as its `Auth`, sending, and its errors as ours."""

from __future__ import annotations

import platform
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import unquote_to_bytes

import httpx

from . import signing
from .errors import ConnectError, ConnectionLostError, RequestTimeoutError
from .settings import Credentials, Settings
from .version import VERSION
from .wire import Outgoing, Reply

HttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
Timeout = httpx.Timeout

# Connecting takes seconds at most; 60 s for an answer is what the official Python SDK waits.
DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=10.0)
USER_AGENT = f"qianfan-console/{VERSION} python/{platform.python_version()}"
SIGNED_HEADERS = ("content-type", "host", "x-bce-date")

Handler = Callable[[str, str, list[tuple[str, str]], bytes], tuple[int, list[tuple[str, str]], bytes]]


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
    return unquote_to_bytes(text).decode("utf-8", "surrogateescape")


def client() -> httpx.Client:
    """A client with our defaults."""
    return httpx.Client(timeout=DEFAULT_TIMEOUT, follow_redirects=False, headers={"user-agent": USER_AGENT})


def async_client() -> httpx.AsyncClient:
    """The async twin of `client`."""
    return httpx.AsyncClient(timeout=DEFAULT_TIMEOUT, follow_redirects=False, headers={"user-agent": USER_AGENT})


def send(
    http: httpx.Client,
    settings: Settings,
    outgoing: Outgoing,
    *,
    idempotent: bool,
    timeout: float | httpx.Timeout | None,
) -> Reply:
    """Sign and send one request.

    Raises:
        TransportError: no answer arrived.
    """
    request = _request(http, settings, outgoing, timeout)
    with _errors(outgoing.action, idempotent):
        return _reply(http.send(request, auth=_auth(settings), follow_redirects=False))


async def async_send(
    http: httpx.AsyncClient,
    settings: Settings,
    outgoing: Outgoing,
    *,
    idempotent: bool,
    timeout: float | httpx.Timeout | None,
) -> Reply:
    """The async twin of `send`."""
    request = _request(http, settings, outgoing, timeout)
    with _errors(outgoing.action, idempotent):
        return _reply(await http.send(request, auth=_auth(settings), follow_redirects=False))


def _auth(settings: Settings) -> BceAuth:
    return BceAuth(settings.credentials, settings.sign_expiration)


def _request(
    http: httpx.Client | httpx.AsyncClient,
    settings: Settings,
    outgoing: Outgoing,
    timeout: float | httpx.Timeout | None,
) -> httpx.Request:
    # The query is encoded here by the signer's own rules, so that what is signed is what is sent.
    url = f"{settings.base_url}{outgoing.path}?{signing.canonical_query(outgoing.query)}"
    return http.build_request(
        outgoing.method,
        url,
        headers=list(outgoing.headers),
        content=outgoing.body,
        timeout=httpx.USE_CLIENT_DEFAULT if timeout is None else timeout,
    )


def _reply(response: httpx.Response) -> Reply:
    return Reply(response.status_code, dict(response.headers), response.content)


@contextmanager
def _errors(action: str, idempotent: bool) -> Generator[None, None, None]:
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
        raise ConnectError(action, f"no connection ({_reason(error)})", idempotent=idempotent) from error
    except httpx.TimeoutException as error:
        raise RequestTimeoutError(action, f"no answer in time ({_reason(error)})", idempotent=idempotent) from error
    except httpx.TransportError as error:
        raise ConnectionLostError(action, f"the connection broke ({_reason(error)})", idempotent=idempotent) from error


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


class InProcess(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that hands each request to a function instead of a network."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the handler."""
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the handler."""
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        status, answer, content = self._handler(request.method, request.url.raw_path.decode("ascii"), headers, body)
        return httpx.Response(status, headers=answer, content=content)


def in_process_client(handler: Handler) -> httpx.Client:
    """An httpx client that talks to `handler`."""
    return httpx.Client(transport=InProcess(handler), timeout=DEFAULT_TIMEOUT, headers={"user-agent": USER_AGENT})


def in_process_async_client(handler: Handler) -> httpx.AsyncClient:
    """The async twin of `in_process_client`."""
    return httpx.AsyncClient(transport=InProcess(handler), timeout=DEFAULT_TIMEOUT, headers={"user-agent": USER_AGENT})
