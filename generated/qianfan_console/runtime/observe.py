# Generated from spec/ by `make generate`. Do not edit.
"""What may be told about a call while it runs: to hooks, to `logging`, to OpenTelemetry. No event holds a secret."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .errors import APIError, QianfanError

if TYPE_CHECKING:
    from .wire import Outgoing, Reply

LOGGER = logging.getLogger("qianfan_console")
LOG_LEVEL = "QIANFAN_CONSOLE_LOG"


@dataclass(frozen=True)
class RequestEvent:
    """A request is about to be sent.

    Attributes:
        action: the Action.
        attempt: counted from 1.
        url: scheme, host and path.
        size: bytes of the body.
    """

    action: str
    attempt: int
    url: str
    size: int


@dataclass(frozen=True)
class ResponseEvent:
    """An answer arrived.

    Attributes:
        action, attempt: as in the request.
        status: the HTTP status.
        request_id: the service's id of the request.
        seconds: since the request was handed over.
    """

    action: str
    attempt: int
    status: int
    request_id: str
    seconds: float


@dataclass(frozen=True)
class RetryEvent:
    """An attempt failed, and another one follows.

    Attributes:
        action: the Action.
        attempt: the attempt that failed.
        error: name of the error's class.
        code: the service's error code; empty if it gave none.
        pause: seconds until the next attempt.
    """

    action: str
    attempt: int
    error: str
    code: str
    pause: float


Event = RequestEvent | ResponseEvent | RetryEvent


@dataclass(frozen=True)
class Hooks:
    """Functions that are called with each event; what they raise ends the call."""

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None


class Watch:
    """Watches nothing: what a call costs when nobody listens."""

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Nothing was begun."""

    def request(self, attempt: int) -> None:
        """A request is about to be sent."""

    def response(self, attempt: int, reply: Reply) -> None:
        """An answer arrived."""

    def retry(self, attempt: int, error: QianfanError, pause: float) -> None:
        """Another attempt will follow."""


_NOBODY = Watch()


class _Telling(Watch):
    """Tells hooks, the log, and the span if there is one."""

    def __init__(self, outgoing: Outgoing, base_url: str, hooks: Hooks, span: Any) -> None:
        self._outgoing, self._url, self._hooks, self._span = outgoing, base_url + outgoing.path, hooks, span
        self._begun = time.monotonic()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._span is not None:
            if kind is not None:
                self._span.set_attribute("error.type", getattr(error, "code", "") or kind.__name__)
                self._span.set_status(_telemetry().StatusCode.ERROR)
            self._span.end()

    def request(self, attempt: int) -> None:
        self._begun = time.monotonic()
        event = RequestEvent(self._outgoing.action, attempt, self._url, len(self._outgoing.body))
        self._tell(logging.DEBUG, "%(action)s: request, attempt %(attempt)d", event, self._hooks.on_request)

    def response(self, attempt: int, reply: Reply) -> None:
        seconds = time.monotonic() - self._begun
        event = ResponseEvent(self._outgoing.action, attempt, reply.status, reply.request_id, seconds)
        if self._span is not None:
            self._span.set_attribute("http.response.status_code", reply.status)
        words = "%(action)s: HTTP %(status)d after %(seconds).3f s, request id %(request_id)s"
        self._tell(logging.DEBUG, words, event, self._hooks.on_response)

    def retry(self, attempt: int, error: QianfanError, pause: float) -> None:
        code = error.code if isinstance(error, APIError) else ""
        event = RetryEvent(self._outgoing.action, attempt, type(error).__name__, code, pause)
        if self._span is not None:
            self._span.set_attribute("http.request.resend_count", attempt)
        words = "%(action)s: attempt %(attempt)d failed with %(error)s %(code)s, again in %(pause).2f s"
        self._tell(logging.INFO, words, event, self._hooks.on_retry)

    def _tell(self, level: int, words: str, event: Any, hook: Callable[[Any], object] | None) -> None:
        if LOGGER.isEnabledFor(level):
            fields = asdict(event)
            LOGGER.log(level, words, fields, extra={"qianfan": fields})
        if hook is not None:
            hook(event)


class Observers:
    """Who listens to the calls of one client."""

    def __init__(self, base_url: str, hooks: Hooks) -> None:
        self._base_url, self._hooks = base_url, hooks
        self._hooked = hooks != Hooks()
        self._tracer = _tracer()
        _log_as_asked(os.environ.get(LOG_LEVEL, ""))

    def watch(self, outgoing: Outgoing) -> Watch:
        """The watch over one call; one that does nothing when nobody listens."""
        if not self._hooked and self._tracer is None and not LOGGER.isEnabledFor(logging.INFO):
            return _NOBODY
        return _Telling(outgoing, self._base_url, self._hooks, self._span(outgoing))

    def _span(self, outgoing: Outgoing) -> Any:
        """A span by the HTTP semantic conventions, named after the Action."""
        if self._tracer is None:
            return None
        scheme, _, rest = self._base_url.partition("://")
        host, _, port = rest.partition("/")[0].rpartition(":")
        attributes = {
            "http.request.method": outgoing.method,
            "server.address": host or port,
            "server.port": int(port) if host and port.isdecimal() else {"https": 443, "http": 80}[scheme],
            "url.full": f"{self._base_url}{outgoing.path}?Action={outgoing.action}",
        }
        return self._tracer.start_span(outgoing.action, kind=_telemetry().SpanKind.CLIENT, attributes=attributes)


def _tracer() -> Any:
    """OpenTelemetry's tracer, if the package is installed."""
    if "opentelemetry" not in sys.modules and find_spec("opentelemetry") is None:
        return None
    return _telemetry().get_tracer("qianfan_console")


def _telemetry() -> Any:
    from opentelemetry import trace  # noqa: PLC0415 (optional)

    return trace


def _log_as_asked(level: str) -> None:
    """Log to stderr when the environment variable names a level; otherwise logging is the application's affair."""
    number = logging.getLevelNamesMapping().get(level.strip().upper())
    if number is None or LOGGER.handlers:
        return
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(number)
