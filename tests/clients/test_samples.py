"""The eleven samples of the two saved pages run against the sandbox as they are printed.

Only the address of the service comes from the environment; a sample sets the credentials that it prints. No published
version of the Java client has what the Java samples call, so they do not compile; what they would get is shown with
the missing names filled in.
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
from .toolchains import TOOLCHAINS, Runner, as_parameter

CREDENTIALS = {"your_iam_ak": "your_iam_sk", "your_access_key": "your_secret_key"}
# What the compiler says of each Java sample: these names, and nothing else.
MISSING_IN_JAVA = {"class CollUtils", "variable CollUtils", "method console()"}
STAND_IN = Path(__file__).parent / "stand_in"


class Expected(NamedTuple):
    """What the sandbox answers, and what its message must name."""

    status: int = 200
    code: str = ""
    names: tuple[str, ...] = ()


AS_DOCUMENTED = Expected()
SLIPS = {
    ("train", "java"): Expected(400, "InvalidRequestArgumentError", ("DescribeServices", "CreateCustomModel")),
    ("train", "node"): Expected(400, "MalformedJSON", ("body is empty", "data:", "body:")),
}
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    with Sandbox(credentials=CREDENTIALS, samples=True) as sandbox, served(sandbox.answer) as service:
        yield service


@pytest.fixture(scope="module")
def filled_in(runner_of: Callable[[Language], Runner], tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """The Java client with the names that the samples need."""
    return runner_of("java").with_java(STAND_IN, tmp_path_factory.mktemp("stand_in"))


def test_every_sample_of_the_pages_is_here() -> None:
    assert [str(sample) for sample in samples()] == [
        *("import-python", "import-go", "import-java", "import-node"),
        *("train-python", "train-go", "train-java", "train-node"),
        *("compress-python", "compress-java", "compress-node"),
    ]


@pytest.mark.parametrize("sample", [as_parameter(s.language, s, str(s)) for s in samples() if s.language != "java"])
def test_a_sample_gets_what_a_person_would_expect(
    sample: Sample,
    service: Served,
    runner_of: Callable[[Language], Runner],
    tmp_path: Path,
    record_property: Record,
) -> None:
    _record(sample, sample.language, record_property)
    _gets_what_is_expected(sample, runner_of(sample.language), tmp_path, service, record_property)


@pytest.mark.parametrize("sample", [as_parameter("java", s, str(s)) for s in samples() if s.language == "java"])
def test_a_java_sample_does_not_compile(
    sample: Sample,
    service: Served,
    runner_of: Callable[[Language], Runner],
    tmp_path: Path,
    record_property: Record,
) -> None:
    _record(sample, sample.language, record_property)
    before = len(service.exchanges)

    done = runner_of("java")(sample.text, tmp_path, service.url)

    assert done.returncode != 0
    assert len(service.exchanges) == before
    missing = re.findall(r"^ +symbol: +(.+)$", done.stderr, re.MULTILINE)
    assert set(missing) == MISSING_IN_JAVA, done.stderr
    assert re.findall(r"error: (.+)", done.stderr) == ["cannot find symbol"] * len(missing) + ["compilation failed"]
    record_property("outcome", f"not runnable: {TOOLCHAINS['java'].client} has no console() and no CollUtils")


@pytest.mark.parametrize("sample", [as_parameter("java", s, str(s)) for s in samples() if s.language == "java"])
def test_a_java_sample_with_the_missing_names_filled_in(
    sample: Sample, service: Served, filled_in: Runner, tmp_path: Path, record_property: Record
) -> None:
    _record(sample, "java, filled in", record_property)
    _gets_what_is_expected(sample, filled_in, tmp_path, service, record_property)


def _record(sample: Sample, language: str, record: Record) -> None:
    record("sample", sample.scenario)
    record("language", language)


def _gets_what_is_expected(sample: Sample, run: Runner, folder: Path, service: Served, record: Record) -> None:
    before = len(service.exchanges)
    done = run(sample.text, folder, service.url)
    assert len(service.exchanges) == before + 1, done.stdout + done.stderr
    exchange = service.exchanges[before]
    expected = SLIPS.get((sample.scenario, sample.language), AS_DOCUMENTED)
    assert (exchange.answer.status, exchange.reply.get("code", "")) == (expected.status, expected.code), exchange.reply
    if expected.code:
        _names_the_slip(exchange, expected)
    else:
        _made_what_was_asked_for(sample, exchange)
    assert exchange.reply["requestId"] in done.stdout + done.stderr, done
    assert (done.returncode == 0) == (not expected.code), done
    record("outcome", _outcome(exchange, done.returncode))


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
