"""The reports: whole in one file, harmless whatever a service says, and of use to people and programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import yaml

from codegen.load import load_tree
from codegen.load.lint import lint

from .service import SUBJECTS, Arrived, Ran, by_schemas, contract, refused, served

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "</pre><script>alert(1)</script> ]]> & \" ' \x00 \x1b[31mred\x1b[0m \u202eevil\u202c \U0001f600 [bold]x[/bold]"
)
ONE = ("--action", "DescribeModelSet", "--random", "0")
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """What an HTML document is made of; open elements must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run against a service that takes names that are too short, refuses sets by name, and talks like a villain."""
    decide = by_schemas()

    def answer(request: Arrived) -> tuple[int, Mapping[str, Any]] | None:
        body = request.json
        if isinstance(body, dict) and body.get("modelSetId") == "":
            return 200, {"requestId": "r", "result": {}}
        if isinstance(body, dict) and "modelSetName" in body:
            return refused(message=HOSTILE)
        return decide(request)

    with served(answer) as service:
        return contract(tmp_path_factory.mktemp("wrong"), *ONE, url=service.url)


def page_of(ran: Ran) -> Page:
    return Page((ran.folder / "report.html").read_text(encoding="utf-8"))


def test_the_page_loads_nothing_and_runs_nothing(wrong: Ran) -> None:
    page = page_of(wrong)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not {"src", "srcset", "style", "background"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "https://").startswith("https://")
    text = (wrong.folder / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|@font-face", text)
    policy = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert "prefers-color-scheme: dark" in text


def test_the_page_shows_each_difference_with_rule_page_body_and_request(wrong: Ran) -> None:
    page = page_of(wrong)
    assert len(wrong.report["findings"]) >= 2
    links = {attributes.get("href") for tag, attributes in page.tags if tag == "a"}
    for finding in wrong.report["findings"]:
        assert finding["rule"] in page.text
        assert finding["id"] in page.text
        assert finding["page"] in links
        assert json.dumps(finding["body"], indent=2, ensure_ascii=False) in page.text
    assert page.text.count("curl -X POST") == len(wrong.report["findings"])


def test_every_rule_stands_in_the_page_in_junit_and_in_the_json(wrong: Ran) -> None:
    rules = [rule for facts in wrong.report["actions"].values() for rule in facts["rules"]]
    assert len(rules) == 8
    page = page_of(wrong)
    names = {case.get("name") for case in ET.parse(wrong.folder / "junit.xml").iter("testcase")}
    for rule in rules:
        assert rule["rule"] in page.text
        assert rule["id"] in names
        assert rule["outside"], rule


def test_hostile_text_is_shown_and_nothing_else(wrong: Ran) -> None:
    page = page_of(wrong)
    assert "</pre><script>alert(1)</script>" in page.text
    for text in (page.text, wrong.out):
        assert not re.search("[\x00\x1b\u202e]", text)
        assert "\\u202e" in text
    assert "[bold]x[/bold]" in page.text
    junit = ET.parse(wrong.folder / "junit.xml")
    assert any("<script>" in (failure.text or "") for failure in junit.iter("failure"))


def test_junit_counts_what_it_holds(wrong: Ran) -> None:
    for suite in ET.parse(wrong.folder / "junit.xml").getroot():
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        failed = [test for test in suite.findall("testcase") if test.findall("failure")]
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure")) == len(failed) >= 2


def test_proposed_errata_fit_the_schema_and_the_lint(wrong: Ran, tmp_path: Path) -> None:
    text = (wrong.folder / "errata.yaml").read_text(encoding="utf-8")
    proposed = yaml.safe_load(text)
    assert len(proposed) == len(wrong.report["findings"])
    schema = json.loads((ROOT / "spec/errata.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(proposed)
    for entry in proposed.values():
        page, service = entry["says"]
        subject = SUBJECTS["DescribeModelSet"]
        assert page["where"] == f"{subject.page}, {subject.date}"
        assert wrong.report["began"][:10] in service["where"]
        assert wrong.report["address"] in service["where"]
    # The name of a field stays as the page writes it.
    assert "modelSetId: has 1 character at least." in {entry["says"][0]["what"] for entry in proposed.values()}
    assert set(proposed) <= set(re.findall(r"[a-z0-9-]+", text))
    _as_errata(proposed, tmp_path)


def _as_errata(proposed: dict[str, Any], folder: Path) -> None:
    """Put the entries into a copy of the specs, and use them there: the lint finds nothing."""
    for path in (ROOT / "spec").rglob("*.*"):
        copy = folder / path.relative_to(ROOT / "spec")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with (folder / "errata.yaml").open("a", encoding="utf-8") as errata:
        errata.write("\n" + yaml.safe_dump(proposed, allow_unicode=True, sort_keys=False))
    spec = folder / "model/describe_model_set.yaml"
    uses = ", ".join([*proposed, "sdk-prefers-the-set-id"])
    text = spec.read_text(encoding="utf-8").replace("[sdk-prefers-the-set-id]", f"[{uses}]", 1)
    spec.write_text(text, encoding="utf-8")
    assert [str(problem) for problem in lint(load_tree(folder))] == []


def test_a_pass_proposes_nothing_and_takes_old_proposals_away(tmp_path: Path) -> None:
    (tmp_path / "errata.yaml").write_text("old: {}\n")
    with served(by_schemas()) as service:
        ran = contract(tmp_path, *ONE, url=service.url)
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["junit.xml", "report.html", "report.json"]
    assert "16 of 16 sides of 8 rules" in ran.out
    assert 'failures="0"' in (tmp_path / "junit.xml").read_text(encoding="utf-8")


def test_the_embedded_sandbox_is_tested_completely(tmp_path: Path) -> None:
    ran = contract(tmp_path, "--random", "0")
    assert ran.code == 0, ran.out
    decided = ran.report["coverage"]
    assert decided["decided"] == decided["wanted"] == 2 * sum(len(f["rules"]) for f in ran.report["actions"].values())
    assert set(ran.report["actions"]) == set(SUBJECTS)
    assert all(facts["passed"] for facts in ran.report["actions"].values())
