"""Any text in any slot of a spec stays text: code and pages have the shape that they have with a harmless one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.output import write_files
from codegen.render.escape import clean
from codegen.render.ruff import format_folder
from codegen.render.tree import inspect
from tests.conftest import LONG

from .hostile_corpus import TEXTS
from .hostile_spec import MARKER, Fill, harmless, rendered, slots, with_texts
from .module_shape import parsed
from .page_shape import pieces

ANY_TEXT = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(alphabet="'\"\\\n{}#%`|<>[]()*_- \x00\x85\u2028\u202e", min_size=1, max_size=20),
    st.text(alphabet="ab1 -=_*#+.!:@<>&;|`~[](){}\\\"'/\n\u202e", min_size=1, max_size=25),
)


def in_code(marked: str, fill: Fill) -> list[str]:
    """What a literal with markers may be: with the texts, prose on one line, or, in an annotation, with literals."""
    quoted = marked
    for name in MARKER.findall(marked):
        quoted = quoted.replace(repr(f"slot{name}slot"), repr(fill(name)))
    return [with_texts(marked, fill), with_texts(marked, lambda name: one_line(name, fill)), quoted]


def one_line(name: str, fill: Fill) -> str:
    """The text of a slot; what is prose has been read as one line."""
    return " ".join(fill(name).split()) if name.endswith(("description", "summary")) else fill(name)


def words(text: str) -> str:
    """A text without its spaces, the full stops that depend on what stands next to them, and a sentence's capital."""
    return "".join(clean(text).replace(".", "").split()).casefold()


def seen(fill: Fill) -> bool:
    """Whether no text is left out because it has no words that could be shown."""
    return all(words(fill(slot)) for slot in slots())


def assert_same_module(name: str, expected: str, found: str, fill: Fill) -> None:
    before, after = parsed(expected), parsed(found)
    assert after.bare == before.bare, f"{name}: a text has become code"
    for marked, literal in zip(before.literals, after.literals, strict=True):
        assert literal in in_code(marked, fill), name
    if seen(fill):
        assert after.shape == before.shape, f"{name}: a docstring is gone"
        for marked, docstring in zip(before.docstrings, after.docstrings, strict=True):
            assert words(docstring) == words(with_texts(marked, fill)), name
    for docstring in after.docstrings:
        assert docstring.replace("\n", "").isprintable(), f"{name}: {docstring!r}"


def assert_same_page(expected: str, found: str, fill: Fill) -> None:
    before, after = pieces(expected), pieces(found)
    for marked, piece in zip(before, after, strict=False):
        assert piece.kind == marked.kind, f"{marked} became {piece}"
        if piece.kind == "fence json":
            assert json.loads(piece.content) == with_texts(json.loads(marked.content), fill)
        elif piece.kind == "fence python":
            assert_same_module("example", marked.content, piece.content, fill)
        elif marked.content.startswith("https://"):
            assert words(piece.content) == words(re.sub("[<>]", "", with_texts(marked.content, fill)))
        elif re.fullmatch('"\\w+"', marked.content):  # a text among values that are none, as JSON
            assert words(json.loads(piece.content)) == words(with_texts(json.loads(marked.content), fill))
        else:
            assert words(piece.content) == words(with_texts(marked.content, fill))
    assert len(after) == len(before)


def assert_same_contract(expected: Any, found: Any, fill: Fill) -> None:
    for operation in found["operations"].values():
        for slot in ("summary", "description"):
            assert operation.pop(slot) == " ".join(fill(slot).split())
    for operation in expected["operations"].values():
        del operation["summary"], operation["description"]
    assert found == with_texts(expected, fill)


def assert_same_files(expected: Mapping[str, str], found: Mapping[str, str], fill: Fill) -> None:
    assert found.keys() == expected.keys()
    for name in expected:
        if name.endswith(".py"):
            assert_same_module(name, expected[name], found[name], fill)
        if name.endswith(".md"):
            assert found[name].replace("\n", "").isprintable(), name
            if seen(fill):
                assert_same_page(expected[name], found[name], fill)


def assert_stays_text(fill: Fill) -> None:
    expected, found = harmless(), rendered(fill)
    inspect(found)
    assert_same_files(expected, found, fill)
    assert_same_contract(json.loads(expected["contract.json"]), json.loads(found["contract.json"]), fill)


def mixed(start: int) -> Fill:
    """Another visible text of the corpus in each slot, so that different ones also stand next to each other."""
    texts = [text for text in TEXTS if clean(text)]
    return dict(zip(slots(), [*texts[start:], *texts, *texts], strict=False)).__getitem__


@pytest.mark.parametrize("start", range(0, len(TEXTS), 1 if LONG in os.environ else 3))
def test_texts_of_the_corpus_stay_text(start: int) -> None:
    assert_stays_text(mixed(start))


@pytest.mark.parametrize("text", [text for text in TEXTS if not clean(text)], ids=ascii)
def test_a_text_of_which_nothing_can_be_seen_stays_text(text: str) -> None:
    assert_stays_text(lambda name: text)


@given(ANY_TEXT)
@settings(max_examples=settings().max_examples // 5)
def test_any_text_stays_text(text: str) -> None:
    assert_stays_text(lambda name: text)


def test_the_formatter_leaves_texts_alone(tmp_path: Path) -> None:
    expected = formatted(tmp_path / "harmless", harmless())
    for start in (0, 20, 40):
        fill = mixed(start)
        assert_same_files(expected, formatted(tmp_path / str(start), rendered(fill)), fill)


def formatted(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    modules = {name: text for name, text in files.items() if name.endswith(".py")}
    write_files(modules, folder)
    format_folder(folder)
    return {name: (folder / name).read_text(encoding="utf-8") for name in modules}
