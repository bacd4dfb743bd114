"""Keeps strange pages in a browser from giving orders, and bodies within limits.

Whoever changes something must send `Content-Type: application/json`, which no form of a page can, and an `Origin`, if
there is one, that is the sandbox's own. No answer allows other origins to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..decode import decode
from ..refusal import Refusal
from .errors import ControlError

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_BODY = 1_048_576
LARGEST_SNAPSHOT = 256 * 1_048_576


async def read(request: Request, most: int) -> Any:
    """The JSON value of a request that changes something; an empty body counts as `{}`.

    Raises:
        ControlError: a stranger sent it, it is too large, or it is no JSON.
    """
    _check_sender(request)
    body = await _body(request, most)
    try:
        return decode(body) if body else {}
    except Refusal as refusal:
        raise ControlError(refusal.message) from None


def _check_sender(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ControlError("send Content-Type: application/json, also with an empty body", 415)
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise ControlError(f"the Origin {origin[:100]} is not this sandbox, which is {host[:100]}", 403)


async def _body(request: Request, most: int) -> bytes:
    chunks: list[bytes] = []
    left = most
    async for chunk in request.stream():
        left -= len(chunk)
        if left < 0:
            raise ControlError(f"the body is larger than {most} bytes", 413)
        chunks.append(chunk)
    return b"".join(chunks)
