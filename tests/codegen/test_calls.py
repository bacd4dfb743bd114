"""Lists, waiters and uploads: what the generated methods send, and when they stop."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from pathlib import Path

import pytest

from .inline_spec import PAGE, Action, Library, library

LIST = Action(
    "properties: {marker: {type: string}, maxKeys: {type: integer}, pageReverse: {type: boolean}}",
    response="""
    type: object
    properties: {result: <Things>}
    """,
    schemas="""
    Things:
      type: object
      properties:
        thingList: {type: array, items: <Thing>}
        pageInfo: <Info>
    Info: {type: object, properties: {isTruncated: {type: boolean}, nextMarker: {type: string}}}
    Thing: {type: object, properties: {thingId: {type: string}}}
    """,
    operation="""
    x-pagination:
      marker: marker
      limit: maxKeys
      reverse: pageReverse
      items: result.thingList
      more: result.pageInfo.isTruncated
      next: result.pageInfo.nextMarker
    """,
    name="DescribeThings",
)


def page(*ids: str, following: str = "") -> dict[str, object]:
    info = {"isTruncated": bool(following), "nextMarker": following}
    return {"result": {"thingList": [{"thingId": id_} for id_ in ids], "pageInfo": info}}


def test_a_list_call_turns_the_pages_when_they_are_reached(tmp_path: Path) -> None:
    console, sent = library(tmp_path, LIST).console(page("a", "b", following="m"), page(), page())
    things = console.thing.describe_things(max_keys=2)
    assert not sent
    assert [thing.thing_id for thing in things] == ["a", "b"]
    assert [json.loads(request.read()) for request in sent] == [{"maxKeys": 2}, {"maxKeys": 2, "marker": "m"}]


def test_the_items_of_a_list_are_typed(tmp_path: Path) -> None:
    thing = library(tmp_path, LIST)
    assert (
        inspect.signature(thing.method("DescribeThings")).return_annotation
        == "Pager[_models.Thing, _models.DescribeThingsResponse]"
    )
    asynchronous = inspect.signature(thing.method("DescribeThings", "Async"))
    assert asynchronous.return_annotation == "AsyncPager[_models.Thing, _models.DescribeThingsResponse]"
    assert not inspect.iscoroutinefunction(thing.method("DescribeThings", "Async"))


def waiting(request: str, more: str = "") -> Action:
    return Action(
        request,
        response="""
        type: object
        properties:
          status: {type: string, enum: [Creating, Ready, Failed]}
          why: {type: string}
        """,
        operation=f"""
        x-waiters:
          - name: thing_ready
            description: Wait for the thing.
            status: status
            success: [Ready]
            failure: [Failed]
            pending: [Creating]
            {more}
        """,
        name="DescribeThing",
    )


def polling(thing: Library, *states: str, **arguments: str | bool) -> tuple[object, int]:
    console, sent = thing.console(*({"status": state, "why": "no room"} for state in states))
    found = console.thing.wait_until_thing_ready(**arguments, poll_interval=0)
    return found.status, len(sent)


def test_a_waiter_polls_until_the_state_is_final(tmp_path: Path) -> None:
    thing = library(tmp_path, waiting("{required: [thingId], properties: {thingId: {type: string}}}", "reason: why"))
    assert polling(thing, "Creating", "Odd", "Ready", thing_id="x") == ("Ready", 3)
    with pytest.raises(thing.module("runtime.errors").WaitFailedError, match="Failed: no room"):
        polling(thing, "Creating", "Failed", thing_id="x")


def test_a_waiter_of_an_action_without_fields(tmp_path: Path) -> None:
    assert polling(library(tmp_path, waiting("properties: {}")), "Creating", "Ready") == ("Ready", 2)


def test_a_waiter_asks_for_what_its_action_asks_for(tmp_path: Path) -> None:
    choice = "{oneOf: [<ById>, <ByName>]}"
    schemas = """
    ById: {required: [id], properties: {id: {type: string}, more: {type: boolean}}}
    ByName: {required: [name], properties: {name: {type: string}, more: {type: boolean}}}
    """
    thing = library(tmp_path, replace(waiting(choice), schemas=schemas))
    assert polling(thing, "Creating", "Ready", id="x") == ("Ready", 2)
    assert polling(thing, "Ready", name="x", more=True) == ("Ready", 1)


FILE = "{type: string, contentMediaType: text/x-python, x-upload: {nameEndsWith: .py, maxBytes: 4}}"
OLD_FILE = f"{FILE[:-1]}, deprecated: true, x-alias-of: customSpecFile}}"


def upload(properties: str, more: str = "required: [customSpecFile]") -> Action:
    return Action(f"{more}\nproperties: {{{properties}}}", media_type="multipart/form-data")


def test_an_upload_takes_one_file_and_checks_it(tmp_path: Path) -> None:
    thing = library(tmp_path, upload(f"customSpecFile: {FILE}"))
    console, sent = thing.console({})
    console.thing.create_thing(custom_spec_file=("a.py", b"pass"))
    assert sent[0].headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="customSpecFile"; filename="a.py"' in sent[0].read()
    for file in (("a.txt", b"pass"), ("a.py", b"longer"), ("x/a.py", b"pass")):
        with pytest.raises(thing.module("runtime.errors").RequestValidationError) as caught:
            console.thing.create_thing(custom_spec_file=file)
        assert {violation.page for violation in caught.value.violations} == {PAGE}
    assert len(sent) == 1


def test_the_deprecated_spelling_of_an_upload_is_no_parameter(tmp_path: Path) -> None:
    rule = """
oneOf: [{required: [customSpecFile]}, {required: [file]}]
x-rules: [{id: one-file, keyword: oneOf, message: give one}]
"""
    thing = library(tmp_path, upload(f"customSpecFile: {FILE}, file: {OLD_FILE}", rule))
    assert list(inspect.signature(thing.method()).parameters) == ["self", "custom_spec_file", "options"]
