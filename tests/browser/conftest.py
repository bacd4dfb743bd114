"""Chromium, sandboxes on real sockets, and pages that show them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from qianfan_console.sandbox import Sandbox

from .chromium import MISSING, REQUIRED, installed, launched
from .page import Inspector, Opener, opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none, the test is skipped, or fails with QIANFAN_REQUIRE_BROWSER=1."""
    path = installed()
    if path is None:
        (pytest.fail if REQUIRED else pytest.skip)(MISSING)
    with launched(path) as found:
        yield found


@pytest.fixture
def show(browser: Browser) -> Iterator[Opener]:
    """Opens a page of a sandbox of its own; `page` options go to the browser, all others to the sandbox."""
    with ExitStack() as stack:

        def opener(*, page: dict[str, Any] | None = None, **options: Any) -> Inspector:
            sandbox = stack.enter_context(Sandbox(**{"clock": "manual", **options}))
            url = stack.enter_context(sandbox.serve())
            return stack.enter_context(opened(browser, url, sandbox, **(page or {})))

        yield opener


@pytest.fixture
def inspector(show: Opener) -> Inspector:
    """The page of a sandbox with the samples, whose clock stands still."""
    return show(samples=True)
