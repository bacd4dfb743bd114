"""Text from outside is shown and never obeyed; text that people write comes out as it is."""

from __future__ import annotations

import io
import json
import unicodedata
from contextlib import redirect_stdout
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console.contract.report.markup import node
from qianfan_console.runtime.bulk.outcome import Outcome
from qianfan_console.runtime.bulk.report import table as outcomes
from qianfan_console.runtime.cli.output import show
from qianfan_console.runtime.cli.table import cell
from qianfan_console.runtime.printable import on_one_line, printable

# By Unicode's own classes, so that the function does not judge itself.
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_MARKS = {"\u061c", "\u200e", "\u200f"}
_JOINERS = "\u200b\u200c\u200d"

anything = st.text(st.characters(categories=["C", "L", "M", "N", "P", "S", "Z"]), max_size=40)
written = st.text(st.one_of(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), st.sampled_from(_JOINERS)))


def steers(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char) in _TURNING
        or char in _MARKS
    )


def harmless(text: str) -> bool:
    return not any(map(steers, text)) and len(text.splitlines()) <= 1


@given(anything)
def test_nothing_that_steers_gets_out(text: str) -> None:
    assert harmless(printable(text))
    assert harmless(on_one_line(text))
    assert harmless(printable(text, keep="\n").replace("\n", " "))


def test_every_character_is_judged() -> None:
    out = {char: printable(char) for char in map(chr, range(0x110000))}
    assert all(harmless(shown) for shown in out.values())
    assert not [char for char, shown in out.items() if unicodedata.category(char)[0] in "LMNPS" and shown != char]


@given(written)
def test_what_people_write_stays(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("text", ["模型\u3000名称", "𠮷野家", "می‌خواهم", "👩‍💻", "prix\u00a0: 5 €", "٠١٢\u0600"])
def test_words_of_some_languages(text: str) -> None:
    assert printable(text) == cell(text) == text
    assert node("p", text).text == text


@given(anything)
def test_the_escapes_are_those_of_json(text: str) -> None:
    plain = text.replace("\\", "").replace('"', "")
    assert json.loads(f'"{printable(plain)}"', strict=True) == json.loads(json.dumps(plain))


def _table(text: str) -> str:
    return outcomes([Outcome(0, text, "DoThing", "failed", error=ValueError(text), advice=text)])


@pytest.mark.parametrize("shown", [cell, _table, lambda text: node("p", text).text or ""])
def test_each_place_shows_it_so(shown: Any) -> None:
    hostile = "a\x1b[31m\x9b0m\u202eb\u2028\u2066c\ud800"
    assert not any(steers(char) for char in shown(hostile).replace("\n", ""))


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "table"])
@given(text=anything)
def test_an_answer_is_shown_and_not_obeyed(form: str, text: str) -> None:
    value = [{"name": text}]
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with redirect_stdout(out):
        show(value, form)
    out.flush()
    shown = out.buffer.getvalue().decode()
    assert harmless(shown.replace("\n", " "))
    if form in {"json", "jsonl"}:
        read = json.loads(shown)
        assert (read if form == "json" else [read]) == value
    if form == "yaml":
        assert yaml.safe_load(shown) == value
