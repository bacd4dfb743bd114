"""One small change of a schema, and how it is classed on either side."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.diff import Severity, diff_trees, gravest

from .trees import Json, request_changes, request_severity, response_severity, tree

BREAKING, COMPATIBLE, WORDS = Severity.BREAKING, Severity.COMPATIBLE, Severity.DOCUMENTATION


def closed(required: list[str] | None = None, **properties: Any) -> Json:
    return {"type": "object", "additionalProperties": False, "required": required or [], "properties": properties}


def opened(required: list[str] | None = None, **properties: Any) -> Json:
    return {"type": "object", "required": required or [], "properties": properties}


def text(**more: Any) -> Json:
    return {"type": "string", **more}


def branch(tag: str, **properties: Any) -> Json:
    return closed(["kind"], kind=text(const=tag), **properties)


TEXT = text()
NUMBER = {"type": "integer"}
PAIR: Json = {**closed(a=TEXT, b=TEXT), "not": {"required": ["a", "b"]}}
EMPTY = {"properties": {}, "additionalProperties": False}
OVERLAP = {"oneOf": [opened(["a"], a=TEXT), opened(["b"], b=TEXT)]}
TEST = {"if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}}

NAME: Json = text(minLength=1, description="d", default="x")
UPPER = text(enum=["x", "X"], **{"x-value-aliases": {"x": "X"}})
TAGGED = {"oneOf": [branch("T"), branch("U")], "discriminator": {"propertyName": "kind", "mapping": {}}}

# What is wider: a request may become so, a response may not. The other way round it is narrower.
WIDENED = {
    "optional field": (closed(), closed(a=TEXT)),
    "no longer required": (closed(["a"], a=TEXT), closed(a=TEXT)),
    "other members": (closed(a=TEXT), opened(a=TEXT)),
    "longer": (opened(a=text(maxLength=3)), opened(a=text(maxLength=4))),
    "shorter": (opened(a=text(minLength=2)), opened(a=text(minLength=1))),
    "any length": (opened(a=text(minLength=1)), opened(a=TEXT)),
    "bound": (opened(a={**NUMBER, "minimum": 2}), opened(a={**NUMBER, "minimum": 1})),
    "open bound": (opened(a={**NUMBER, "exclusiveMaximum": 9}), opened(a=NUMBER)),
    "multiple": (opened(a={**NUMBER, "multipleOf": 4}), opened(a={**NUMBER, "multipleOf": 2})),
    "decimal multiple": (
        opened(a={"type": "number", "multipleOf": 0.3}),
        opened(a={"type": "number", "multipleOf": 0.1}),
    ),
    "contains": (opened(a={"type": "array", "contains": {"minimum": 5}}), opened(a={"type": "array"})),
    "contains fewer": (
        opened(a={"type": "array", "contains": NUMBER, "minContains": 2}),
        opened(a={"type": "array", "contains": NUMBER}),
    ),
    "contains more": (
        opened(a={"type": "array", "contains": NUMBER, "maxContains": 2}),
        opened(a={"type": "array", "contains": NUMBER, "maxContains": 3}),
    ),
    "no condition": ({**opened(), **TEST}, opened()),
    "number": (opened(a=NUMBER), opened(a={"type": "number"})),
    "null": (opened(a=TEXT), opened(a={"type": ["string", "null"]})),
    "const to enum": (opened(a=text(const="x")), opened(a=text(enum=["x", "y"]))),
    "number listed": (opened(a={"enum": [1]}), opened(a={"enum": [1, 2]})),
    "pattern gone": (opened(a=text(pattern="^x")), opened(a=TEXT)),
    "items": (opened(a={"type": "array", "items": text(maxLength=1)}), opened(a={"type": "array", "items": TEXT})),
    "more items": (opened(a={"type": "array", "maxItems": 1}), opened(a={"type": "array", "maxItems": 2})),
    "pair allowed": (PAIR, {key: value for key, value in PAIR.items() if key != "not"}),
    "pair of three": (PAIR, {**PAIR, "not": {"required": ["a", "b", "c"]}}),
    "branch": ({"oneOf": [branch("T"), branch("U")]}, {"oneOf": [branch("U"), branch("V"), branch("T")]}),
    "inside a branch": ({"oneOf": [branch("T"), branch("U")]}, {"oneOf": [branch("T", a=TEXT), branch("U")]}),
    "fewer dependents": (
        {**opened(), "dependentRequired": {"a": ["b", "c"]}},
        {**opened(), "dependentRequired": {"a": ["b"]}},
    ),
    "one of several types": (opened(a=TEXT), opened(a={"type": ["integer", "string"]})),
    "text or number": (opened(a=text(maxLength=3)), opened(a={"anyOf": [NUMBER, text(maxLength=3)]})),
    "one of them": (opened(a=TEXT), opened(a={"oneOf": [TEXT, NUMBER]})),
    "longer or another": (opened(a=text(maxLength=3)), opened(a={"anyOf": [text(maxLength=4), NUMBER]})),
    "types as branches": (
        opened(a={"type": ["string", "null"]}),
        opened(a={"anyOf": [TEXT, NUMBER, {"type": "null"}]}),
    ),
    "branches as types": (opened(a={"anyOf": [TEXT, NUMBER]}), opened(a={"type": ["string", "integer", "null"]})),
    "words beside": (
        opened(a=NAME),
        opened(a={"anyOf": [text(minLength=1), NUMBER], "description": "e", "default": "x"}),
    ),
    "limit beside": (opened(a=text(maxLength=3)), opened(a={"maxLength": 3, "oneOf": [TEXT, NUMBER]})),
    "value sent otherwise in a branch": (opened(a=UPPER), opened(a={"anyOf": [NUMBER, UPPER]})),
    "union of unions": (opened(a=TEXT), opened(a={"anyOf": [{"oneOf": [NUMBER, TEXT]}, {"type": "null"}]})),
    "branch of another word": (
        opened(a={"anyOf": [TEXT, NUMBER]}),
        opened(a={"oneOf": [NUMBER, TEXT, {"type": "null"}]}),
    ),
    "object or text": (opened(a=closed(b=TEXT)), opened(a={"anyOf": [closed(b=TEXT), TEXT]})),
    "first tag": (branch("T"), TAGGED),
    "items of any kind": (
        opened(a={"type": "array", "items": TEXT}),
        opened(a={"type": "array", "items": {"anyOf": [TEXT, NUMBER]}}),
    ),
    "condition asks for less": ({**opened(), **TEST}, {**opened(), **TEST, "then": {}}),
}
ATTRIBUTE_GONE = {"optional field", "inside a branch"}


@pytest.mark.parametrize("name", WIDENED)
def test_wider_requests_and_narrower_responses_are_compatible(name: str) -> None:
    old, new = WIDENED[name]
    assert request_severity(old, new) is COMPATIBLE
    assert response_severity(new, old) is (BREAKING if name in ATTRIBUTE_GONE else COMPATIBLE)


@pytest.mark.parametrize("name", WIDENED)
def test_narrower_requests_and_wider_responses_are_breaking(name: str) -> None:
    old, new = WIDENED[name]
    assert request_severity(new, old) is BREAKING
    assert response_severity(old, new) is BREAKING


def test_a_new_alias_is_compatible() -> None:
    alias = text(deprecated=True, **{"x-alias-of": "a"})
    assert request_severity(closed(a=TEXT), {**closed(a=TEXT, b=alias), "not": PAIR["not"]}) is COMPATIBLE
    assert request_severity(opened(a=TEXT), {**opened(a=TEXT, b=alias), "not": PAIR["not"]}) is BREAKING


def test_a_new_not_narrows_what_may_be_no_object() -> None:
    """`required` lets a text pass, so its `not` refuses texts, which were taken before."""
    untyped = {name: value for name, value in closed(a=TEXT).items() if name != "type"}
    assert request_severity(untyped, {**untyped, "not": PAIR["not"]}) is BREAKING


ALWAYS_BREAKING = {
    "shorter or another": (opened(a=text(maxLength=3)), opened(a={"anyOf": [text(maxLength=2), NUMBER]})),
    "branches that overlap": (opened(a=TEXT), opened(a={"oneOf": [text(), text(minLength=2), NUMBER]})),
    "not all types": (opened(a={"type": ["string", "null"]}), opened(a={"anyOf": [TEXT, NUMBER]})),
    "narrower beside": (opened(a=TEXT), opened(a={"maxLength": 3, "anyOf": [TEXT, NUMBER]})),
    "other default beside": (opened(a=NAME), opened(a={"anyOf": [text(minLength=1), NUMBER], "default": "y"})),
    "alias gone": (opened(a=UPPER), opened(a={"anyOf": [text(enum=["x", "X"]), NUMBER]})),
    "branches not looked at": (
        {"unevaluatedProperties": False, **opened(a=TEXT)},
        {"unevaluatedProperties": False, "anyOf": [opened(a=TEXT), {"type": "string"}]},
    ),
    "another type": (opened(a=TEXT), opened(a=NUMBER)),
    "another pattern": (opened(a=text(pattern="^x")), opened(a=text(pattern="^y"))),
    "format": (opened(a=TEXT), opened(a=text(format="date-time"))),
    "field gone": (opened(a=TEXT, b=TEXT), opened(a=TEXT)),
    "other pair": (PAIR, {**PAIR, "not": {"required": ["a", "c"]}}),
    "overlapping branches": (OVERLAP, {"oneOf": [opened(["a"], a={}), opened(["b"], b=TEXT)]}),
    "overlapping branch more": (OVERLAP, {"oneOf": [*OVERLAP["oneOf"], opened(["c"])]}),
    "tag not required": (
        {"oneOf": [opened(kind=text(const="T")), opened(kind=text(const="U"))]},
        {"oneOf": [opened(kind=text(const="T")), opened(kind=text(const="U")), opened(kind=text(const="V"))]},
    ),
    "branches of any type": (
        {"oneOf": [{"required": ["a"], **EMPTY}, {"required": ["b"], **EMPTY}]},
        {"oneOf": [{"required": ["a"], **EMPTY}, {"required": ["b"], **EMPTY}, {"type": "integer"}]},
    ),
    "condition changed": ({**opened(), **TEST}, {**opened(), **TEST, "if": {"required": ["a"]}}),
    "unevaluated": (
        {"unevaluatedProperties": False, "allOf": [opened(a=text(maxLength=1))]},
        {"unevaluatedProperties": False, "allOf": [opened(a=TEXT)]},
    ),
    "unknown keyword": (opened(a=TEXT), opened(a=text(surprise=1))),
    "unknown extension": (opened(a=TEXT), opened(a=text(**{"x-surprise": 1}))),
    "unknown form": (opened(a=TEXT), {"properties": ["a"]}),
    "another default": (opened(a=text(default="x")), opened(a=text(default="y"))),
    "alias": (opened(a=TEXT, b=TEXT), opened(a=TEXT, b=text(**{"x-alias-of": "a"}))),
    "value sent otherwise": (
        opened(a=text(enum=["x", "X"])),
        opened(a=text(enum=["x", "X"], **{"x-value-aliases": {"x": "X"}})),
    ),
    "another ending": (
        opened(a=text(**{"x-upload": {"nameEndsWith": ".py", "maxBytes": 9}})),
        opened(a=text(**{"x-upload": {"nameEndsWith": ".txt", "maxBytes": 9}})),
    ),
    "a text becomes a file": (opened(a=TEXT), opened(a=text(**{"x-upload": {"nameEndsWith": ".py", "maxBytes": 9}}))),
    "a file becomes a text": (opened(a=text(**{"x-upload": {"nameEndsWith": ".py", "maxBytes": 9}})), opened(a=TEXT)),
    "rule renamed": (
        {**PAIR, "x-rules": [{"id": "one", "keyword": "not", "message": "m"}]},
        {**PAIR, "x-rules": [{"id": "two", "keyword": "not", "message": "m"}]},
    ),
}


@pytest.mark.parametrize("name", ALWAYS_BREAKING)
def test_what_is_not_one_way_is_breaking(name: str) -> None:
    old, new = ALWAYS_BREAKING[name]
    assert request_severity(old, new) is BREAKING
    assert response_severity(old, new) is BREAKING


HARMLESS = {
    "description": (opened(a=TEXT), opened(a=text(description="d")), WORDS),
    "examples": (opened(a=TEXT), opened(a=text(examples=["x"])), WORDS),
    "errata": (opened(a=TEXT), opened(a=text(**{"x-errata": ["e"]})), WORDS),
    "message of a rule": (
        {**PAIR, "x-rules": [{"id": "one", "keyword": "not", "message": "m"}]},
        {**PAIR, "x-rules": [{"id": "one", "keyword": "not", "message": "n"}]},
        WORDS,
    ),
    "first default": (opened(a=TEXT), opened(a=text(default="x")), WORDS),
    "limit of no effect": (opened(a=TEXT), opened(a=text(minLength=0)), WORDS),
    "order of values": (opened(a=text(enum=["x", "y"])), opened(a=text(enum=["y", "x"])), WORDS),
    "order of names": (opened(["a", "b"]), opened(["b", "a"]), WORDS),
    "deprecation": (opened(a=TEXT), opened(a=text(deprecated=True)), COMPATIBLE),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_words_are_documentation(name: str) -> None:
    old, new, severity = HARMLESS[name]
    assert request_severity(old, new) is severity
    assert response_severity(old, new) is severity


def test_listed_strings_of_a_response_are_open() -> None:
    one, two = opened(a=text(enum=["x"])), opened(a=text(enum=["x", "y"]))
    assert response_severity(one, two) is response_severity(two, one) is COMPATIBLE
    assert response_severity(opened(a=text(const="x")), opened(a=text(const="y"))) is BREAKING
    nested = {"oneOf": [opened(["a"], a=text(enum=["x"])), opened(["a"], a=text(enum=["y"]))]}
    wider = {"oneOf": [opened(["a"], a=text(enum=["x", "z"])), opened(["a"], a=text(enum=["y"]))]}
    assert request_severity(nested, wider) is COMPATIBLE
    assert response_severity(nested, wider) is BREAKING, "as open lists the branches overlap"


def test_a_change_names_pointer_and_rule() -> None:
    (change,) = request_changes(opened(a=text(maxLength=3)), opened(a=text(maxLength=2)))
    schema = "/paths/~1v2~1thing/post/requestBody/content/application~1json/schema"
    assert (change.pointer, change.rule) == (f"{schema}/properties/a/maxLength", "maxLength-changed")
    assert (change.message, change.actions) == ("maxLength: 3 -> 2", ("DoThing",))
    (gone,) = request_changes(closed(a=TEXT), closed())
    assert gone.pointer == f"{schema}/properties/a"


def test_a_recursive_schema_ends() -> None:
    node = opened(next={"$ref": "#/components/schemas/Node"}, a=text(maxLength=3))
    wider = opened(next={"$ref": "#/components/schemas/Node"}, a=TEXT)
    ref = {"$ref": "#/components/schemas/Node"}
    assert request_severity_of(ref, {"Node": node}, {"Node": wider}) is COMPATIBLE
    assert request_severity_of(ref, {"Node": wider}, {"Node": node}) is BREAKING


def test_a_union_of_components() -> None:
    name, either = {"$ref": "#/components/schemas/Name"}, {"$ref": "#/components/schemas/Either"}
    schemas: Json = {"Name": text(maxLength=3), "Either": {"description": "d", "anyOf": [name, NUMBER]}}
    for old, new in ((name, either), (text(maxLength=3), {**either, "description": "e"}), (name, {"anyOf": [either]})):
        assert request_severity_of(opened(a=old), schemas, schemas, opened(a=new)) is COMPATIBLE
        assert request_severity_of(opened(a=new), schemas, schemas, opened(a=old)) is BREAKING
    assert request_severity_of(opened(a=text(maxLength=4)), schemas, schemas, opened(a=either)) is BREAKING


def test_a_recursive_schema_becomes_a_union() -> None:
    ref = {"$ref": "#/components/schemas/Node"}
    node = opened(next=ref, a=TEXT)
    wider = opened(next={"anyOf": [ref, {"type": "null"}]}, a={"anyOf": [NUMBER, TEXT]})
    assert request_severity_of(ref, {"Node": node}, {"Node": wider}) is COMPATIBLE
    assert request_severity_of(ref, {"Node": wider}, {"Node": node}) is BREAKING
    either = {"anyOf": [node, {"type": "null"}]}
    assert request_severity_of(ref, {"Node": node}, {"Node": either}) is BREAKING, "there is no class Node any more"
    itself = {"anyOf": [ref, NUMBER]}
    assert request_severity_of(ref, {"Node": TEXT}, {"Node": itself}) is BREAKING, "a union of itself has no meaning"


def test_a_new_member_may_be_a_component() -> None:
    ref, schemas = {"$ref": "#/components/schemas/Thing"}, {"Thing": closed(a=TEXT)}
    assert request_severity_of(closed(b=TEXT), {}, schemas, closed(b=TEXT, c=ref)) is COMPATIBLE
    assert request_severity_of(closed(b=TEXT), {}, schemas, closed(["c"], b=TEXT, c=ref)) is BREAKING


def test_a_first_member_may_hold_its_object() -> None:
    ref = {"$ref": "#/components/schemas/Node"}
    assert request_severity_of(ref, {"Node": closed()}, {"Node": closed(next=ref)}) is COMPATIBLE
    assert request_severity_of(ref, {"Node": opened()}, {"Node": opened(next=ref)}) is BREAKING


def request_severity_of(request: Json, old: Json, new: Json, after: Json | None = None) -> Severity:
    return gravest(diff_trees(tree(request=request, schemas=old), tree(request=after or request, schemas=new)))
