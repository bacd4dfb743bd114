"""The state on the page, and the clock that moves it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .calls import create_set, create_version
from .page import Inspector, Opener

pytestmark = pytest.mark.browser


def _version(page: Page, model_id: str) -> Locator:
    return page.locator(".versions > li").filter(has_text=model_id)


def test_the_clock_drives_a_version_from_creating_to_ready(inspector: Inspector) -> None:
    with inspector.client() as console:
        model_set = create_set(console, "a set of mine")
        model = create_version(console, model_set)
    page = inspector.open("state").page
    version = _version(page, model)
    expect(page.locator(".set").first).to_contain_text("a set of mine")
    expect(version).to_contain_text("Creating")
    bar = version.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "0")

    inspector.press("Advance by 10 s")
    expect(bar).to_have_attribute("value", "17")
    expect(version).to_contain_text("Creating")
    page.get_by_label("How much").fill("49.5")
    inspector.press("Advance")
    expect(bar).to_have_attribute("value", "99")
    inspector.press("Advance by 1 s")

    expect(version).to_contain_text("Ready")
    expect(bar).to_have_count(0)


def test_polls_move_the_clock_where_they_are_worth_something(show: Opener) -> None:
    inspector = show(samples=True, poll_step=25.0)
    with inspector.client() as console:
        model = create_version(console)
    page = inspector.open("state").page
    version = _version(page, model)
    expect(page.get_by_text("Each status poll moves it by 25 s.")).to_be_visible()

    inspector.press("+1 poll")
    expect(version.get_by_role("progressbar")).to_have_attribute("value", "42")
    page.get_by_label("How much").fill("2")
    page.get_by_label("Unit").select_option("polls")
    inspector.press("Advance")

    expect(version).to_contain_text("Ready")


def test_a_clock_that_no_poll_moves_offers_none(inspector: Inspector) -> None:
    page = inspector.open("state").page

    expect(page.get_by_role("button", name="+1 poll")).to_be_disabled()


def test_tasks_and_exports_stand_below_their_version(inspector: Inspector) -> None:
    with inspector.client() as console:
        model = create_version(console)
        inspector.sandbox.clock.advance(60)
        task = console.model.create_model_comp_task(
            name="smaller",
            source_model_id=model,
            model_set_id=create_set(console),
            config={"strategy": "Quantization", "weight": "INT8-PTQ"},
        ).result
        console.model.create_model_export_task(model_id=model)
        page = inspector.open("state").page
        things = _version(page, model).locator(".tasks > li")
        expect(things).to_have_count(2)
        expect(things.filter(has_text="Export")).to_contain_text("Doing")
        expect(things.filter(has_text=task)).to_contain_text("creating")

        inspector.press("Advance by 1 min")
        expect(things.filter(has_text=task)).to_contain_text("running")
        expect(things.filter(has_text="Export")).to_contain_text("Done")
        inspector.press("Advance by 10 min")

        expect(things.filter(has_text=task)).to_contain_text("succeeded")
        expect(things.filter(has_text=task)).to_contain_text("→ amv-")


def test_a_clock_that_ticks_is_followed(show: Opener) -> None:
    inspector = show(clock="fast", samples=True)
    page = inspector.open("state").page
    with inspector.client() as console:
        model = create_version(console)

    expect(_version(page, model)).to_contain_text("Ready")


def test_what_is_closed_stays_closed_and_the_focus_stays(inspector: Inspector) -> None:
    with inspector.client() as console:
        model_set = create_set(console)
        create_version(console, model_set)
        page = inspector.open("state").page
        card = page.locator(f"#set-{model_set}")
        card.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(card).not_to_have_attribute("open", "")

        create_version(console, model_set)
        expect(card).to_contain_text("2 versions")

    expect(card).not_to_have_attribute("open", "")
    expect(card.locator("summary")).to_be_focused()


def test_of_many_versions_and_sets_the_newest_are_shown(inspector: Inspector) -> None:
    ready = [{"status": "Ready"}] * 101
    names = [f"set {number}" for number in range(60)]
    inspector.sandbox.seed({"modelSets": [{"name": name, "type": "Text2Text", "versions": []} for name in names]})
    inspector.sandbox.seed({"modelSets": [{"name": "the newest", "type": "Text2Text", "versions": ready}]})
    page = inspector.open("state").page

    expect(page.locator(".set").first).to_contain_text("the newest")
    expect(page.locator(".set").first.locator(".versions > li")).to_have_count(100)
    expect(page.get_by_text("The newest 100 of 101 are shown.")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_count(50)
    inspector.press("Show more")
    expect(page.get_by_role("heading", name="set 0", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
