"""References to schemas by `$id` and `$anchor` become pointers; the official suite judges what they mean."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.load.files import parsed
from codegen.load.located import located


def document(**schemas: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "components": {"schemas": schemas}}


def schemas(found: dict[str, Any]) -> Any:
    return found["components"]["schemas"]


def test_addresses_and_anchors() -> None:
    item = {"$id": "item.json", "$defs": {"part": {"$anchor": "part", "type": "string"}}, "items": {"$ref": "#part"}}
    found = located(
        document(
            Item=item,
            Whole={"$ref": "item.json"},
            Inner={"$ref": "item.json#/$defs/part"},
            Anchored={"$ref": "item.json#part"},
            Plain={"$ref": "#/components/schemas/Item"},
            File={"$ref": "../common.yaml#/components/schemas/X"},
        )
    )
    assert schemas(found) == {
        "Item": {
            "$defs": {"part": {"type": "string"}},
            "items": {"$ref": "#/components/schemas/Item/$defs/part"},
        },
        "Whole": {"$ref": "#/components/schemas/Item"},
        "Inner": {"$ref": "#/components/schemas/Item/$defs/part"},
        "Anchored": {"$ref": "#/components/schemas/Item/$defs/part"},
        "Plain": {"$ref": "#/components/schemas/Item"},
        "File": {"$ref": "../common.yaml#/components/schemas/X"},
    }


def test_a_name_that_is_data_stays() -> None:
    given = document(Item={"properties": {"$id": {"const": {"$id": "x"}}, "$anchor": {"enum": ["$id"]}}})
    assert located(given) == given


@pytest.mark.parametrize(
    "given",
    [
        document(A={"$id": "x"}, B={"$id": "x"}),
        document(A={"$anchor": "x"}, B={"$anchor": "x"}),
        document(A={"$id": "x", "$ref": "#nowhere"}),
        document(A={"$id": "x", "$ref": "y"}),
        document(A={"$id": "x#y"}),
        document(A={"$id": 5}),
    ],
)
def test_what_leads_to_no_single_place_stays_for_lint_to_refuse(given: dict[str, Any]) -> None:
    assert located(given) is given


@pytest.mark.parametrize("given", [{}, {"components": 5}, {"components": {"schemas": []}}, document(A=5, B=None)])
def test_what_is_no_document_passes(given: dict[str, Any]) -> None:
    assert located(given) == given


def test_files_are_read_so() -> None:
    text = "components: {schemas: {A: {$id: a, type: string}, B: {$ref: a}}}"
    assert schemas(parsed(text, "x/a.yaml")) == {"A": {"type": "string"}, "B": {"$ref": "#/components/schemas/A"}}
