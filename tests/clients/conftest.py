"""The runners of the vendor's clients, and the table of how the vendor's samples fared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .samples import Language
from .toolchains import REQUIRED, Runner, runner


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow_clients: runs the vendor's Go or Java client, which compiles first")


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
    found: dict[str, str] = {}
    for kind in ("passed", "failed", "skipped"):
        for report in terminalreporter.getreports(kind):
            facts = dict(report.user_properties)
            if "sample" in facts:
                reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
                found[str(facts["sample"])] = str(facts.get("outcome", reason)) if kind != "failed" else "FAILED"
    if found:
        terminalreporter.section("the vendor's samples against the sandbox")
        for sample, outcome in found.items():
            terminalreporter.line(f"{sample:16} {outcome}")
