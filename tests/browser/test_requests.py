"""Requests on the page: as they arrive, with what was wrong with them."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from qianfan_console import TransportError
from qianfan_console.sandbox import Fault, Sandbox

from .calls import IMPORT, MODEL_SET, create_set, refused, send_signed
from .page import PREFIX, Inspector, opened

pytestmark = pytest.mark.browser


def test_a_request_is_shown_as_it_arrives(inspector: Inspector) -> None:
    page = inspector.open("requests").page
    expect(page.get_by_text("No request has come yet")).to_be_visible()

    with inspector.client() as console:
        create_set(console)
        refused(console, "DescribeModelSet", {})

    expect(inspector.row(1)).to_contain_text("CreateCustomModelSet")
    expect(inspector.row(1)).to_contain_text("200")
    expect(inspector.row(2)).to_contain_text("400 InappropriateJSON")
    expect(page.locator("tbody tr").first).to_contain_text("DescribeModelSet")
    expect(page.get_by_role("status").filter(has_text="of them not accepted")).to_have_text(
        "2 new requests, 1 of them not accepted"
    )


def test_violations_are_shown_by_field_and_marked_in_the_body(inspector: Inspector) -> None:
    meta = {**IMPORT, "transformerVersion": "4.0", "chatConf": {"promptTemplate": "x" * 301}, "customSpec": {}}
    with inspector.client() as console:
        refused(console, "CreateCustomModel", {"modelSetId": MODEL_SET, "sourceType": "Import", "importMeta": meta})
    page = inspector.open("requests").page
    inspector.row(1).get_by_role("link").click()

    detail = page.get_by_role("region", name="Request", exact=True)
    wanted = {each["field"]: each["message"] for each in inspector.sandbox.requests()[0]["violations"]}
    items = detail.locator(".violations li")
    expect(items).to_have_count(len(wanted))
    shown = {each.locator("code").inner_text(): each.locator("p").first.inner_text() for each in items.all()}
    assert shown == wanted
    assert {"importMeta.transformerVersion", "importMeta.chatConf.promptTemplate", "importMeta"} <= shown.keys()
    assert "rule chat-conf-or-custom-spec" in shown["importMeta"]
    assert all(
        link.get_attribute("href") == "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20"
        for link in detail.get_by_role("link", name="Vendor's page").all()
    )
    expect(detail.locator("mark").filter(has_text='"transformerVersion"')).to_be_visible()
    expect(detail.locator("mark").filter(has_text='"bucket"')).to_have_count(0)


def test_a_wrong_secret_shows_the_steps_and_the_canonical_request(inspector: Inspector) -> None:
    query = [("Action", "DescribeCustomModelSets")]
    assert send_signed(inspector, "a-wrong-secret", query) == 400
    page = inspector.open("requests", 1).page

    steps = page.locator(".steps > li")
    expect(steps).to_have_count(4)
    assert [each.get_attribute("class") for each in steps.all()] == ["good", "good", "good", "bad"]
    canonical = page.get_by_role("list", name="Canonical request").first
    parts = [line.locator("code").inner_text() for line in canonical.locator("li").all()]
    host = inspector.url.removeprefix("http://").replace(":", "%3A")
    assert parts == [
        "POST", "/v2/model", "Action=DescribeCustomModelSets", "content-type:application%2Fjson", f"host:{host}"
    ]  # fmt: skip
    expect(page.locator(".differs")).to_have_count(0)


def test_a_usual_slip_shows_the_part_that_differs(inspector: Inspector) -> None:
    assert send_signed(inspector, "sandbox-secret-key", []) == 400
    page = inspector.open("requests", 1).page

    expect(page.locator(".steps")).to_contain_text("It would when the query is left out.")
    differing = page.locator(".differs")
    expect(differing).to_have_count(2)
    assert [line.locator("span").first.inner_text() for line in differing.all()] == ["query", "query"]
    assert [line.locator("code").inner_text().strip() for line in differing.all()] == [
        "Action=DescribeCustomModelSets", ""
    ]  # fmt: skip


def test_an_accepted_signature_is_not_in_the_way(inspector: Inspector) -> None:
    with inspector.client() as console:
        create_set(console)
    page = inspector.open("requests", 1).page

    expect(page.locator("summary").filter(has_text="Signature")).to_contain_text("fits")
    expect(page.locator(".steps")).to_be_hidden()
    assert "sandbox-secret-key" not in page.content()


def test_the_list_is_sifted(inspector: Inspector) -> None:
    with inspector.client() as console:
        create_set(console, "one")
        refused(console, "DescribeModelSet", {})
        inspector.sandbox.plan_fault(Fault("throttle"))
        refused(console, "DescribeModel", {"modelId": "amv-x"})
    page = inspector.open("requests").page
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3)

    page.get_by_label("Verdict").select_option("faults")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Fault: throttle")
    page.get_by_label("Verdict").select_option("all")
    page.get_by_label("Filter").fill("inappropriate")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("DescribeModelSet")
    page.get_by_label("Filter").fill("nothing has this")
    expect(page.get_by_text("No request fits the filter.")).to_be_visible()


def test_all_are_forgotten_on_request(inspector: Inspector) -> None:
    with inspector.client() as console:
        create_set(console)
        page = inspector.open("requests").page
        expect(page.locator("tbody tr")).to_have_count(1)

        inspector.press("Forget all")

        expect(page.locator("tbody tr")).to_have_count(0)
        assert inspector.sandbox.requests() == []
        create_set(console, "another")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_request_is_edited_and_sent_again(inspector: Inspector) -> None:
    with inspector.client() as console:
        refused(console, "CreateCustomModelSet", {"modelSetName": "", "modelType": "Text2Text"})
    page = inspector.open("requests", 1).page

    page.get_by_role("link", name="Edit and send again").click()
    page.get_by_label("modelSetName").fill("now it has a name")
    inspector.press("Send")

    expect(page.locator(".result")).to_contain_text("200")
    assert inspector.sandbox.requests()[-1]["status"] == 200


def test_a_request_that_is_gone_is_said_to_be(inspector: Inspector) -> None:
    page = inspector.open("requests", 77).page

    expect(page.get_by_text("there is no request 77")).to_be_visible()


def test_many_requests_at_once_neither_jam_nor_flood(inspector: Inspector) -> None:
    page = inspector.open("requests").page
    with inspector.sandbox.client() as console:
        for _ in range(1200):
            refused(console, "DescribeModelSet", {})
    expect(inspector.row(1200)).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(100)
    inspector.press("Show more")
    expect(page.locator("tbody tr")).to_have_count(200)


def test_the_stream_comes_back_after_a_restart(browser: Browser) -> None:
    with Sandbox() as first, Sandbox() as second, first.client() as console, second.client() as other:
        for index in range(2):
            refused(console, "DescribeModelSet", {})
            create_set(other, f"while nobody looked {index}")
        with ExitStack() as pages:
            with first.serve() as url:
                inspector = pages.enter_context(opened(browser, url, second))
                rows = inspector.open("requests").page.locator("tbody tr")
                expect(rows).to_have_count(2)
                expect(inspector.row(1)).to_contain_text("400")
            expect(inspector.page.locator(".pulse")).to_have_attribute("data-live", "false")

            with second.serve(port=int(url.rpartition(":")[2])):
                expect(inspector.page.locator(".pulse")).to_have_attribute("data-live", "true")
                expect(inspector.row(1)).to_contain_text("200")
                expect(rows).to_have_count(2)
                create_set(other, "after")
                expect(rows).to_have_count(3)


def test_the_stream_comes_back_when_the_browser_gives_it_up(inspector: Inspector) -> None:
    page = inspector.page
    page.route("**/events", lambda route: route.fulfill(status=503))
    page.goto(f"{inspector.url}{PREFIX}")
    with page.expect_response(lambda response: response.url.endswith("/events")):
        expect(page.locator(".pulse")).to_have_attribute("data-live", "false")

    page.unroute("**/events")
    expect(page.locator(".pulse")).to_have_attribute("data-live", "true")
    with inspector.client() as console:
        create_set(console)
    expect(inspector.row(1)).to_be_visible()


def test_the_focus_stays_when_others_arrive(inspector: Inspector) -> None:
    with inspector.client() as console:
        create_set(console, "one")
        create_set(console, "two")
        inspector.open("requests")
        link = inspector.row(1).get_by_role("link")
        link.focus()
        create_set(console, "three")
    expect(inspector.row(3)).to_be_visible()
    expect(link).to_be_focused()


def test_a_hidden_page_rests_and_then_catches_up(inspector: Inspector) -> None:
    page = inspector.page
    with page.expect_response(lambda response: "/requests?" in response.url):
        inspector.open("requests")
    turn = """(hidden) => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange')); }"""
    page.evaluate(turn, True)
    with inspector.client() as console:
        create_set(console)
        page.wait_for_timeout(600)
        expect(page.locator("tbody tr")).to_have_count(0)

        page.evaluate(turn, False)
        expect(page.locator("tbody tr")).to_have_count(1)
        create_set(console, "seen at once")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_what_a_fault_did_is_said(inspector: Inspector) -> None:
    inspector.sandbox.plan_fault(Fault("reset_after"))
    with inspector.client() as console, pytest.raises(TransportError):
        create_set(console)
    page = inspector.open("requests", 1).page

    expect(page.get_by_role("heading", name="Fault: reset_after")).to_be_visible()
    expect(page.get_by_text("The request is carried out, then the connection is reset.")).to_be_visible()
    expect(page.locator(".chips")).to_contain_text("no answer")
