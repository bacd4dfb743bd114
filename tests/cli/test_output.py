"""What is printed, and in which form."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from qianfan_console.runtime.cli.output import to_json
from qianfan_console.runtime.cli.table import cell, table
from qianfan_console.runtime.columns import display_width

from .conftest import Served

SETS = ("model", "describe-custom-model-sets")


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_forms_show_the_same(served: Served) -> None:
    whole = served.run(*SETS).json
    assert set(whole) == {"requestId", "result"}
    items = whole["result"]["customModelSetList"]
    assert yaml.safe_load(served.run(*SETS, "--output", "yaml").out)["result"] == whole["result"]
    assert [json.loads(line) for line in served.run(*SETS, "--output", "jsonl").out.splitlines()] == items
    lines = served.run(*SETS, "--output", "table").out.splitlines()
    assert lines[0].split() == list(items[0])
    assert [line.split()[0] for line in lines[1:]] == [item["modelSetId"] for item in items]


def test_options_may_stand_in_front(served: Served) -> None:
    assert served.run("--output", "jsonl", "--query", "requestId", *SETS).json
    both = served.run("--output", "yaml", *SETS, "--output", "json")
    assert both.json["result"]


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "table"])
def test_all_pages(served: Served, form: str) -> None:
    expected = [item["modelSetId"] for item in served.run(*SETS).json["result"]["customModelSetList"]]
    result = served.run(*SETS, "--all", "--max-keys", "2", "--output", form)
    read: dict[str, Any] = {
        "json": json.loads,
        "yaml": yaml.safe_load,
        "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        "table": lambda text: [{"modelSetId": line.split()[0]} for line in text.splitlines()[1:]],
    }
    assert [item["modelSetId"] for item in read[form](result.out)] == expected
    assert len(served.requests) == 1 + (len(expected) + 1) // 2


def test_one_page_says_that_there_are_more(served: Served) -> None:
    result = served.run(*SETS, "--max-keys", "1", "--output", "jsonl")
    assert len(result.out.splitlines()) == 1
    assert result.err == "Note: this is one page of several; --all fetches the others\n"


def test_a_query_picks(served: Served) -> None:
    query = "result.customModelSetList[].modelSetId"
    picked = served.run(*SETS, "--query", query).json
    assert picked == [item["modelSetId"] for item in served.run(*SETS).json["result"]["customModelSetList"]]
    assert served.run(*SETS, "--query", query, "--output", "table").out.splitlines() == picked
    assert served.run(*SETS, "--all", "--query", "[].modelSetId", "--output", "jsonl").out.splitlines() == [
        json.dumps(one) for one in picked
    ]
    assert served.run(*SETS, "--query", "result.none").out == "null\n"
    assert served.run(*SETS, "--query", "length(requestId, `1`)").code == 2


def test_wide_characters_are_aligned(served: Served) -> None:
    served.run("model", "create-custom-model-set", "--model-set-name", "演示模型", "--model-type", "Text2Text")
    shown = served.run(*SETS, "--output", "table", "--query", "result.customModelSetList[].[modelSetName,modelType]")
    rows = served.run(*SETS, "--output", "table").out.splitlines()
    assert "演示模型" in shown.out
    starts = {columns(row[: row.index("Text2Text")]) for row in rows[1:]}
    assert len(starts) == 1


def test_tables() -> None:
    assert list(table([{"a": "中文", "b": 1}, {"a": "x", "c": [1, 2]}])) == [
        "a     b  c",
        "中文  1",
        "x        1, 2",
    ]
    assert list(table([{"a": "中文", "b": 1}], width=5)) == ["a  中文", "b  1"]
    assert list(table({"id": 1, "in": {"n": None, "e": {}}, "list": [{"x": True}]})) == [
        "id    1", "in.n", "in.e  {}", "", "list", "x", "true",
    ]  # fmt: skip
    assert list(table([])) == []
    assert list(table(["a", 1.5])) == ["a", "1.5"]


def test_nothing_that_a_terminal_obeys() -> None:
    hostile = "a\x1b[31m\nb\x9b\u202e\ud800"
    assert cell(hostile) == "a\\u001b[31m\\nb\\u009b\\u202e\\ud800"
    written = to_json({"x": hostile})
    assert written.isprintable()
    assert json.loads(written) == {"x": hostile}
    assert (display_width("e\u0301"), display_width("中"), display_width("ab")) == (1, 2, 2)


def test_a_dry_run_sends_nothing_and_hides_the_signature(served: Served) -> None:
    arguments = ("model", "delete-model", "--model-id", "amv-1", "--dry-run")
    shown = served.run(*arguments, "--output", "table")
    lines = shown.out.splitlines()
    assert lines[0] == f"POST {served.url}/v2/model?Action=DeleteModel"
    authorization = next(line for line in lines if line.lower().startswith("authorization: "))
    assert authorization.startswith("authorization: bce-auth-v1/***/")
    assert authorization.endswith("/***")
    assert json.loads("\n".join(lines[lines.index("") :])) == {"modelId": "amv-1"}
    value = json.loads(served.run(*arguments).out)
    assert (value["method"], value["body"]) == ("POST", {"modelId": "amv-1"})
    assert not served.requests


@pytest.mark.parametrize(
    "arguments", [("delete-model", "--model-id", "amv-1"), ("create-model-custom-conf", "--custom-spec-file", "a.py")]
)
def test_a_dry_run_shows_what_would_be_sent(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text("# 模板", encoding="utf-8")
    shown = json.loads(served.run("model", *arguments, "--dry-run").out)
    served.run("model", *arguments)
    ((target, headers, body),) = served.requests
    sent = {name.lower(): value for name, value in headers.items()}
    assert shown["url"] == f"{served.url}{target}"
    assert shown["headers"].keys() == sent.keys()
    assert all(shown["headers"][name] == sent[name] for name in sent.keys() - {"x-bce-date", "authorization"})
    assert shown["body"] == (json.loads(body) if sent["content-type"] == "application/json" else body.decode())


def test_a_dry_run_needs_no_keys(served: Served) -> None:
    alone = {"QIANFAN_ACCESS_KEY": None, "QIANFAN_SECRET_KEY": None}
    result = served.run("model", "delete-model", "--model-id", "x", "--dry-run", environment=alone)
    assert result.code == 0


def test_a_dry_run_of_a_list_and_of_a_wait_shows_one_request(served: Served) -> None:
    listed = served.run(*SETS, "--max-keys", "5", "--all", "--dry-run")
    assert json.loads(listed.out)["body"] == {"maxKeys": 5}
    waited = served.run("model", "wait-until-model-ready", "--model-id", "amv-1", "--dry-run")
    assert json.loads(waited.out)["url"].endswith("?Action=DescribeModel")
    assert not served.requests
