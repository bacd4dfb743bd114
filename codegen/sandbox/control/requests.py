"""What arrived, what became of it and why: worked out from the journal when somebody asks.

No answer holds a secret key or a signature: of what a request was signed with, the digits are left out.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from ...runtime.wire import Delivery
from ..backstage import Backstage
from ..contract import Operation, TooDeepError
from ..decode import decode
from ..journal import MOST_EXCHANGES, Exchange
from ..refusal import Refusal
from ..signature import Attempt, Claim, Verification, examine
from ..wire import Answer, JsonObject, Request
from .errors import ControlError

_SIGNATURE = re.compile(r"(bce-auth-v1(?:/|%2F)[^\s&]*?(?:/|%2F))[0-9a-f]{64}", re.IGNORECASE)


def summaries(backstage: Backstage, after: int = 0, limit: int = MOST_EXCHANGES) -> list[JsonObject]:
    """The oldest requests that came after the one of this number, oldest first."""
    return [summary(each) for each in backstage.journal.after(after, limit)]


def forget(backstage: Backstage) -> None:
    """Empty the journal; numbers go on."""
    backstage.journal.clear()


def the_request(backstage: Backstage, number: int) -> JsonObject:
    """All about one request.

    Raises:
        ControlError: it is not in the journal.
    """
    found = backstage.journal.find(number)
    if found is None:
        last = backstage.journal.last
        raise ControlError(f"there is no request {number}; the last is {last}, and {MOST_EXCHANGES} are kept", 404)
    return detail(backstage, found)


def summary(exchange: Exchange) -> JsonObject:
    """One request in a line. Without an answer, because the connection was reset, its status is null."""
    request, answer = exchange.request, exchange.answer
    reset = isinstance(answer, Delivery) and answer.broken == "reset"
    return {
        "number": exchange.number,
        "time": exchange.at,
        "method": request.method,
        "target": _masked(request.target),
        "action": dict(parse_qsl(request.target.partition("?")[2])).get("Action"),
        "accessKey": _access_key(request.header("authorization") or ""),
        "status": None if reset else answer.status,
        "requestId": dict(answer.headers).get("x-bce-request-id"),
        **_problem(answer),
        "fault": exchange.fault.kind if exchange.fault else None,
        "verdict": exchange.verdict,
        "milliseconds": round(exchange.milliseconds, 3),
    }


def detail(backstage: Backstage, exchange: Exchange) -> JsonObject:
    """All about one request: the summary, what was sent and answered, and every step of the checks."""
    request = exchange.request
    return {
        **summary(exchange),
        "headers": [[name, _masked(value)] for name, value in request.headers],
        "body": _text(request.body),
        "bodyTruncated": exchange.sizes[0] > len(request.body),
        "answer": _text(exchange.answer.body),
        "answerTruncated": exchange.sizes[1] > len(exchange.answer.body),
        "violations": _violations(backstage, exchange),
        "signature": _signature(backstage, exchange),
    }


def _masked(text: str) -> str:
    return _SIGNATURE.sub(r"\1…", text)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _access_key(authorization: str) -> str | None:
    parts = authorization.strip().split("/")
    return parts[1] if parts[0] == "bce-auth-v1" and len(parts) > 1 else None


def _problem(answer: Answer | Delivery) -> JsonObject:
    """Code and message of an answer, as far as it has them."""
    try:
        members = json.loads(answer.body) if answer.status >= 400 else None
    except ValueError:
        members = None
    return {name: members.get(name) if isinstance(members, dict) else None for name in ("code", "message")}


def _violations(backstage: Backstage, exchange: Exchange) -> list[JsonObject]:
    """The rules of the page that the body broke."""
    shown = summary(exchange)
    operation = backstage.contract.operations.get(shown["action"] or "")
    code = "InappropriateJSON" if operation is None or not operation.is_form else "InvalidRequestArgumentError"
    if shown["code"] != code or operation is None:
        return []
    try:
        sentences = _broken(operation, exchange.request)
    except (Refusal, TooDeepError):  # the end of the body is not kept: what was answered then has to do
        sentences = [f"body: {shown['message']}"]
    parts = (sentence.partition(": ") for sentence in sentences)
    return [{"field": field, "message": message, "page": operation.page} for field, _, message in parts]


def _broken(operation: Operation, request: Request) -> list[str]:
    if not operation.is_form:
        return operation.request.violations(decode(request.body))
    from ..forms import fields, violations  # noqa: PLC0415 (loaded on first use)

    return violations(operation, fields(operation, request.header("content-type") or "", request.body))


def _signature(backstage: Backstage, exchange: Exchange) -> JsonObject | None:
    """How the signature was checked; None if the service did not get that far."""
    request, fault = exchange.request, exchange.fault
    checked = request.method == "POST" and request.target.partition("?")[0] in backstage.contract.routes
    if exchange.verdict is None or not checked or exchange.sizes[0] > backstage.contract.largest_body:
        return None
    ahead = fault.pause if fault and fault.kind == "clock" else 0.0
    now = datetime.fromtimestamp(exchange.at, UTC) + timedelta(seconds=ahead)
    keys = backstage.identities.secret_keys
    return _shown(examine(request.method, request.target, request.headers, keys, now=now))


def _shown(found: Verification) -> JsonObject:
    refused = found.outcome if isinstance(found.outcome, Refusal) else None
    return {
        "outcome": "ok" if refused is None else refused.code,
        "message": None if refused is None else refused.message,
        "claim": _claim(found.claim) if found.claim else None,
        "attempts": [_attempt(each) for each in found.attempts],
    }


def _claim(claim: Claim) -> JsonObject:
    return {
        "accessKey": claim.access_key,
        "timestamp": claim.timestamp,
        "expires": claim.expires,
        "signed": list(claim.signed),
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "reading": attempt.reading,
        "canonicalRequest": _masked(attempt.canonical_request),
        "fits": attempt.fits,
    }
