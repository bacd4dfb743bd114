"""The page does nothing that it should not: no strange scripts, no other hosts, whatever a request carries."""

from __future__ import annotations

import json

import httpx
import pytest
from playwright.sync_api import Error, expect

from .calls import refused
from .page import PREFIX, VIEWS, Inspector, Opener

pytestmark = pytest.mark.browser

HOSTILE = [
    "<img src=x onerror=window.struck=1>",
    "<script>window.struck=1</script>",
    '"><svg onload=window.struck=1>',
    "javascript:window.struck=1",
    "{{constructor.constructor('window.struck=1')()}}",
    "</pre></section><iframe srcdoc='<script>parent.struck=1</script>'>",
]
# What none of them may have become.
_FOREIGN = "main img, iframe, svg, main script, [onerror], [onload], a[href^=javascript]"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(inspector: Inspector, text: str) -> None:
    # What comes by a call, and what gets into the state and the plans by other ways.
    with inspector.client() as console:
        refused(console, "CreateCustomModelSet", {"modelSetName": text, text: text, "modelType": text})
        refused(console, text, {text: [text]})
    httpx.get(f"{inspector.url}/{text}", headers={"x-strange": text}, trust_env=False)
    version = {"status": "Fail", "reason": text}
    inspector.sandbox.seed({"modelSets": [{"name": text, "type": "Text2Text", "versions": [version]}]})
    inspector.sandbox.plan_failure("CreateCustomModel", text)

    page = inspector.page
    for place in ("requests", "requests/1", "requests/2", "requests/3", "state", "controls", "reference/%3Cb%3E"):
        inspector.open(place)
        page.wait_for_timeout(150)
        assert page.locator(_FOREIGN).count() == 0, place
        assert page.evaluate("window.struck") is None, place
    expect(inspector.open("requests/1").page.locator(".json").first).to_contain_text(json.dumps(text)[:20])
    expect(inspector.open("state").page.get_by_role("heading", name=text)).to_be_visible()
    expect(inspector.open("controls").page.locator(".planned").last).to_contain_text(text)


def test_no_script_can_be_put_into_the_page(inspector: Inspector) -> None:
    """The browser's policy holds even if the page's own care should not."""
    page = inspector.open("requests").page
    inline = "() => { const made = document.createElement('script'); made.textContent = 'window.struck = 1'; }"
    markup = "() => { document.body.innerHTML = '<b>x</b>'; }"

    for attempt in (inline, markup):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(attempt)

    assert inspector.troubles != []
    inspector.troubles.clear()  # the browser has said that it refused, as it should


def test_the_page_speaks_to_its_sandbox_alone(inspector: Inspector) -> None:
    asked: list[str] = []
    inspector.page.on("request", lambda request: asked.append(request.url))
    for view in VIEWS:
        inspector.open(view)

    assert asked
    assert all(address.startswith(f"{inspector.url}{PREFIX}") for address in asked)


def test_any_prefix_will_do(show: Opener) -> None:
    inspector = show(control_prefix="/behind/a/gateway")
    page = inspector.page
    page.goto(f"{inspector.url}/behind/a/gateway/#/reference/DescribeCustomModelSets")
    inspector.press("Send")

    expect(page.locator(".result")).to_contain_text("200")
    expect(page.locator(".pulse")).to_have_attribute("data-live", "true")
