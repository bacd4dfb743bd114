"""From a spec to flags, for what the Actions of today do not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load import SpecError, load_tree
from codegen.operations import understand
from qianfan_console.runtime.cli.command import Flag
from qianfan_console.runtime.cli.flags import sections
from tests.codegen.inline_spec import Action, documents, write_tree


def flags(root: Path, request: str, schemas: str = "") -> dict[str, Flag]:
    """The flags of an Action with this request, by name."""
    # Not linted: a circle of shapes is refused there, and must not be the end of this either.
    api = understand(load_tree(write_tree(root / "spec", documents(Action(request=request, schemas=schemas)))))
    schema = api.families[0].operations[0].request_schema
    return {flag.name: flag for section in sections(schema) for flag in section.flags}


def test_kinds(tmp_path: Path) -> None:
    found = flags(
        tmp_path,
        """
properties:
  text: {type: string}
  size: {type: integer}
  share: {type: number}
  quick: {type: boolean}
  level: {type: string, enum: [low, high]}
  maybe: {type: [string, 'null']}
  names: {type: array, items: {type: string}}
  switches: {type: array, items: {type: boolean}}
  parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
  labels: {type: object, additionalProperties: {type: string}}
  part: {$ref: '#/components/schemas/Part'}
""",
        "Part: {properties: {weight: {type: number}}}",
    )
    assert {name: (flag.kind, flag.many) for name, flag in found.items()} == {
        "text": ("string", False), "size": ("integer", False), "share": ("number", False), "quick": ("boolean", False),
        "level": ("choice", False), "maybe": ("string", False), "names": ("string", True), "switches": ("json", False),
        "parts": ("json", False), "labels": ("json", False), "part.weight": ("number", False),
    }  # fmt: skip


def test_schemas_that_are_true_or_false(tmp_path: Path) -> None:
    request = "properties: {any: true, some: {oneOf: [true, {type: string}]}, both: {allOf: [true, {type: string}]},\n"
    request += "  many: {type: array, items: {oneOf: [true, {type: string}]}}, list: {type: array, items: true}}"
    found = flags(tmp_path, request, "Part: {properties: {weight: {type: number}}}")
    assert {name: flag.kind for name, flag in found.items()} == {
        "any": "json",
        "some": "json",
        "both": "string",
        "many": "json",
        "list": "json",
    }


def test_lists_of_values_that_are_no_words(tmp_path: Path) -> None:
    found = flags(tmp_path, "properties: {a: {enum: [x, {y: 1}]}, b: {const: [1]}, c: {enum: [x, 1, 1.5, true]}}")
    assert {name: (flag.kind, flag.many) for name, flag in found.items()} == {
        "a": ("json", False), "b": ("json", False), "c": ("choice", False),
    }  # fmt: skip


def test_names_of_ours_are_left_to_us(tmp_path: Path) -> None:
    found = flags(
        tmp_path,
        "properties: {query: {type: string}, dryRun: {type: boolean}, noCache: {type: boolean}, jsonB: {type: string}}",
    )
    assert set(found) == {"body.query", "body.dry-run", "body.no-cache", "json-b"}


def test_a_shape_inside_itself_is_json(tmp_path: Path) -> None:
    found = flags(
        tmp_path,
        "properties: {tree: {$ref: '#/components/schemas/Tree'}}",
        "Tree: {properties: {name: {type: string}, left: {$ref: '#/components/schemas/Tree'}}}",
    )
    assert {name: flag.kind for name, flag in found.items()} == {"tree.name": "string", "tree.left": "json"}


def test_two_fields_with_one_flag_are_refused(tmp_path: Path) -> None:
    request = "properties: {query: {type: string}, body: {$ref: '#/components/schemas/Body'}}"
    with pytest.raises(SpecError, match=r"two fields have the flag --body\.query; rename one"):
        flags(tmp_path, request, "Body: {properties: {query: {type: string}}}")


VARIANTS: dict[str, Any] = {
    "request": """
oneOf: [{$ref: '#/components/schemas/Round'}, {$ref: '#/components/schemas/Square'}]
discriminator:
  propertyName: kind
  mapping: {round: '#/components/schemas/Round', square: '#/components/schemas/Square'}
""",
    "schemas": """
Round:
  required: [kind, radius]
  properties:
    kind: {type: string, const: round, description: It has a radius.}
    radius: {type: integer}
    name: {type: string}
Square:
  required: [kind]
  properties:
    kind: {type: string, const: square, description: It has a side.}
    side: {type: integer}
    name: {type: string}
""",
}


def test_variants(tmp_path: Path) -> None:
    found = flags(tmp_path, **VARIANTS)
    assert found["kind"].choices == (("round", "It has a radius."), ("square", "It has a side."))
    assert {name: (flag.needed, flag.when) for name, flag in found.items()} == {
        "kind": ("required", ""),
        "radius": ("required with kind round", "only with kind round"),
        "side": ("", "only with kind square"),
        "name": ("", ""),
    }
