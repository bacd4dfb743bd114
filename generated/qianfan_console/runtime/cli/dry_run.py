# Generated from spec/ by `make generate`. Do not edit.
"""A request as it would be sent, without its signature."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from ... import QianfanConsole
from .. import transport
from ..settings import BASE_URL, DEFAULT_BASE_URL
from .output import show, to_json

_HIDDEN = "***"
_ANY = "dry-run"  # the signature is not shown, so that no key is needed for it
# bce-auth-v1/access key/time/validity/signed headers/signature
_SIGNED = re.compile(r"(bce-auth-v1)/[^/]*/([^/]*/[^/]*/[^/]*)/.*")


def dry_run(call: Callable[[QianfanConsole], object], base_url: str | None) -> dict[str, Any]:
    """What `call` sends to its client, which sends nothing."""
    found: list[dict[str, Any]] = []
    address = base_url or os.environ.get(BASE_URL) or DEFAULT_BASE_URL

    def record(method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> Any:
        found.append(_request(method, address.rstrip("/"), target, dict(headers), body))
        return 200, [("content-type", "application/json")], b"{}"

    with QianfanConsole(
        access_key=_ANY, secret_key=_ANY, base_url=base_url, http_client=transport.in_process_client(record)
    ) as console:
        call(console)
    return found[0]


def _request(method: str, address: str, target: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    origin = "/".join(address.split("/")[:3])
    shown = {name: _unsigned(value) if name.lower() == "authorization" else value for name, value in headers.items()}
    return {"method": method, "url": f"{origin}{target}", "headers": shown, "body": _body(body)}


def _unsigned(value: str) -> str:
    return _SIGNED.sub(rf"\1/{_HIDDEN}/\2/{_HIDDEN}", value) if _SIGNED.fullmatch(value) else _HIDDEN


def _body(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "backslashreplace")


def show_request(request: Mapping[str, Any], form: str) -> None:
    """Print a request: as HTTP has it, or as a value in another form."""
    if form != "table":
        show(request, form)
        return
    print(f"{request['method']} {request['url']}")
    for name, value in request["headers"].items():
        print(f"{name}: {value}")
    print()
    body = request["body"]
    print(_harmless(body) if isinstance(body, str) else to_json(body, indent=2))


def _harmless(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text.replace("\r\n", "\n"))
