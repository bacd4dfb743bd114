# Generated from spec/ by `make generate`. Do not edit.
"""Everything that this library raises.

QianfanError
├── ConfigurationError          a setting is missing or unusable: correct it            (also a ValueError)
├── RequestValidationError      the request breaks a documented rule; nothing was sent  (also a ValueError)
├── TransportError              no answer arrived
│   ├── ConnectError            no connection; nothing was sent: try again
│   ├── RequestTimeoutError     no answer in time; the request may have been processed  (also a TimeoutError)
│   └── ConnectionLostError     the connection broke; the request may have been processed
├── InvalidResponseError        the answer has not the documented form: report it with the request id
├── APIError                    the service refused or failed (HTTP status of 400 or more)
│   ├── BadRequestError         400: correct the request
│   │   └── RequestExpiredError the signature was too old: check the clock, then call again
│   ├── AuthenticationError     unknown key or wrong signature: check access key and secret key
│   ├── PermissionDeniedError   the key lacks a policy: attach one of `permissions`
│   ├── NotFoundError           404
│   ├── RateLimitError          429: wait, then call again
│   └── ServerError             500 or more: call again later if that is safe
├── JournalError                the journal of a bulk run cannot be used: give another (in `bulk.errors`)
└── WaitError                   a waiter ended without success
    ├── WaitFailedError         the awaited state cannot be reached any more
    └── WaitTimeoutError        not reached before the deadline                         (also a TimeoutError)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .printable import on_one_line


def _rebuild(kind: type[QianfanError], args: tuple[Any, ...], state: dict[str, Any]) -> QianfanError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


_LOOK_FIRST = "The outcome is unknown: look whether it took effect before calling again."


class QianfanError(Exception):
    """Base of all errors of this library."""

    def __reduce__(self) -> tuple[Callable[..., QianfanError], tuple[Any, ...]]:
        return _rebuild, (type(self), self.args, self.__dict__)


class ConfigurationError(QianfanError, ValueError):
    """A setting is missing or unusable. The message names it and says how to give it."""


@dataclass(frozen=True)
class Violation:
    """One broken rule of a request.

    Attributes:
        path: where, as the vendor's page spells it (`importMeta.chatConf`); empty for the whole body.
        rule: id of the rule: `required`, `unknown-field`, `type`, `length`, `range`, `enum`, or the id in the spec.
        message: what is wrong and what would be right. Never holds the refused value.
        page: address of the vendor page that states the rule, if known.
        errata: ids of the documentation conflicts that bear on this field.
    """

    path: str
    rule: str
    message: str
    page: str = ""
    errata: tuple[str, ...] = ()

    def __str__(self) -> str:
        note = f" (errata: {', '.join(self.errata)})" if self.errata else ""
        return f"{self.path or 'body'}: {self.message} [{self.rule}]{note}"


class RequestValidationError(QianfanError, ValueError):
    """The request breaks rules that the documentation states. Nothing was sent.

    Attributes:
        action: the Action.
        violations: every broken rule, at once.
    """

    def __init__(self, action: str, violations: Iterable[Violation]) -> None:
        self.action = action
        self.violations = tuple(violations)
        count = len(self.violations)
        head = f"{action}: {count} violation{'s' if count != 1 else ''}; nothing was sent"
        pages = sorted({v.page for v in self.violations if v.page})
        super().__init__("\n".join([head, *(f"  {v}" for v in self.violations), *(f"  see {p}" for p in pages)]))


class TransportError(QianfanError):
    """No answer arrived.

    Attributes:
        action: the Action.
        sent: whether the request may have reached the service. If False, calling again is always safe.
        idempotent: whether the spec calls repeating this Action harmless.
        signed_id: identifies the signed request that was lost: its time, and the beginning of its signature.
    """

    sent = True

    def __init__(self, action: str, reason: str, *, idempotent: bool = False, signed_id: str = "") -> None:
        self.action = action
        self.idempotent = idempotent
        self.signed_id = signed_id
        super().__init__(f"{action}: {reason}. {self._advice()}")

    @property
    def retry_safe(self) -> bool:
        """Whether calling again cannot do anything twice."""
        return self.idempotent or not self.sent

    @property
    def outcome_unknown(self) -> bool:
        """Whether something may have been done that is not known."""
        return not self.retry_safe

    def _advice(self) -> str:
        if not self.sent:
            return "Nothing was sent; calling again is safe."
        if self.idempotent:
            return "Calling again is safe."
        request = f" Signed request {self.signed_id}." if self.signed_id else ""
        return f"{_LOOK_FIRST}{request}"


class ConnectError(TransportError):
    """No connection could be made. Nothing was sent."""

    sent = False


class RequestTimeoutError(TransportError, TimeoutError):
    """No answer in time. The request may have been processed."""


class ConnectionLostError(TransportError):
    """The connection broke before the answer was complete. The request may have been processed."""


class InvalidResponseError(QianfanError):
    """The answer has not the documented form.

    Attributes:
        action, status, request_id: what was called and what came back.
        body: the answer's bytes.
        outcome_unknown: whether something may have been done that is not known.
    """

    def __init__(
        self, action: str, reason: str, *, status: int, request_id: str, body: bytes, outcome_unknown: bool = False
    ) -> None:
        self.action, self.status, self.request_id, self.body = action, status, request_id, body
        self.outcome_unknown = outcome_unknown
        shown = on_one_line(request_id) or "none"
        advice = f". {_LOOK_FIRST}" if outcome_unknown else ""
        super().__init__(f"{action}: {reason} (HTTP {status}, {len(body)} bytes, request id {shown}){advice}")


class APIError(QianfanError):
    """The service refused the call, or failed.

    Attributes:
        action: the Action.
        status: the HTTP status.
        code: the service's error code, such as `AccessDenied`; empty if the answer has none.
        message: the service's message.
        request_id: quote it to the vendor's support.
        body: the answer, parsed if it is JSON, else text.
        headers: the answer's headers.
        retry_safe: whether calling again cannot do anything twice.
        hint: what to do next; may be empty.
        clock_skew: seconds by which this machine's clock is ahead of the service's; None if it did not say.
    """

    def __init__(
        self,
        action: str,
        *,
        status: int,
        code: str,
        message: str,
        request_id: str,
        body: Any,
        headers: Mapping[str, str],
        retry_safe: bool,
        hint: str = "",
        clock_skew: float | None = None,
    ) -> None:
        self.action, self.status, self.code, self.message = action, status, code, message
        self.request_id, self.body, self.headers = request_id, body, dict(headers)
        self.retry_safe, self.hint, self.clock_skew = retry_safe, hint, clock_skew
        safety = "calling again is safe" if retry_safe else "do not repeat it blindly"
        said = on_one_line(message) or "no message"
        parts = [f"{action}: {on_one_line(code) or 'error'} (HTTP {status}): {said}", hint]
        parts += [f"Request id {on_one_line(request_id) or 'none'}; {safety}."]
        super().__init__("\n  ".join(part for part in parts if part))

    @property
    def outcome_unknown(self) -> bool:
        """Whether something may have been done that is not known: the service failed while doing it."""
        return self.status >= 500 and not self.retry_safe


class BadRequestError(APIError):
    """The request was refused as wrong."""


class RequestExpiredError(BadRequestError):
    """The signature was past its validity when it arrived; usually the clock is off."""


class AuthenticationError(APIError):
    """The access key is unknown, or the signature does not match."""


class PermissionDeniedError(APIError):
    """The access key lacks a permission policy."""


class NotFoundError(APIError):
    """The service knows no such thing."""


class RateLimitError(APIError):
    """Too many calls. The call was not processed."""


class ServerError(APIError):
    """The service failed."""


class WaitError(QianfanError):
    """A waiter ended without success.

    Attributes:
        waiter: its name.
        state: the last state seen; empty if there was none.
        reason: the vendor's reason, if the answer has one.
        response: the last response; None if no poll was answered in time.
    """

    def __init__(self, message: str, *, waiter: str, state: str, response: Any, reason: str = "") -> None:
        self.waiter, self.state, self.response, self.reason = waiter, state, response, reason
        super().__init__(on_one_line(message))


class WaitFailedError(WaitError):
    """The awaited state cannot be reached any more."""


class WaitTimeoutError(WaitError, TimeoutError):
    """The awaited state was not reached before the deadline. The work may still go on."""
