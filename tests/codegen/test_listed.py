"""Listed values of several types, or of none that is stated: the page shows them, and no others are accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load import SpecTree, load_tree
from codegen.operations import understand
from codegen.operations.model import Operation
from codegen.render.annotations import argument
from codegen.render.reference import field_type

from .inline_spec import Action, documents, imported, write_tree

# A schema, what the page shows, and what the signature says.
SHOWN = {
    "strings and null": ('{"enum": ["a", "b", null]}', "`a`, `b` or null", "Literal['a', 'b'] | None"),
    "nullable": ('{"type": ["string", "null"], "enum": ["a", null]}', "`a` or null", "Literal['a'] | None"),
    "without null": ('{"type": ["string", "null"], "enum": ["a"]}', "`a`", "Literal['a']"),
    "strings and numbers": ('{"enum": ["a", "1", 1, 0.5]}', '`"a"`, `"1"`, `1`, `0.5`', "Any"),
    "by types": (
        '{"type": ["string", "integer"], "enum": ["a", "1", 1]}',
        '`"a"`, `"1"` or `1`',
        "Literal['a', '1'] | Literal[1]",
    ),
    "numbers": ('{"type": "number", "enum": [0.5, 1]}', "`0.5`, `1`", "int | float"),
    "a number or null": ('{"type": ["number", "null"], "enum": [0.5, null]}', "`0.5` or null", "int | float | None"),
    "true": ('{"const": true}', "`true`", "bool"),
    "true or text": ('{"enum": [true, "true"]}', '`true` or `"true"`', "bool | Literal['true']"),
    "null": ('{"const": null}', "null", "None"),
    "arrays": ('{"enum": [[], [1, "a"]]}', '`[]`, `[1, "a"]`', "Any"),
    "items": ('{"type": "array", "items": {"enum": [1, "a"]}}', 'array of `1`, `"a"`', "Sequence[Any]"),
    "members": (
        '{"type": "object", "additionalProperties": {"enum": [1, "a"]}}', 'object of `1`, `"a"`', "Mapping[str, Any]"
    ),
    "branch": (
        '{"anyOf": [{"type": "array"}, {"enum": [1, "a"]}]}', 'array of any or `1`, `"a"`', "Sequence[Any] | Any"
    ),
    "component": ("<Mixed>", '`1`, `"\\|"`', "Any"),
    "const and enum": ('{"type": ["string", "null"], "const": "a", "enum": ["b", null]}', "`a`", "Literal['a']"),
    "none of the type": ('{"type": ["boolean", "null"], "enum": ["a"]}', '`"a"` or null', "bool | None"),
}  # fmt: skip
COMPONENT = '{"Mixed": {"enum": [1, "|"]}}'
VALUES: tuple[Any, ...] = (
    "a", "b", "c", "1", "true", "|", "", None, True, False, 0, 1, 2, 0.5, 1.5, [], [1], [1, "a"], ["a"], {}, {"a": 1},
)  # fmt: skip


def _tree(tmp_path: Path, schema: str) -> SpecTree:
    action = Action(request=f"properties: {{x: {schema}}}", schemas=COMPONENT)
    return load_tree(write_tree(tmp_path / "spec", documents(action)))


def _operation(tree: SpecTree) -> Operation:
    ((operation,),) = (family.operations for family in understand(tree).families)
    return operation


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_shows_what_may_stand_there(tmp_path: Path, name: str) -> None:
    schema, cell, annotation = SHOWN[name]
    operation = _operation(_tree(tmp_path, schema))
    (field,) = operation.request_shapes[0].fields
    assert str(field_type(field)) == cell
    assert str(argument(field.type)) == annotation


@pytest.mark.parametrize("name", SHOWN)
def test_no_other_value_is_accepted(tmp_path: Path, name: str) -> None:
    library = imported(tmp_path, _tree(tmp_path, SHOWN[name][0]))
    verdicts = library.verdicts(*({"x": value} for value in VALUES))
    assert True in verdicts or name in {"const and enum", "none of the type"}
    assert False in verdicts


def test_values_of_an_answer_are_shown_too(tmp_path: Path) -> None:
    action = Action(response="type: object\nproperties: {x: {enum: [a, 1, null]}}")
    ((operation,),) = (
        family.operations for family in understand(load_tree(write_tree(tmp_path / "spec", documents(action)))).families
    )
    (field,) = operation.response_shapes[0].fields
    assert str(field_type(field)) == '`"a"`, `1`, `null`'
