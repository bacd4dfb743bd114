"""CreateModelCustomConf: a file as multipart/form-data, under either documented field name."""

from __future__ import annotations

from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox

TARGET = "/v2/model?Action=CreateModelCustomConf"
MEBIBYTE = 1_048_576
ARGUMENT, HTTP = (400, "InvalidRequestArgumentError"), (400, "InvalidHTTPRequest")


def part(field: str, name: str | None, content: bytes, more: str = "") -> bytes:
    file = "" if name is None else f'; filename="{name}"'
    return f'Content-Disposition: form-data; name="{field}"{file}\r\n{more}\r\n'.encode() + content


def form(*parts: bytes, boundary: str = "limit", end: bytes = b"--\r\n") -> bytes:
    mark = f"--{boundary}".encode()
    return b"".join(mark + b"\r\n" + each + b"\r\n" for each in parts) + mark + end


def upload(call: Any, *parts: bytes) -> Any:
    return call.send(TARGET, form(*parts), "multipart/form-data; boundary=limit")


@pytest.mark.parametrize("field", ["customSpecFile", "file"])
def test_the_result_goes_into_an_import(call: Any, field: str) -> None:
    name = upload(call, part(field, "template.py", b"print()\r\n--limi\r\n")).result
    assert name.endswith(".py")
    meta = {"bucket": "b", "objectPath": "o", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
    meta |= {"transformerVersion": "4.36.2"}
    body = {"modelSetId": "am-ih8****", "sourceType": "Import", "importMeta": meta}
    assert call("CreateCustomModel", body | {"importMeta": meta | {"customSpec": spec(name)}}).status == 200
    reply = call("CreateCustomModel", body | {"importMeta": meta | {"customSpec": spec("another.py")}})
    assert reply.refusal == ARGUMENT
    assert reply.message.startswith("importMeta.customSpec.fileName: ")


def spec(name: str) -> dict[str, str]:
    return {"displayName": "mine", "fileName": name}


def test_two_uploads_of_one_file_are_two_files(call: Any) -> None:
    file = part("customSpecFile", "t.py", b"x")
    assert upload(call, file).result != upload(call, file).result


@pytest.mark.parametrize("content", [b"x" * MEBIBYTE, b"\0\r\n\xff", b"\r\n\r\n"])
def test_any_content_up_to_the_limit(call: Any, content: bytes) -> None:
    assert upload(call, part("customSpecFile", "t.py", content, "Content-Type: text/x-python\r\n")).status == 200


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([part("customSpecFile", "t.txt", b"x")], "end with .py"),
        ([part("customSpecFile", "t.PY", b"x")], "end with .py"),
        ([part("customSpecFile", None, b"x")], "needs a file name"),
        ([part("customSpecFile", "t.py", b"")], "empty"),
        ([part("customSpecFile", "t.py", b"x" * (MEBIBYTE + 1))], "1048577 bytes"),
        ([part("upload", "t.py", b"x")], "unknown member"),
        ([part("file", "t.py", b"x"), part("customSpecFile", "t.py", b"x")], "one file is needed"),
        ([part("file", "t.py", b"x"), part("file", "t.py", b"x")], "given twice"),
        ([part("customSpecFile", "t.py", b"x"), part("note", None, b"x")], "note: unknown member"),
        ([], "one file is needed"),
    ],
)
def test_rules(call: Any, parts: list[bytes], words: str) -> None:
    reply = upload(call, *parts)
    assert reply.refusal == ARGUMENT
    assert words in reply.message


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "multipart/form-data; boundary=limit"),
        (form(part("file", "t.py", b"x")), "multipart/form-data"),
        (form(part("file", "t.py", b"x")), "multipart/form-data; boundary=other"),
        (form(part("file", "t.py", b"x"), end=b""), "multipart/form-data; boundary=limit"),
        (form(b"no headers end"), "multipart/form-data; boundary=limit"),
        (form(b"Content-Type: text/plain\r\n\r\nx"), "multipart/form-data; boundary=limit"),
        (b"{}", "application/json"),
    ],
)
def test_bodies_that_are_no_form(call: Any, body: bytes, content_type: str) -> None:
    assert call.send(TARGET, body, content_type).refusal == HTTP


@pytest.mark.parametrize("disposition", ["filename*=UTF-8''%E6%A8%A1.py", 'filename="模.py"'])
def test_names_beyond_ascii(call: Any, disposition: str) -> None:
    head = f"content-disposition: form-data; name=customSpecFile; {disposition}\r\n\r\n".encode()
    body = form(head + b"x", boundary="a b")
    assert call.send(TARGET, body, 'multipart/form-data; charset=utf-8; boundary="a b"').status == 200


def test_lenient_ignores_other_parts(caller: Any) -> None:
    with Sandbox(lenient=True) as sandbox:
        assert upload(caller(sandbox), part("note", None, b"x"), part("file", "t.py", b"x")).status == 200
