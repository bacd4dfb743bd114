"""Our clients and the vendor's put the same on the wire: method, path, query, body, and a signature that holds."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qianfan_console.sandbox.signature import verify
from qianfan_console.sandbox.wire import Answer, Request, success

from .calls import ACCESS_KEY, GO, JAVA, NODE, PYTHON, SECRET_KEY, Call, by_async_method, by_method, by_name, calls
from .samples import Language
from .served import Served, served
from .toolchains import Runner, as_parameter

PROGRAMS: dict[Language, str] = {"python": PYTHON, "node": NODE, "go": GO, "java": JAVA}
OURS = (by_name, by_method, by_async_method)
Recorded = dict[str, Request]


class Wire(NamedTuple):
    """What has to be the same."""

    method: str
    target: str
    media_type: str
    body: Any

    @classmethod
    def of(cls, request: Request) -> Wire:
        media_type = (request.header("content-type") or "").partition(";")[0]
        return cls(request.method, request.target, media_type, json.loads(request.body))


def anything(_request: Request) -> Answer:
    return success("a-request-id", {"result": {}})


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    with served(anything) as service:
        yield service


def recorded(service: Served, make: Callable[[], object]) -> Recorded:
    """The requests that `make` sends, by call."""
    before = len(service.exchanges)
    done = make()
    requests = [exchange.request for exchange in service.exchanges[before:]]
    assert len(requests) == len(calls()), done
    return dict(zip(map(str, calls()), requests, strict=True))


@pytest.fixture(scope="module", params=[as_parameter(language) for language in PROGRAMS])
def theirs(
    request: pytest.FixtureRequest,
    service: Served,
    runner_of: Callable[[Language], Runner],
    tmp_path_factory: pytest.TempPathFactory,
) -> Recorded:
    """What the vendor's client sends, all calls from one process."""
    run = runner_of(request.param)
    stdin = json.dumps([(call.route, call.action, call.given) for call in calls()])
    keys = {"QIANFAN_ACCESS_KEY": ACCESS_KEY, "QIANFAN_SECRET_KEY": SECRET_KEY}
    folder: Path = tmp_path_factory.mktemp("theirs")
    return recorded(service, lambda: run(PROGRAMS[request.param], folder, service.url, stdin, **keys))


@pytest.fixture(scope="module")
def ours(service: Served) -> dict[str, Recorded]:
    """What our client sends, by the way the calls are made."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return {make.__name__: recorded(service, partial(make, service.url)) for make in OURS}


@pytest.mark.parametrize("call", calls(), ids=str)
def test_the_same_on_the_wire(call: Call, ours: dict[str, Recorded], theirs: Recorded) -> None:
    their_wire = Wire.of(theirs[str(call)])
    assert their_wire[:3] == ("POST", f"{call.route}?Action={call.action}", "application/json")
    assert their_wire.body == call.given
    our_wire = their_wire._replace(body=call.sent)
    assert {way: Wire.of(requests[str(call)]) for way, requests in ours.items()} == dict.fromkeys(ours, our_wire)


def test_the_signatures_hold(ours: dict[str, Recorded], theirs: Recorded) -> None:
    for requests in (*ours.values(), theirs):
        for method, target, headers, _ in requests.values():
            assert verify(method, target, headers, {ACCESS_KEY: SECRET_KEY}, now=datetime.now(UTC)) == ACCESS_KEY
