"""Reference pages of other families: what they say of limits, examples and the package's name."""

from __future__ import annotations

import pytest

from codegen import render
from codegen.names import Identifier
from codegen.operations import understand
from codegen.runtime.limits import limits

from ..codegen.inline_spec import linted_tree
from .trees import ACTIONS, COMMON


@pytest.fixture(name="pages", scope="module")
def _pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    tree = linted_tree(tmp_path_factory.mktemp("pages"), *ACTIONS, common=COMMON)
    return render.reference(render.parts(understand(tree), Identifier("acme_console")))


def test_limits_are_told_whatever_enforces_them(pages: dict[str, str]) -> None:
    dataset, prompts = pages["dataset/create_dataset.md"], pages["prompt_templates/describe_prompt_templates.md"]
    assert "| `ratio` | `ratio` | number | no | More than 0, at most 1; a multiple of 0.25. |" in dataset
    assert "| `1`, `2` | no | Default 2. |" in pages["service/create_service.md"]
    assert "| array of integer | no | At most 2 items; each item once. |" in prompts
    assert "| array of [Unit](#unit) | yes | 1 to 2 items; each item once. |" in pages["service/create_service.md"]


def test_an_example_names_the_package_and_what_is_required(pages: dict[str, str]) -> None:
    page = pages["dataset/create_dataset.md"]
    assert "from acme_console import QianfanConsole" in page
    assert "console.dataset.create_dataset(\n        name=...,\n        root=...,\n    )" in page
    assert "The answer" not in page


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({}, ""),
        ({"minLength": 0}, ""),
        ({"minLength": 1}, "at least 1 character"),
        ({"minItems": 0, "maxItems": 1}, "0 to 1 item"),
        ({"minimum": 0}, "at least 0"),
        ({"minimum": 1, "maximum": 15}, "1 to 15"),
        ({"minimum": 1, "exclusiveMaximum": 2, "multipleOf": 0.5}, "at least 1, less than 2; a multiple of 0.5"),
        ({"maxLength": 3, "pattern": "^[A-Z]"}, "at most 3 characters; must match ^[A-Z]"),
        ({"maximum": 9, "default": "九"}, "at most 9; default 九"),
        ({"minProperties": 2, "uniqueItems": False}, "at least 2 members"),
        ({"x-upload": {"nameEndsWith": ".a", "maxBytes": 1}}, "name ends with .a, at most 1 byte"),
    ],
)
def test_limits_in_words(schema: dict[str, object], words: str) -> None:
    assert limits(schema) == words
