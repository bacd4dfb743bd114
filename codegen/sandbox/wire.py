"""What goes in and out of the service: a request, an answer, and the documented shapes of both outcomes.

Sandbox's choice: a refusal of a key or a signature has a header X-Bce-Error-Message, which no page names, with the
words from which the official Python client concludes which of the two keys is wrong.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

Headers = list[tuple[str, str]]
JsonObject = dict[str, Any]

_CONTENT_TYPE = ("content-type", "application/json; charset=utf-8")
_REASONS = {
    "InvalidAccessKeyId": "NotFound, cause: Could not find credential.",
    "SignatureDoesNotMatch": "SignatureDoesNotMatch, cause: Fail to authn user: Signature does not match",
}
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Request(NamedTuple):
    """A request as it was sent: `target` is path and query, still percent-encoded."""

    method: str
    target: str
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of the first header of this lower-case name."""
        for key, value in self.headers:
            if key.lower() == name:
                return value
        return None


class Answer(NamedTuple):
    """An answer, ready to be sent."""

    status: int
    headers: Headers
    body: bytes


def success(request_id: str, members: JsonObject) -> Answer:
    """The envelope of a call that was carried out."""
    return _answer(200, request_id, {"requestId": request_id, **members})


def failure(request_id: str, status: int, code: str, message: str) -> Answer:
    """The envelope of a call that was refused or failed."""
    answer = _answer(status, request_id, {"requestId": request_id, "code": code, "message": message})
    if status == 405:
        answer.headers.append(("allow", "POST"))
    if code in _REASONS:
        answer.headers.append(("x-bce-error-message", _REASONS[code]))
    return answer


def _answer(status: int, request_id: str, body: JsonObject) -> Answer:
    # A message may quote bytes of the request that are no text; they must not break the answer.
    content = encode(body).encode("utf-8", "replace")
    return Answer(status, [_CONTENT_TYPE, ("x-bce-request-id", request_id)], content)
