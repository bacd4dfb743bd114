"""One mistake gives one sentence, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.contract import Check

TAGGED = {
    "$ref": "#/$defs/Request",
    "$defs": {
        "Request": {
            "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
        },
        "Cat": {
            "type": "object",
            "additionalProperties": False,
            "required": ["kind", "lives"],
            "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer", "minimum": 1, "maximum": 9}},
        },
        "Dog": {
            "type": "object",
            "additionalProperties": False,
            "required": ["kind"],
            "properties": {"kind": {"const": "dog"}, "tricks": {"type": "array", "items": {"enum": ["sit", "roll"]}}},
            "if": {"required": ["tricks"]},
            "then": {"required": ["name"]},
            "x-rules": [{"id": "tricks-need-name", "keyword": "if", "message": "a trick needs a name", "source": "p"}],
        },
    },
}

CASES: list[tuple[dict[str, Any], Any, list[str]]] = [
    (TAGGED, {"kind": "cat", "lives": 9}, []),
    ({"exclusiveMinimum": 1}, 1, ["body: must be more than 1, not 1"]),
    ({"exclusiveMaximum": 1}, 1, ["body: must be less than 1, not 1"]),
    ({"multipleOf": 2}, 3, ["body: must be a multiple of 2, not 3"]),
    ({"properties": {"a": {"uniqueItems": True}}}, {"a": [1, 1]}, ["a: takes each item once, not [1, 1]"]),
    ({"contains": {"const": 1}}, [2], ["body: does not hold as many items of the wanted kind as it should: [2]"]),
    ({"minProperties": 1}, {}, ["body: needs 1 member at least, has 0"]),
    ({"maxProperties": 1}, {"a": 1, "b": 2}, ["body: takes 1 member at most, has 2"]),
    ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, ['body: holds a name that does not fit: ["ab"]']),
    (
        {"prefixItems": [{}], "unevaluatedItems": False},
        [1, 2],
        ["body: takes no further items; 1 are too many"],
    ),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, ["b: is required"]),
    (TAGGED, {}, ['kind: is required; give one of "cat", "dog"']),
    (TAGGED, {"kind": "cow"}, ['kind: "cow" is not one of "cat", "dog"']),
    (TAGGED, {"kind": "cat"}, ["lives: is required"]),
    (TAGGED, {"kind": "cat", "lives": 0}, ["lives: must be 1 or more, not 0"]),
    (TAGGED, {"kind": "cat", "lives": 0.5}, ["lives: must be of type integer, not 0.5"]),
    (TAGGED, {"kind": "cat", "lives": True}, ["lives: must be of type integer, not true"]),
    (TAGGED, {"kind": "cat", "lives": 1, "tricks": []}, ["tricks: only with kind dog, not with kind cat"]),
    (TAGGED, {"kind": "cat", "lives": 1, "live": 1}, ["live: unknown member; did you mean lives?"]),
    (TAGGED, {"kind": "dog", "tricks": ["sat"]}, ['tricks[0]: "sat" is not one of "sit", "roll"', "RULE"]),
    (TAGGED, {"kind": "dog", "tricks": []}, ["RULE"]),
    (TAGGED, 5, ["body: must be of type object, not 5"]),
    (TAGGED, {"kind": ["x" * 100]}, [f'kind: ["{"x" * 58}… is not one of "cat", "dog"']),
    ({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 2}, ['body: must not be of the form {"required": ["a", "b"]}']),
    ({"minLength": 2}, "é", ["body: needs 2 characters at least, has 1"]),
    ({"maxLength": 1}, "😀😀", ["body: takes 1 character at most, has 2"]),
    ({"minItems": 1, "type": "array"}, [], ["body: needs 1 item at least, has 0"]),
    ({"maxItems": 1, "type": "array"}, [1, 2], ["body: takes 1 item at most, has 2"]),
    ({"pattern": "^a"}, "b", ['body: "b" does not match ^a']),
    ({"maximum": 3}, 4, ["body: must be 3 or less, not 4"]),
    ({"const": 3}, 4, ["body: must be 3, not 4"]),
    ({"properties": {"a": False}}, {"a": 1}, ["a: is not allowed here"]),
    (
        {"anyOf": [{"minLength": 3, "pattern": "^a"}, {"type": "integer"}]},
        "b",
        ['body: must be of type integer, not "b"'],
    ),
]


@pytest.mark.parametrize(("schema", "value", "sentences"), CASES)
def test_sentences(schema: dict[str, Any], value: Any, sentences: list[str]) -> None:
    check = Check(schema)
    rule = "body: a trick needs a name (rule tricks-need-name, p)"
    assert sorted(check.violations(value)) == sorted(rule if each == "RULE" else each for each in sentences)
    assert check.accepts(value) == (not sentences)


CHOICE = {
    "x-rules": [{"id": "one-of-two", "keyword": "oneOf", "message": "give a or b", "errata": "e"}],
    "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
    "$defs": {
        "A": {
            "type": "object",
            "additionalProperties": False,
            "required": ["a"],
            "properties": {"a": {"type": "string"}, "c": {"type": "string"}},
        },
        "B": {
            "type": "object",
            "additionalProperties": False,
            "required": ["b"],
            "properties": {"b": {"enum": [1]}, "c": {"type": "string"}},
        },
    },
}
RULE = "body: give a or b (rule one-of-two, erratum e)"


@pytest.mark.parametrize(
    ("value", "sentences"),
    [
        ({}, [RULE]),
        ({"A": ""}, [RULE, "A: unknown member"]),
        ({"a": "", "b": 1}, [RULE]),
        ({"a": 5, "b": 1}, [RULE]),
        ({"a": 5}, ["a: must be of type string, not 5"]),
        ({"b": 2}, ["b: 2 is not one of 1"]),
        ({"a": 5, "c": ""}, ["a: must be of type string, not 5"]),
        ({"c": ""}, [RULE]),
        ({"a": "", "d": 1}, ["d: unknown member"]),
        ({"a": "", "c": 1}, ["c: must be of type string, not 1"]),
        (7, ["body: must be of type object, not 7"]),
    ],
)
def test_choice_without_a_tag(value: Any, sentences: list[str]) -> None:
    assert Check(CHOICE).violations(value) == sentences


SIZES = {name: {"type": "integer"} for name in ("width", "height", "depth", "weight")}
NESTED = {
    "x-rules": [{"id": "flat-or-nested", "keyword": "oneOf", "message": "give it flat or nested"}],
    "oneOf": [{"$ref": "#/$defs/Flat"}, {"$ref": "#/$defs/Nested"}],
    "$defs": {
        "Flat": {"additionalProperties": False, "required": ["width", "height"], "properties": SIZES},
        "Nested": {
            "additionalProperties": False,
            "required": ["inner"],
            "properties": {"inner": {"properties": SIZES}},
        },
    },
}


@pytest.mark.parametrize(
    ("value", "sentences"),
    [
        ({"width": 1}, ["height: is required"]),
        ({"inner": dict.fromkeys(SIZES, "x")}, [f'inner.{name}: must be of type integer, not "x"' for name in SIZES]),
        ({}, ["body: give it flat or nested (rule flat-or-nested)"]),
    ],
)
def test_the_nearest_alternative_speaks(value: Any, sentences: list[str]) -> None:
    assert sorted(Check(NESTED).violations(value)) == sorted(sentences)


def _edits(value: Any) -> Iterator[Any]:
    """Copies of `value` with one thing in it removed, added or replaced."""
    yield from (None, True, 0, 1.5, "", "x" * 400, [], {}, [value])
    if isinstance(value, dict):
        yield {**value, "unheardOf": 1}
        for name in value:
            yield {key: inner for key, inner in value.items() if key != name}
            yield from ({**value, name: edit} for edit in _edits(value[name]))
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from ([*value[:index], edit, *value[index + 1 :]] for edit in _edits(item))


def test_every_refused_edit_of_an_example_is_explained_and_no_accepted_one() -> None:
    import json
    from pathlib import Path

    import qianfan_console.sandbox.contract as module

    contract = json.loads((Path(module.__file__).parent.parent / "contract.json").read_text("utf-8"))
    refused = 0
    with Sandbox() as sandbox:
        for action, facts in contract["operations"].items():
            check = sandbox.contract.operations[action].request
            for example in facts["examples"].values():
                assert check.accepts(example)
                for edit in _edits(example):
                    violations = check.violations(edit)
                    assert check.accepts(edit) == (not violations), (action, edit, violations)
                    assert not any("any of the schemas" in each or "{" in each[:1] for each in violations)
                    refused += bool(violations)
    assert refused > 300
