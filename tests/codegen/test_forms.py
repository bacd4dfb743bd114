"""Forms with fields beside files: what the generated methods take, refuse and send."""

from __future__ import annotations

import asyncio
import inspect
import io
from pathlib import Path
from typing import Any

import httpx
import pytest

from ..runtime.parts import parsed
from .inline_spec import PAGE, Action, Library, library

FILE = "{type: string, contentMediaType: text/plain, x-upload: {nameEndsWith: .txt, maxBytes: 9}}"
FORM = Action(
    f"""
required: [file, setName]
properties:
  file: {FILE}
  setName: {{type: string, minLength: 1, maxLength: 5}}
  rowCount: {{type: integer, minimum: 1}}
  ratio: {{type: number}}
  kind: {{type: string, enum: [a, b, B], x-value-aliases: {{B: b}}}}
  level: {{type: integer, enum: [1, 2]}}
  shuffled: {{type: boolean}}
  seed: {{type: integer}}
if: {{required: [shuffled], properties: {{shuffled: {{const: true}}}}}}
then: {{required: [seed]}}
else: {{not: {{required: [seed]}}}}
x-rules: [{{id: seed-of-shuffling, keyword: if, message: seed goes with shuffled true}}]
""",
    media_type="multipart/form-data",
)


def form(request: str, schemas: str = "") -> Action:
    return Action(request, schemas=schemas, media_type="multipart/form-data")


def parts(request: httpx.Request) -> list[tuple[str, str | None, bytes]]:
    return parsed(request.headers["content-type"], request.read())


def refusal(thing: Library, **arguments: Any) -> dict[str, str]:
    """The rules that a call breaks, by the page's name of the field; nothing is sent."""
    console, sent = thing.console({})
    with pytest.raises(thing.module("runtime.errors").RequestValidationError) as caught:
        console.thing.create_thing(**arguments)
    assert not sent
    assert {violation.page for violation in caught.value.violations} == {PAGE}
    return {violation.path: violation.rule for violation in caught.value.violations}


def test_fields_are_typed_as_those_of_json(tmp_path: Path) -> None:
    thing = library(tmp_path, FORM)
    for colour in ("", "Async"):
        signature = inspect.signature(thing.method("CreateThing", colour))
        assert {name: each.annotation for name, each in signature.parameters.items()} == {
            "self": inspect.Parameter.empty,
            "file": "UploadInput",
            "set_name": "str",
            "row_count": "int | NotGiven",
            "ratio": "float | NotGiven",
            "kind": "Literal['a', 'b'] | NotGiven",
            "level": "Literal[1, 2] | NotGiven",
            "shuffled": "bool | NotGiven",
            "seed": "int | NotGiven",
            "options": "Unpack[CallOptions]",
        }
        assert all(each.kind is each.KEYWORD_ONLY for each in list(signature.parameters.values())[1:-1])


ALL = {
    "file": ("a.txt", b"x\r\n"),
    "set_name": "集\r\n\"",
    "row_count": 10**20,
    "ratio": 0.5,
    "kind": "b",
    "level": 2,
    "shuffled": True,
    "seed": -1,
}  # fmt: skip
SENT = [
    ("setName", None, '集\r\n"'.encode()),
    ("rowCount", None, b"100000000000000000000"),
    ("ratio", None, b"0.5"),
    ("kind", None, b"b"),
    ("level", None, b"2"),
    ("shuffled", None, b"true"),
    ("seed", None, b"-1"),
    ("file", "a.txt", b"x\r\n"),
]


def test_each_field_is_a_part(tmp_path: Path) -> None:
    console, sent = library(tmp_path, FORM).console({"requestId": "r"}, {})
    assert console.thing.create_thing(**ALL).request_id == "r"
    assert parts(sent[0]) == SENT
    console.thing.create_thing(file=("a.txt", b""), set_name="n", shuffled=False)
    assert parts(sent[1]) == [("setName", None, b"n"), ("shuffled", None, b"false"), ("file", "a.txt", b"")]
    assert sent[1].url.query == b"Action=CreateThing"


def test_an_async_call_sends_the_same(tmp_path: Path) -> None:
    thing = library(tmp_path, FORM)
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"requestId": "r"})

    async def call() -> Any:
        http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
        async with thing.module().AsyncQianfanConsole(access_key="a", secret_key="s", http_client=http) as console:
            with pytest.raises(thing.module("runtime.errors").RequestValidationError):
                await console.thing.create_thing(file=b"", set_name="")
            return await console.thing.create_thing(**ALL)

    assert asyncio.run(call()).request_id == "r"
    (request,) = sent
    assert parts(request) == SENT


@pytest.mark.parametrize(
    ("arguments", "broken"),
    [
        ({"set_name": ""}, {"setName": "length"}),
        ({"set_name": "sixsix"}, {"setName": "length"}),
        ({"set_name": 5}, {"setName": "type"}),
        ({"set_name": "\ud800"}, {"setName": "type"}),
        ({"set_name": None}, {"setName": "type"}),
        ({"row_count": 0}, {"rowCount": "range"}),
        ({"row_count": "1"}, {"rowCount": "type"}),
        ({"row_count": True}, {"rowCount": "type"}),
        ({"ratio": float("nan")}, {"ratio": "type"}),
        ({"kind": "c"}, {"kind": "enum"}),
        ({"level": 3}, {"level": "enum"}),
        ({"shuffled": "true"}, {"shuffled": "type"}),
        ({"shuffled": True}, {"seed": "seed-of-shuffling"}),
        ({"seed": 1}, {"": "seed-of-shuffling"}),
        ({"file": ("a.py", b"x")}, {"file": "file-name"}),
        ({"file": None}, {"file": "type"}),
        (
            {"file": ("a.py", b"0123456789"), "set_name": "", "kind": "c", "extra_body": {"x": 5}},
            {"file": "file-size", "setName": "length", "kind": "enum", "": "extra-body"},
        ),
    ],
)
def test_every_mistake_is_told_before_anything_is_sent(
    forms: Library, arguments: dict[str, Any], broken: dict[str, str]
) -> None:
    assert refusal(forms, **{"file": ("a.txt", b"x"), "set_name": "n", **arguments}) == broken


@pytest.fixture(name="forms", scope="module")
def _forms(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("forms"), FORM)


def test_a_deprecated_value_is_replaced(forms: Library) -> None:
    console, sent = forms.console({})
    with pytest.warns(DeprecationWarning, match="'B' is a deprecated spelling of 'b'"):
        console.thing.create_thing(file=("a.txt", b""), set_name="n", kind="B")
    assert ("kind", None, b"b") in parts(sent[0])


def test_extra_body_replaces_and_adds_texts(forms: Library) -> None:
    console, sent = forms.console({})
    console.thing.create_thing(file=("a.txt", b""), set_name="n", extra_body={"setName": "too long a name", "new": "1"})
    assert parts(sent[0])[:2] == [("setName", None, b"too long a name"), ("new", None, b"1")]


def test_what_is_sent_again_is_the_same(forms: Library) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.read())
        return httpx.Response(429 if len(sent) == 1 else 200, json={"code": "x"}, headers={"retry-after": "0"})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    console = forms.module().QianfanConsole(access_key="ak", secret_key="sk", http_client=http)
    console.thing.create_thing(file=("a.txt", io.BytesIO(b"once")), set_name="n")
    assert sent[0] == sent[1]
    assert b"once" in sent[1]


def test_by_name_a_form_cannot_be_sent(forms: Library) -> None:
    console, sent = forms.console({})
    with pytest.raises(forms.module("runtime.errors").RequestValidationError, match="call the method of this Action"):
        console.call_action("/v2/thing", "CreateThing", {"file": "x", "setName": "n"})
    with pytest.raises(forms.module("runtime.errors").RequestValidationError, match="takes a file"):
        console.map("CreateThing", [{"setName": "n"}])
    console.call_action("/v2/thing", "CreateThing", {"setName": "n"}, validate=False)
    assert sent[0].headers["content-type"] == "application/json"


def test_several_files_or_none(tmp_path: Path) -> None:
    several = library(tmp_path / "several", form(f"required: [one]\nproperties: {{one: {FILE}, other: {FILE}}}"))
    console, sent = several.console({}, {})
    console.thing.create_thing(one=("a.txt", b"1"), other=("b.txt", b"2"))
    assert parts(sent[0]) == [("one", "a.txt", b"1"), ("other", "b.txt", b"2")]
    console.thing.create_thing(one=("a.txt", b"1"))
    assert parts(sent[1]) == [("one", "a.txt", b"1")]
    assert refusal(several, one=("a", b""), other=("b", b"")) == {"one": "file-name", "other": "file-name"}
    none = library(tmp_path / "none", form("required: [name]\nproperties: {name: {type: string}}"))
    console, sent = none.console({})
    console.thing.create_thing(name="n")
    assert parts(sent[0]) == [("name", None, b"n")]


def test_a_file_or_something_else(tmp_path: Path) -> None:
    schemas = f"""
ByFile: {{required: [file], properties: {{file: {FILE}, name: {{type: string}}}}}}
ByUrl: {{required: [url], properties: {{url: {{type: string, minLength: 1}}, name: {{type: string}}}}}}
"""
    thing = library(tmp_path, form("{oneOf: [<ByFile>, <ByUrl>]}", schemas))
    console, sent = thing.console({}, {})
    console.thing.create_thing(file=("a.txt", b"1"), name="n")
    console.thing.create_thing(url="u")
    assert parts(sent[0]) == [("name", None, b"n"), ("file", "a.txt", b"1")]
    assert parts(sent[1]) == [("url", None, b"u")]
    assert refusal(thing, file=("a.txt", b"1"), url="u")
    assert refusal(thing, name="n")
