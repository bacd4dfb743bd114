"""The line in the report, pasted into a shell: it sends the very bytes that the suite sent."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlsplit

import pytest

from qianfan_console.contract.bodies import Content
from qianfan_console.contract.cases import Case, cases
from qianfan_console.contract.report.curl import curl
from qianfan_console.contract.targets import call
from qianfan_console.runtime.signing import authorization
from qianfan_console.sandbox import Sandbox

from .service import SUBJECTS, Service, accepted, served


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with served(accepted) as running:
        yield running


def pasted(line: str, signature: str = "signed by me") -> str:
    environment = {"PATH": os.environ["PATH"], "BCE_AUTHORIZATION": signature}
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def some(action: str, step: int) -> list[Case]:
    return list(islice(cases(SUBJECTS[action]), 0, None, step))


@pytest.mark.parametrize(("action", "step"), [("CreateCustomModel", 400), ("CreateModelCustomConf", 3)])
def test_the_same_bytes_arrive(action: str, step: int, service: Service) -> None:
    for case in [*some(action, step), *cases(SUBJECTS[action])[-5:]]:
        pasted(curl(service.url, call(SUBJECTS[action], case.content)))
        arrived = service.arrived[-1]
        assert (arrived.body == case.content.data, arrived.target) == (True, SUBJECTS[action].target), case
        assert arrived.headers["content-type"] == case.content.type
        assert arrived.headers["authorization"] == "signed by me"


@pytest.mark.parametrize("body", ["'", '$HOME `id` \\ % "', "\r\n\0", "é😀", "x" * 100_000, "ab" * 500 + "%" * 1000])
@pytest.mark.parametrize("action", ["DescribeModel", "CreateModelCustomConf"])
def test_whatever_is_in_a_body(body: str, action: str, service: Service) -> None:
    subject = SUBJECTS[action]
    case = Case(action, body, Content(subject.media_type, body.encode()), True, frozenset(), frozenset(), "")
    line = curl(service.url, call(subject, case.content))
    pasted(line)
    assert len(line) < 10_000
    assert service.arrived[-1].body == body.encode()


def test_a_body_that_no_line_could_hold_is_left_out() -> None:
    data = bytes(range(32, 127)) * 1000
    content = Content("application/json", data)
    line = curl("http://x", call(SUBJECTS["DescribeModel"], content))
    assert line.endswith("-d … (95000 bytes; see report.json)")


def test_a_signed_line_is_carried_out() -> None:
    with Sandbox(samples=True) as sandbox, sandbox.serve() as url:
        ((access_key, secret_key),) = sandbox.credentials.items()
        for action in ("DescribeCustomModelSets", "CreateModelCustomConf"):
            subject = SUBJECTS[action]
            case = next(case for case in cases(subject) if case.valid)
            signature = authorization(
                access_key, secret_key, "POST", subject.route, [("Action", action)],
                [("host", urlsplit(url).netloc)], signed=["host"], timestamp=datetime.now(UTC), expires=60,
            )  # fmt: skip
            assert '"result"' in pasted(curl(url, call(subject, case.content)), signature)
    assert subject.is_form
