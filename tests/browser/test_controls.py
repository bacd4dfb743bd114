"""What the page does to the sandbox: faults, endings, snapshots, reset."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from qianfan_console import RateLimitError

from .calls import create_set, create_version
from .page import Inspector

pytestmark = pytest.mark.browser
TIMES = "\N{MULTIPLICATION SIGN}"


def _board(page: Page, title: str) -> Locator:
    return page.locator(".board").filter(has=page.get_by_role("heading", name=title, exact=True))


def test_a_planned_fault_strikes(inspector: Inspector) -> None:
    page = inspector.open("controls").page
    board = _board(page, "Faults")
    board.get_by_label("Kind").select_option("throttle")
    board.get_by_label("Action").select_option("DescribeCustomModelSets")
    board.get_by_role("spinbutton", name="Retry-After").fill("7")
    inspector.press("Plan", within=board)
    expect(board.locator(".planned")).to_contain_text(f"throttle DescribeCustomModelSets {TIMES} 1 · Retry-After 7 s")

    with inspector.client() as console:
        create_set(console)
        with pytest.raises(RateLimitError):
            console.model.describe_custom_model_sets().page()

    page.get_by_role("link", name="Requests").click()
    expect(inspector.row(1)).not_to_contain_text("Fault")
    expect(inspector.row(2)).to_contain_text("Fault: throttle")


@pytest.mark.parametrize("kind", ["latency", "reset_before", "error_after", "slow", "redirect", "clock"])
def test_every_kind_of_fault_can_be_planned_and_cleared(inspector: Inspector, kind: str) -> None:
    page = inspector.open("controls").page
    board = _board(page, "Faults")
    board.get_by_label("Kind").select_option(kind)
    board.get_by_label("Number of calls").fill("")
    board.get_by_label("Probability").fill("0.5")
    inspector.press("Plan", within=board)

    expect(board.locator(".planned code").first).to_have_text(kind)
    expect(board.locator(".planned")).to_contain_text("without end · 50 % of calls")
    inspector.press("Clear planned faults")
    expect(board.locator(".planned")).to_have_text("Nothing is planned.")
    with inspector.client() as console:
        create_set(console)


def test_a_planned_ending_comes_true(inspector: Inspector) -> None:
    page = inspector.open("controls").page
    board = _board(page, "How things end")
    board.get_by_label("Reason").fill("the object is no model")
    inspector.press("Plan", within=board)
    expect(board.locator(".planned")).to_contain_text("CreateCustomModel fails: the object is no model")
    board.get_by_role("combobox", name="Ending").select_option("stalled")
    expect(board.get_by_label("Reason")).to_be_hidden()
    inspector.press("Plan", within=board)
    with inspector.client() as console:
        failing, stalled = create_version(console), create_version(console)

    page.get_by_role("link", name="State").click()
    inspector.press("Advance by 1 h")

    versions = page.locator(".versions > li")
    expect(versions.filter(has_text=failing)).to_contain_text("Fail")
    expect(versions.filter(has_text=failing)).to_contain_text("the object is no model")
    expect(versions.filter(has_text=stalled)).to_contain_text("Creating")


def test_endings_are_cleared(inspector: Inspector) -> None:
    inspector.sandbox.plan_failure("CreateCustomModel", times=3)
    board = _board(inspector.open("controls").page, "How things end")
    expect(board.locator(".planned")).to_contain_text(f"{TIMES} 3")

    inspector.press("Clear planned endings")

    expect(board.locator(".planned")).to_have_text("Nothing is planned.")


def test_a_mistake_in_a_plan_is_said(inspector: Inspector) -> None:
    page = inspector.open("controls").page
    board = _board(page, "Faults")
    board.get_by_label("Probability").fill("2")
    inspector.press("Plan", within=board)

    expect(page.get_by_role("status").filter(has_text="probability goes from 0 to 1")).to_be_visible()
    expect(board.locator(".planned")).to_have_text("Nothing is planned.")


def test_a_reset_asks_first(inspector: Inspector) -> None:
    with inspector.client() as console:
        model_set = create_set(console)
        page = inspector.open("controls").page
        inspector.press("Reset …")
        inspector.press("Cancel", within=page.get_by_role("dialog"))
        assert model_set in {each.model_set_id for each in console.model.describe_custom_model_sets()}

        inspector.press("Reset …")
        inspector.press("Reset", within=page.get_by_role("dialog"))
        expect(page.get_by_text("The sandbox was reset.")).to_be_visible()
        assert inspector.sandbox.requests() == []
        assert model_set not in {each.model_set_id for each in console.model.describe_custom_model_sets()}


def test_a_snapshot_is_saved_and_put_back(inspector: Inspector) -> None:
    with inspector.client() as console:
        create_set(console, "kept in a file")
        page = inspector.open("controls").page
        with page.expect_download() as download:
            page.get_by_role("link", name="Save a snapshot").click()
        saved = download.value.path()
        assert "kept in a file" in json.dumps(json.loads(saved.read_bytes()))
        inspector.sandbox.reset()
        page.get_by_label("Put one back …").set_input_files(saved)
        expect(page.get_by_text("The snapshot was put back.")).to_be_visible()
        names = {each.model_set_name for each in console.model.describe_custom_model_sets()}
    assert "kept in a file" in names


def test_credentials_are_shown_without_their_secrets(inspector: Inspector) -> None:
    page = inspector.open("controls").page

    expect(_board(page, "Credentials")).to_contain_text("sandbox-access-key")
    assert "sandbox-secret-key" not in page.content()
