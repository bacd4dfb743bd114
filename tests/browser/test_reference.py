"""The reference on the page, and the form that calls each Action."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import expect

from .page import Inspector, number_of

pytestmark = pytest.mark.browser

OPERATIONS: dict[str, Any] = json.loads(files("qianfan_console").joinpath("contract.json").read_bytes())["operations"]


def _names(schema: Any) -> set[str]:
    """The names of all properties, wherever they stand."""
    if not isinstance(schema, dict):
        return set()
    found = set(schema.get("properties", {}))
    return found.union(*(_names(each) for part in ("$defs", "properties") for each in schema.get(part, {}).values()))


def test_each_example_is_sent_by_the_form_and_gets_a_verdict(inspector: Inspector) -> None:
    for action, facts in OPERATIONS.items():
        page = inspector.open("reference", action).page
        expect(page.get_by_role("heading", level=1)).to_have_text(action)
        for index, body in enumerate(facts["examples"].values()):
            if index:
                page.get_by_label("Example").select_option(str(index))
            expect(page.get_by_role("button", name="Form", exact=True)).to_have_attribute("aria-pressed", "true")
            before = len(inspector.sandbox.requests())
            inspector.press("Send")

            expect(page.locator(".result a")).to_have_text(f"See request {before + 1}")
            received = inspector.sandbox.requests(before)[0]
            assert received["action"] == action
            if facts["mediaType"] == "application/json":
                assert json.loads(received["body"]) == body, action
            assert received["status"] == 200 or received["code"] == "InvalidRequestArgumentError", received
            expect(page.locator(".result .chip").first).to_contain_text(str(received["status"]))


def test_each_action_is_documented_whole(inspector: Inspector) -> None:
    for action, facts in OPERATIONS.items():
        page = inspector.open("reference", action).page
        expect(page.get_by_role("heading", level=1)).to_have_text(action)

        for region, schema in (("Fields", facts["request"]), ("Fields of the answer", facts["response"])):
            table = page.get_by_role("region", name=region, exact=True).locator(".fields")
            assert set(table.locator("tbody th code").all_inner_texts()) == _names(schema), (action, region)
        assert page.locator(".page a.outside").first.get_attribute("href") == facts["source"]["page"]
        text = page.locator(".page").inner_text()
        assert all(policy in text for policy in facts["permissions"]), action
        assert all(rule["message"] in text for rule in _rules(facts["request"])), action
        assert facts["summary"] in text
        assert all(erratum in text for erratum in re.findall(r'"x?-?errata": \[?"([\w-]+)"', json.dumps(facts))), action


def _rules(schema: Any) -> list[Any]:
    return [rule for each in schema["$defs"].values() for rule in each.get("x-rules", [])]


def test_what_goes_with_which_tag_is_said(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModel").page
    rows = {row.locator("th code").inner_text(): row.inner_text() for row in page.locator(".fields tbody tr").all()}

    assert "Only with sourceType Train" in rows["trainMeta"]
    assert "required" in rows["trainMeta"]
    assert "one of Train, Import" in rows["sourceType"]
    assert "Only with" not in rows["modelSetId"]
    assert "1 to 200 characters" in rows["historyQATemplate"]
    assert "deprecated" in rows["step"]
    assert "another spelling of checkpointStep" in rows["step"]
    assert "erratum step-or-checkpoint-step" in rows["step"]
    assert "give checkpointStep alone (erratum step-or-checkpoint-step)" in page.locator(".joint").inner_text()


def test_examples_have_the_names_that_the_specs_give_them(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModel").page
    assert page.get_by_label("Example").locator("option").all_inner_texts() == ["import", "train"]


def test_another_language_leaves_what_was_typed(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModel").page
    panel = page.locator(".call")
    page.get_by_label("Find an Action").fill("custom")
    page.get_by_label("Example").select_option("train")
    panel.get_by_label("sourceType").select_option("Import")
    panel.get_by_label("modelFormat").select_option("Safetensors")
    panel.get_by_label("bucket").fill("mine")
    panel.get_by_label("description").fill("两行\ntwo lines")

    for other in ("中文", "English"):
        page.get_by_role("button", name=other).click()
        expect(page.get_by_role("button", name=other)).to_have_count(0)
        expect(panel.get_by_label("description")).to_have_value("两行\ntwo lines")
        expect(panel.get_by_label("bucket")).to_have_value("mine")
        expect(panel.get_by_label("modelFormat")).to_have_value("Safetensors")
        expect(page.get_by_role("link", name="DescribeModel", exact=True)).to_be_hidden()

    expect(page.get_by_label("Example")).to_have_value("1")
    inspector.press("JSON")
    page.get_by_label("Body").fill("{half")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("button", name="中文")).to_have_count(0)
    expect(panel.locator("textarea")).to_have_value("{half")


def test_another_language_leaves_a_half_planned_fault(inspector: Inspector) -> None:
    page = inspector.open("controls").page
    page.get_by_label("Kind").select_option("latency")
    page.get_by_role("combobox", name="Action").select_option("DescribeModel")
    page.get_by_label("Seconds", exact=True).fill("2.5")
    page.get_by_label("Seed").fill("7")
    page.get_by_label("Reason").fill("out of memory")

    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("控制")
    page.get_by_role("button", name="安排", exact=True).first.click()

    expect(page.locator(".planned").first).to_contain_text("latency")
    planned = inspector.sandbox._backstage.faults.waiting()
    assert [(each.kind, each.action, each.seconds, each.seed) for each in planned] == [
        ("latency", "DescribeModel", 2.5, 7)
    ]
    expect(page.get_by_label("原因")).to_have_value("out of memory")


def test_another_shape_brings_its_fields(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModel").page
    panel = page.get_by_role("region", name="Send a signed call")
    expect(panel.get_by_label("bucket")).to_have_value("test")

    panel.get_by_label("sourceType").select_option("Train")
    expect(panel.get_by_label("bucket")).to_have_count(0)
    panel.get_by_label("taskId").fill("task-1")
    panel.get_by_role("textbox", name="checkpointStep", exact=True).fill("ten")
    inspector.press("Send")

    expect(page.locator(".result")).to_contain_text("InappropriateJSON")
    sent = json.loads(inspector.sandbox.requests()[-1]["body"])
    assert sent == {
        "modelSetId": "am-ih8****",
        "sourceType": "Train",
        "trainMeta": {"taskId": "task-1", "checkpointStep": "ten"},
    }


def test_form_and_json_are_two_sides_of_one_body(inspector: Inspector) -> None:
    page = inspector.open("reference", "CreateCustomModelSet").page
    page.get_by_label("modelSetName").fill("from the form")
    inspector.press("JSON")
    source = page.get_by_label("Body")
    body = json.loads(source.input_value())
    assert body["modelSetName"] == "from the form"

    source.fill(json.dumps({**body, "modelSetName": "from the text"}))
    inspector.press("Form")
    expect(page.get_by_label("modelSetName")).to_have_value("from the text")

    inspector.press("JSON")
    source.fill(json.dumps({**body, "nobody": "knows this"}))
    inspector.press("Form")
    expect(page.get_by_role("alert")).to_contain_text("The form cannot hold this body")
    inspector.press("Send")
    expect(page.locator(".result")).to_contain_text("nobody: unknown member")

    source.fill("{")
    inspector.press("Send")
    expect(page.get_by_role("alert")).to_contain_text("This is no JSON")


def test_the_credential_can_be_chosen(show: Any) -> None:
    inspector = show(credentials={"one-key": "its-secret", "another-key": "another-secret"})
    page = inspector.open("reference", "DescribeCustomModelSets").page
    page.get_by_label("Access key").select_option("another-key")
    inspector.press("Send")
    expect(page.locator(".result")).to_contain_text("200")

    assert inspector.sandbox.requests()[-1]["accessKey"] == "another-key"


def test_the_answer_leads_to_its_request(inspector: Inspector) -> None:
    page = inspector.open("reference", "DescribeSystemModelSets").page
    inspector.press("Send")
    link = page.locator(".result a")
    number = number_of(link.inner_text())
    link.click()

    expect(page.get_by_role("heading", level=2, name=f"#{number} DescribeSystemModelSets")).to_be_visible()


def test_the_list_of_actions_is_sifted(inspector: Inspector) -> None:
    page = inspector.open("reference").page
    menu = page.get_by_role("navigation", name="Actions")
    expect(menu.get_by_role("link")).to_have_count(len(OPERATIONS))

    menu.get_by_role("searchbox").fill("export")
    expect(menu.get_by_role("link")).to_have_text(["CreateModelExportTask", "DescribeModelExportTask"])


def test_an_action_that_is_none_is_said_to_be(inspector: Inspector) -> None:
    page = inspector.open("reference", "DescribeServices").page

    expect(page.get_by_text("No Action is called DescribeServices.")).to_be_visible()
