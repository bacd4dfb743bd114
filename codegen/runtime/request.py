"""Operation and arguments to a request; nothing is sent here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from .errors import RequestValidationError, Violation
from .operation import Operation
from .options import CallOptions, check_options
from .wire import Outgoing

_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)  # a token of RFC 9110; httpx would break off while sending
_VALUE = re.compile(r"([!-~]([ !-~]*[!-~])?)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_OWNED = frozenset({"authorization", "host", "x-bce-date", "content-length", "content-type"})


def prepare(operation: Operation[Any], body: Mapping[str, Any], options: CallOptions) -> Outgoing:
    """The request for a body that has been validated; `extra_body` is merged over it.

    Raises:
        RequestValidationError: an extra is not usable, or the body cannot be written as JSON.
    """
    check_options(options)
    extra = options.get("extra_body")
    content = _encode(operation.action, merge(body, extra) if extra else body)
    return outgoing(operation, "application/json", content, options)


def outgoing(operation: Operation[Any], media_type: str, content: bytes, options: CallOptions) -> Outgoing:
    """The request for a body as bytes.

    Raises:
        RequestValidationError: an extra is not usable.
    """
    action = operation.action
    return Outgoing(
        action=action,
        idempotent=operation.idempotent,
        method="POST",
        path=operation.route,
        query=(("Action", action), *_query(action, options.get("extra_query") or {})),
        headers=(("content-type", media_type), *_headers(action, options.get("extra_headers") or {})),
        body=content,
    )


def merge(body: Any, extra: Any) -> Any:
    """`body` with `extra` over it: objects deeply, everything else replaced."""
    if not (isinstance(body, Mapping) and isinstance(extra, Mapping)):
        return extra
    return {**body, **{key: merge(body[key], value) if key in body else value for key, value in extra.items()}}


def _encode(action: str, body: Mapping[str, Any]) -> bytes:
    try:
        return _JSON.encode(body).encode()
    except (TypeError, ValueError) as error:
        problem = type(error).__name__
    raise _refusal(action, "", "json", f"cannot be written as JSON ({problem}); use plain JSON values")


def _query(action: str, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    for name, value in extra.items():
        if not is_text(name) or not is_text(value):
            raise _refusal(action, "", "extra-query", "names and values must be strings in extra_query")
        if name.lower() in {"action", "authorization"}:
            raise _refusal(action, name, "extra-query", "set by the client; leave it out of extra_query")
    return list(extra.items())


def _headers(action: str, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    for name, value in extra.items():
        if not (is_text(name) and _NAME.fullmatch(name) and is_text(value) and _VALUE.fullmatch(value)):
            raise _refusal(action, "", "extra-headers", "names must be HTTP tokens, values printable ASCII text")
        if name.lower() in _OWNED:
            raise _refusal(action, name, "extra-headers", "set by the client; leave it out of extra_headers")
    return [(name.lower(), value) for name, value in extra.items()]


def is_text(value: object) -> bool:
    """Whether it is a string that can be encoded: half of a surrogate pair cannot."""
    return isinstance(value, str) and not _SURROGATE.search(value)


def _refusal(action: str, path: str, rule: str, message: str) -> RequestValidationError:
    return RequestValidationError(action, [Violation(path, rule, message)])
