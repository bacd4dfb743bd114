"""A service that enforces what no page says: the place is named, and an erratum proposed, as a person would put it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from qianfan_console.contract.explain import Blame, Mark, explain
from qianfan_console.contract.report.errata import entries
from qianfan_console.contract.subjects import Subject
from qianfan_console.contract.targets import Message
from qianfan_console.runtime.wire import Reply

from .service import SUBJECTS, refused
from .test_wrong_services import BySchema, found_by, found_in

Extra = Callable[[Any], bool]


class Stricter(BySchema):
    """A service that refuses some valid bodies, too."""

    def __init__(self, schema: dict[str, Any], extra: Extra) -> None:
        super().__init__(schema)
        self._extra = extra

    def send(self, message: Message, left: float | None = None) -> Reply:
        reply = super().send(message, left)
        if reply.status == 200 and self._extra(json.loads(message.body)):
            return Reply(400, {}, json.dumps(refused()[1]).encode())
        return reply


UNSTATED: dict[str, tuple[str, Extra, str, str, Any]] = {
    "a longest name": (
        "CreateCustomModelSet",
        lambda body: len(body["modelSetName"]) > 50,
        "modelSetName: is a string",
        "of length above 64",
        {"modelSetName": "x" * 65, "modelType": "Text2Text"},
    ),
    "names in ASCII": (
        "DescribeModelSet",
        lambda body: not body.get("modelSetName", "").isascii(),
        "modelSetName: is a string",
        "with other characters than ASCII",
        None,
    ),
    "a form of ids": (
        "CreateModelExportTask",
        lambda body: not re.fullmatch("[a-z]+-[a-z0-9]{12}", body["modelId"]),
        "modelId: is a string",
        "with another text than the examples of the page",
        None,
    ),
    "a largest page": (
        "DescribeCustomModelSets",
        lambda body: body.get("maxKeys", 0) > 100,
        "maxKeys: is an integer",
        "above 100",
        {"maxKeys": 101},
    ),
    "a description": (
        "CreateModelCompTask",
        lambda body: "description" not in body,
        "the body: description may be left out",
        "",
        None,
    ),
    "no description": (
        "CreateModelCompTask",
        lambda body: "description" in body,
        "the body: description may be given",
        "",
        None,
    ),
    "no weight for one strategy": (
        "CreateModelCompTask",
        lambda body: body["config"]["strategy"] == "Sparsity" and "weight" in body["config"],
        "config: weight may be given",
        "",
        None,
    ),
}


def test_a_rule_between_two_levels_is_named_by_both() -> None:
    """Alone, neither is refused: before, each value and each length that happened to be there was blamed."""

    def weight_wants_a_description(body: Any) -> bool:
        return body["config"]["strategy"] == "Quantization" and "description" not in body

    subject = SUBJECTS["CreateModelCompTask"]
    (found,) = found_by(subject.action, Stricter(subject.request, weight_wants_a_description)).findings
    assert found.entry.text == "the body: description may be left out"
    assert found.detail == 'where config.strategy is "Quantization"'
    assert weight_wants_a_description(found.case.body)


@pytest.mark.parametrize(
    ("extra", "rule", "detail"),
    [
        (lambda x, y: x and y, "config: x may be given", "where y is given"),
        (lambda x, y: x and not y, "config: x may be given", "where y is left out"),
    ],
)
def test_members_of_two_levels_are_given_together(extra: Callable[[bool, bool], bool], rule: str, detail: str) -> None:
    text = {"type": "string", "minLength": 1}
    config = {"type": "object", "additionalProperties": False, "properties": {"x": text, "mode": {"enum": ["a", "b"]}}}
    members = {"name": text, "y": text, "config": config}
    schema = {"type": "object", "additionalProperties": False, "required": ["name"], "properties": members}
    subject = Subject("DescribeIt", "/v2/it", "application/json", "https://page", "It", "2026-01-01", schema, {}, {})
    service = Stricter(schema, lambda body: extra("x" in body.get("config", {}), "y" in body))
    (found,) = found_in(subject, service).findings
    assert (found.entry.text, found.detail) == (rule, detail)


def test_marks_that_only_together_tell_are_found() -> None:
    one, two, three = Mark("/a/properties/x", "with x"), Mark("/b/properties/y", "with y"), Mark("/c/type")
    differing = [{one, two}, {one, two, three}]
    assert explain(differing, [{one}, {two}, {three}]) == [Blame(one, [0, 1], two)]
    assert explain(differing, [{two}, {three}]) == [Blame(one, [0, 1])]  # one says it as well
    assert explain([{one}, {two}], [{three}]) == [Blame(one, [0]), Blame(two, [1])]


@pytest.mark.parametrize("name", UNSTATED)
def test_it_is_named_and_proposed(name: str) -> None:
    action, extra, rule, detail, body = UNSTATED[name]
    results = found_by(action, Stricter(SUBJECTS[action].request, extra))
    first = results.findings[0]
    assert (first.kind, first.entry.text, first.detail) == ("stricter", rule, detail), results.findings
    assert extra(first.case.body)
    assert body is None or first.case.body == body
    proposed = next(iter(entries(results).values()))
    assert proposed["says"][0]["what"] == f"{rule}."
    assert detail in proposed["says"][1]["what"]
    if name != "a form of ids":  # ids that differ from the example in their end alone are taken
        assert len(results.findings) == 1, results.findings
