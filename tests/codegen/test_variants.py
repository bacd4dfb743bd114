"""One overload for each way to call: what a type checker then tells apart."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .inline_spec import Action, Library, library

SHAPES = """
Round: {required: [kind, size], properties: {kind: {type: string, const: round}, size: {type: integer}}}
Square: {required: [kind], properties: {kind: {type: string, const: square}, side: {type: integer}}}
"""
SHAPE = """
oneOf: [<Round>, <Square>]
discriminator:
  propertyName: kind
  mapping: {round: @Round, square: @Square}
"""


def overloads(thing: Library, module: str = "thing/namespace.py") -> list[dict[str, bool]]:
    """For each overload (or the only signature) its parameters, and which of them must be given."""
    functions = [
        node for node in ast.walk(ast.parse(thing.files[module]))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == "create_thing"
    ]  # fmt: skip
    marked = [function for function in functions if function.decorator_list]
    return [
        {a.arg: default is None for a, default in zip(f.args.kwonlyargs, f.args.kw_defaults, strict=True)}
        for f in (marked or functions)
    ]


def test_a_plain_request_has_one_signature(tmp_path: Path) -> None:
    thing = library(tmp_path, Action("{required: [name], properties: {name: {type: string}, size: {type: integer}}}"))
    assert overloads(thing) == [{"name": True, "size": False}]
    assert "overload" not in thing.files["thing/namespace.py"].partition("class ")[2]


def test_a_discriminated_request_has_an_overload_for_each_branch(tmp_path: Path) -> None:
    thing = library(tmp_path, Action(SHAPE, schemas=SHAPES))
    assert overloads(thing) == [{"kind": True, "size": True}, {"kind": True, "side": False}]
    assert "kind: Literal['round']" in thing.files["thing/namespace.py"]
    assert thing.verdicts(
        {"kind": "round", "size": 1}, {"kind": "square"}, {"kind": "round"}, {"kind": "square", "size": 1},
        {"kind": "oval", "size": 1}, {"size": 1}, {},
    ) == [True, True, False, False, False, False, False]  # fmt: skip


def test_a_choice_of_one_field_has_an_overload_for_each_field(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("""
            properties: {id: {type: string}, name: {type: string}, size: {type: integer}}
            oneOf: [{required: [id]}, {required: [name]}]
            x-rules: [{id: id-or-name, keyword: oneOf, message: give id or name}]
        """),
    )
    assert overloads(thing) == [{"id": True, "size": False}, {"name": True, "size": False}]
    assert thing.verdicts({"id": "x"}, {"name": "x", "size": 1}, {"id": "x", "name": "y"}, {"size": 1}, {}) == [
        True, True, False, False, False
    ]  # fmt: skip


def test_an_alias_is_no_parameter(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("""
            properties: {size: {type: integer}, length: {type: integer, deprecated: true, x-alias-of: size}}
            oneOf: [{required: [size]}, {required: [length]}]
            x-rules: [{id: one-spelling, keyword: oneOf, message: give size}]
        """),
    )
    assert overloads(thing) == [{"size": True}]
    assert thing.sent({"length": 1}) == {"size": 1}


def test_unions_in_a_union_are_ways_to_call_too(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "oneOf: [<A>, <B>]",
            schemas=SHAPES + "A: {required: [a], properties: {a: {type: string}}}\nB:" + SHAPE.replace("\n", "\n  "),
        ),
    )
    assert overloads(thing) == [{"a": True}, {"kind": True, "size": True}, {"kind": True, "side": False}]
    assert thing.verdicts({"a": "x"}, {"kind": "square"}, {"kind": "square", "a": "x"}, {}) == [
        True,
        True,
        False,
        False,
    ]


def test_a_union_below_the_request_is_one_parameter(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "properties: {shape: <Shape>}",
            schemas=SHAPES + "Shape:" + SHAPE.replace("\n", "\n  "),
        ),
    )
    assert overloads(thing) == [{"shape": False}]
    assert "shape: _params.RoundInput | _params.SquareInput | NotGiven" in thing.files["thing/namespace.py"]
    shape = {"shape": {"kind": "round", "size": 1}}
    assert thing.verdicts(shape, {"shape": {"kind": "round"}}, {"shape": {"kind": "oval"}}, {}) == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("spelling", ["kind", "theKind"])
def test_a_method_takes_models_and_dictionaries_in_either_spelling(tmp_path: Path, spelling: str) -> None:
    shapes = (
        (SHAPES + "Shape:" + SHAPE.replace("\n", "\n  "))
        .replace("kind:", f"{spelling}:")
        .replace("[kind", f"[{spelling}")
    )
    schemas = shapes.replace("propertyName: kind", f"propertyName: {spelling}")
    thing = library(tmp_path, Action("properties: {shape: <Shape>}", schemas=schemas))
    name = "kind" if spelling == "kind" else "the_kind"
    model = thing.module("thing").Round(**{name: "round", "size": 1})
    console, sent = thing.console({}, {}, {})
    for shape in (model, {name: "round", "size": 1}, {spelling: "round", "size": 1}):
        console.thing.create_thing(shape=shape)
    assert {request.read() for request in sent} == {b'{"shape":{"%s":"round","size":1}}' % spelling.encode()}
