"""The runners of the vendor's clients, and the table of how the vendor's samples fared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .samples import Language
from .toolchains import REQUIRED, Runner, runner


@pytest.fixture(scope="session")
def runner_of() -> Callable[[Language], Runner]:
    """The runner of a language; without one, the test is skipped.

    QIANFAN_REQUIRE_NODE=1 (or _GO, _JAVA) in the environment turns the skip into a failure.
    """

    def find(language: Language) -> Runner:
        found = runner(language)
        if isinstance(found, str):
            (pytest.fail if language in REQUIRED else pytest.skip)(found)
        return found

    return find


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rows = [
        row for kind in ("passed", "failed", "skipped") for row in map(_row, terminalreporter.getreports(kind)) if row
    ]
    if not rows:
        return
    terminalreporter.section("the vendor's samples against the sandbox")
    for sample, language, verdict, outcome in [("sample", "language", "verdict", "outcome"), *sorted(rows)]:
        terminalreporter.line(f"{sample:9} {language:16} {verdict:12} {outcome}")
    expected = sum(verdict == "as expected" for _, _, verdict, _ in rows)
    terminalreporter.line(f"{expected} of {len(rows)} as expected")


def _row(report: pytest.TestReport) -> tuple[str, str, str, str] | None:
    """Sample, language, verdict and outcome, of a test that runs a sample."""
    facts = dict(report.user_properties)
    if "sample" not in facts:
        return None
    sample, language = str(facts["sample"]), str(facts["language"])
    if report.failed:
        return sample, language, "UNEXPECTED", "see the failure above"
    if report.skipped:
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        return sample, language, "not run", reason
    return sample, language, "as expected", str(facts["outcome"])
