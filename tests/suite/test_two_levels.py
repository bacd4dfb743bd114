"""A rule between members of two levels, as `config.x` with `y`: it is tested, and a service without it blamed on it."""

from __future__ import annotations

from typing import Any

import pytest

from qianfan_console.contract.corpus import corpus
from qianfan_console.contract.coverage import coverage
from qianfan_console.contract.subjects import Subject

from .test_wrong_services import BySchema, found_in

_TEXT = {"type": "string", "minLength": 1}
_MANY = {f"m{number}": {"type": "string", "enum": ["p", "q", "r"]} for number in range(8)}
_X_AND_Y = {"required": ["config", "y"], "properties": {"config": {"required": ["x"]}}}


def closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def request(rule: dict[str, Any]) -> dict[str, Any]:
    """Bodies whose `config` has so many members that its `x` does not come first, and a rule for them."""
    deep = closed({"a": _TEXT, "u": _TEXT})
    inner = {"kind": _TEXT, **_MANY, "x": _TEXT, "mode": {"enum": ["slow", "fast"]}, "deep": {"$ref": "#/$defs/Deep"}}
    body = closed(
        {"name": _TEXT, "y": _TEXT, "config": {"$ref": "#/$defs/Config"}, "option": closed({"o": _TEXT})},
        "name", "config",
    )  # fmt: skip
    defs = {"Config": closed(inner, "kind"), "Deep": deep, "Body": body | rule}
    return {"$ref": "#/$defs/Body", "$defs": defs}


def only(member: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": [member], "properties": {member: schema}}


RULES: dict[str, tuple[dict[str, Any], str, str]] = {
    "two that exclude each other": ({"not": _X_AND_Y}, "not", "the body: config.x and y cannot be used together"),
    "a value that excludes a member": (
        {"not": {"required": ["y"], **only("config", only("mode", {"const": "fast"}))} | {"required": ["config", "y"]}},
        "not",
        'the body: config.mode "fast" and y cannot be used together',
    ),
    "two far down": (
        {"not": only("config", only("deep", {"required": ["u"]})) | {
            "required": ["config", "option"],
            "properties": {"config": only("deep", {"required": ["u"]}), "option": {"required": ["o"]}},
        }},
        "not",
        "the body: config.deep.u and option.o cannot be used together",
    ),
    "one of two": (
        {"anyOf": [{"required": ["y"]}, {"properties": {"config": {"required": ["x"]}}}]},
        "anyOf",
        "the body: has at least one of y, config.x",
    ),
    "exactly one of two": (
        {"oneOf": [{"required": ["y"]}, {"properties": {"config": {"required": ["x"]}}}]},
        "oneOf",
        "the body: has exactly one of y, config.x",
    ),
    "one that wants a value": (
        {"if": {"required": ["y"]}, "then": {"properties": {"config": {"properties": {"mode": {"const": "fast"}}}}}},
        "then/properties/config/properties/mode/const",
        'config.mode: is "fast" (if y)',
    ),
    "a value that wants another": (
        {"if": only("config", only("mode", {"const": "fast"})), "then": {"required": ["y"]}},
        "then/required/y",
        'the body: y is required (if config.mode "fast")',
    ),
    "one that wants another": (
        {"dependentSchemas": {"y": {"properties": {"config": {"required": ["x"]}}}}},
        "dependentSchemas/y/properties/config/required/x",
        "config: x is required (with y)",
    ),
    "one that only goes with another": (
        {"not": {"required": ["y"], "properties": {"config": {"not": {"required": ["x"]}}}}},
        "not",
        'the body: is not of the form {"required": ["y"], "properties": {"config": {"not": {"required": ["x"]}}}}',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_it_is_tested_from_both_sides(name: str) -> None:
    schema = request(RULES[name][0])
    sides = coverage(schema, (miss.body for miss in corpus(schema)))
    assert {rule for rule, found in sides.items() if not (found.inside and found.outside)} == set()


@pytest.mark.parametrize("name", RULES)
def test_a_service_without_it_is_blamed_on_it_alone(name: str) -> None:
    rule, pointer, text = RULES[name]
    subject = Subject(
        "DescribeIt", "/v2/it", "application/json", "https://page", "It", "2026-01-01", request(rule), {}, {}
    )
    (found,) = found_in(subject, BySchema(request({}))).findings
    assert (found.kind, found.entry.pointer, found.entry.text) == ("laxer", f"/$defs/Body/{pointer}", text)


@pytest.mark.parametrize(("body", "detail"), [({}, "fitting none"), ({"y": "b"}, "fitting more than one")])
def test_one_half_of_a_rule_of_two_is_told_from_the_other(body: dict[str, str], detail: str) -> None:
    """A service that takes both takes two forms at once; one that takes neither takes a body of no form."""
    config = {"kind": "a"} | ({"x": "c"} if body else {})
    wrong = {"name": "x", "config": config} | body

    class HalfRight(BySchema):
        def takes(self, given: Any) -> bool:
            shape = isinstance(given, dict) and given.keys() == wrong.keys() and isinstance(given["config"], dict)
            return super().takes(given) or (
                shape
                and given["config"].keys() == config.keys()
                and all(isinstance(one, str) and one for one in (given["name"], *given["config"].values()))
            )

    rule, pointer, _ = RULES["exactly one of two"]
    schema = request(rule)
    subject = Subject("DescribeIt", "/v2/it", "application/json", "https://page", "It", "2026-01-01", schema, {}, {})
    found = found_in(subject, HalfRight(schema)).findings
    assert {(one.entry.pointer, one.detail) for one in found} == {(f"/$defs/Body/{pointer}", detail)}
