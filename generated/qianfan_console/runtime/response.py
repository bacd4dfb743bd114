# Generated from spec/ by `make generate`. Do not edit.
"""An answer to a typed response, or to an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from . import errors
from .operation import Operation, ResponseT
from .wire import Reply

NOTABLE_SKEW = 60.0  # seconds; less is the network's

# Codes of the vendor's common table, https://cloud.baidu.com/doc/Reference/s/Bjz3uz3qj, and of the product's table,
# https://cloud.baidu.com/doc/qianfan/s/Cmh4suws6; a code of none of them is judged by the HTTP status.
_BY_CODE: dict[str, type[errors.APIError]] = {
    "AccessDenied": errors.PermissionDeniedError,
    "PermissionDeniedError": errors.PermissionDeniedError,
    "OptInRequired": errors.PermissionDeniedError,
    "InvalidAccessKeyId": errors.AuthenticationError,
    "InvalidHTTPAuthHeader": errors.AuthenticationError,
    "SignatureDoesNotMatch": errors.AuthenticationError,
    "RequestExpired": errors.RequestExpiredError,
    "InternalError": errors.ServerError,
}
_BY_STATUS: dict[int, type[errors.APIError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    429: errors.RateLimitError,
}
_HINTS: dict[type[errors.APIError], str] = {
    errors.AuthenticationError: "Check the access key and the secret key, and that this machine's clock is right.",
    errors.RequestExpiredError: "Check this machine's clock.",
    errors.RateLimitError: "Wait before the next call.",
}


def interpret(operation: Operation[ResponseT], reply: Reply, *, strict: bool = False) -> ResponseT:
    """The typed response.

    Raises:
        APIError: the service refused or failed.
        InvalidResponseError: the answer is no JSON object, or, if `strict`, not as documented.
    """
    data = _parse(reply.body)
    if reply.status >= 400 or _is_error_body(data):
        raise error_of(operation, reply, data)
    if not isinstance(data, Mapping) or reply.status >= 300:
        reason = "a redirect is not followed" if reply.status in range(300, 400) else "the answer is no JSON object"
        raise errors.InvalidResponseError(
            operation.action,
            reason,
            status=reply.status,
            request_id=reply.request_id,
            body=reply.body,
            outcome_unknown=reply.status < 300 and not operation.idempotent,
        )
    if strict:
        from .strict import check  # noqa: PLC0415 (needs the extra `sandbox`)

        check(operation.action, reply, data)
    response = operation.response.read(data)
    response._reply = reply  # noqa: SLF001 (our own model; private so that it is no field)
    return response


def error_of(operation: Operation[Any], reply: Reply, data: Any) -> errors.APIError:
    """The error that an answer stands for."""
    fields = data if isinstance(data, Mapping) else {}
    code = str(fields.get("code") or reply.headers.get("x-bce-error-code", ""))
    message = str(fields.get("message") or reply.headers.get("x-bce-error-message", ""))
    kind = _kind(code, reply.status)
    processed = kind is not errors.RateLimitError
    skew = clock_skew(reply.headers, datetime.now(UTC))
    return kind(
        operation.action,
        status=reply.status,
        code=code,
        message=message,
        request_id=str(fields.get("requestId") or reply.request_id),
        body=data if data is not None else reply.body.decode("utf-8", "replace"),
        headers=reply.headers,
        retry_safe=operation.idempotent or not processed,
        hint=_hint(kind, operation.permissions, skew),
        clock_skew=skew,
    )


def clock_skew(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds by which `now` is ahead of the Date of an answer; None if it has none."""
    try:
        date = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return None
    return (now - (date if date.tzinfo else date.replace(tzinfo=UTC))).total_seconds()


def _kind(code: str, status: int) -> type[errors.APIError]:
    if code in _BY_CODE:
        return _BY_CODE[code]
    if status >= 500:
        return errors.ServerError
    return _BY_STATUS.get(status, errors.APIError)


def _hint(kind: type[errors.APIError], permissions: tuple[str, ...], skew: float | None) -> str:
    signature = issubclass(kind, errors.AuthenticationError | errors.RequestExpiredError)
    if signature and skew is not None and abs(skew) > NOTABLE_SKEW:
        direction = "ahead of" if skew > 0 else "behind"
        return f"This machine's clock is {abs(skew):.0f} s {direction} the service's: correct it."
    if kind is errors.PermissionDeniedError and permissions:
        return f"The page asks for one of these policies: {', '.join(permissions)}."
    return _HINTS.get(kind, "")


def _is_error_body(data: Any) -> bool:
    """A 2xx answer with the body of an error; the official Python SDK takes it for success."""
    return isinstance(data, Mapping) and "result" not in data and bool(data.get("code")) and "message" in data


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
