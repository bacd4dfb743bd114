"""The ways to read a signed request: those that are accepted, and the usual slips that explain a bad signature.

A slip is a phrase that completes "the signature would match when …", and the canonical request that was signed then.

Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu; slips, https://cloud.baidu.com/doc/Reference/s/njwvz1wck
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from ..runtime.signing import canonical_headers, canonical_query, canonical_uri, utc_text


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request as it was sent: path and query still encoded, header names in lower case."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    signed: tuple[str, ...] = ()

    def canonical(self) -> str:
        """The canonical request, with path and query decoded and then encoded as the page has it."""
        target = _canonical_target(self.path, self.query)
        return f"{self.method.upper()}\n{target}\n{canonical_headers(self.headers, self.signed)}"

    def values(self, name: str) -> list[str]:
        """The values of the header."""
        return [value for key, value in self.headers if key == name]

    def edited(self, name: str, edit: Callable[[str], str]) -> "SentRequest":
        """The request with each value of the header edited."""
        headers = tuple((key, edit(value) if key == name else value) for key, value in self.headers)
        return replace(self, headers=headers)


@lru_cache(maxsize=64)  # clients send few different ones, one for each Action
def _canonical_target(path: str, query: str) -> str:
    # parse_qsl() reads "+" as a space, and the official Python client sends one as "+".
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return f"{canonical_uri(unquote(path, errors='surrogateescape'))}\n{canonical_query(pairs)}"


def accepted(request: SentRequest) -> Iterator[tuple[str, SentRequest]]:
    """The readings that authenticate a request: as it was sent, and with host as the Go and Java clients sign it."""
    yield "the request is taken as sent", request
    portless = request.edited("host", lambda host: re.sub(r":\d*$", "", host))
    if portless != request:
        yield "host is taken without its port", portless


def slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    """The readings that do not authenticate a request, but tell what its client does wrong."""
    yield from _path_slips(request)
    yield from _query_slips(request)
    yield from _header_slips(request)
    method, rest = request.canonical().split("\n", 1)
    yield "the method is taken in lower case", f"{method.lower()}\n{rest}"


def _path_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    path, query = request.path, request.query
    if path.endswith("/"):
        yield "the '/' at the end of the path is dropped", replace(request, path=path[:-1]).canonical()
    else:
        yield "a '/' is added at the end of the path", replace(request, path=f"{path}/").canonical()
    segments = path.split("/")
    # The official Python client signs the path without the prefix that its base URL may have.
    for start in range(2, min(len(segments), 6)):
        rest = replace(request, path="/" + "/".join(segments[start:]))
        yield f"the prefix {'/'.join(segments[:start])} is dropped from the path", rest.canonical()
    joined = replace(request, path=f"{path}%3F{query}", query="")
    yield "the query is taken as a part of the path", joined.canonical()


def _query_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    method, path, query, headers = request.canonical().split("\n", 3)
    yield "the query is left out", f"{method}\n{path}\n\n{headers}"
    yield "the query is taken as sent, neither sorted nor encoded anew", f"{method}\n{path}\n{request.query}\n{headers}"
    plain = "&".join(sorted(unquote(pair) for pair in query.split("&")))
    yield "the query is taken without percent-encoding", f"{method}\n{path}\n{plain}\n{headers}"
    plus = replace(request, query=request.query.replace("+", "%2B"))
    yield "'+' in the query is taken as a plus sign; it means a space, send %2B for a plus sign", plus.canonical()


def _header_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    method, path, query, headers = request.canonical().split("\n", 3)
    for raw in (unquote(headers), headers.replace("%2F", "/")):
        yield "header values are taken without percent-encoding", f"{method}\n{path}\n{query}\n{raw}"
    unlisted = tuple(name for name, _ in request.headers if name.startswith("x-bce-"))
    more = replace(request, signed=request.signed + unlisted)
    yield "x-bce-* headers that are not listed as signed are added", more.canonical()
    # The official Java client reads the clock once to sign x-bce-date, and again to send it.
    earlier = request.edited("x-bce-date", _second_earlier)
    yield "x-bce-date is taken a second earlier than sent; read the clock once", earlier.canonical()


def _second_earlier(text: str) -> str:
    try:
        return utc_text(datetime.fromisoformat(text) - timedelta(seconds=1))
    except (ValueError, OverflowError):
        return text
