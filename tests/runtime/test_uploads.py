"""Files: what may stand for one, what is refused before sending, and that the form holds what was given."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console import BadRequestError, RequestValidationError
from qianfan_console.runtime.multipart import Part, encode
from qianfan_console.sandbox import Sandbox

from .colours import Colour, Service
from .parts import parsed

LIMIT = 1_048_576
STORED = {"requestId": "r", "result": "123.py"}


def uploaded(colour: Colour, file: Any, **options: Any) -> httpx.Request:
    service = Service(STORED)
    response = colour.run(colour.console(service).model.create_model_custom_conf(custom_spec_file=file, **options))
    assert response.result == "123.py"
    (request,) = service.requests
    assert request.headers["content-length"] == str(len(request.content))
    return request


def parts(colour: Colour, file: Any, **options: Any) -> list[tuple[str, str | None, bytes]]:
    request = uploaded(colour, file, **options)
    return parsed(request.headers["content-type"], request.content)


def refusal(colour: Colour, file: Any, **options: Any) -> RequestValidationError:
    service = Service(STORED)
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).model.create_model_custom_conf(custom_spec_file=file, **options))
    assert service.requests == []
    return caught.value


@pytest.mark.parametrize("kind", ["str", "path", "open", "unbuffered", "bytes", "BytesIO", "named bytes", "named file"])
def test_what_may_stand_for_a_file(colour: Colour, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "对话 模板.py"
    path.write_bytes(b"x = 1\r\n\n")
    with path.open("rb") as opened, path.open("rb", buffering=0) as raw:
        file: Any = {
            "str": str(path),
            "path": path,
            "open": opened,
            "unbuffered": raw,
            "bytes": path.read_bytes(),
            "BytesIO": io.BytesIO(path.read_bytes()),
            "named bytes": (path.name, path.read_bytes()),
            "named file": (path.name, opened),
        }[kind]
        name = "customSpecFile.py" if kind in {"bytes", "BytesIO"} else path.name
        assert parts(colour, file) == [("customSpecFile", name, b"x = 1\r\n\n")]
        assert not opened.closed


def test_a_file_is_read_from_where_it_stands(colour: Colour) -> None:
    file = io.BytesIO(b"skipped, read")
    file.seek(9)
    assert parts(colour, ("a.py", file)) == [("customSpecFile", "a.py", b"read")]


def test_a_pipe_is_read_to_its_end(colour: Colour) -> None:
    reader, writer = os.pipe()
    content = os.urandom(300_000)

    def write() -> None:
        with open(writer, "wb") as opened:
            opened.write(content)

    thread = threading.Thread(target=write)
    thread.start()
    with open(reader, "rb", buffering=0) as opened:
        assert parts(colour, ("a.py", opened)) == [("customSpecFile", "a.py", content)]
    thread.join()


@pytest.mark.parametrize("name", ['a"b.py', "模板.py", "a b.py", "a;b.py", "ä'=.py", ".py", '".py', "😀.py", "a%20.py"])
def test_names(colour: Colour, name: str) -> None:
    assert parts(colour, (name, b"x")) == [("customSpecFile", name, b"x")]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.txt", "must end with .py"),
        ("a.PY", "must end with .py"),
        ("py", "must end with .py"),
        ("", "must end with .py"),
        ("a.py ", "must end with .py"),
        ("a.py\x00", "must end with .py"),
        ("../a.py", "without a folder"),
        ("a\\b.py", "without a folder"),
        ("a\r\nX: y.py", "must be printable"),
        ("a\u2028.py", "must be printable"),
        ("a\ud800.py", "must be printable"),
    ],
)
def test_names_that_are_refused(colour: Colour, name: str, sentence: str) -> None:
    error = refusal(colour, (name, b"x"))
    assert sentence in str(error)
    assert {violation.path for violation in error.violations} == {"customSpecFile"}
    assert "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/4lw02obpp" in str(error)


@pytest.mark.parametrize("opened", [False, True])
def test_sizes(colour: Colour, sandbox: Sandbox, opened: bool) -> None:
    model = colour.of(sandbox).model
    for size, fits in ((0, True), (1, True), (LIMIT, True), (LIMIT + 1, False), (LIMIT + 10_000, False)):
        content = bytes(size)
        file = ("a.py", io.BytesIO(content) if opened else content)
        if not fits:
            assert f"at most {LIMIT} bytes" in str(refusal(colour, file))
            continue
        if size == 0:  # the page says nothing about an empty file; the sandbox refuses it
            assert parts(colour, file) == [("customSpecFile", "a.py", b"")]
            with pytest.raises(BadRequestError, match="the file is empty"):
                colour.run(model.create_model_custom_conf(custom_spec_file=file))
            continue
        assert colour.run(model.create_model_custom_conf(custom_spec_file=file)).result.endswith(".py")


def test_no_more_is_read_than_is_needed_to_refuse(colour: Colour) -> None:
    file = io.BytesIO(bytes(LIMIT * 3))
    refusal(colour, ("a.py", file))
    assert file.tell() == LIMIT + 1


def test_every_mistake_at_once(colour: Colour) -> None:
    error = refusal(colour, ("a/b.txt", bytes(LIMIT + 1)), extra_body={"x": 5})
    assert [violation.rule for violation in error.violations] == ["file-name", "file-name", "file-size", "extra-body"]


@pytest.mark.parametrize(
    "file",
    [
        None,
        5,
        ("a.py", "text"),
        ("a.py", None),
        bytearray(b"x"),
        io.StringIO("x"),
        ["a.py"],
        (),
        ("a.py",),
        ("a.py", b"x", "text/x-python"),
        (b"a.py", b"x"),
    ],
)
def test_what_is_no_file(colour: Colour, file: Any) -> None:
    assert "type" in [violation.rule for violation in refusal(colour, file).violations]


def test_a_file_opened_as_text(colour: Colour, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x")
    with (tmp_path / "a.py").open() as opened:
        assert "open(path, 'rb')" in str(refusal(colour, opened))


def test_a_file_that_is_not_there(colour: Colour, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        uploaded(colour, tmp_path / "none.py")


def test_text_beside_the_file(colour: Colour) -> None:
    extra = {"名字": "值\r\n", 'a"b': "", "x": "--form-"}
    assert parts(colour, ("a.py", b"x"), extra_body=extra) == [
        *((name, None, text.encode()) for name, text in extra.items()),
        ("customSpecFile", "a.py", b"x"),
    ]


@pytest.mark.parametrize("extra", [{"a": 5}, {"a": None}, {"a": b"x"}, {"a": "\ud800"}, {5: "a"}])
def test_what_is_no_text_beside_the_file(colour: Colour, extra: Any) -> None:
    assert "must be strings" in str(refusal(colour, ("a.py", b"x"), extra_body=extra))


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters='%;"=\\ '), min_size=1)
CONTENT = st.binary() | st.lists(
    st.sampled_from([b"\r", b"\n", b"\r\n", b"--", b"--form-", b"\x00", b"\xff", b"a"])
).map(b"".join)


@given(TEXT, CONTENT, st.dictionaries(TEXT, st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_the_form_holds_what_was_given(name: str, content: bytes, texts: dict[str, str]) -> None:
    sent = [*(Part.of(key, value) for key, value in texts.items()), Part("customSpecFile", content, name)]
    media_type, body = encode(sent)
    expected = [(key, None, value.encode()) for key, value in texts.items()]
    assert parsed(media_type, body) == [*expected, ("customSpecFile", name, content)]
    assert encode(sent) == (media_type, body)
    boundary = media_type.partition("boundary=")[2].encode()
    assert body.count(boundary) == len(texts) + 2


def test_content_that_knows_the_boundary_of_another_file() -> None:
    _, first = encode([Part("customSpecFile", b"x", "a.py")])
    for content, texts in ((first, []), (b"x", [Part("t", first)])):
        media_type, body = encode([*texts, Part("customSpecFile", content, "a.py")])
        assert parsed(media_type, body)[-1] == ("customSpecFile", "a.py", content)


def test_the_result_goes_into_an_import(colour: Colour, sandbox: Sandbox) -> None:
    model = colour.of(sandbox).model
    made = colour.run(model.create_custom_model_set(model_set_name="s", model_type="Text2Text")).result
    file = colour.run(model.create_model_custom_conf(custom_spec_file=('模"板.py', b"x = 1"))).result
    meta = {
        "bucket": "b",
        "object_path": "o",
        "model_format": "HuggingFace.Transformers",
        "model_application_type": "chat",
        "transformer_version": "4.36.2",
        "custom_spec": {"display_name": "d", "file_name": file},
    }
    assert colour.run(model.create_custom_model(model_set_id=made, source_type="Import", import_meta=meta)).result
