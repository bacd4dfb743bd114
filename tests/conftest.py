"""What all tests share: an environment without settings of the library, and how long the tests may take."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

LONG = "QIANFAN_LONG"

# A test fails the same way on every run; a search with other seeds is what --long is for. The machine may be busy, so
# that time is no reason to fail.
settings.register_profile(
    "short", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("long", settings.get_profile("short"), derandomize=False, max_examples=1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help=f"search longer, with other seeds (the same as {LONG}=1)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives the inspector's page in Chromium")
    config.addinivalue_line("markers", "slow_clients: runs the vendor's Go or Java client, which compiles first")
    config.addinivalue_line("markers", "installs: installs packages into an empty environment; make package runs it")
    if config.getoption("--long"):
        os.environ[LONG] = "1"
    settings.load_profile("long" if os.environ.get(LONG) else "short")


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the settings of the person who runs it."""
    ours = (LONG, "QIANFAN_REQUIRE_")
    for name in [name for name in os.environ if name.startswith("QIANFAN_") and not name.startswith(ours)]:
        monkeypatch.delenv(name)
