"""From wire names to Python names, and back onto the wire."""

from __future__ import annotations

import builtins
import inspect
import keyword
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from codegen.names import Identifier, camel_case, constant_case, field_name, snake_case
from qianfan_console.runtime.options import CallOptions, WaitOptions

from .inline_spec import Action, library

TAKEN = sorted(
    {name for name in (*dir(builtins), *dir(BaseModel)) if name.islower() and not name.startswith(("_", "model_"))}
    | {"self", "cls", "options", "read", "http_response", "broken_rules", "model_config", "model_fields", "type", "id"}
    | set(keyword.softkwlist) - {"_"}
)


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("modelSetId", "model_set_id"),
        ("vLLMVersion", "vllm_version"),
        ("historyQATemplate", "history_qa_template"),
        ("CreateCustomModel", "create_custom_model"),
        ("maxKeys", "max_keys"),
        ("HTTPServer", "http_server"),
        ("userID", "user_id"),
        ("p99", "p99"),
        ("already_snake", "already_snake"),
        ("_leading", "leading"),
        ("from", "from_"),
        ("class", "class_"),
        ("None", "none"),
    ],
)
def test_a_wire_name_has_one_python_name(wire: str, name: str) -> None:
    assert snake_case(wire) == name


@pytest.mark.parametrize("option", sorted(CallOptions.__annotations__ | WaitOptions.__annotations__))
def test_a_field_leaves_the_options_of_a_call_alone(option: str) -> None:
    assert field_name(option) == f"{option}_"


def test_names_of_constants_and_classes() -> None:
    assert constant_case("CreateCustomModel") == "CREATE_CUSTOM_MODEL"
    assert camel_case("prompt_templates") == "PromptTemplates"


@given(st.text(max_size=12))
def test_any_text_gives_an_identifier_or_is_refused(wire: str) -> None:
    try:
        name = snake_case(wire)
    except ValueError:
        return
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x;y",
        "a b",
        "a-b",
        "a.b",
        "../x",
        "class",
        "None",
        "1a",
        "_a",
        "__a__",
        "a\n",
        "a\x00",
        "é",
        "\uff41",
        "模型",
    ],
)
def test_an_identifier_is_checked_not_mangled(text: str) -> None:
    with pytest.raises(ValueError, match="rename it"):
        Identifier(text)


def test_names_travel_in_both_spellings(tmp_path: Path) -> None:
    thing = library(
        tmp_path,
        Action(
            """
            required: [vLLMVersion]
            properties: {vLLMVersion: {type: string}, from: {type: string}, class: {type: string}, _id: {type: string}}
            """,
            response="{type: object, properties: {requestID: {type: string}, from: {type: string}}}",
        ),
    )
    console, sent = thing.console({"requestID": "r", "from": "here"}, {})
    answer = console.thing.create_thing(vllm_version="1", from_="a", class_="b", id="c")
    assert sent[0].read() == b'{"vLLMVersion":"1","from":"a","class":"b","_id":"c"}'
    assert (answer.request_id, answer.from_) == ("r", "here")
    assert thing.verdicts({"vLLMVersion": "1"}, {"vllm_version": "1"}, {"vLLMVersion": "1", "from_": "x"}) == [
        True, False, False
    ]  # fmt: skip


@pytest.mark.parametrize("wires", [TAKEN[start::8] for start in range(8)], ids=lambda wires: f"{wires[0]}-and-more")
def test_names_that_are_taken_in_the_generated_code(tmp_path: Path, wires: list[str]) -> None:
    """As a parameter, in a model, in a dictionary and in a response the name is the same, and nothing is shadowed."""
    properties = ", ".join(f"{wire}: {{type: string}}" for wire in wires)
    others = "aText: {type: string}, anInteger: {type: integer}, aList: {type: array, items: {type: number}}"
    thing = library(
        tmp_path,
        Action(
            f"properties: {{{properties}, {others}, inner: <Inner>}}",
            schemas=f"Inner: {{properties: {{{properties}, {others}}}}}",
            response=f"{{type: object, properties: {{{properties}, {others}}}}}",
        ),
    )
    values = dict.fromkeys(wires, "x") | {"aText": "y", "anInteger": 1, "aList": [0.5]}
    assert thing.verdicts(values, {"inner": values}, {"anInteger": "x"}, {"aList": 1}, {"inner": {wires[0]: 1}}) == [
        True, True, False, False, False
    ]  # fmt: skip
    answer = thing.operation().response.read(values)
    parameters = inspect.signature(thing.method()).parameters
    params = thing.module("thing.params").InnerParam.__annotations__
    for wire in wires:
        assert getattr(answer, field_name(wire)) == "x"
        assert field_name(wire) in parameters
        assert field_name(wire) in params
        assert thing.operation().request.model_fields[field_name(wire)].alias in (wire, None)


def test_every_member_of_a_model_is_known_to_be_taken() -> None:
    members = {name for name in dir(BaseModel) if not name.startswith("_")}
    free = {
        name for name in members if not name.startswith(("model_dump", "model_validate")) and field_name(name) == name
    }
    assert not free


@pytest.mark.parametrize("wire", ["modelDump", "model_validate", "modelDumpAll"])
def test_a_name_that_pydantic_reserves_is_refused(tmp_path: Path, wire: str) -> None:
    with pytest.raises(AssertionError, match=f"{wire!r} gives no Python name"):
        library(tmp_path, Action(f"properties: {{{wire}: {{type: string}}}}"))
