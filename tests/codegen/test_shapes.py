"""Types of a request: the model and the JSON Schema say the same of every body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load import SpecError

from .inline_spec import PAGE, Action, library

ITEM = "Item: {required: [size], properties: {size: {type: integer, minimum: 1}, tag: {type: string, maxLength: 2}}}"


def test_scalars_are_strict(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("properties: {s: {type: string}, i: {type: integer}, n: {type: number}, b: {type: boolean}}"),
    )
    values: dict[str, list[Any]] = {"s": ["", "x"], "i": [0, -1], "n": [0, 0.5], "b": [True, False]}
    wrong: dict[str, list[Any]] = {"s": [1, True, None], "i": [True, "1", 1.5, 1.0, None]}
    wrong |= {"n": [True, "1", None], "b": [0, "true", None]}
    assert all(thing.verdicts(*({name: value} for name in values for value in values[name])))
    assert not any(thing.verdicts(*({name: value} for name in wrong for value in wrong[name])))


def test_bounds(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("""
            properties:
              text: {type: string, minLength: 1, maxLength: 3}
              code: {type: string, pattern: '^[A-Z]{2}-[0-9]+$'}
              whole: {type: integer, minimum: 2, exclusiveMaximum: 8, multipleOf: 2}
              part: {type: number, exclusiveMinimum: 0, maximum: 1}
              list: {type: array, minItems: 1, maxItems: 2, items: {type: string}}
        """),
    )
    inside: list[dict[str, Any]] = [
        {"text": "x"},
        {"text": "一二三"},
        {"text": "😀😀😀"},
        {"code": "AB-1"},
        {"whole": 2},
        {"whole": 6},
    ]
    inside += [{"part": 0.1}, {"part": 1}, {"list": ["x"]}, {"list": ["x", "y"]}]
    outside: list[dict[str, Any]] = [{"text": ""}, {"text": "一二三四"}, {"code": "xAB-1"}, {"code": "AB-"}]
    outside += [{"whole": 1}, {"whole": 3}, {"whole": 8}, {"part": 0}, {"part": 1.1}]
    outside += [{"list": []}, {"list": ["x", "y", "z"]}]
    assert all(thing.verdicts(*inside))
    assert not any(thing.verdicts(*outside))
    # Python's `$`, which the reference validator uses, lets a line feed pass; JSON Schema's and ours do not.
    assert thing.violations({"code": "AB-1\n"})


@pytest.mark.parametrize(
    "pattern", ["^'$", '^"$', "^'\"'''\"\"\"$", "^#\\\\$", "^\\{\\}$", "^%s-[a-z]{1,3}$", "^模型$"]
)
def test_a_pattern_is_kept_whatever_characters_it_holds(tmp_path: Path, pattern: str) -> None:
    plain = pattern[1:-1].replace("\\", "").replace("[a-z]{1,3}", "ab")
    text = "#\\" if pattern == "^#\\\\$" else plain
    quoted = pattern.replace("'", "''")
    thing = library(tmp_path, Action(f"properties: {{text: {{type: string, pattern: '{quoted}'}}}}"))
    assert thing.verdicts({"text": text}, {"text": text + "!"}, {"text": ""}) == [True, False, False]


def test_arrays_of_objects_and_maps(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            """
            properties:
              items: {type: array, items: <Item>}
              named: {type: object, additionalProperties: <Item>}
              table: {type: array, items: {type: array, items: {type: integer}}}
              lists: {type: object, additionalProperties: {type: array, items: {type: string, enum: [a, b]}}}
              maps: {type: object, additionalProperties: {type: object, additionalProperties: {type: boolean}}}
            """,
            schemas=ITEM,
        ),
    )
    assert all(
        thing.verdicts(
            {"items": []}, {"items": [{"size": 1}, {"size": 2, "tag": "x"}]}, {"named": {}},
            {"named": {"模型": {"size": 1}}},
            {"table": [[1], []]}, {"lists": {"": ["a", "b"]}}, {"maps": {"x": {"y": True}}},
        )
    )  # fmt: skip
    assert not any(
        thing.verdicts(
            {"items": {}}, {"items": [{}]}, {"items": [{"size": 0}]}, {"items": [{"size": 1, "x": 1}]},
            {"items": None}, {"named": []}, {"named": {"x": {}}}, {"named": {"x": {"size": True}}},
            {"table": [[True]]}, {"table": [["1"]]}, {"table": [[1.0]]},
            {"lists": {"x": ["c"]}}, {"lists": {"x": "a"}}, {"maps": {"x": {"y": 1}}}, {"maps": {"x": None}},
        )
    )  # fmt: skip
    assert [v.path for v in thing.violations({"items": [{"size": 1}, {"size": "x"}]})] == ["items[1].size"]


def test_null_is_a_value_only_where_the_type_says_so(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("""
            required: [must]
            properties:
              must: {type: [string, 'null'], maxLength: 2}
              may: {type: [integer, 'null'], minimum: 1}
              list: {type: [array, 'null'], items: {type: [string, 'null']}}
              never: {type: string}
        """),
    )
    assert thing.verdicts(
        {"must": None}, {"must": "xx"}, {"must": "x", "may": None, "list": None}, {"must": "x", "list": [None, "x"]},
    ) == [True] * 4  # fmt: skip
    assert thing.verdicts(
        {}, {"must": "xxx"}, {"must": None, "may": 0}, {"must": None, "never": None}, {"must": None, "list": [1]},
    ) == [False] * 5  # fmt: skip
    assert thing.sent({"must": None, "may": None}) == {"must": None, "may": None}


def test_a_default_is_shown_and_never_filled_in(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("{required: [must], properties: {must: {type: integer, default: 1}, may: {type: string, default: x}}}"),
    )
    assert thing.verdicts({"must": 2}, {}, {"may": "x"}, {"must": None}, {"must": 1, "may": None}) == [
        True, False, False, False, False
    ]  # fmt: skip
    assert thing.sent({"must": 1}) == {"must": 1}


def test_unknown_members_are_refused_at_every_depth(tmp_path: Path) -> None:
    thing = library(tmp_path, Action("properties: {item: <Item>}", schemas=ITEM))
    assert thing.verdicts({"x": 1}, {"item": {"size": 1, "x": 1}}, {}) == [False, False, True]


def test_what_is_shared_is_one_class_and_as_strict_as_what_is_not(tmp_path: Path) -> None:
    request = "properties: {page: <common/Page>, id: <common/Id>}"
    response = "{type: object, properties: {info: <common/PageInfo>}}"
    thing = library(
        tmp_path,
        Action(request, response=response),
        Action(request, response=response, name="DescribeThing"),
        common="""
            Id: {type: string, minLength: 1}
            Page: {type: object, additionalProperties: false, required: [size], properties: {size: {type: integer}}}
            PageInfo: {type: object, required: [more], properties: {more: {type: boolean}}}
        """,
    )
    assert thing.verdicts(
        {"page": {"size": 1}, "id": "x"}, {"page": {}}, {"page": {"size": "1"}}, {"page": {"size": 1, "x": 1}},
        {"id": ""},
    ) == [True, False, False, False, False]  # fmt: skip
    modules = [thing.module(f"thing.operations.{name}_thing") for name in ("create", "describe")]
    assert modules[0].Page is modules[1].Page is thing.module("common").Page
    assert modules[0].PageInfo is modules[1].PageInfo
    answer = thing.operation().response.read({"info": {"more": True, "surprise": 1}})
    assert answer.info.more is True
    assert answer.info.surprise == 1


def test_a_shared_union_keeps_its_discriminator(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("properties: {shape: <common/Shape>}"),
        common="""
            Shape:
              oneOf: [<Round>, <Square>]
              discriminator:
                propertyName: kind
                mapping: {round: @Round, square: @Square}
            Round:
              type: object
              additionalProperties: false
              required: [kind]
              properties: {kind: {type: string, const: round}, size: {type: integer}}
            Square:
              type: object
              additionalProperties: false
              required: [kind]
              properties: {kind: {type: string, const: square}, side: {type: integer}}
        """,
    )
    assert thing.verdicts({"shape": {"kind": "square", "side": 1}}, {"shape": {"kind": "square", "size": 1}}) == [
        True, False
    ]  # fmt: skip
    (violation,) = thing.violations({"shape": {"kind": "square", "size": 1}})
    assert violation.message == "not allowed here; only with kind round"


def test_rules_of_a_shared_object_bind_every_action_that_has_it(tmp_path: Path) -> None:
    rule = "not: {required: [a, b]}, x-rules: [{id: not-both, keyword: not, message: m}]"
    properties = "properties: {a: {type: string}, b: {type: string}}"
    count = "c: {type: object, additionalProperties: {$ref: '#/components/schemas/Even'}}"
    two = (Action("properties: {pair: <common/Pair>}", name=name) for name in ("CreateThing", "UpdateThing"))
    common = f"""
Pair: {{type: object, additionalProperties: false, {properties[:-1]}, {count}}}, {rule}}}
Even: {{type: integer, multipleOf: 2}}
"""
    thing = library(tmp_path, *two, common=common)
    for action in ("CreateThing", "UpdateThing"):
        bodies: tuple[dict[str, Any], ...] = ({"a": "1"}, {"a": "1", "b": "1"}, {"c": {"d": 2}}, {"c": {"d": 1}}, {})
        assert thing.verdicts(*({"pair": body} for body in bodies), action=action) == [True, False, True, False, True]
        (violation,) = thing.violations({"pair": {"a": "1", "b": "1"}}, action)
        assert (violation.rule, violation.message, violation.page) == ("not-both", "m", PAGE)


def test_answers_keep_what_the_page_does_not_know(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            response="{type: object, required: [state, item], properties: {state: {type: string, enum: [up, down]}, "
            "item: <Answer>, count: {type: integer}, any: {type: object}}}",
            schemas="Answer: {type: object, required: [id], properties: {id: {type: string}}}",
        ),
    )
    read = thing.operation().response.read
    answer = read({"state": "exploded", "item": {"id": "x", "new": [1]}, "any": {"x": {"y": 1}}, "more": None})
    assert (answer.state, answer.item.id, answer.item.new, answer.any, answer.more) == (
        "exploded",
        "x",
        [1],
        {"x": {"y": 1}},
        None,
    )
    broken = read({"state": 7, "item": {"id": None}, "count": "many"})
    assert (broken.state, broken.item.id, broken.count) == (7, None, "many")
    assert read({}).item is None


def test_an_answer_that_is_a_union_is_refused(tmp_path: Path) -> None:
    branch = "{type: object, required: [kind], properties: {kind: {type: string, const: NAME}}}"
    mapping = "{a: @A, b: @B}"
    with pytest.raises(SpecError, match="CreateThingResponse is a union"):
        library(
            tmp_path,
            Action(
                response=f"oneOf: [<A>, <B>]\ndiscriminator: {{propertyName: kind, mapping: {mapping}}}",
                schemas=f"A: {branch.replace('NAME', 'a')}\nB: {branch.replace('NAME', 'b')}",
            ),
        )


TREE = Action(
    "properties: {tree: <Tree>}",
    schemas="""
    Tree: {required: [name], properties: {name: {type: string}, parts: {type: array, items: <Tree>}}}
    """,
)


def test_a_shape_that_contains_itself(tmp_path: Path) -> None:
    thing = library(tmp_path, TREE)
    leaf = {"name": "leaf"}
    assert thing.verdicts(
        {"tree": leaf}, {"tree": {"name": "x", "parts": [leaf, {"name": "y", "parts": [leaf]}]}},
        {"tree": {"name": "x", "parts": [{"name": "y", "parts": [{}]}]}}, {"tree": {"name": "x", "parts": [{"z": 1}]}},
    ) == [True, True, False, False]  # fmt: skip


def test_shapes_that_double_at_every_level_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    levels = "\n".join(f"L{n}: {{properties: {{a: <L{n + 1}>, b: <L{n + 1}>}}}}" for n in range(25))
    with pytest.raises(SpecError, match="more than 2000 places"):
        library(
            tmp_path,
            Action(
                "properties: {a: <L0>}",
                schemas=f"{levels}\nL25: {{properties: {{a: {{type: string}}}}}}",
            ),
        )


def test_a_member_of_an_open_object_that_is_called_like_a_field_in_python(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action("properties: {open: <Open>}", schemas="""
            Open:
              type: object
              required: [kind]
              properties: {kind: {type: string}, aB: {type: string}, Name: {type: string, enum: [x, y]}}
              dependentRequired: {Name: [aB]}
              x-rules: [{id: named, keyword: dependentRequired, message: aB is needed}]
              additionalProperties: {type: integer}
        """),
    )  # fmt: skip
    bodies: list[dict[str, Any]] = [
        {"name": 1},
        {"name": "x"},
        {"Name": "x", "a_b": 1},
        {"Name": "x", "aB": "", "a_b": 1, "name": 2},
    ]
    assert thing.verdicts(*({"open": {"kind": "", **body}} for body in bodies)) == [True, False, False, True]
    assert thing.sent({"open": {"kind": "", **bodies[3]}}) == {"open": {"kind": "", **bodies[3]}}


def test_a_request_that_is_a_union_inside_itself(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            "oneOf: [<One>, <Two>]",
            schemas="""
            One: {required: [one], properties: {one: {type: integer}, more: <CreateThingRequest>}}
            Two: {required: [two], properties: {two: {type: string}}}
            """,
        ),
    )
    assert thing.verdicts({"one": 1, "more": {"one": 1, "more": {"two": "x"}}}, {"one": 1, "more": {"one": "x"}}) == [
        True, False
    ]  # fmt: skip
    assert thing.sent({"one": 1, "more": {"two": "x"}}) == {"one": 1, "more": {"two": "x"}}


ANSWER = """
type: object
properties:
  shapes: {type: array, items: <Shape>}
  grid: {type: array, items: {type: array, items: <Shape>}}
  named: {type: object, additionalProperties: {type: array, items: <Shape>}}
"""
SHAPE = """
Shape:
  oneOf: [<Round>, <Square>]
  discriminator: {propertyName: kind, mapping: {round: @Round, ball: @Round, square: @Square}}
Round: {type: object, required: [kind], properties: {kind: {type: string, enum: [round, ball]}, size: {type: integer}}}
Square: {type: object, required: [kind], properties: {kind: {type: string, const: square}, size: {type: integer}}}
"""


@pytest.mark.parametrize(
    "odd", [[], [{"kind": "hexagon", "n": 1}], [5]], ids=["as documented", "another kind", "number"]
)
def test_an_answer_with_a_union_has_the_class_that_its_tag_says(tmp_path: Path, odd: list[Any]) -> None:
    """Also where something else in the answer is not as the page says."""
    thing = library(tmp_path, Action(response=ANSWER, schemas=SHAPE))
    shapes: list[Any] = [{"kind": "square"}, {"kind": "ball", "size": 1}, *odd]
    data = {"shapes": shapes, "grid": [shapes], "named": {"a": shapes}}
    answer = thing.operation().response.read(data)
    for found in (answer.shapes, answer.grid[0], answer.named["a"]):
        assert [type(one).__name__ for one in found[:2]] == ["Square", "Round"]
        assert found[1].size == 1
    assert answer.model_dump(exclude_unset=True) == data
