"""What is said of a refused value whose type is no plain one: numbers, unions, patterns, maps."""

from __future__ import annotations

from typing import Any

import pytest

from .inline_spec import Action, Library, library

THING = Action(
    """
properties:
  number: {type: number, maximum: 2}
  half: {type: number, multipleOf: 0.5}
  numbers: {type: array, items: {type: array, items: {type: number}}}
  code: {type: string, pattern: '^[a-z]+$'}
  stop: <Stop>
  either: {type: [string, integer]}
  owner: <Owner>
  named: {type: object, additionalProperties: <Shape>}
""",
    schemas="""
Stop: {anyOf: [{type: string, minLength: 1}, {type: array, minItems: 1, items: {type: string}}]}
Owner: {oneOf: [<ById>, <ByName>]}
ById: {required: [id], properties: {id: {type: string}}}
ByName: {required: [name], properties: {name: {type: string}}}
Shape: {oneOf: [<Round>, <Square>], discriminator: {propertyName: kind, mapping: {round: @Round, square: @Square}}}
Round: {required: [kind], properties: {kind: {type: string, const: round}, radius: {type: integer}}}
Square: {required: [kind], properties: {kind: {type: string, const: square}, side: {type: integer}}}
""",
)


@pytest.fixture(name="thing", scope="module")
def _thing(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("sentences"), THING)


@pytest.mark.parametrize(
    ("body", "path", "sentence"),
    [
        ({"number": "x"}, "number", "must be a number; got a string of 1 character"),
        ({"number": 3}, "number", "must be at most 2; got an integer"),
        ({"number": float("nan")}, "number", "must be a finite number; got nan"),
        ({"half": float("inf")}, "half", "must be a finite number; got inf"),
        ({"numbers": [[1, "x"]]}, "numbers[0][1]", "must be a number; got a string of 1 character"),
        ({"code": "A"}, "code", "must match ^[a-z]+$; got a string of 1 character"),
        ({"stop": 1}, "stop", "must be a string or an array; got an integer"),
        ({"stop": []}, "stop", "fits none of 2 alternatives; nearest: at least 1 item; got 0"),
        ({"either": None}, "either", "must be a string or an integer; got null"),
        ({"owner": {"id": "x", "name": "x"}}, "owner.name", "not allowed beside the other members of this object"),
        ({"named": {"a": {"kind": "round", "side": 1}}}, "named.a.side", "not allowed here; only with kind square"),
        ({"named": {"a": {"kind": "round", "radios": 1}}}, "named.a.radios", "did you mean radius?"),
    ],
)
def test_a_sentence_says_what_is_right(thing: Library, body: dict[str, Any], path: str, sentence: str) -> None:
    (violation,) = thing.violations(body)
    assert violation.path == path
    assert sentence in violation.message
