"""The inspector: a page for the browser that shows what the sandbox gets, answers and holds.

The page is made of packed files and talks to the control API beside it by relative addresses, so that it works below
any prefix and without a network. A browser that follows its policy runs no script but ours, and no script of ours can
turn text into markup.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..wire import Answer, Headers

PAGE = ""
_FOLDER = Path(__file__).parent / "assets"
_PAGE_FILE = "index.html"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_GUARDS = [
    ("content-security-policy", _POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
]


class _Asset(NamedTuple):
    content_type: str
    tag: str
    content: bytes


def serve(name: str, known: str | None = None) -> Answer:
    """The page when `name` is PAGE, or one of its assets, `app.js` say; 404 for a name that is neither.

    Args:
        name: what follows the prefix and `assets/`.
        known: the request's If-None-Match; 304 when the browser has this very file.
    """
    asset = None if name == _PAGE_FILE else _assets().get(name or _PAGE_FILE)
    if asset is None:
        return _absent(name)
    headers: Headers = [*_GUARDS, ("cache-control", "no-cache"), ("etag", asset.tag)]
    if known is not None and asset.tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Answer(304, headers, b"")
    return Answer(200, [("content-type", asset.content_type), *headers], asset.content)


def _absent(name: str) -> Answer:
    body = json.dumps({"error": f"the inspector has no asset {name[:80]!r}"}).encode()
    return Answer(404, [("content-type", "application/json"), *_GUARDS, ("cache-control", "no-store")], body)


@lru_cache(maxsize=1)
def _assets() -> dict[str, _Asset]:
    """Every packed file by its name; nothing else is ever opened, whatever a request asks for."""
    return {path.name: _asset(path) for path in _FOLDER.iterdir() if path.suffix in _TYPES}


def _asset(path: Path) -> _Asset:
    content = path.read_bytes()
    return _Asset(_TYPES[path.suffix], f'"{sha256(content).hexdigest()[:16]}"', content)
