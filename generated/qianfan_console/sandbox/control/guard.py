# Generated from spec/ by `make generate`. Do not edit.
"""Keeps strange pages in a browser from giving orders, and bodies within limits.

Whoever changes something must send `Content-Type: application/json`, which no form of a page can, and an `Origin`, if
there is one, that is the sandbox's own. No answer allows other origins to read it.

A page whose own name suddenly leads here (DNS rebinding) would be of that origin. So `Host` must be an address, a name
without a dot, a name that the public DNS cannot have, or one that the sandbox was started with.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool

from ..decode import decode
from ..refusal import Refusal
from .errors import ControlError

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_BODY = 1_048_576
LARGEST_SNAPSHOT = 256 * 1_048_576


_HOST = re.compile(r"(?:\[([^\]]*)\]|([^:\[\]]*))(?::\d*)?")
_PRIVATE = (".localhost", ".local", ".internal", ".test")


def check_host(host: str, known: Collection[str]) -> None:
    """Let a request pass whose header `Host` no stranger's page can have; `known` are further names.

    Raises:
        ControlError: it is a name of the public DNS that the sandbox was not started with.
    """
    name = _name(host)
    if not (_is_address(name) or "." not in name or name.endswith(_PRIVATE) or name in known):
        way = f"start the sandbox with --control-host {name[:100]}, or use its address"
        raise ControlError(f"the Host {host[:100]} is not known to be this sandbox: {way}", 403)


def _name(host: str) -> str:
    """The name in `Host`, without port and brackets; `host` itself if it is malformed."""
    parts = _HOST.fullmatch(host)
    return (parts[1] or parts[2] or "").lower().removesuffix(".") if parts else host


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


async def read(request: Request, most: int) -> Any:
    """The JSON value of a request that changes something; an empty body counts as `{}`.

    Raises:
        ControlError: a stranger sent it, it is too large, or it is no JSON.
    """
    _check_sender(request)
    body = await _body(request, most)
    return await run_in_threadpool(_value, body) if len(body) > LARGEST_BODY else _value(body)


def _value(body: bytes) -> Any:
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
