"""The ways out of one call: extra_body, extra_headers, extra_query."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianfan_console import RequestValidationError
from qianfan_console.runtime.request import merge
from qianfan_console.sandbox import Sandbox

from .bodies import HUGGING_FACE, PYTHON_SPELLING
from .colours import Colour, Service, Sync

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
OBJECTS = st.dictionaries(st.sampled_from("abc"), JSON | st.dictionaries(st.sampled_from("abc"), JSON), max_size=3)


def test_extra_body_is_merged_deeply_after_validation(colour: Colour) -> None:
    extra = {
        "importMeta": {"vLLMVersion": "9.9", "chatConf": {"promptTemplate": 5}, "more": {"x": [1]}},
        "sourceType": "Import2",
        "description": None,
    }
    service = Service()
    colour.run(colour.console(service).model.create_custom_model(**PYTHON_SPELLING, extra_body=extra))
    expected = copy.deepcopy(HUGGING_FACE)
    expected["importMeta"] |= {"vLLMVersion": "9.9", "more": {"x": [1]}}
    expected["importMeta"]["chatConf"]["promptTemplate"] = 5
    assert service.body == {**expected, "sourceType": "Import2", "description": None}


def test_extra_body_does_not_help_an_invalid_request(colour: Colour) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="modelSetId: required"):
        colour.run(colour.console(service).model.create_custom_model(source_type="Train", extra_body=HUGGING_FACE))
    assert service.requests == []


def test_extra_body_reaches_the_service(colour: Colour, sandbox: Sandbox) -> None:
    console = colour.of(sandbox)
    with pytest.raises(Exception, match=r"importMeta\.vLLMVersion.*9\.9"):
        colour.run(
            console.model.create_custom_model(**PYTHON_SPELLING, extra_body={"importMeta": {"vLLMVersion": "9.9"}})
        )


@given(OBJECTS, OBJECTS)
def test_merge(body: Any, extra: Any) -> None:
    before = copy.deepcopy((body, extra))
    merged = merge(body, extra)
    assert (body, extra) == before
    assert set(merged) == set(body) | set(extra)
    for key, value in merged.items():
        if key not in extra:
            assert value == body[key]
        elif isinstance(extra[key], dict) and isinstance(body.get(key), dict):
            assert value == merge(body[key], extra[key])
        else:
            assert value == extra[key]


@given(OBJECTS)
def test_any_json_arrives_as_it_was_given(extra: Any) -> None:
    service = Service()
    Sync().console(service).model.describe_model(model_id="m", extra_body=extra)
    assert service.body == {"modelId": "m", **extra}


@pytest.mark.parametrize(
    "value", [float("nan"), float("-inf"), {1, 2}, object(), b"x", "\ud800", {("a",): 1}], ids=type
)
def test_what_is_no_json_is_refused(colour: Colour, value: Any) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="cannot be written as JSON"):
        colour.run(colour.console(service).model.describe_model(model_id="m", extra_body={"x": value}))
    assert service.requests == []


@pytest.mark.parametrize("option", ["extra_body", "extra_headers", "extra_query"])
@pytest.mark.parametrize("value", [[("a", "b")], "a=b", 5, []], ids=repr)
def test_an_extra_must_be_a_mapping(colour: Colour, option: str, value: Any) -> None:
    service = Service()
    with pytest.raises(TypeError, match=f"{option} takes a mapping, not a value of type {type(value).__name__}"):
        colour.run(colour.console(service).model.describe_model(model_id="m", **{option: value}))
    upload = ("a.py", b"x")
    with pytest.raises(TypeError, match=f"{option} takes a mapping"):
        colour.run(colour.console(service).model.create_model_custom_conf(custom_spec_file=upload, **{option: value}))
    assert service.requests == []


def test_extra_headers_are_sent_and_signed_where_they_are_of_bce(colour: Colour) -> None:
    service = Service()
    extra = {"X-Trace": "a b", "x-bce-more": "1", "User-Agent": "mine", "x-empty": ""}
    colour.run(colour.console(service).model.describe_model(model_id="m", extra_headers=extra))
    (request,) = service.requests
    assert {name: request.headers[name] for name in extra} == extra
    assert request.headers.get_list("user-agent") == ["mine"]
    assert request.headers["authorization"].split("/")[-2] == "content-type;host;x-bce-date;x-bce-more"


@pytest.mark.parametrize("name", ["Authorization", "HOST", "x-bce-date", "Content-Length", "content-type"])
def test_headers_of_the_client_are_refused(colour: Colour, name: str) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match=f"{name}: set by the client"):
        colour.run(colour.console(service).model.describe_model(model_id="m", extra_headers={name: "x"}))
    assert service.requests == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-a", "1\r\nx-b: 2"),
        ("x-a", "1\n"),
        ("x-a", "\r"),
        ("x-a", "\x00"),
        ("x-a", "é"),
        ("x-a", " leading"),
        ("x-a", "trailing\t"),
        ("x-a", 5),
        ("x-a", None),
        ("x-a", b"x"),
        ("x-a\r\nx-b", "1"),
        ("x a", "1"),
        ("x:a", "1"),
        ("x-é", "1"),
        ("", "1"),
        (5, "1"),
    ],
)
def test_headers_that_cannot_be_sent_are_refused(colour: Colour, name: Any, value: Any) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="names must be HTTP tokens"):
        colour.run(colour.console(service).model.describe_model(model_id="m", extra_headers={name: value}))
    assert service.requests == []


@given(st.text(), st.text())
def test_a_header_is_sent_as_given_or_refused(name: str, value: str) -> None:
    service = Service()
    try:
        Sync().console(service).model.describe_model(model_id="m", extra_headers={name: value})
    except RequestValidationError:
        return
    assert (name.lower().encode(), value.encode()) in service.requests[0].headers.raw


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=4))
def test_a_query_is_sent_as_given_or_refused(extra: dict[str, str]) -> None:
    service = Service()
    if {name.lower() for name in extra} & {"action", "authorization"} or _SURROGATE.search(
        "".join([*extra, *extra.values()])
    ):
        with pytest.raises(RequestValidationError):
            Sync().console(service).model.describe_model(model_id="m", extra_query=extra)
        return
    Sync().console(service).model.describe_model(model_id="m", extra_query=extra)
    (request,) = service.requests
    assert dict(request.url.params) == {"Action": "DescribeModel", **extra}


@pytest.mark.parametrize("name", ["Action", "action", "authorization", "Authorization"])
def test_parameters_of_the_client_are_refused(colour: Colour, name: str) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match=f"{name}: set by the client"):
        colour.run(colour.console(service).model.describe_model(model_id="m", extra_query={name: "x"}))
    assert service.requests == []


@pytest.mark.parametrize("extra", [{"a": 5}, {"a": None}, {"a": ["x"]}, {5: "a"}, {"a": "\ud800"}, {"\udc80": "a"}])
def test_parameters_that_are_no_text_are_refused(colour: Colour, extra: Any) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="must be strings"):
        colour.run(colour.console(service).model.describe_model(model_id="m", extra_query=extra))
    assert service.requests == []
