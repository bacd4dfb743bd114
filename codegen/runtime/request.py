"""Operation and arguments to a request; nothing is sent here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .errors import RequestValidationError, Violation
from .operation import Operation
from .upload import Part, UploadInput, form, read_upload
from .wire import Outgoing

if TYPE_CHECKING:
    from .options import CallOptions

_OWNED = frozenset({"authorization", "host", "x-bce-date", "content-length", "content-type"})


def prepare(operation: Operation[Any], body: Mapping[str, Any], options: CallOptions) -> Outgoing:
    """The request for a body that has been validated; `extra_body` is merged over it.

    Raises:
        RequestValidationError: an extra is not usable, or the body cannot be written as JSON.
    """
    extra = options.get("extra_body")
    content = _encode(operation.action, merge(body, extra) if extra else body)
    return _outgoing(operation, "application/json", content, options)


def prepare_upload(operation: Operation[Any], part: Part, file: UploadInput, options: CallOptions) -> Outgoing:
    """The request for a file; `extra_body` adds text fields to the form.

    Raises:
        RequestValidationError: the name or the size of the file breaks a rule, or an extra is not usable.
    """
    problems: list[Violation] = []
    named = read_upload(part, file, problems)
    if problems:
        raise RequestValidationError(operation.action, [replace(p, page=operation.page) for p in problems])
    media_type, content = form(part, named, dict(options.get("extra_body") or {}))
    return _outgoing(operation, media_type, content, options)


def _outgoing(operation: Operation[Any], media_type: str, content: bytes, options: CallOptions) -> Outgoing:
    action = operation.action
    return Outgoing(
        action=action,
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
        return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, ValueError) as error:
        problem = type(error).__name__
    raise _refusal(action, "", "json", f"cannot be written as JSON ({problem}); use plain JSON values")


def _query(action: str, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    for name, value in extra.items():
        if name.lower() in {"action", "authorization"}:
            raise _refusal(action, name, "extra-query", "set by the client; leave it out of extra_query")
        if not isinstance(value, str):
            raise _refusal(action, name, "extra-query", "must be a string in extra_query")
    return list(extra.items())


def _headers(action: str, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    for name, value in extra.items():
        if name.lower() in _OWNED:
            raise _refusal(action, name, "extra-headers", "set by the client; leave it out of extra_headers")
        if not _clean(name) or not isinstance(value, str) or not _clean(value or "x"):
            raise _refusal(action, "", "extra-headers", "header names and values must be printable ASCII text")
    return [(name.lower(), value) for name, value in extra.items()]


def _clean(text: str) -> bool:
    return bool(text) and text.isascii() and text.isprintable()


def _refusal(action: str, path: str, rule: str, message: str) -> RequestValidationError:
    return RequestValidationError(action, [Violation(path, rule, message)])
