"""Forms as bytes: what is put in comes out again, whoever reads it, and no text becomes a header or a part."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qianfan_console.runtime.multipart import Part, encode
from qianfan_console.sandbox.multipart import parts as read_by_sandbox

from .parts import parsed

ODD = ["\r\n", "\n", "\r", "--", "--form-", '"', "%22", ";", " ", "\0", "集", "\u2028", "Content-Disposition: x", "=?"]
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(st.sampled_from(ODD)).map("".join)
NAME = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9)
FORMS = st.dictionaries(NAME, TEXT | st.integers() | st.booleans(), max_size=4)
FILE = st.none() | st.tuples(NAME.map("{}.txt".format), st.binary(max_size=30) | TEXT.map(str.encode))


def made(fields: dict[str, Any], file: tuple[str, bytes] | None) -> list[Part]:
    files = [] if file is None else [Part("file", file[1], file[0])]
    return [*(Part.of(name, value) for name, value in fields.items()), *files]


def text(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@given(FORMS, FILE)
@example({"a": '\r\n--form-\r\nContent-Disposition: form-data; name="b"\r\n\r\nb'}, ("a.txt", b"\r\n--form--\r\n"))
def test_what_is_put_in_comes_out_again(fields: dict[str, Any], file: tuple[str, bytes] | None) -> None:
    kind, body = encode(made(fields, file))
    expected: list[tuple[Any, ...]] = [(name, None, text(value)) for name, value in fields.items()]
    expected += [] if file is None else [("file", *file)]
    assert [tuple(part) for part in read_by_sandbox("X", kind, body)] == expected
    if expected:  # Python's parser takes a form without parts for no form
        assert parsed(kind, body) == expected


@given(FORMS, FILE)
def test_it_says_what_httpx_would_say(fields: dict[str, Any], file: tuple[str, bytes] | None) -> None:
    files = {} if file is None else {"file": file}
    # httpx writes a form when there is a file; without one, an empty file stands for it and is left out again.
    theirs = httpx.Request("POST", "http://x", data=fields, files=files or {"none": ("", b"")})
    read = parsed(theirs.headers["content-type"], theirs.read())
    kind, body = encode(made(fields, file))
    assert list(read_by_sandbox("X", kind, body)) == [part for part in read if part[0] != "none"]


@given(st.lists(st.tuples(TEXT, TEXT, st.none() | TEXT), min_size=1, max_size=3))
def test_no_name_and_no_content_makes_a_part_or_a_header(some: list[tuple[str, str, str | None]]) -> None:
    kind, body = encode([Part(f"a{name}", content.encode(), file) for name, content, file in some])
    boundary = kind.partition("boundary=")[2].encode()
    head, *pieces, end = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert (head, end) == (b"", b"--\r\n")
    assert [piece.partition(b"\r\n\r\n")[2] for piece in pieces] == [content.encode() for _, content, _ in some]
    for piece, (_, _, file) in zip(pieces, some, strict=True):
        lines = piece.partition(b"\r\n\r\n")[0].split(b"\r\n")
        kinds = [] if file is None else [b"Content-Type"]
        assert [line.partition(b":")[0] for line in lines] == [b"", b"Content-Disposition", *kinds]
        assert lines[1].count(b'"') == (2 if file is None else 4)


def test_the_same_parts_give_the_same_bytes() -> None:
    form = made({"a": "b", "c": 1}, ("a.txt", b"x"))
    assert encode(form) == encode(list(form))
    assert encode(form) != encode(form[:2])
    assert encode([])[1].count(b"--") == 2


@pytest.mark.parametrize(
    ("value", "sent"), [(True, b"true"), (5, b"5"), (-0.5, b"-0.5"), (1e300, b"1e+300"), ("", b"")]
)
def test_what_is_no_text_is_written_as_json(value: Any, sent: bytes) -> None:
    assert Part.of("a", value).content == sent
