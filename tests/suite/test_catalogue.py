"""Every rule of every Action, and of a schema with every keyword, has an id, a place and a sentence of its own."""

from __future__ import annotations

import re

import pytest

from qianfan_console.contract.cases import cases, ordered
from qianfan_console.contract.catalogue import Entry, catalogue
from qianfan_console.contract.results import Results
from qianfan_console.contract.rules import rules
from qianfan_console.contract.subjects import Subject, subjects
from tests.contract.kitchen import KITCHEN

PAGE = "https://example.com/page"
ALL = {
    **subjects(),
    "kitchen": Subject("kitchen", "/v2/x", "application/json", PAGE, "t", "2026-01-01", KITCHEN, {}, {}),
}
each = pytest.mark.parametrize("name", ALL)


def entries(name: str) -> list[Entry]:
    return list(catalogue(ALL[name]).values())


@each
def test_every_rule_is_listed_once(name: str) -> None:
    subject = ALL[name]
    listed = {entry.pointer for entry in entries(name)}
    stated = {rule.pointer for rule in rules(subject.judge.document)}
    if subject.media_type == "application/json":
        assert listed == stated
    else:
        assert stated - listed == {p for p in stated if p.endswith("/type")}
        assert {pointer.rpartition("/")[2] for pointer in listed - stated} == {"nameEndsWith", "maxBytes"}
    assert len({entry.id for entry in entries(name)}) == len(listed)


@each
def test_every_rule_has_words_and_a_page(name: str) -> None:
    for entry in entries(name):
        assert len(entry.sentence) > 5, entry
        assert not re.match(r"\w+: ", entry.sentence.removeprefix("with ")), entry
        assert entry.page.startswith("https://")
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.date)


@each
def test_the_first_bodies_test_every_rule_from_both_sides(name: str) -> None:
    found = ordered(cases(ALL[name]), seed=1)
    needed = {(entry.pointer, side) for entry in entries(name) for side in (True, False)}
    for case in found[: len(needed)]:
        needed -= {(rule, case.valid) for rule in case.tests}
    assert not needed
    assert sorted(map(id, found)) == sorted({id(case) for case in found})


def test_the_sentence_and_the_id_of_an_x_rule_are_the_ones_of_the_spec() -> None:
    entry = next(entry for entry in entries("CreateCustomModel") if entry.id == "CreateCustomModel:one-step-spelling")
    assert entry.text == "trainMeta: step is the samples' spelling of checkpointStep; give checkpointStep alone"
    assert entry.erratum == "step-or-checkpoint-step"


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("Order/properties/name/minLength", "name: has 2 characters at least"),
        ("Order/properties/count/exclusiveMaximum", "count: is less than 10"),
        ("Order/properties/level/enum", "level: is one of 1, 2, 3"),
        ("Order/properties/note/type", "note: is a string or null"),
        ("Order/properties/never", "the body: never is not allowed here"),
        ("Lines/uniqueItems", "lines: has no item twice"),
        ("Lines/minItems", "lines: has 1 item at least"),
        ("Line/oneOf", "lines[]: is exactly one of TextLine, NumberLine"),
        ("TextLine/required/text", "lines[]: text is required (with kind text)"),
        ("Labels/propertyNames/maxLength", "labels.(names): has 4 characters at most"),
        ("Headers/additionalProperties", "headers: takes no further members"),
        ("Pair/items", "pair: has no further items"),
        ("Tags/minContains", "tags: has 2 or more items of the form that is asked for"),
        ("Travel/dependentRequired/from", "travel: with from, to must be given"),
        ("Travel/then/required/speed", 'travel: speed is required (if mode "fast")'),
        ("Travel/else/properties/turbo", 'travel: turbo is not allowed here (unless mode "fast")'),
        ("Choice/oneOf", "choice: has exactly one of a, b"),
        ("Choice/not", "choice: a and c cannot be used together"),
        ("Tree/required/value", "tree: value is required"),
        ("Whole/unevaluatedProperties", "whole: takes no further members"),
    ],
)
def test_sentences(pointer: str, text: str) -> None:
    assert catalogue(ALL["kitchen"])[f"/$defs/{pointer}"].text == text


def test_a_rule_that_others_imply_is_tested_together_with_them() -> None:
    short = {"type": "string", "maxLength": 5, "pattern": "^[a-z]{1,4}$", "examples": ["ab"]}
    request = {"type": "object", "additionalProperties": False, "properties": {"short": short}}
    subject = Subject("Some", "/v2/x", "application/json", PAGE, "t", "2026-01-01", request, {}, {})
    results = Results({"Some": subject})
    for case in cases(subject):
        results.count(case, "agreed")
    assert not list(results.untested())
    assert [entry.pointer for entry in results.entries() if results.implied(entry)] == ["/properties/short/maxLength"]


def test_a_rule_that_nobody_was_refused_for_is_not_tested() -> None:
    subject = ALL["kitchen"]
    results = Results({"kitchen": subject})
    for case in cases(subject):
        results.count(case, "agreed" if case.valid else "undecided")
    assert not any(results.implied(entry) for entry in results.entries())
    assert len(list(results.untested())) == len(entries("kitchen"))


def test_a_list_of_itself_has_places_and_an_end() -> None:
    anything = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/Json"}}]}
    rest = {"type": "array", "unevaluatedItems": {"type": "integer"}}
    schema = {"type": "object", "properties": {"a": {"$ref": "#/$defs/Json"}, "b": rest}, "$defs": {"Json": anything}}
    listed = catalogue(Subject("List", "/v2/x", "application/json", PAGE, "t", "2026-01-01", schema, {}, {}))
    assert listed["/$defs/Json/anyOf/0/type"].place == "a"
    assert listed["/properties/b/unevaluatedItems/type"].place == "b[]"
