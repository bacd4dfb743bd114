"""Deprecated spellings are taken and replaced; hints and errata stand at the path that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.load import SpecError

from .inline_spec import Action, library

OBJECT = """
properties: {size: {type: integer}, length: {type: integer, deprecated: true, x-alias-of: size}}
not: {required: [size, length]}
x-rules: [{id: one-spelling, keyword: not, message: give size}]
"""
PART = "Part:" + OBJECT.rstrip().replace("\n", "\n  ") + "\n"


def test_a_deprecated_property_is_sent_by_its_new_name(tmp_path: Path) -> None:
    thing = library(tmp_path, Action(OBJECT))
    with pytest.warns(DeprecationWarning, match="'length' is a deprecated spelling of 'size'"):
        assert thing.operation().validate({"length": 3}) == {"size": 3}
    assert thing.sent({"size": 3}) == {"size": 3}
    assert thing.verdicts({"length": 1}, {"size": 1}, {"length": 1, "size": 1}, {"length": "x"}) == [
        True, True, False, False
    ]  # fmt: skip


def test_a_deprecated_property_is_no_parameter(tmp_path: Path) -> None:
    console, sent = library(tmp_path, Action(OBJECT)).console()
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'length'; beside its own arguments"):
        console.thing.create_thing(length=3)
    assert not sent


def test_a_deprecated_property_is_found_wherever_its_object_stands(tmp_path: Path) -> None:
    part = "<Part>"
    inside = f"""
        properties:
          one: {part}
          many: {{type: array, items: {part}}}
          named: {{type: object, additionalProperties: {part}}}
    """
    thing = library(tmp_path, Action(inside, schemas=PART))
    body = {"one": {"length": 1}, "many": [{"length": 2}, {"size": 3}], "named": {"x": {"length": 4}}}
    assert thing.sent(body) == {"one": {"size": 1}, "many": [{"size": 2}, {"size": 3}], "named": {"x": {"size": 4}}}
    assert body["one"] == {"length": 1}


def test_a_deprecated_property_in_a_branch_of_a_union(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "properties: {part: <Any1>}",
            schemas=PART
            + "Other: {required: [name], properties: {name: {type: string}}}\n"
            + "Sized: {required: [part], properties: {part: <Part>}}\n"
            + "Any1: {oneOf: [<Sized>, <Other>]}",
        ),
    )
    assert thing.sent({"part": {"part": {"length": 1}}}) == {"part": {"part": {"size": 1}}}
    assert thing.sent({"part": {"name": "x"}}) == {"part": {"name": "x"}}


NODE = """
Node:
  properties:
    size: {type: integer}
    length: {type: integer, deprecated: true, x-alias-of: size}
    nodes: {type: array, items: <Node>}
  not: {required: [size, length]}
  x-rules: [{id: one-spelling, keyword: not, message: give size}]
"""
OLD_AND_NEW = """
Any1: {oneOf: [<Old>, <New>], discriminator: {propertyName: is, mapping: {old: @Old, new: @New}}}
Old:
  required: [is]
  properties:
    is: {type: string, const: old}
    size: {type: integer}
    length: {type: integer, deprecated: true, x-alias-of: size}
    colour: {type: string, enum: [RED, red], x-value-aliases: {RED: red}}
  not: {required: [size, length]}
  x-rules: [{id: one-spelling, keyword: not, message: give size}]
New:
  required: [is]
  properties: {is: {type: string, const: new}, length: {type: integer}, colour: {type: string, enum: [RED, red]}}
"""


def test_a_deprecated_property_of_an_object_inside_itself(tmp_path: Path) -> None:
    thing = library(tmp_path, Action("properties: {node: <Node>}", schemas=NODE))
    body = {"node": {"nodes": [{"length": 1, "nodes": [{"length": 2}]}]}}
    assert thing.sent(body) == {"node": {"nodes": [{"size": 1, "nodes": [{"size": 2}]}]}}


def test_what_is_deprecated_in_one_branch_of_a_union_stays_in_the_others(tmp_path: Path) -> None:
    inside = "properties: {one: <Any1>, named: {type: object, additionalProperties: <Any1>}}"
    thing = library(tmp_path, Action(inside, schemas=OLD_AND_NEW))
    new = {"is": "new", "length": 1, "colour": "RED"}
    old, sent = {"is": "old", "length": 1, "colour": "RED"}, {"is": "old", "size": 1, "colour": "red"}
    assert thing.sent({"one": new, "named": {"a": old}}) == {"one": new, "named": {"a": sent}}
    assert thing.sent({"one": old, "named": {"a": new}}) == {"one": sent, "named": {"a": new}}


def test_a_deprecated_value_is_sent_as_the_new_one(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "properties: {weight: <Weight>, inner: <Inner>}",
            schemas="""
            Inner: {properties: {weight: <Weight>}}
            Weight: {type: string, enum: [INT8, int8, int-8, W4], x-value-aliases: {int8: INT8, int-8: INT8}}
            """,
        ),
    )
    with pytest.warns(DeprecationWarning, match="'int8' is a deprecated spelling of 'INT8'"):
        assert thing.operation().validate({"weight": "int8"}) == {"weight": "INT8"}
    assert thing.sent({"weight": "W4", "inner": {"weight": "int-8"}}) == {"weight": "W4", "inner": {"weight": "INT8"}}
    assert thing.verdicts({"weight": "int8"}, {"weight": "INT8"}, {"weight": "Int8"}) == [True, True, False]
    assert "Literal['INT8', 'W4']" in thing.files["thing/namespace.py"]
    assert "int8" not in thing.files["thing/namespace.py"]


@pytest.mark.parametrize("place", ["{type: array, items: W}", "{type: object, additionalProperties: W}"])
def test_a_deprecated_value_that_would_not_be_replaced_is_refused(tmp_path: Path, place: str) -> None:
    weight = "{type: string, enum: [new, old], x-value-aliases: {old: new}}"
    with pytest.raises(SpecError, match=r"thing/create_thing\.yaml.*x-value-aliases of the items of weights"):
        library(tmp_path, Action(f"properties: {{weights: {place.replace('W', weight)}}}"))


UNION = """
oneOf: [<Round>, <Square>]
discriminator:
  propertyName: kind
  mapping: {round: @Round, ball: @Round, square: @Square}
"""
BRANCHES = """
Round:
  required: [kind]
  properties: {kind: {type: string, enum: [round, ball]}, size: {type: integer}, both: {type: string}}
Square:
  required: [kind]
  properties: {kind: {type: string, const: square}, side: {type: integer}, both: {type: string}}
"""


@pytest.mark.parametrize(
    ("request_", "body", "path"),
    [
        (UNION, {"kind": "square", "size": 1}, "size"),
        (
            "properties: {shape: <Shape>}",
            {"shape": {"kind": "square", "size": 1}},
            "shape.size",
        ),
        (
            "properties: {shapes: {type: array, items: <Shape>}}",
            {"shapes": [{"kind": "round"}, {"kind": "square", "size": 1}]},
            "shapes[1].size",
        ),
    ],
    ids=["request", "property", "items"],
)
def test_a_field_of_another_branch_is_refused_with_the_tag_that_it_needs(
    tmp_path: Path, request_: str, body: dict[str, object], path: str
) -> None:
    shape = "" if request_ == UNION else "Shape:" + UNION.replace("\n", "\n  ")
    thing = library(tmp_path, Action(request_, schemas=BRANCHES + shape))
    (violation,) = thing.violations(body)
    assert (violation.path, violation.message) == (path, "not allowed here; only with kind ball or round")


def test_a_field_that_every_branch_has_gets_no_hint(tmp_path: Path) -> None:
    assert set(library(tmp_path, Action(UNION, schemas=BRANCHES)).operation().hints) == {"size", "side"}


def test_errata_are_told_at_the_path_of_their_field(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "properties: {name: {type: string, x-errata: [one, two]}, parts: {type: array, items: <Part>}}",
            schemas="Part: {properties: {size: {type: integer, x-errata: [two]}}}",
        ),
        errata=["one", "two"],
    )
    assert dict(thing.operation().errata) == {"name": ("one", "two"), "parts.*.size": ("two",)}
    (violation,) = thing.violations({"parts": [{}, {"size": "x"}]})
    assert (violation.path, violation.errata) == ("parts[1].size", ("two",))
