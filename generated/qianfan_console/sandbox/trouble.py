# Generated from spec/ by `make generate`. Do not edit.
"""What a fault makes of a request: the answer, and how it arrives."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import formatdate

from ..runtime.wire import Delivery
from .faults import Fault
from .ids import new_request_id
from .wire import Answer, Headers, failure

_PAGE = "text/html"


def struck(fault: Fault, handle: Callable[[float], Answer]) -> Delivery:
    """How a call ends that `fault` strikes. `handle` carries it out by a clock that is so many seconds ahead."""
    if not fault.processed:
        return _unprocessed(fault)
    answer = handle(fault.pause if fault.kind == "clock" else 0.0)
    status, headers, body = answer
    match fault.kind:
        case "latency":
            return Delivery(*answer, pause=fault.pause)
        case "slow":
            return Delivery(*answer, pace=fault.pause)
        case "reset_after":
            return _RESET
        case "error_after":
            return _error(fault)
        case "truncated":
            return Delivery(*answer, broken="cut")
        case "malformed":
            return Delivery(status, headers, body[: len(body) // 2])
        case "content_type":
            others = [(name, value) for name, value in headers if name != "content-type"]
            return Delivery(status, [("content-type", _PAGE), *others], body)
        case _:  # clock
            return Delivery(status, [*headers, ("date", formatdate(time.time() + fault.pause, usegmt=True))], body)


_RESET = Delivery(503, [], b"", broken="reset")


def _unprocessed(fault: Fault) -> Delivery:
    match fault.kind:
        case "reset_before":
            return _RESET
        case "throttle":
            return _page(429, _retry_after(fault))
        case "redirect":
            return _page(307, [("location", fault.location)])
        case _:  # error_before
            return _error(fault)


def _error(fault: Fault) -> Delivery:
    asked = _retry_after(fault)
    if fault.status != 500:
        return _page(fault.status, asked)
    status, headers, body = failure(new_request_id(), 500, "InternalError", "a planned fault; please try again")
    return Delivery(status, [*headers, *asked], body)


def _page(status: int, headers: Headers) -> Delivery:
    return Delivery(status, [("content-type", _PAGE), *headers], b"<html><h1>%d</h1></html>" % status)


def _retry_after(fault: Fault) -> Headers:
    if fault.retry_after is None:
        return []
    date = formatdate(time.time() + fault.retry_after, usegmt=True)
    return [("retry-after", date if fault.as_date else f"{fault.retry_after:g}")]
