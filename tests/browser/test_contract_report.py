"""The report of the contract suite for everyone: axe finds nothing in it, and it fits a desk and a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.suite.service import Arrived, by_schemas, contract, refused, served

from .page import DESKTOP, PHONE
from .test_reading import _violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a run that found everything that a report shows: differences, other troubles, and answers that do not tell."""
    decide = by_schemas()

    def wrong(request: Arrived) -> Any:
        if isinstance(request.json, dict) and "modelSetName" in request.json:
            return refused("Riddle", message="w" * 400)
        return refused("InternalError", 500) if request.json == {} else decide(request)

    with served(wrong) as service:
        actions = ("--action", "DescribeModelSet", "--action", "CreateModelCompTask")
        ran = contract(tmp_path_factory.mktemp("report"), *actions, "--random", "1", url=service.url)
    assert all(ran.report[part] for part in ("findings", "troubles", "unclear"))
    return ran.folder / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_it_fits(browser: Browser, report: Path, viewport: Any, scheme: Any) -> None:
    with browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(report.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.locator("details[open] table").count() == 2
        assert _violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
