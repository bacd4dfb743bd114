"""From OpenAPI 3.0 to 3.1, keyword by keyword."""

from __future__ import annotations

from typing import Any

import pytest

from .upgrade import upgraded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"nullable": True}, {}),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 1}),
        ({"type": "integer", "maximum": 1, "exclusiveMaximum": False}, {"type": "integer", "maximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"$ref": "#/a", "description": "Ignored."}, {"$ref": "#/a"}),
        ({"type": "array", "items": {"nullable": True}}, {"type": "array", "items": {"nullable": True}}),
    ],
)
def test_words_of_old_mean_the_same(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert upgraded(old) == new
