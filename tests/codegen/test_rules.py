"""Rules that bind several fields: the compiled check and the JSON Schema keyword say the same of every body."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from .inline_spec import PAGE, Action, Library, library

RULES = {
    "not": ("not: {required: [a, b]}", "give a or b, not both"),
    "not of three": ("not: {required: [a, b, c]}", "not all three"),
    "dependentRequired": ("dependentRequired: {a: [b]}", "a needs b"),
    "dependentRequired, of nothing too": ("dependentRequired: {a: [b], c: []}", "a needs b, c needs nothing"),
    "dependentRequired of several": ("dependentRequired: {a: [b, c], c: [b]}", "they go together"),
    "oneOf": ("oneOf: [{required: [a]}, {required: [b]}, {required: [c]}]", "give one of the three"),
    "if given": ("if: {required: [a]}\nthen: {required: [b]}", "with a goes b"),
    "if given, without": ("if: {required: [a]}\nthen: {not: {required: [b]}}", "with a goes no b"),
    "if const": ("if: {required: [kind], properties: {kind: {const: x}}}\nthen: {required: [a]}", "x needs a"),
    "if const, without": (
        "if: {required: [kind], properties: {kind: {const: x}}}\nthen: {not: {required: [a]}}", "x takes no a"
    ),
    "if enum": (
        "if: {required: [kind], properties: {kind: {enum: [x, y]}}}\nthen: {required: [a, b]}", "x and y need both"
    ),
    "if integer": ("if: {required: [c], properties: {c: {const: 1}}}\nthen: {required: [a]}", "1 needs a"),
    "if boolean": ("if: {required: [b], properties: {b: {const: true}}}\nthen: {required: [a]}", "true needs a"),
    "if two": (
        "if: {required: [kind, c], properties: {kind: {const: x}, c: {enum: [1, 2]}}}\nthen: {required: [a]}",
        "x with a c needs a",
    ),
    "if and": (
        "if: {required: [kind], properties: {kind: {const: x}}}\nthen: {required: [a], not: {required: [b]}}", "a alone"
    ),
}  # fmt: skip
VALUES: dict[str, list[Any]] = {"a": ["s"], "b": [True, False], "c": [1, 2], "kind": ["x", "y", "z"]}


def ruled(tmp_path: Path, rule: str, message: str) -> Library:
    keyword = rule.partition(":")[0]
    return library(
        tmp_path,
        Action(f"""
properties: {{a: {{type: string}}, b: {{type: boolean}}, c: {{type: integer}}, kind: {{type: string, enum: [x, y, z]}}}}
{rule}
x-rules: [{{id: the-rule, keyword: {keyword}, message: "{message}"}}]
"""),
    )


@pytest.mark.parametrize("name", RULES)
def test_a_rule_and_its_keyword_agree(tmp_path: Path, name: str) -> None:
    thing = ruled(tmp_path, *RULES[name])
    options = [[None, *values] for values in VALUES.values()]
    bodies = [{k: v for k, v in zip(VALUES, choice, strict=True) if v is not None} for choice in product(*options)]
    verdicts = thing.verdicts(*bodies)
    assert True in verdicts
    assert False in verdicts
    for body, accepted in zip(bodies, verdicts, strict=True):
        told = [(v.rule, v.message, v.page) for v in thing.violations(body)]
        assert set(told) == (set() if accepted else {("the-rule", RULES[name][1], PAGE)}), body


def test_a_rule_is_told_together_with_the_fields_that_are_wrong(tmp_path: Path) -> None:
    thing = ruled(tmp_path, *RULES["not"])
    found = {(v.path, v.rule) for v in thing.violations({"a": "s", "b": 1, "z": 1})}
    assert found == {("a", "the-rule"), ("b", "type"), ("z", "unknown-field")}


def test_rules_hold_below_the_request_and_for_models_too(tmp_path: Path) -> None:
    rule = "not: {required: [aB, c]}, x-rules: [{id: not-both, keyword: not, message: not both}]"
    thing = library(
        tmp_path,
        Action(
            "properties: {one: <Part>, many: {type: array, items: <Part>}}",
            schemas=f"Part: {{properties: {{aB: {{type: string}}, c: {{type: string}}}}, {rule}}}",
        ),
    )
    assert thing.verdicts(
        {"one": {"aB": "x"}}, {"one": {"aB": "x", "c": "y"}}, {"many": [{"c": "y"}, {"aB": "x"}]},
        {"many": [{"c": "y"}, {"c": "y", "aB": "x"}]},
    ) == [True, False, True, False]  # fmt: skip
    assert [v.path for v in thing.violations({"many": [{}, {"c": "y", "aB": "x"}]})] == ["many[1].aB"]
    console, sent = thing.console({})
    with pytest.raises(thing.module("runtime.errors").RequestValidationError):
        console.thing.create_thing(one={"a_b": "x", "c": "y"})
    with pytest.raises(ValueError, match="not both"):
        thing.module("thing").Part(a_b="x", c="y")
    assert not sent


def test_a_rule_says_where_it_is_written_and_which_conflict_bears_on_it(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("""
            properties: {a: {type: string}, b: {type: string}, c: {type: string}}
            not: {required: [a, b]}
            dependentRequired: {c: [a]}
            x-rules:
              - {id: own, keyword: not, message: m, source: 'https://example.com/other', errata: which-one}
              - {id: general, keyword: dependentRequired, message: n}
        """),
        errata=["which-one"],
    )
    (own,) = thing.violations({"a": "x", "b": "y"})
    (general,) = thing.violations({"c": "x"})
    assert (own.rule, own.page, own.errata) == ("own", "https://example.com/other", ("which-one",))
    assert (general.rule, general.page, general.errata) == ("general", PAGE, ())
