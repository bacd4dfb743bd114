"""YAML is read as the subset that means the same to every reader; the rest is refused with a line and a remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codegen.load import SpecError
from codegen.load import yaml as reader
from codegen.load.yaml import MAX_BYTES, MAX_DEPTH, parse

BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\na: 2", 2, "duplicate key 'a'; keep one of the two"),
        ("a: {b: 1, b: 2}", 1, "duplicate key 'b'"),
        ("a: &x 1", 1, "anchors and aliases are refused; write the value out or use $ref"),
        ("a: *x", 1, "anchors and aliases are refused"),
        (BOMB, 1, "anchors and aliases are refused"),
        ("a: !!python/object/apply:os.system [true]", 1, "YAML tags are refused; remove the tag"),
        ("a: !!str 1", 1, "YAML tags are refused"),
        ("\na: !x 1", 2, "YAML tags are refused"),
        ("[" * (MAX_DEPTH + 1), 1, f"nested deeper than {MAX_DEPTH} levels; flatten it with $ref"),
        ("1: a", 1, "a key must be text, found 1; put it in quotes"),
        ("{a: 1}: b", 1, "a key must be text"),
        ("a:\n  <<: {b: 1}", 2, "'<<' is not the same to every reader of YAML; put it in quotes"),
        ("a: [", 1, "not YAML"),
        ("a: 1\n---\nb: 2", 2, "not YAML"),
        ("a: \ta: b", 1, "not YAML"),
        ("%YAML 9.9\n---\na: 1", 1, "not YAML"),
    ],
)
def test_refused_with_the_line(text: str, line: int, says: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse(text, "x.yaml")
    (problem,) = caught.value.problems
    assert problem.file == "x.yaml"
    assert problem.message.startswith(f"line {line}: ")
    assert says in problem.message
    assert "; " in problem.message


@pytest.mark.parametrize(
    "plain",
    [
        "2025-01-13", "2001-12-14t21:59:43.10-05:00", "yes", "No", "on", "OFF", "True", "NULL", "~", "", "0o17", "017",
        "0x1F", "1_000", "1:30", ".5", "1.", "+1", "1e5", ".inf", ".NaN", "=",
    ],
)  # fmt: skip
def test_text_that_another_reader_takes_for_something_else(plain: str) -> None:
    with pytest.raises(SpecError, match="put it in quotes"):
        parse(f"a: {plain}", "x.yaml")
    assert parse(f"a: '{plain}'", "x.yaml") == {"a": plain}


@pytest.mark.parametrize(("plain", "value"), [("0.3.2", "0.3.2"), ("INT8-PTQ", "INT8-PTQ"), ("5XX", "5XX"), ("-1", -1)])
def test_plain_values(plain: str, value: object) -> None:
    assert parse(f"a: {plain}", "x.yaml") == {"a": value}


@pytest.mark.parametrize("text", ["\0", "a: \x07", "\ud800", "a: " + "9" * 5_000, "x" * (MAX_BYTES + 1)])
def test_refused_without_a_line(text: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse(text, "x.yaml")
    assert "; " in caught.value.problems[0].message


# JSON escapes characters beyond the BMP as pairs of surrogates, YAML does not.
TEXT = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_json_means_what_it_means(value: object) -> None:
    text = json.dumps(value)
    if re.search(r"(?<=\d)e", text):  # a number as 1e5 is text to YAML 1.1
        return
    assert parse(text, "x.yaml") == value


LINES = [
    line
    for path in sorted((Path(__file__).parents[2] / "spec").rglob("*.yaml"))
    for line in path.read_text("utf-8").splitlines()
]
CHARACTERS = st.sampled_from("abe1+%-:{}[]&*!|>'\"#?, \n\t~.0_<=\\xé\x85\u2028\ufeff@`")


def reading(text: str) -> tuple[object, ...]:
    try:
        return "read", parse(text, "x.yaml")
    except SpecError:
        return ("refused",)


@given(
    st.integers(0, len(LINES) - 8), st.integers(1, 8), st.lists(st.tuples(st.integers(0, 400), CHARACTERS), max_size=3)
)
def test_the_fast_parser_changes_nothing(start: int, count: int, slips: list[tuple[int, str]]) -> None:
    text = "\n".join(LINES[start : start + count])
    for place, character in slips:
        text = text[:place] + character + text[place:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_FAST", yaml.SafeLoader)
        expected = reading(text)
    assert reading(text) == expected


@given(st.text(alphabet=st.sampled_from("abe1-:{}[]&*!|>'\"%#?, \n\t~.0_<=\\"), max_size=60))
def test_any_text_is_read_as_other_readers_do_or_refused(text: str) -> None:
    try:
        value = parse(text, "x.yaml")
    except SpecError:
        return
    assert value == yaml.safe_load(text)
