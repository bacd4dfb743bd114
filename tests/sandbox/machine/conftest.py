"""Says at the end of the run how much was searched."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name.startswith("sandbox "):
                terminalreporter.write_line(f"{name}: {value}")
