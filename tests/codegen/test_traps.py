"""What models by datamodel-code-generator alone get wrong, each judged as the JSON Schema says: 44 verdicts once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .inline_spec import Action, Library, library

# By what was lost: the request, the bodies that fit and those that do not.
TRAPS: dict[str, tuple[str, list[Any], list[Any]]] = {
    "an optional field with a default accepts null": (
        "properties: {size: {type: integer, default: 1}, name: {type: string, default: x}}",
        [{}, {"size": 2}, {"name": "y"}],
        [{"size": None}, {"name": None}],
    ),
    "items of a list in a map lose strictness": (
        "properties: {table: {type: object, additionalProperties: {type: array, items: {type: integer}}}}",
        [{"table": {}}, {"table": {"a": []}}, {"table": {"a": [1, 2]}}],
        [{"table": {"a": [True]}}, {"table": {"a": ["1"]}}, {"table": {"a": [1.0]}}, {"table": {"a": 1}}],
    ),
    "so do those of named components": (
        "properties: {table: <Table>}",
        [{"table": {"a": [1, 2]}}],
        [{"table": {"a": [True]}}, {"table": {"a": ["1"]}}, {"table": {"a": [1.5]}}],
    ),
    "an integer enum accepts 512.0 and true": (
        "properties: {size: {type: integer, enum: [1, 512, 1024]}, one: {type: integer, const: 1}}",
        [{"size": 512}, {"size": 1}, {"one": 1}],
        [{"size": 512.0}, {"size": True}, {"size": 2}, {"size": "512"}, {"one": True}, {"one": 1.0}, {"one": 2}],
    ),
    "in a list and in a map too": (
        "properties: {sizes: {type: array, items: <Size>}, named: {type: object, additionalProperties: <Size>}}",
        [{"sizes": [1, 2]}, {"named": {"a": 2}}],
        [{"sizes": [True]}, {"sizes": [1.0]}, {"sizes": [3]}, {"named": {"a": True}}, {"named": {"a": 3}}],
    ),
    "a boolean const accepts 1": (
        "properties: {agreed: {type: boolean, const: true}}",
        [{"agreed": True}],
        [{"agreed": False}, {"agreed": 1}, {"agreed": "true"}],
    ),
    "dependentRequired is lost": (
        "{properties: {a: {type: string}, b: {type: string}}, dependentRequired: {a: [b]}, "
        "x-rules: [{id: a-needs-b, keyword: dependentRequired, message: a needs b}]}",
        [{}, {"b": "x"}, {"a": "x", "b": "x"}],
        [{"a": "x"}],
    ),
    "equal items pass": (
        "properties: {tags: {type: array, uniqueItems: true, items: {type: string}}}",
        [{"tags": []}, {"tags": ["a", "b"]}],
        [{"tags": ["a", "a"]}],
    ),
    "the number of members is lost": (
        "properties: {labels: {type: object, minProperties: 1, maxProperties: 2, propertyNames: {maxLength: 3}, "
        "additionalProperties: {type: string}}}",
        [{"labels": {"a": "x"}}, {"labels": {"a": "x", "b": "y"}}],
        [{"labels": {}}, {"labels": {"a": "x", "b": "y", "c": "z"}}, {"labels": {"long": "x"}}, {"labels": {"a": 1}}],
    ),
    "an object that may be null": (
        "properties: {part: {oneOf: [<Part>, {type: 'null'}]}}",
        [{"part": None}, {"part": {"size": 1}}, {}],
        [{"part": {}}, {"part": {"size": True}}, {"part": {"size": 1, "x": 1}}],
    ),
    "an else, and conditions on values": (
        "{properties: {mode: {type: string, enum: [fast, slow]}, speed: {type: integer}}, "
        "if: {required: [mode], properties: {mode: {const: fast}}}, then: {properties: {speed: {minimum: 5}}}, "
        "else: {properties: {speed: {maximum: 4}}}, x-rules: [{id: pace, keyword: if, message: fast from 5 on}]}",
        [{"mode": "fast", "speed": 5}, {"mode": "slow", "speed": 4}, {"speed": 1}, {"mode": "fast"}],
        [{"mode": "fast", "speed": 4}, {"mode": "slow", "speed": 5}, {"speed": 5}],
    ),
    "an object of several parts": (
        "properties: {whole: <Whole>}",
        [{"whole": {"size": 1, "name": "x"}}],
        [{"whole": {"size": 1}}, {"whole": {"size": "1", "name": "x"}}, {"whole": {"size": 1, "name": "x", "y": 1}}],
    ),
}
SCHEMAS = """
Table: {type: object, additionalProperties: <Row>}
Row: {type: array, items: {type: integer}}
Size: {type: integer, enum: [1, 2]}
Part: {required: [size], properties: {size: {type: integer}}}
Whole:
  type: object
  allOf:
    - {required: [size], properties: {size: {type: integer}}}
    - {required: [name], properties: {name: {type: string}}}
  unevaluatedProperties: false
"""


def _only(names: set[str]) -> str:
    """The lines of the schemas that are used."""
    return "\n".join(_part(name) for name in sorted(names))


def _part(name: str) -> str:
    lines = SCHEMAS.strip().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
    more = [line for line in lines[start + 1 :] if line.startswith(" ")] if name == "Whole" else []
    return "\n".join([lines[start], *more])


_NEEDED = {"<Table>": {"Table", "Row"}, "<Size>": {"Size"}, "<Part>": {"Part"}, "<Whole>": {"Whole"}}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap(tmp_path: Path, trap: str) -> None:
    request, right, wrong = TRAPS[trap]
    names = next((needed for short, needed in _NEEDED.items() if short in request), set[str]())
    thing: Library = library(tmp_path, Action(request, schemas=_only(names)))
    assert thing.verdicts(*right) == [True] * len(right)
    assert thing.verdicts(*wrong) == [False] * len(wrong)
    for body in right:
        assert thing.sent(body) == body
    for body in wrong:
        assert all(violation.path and violation.message for violation in thing.violations(body)), body


def test_a_remainder_names_field_and_rule_in_either_spelling(tmp_path: Path) -> None:
    request = "properties: {tagNames: {type: array, uniqueItems: true, items: {type: string}}}"
    thing = library(tmp_path, Action(request))
    (violation,) = thing.violations({"tagNames": ["a", "b", "a"]})
    assert (violation.path, violation.rule) == ("tagNames", "unique-items")
    assert violation.message == "each item once; items 0 and 2 are equal"
    console, sent = thing.console({})
    with pytest.raises(thing.module("runtime.errors").RequestValidationError, match="tagNames: each item once"):
        console.thing.create_thing(tag_names=["a", "a"])
    with pytest.raises(ValueError, match="each item once"):
        thing.module("thing").CreateThingRequest(tag_names=["a", "a"])
    assert not sent


def test_a_message_of_the_page_stands_for_the_keyword(tmp_path: Path) -> None:
    rule = "x-rules: [{id: few, keyword: maxProperties, message: one label is enough}]"
    labels = f"{{type: object, additionalProperties: {{type: string}}, maxProperties: 1, {rule}}}"
    thing = library(tmp_path, Action(f"properties: {{labels: {labels}}}"))
    (violation,) = thing.violations({"labels": {"a": "x", "b": "y"}})
    assert (violation.path, violation.rule, violation.message) == ("labels", "few", "one label is enough")
