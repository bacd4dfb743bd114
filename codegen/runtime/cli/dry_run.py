"""A request as it would be sent, without its signature."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from ... import QianfanConsole
from ..credentials import Credentials
from ..exchange import Origin, signed_headers
from ..printable import printable
from ..settings import Settings
from ..signing import canonical_query
from ..wire import Outgoing, Reply
from .output import show, to_json

_HIDDEN = "***"
_ANY = "dry-run"  # the signature is not shown, so that no key is needed for it
# bce-auth-v1/access key/time/validity/signed headers/signature
_SIGNED = re.compile(r"(bce-auth-v1)/[^/]*/([^/]*/[^/]*/[^/]*)/.*")


class _Kept:
    """A sender that signs requests and keeps them; every answer is empty."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._origin = settings, Origin.of(settings.base_url)
        self.requests: list[dict[str, Any]] = []

    def send(self, outgoing: Outgoing, credentials: Credentials, timeouts: Any, left: float | None) -> Reply:
        """Keep the request."""
        headers = signed_headers(credentials, self._settings.sign_expiration, outgoing, self._origin, datetime.now(UTC))
        shown = {name: _unsigned(value) if name == "authorization" else value for name, value in headers}
        url = f"{self._settings.base_url}{outgoing.path}?{canonical_query(outgoing.query)}"
        self.requests.append({"method": outgoing.method, "url": url, "headers": shown, "body": _body(outgoing.body)})
        return Reply(200, {}, b"{}")

    def close(self) -> None:
        """Nothing was opened."""


class _Dry(QianfanConsole):
    """A client that keeps its requests, also where the environment names a proxy."""

    def _direct(self) -> _Kept:
        self.kept = _Kept(self._settings)
        return self.kept

    def _through(self, http_client: object) -> _Kept:
        return self._direct()


def dry_run(call: Callable[[QianfanConsole], object], base_url: str | None) -> dict[str, Any]:
    """What `call` sends to its client, which sends nothing."""
    with _Dry(access_key=_ANY, secret_key=_ANY, base_url=base_url) as console:
        call(console)
    return console.kept.requests[0]


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
    print(printable(body.replace("\r\n", "\n"), keep="\n") if isinstance(body, str) else to_json(body, indent=2))
