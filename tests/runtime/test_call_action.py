"""`call_action`, for those who come from the official SDK: validated in the same way, and the way out."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from qianfan_console import BadRequestError, RequestValidationError
from qianfan_console.model import CreateCustomModelResponse, TrainMeta
from qianfan_console.runtime.models import ResponseModel
from qianfan_console.sandbox import Sandbox

from .bodies import HUGGING_FACE, PYTHON_SPELLING
from .colours import Colour, Service

ROUTE = "/v2/model"


def test_a_known_action_is_what_its_method_is(colour: Colour) -> None:
    service = Service({"requestId": "r", "result": {"modelId": "m"}})
    console = colour.console(service)
    by_name = colour.run(console.call_action(ROUTE, "CreateCustomModel", HUGGING_FACE))
    by_method = colour.run(console.model.create_custom_model(**PYTHON_SPELLING))
    assert type(by_name) is type(by_method) is CreateCustomModelResponse
    first, second = service.requests
    assert (first.url, first.content) == (second.url, second.content)


def test_on_the_sandbox(colour: Colour, sandbox: Sandbox) -> None:
    response: Any = colour.run(colour.of(sandbox).call_action(ROUTE, "DescribeCustomModelSets"))
    assert response.result.page_info.is_truncated is False


def test_options_are_those_of_every_call(colour: Colour) -> None:
    service = Service()
    options: dict[str, Any] = {"extra_body": {"x": 1}, "extra_headers": {"x-a": "b"}, "extra_query": {"q": "1"}}
    colour.run(colour.console(service).call_action(ROUTE, "DescribeModel", {"modelId": "m"}, timeout=3, **options))
    (request,) = service.requests
    assert service.body == {"modelId": "m", "x": 1}
    assert (request.headers["x-a"], request.url.params["q"]) == ("b", "1")
    assert request.extensions["timeout"]["read"] == 3


@pytest.mark.parametrize(
    ("route", "action", "path", "sentence"),
    [
        (ROUTE, "DescribeServices", "Action", "did you mean DescribeModelSet? validate=False sends it anyway"),
        (ROUTE, "createCustomModel", "Action", "did you mean CreateCustomModel?"),
        (ROUTE, "Zzz", "Action", "no such Action at /v2/model; validate=False"),
        (ROUTE, "", "Action", "no such Action"),
        ("/v2/service", "DescribeModel", "route", "no such route is bound; bound are /v2/model"),
        ("/v2/model/", "DescribeModel", "route", "must be a path"),
        ("v2/model", "DescribeModel", "route", "must be a path"),
    ],
)
def test_what_is_unknown_is_refused(colour: Colour, route: str, action: str, path: str, sentence: str) -> None:
    service = Service()
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).call_action(route, action, {}))
    (violation,) = caught.value.violations
    assert violation.path == path
    assert sentence in violation.message
    assert service.requests == []


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ({}, {"modelId": "required"}),
        (None, {"modelId": "required"}),
        ({"model_id": "m"}, {"modelId": "required", "model_id": "unknown-field"}),
        ({"modelId": "m", "model_id": "m"}, {"model_id": "unknown-field"}),
    ],
)
def test_the_body_is_spelled_as_the_page_does(colour: Colour, body: Any, paths: dict[str, str]) -> None:
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(Service()).call_action(ROUTE, "DescribeModel", body))
    assert {violation.path: violation.rule for violation in caught.value.violations} == paths


def test_a_file_cannot_be_sent_so(colour: Colour) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="takes a file"):
        colour.run(colour.console(service).call_action(ROUTE, "CreateModelCustomConf", {"customSpecFile": "x"}))
    assert service.requests == []


@pytest.mark.parametrize(
    ("route", "action", "body"),
    [
        (ROUTE, "CreateCustomModel", {"sourceType": "New", "x": [1, None]}),
        (ROUTE, "NotBoundYet", {"model_id": "m"}),
        ("/v2/service", "DescribeServices", {}),
        ("/v9/not/bound-yet", "A b&c=d", None),
    ],
)
def test_without_validation_any_body_goes_to_any_action(colour: Colour, route: str, action: str, body: Any) -> None:
    service = Service({"requestId": "r", "result": {"x": 1}, "more": True})
    response = colour.run(colour.console(service).call_action(route, action, body, validate=False))
    (request,) = service.requests
    assert (request.url.path, request.url.params["Action"], service.body) == (route, action, body or {})
    assert isinstance(response, ResponseModel)
    assert response.model_dump(exclude_unset=True)["requestId"] == "r"


def test_without_validation_models_and_what_is_not_given_still_work(colour: Colour) -> None:
    service = Service()
    body = {"trainMeta": TrainMeta(task_id="t"), "labels": ("a",)}
    colour.run(colour.console(service).call_action(ROUTE, "CreateCustomModel", body, validate=False))
    assert service.body == {"trainMeta": {"taskId": "t"}, "labels": ["a"]}


def test_without_validation_the_service_answers(colour: Colour, sandbox: Sandbox) -> None:
    with pytest.raises(BadRequestError, match="DescribeModelSet") as caught:
        colour.run(colour.of(sandbox).call_action(ROUTE, "DescribeServices", {"modelSetId": "am"}, validate=False))
    assert caught.value.action == "DescribeServices"
    assert not caught.value.retry_safe


@pytest.mark.parametrize(
    "route",
    [
        "@evil.example/v2",
        ".evil.example/",
        ":80@evil.example/",
        "//",
        "/v2/model?x=1",
        "/a#b",
        "/a b",
        "/a\\b",
        "",
        "/\r\n",
    ],
)
@pytest.mark.parametrize("validate", [True, False])
def test_a_route_cannot_lead_to_another_host(colour: Colour, route: str, validate: bool) -> None:
    service = Service()
    with pytest.raises(RequestValidationError, match="route: must be a path"):
        colour.run(colour.console(service).call_action(route, "DescribeModel", {"modelId": "m"}, validate=validate))
    assert service.requests == []


def test_the_body_is_not_changed(colour: Colour) -> None:
    body = json.loads(json.dumps(HUGGING_FACE))
    colour.run(colour.console(lambda _: httpx.Response(200, json={})).call_action(ROUTE, "CreateCustomModel", body))
    assert body == HUGGING_FACE
