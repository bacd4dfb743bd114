"""The page for everyone: axe finds nothing, a keyboard is enough, two languages, two themes, a phone's width."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from qianfan_console.sandbox import Fault

from .calls import create_set, create_version, refused, send_signed
from .page import DESKTOP, PHONE, VIEWS, Inspector, Opener

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
PLACES = ["requests", "requests/2", "requests/4", "state", "controls", "reference/CreateCustomModel"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "viewport": PHONE, "has_touch": True},
}


def _filled(show: Opener, **page: Any) -> Inspector:
    inspector = show(page=page, samples=True)
    with inspector.client() as console:
        create_version(console)
        refused(console, "CreateCustomModel", {"sourceType": "Import", "importMeta": {"bucket": 5}})
        inspector.sandbox.plan_failure("CreateCustomModel", "the object is no model")
        create_version(console)
    send_signed(inspector, "sandbox-secret-key", [])
    inspector.sandbox.plan_fault(Fault("latency", count=None, action="DescribeModel"))
    inspector.sandbox.clock.advance(20)
    return inspector


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_anywhere(show: Opener, look: str, locale: str) -> None:
    inspector = _filled(show, **LOOKS[look], locale=locale, bypass_csp=True)
    for place in PLACES:
        page = inspector.open(place).page
        page.wait_for_timeout(200)
        assert _violations(page) == [], place
        assert inspector.fits(), place


def test_axe_would_find_something(show: Opener) -> None:
    page = show(page={"bypass_csp": True}).open("requests").page
    page.evaluate(
        """() => { const made = document.createElement('button'); made.style.color = made.style.background = '#777';
        document.querySelector('main').append(document.createElement('img'), made); }"""
    )

    assert {each.split()[0] for each in _violations(page)} == {"image-alt", "button-name"}


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    return [f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:200]}" for each in page.evaluate(_RUN)]


def test_the_language_is_the_browsers_until_one_is_chosen(show: Opener) -> None:
    page = show(page={"locale": "zh-CN"}).open("requests").page
    expect(page.get_by_role("heading", level=1)).to_have_text("请求")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Requests")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Requests")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_names_of_fields_stay_as_the_pages_spell_them(show: Opener) -> None:
    page = show(page={"locale": "zh-CN"}).open("reference", "CreateCustomModel").page

    expect(page.locator(".fields").first).to_contain_text("latestQuestionTemplate")
    expect(page.locator(".fields").first).to_contain_text("1 到 200 个字符")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_the_systems_until_one_is_chosen(show: Opener, scheme: str) -> None:
    page = show(page={"color_scheme": scheme}).open("requests").page
    assert _is_dark(page) == (scheme == "dark")
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    expect(page.locator(f"html[data-theme={'light' if scheme == 'dark' else 'dark'}]")).to_be_attached()

    page.get_by_role("button", name="Dark theme" if scheme == "dark" else "Light theme").click()
    assert _is_dark(page) == (scheme == "dark")
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert _is_dark(page) == (scheme == "dark")


def _is_dark(page: Page) -> bool:
    colour: list[int] = page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).map(Number)"
    )
    return sum(colour[:3]) < 3 * 128


def test_a_keyboard_is_enough(show: Opener) -> None:
    inspector = _filled(show)
    page = inspector.open("requests").page
    press = page.keyboard.press

    press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    order = []
    for _ in range(6):
        press("Tab")
        order.append(page.evaluate("document.activeElement.textContent || document.activeElement.ariaLabel"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert order == ["Requests", "State", "Reference", "Controls", "中文", "Dark theme"]

    page.get_by_role("link", name="Skip to the content").focus()
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    for _ in range(4):
        press("Tab")
    expect(inspector.row(4).get_by_role("link")).to_be_focused()
    press("ArrowDown")
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    expect(page.get_by_role("heading", level=2)).to_contain_text("#2")
    press("Shift+Tab")
    press("Enter")
    expect(inspector.row(2).get_by_role("link")).to_be_focused()


def test_the_clock_and_a_fault_by_keyboard(inspector: Inspector) -> None:
    page = inspector.open("controls").page
    before = inspector.sandbox.clock.now()
    page.get_by_role("button", name="Advance by 1 min").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Advance by 1 min")).to_be_focused()
    page.get_by_label("Kind").focus()
    page.keyboard.type("latency")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Plan":
            break
    page.keyboard.press("Space")

    expect(page.locator(".planned").first).to_contain_text("latency every Action \N{MULTIPLICATION SIGN} 1 · 1 s")
    assert inspector.sandbox.clock.now() == before + 60


def test_a_call_by_keyboard(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModelSet").page
    page.get_by_label("modelSetName").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("typed")
    page.keyboard.press("Enter")

    expect(page.locator(".result")).to_contain_text("200")


def test_going_to_a_view_moves_the_focus_to_its_heading(inspector: Inspector) -> None:
    page = inspector.open("requests").page
    for view in [*VIEWS[1:], VIEWS[0]]:
        page.get_by_role("navigation", name="Views").get_by_role("link", name=view.capitalize()).press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        expect(page).to_have_title(f"{view.capitalize()} · Qianfan sandbox")


def test_new_requests_are_read_out_seldom(inspector: Inspector) -> None:
    page = inspector.open("requests").page
    page.evaluate(
        """() => { window.said = []; new MutationObserver(() => window.said.push(region.textContent)).observe(
        window.region = document.querySelector('[aria-live=polite]'), {childList: true}); }"""
    )
    with inspector.client() as console:
        for index in range(30):
            create_set(console, f"set {index}")
            page.wait_for_timeout(30)
    expect(inspector.row(30)).to_be_visible()
    page.wait_for_timeout(4500)  # longer than the pause between two announcements

    assert 1 <= len(page.evaluate("window.said")) <= 3


def test_a_request_on_a_phone_takes_the_whole_width(show: Opener) -> None:
    inspector = _filled(show, viewport=PHONE)
    page = inspector.open("requests").page
    inspector.row(2).get_by_role("link").click()
    expect(page.get_by_role("heading", level=2)).to_be_visible()
    expect(inspector.row(2)).to_be_hidden()
    assert inspector.fits()

    page.get_by_role("link", name="← All requests").click()
    expect(inspector.row(2)).to_be_visible()
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    assert inspector.fits()


@pytest.mark.parametrize("name", ["中文", "Dark theme"])
def test_a_toggle_keeps_the_focus(inspector: Inspector, name: str) -> None:
    page = inspector.open("requests").page
    button = page.get_by_role("button", name=name)
    identity = button.get_attribute("id")
    button.press("Enter")

    expect(button).to_have_count(0)
    expect(page.locator(f"#{identity}")).to_be_focused()
