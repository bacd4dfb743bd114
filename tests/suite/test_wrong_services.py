"""Every kind of wrong service is found, and the rule that it has wrong is named."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from qianfan_console.contract import findings, near
from qianfan_console.contract.answers import Answers
from qianfan_console.contract.blame import marks
from qianfan_console.contract.cases import Case, cases
from qianfan_console.contract.catalogue import catalogue
from qianfan_console.contract.clock import Clock
from qianfan_console.contract.explain import Mark
from qianfan_console.contract.probe import Probe
from qianfan_console.contract.results import Observation, Results
from qianfan_console.contract.scrub import Scrubber
from qianfan_console.contract.subjects import Subject
from qianfan_console.contract.targets import Message
from qianfan_console.runtime.wire import Reply
from tests.contract.mutants import Mutant, mutants

from .service import SUBJECTS, Arrived, accepted, by_schemas, contract, refused, served
from .test_curl import pasted

SMALL = ("CreateModelCompTask", "CreateCustomModelSet", "DescribeModelSet", "DescribeModelCompTasks")
MAIN = "CreateCustomModel"


def mutant(action: str, name: str) -> dict[str, Any]:
    return next(each.schema for each in mutants(SUBJECTS[action].request) if each.name == name)


WRONG = {
    "forgets an exclusive pair": (
        MAIN,
        "/$defs/HuggingFaceImportMeta: without /not",
        ["CreateCustomModel:chat-conf-or-custom-spec"],
    ),
    "takes one character more": (
        MAIN,
        "/$defs/ChatConf/properties/historyQATemplate: maxLength 201",
        ["CreateCustomModel#/$defs/ChatConf/properties/historyQATemplate/maxLength"],
    ),
    "takes one character less": (
        MAIN,
        "/$defs/ChatConf/properties/historyQATemplate: maxLength 199",
        ["CreateCustomModel#/$defs/ChatConf/properties/historyQATemplate/maxLength"],
    ),
    "takes a width of beams of 1": (MAIN, "/$defs/NumBeams: minimum 1", ["CreateCustomModel#/$defs/NumBeams/minimum"]),
    "forgets a listed value": (
        "CreateModelCompTask",
        "/$defs/QuantizationWeight: without 'INT8-PTQ'",
        ["CreateModelCompTask#/$defs/QuantizationWeight/enum"],
    ),
    "needs what may be left out": (
        "CreateModelCompTask",
        "/$defs/CreateModelCompTaskRequest: description required",
        ["CreateModelCompTask#/$defs/CreateModelCompTaskRequest/properties/description"],
    ),
    "takes two that exclude each other": (
        "DescribeModelSet",
        "/$defs/DescribeModelSetRequest: oneOf as anyOf",
        ["DescribeModelSet:model-set-by-id-or-name"],
    ),
}


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("name", [name for name in WRONG if WRONG[name][0] == MAIN])
def test_the_rule_of_the_largest_schema_is_named(name: str) -> None:
    action, change, ids = WRONG[name]
    assert [finding.entry.id for finding in found(action, mutant(action, change)).findings] == ids


@pytest.mark.parametrize("name", [name for name in WRONG if "pair" in name or WRONG[name][0] != MAIN])
def test_the_rule_is_named_and_the_body_is_small(name: str, tmp_path: Path) -> None:
    action, change, ids = WRONG[name]
    schema = mutant(action, change)
    with served(by_schemas({action: schema})) as service:
        ran = contract(tmp_path, "--action", action, "--writes", "--random", "0", url=service.url)
    assert (ran.code, ran.ids) == (1, ids)
    (finding,) = ran.report["findings"]
    assert ids[0] in ran.out
    assert finding["rule"] in ran.out
    right, wrong = (jsonschema_rs.is_valid(one, finding["body"]) for one in (SUBJECTS[action].request, schema))
    assert right != wrong
    assert all(_is_small(text) or "Length" in ids[0] for text in _texts(finding["body"]))


def _texts(value: Any) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _texts(one)
    if isinstance(value, str):
        yield value


def _is_small(text: str) -> bool:
    return len(text) <= 1 or any(text in json.dumps(subject.request) for subject in SUBJECTS.values())


class BySchema:
    """A service in this process that decides by a schema."""

    address, embedded, scrub = "https://service.invalid", False, Scrubber()

    def __init__(self, schema: dict[str, Any]) -> None:
        self._validator = jsonschema_rs.Draft202012Validator(schema)

    def takes(self, body: Any) -> bool:
        """Whether the service accepts the body."""
        return self._validator.is_valid(body)

    def send(self, message: Message, left: float | None = None) -> Reply:
        valid = self.takes(json.loads(message.body))
        status, body = accepted(None) if valid else refused()  # type: ignore[arg-type]
        return Reply(status, {}, json.dumps(body).encode())


def found(action: str, schema: dict[str, Any]) -> Results:
    return found_by(action, BySchema(schema))


def found_by(action: str, service: BySchema) -> Results:
    return found_in(SUBJECTS[action], service)


def found_in(subject: Subject, service: BySchema) -> Results:
    """What the near-misses of an Action find in a service."""
    results = Results({subject.action: subject}, embedded=False)
    probe = Probe(service, Answers.load(), Clock(None), writes=True)
    seen: list[Observation] = []
    near.near_misses(probe, results, seen, lambda *_: None)
    findings.judge(probe, results, seen)
    return results


def rule_of(one: Mutant) -> str:
    """The pointer of the rule that the mutant has wrong."""
    at, _, what = one.name.partition(": ")
    return at + what.removeprefix("without ") if what.startswith("without /") else at


@pytest.fixture
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases and their marks are the same for every server."""
    monkeypatch.setattr(near, "cases", cache(cases))
    monkeypatch.setattr(findings, "marks", _remembered(marks))


def _remembered(found: Callable[[Subject, Case], set[Mark]]) -> Callable[[Subject, Case], set[Mark]]:
    known: dict[str, set[Mark]] = {}

    def remembered(subject: Subject, case: Case) -> set[Mark]:
        key = f"{case.action} {case.content.data!r}"
        if key not in known:
            known[key] = found(subject, case)
        return known[key]

    return remembered


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("action", SMALL)
def test_every_server_with_one_rule_wrong_is_found_and_nearly_always_blamed_on_that_rule(action: str) -> None:
    known = catalogue(SUBJECTS[action])
    blamed = missed = 0
    for one in islice(mutants(SUBJECTS[action].request), 0, None, 1 if os.environ.get("QIANFAN_LONG") else 3):
        results = found(action, one.schema)
        assert results.code == 1, one.name
        wanted = rule_of(one)
        # Two branches may state one rule of one place, as that it is an object: either serves.
        same = {entry.place for pointer, entry in known.items() if pointer.startswith(wanted)}
        hit = any(f.entry.pointer.startswith(wanted) or f.entry.place in same - {""} for f in results.findings)
        blamed, missed = blamed + hit, missed + (not hit)
    assert missed <= (blamed + missed) / 10, (blamed, missed)


def test_a_right_server_passes(tmp_path: Path) -> None:
    with served(by_schemas()) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    assert (ran.code, ran.ids) == (0, [])
    assert ran.report["coverage"] == {"decided": 16, "wanted": 16}


def test_a_service_that_says_yes_to_everything_breaks_every_rule(tmp_path: Path) -> None:
    with served(accepted) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    assert ran.code == 1
    assert {"DescribeModelSet:model-set-by-id-or-name"} <= set(ran.ids)
    assert all(finding["kind"] == "laxer" for finding in ran.report["findings"])


def test_a_service_that_says_no_to_everything_is_stricter_than_the_specs(tmp_path: Path) -> None:
    with served(lambda _: refused()) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    assert ran.code == 1
    assert {finding["kind"] for finding in ran.report["findings"]} == {"stricter"}


def test_answers_that_do_not_tell_are_undecided_and_no_success(tmp_path: Path) -> None:
    with served(lambda _: refused("InvalidRequestArgumentError")) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
        assert (ran.code, ran.ids, ran.report["coverage"]["decided"]) == (4, [], 0)
        assert "16 sides of rules undecided" in ran.out
        told = tmp_path / "answers.json"
        told.write_text('[{"code": "InvalidRequestArgumentError", "message": "^m$", "means": "rule"}]')
        ran = contract(
            tmp_path, "--action", "DescribeModelSet", "--random", "0", "--answers", str(told), url=service.url
        )
    assert {finding["kind"] for finding in ran.report["findings"]} == {"stricter"}


def test_a_service_in_trouble_is_no_success(tmp_path: Path) -> None:
    decide = by_schemas()
    with served(lambda request: decide(request) if request.json != {} else (500, {"oops": True})) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
    assert ran.code == 1
    assert [(f["kind"], f["body"], f["answer"]["status"]) for f in ran.report["findings"]] == [("failed", {}, 500)]


def test_a_service_that_breaks_the_connection_on_some_bodies_is_asked_twice_and_found(tmp_path: Path) -> None:
    decide = by_schemas()
    with served(lambda request: None if request.json == {} else decide(request)) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "0", url=service.url)
        times = sum(request.json == {} for request in service.arrived)
    assert ran.code == 1
    assert [(f["kind"], f["body"], f["answer"]) for f in ran.report["findings"]] == [("silent", {}, None)]
    assert times == 2


def test_the_time_bounds_a_slow_service_and_the_rules_come_first(tmp_path: Path) -> None:
    decide = by_schemas()

    def slow(request: Any) -> Any:
        time.sleep(0.05)
        return decide(request)

    with served(slow) as service:
        start = time.monotonic()
        ran = contract(tmp_path, "--action", "CreateModelCompTask", "--writes", "--time", "12", url=service.url)
        assert time.monotonic() - start < 40
    assert ran.report["notes"]
    assert any(note.startswith("The time was up") for note in ran.report["notes"])
    assert ran.code == 0, ran.out


def test_too_little_time_is_no_success(tmp_path: Path) -> None:
    decide = by_schemas()

    def slow(request: Any) -> Any:
        time.sleep(0.5)
        return decide(request)

    with served(slow) as service:
        ran = contract(tmp_path, "--action", "CreateModelCompTask", "--writes", "--time", "1", url=service.url)
    assert ran.code == 4
    assert "undecided" in ran.out


def test_schemathesis_finds_an_answer_of_another_shape(tmp_path: Path) -> None:
    decide = by_schemas()

    def bare(request: Any) -> Any:
        status, body = decide(request)  # type: ignore[misc]
        return (status, {"requestId": 1, "result": {}}) if status == 200 else (status, body)

    with served(bare) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "2", url=service.url)
    assert ran.code == 1
    assert "Response violates schema" in {trouble["title"] for trouble in ran.report["troubles"]}
    assert "Response violates schema" in ran.out


def test_what_schemathesis_finds_has_a_rule_a_page_and_a_line_that_shows_it_again(tmp_path: Path) -> None:
    decide = by_schemas()

    def wrong(request: Arrived) -> Any:
        status, _ = decide(request)  # type: ignore[misc]
        return (status, {"requestId": 1, "result": {}}) if status == 200 else (status, {"error": "of another shape"})

    subject = SUBJECTS["DescribeModelSet"]
    with served(wrong) as service:
        ran = contract(tmp_path, "--action", "DescribeModelSet", "--random", "2", url=service.url)
        by_rule = {trouble["id"].partition("#")[2]: trouble for trouble in ran.report["troubles"]}
        shape, member, refusal, unsigned = (
            by_rule[rule]
            for rule in (
                "answer/$defs/RequestId/type", "answer/$defs/ModelSet/required/modelSetId",
                "refusal/required/requestId", "ignored_auth",
            )
        )  # fmt: skip
        for trouble in by_rule.values():
            service.arrived.clear()
            answers = [json.loads(pasted(line)) for line in trouble["requests"]]
            assert ("requestId" in answers[-1]) == (trouble["answer"]["status"] == 200)
            assert [request.body.decode() for request in service.arrived][-1] == trouble["body"]
            assert bool(service.arrived[-1].headers.get("authorization")) == (trouble is not unsigned)
    assert (shape["rule"], shape["page"], shape["date"]) == (
        "requestId in the answer: is a string",
        subject.page,
        subject.date,
    )
    assert member["rule"] == "result in the answer: modelSetId is required"
    assert refusal["rule"] == "the refusal: requestId is required"
    assert unsigned["rule"] == "the service: refuses a request without a valid signature"
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("curl -X POST") == len(by_rule)
    assert all(trouble["rule"] in ran.out and trouble["page"] in ran.out for trouble in by_rule.values())


def test_a_sequence_shows_every_call_that_led_to_the_difference(tmp_path: Path) -> None:
    decide = by_schemas()

    def answer(request: Arrived) -> Any:
        if b"am-made" in request.body:
            return 200, {"requestId": 1}
        status, body = decide(request)  # type: ignore[misc]
        result = "am-made" if request.action.startswith("Create") else {"modelSetId": "am-1"}
        return (status, {"requestId": "r", "result": result}) if status == 200 else (status, body)

    actions = [f"--action={name}" for name in ("CreateCustomModelSet", "DescribeModelSet")]
    with served(answer) as service:
        ran = contract(tmp_path, *actions, "--writes", "--random", "1", url=service.url)
    (found,) = [trouble for trouble in ran.report["troubles"] if trouble["id"].endswith("RequestId/type")]
    assert found["phase"] == "stateful"
    assert [re.findall(r"Action=(\w+)", line) for line in found["requests"]] == [
        ["CreateCustomModelSet"], ["DescribeModelSet"],
    ]  # fmt: skip
    assert "am-made" in found["body"]


def test_what_schemathesis_sent_is_shown_as_json_and_twice_the_same(tmp_path: Path) -> None:
    found = []
    for name in ("once", "again"):
        with served(lambda _: (400, {"error": "of another shape"})) as service:
            contract(tmp_path / name, "--action", "DescribeModelSet", "--random", "3", url=service.url)
        found.append((tmp_path / name / "report.json").read_text().replace(service.url, "http://service"))
    once, again = (json.loads(text)["troubles"] for text in found)
    assert once == again != []
    for trouble in once:
        assert "object at 0x" not in str(trouble)
        json.loads(trouble["body"] or "{}")
