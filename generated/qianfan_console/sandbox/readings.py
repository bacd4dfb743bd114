# Generated from spec/ by `make generate`. Do not edit.
"""The ways to read a signed request: those that are accepted, and the usual slips that explain a bad signature.

A slip is a phrase that completes "the signature would match when …", and the canonical request that was signed then.

Sandbox's choice, because the vendor's own clients sign so: host may be signed without its
port, and x-bce-date, if it is signed, may say a second later than was signed, provided that what was signed is the
timestamp of the Authorization header.

Source: https://cloud.baidu.com/doc/Reference/s/njwvz1yfu; slips, https://cloud.baidu.com/doc/Reference/s/njwvz1wck
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from ..runtime.signing import canonical_headers, canonical_query, canonical_uri, utc_text

# What a client may believe to be the host of the service: the cloud's, and the usual names of this machine.
_HOSTS = ("qianfan.baidubce.com", "localhost", "127.0.0.1", "host.docker.internal")
_METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS")


class SentRequest(NamedTuple):
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
        return self._replace(headers=headers)


@lru_cache(maxsize=64)  # clients send few different ones, one for each Action
def _canonical_target(path: str, query: str) -> str:
    # parse_qsl() reads "+" as a space, and the official Python client sends one as "+".
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return f"{canonical_uri(unquote(path, errors='surrogateescape'))}\n{canonical_query(pairs)}"


def accepted(request: SentRequest, timestamp: str) -> Iterator[tuple[str, SentRequest]]:
    """The readings that authenticate a request whose claim has this timestamp."""
    portless = request.edited("host", lambda host: re.sub(r":\d*$", "", host))
    # The official Java client reads the clock once to sign x-bce-date, and again to send it.
    late = request.values("x-bce-date") == [_moved(timestamp, seconds=1)]
    straddled = late and (not request.signed or "x-bce-date" in request.signed)
    yield "the request is taken as sent", request
    if portless != request:
        yield "host is taken without its port", portless
    if straddled:
        yield "x-bce-date is taken as the timestamp", request.edited("x-bce-date", lambda _: timestamp)
    if straddled and portless != request:
        both = portless.edited("x-bce-date", lambda _: timestamp)
        yield "host is taken without its port and x-bce-date as the timestamp", both


def slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    """The readings that do not authenticate a request, but tell what its client does wrong."""
    yield from _path_slips(request)
    yield from _query_slips(request)
    yield from _header_slips(request)
    yield from _order_slips(request)
    yield from _lost_and_found(request)
    method, rest = request.canonical().split("\n", 1)
    yield "the method is taken in lower case", f"{method.lower()}\n{rest}"
    for other in _METHODS:
        yield f"the method is taken as {other}", f"{other}\n{rest}"


def _path_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    path, query = request.path, request.query
    if path.endswith("/"):
        yield "the '/' at the end of the path is dropped", request._replace(path=path[:-1]).canonical()
    else:
        yield "a '/' is added at the end of the path", request._replace(path=f"{path}/").canonical()
    segments = path.split("/")
    # The official Python client signs the path without the prefix that its base URL may have.
    for start in range(2, min(len(segments), 6)):
        rest = request._replace(path="/" + "/".join(segments[start:]))
        yield f"the prefix {'/'.join(segments[:start])} is dropped from the path", rest.canonical()
    twice = request._replace(path=path.replace("%", "%25"))
    yield "the path is percent-encoded twice", twice.canonical()
    joined = request._replace(path=f"{path}%3F{query}", query="")
    yield "the query is taken as a part of the path", joined.canonical()


def _query_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    method, path, query, headers = request.canonical().split("\n", 3)
    yield "the query is left out", f"{method}\n{path}\n\n{headers}"
    yield "the query is taken as sent, neither sorted nor encoded anew", f"{method}\n{path}\n{request.query}\n{headers}"
    plain = "&".join(sorted(unquote(pair) for pair in query.split("&")))
    yield "the query is taken without percent-encoding", f"{method}\n{path}\n{plain}\n{headers}"
    yield (
        "a space in the query is taken as '+', not as %20",
        f"{method}\n{path}\n{query.replace('%20', '+')}\n{headers}",
    )
    again = query.replace("%", "%25")
    yield "the query is percent-encoded twice", f"{method}\n{path}\n{again}\n{headers}"
    small = re.sub("%..", lambda found: found[0].lower(), query)
    yield "the query is percent-encoded in lower case", f"{method}\n{path}\n{small}\n{headers}"
    plus = request._replace(query=request.query.replace("+", "%2B"))
    yield "'+' in the query is taken as a plus sign; it means a space, send %2B for a plus sign", plus.canonical()


def _header_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    method, path, query, headers = request.canonical().split("\n", 3)
    for raw in (unquote(headers), headers.replace("%2F", "/")):
        yield "header values are taken without percent-encoding", f"{method}\n{path}\n{query}\n{raw}"
    unlisted = tuple(name for name, _ in request.headers if name.startswith("x-bce-"))
    more = request._replace(signed=request.signed + unlisted)
    yield "x-bce-* headers that are not listed as signed are added", more.canonical()
    earlier = request.edited("x-bce-date", lambda sent: _moved(sent, seconds=-1))
    yield "x-bce-date is taken a second earlier than sent; read the clock once", earlier.canonical()


def _order_slips(request: SentRequest) -> Iterator[tuple[str, str]]:
    method, path, query, headers = request.canonical().split("\n", 3)
    lines = headers.split("\n")
    listed = sorted(lines, key=lambda line: _place(line, request.signed))
    arrived = sorted(lines, key=lambda line: _place(line, [name for name, _ in request.headers]))
    yield "header lines are taken in the order of the list, not sorted", "\n".join([method, path, query, *listed])
    yield "header lines are taken in the order they were sent, not sorted", "\n".join([method, path, query, *arrived])
    encoded = {pair.partition("=")[0]: pair for pair in query.split("&")}
    pairs = [encoded.get(pair.partition("=")[0], pair) for pair in request.query.split("&")]
    yield "query parameters are taken in the order they were sent", f"{method}\n{path}\n{'&'.join(pairs)}\n{headers}"


def _place(line: str, names: Sequence[str]) -> int:
    name = line.partition(":")[0]
    return names.index(name) if name in names else len(names)


def _lost_and_found(request: SentRequest) -> Iterator[tuple[str, str]]:
    """Headers that something on the way put in or edited."""
    for port in (80, 443):
        ported = request.edited("host", lambda host, added=port: f"{host}:{added}")  # type: ignore[misc]
        yield f"host is taken with port {port}, which got lost on the way", ported.canonical()
    for name in _HOSTS:
        named = request.edited("host", lambda host, other=name: re.sub(r"^(\[.*\]|[^:]*)", other, host))  # type: ignore[misc]
        yield f"host is taken as {', '.join(named.values('host'))}; sign the Host that is sent", named.canonical()
    for name in sorted({name for name, _ in request.headers} - {"host"}):
        rest = tuple(pair for pair in request.headers if pair[0] != name)
        yield f"{name} is left out, as if it came in on the way", request._replace(headers=rest).canonical()
    plain = request.edited("content-type", lambda value: value.partition(";")[0])
    yield "content-type is taken without its parameters, as if they came in on the way", plain.canonical()
    for parameter in ("; charset=utf-8", ";charset=utf-8", "; charset=UTF-8", ";charset=UTF-8"):
        longer = plain.edited("content-type", lambda value, more=parameter: value + more)  # type: ignore[misc]
        yield f"content-type ends in {parameter!r}, as if that got lost on the way", longer.canonical()


def _moved(text: str, *, seconds: int) -> str:
    try:
        return utc_text(datetime.fromisoformat(text) + timedelta(seconds=seconds))
    except (ValueError, OverflowError):
        return text
