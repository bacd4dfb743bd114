"""Each escaper alone: what it prints says the text, and nothing else, where it may stand."""

from __future__ import annotations

import ast
import io
import tokenize
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codegen.names import Identifier
from codegen.operations.text import Text
from codegen.render import escape

from .hostile_corpus import TEXTS
from .page_shape import pieces

TEXT = st.text() | st.sampled_from(TEXTS)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def wrapped(value: Any) -> Any:
    """`value` with its texts as the loader gives them."""
    if isinstance(value, dict):
        return {Text(key): wrapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [wrapped(item) for item in value]
    return Text(value) if isinstance(value, str) else value


@given(VALUE)
def test_a_literal_evaluates_back(value: Any) -> None:
    assert ast.literal_eval(escape.literal(value)) == value
    assert ast.literal_eval(escape.literal(wrapped(value))) == value
    assert str(escape.literal(value)).isprintable()


@pytest.mark.parametrize("value", [object(), {1}, lambda: None, ast, Text])
def test_what_has_no_literal_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no literal"):
        escape.literal([value])


@given(TEXT, st.integers(0, 20), st.integers(0, 150))
@example('"""', 4, 0)
@example('"', 4, 0)
@example("\\", 4, 0)
@example("x" * 200, 4, 0)
@example("word " * 50, 16, 130)
def test_a_docstring_says_the_words_on_lines_that_are_not_too_long(text: str, indent: int, taken: int) -> None:
    printed = escape.docstring(Text(text), indent, taken)
    value = ast.literal_eval(f'"""{printed}"""')
    assert value.split() == escape.clean(text).split()
    assert value.replace("\n", "").isprintable()
    first, *others = printed.split("\n")
    assert all(line.startswith(" " * indent) for line in others)
    longest = max(map(len, printed.split()), default=0)
    assert all(len(line) <= max(escape.WIDTH, indent + longest) for line in (first, *others))


@given(TEXT)
def test_a_comment_is_one_comment(text: str) -> None:
    tokens = list(tokenize.generate_tokens(io.StringIO(f"# {escape.comment(Text(text))}\n").readline))
    kinds = [tokenize.tok_name[token.type] for token in tokens]
    assert kinds == ["COMMENT", "NL", "ENDMARKER"]


@pytest.mark.parametrize("name", ["x", Text("x"), None, 1])
def test_only_a_checked_identifier_is_printed_as_one(name: Any) -> None:
    with pytest.raises(TypeError, match="not a checked identifier"):
        escape.identifier(name)
    assert escape.identifier(Identifier("x")) == "x"


@given(TEXT)
def test_markdown_shows_the_text(text: str) -> None:
    shown = [piece.content for piece in pieces(str(escape.markdown(Text(text)))) if piece.content]
    assert shown == ([escape.clean(text)] if escape.clean(text) else [])


@given(TEXT)
def test_code_shows_the_text(text: str) -> None:
    plain = escape.clean(text)
    for page in (str(escape.code(Text(text))), f"| a |\n|---|\n| {escape.cell(Text(text))} |"):
        shown = [piece for piece in pieces(page) if piece.kind == "code_inline"]
        assert [piece.content for piece in shown] == ([plain] if plain else [])
    table = [piece.kind for piece in pieces(f"| a | b |\n|---|---|\n| {escape.cell(Text(text))} | b |")]
    assert table.count("td_open") == 2


@given(TEXT)
def test_a_link_leads_to_an_https_address_or_is_none(text: str) -> None:
    for address, is_link in ((f"https://example.com/{text}", True), (f"javascript:{text}", False)):
        kinds = [piece.kind for piece in pieces(f"| a | b |\n|---|---|\n| {escape.link(Text(address))} | b |")]
        assert ("link_open" in kinds) == is_link
        assert kinds.count("td_open") == 2


@given(VALUE)
def test_a_block_of_json_is_what_it_shows(value: Any) -> None:
    import json

    printed = escape.json_block(value)
    assert json.loads(printed) == value
    assert printed.replace("\n", "").isprintable()
    (block,) = pieces(f"```json\n{printed}\n```")
    assert block.kind == "fence json"
