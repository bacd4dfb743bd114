"""Shows the fault matrix at the end of the run."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for kind in ("passed", "failed"):
        for report in terminalreporter.getreports(kind):
            matrix = dict(report.user_properties).get("fault matrix")
            if matrix:
                terminalreporter.section(report.nodeid.rpartition("::")[2])
                terminalreporter.write_line(str(matrix))
