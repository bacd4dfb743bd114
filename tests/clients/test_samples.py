"""The eleven samples of the two saved pages run against the sandbox as they are printed.

Only the address of the service comes from the environment; a sample sets the credentials that it prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from qianfan_console.sandbox import Sandbox

from .samples import Language, Sample, samples
from .served import Exchange, Served, served
from .toolchains import Finished, Runner

CREDENTIALS = {"your_iam_ak": "your_iam_sk", "your_access_key": "your_secret_key"}
SLOW = {"go", "java"}


class Expected(NamedTuple):
    """What the sandbox answers, what its message must name, and whether the client shows the answer."""

    status: int = 200
    code: str = ""
    names: tuple[str, ...] = ()
    shown: bool = True


AS_DOCUMENTED = Expected()
SLIPS = {
    ("train", "java"): Expected(400, "InvalidRequestArgumentError", ("DescribeServices", "CreateCustomModel")),
    ("train", "node"): Expected(400, "MalformedJSON", ("body is empty", "data:", "body:")),
    # The sample types the result, a string, as a map: the client fails on the very answer that the page prints.
    ("compress", "java"): Expected(shown=False),
}


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    with Sandbox(credentials=CREDENTIALS, samples=True) as sandbox, served(sandbox.answer) as service:
        yield service


def test_every_sample_of_the_pages_is_here() -> None:
    assert [str(sample) for sample in samples()] == [
        *("import-python", "import-go", "import-java", "import-node"),
        *("train-python", "train-go", "train-java", "train-node"),
        *("compress-python", "compress-java", "compress-node"),
    ]


@pytest.mark.parametrize(
    "sample",
    [pytest.param(s, id=str(s), marks=[pytest.mark.slow_clients] if s.language in SLOW else []) for s in samples()],
)
def test_a_sample_gets_what_a_person_would_expect(
    sample: Sample,
    service: Served,
    runner_of: Callable[[Language], Runner],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    record_property("sample", str(sample))
    run = runner_of(sample.language)

    done, exchange = _run(run, sample, tmp_path, service)

    expected = SLIPS.get((sample.scenario, sample.language), AS_DOCUMENTED)
    assert (exchange.answer.status, exchange.reply.get("code", "")) == (expected.status, expected.code), exchange.reply
    if expected.code:
        _names_the_slip(exchange, expected)
    else:
        _made_what_was_asked_for(sample, exchange)
    assert (exchange.reply["requestId"] in done.stdout + done.stderr) == expected.shown, done
    assert (done.returncode == 0) == (expected.shown and not expected.code), done
    record_property("outcome", _outcome(exchange, done.returncode))


def _run(run: Runner, sample: Sample, folder: Path, service: Served) -> tuple[Finished, Exchange]:
    """Run a sample, which sends one request.

    The Java client reads the clock anew for each part of a signature. When a second ends in between, no service can
    accept the call, and it is made again.
    """
    for attempt in range(3):
        before = len(service.exchanges)
        (folder / str(attempt)).mkdir()
        done = run(sample.text, folder / str(attempt), service.url)
        assert len(service.exchanges) == before + 1, done.stdout + done.stderr
        exchange = service.exchanges[before]
        if "read the clock once" not in exchange.reply.get("message", ""):
            break
    return done, exchange


def _names_the_slip(exchange: Exchange, expected: Expected) -> None:
    assert set(exchange.reply) == {"requestId", "code", "message"}
    for words in expected.names:
        assert words in exchange.reply["message"]


def _made_what_was_asked_for(sample: Sample, exchange: Exchange) -> None:
    assert set(exchange.reply) == {"requestId", "result"}
    result = exchange.reply["result"]
    if sample.scenario == "compress":
        assert re.fullmatch(r"amva-[a-z0-9]{12}", result)
    else:
        assert set(result) == {"modelSetId", "modelId"}
        assert f'"{result["modelSetId"]}"' in sample.text
        assert re.fullmatch(r"amv-[a-z0-9]{12}", result["modelId"])


def _outcome(exchange: Exchange, code: int) -> str:
    reply = exchange.reply
    said = f"{reply['code']}: {reply['message']}" if "code" in reply else f"result {reply['result']}"
    return f"{exchange.answer.status} {said} (the client ends with {code})"
