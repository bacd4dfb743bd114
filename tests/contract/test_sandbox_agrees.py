"""The sandbox and the JSON Schema give the same verdict on every body."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qianfan_console.contract.answers import Answers
from qianfan_console.contract.cases import cases
from qianfan_console.contract.clock import Clock
from qianfan_console.contract.probe import Probe
from qianfan_console.contract.subjects import subjects
from qianfan_console.contract.targets import embedded


@pytest.fixture(scope="module")
def probe() -> Iterator[Probe]:
    with embedded() as target:
        yield Probe(target, Answers.load("sandbox"), Clock(None), writes=True)


@pytest.mark.parametrize("action", subjects())
def test_the_sandbox_accepts_what_the_schema_accepts(probe: Probe, action: str) -> None:
    subject = subjects()[action]
    found = cases(subject)
    assert len(found) >= 50
    for case in found:
        observation = probe.ask(subject, case)
        assert observation.verdict == "agreed", (case.edit, case.body, observation.answer)
