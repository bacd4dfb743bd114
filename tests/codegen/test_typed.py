"""Generated code of any shape passes mypy --strict, in both colours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .inline_spec import Action, library
from .test_calls import LIST, waiting
from .test_variants import SHAPE, SHAPES

MEMBERS = """
    str: {type: string}
    int: {type: integer}
    float: {type: number}
    bool: {type: boolean}
    list: {type: array, items: {type: integer}}
    dict: {type: object, additionalProperties: {type: integer}}
    type: {type: string, enum: [a, b]}
    none: {type: [string, 'null']}
    self: {type: string}
    options: {type: string}
    read: {type: string}
"""
RESPONSE = """
type: object
properties:
  info: <common/Summary>
  things: {type: array, items: <common/Summary>}
  more: {type: boolean}
  next: {type: string}
"""
ACTIONS = (
    LIST,
    waiting("properties: {}"),
    Action(SHAPE, schemas=SHAPES, name="CreateShape"),
    Action(
        f"properties: {MEMBERS}    inner: <Inner>",
        schemas=f"Inner:\n  properties: {MEMBERS}",
        response=f"type: object\nproperties: {MEMBERS}",
        name="CreateNames",
    ),
    Action("properties: {page: <common/Page>, choice: <common/Choice>}", response=RESPONSE, name="CreateShared"),
    Action(
        "properties: {page: <common/Page>, marker: {type: string}}",
        response=RESPONSE,
        operation="x-pagination: {marker: marker, items: things, more: more, next: next}",
        name="DescribeShared",
    ),
    Action("properties: {name: {type: string}}", route="/v2/otherThing", name="CreateOther"),
)
COMMON = """
Page: {type: object, additionalProperties: false, properties: {fooBar: {type: string}}}
Summary: {type: object, properties: {more: {type: boolean}}}
Choice: {oneOf: [<One>, <Two>], discriminator: {propertyName: kind, mapping: {one: @One, two: @Two}}}
One: {type: object, additionalProperties: false, required: [kind], properties: {kind: {type: string, const: one}}}
Two: {type: object, additionalProperties: false, required: [kind], properties: {kind: {type: string, const: two}}}
"""


def test_generated_code_is_typed(tmp_path: Path) -> None:
    package = library(tmp_path, *ACTIONS, common=COMMON).package
    modules = [f"{package}/thing", f"{package}/other_thing", f"{package}/common.py", f"{package}/client.py"]
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--ignore-missing-imports",
        "--config-file=",
        "--cache-dir",
        str(tmp_path / "cache"),
    ]
    done = subprocess.run([*command, *modules], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
