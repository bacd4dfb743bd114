"""Responses are lenient: what the service sends is kept, whether or not a page foresees it."""

from __future__ import annotations

import inspect
import json
import pickle
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from qianfan_console.index import OPERATIONS
from qianfan_console.model.operations.describe_custom_model_sets import DescribeCustomModelSetsResponse
from qianfan_console.model.operations.describe_model import DescribeModelResponse, ModelVersion
from qianfan_console.runtime import registry
from qianfan_console.runtime.models import ResponseModel, at

from .colours import Colour, Service

KNOWN: dict[str, Any] = {
    "requestId": "r-1",
    "result": {"modelSetId": "am-1", "modelId": "amv-1", "status": "Ready", "isSupportModelComp": True},
}


def described(colour: Colour, body: Any, **answer: Any) -> Any:
    console = colour.console(Service(body, **answer))
    return colour.run(console.model.describe_model(model_id="amv-1"))


def dumped(response: ResponseModel) -> Any:
    """What was sent, as far as the response still knows."""
    assert json.loads(response.model_dump_json(exclude_unset=True)) == response.model_dump(exclude_unset=True)
    return response.model_dump(exclude_unset=True)


def test_the_documented_form(colour: Colour) -> None:
    response = described(colour, KNOWN)
    assert type(response) is DescribeModelResponse
    assert (response.request_id, response.result.model_id, response.result.status) == ("r-1", "amv-1", "Ready")
    assert response.result.is_support_model_comp is True
    assert response.result.description is None
    assert dumped(response) == KNOWN


def test_the_http_response_is_reachable(colour: Colour) -> None:
    response = described(colour, KNOWN, headers={"X-Bce-Request-Id": "h-1", "X-More": "1"})
    reply = response.http_response
    assert (reply.status, reply.request_id, reply.headers["x-more"]) == (200, "h-1", "1")
    assert json.loads(reply.body) == KNOWN
    assert "result" not in repr(reply)
    assert response.result.http_response is None
    assert pickle.loads(pickle.dumps(response)).http_response == reply


def test_unknown_members_are_kept(colour: Colour) -> None:
    body = {**KNOWN, "trace": {"a": [1]}, "result": {**KNOWN["result"], "new": [{"x": None}], "other": 1.5}}
    response = described(colour, body)
    assert (response.trace, response.result.new, response.result.other) == ({"a": [1]}, [{"x": None}], 1.5)
    assert dumped(response) == body


def test_an_unknown_value_of_an_enum_survives(colour: Colour) -> None:
    body = {**KNOWN, "result": {**KNOWN["result"], "status": "Paused"}}
    response = described(colour, body)
    assert response.result.status == "Paused"
    assert dumped(response) == body


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("requestId", 5),
        ("requestId", None),
        ("result", None),
        ("result", "amv-1"),
        ("result", [{"modelId": "amv-1"}]),
        ("result.modelId", 5),
        ("result.status", None),
        ("result.status", ["Ready"]),
        ("result.isSupportModelComp", "true"),
        ("result.isSupportModelComp", 1),
        ("result.isSupportModelComp", {"x": 1}),
        ("result.sourceInfo", "Import"),
    ],
)
def test_a_value_of_another_type_is_kept(colour: Colour, path: str, value: Any) -> None:
    body: Any = json.loads(json.dumps(KNOWN))
    *parents, name = path.split(".")
    (body["result"] if parents else body)[name] = value
    response = described(colour, body)
    assert dumped(response) == body
    if not isinstance(value, list | dict):
        kept = at(response, path)
        assert (kept, type(kept)) == (value, type(value))


def test_what_fits_beside_what_does_not_is_typed(colour: Colour) -> None:
    response = described(colour, {"requestId": 5, "result": {"modelId": "m", "status": 1, "more": 2}})
    assert (response.request_id, response.result.model_id, response.result.status) == (5, "m", 1)
    assert response.result.more == 2


def test_a_missing_member_reads_as_none(colour: Colour) -> None:
    assert described(colour, {}).result is None
    response = described(colour, {"result": {}})
    assert (response.request_id, response.result.status, response.result.model_name) == (None, None, None)
    assert dumped(response) == {"result": {}}
    assert response.model_dump(by_alias=True)["result"]["modelSetId"] is None


@pytest.mark.parametrize("name", ["request_id", "cls", "self", "_fields_set", "model_dump", "_reply", "__class__", ""])
@pytest.mark.parametrize("body", [KNOWN, {"result": KNOWN["result"]}, {"result": 5}, {}])
def test_unknown_members_with_names_of_our_own(colour: Colour, name: str, body: Any) -> None:
    sent = {**body, name: "theirs"}
    response = described(colour, sent)
    assert dumped(response) == sent
    assert response.http_response.status == 200


def test_items_of_a_list_are_read_one_by_one() -> None:
    page = {
        "customModelSetList": [{"modelSetId": "am-1", "x": 1}, {"modelSetId": 2}, "odd", None, {}],
        "pageInfo": {"isTruncated": "no"},
    }
    response = DescribeCustomModelSetsResponse.read({"requestId": "r", "result": page})
    items: list[Any] = response.result.custom_model_set_list
    first, second, third, fourth, fifth = items
    assert (first.model_set_id, second.model_set_id, fifth.model_set_id) == ("am-1", 2, None)
    assert (third, fourth) == ("odd", None)
    assert dumped(response) == {"requestId": "r", "result": page}


NAMES = st.sampled_from(["requestId", "request_id", "result", "modelId", "model_id", "status", "pageInfo", "cls", "x"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(), inner, max_size=5),
    max_leaves=15,
)


@given(st.sampled_from(sorted(OPERATIONS.values())), st.dictionaries(NAMES | st.text(), VALUES, max_size=6))
def test_any_object_is_read_and_round_trips(module: str, data: dict[str, Any]) -> None:
    operation = registry.load("qianfan_console", module)
    assert dumped(operation.response.read(data)) == data


def models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that `annotation` and their fields name."""
    for inner in get_args(annotation):
        yield from models_of(inner)
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_of(field.annotation)


@pytest.mark.parametrize("module", sorted(OPERATIONS.values()))
def test_every_model_of_a_response_is_lenient(module: str) -> None:
    operation = import_module(f"qianfan_console.{module}").OPERATION
    for model in models_of(operation.response):
        assert issubclass(model, ResponseModel)
        assert not any(info.metadata for info in model.model_fields.values())  # no lengths, no bounds


def test_models_made_by_hand_are_checked() -> None:
    """For tests of our users' own; the service is never refused, but a typo in a test is."""
    made = DescribeModelResponse(request_id="r", result=ModelVersion(model_id="m", status="Ready"))
    assert made.model_dump(exclude_unset=True) == {"requestId": "r", "result": {"modelId": "m", "status": "Ready"}}
    with pytest.raises(ValidationError):
        DescribeModelResponse.model_validate({"requestId": "r"})
