"""What httpx is asked to do, and what its failures become."""

from __future__ import annotations

import math
from typing import Any

import httpx
import pytest

from qianfan_console import (
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    InvalidResponseError,
    RequestTimeoutError,
    TransportError,
)
from qianfan_console.runtime.exchange import DEFAULT_TIMEOUTS

from .colours import Colour, Service
from .direct import describe, opened
from .host import host

SECONDS = ("connect", "read", "write", "pool")
SET = {"model_set_name": "s", "model_type": "Text2Text"}


def timeout_sent(colour: Colour, client: dict[str, Any], call: dict[str, Any]) -> tuple[Any, ...]:
    """Connect, read, write and pool timeout of a call."""
    service = Service()
    colour.run(colour.console(service, **client).model.describe_model(model_id="m", **call))
    (request,) = service.requests
    return tuple(request.extensions["timeout"][name] for name in SECONDS)


@pytest.mark.parametrize(
    ("client", "call", "expected"),
    [
        ({"timeout": 7}, {}, (7, 7, 7, 7)),
        ({"timeout": 7}, {"timeout": 3.5}, (3.5, 3.5, 3.5, 3.5)),
        ({"timeout": 7}, {"timeout": None}, (7, 7, 7, 7)),
        ({}, {"timeout": httpx.Timeout(9, connect=1)}, (1, 9, 9, 9)),
        ({"timeout": httpx.Timeout(None)}, {}, (None, None, None, None)),
        ({}, {}, (5, 5, 5, 5)),  # an http_client of one's own keeps its timeouts: httpx's default
    ],
)
def test_timeouts(colour: Colour, client: dict[str, Any], call: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert timeout_sent(colour, client, call) == expected


@pytest.mark.parametrize("wrong", [0, -1, math.nan, "5", b"5", [5], httpx.Timeout(-1), httpx.Timeout(5, read=math.nan)])
def test_times_that_are_no_timeout(colour: Colour, wrong: Any) -> None:
    service = Service()
    with pytest.raises(ConfigurationError, match="timeout is a number of seconds, more than 0"):
        colour.console(service, timeout=wrong)
    with pytest.raises(ConfigurationError, match="timeout is a number of seconds, more than 0"):
        colour.run(colour.console(service).model.describe_model(model_id="m", timeout=wrong))
    assert service.requests == []


@pytest.mark.parametrize("wrong", [math.nan, "5", [5]])
def test_times_that_are_no_deadline(colour: Colour, wrong: Any) -> None:
    service = Service()
    with pytest.raises(ConfigurationError, match="deadline is a number of seconds, or None"):
        colour.console(service, deadline=wrong)
    with pytest.raises(ConfigurationError, match="deadline is a number of seconds, or None"):
        colour.run(colour.console(service).model.describe_model(model_id="m", deadline=wrong))
    assert service.requests == []


@pytest.mark.parametrize("endless", [math.inf, 1e300, 10**20])
def test_an_endless_time_is_no_bound(colour: Colour, endless: float) -> None:
    assert timeout_sent(colour, {}, {"timeout": endless}) == (None,) * 4
    with host() as served, opened(colour, served.url, timeout=endless, deadline=endless) as console:
        assert describe(colour, console).request_id == "r-1"


def test_the_default_timeouts() -> None:
    assert [getattr(DEFAULT_TIMEOUTS, name) for name in SECONDS] == [10, 60, 60, 60]


def test_a_client_of_the_other_colour_is_refused(colour: Colour) -> None:
    other: Any = httpx.AsyncClient() if colour.name == "sync" else httpx.Client()
    for given in (other, "client"):
        expected = rf"http_client takes an httpx\.\w+, not a {type(given).__name__}"
        with pytest.raises(ConfigurationError, match=expected):
            colour.console(Service(), http_client=given)


def entered(colour: Colour, console: Any) -> None:
    """Use the console as a context manager."""
    if colour.name == "sync":
        with console as same:
            assert same is console
        return

    async def use() -> None:
        async with console as same:
            assert same is console

    colour.run(use())


def test_ones_own_client_is_used_and_stays_open(colour: Colour) -> None:
    service = Service()
    http = colour.http(service, headers={"x-mine": "1"}, auth=("user", "password"))
    console = colour.console(service, http_client=http)
    entered(colour, console)
    assert not http.is_closed
    colour.run(console.model.describe_model(model_id="m"))
    (request,) = service.requests
    assert request.headers["x-mine"] == "1"
    assert request.headers["authorization"].startswith("bce-auth-v1/")


def test_what_is_sent(colour: Colour) -> None:
    service = Service()
    console = colour.console(service, base_url="https://example.com:8443/a%20b/")
    colour.run(console.model.create_custom_model_set(**SET, labels=["标签", "\u2028"]))
    (request,) = service.requests
    assert request.method == "POST"
    assert request.url.raw_path == b"/a%20b/v2/model?Action=CreateCustomModelSet"
    assert request.headers["host"] == "example.com:8443"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(request.content))
    assert "标签".encode() in request.content  # UTF-8, not \\u escapes, and no white space
    assert b": " not in request.content


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["https://evil.example/v2/model", "/v2/other", "http://127.0.0.1/"])
def test_a_redirect_is_not_followed(colour: Colour, status: int, location: str) -> None:
    service = Service({}, status=status, headers={"location": location})
    console = colour.console(service, http_client=colour.http(service, follow_redirects=True))
    with pytest.raises(InvalidResponseError, match="a redirect is not followed") as caught:
        colour.run(console.model.describe_model(model_id="m"))
    assert caught.value.status == status
    assert [request.url.host for request in service.requests] == ["qianfan.baidubce.com"]


NOT_SENT = [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol]
TIMED_OUT = [httpx.ReadTimeout, httpx.WriteTimeout]
BROKEN = [
    httpx.ReadError,
    httpx.WriteError,
    httpx.CloseError,
    httpx.ProxyError,
    httpx.RemoteProtocolError,
    httpx.LocalProtocolError,
    httpx.DecodingError,
]
FAILURES: list[tuple[type[httpx.RequestError], type[TransportError]]] = [
    *((kind, ConnectError) for kind in NOT_SENT),
    *((kind, RequestTimeoutError) for kind in TIMED_OUT),
    *((kind, ConnectionLostError) for kind in BROKEN),
]


def test_every_failure_of_httpx_is_in_the_list() -> None:
    def leaves(kind: type) -> set[type]:
        below: list[type] = kind.__subclasses__()
        return set().union(*map(leaves, below)) if below else {kind}

    assert {kind for kind, _ in FAILURES} == leaves(httpx.RequestError) - {httpx.TooManyRedirects}


@pytest.mark.parametrize(("kind", "ours"), FAILURES, ids=lambda kind: kind.__name__)
def test_failures(colour: Colour, kind: type[httpx.RequestError], ours: type[TransportError]) -> None:
    failure = kind("what httpx says")
    console = colour.console(Service(failure))
    sent = ours is not ConnectError
    for call, idempotent in ((console.model.describe_model, True), (console.model.create_custom_model_set, False)):
        with pytest.raises(TransportError) as caught:
            colour.run(call(**({"model_id": "m"} if idempotent else SET)))
        error = caught.value
        assert type(error) is ours
        assert (error.sent, error.idempotent, error.retry_safe) == (sent, idempotent, idempotent or not sent)
        assert error.__cause__ is failure
        assert f"({kind.__name__}: what httpx says)" in str(error)
        assert ("outcome is unknown" in str(error)) is (not error.retry_safe)


def test_a_timeout_is_a_timeout_error(colour: Colour) -> None:
    with pytest.raises(TimeoutError):
        colour.run(colour.console(Service(httpx.ReadTimeout("slow"))).model.describe_model(model_id="m"))


def test_an_answer_that_cannot_be_decompressed(colour: Colour) -> None:
    console = colour.console(Service(b"no gzip", headers={"content-encoding": "gzip"}))
    with pytest.raises(ConnectionLostError, match="DecodingError"):
        colour.run(console.model.describe_model(model_id="m"))


def test_other_exceptions_pass(colour: Colour) -> None:
    for failure in (KeyboardInterrupt(), RuntimeError("ours")):
        with pytest.raises(type(failure)):
            colour.run(_failing(colour, failure).model.describe_model(model_id="m"))


def _failing(colour: Colour, failure: BaseException) -> Any:
    def handler(request: httpx.Request) -> httpx.Response:
        raise failure

    return colour.console(handler)


@pytest.mark.parametrize("url", ["https://1.2.3.999", "https://[::g]", "https://[v1.x]"])
def test_an_address_that_only_httpx_refuses(colour: Colour, url: str) -> None:
    service = Service()
    with pytest.raises(ConfigurationError, match="no address"):
        colour.run(colour.console(service, base_url=url).model.describe_model(model_id="m"))
    assert service.requests == []
