"""In strict mode an answer that the page does not describe is an error; by default it is kept as it came."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from qianfan_console import InvalidResponseError
from qianfan_console.sandbox import Sandbox

from .colours import Colour, Service

GOOD: dict[str, Any] = {"modelSetId": "am-1", "modelId": "amv-1", "status": "Ready"}


@pytest.mark.parametrize(
    "result",
    [{**GOOD, "status": "Rotten"}, {**GOOD, "isSupportModelComp": "yes"}, {"modelId": "amv-1"}, "amv-1", None],
    ids=["unknown state", "other type", "member missing", "no object", "null"],
)
def test_what_the_page_does_not_describe(colour: Colour, result: Any) -> None:
    service = Service({"requestId": "r", "result": result})
    with pytest.raises(InvalidResponseError, match=r"not as documented: .*result"):
        colour.run(colour.console(service, strict_responses=True).model.describe_model(model_id="m"))
    kept = colour.run(colour.console(service).model.describe_model(model_id="m"))
    assert kept.model_dump(by_alias=True)["result"] == result or isinstance(result, dict)


def test_an_unknown_member_is_no_difference(colour: Colour) -> None:
    service = Service({"requestId": "r", "result": {**GOOD, "new": 1}, "also": 2})
    assert colour.run(colour.console(service, strict_responses=True).model.describe_model(model_id="m")).also == 2


def test_the_sandbox_answers_as_documented(colour: Colour) -> None:
    with Sandbox() as sandbox:
        console = colour.of(sandbox, strict_responses=True)
        made = colour.run(console.model.create_custom_model_set(model_set_name="demo", model_type="Text2Text"))
        shown = colour.run(console.model.describe_model_set(model_set_id=made.result))
    assert shown.result.model_set_id == made.result


def test_without_the_extra_nothing_is_sent_and_the_extra_is_named(
    colour: Colour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'qianfan-console\[sandbox\]'"):
        colour.console(Service(), strict_responses=True)
    colour.run(colour.console(Service()).model.describe_model(model_id="m"))
