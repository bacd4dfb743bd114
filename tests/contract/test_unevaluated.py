"""What a schema says of members and items that nothing else speaks of is tested from both sides, as any other rule."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from qianfan_console.contract.corpus import corpus
from qianfan_console.contract.coverage import coverage
from qianfan_console.contract.judge import Judge

from .mutants import mutants

_LEFT = {"type": "object", "required": ["left"], "properties": {"left": {"type": "integer"}}}
SCHEMAS: dict[str, dict[str, Any]] = {
    "beside allOf": {"allOf": [_LEFT], "unevaluatedProperties": {"type": "string", "minLength": 2, "maxLength": 4}},
    "beside properties": {
        "type": "object", "properties": {"a": {"type": "integer"}}, "unevaluatedProperties": {"minimum": 3},
    },
    "beside a reference": {"$ref": "#/$defs/Left", "unevaluatedProperties": {"$ref": "#/$defs/Flag"},
                           "$defs": {"Left": _LEFT, "Flag": {"type": "boolean"}}},
    "beside patterns": {
        "type": "object", "patternProperties": {"^x-": {"type": "integer"}},
        "unevaluatedProperties": {"enum": ["u", "v"]},
    },
    "beside a union": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "oneOf": [
            {"properties": {"kind": {"const": "p"}, "more": {"type": "string"}}, "required": ["more"]},
            {"properties": {"kind": {"const": "q"}}},
        ],
        "unevaluatedProperties": {"type": "object", "required": ["v"], "properties": {"v": {"type": "integer"}}},
    },
    "with names of a form": {
        "type": "object", "allOf": [{"properties": {"a": {"type": "string"}}}],
        "propertyNames": {"maxLength": 4}, "unevaluatedProperties": {"type": "integer"},
    },
    "further down": {
        "type": "object",
        "required": ["inner"],
        "properties": {"inner": {"allOf": [_LEFT], "unevaluatedProperties": {"type": "array", "minItems": 1}}},
    },
    "items behind a prefix": {
        "type": "array", "prefixItems": [{"type": "string"}], "unevaluatedItems": {"type": "integer", "minimum": 2},
    },
    "items behind a prefix elsewhere": {
        "allOf": [{"type": "array", "prefixItems": [{"type": "string"}, {"type": "boolean"}]}],
        "unevaluatedItems": {"type": "string", "maxLength": 3},
    },
    "items beside those looked for": {
        "type": "array", "contains": {"const": "main"}, "unevaluatedItems": {"type": "integer"},
    },
}  # fmt: skip
# Rules that no body breaks alone: a kind of another type is none of the branches either.
_IMPLIED = {"beside a union": {"/properties/kind/type"}}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_rule_is_tested_from_both_sides(name: str) -> None:
    sides = coverage(SCHEMAS[name])
    assert any("unevaluated" in rule or "Flag" in rule for rule in sides)
    missed = {rule for rule, found in sides.items() if not (found.inside and found.outside)}
    assert missed == _IMPLIED.get(name, set())


@pytest.mark.parametrize("name", SCHEMAS)
def test_another_validator_agrees_and_every_wrong_one_is_found(name: str) -> None:
    bodies = [miss.body for miss in corpus(SCHEMAS[name])]
    judge = Judge(SCHEMAS[name])
    right = [judge.is_valid(body) for body in bodies]
    assert [jsonschema.Draft202012Validator(SCHEMAS[name]).is_valid(body) for body in bodies] == right
    found = [one.name for one in mutants(SCHEMAS[name]) if "unevaluated" in one.name or "Flag" in one.name]
    missed = [
        one.name
        for one in mutants(SCHEMAS[name])
        if one.name in found and [Judge(one.schema).is_valid(body) for body in bodies] == right
    ]
    assert (bool(found), missed) == (True, [])


def test_the_rule_inside_is_named_not_the_keyword() -> None:
    judge = Judge(SCHEMAS["beside allOf"])
    assert judge.opinion({"left": 1, "more": "x"}).tests == {"/unevaluatedProperties/minLength"}
    both = judge.opinion({"left": 1, "more": "x", "most": 5})
    assert both.faults == 2
    assert both.rules == {"/unevaluatedProperties/minLength", "/unevaluatedProperties/type"}
    assert judge.opinion({"more": "x"}).rules == {"/allOf/0/required/left"}
    items = Judge(SCHEMAS["items behind a prefix"])
    assert items.opinion(["a", 1]).tests == {"/unevaluatedItems/minimum"}
