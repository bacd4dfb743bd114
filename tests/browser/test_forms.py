"""A form with files and fields in the inspector: filled in, sent, and shown with what was wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..codegen.inline_spec import linted_tree, rendered
from ..families.trees import COMMON, IMPORT
from .page import Opener

pytestmark = pytest.mark.browser


def test_a_form_is_filled_in_and_sent(show: Opener, tmp_path: Path) -> None:
    contract = tmp_path / "contract.json"
    contract.write_text(rendered(linted_tree(tmp_path, IMPORT, common=COMMON))["contract.json"], encoding="utf-8")
    inspector = show(contract=contract)
    page = inspector.open("reference", IMPORT.name).page
    expect(page.locator("table.fields").first).to_contain_text("name ends with .jsonl, 100 bytes at most")

    fields = {"file": '{"a": 1}\n{}', "datasetName": "名字", "rows": "5", "note": 'a "b"'}
    for name, text in fields.items():
        page.locator("label.field", has=page.locator("code", has_text=name)).locator("input, textarea").first.fill(text)
    for name, value in {"format": "chat", "shuffled": False, "version": 2}.items():
        choice = page.locator("label.field", has=page.locator("code", has_text=name)).locator("select")
        choice.select_option(json.dumps(value))
    inspector.press("Send")
    expect(page.locator(".result a")).to_have_text("See request 1")
    received = inspector.sandbox.requests()[0]
    assert received["status"] == 501  # the rules are obeyed; the sandbox does nothing more
    for part in ('name="file"; filename="file.jsonl"', 'name="shuffled"\r\n\r\nfalse\r\n', 'name="rows"\r\n\r\n5\r\n'):
        assert part in received["body"]

    page.locator("label.field", has=page.locator("code", has_text="rows")).locator("input").first.fill("many")
    inspector.press("Send")
    expect(page.locator(".result a")).to_have_text("See request 2")
    page.locator(".result a").click()
    expect(page.locator(".violations code")).to_have_text("rows")
    expect(page.get_by_role("region", name="Body")).to_contain_text('name="datasetName"')
