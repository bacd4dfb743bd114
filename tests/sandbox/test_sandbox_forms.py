"""Fields of a form: how the sandbox reads their texts, and what it says of those that are wrong."""

from __future__ import annotations

from typing import Any

import pytest

from qianfan_console.runtime.multipart import Part, encode
from qianfan_console.sandbox.contract import Contract, Operation
from qianfan_console.sandbox.forms import Upload, read_form
from qianfan_console.sandbox.refusal import Refusal

KINDS = {"text": "string", "whole": "integer", "number": "number", "flag": "boolean"}
FACTS = {
    "route": "/v2/x",
    "mediaType": "multipart/form-data",
    "source": {"page": "https://example.com/x"},
    "request": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"file": {"type": "string"}, **{name: {"type": kind} for name, kind in KINDS.items()}},
    },
    "response": {},
    "form": {
        "file": {"type": "file", "nameEndsWith": ".txt", "maxBytes": 3},
        **{name: {"type": kind} for name, kind in KINDS.items()},
    },
}
OPERATION: Operation = Contract({"operations": {"X": FACTS}}).operations["X"]


def read(*parts: Part) -> dict[str, Any]:
    return read_form(OPERATION, *encode(parts))


def refusal(*parts: Part) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(*parts)
    return caught.value


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("text", "5", "5"),
        ("text", "true", "true"),
        ("text", "", ""),
        ("text", "a\r\nb\0", "a\r\nb\0"),
        ("whole", "5", 5),
        ("whole", "-0", 0),
        ("whole", "1.0", 1.0),
        ("whole", "1e2", 100.0),
        ("whole", "9" * 50, int("9" * 50)),
        ("number", "0.5", 0.5),
        ("number", "-1E-2", -0.01),
        ("flag", "true", True),
        ("flag", "false", False),
    ],
)
def test_texts_are_read_by_the_kind_of_their_field(field: str, text: str, value: Any) -> None:
    found = read(Part(field, text.encode()))
    assert found == {field: value}
    assert type(found[field]) is type(value)


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        (
            "whole",
            ["", " 5", "5\n", "+5", "05", "0x5", "5.", ".5", "1_000", "\u0665", "five", "1.5", "true", "null", "[5]"],
        ),
        ("number", ["NaN", "Infinity", "-Infinity", "1e999", "1,5", '"5"', "9" * 5000]),
        ("flag", ["True", "TRUE", "1", "0", "yes", "", " true", "null"]),
    ],
)
def test_what_is_no_such_value_is_of_the_wrong_type(field: str, texts: list[str]) -> None:
    for text in texts:
        error = refusal(Part(field, text.encode()))
        assert (error.code, error.status) == ("InvalidRequestArgumentError", 400)
        assert error.message.startswith(f"{field}: "), text
        assert KINDS[field] in error.message, text


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([Part("text", b"\xff")], "text: is not UTF-8"),
        ([Part("text", b"a", "a.txt")], "text: is no file"),
        ([Part("text", b"a"), Part("text", b"a")], "text: is given twice"),
        ([Part("txet", b"a")], "txet: unknown member"),
        ([Part("file", b"a")], "file: the part needs a file name"),
        ([Part("file", b"a", "a.py")], "file: the name of the file must end with .txt"),
        ([Part("file", b"", "a.txt")], "file: the file is empty"),
        ([Part("file", b"1234", "a.txt")], "file: the file has 4 bytes, 3 are the most"),
    ],
)
def test_what_no_schema_says(parts: list[Part], words: str) -> None:
    assert words in refusal(*parts).message


def test_every_mistake_is_told_at_once() -> None:
    message = refusal(Part("whole", b"x"), Part("flag", b"x"), Part("file", b"1234", "a.py")).message
    assert message.count("; ") == 3
    assert message.endswith("(see https://example.com/x)")


def test_a_file_keeps_its_bytes() -> None:
    assert read(Part("file", b"\xff\r\n", "模.txt"), Part("flag", b"true")) == {
        "file": Upload("模.txt", b"\xff\r\n"),
        "flag": True,
    }
