"""The last requests of a sandbox and what became of them, in lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..runtime.printable import printable
from .embedded import Sandbox

MOST = 20
_WIDEST = 400


def transcript(sandbox: Sandbox) -> str:
    """A line for each of the last requests; below one that was not answered with success, its body."""
    requests = sandbox.requests()
    left_out = [f"({len(requests) - MOST} earlier requests)"] if len(requests) > MOST else []
    return "\n".join([*left_out, *_lines(requests[-MOST:])]) or "no request arrived"


def _lines(requests: Iterable[dict[str, Any]]) -> Iterator[str]:
    for request in requests:
        status = "no answer" if request["status"] is None else request["status"]
        yield _line(f"{request['number']:>3} {request['action'] or request['target']}: {status}{_why(request)}")
        if status != 200 and request["body"]:
            yield _line(f"    body {request['body']}")


def _why(request: dict[str, Any]) -> str:
    refusal = f" {request['code']}: {request['message']}" if request["code"] else ""
    if not request["fault"]:
        return refusal
    reached = "not carried out" if request["verdict"] is None else f"the service itself answered {request['verdict']}"
    return f"{refusal} (fault {request['fault']}; {reached})"


def _line(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _WIDEST else f"{shown[:_WIDEST]}…"
