"""Lists across pages: each page fetched when it is reached, none twice, and an end in any case."""

from __future__ import annotations

import inspect
import json
from typing import Any

import httpx
import pytest

from qianfan_console import InvalidResponseError, RequestValidationError
from qianfan_console.model import CustomModelSet
from qianfan_console.sandbox import Sandbox

from .colours import Colour, Service


def page(*ids: str, more: str | None = None) -> dict[str, Any]:
    info = {"isTruncated": more is not None} | ({"nextMarker": more} if more else {})
    sets = [{"modelSetId": each} for each in ids]
    return {"requestId": "r", "result": {"customModelSetList": sets, "pageInfo": info}}


def pages_of(colour: Colour, pager: Any) -> list[Any]:
    if colour.name == "sync":
        return list(pager.pages())

    async def collect() -> list[Any]:
        return [each async for each in pager.pages()]

    return list(colour.run(collect()))


@pytest.mark.parametrize(
    ("answers", "ids", "markers"),
    [
        ([page()], "", [None]),
        ([page("a", "b")], "ab", [None]),
        ([page("a", more="b"), page("b", "c", more="d"), page("d")], "abcd", [None, "b", "d"]),
        ([page(more="b"), page("b")], "b", [None, "b"]),
    ],
    ids=["none", "one", "three", "an empty page first"],
)
def test_all_items_of_all_pages(colour: Colour, answers: list[Any], ids: str, markers: list[str | None]) -> None:
    service = Service(*answers)
    pager = colour.console(service).model.describe_custom_model_sets(max_keys=2, page_reverse=True)
    items = colour.items(pager)
    assert "".join(item.model_set_id for item in items) == ids
    assert all(type(item) is CustomModelSet for item in items)
    assert [body.get("marker") for body in service.bodies] == markers
    assert all(body["maxKeys"] == 2 and body["pageReverse"] is True for body in service.bodies)
    assert len(service.bodies[0]) == 2


def test_nothing_is_sent_before_the_first_item(colour: Colour) -> None:
    service = Service(page("a"))
    pager = colour.console(service).model.describe_custom_model_sets()
    pager.pages()
    iterator = pager.__iter__() if colour.name == "sync" else pager.__aiter__()
    assert service.requests == []
    colour.run(iterator.__next__() if colour.name == "sync" else iterator.__anext__())
    assert len(service.requests) == 1


def test_arguments_are_checked_at_once(colour: Colour) -> None:
    model = colour.console(Service()).model
    for arguments in ({"max_keys": "5"}, {"marker": None}, {"page_reverse": 1}):
        with pytest.raises(RequestValidationError):
            model.describe_custom_model_sets(**arguments)


def test_an_early_stop_sends_no_more(colour: Colour) -> None:
    service = Service(page("a", "b", more="c"), page("c", "d", more="e"), page("e"))
    pager = colour.console(service).model.describe_custom_model_sets()
    assert len(colour.items(pager, most=2)) == 2
    assert len(service.requests) == 1
    service.answers.insert(0, page("a", "b", more="c"))
    assert len(colour.items(pager, most=3)) == 3
    assert len(service.requests) == 3


def test_iterating_again_starts_again(colour: Colour) -> None:
    service = Service(page("a", more="b"), page("b"), page("a", more="b"), page("b"))
    pager = colour.console(service).model.describe_custom_model_sets()
    assert colour.items(pager) == colour.items(pager)
    assert [body.get("marker") for body in service.bodies] == [None, "b", None, "b"]


def test_one_page_is_reachable(colour: Colour) -> None:
    service = Service(page("a", more="b"))
    first = colour.run(colour.console(service).model.describe_custom_model_sets(marker="a").page())
    assert first.result.page_info.next_marker == "b"
    assert first.http_response.status == 200
    assert service.bodies == [{"marker": "a"}]


def test_pages_are_the_responses(colour: Colour) -> None:
    pager = colour.console(Service(page("a", more="b"), page("b"))).model.describe_custom_model_sets()
    assert [each.request_id for each in pages_of(colour, pager)] == ["r", "r"]


@pytest.mark.parametrize(
    ("answers", "requests"),
    [
        ([page("a", more="b"), page("b", more="b")], 2),
        ([page("a", more="b"), page("b", more="c"), page("c", more="b")], 3),
        ([{"result": {"pageInfo": {"isTruncated": True}}}], 1),
        ([{"result": {"pageInfo": {"isTruncated": True, "nextMarker": ""}}}], 1),
        ([{"result": {"pageInfo": {"isTruncated": True, "nextMarker": 5}}}], 1),
        ([{"result": {"pageInfo": {"isTruncated": "yes", "nextMarker": None}}}], 1),
    ],
    ids=["same", "circle", "none", "empty", "number", "null"],
)
def test_a_marker_that_leads_nowhere_new_is_an_error(colour: Colour, answers: list[Any], requests: int) -> None:
    service = Service(*answers, headers={"x-bce-request-id": "r-7"})
    pager = colour.console(service).model.describe_custom_model_sets()
    with pytest.raises(InvalidResponseError, match="nextMarker leads to no new page") as caught:
        colour.items(pager)
    assert len(service.requests) == requests
    assert (caught.value.request_id, caught.value.status) == ("r-7", 200)
    assert json.loads(caught.value.body) == answers[-1]


@pytest.mark.parametrize("items", ["abc", {"modelSetId": "a"}, 5, True])
def test_items_that_are_no_list_are_an_error(colour: Colour, items: Any) -> None:
    service = Service({"result": {"customModelSetList": items, "pageInfo": {"isTruncated": False}}})
    with pytest.raises(InvalidResponseError, match="customModelSetList is no list"):
        colour.items(colour.console(service).model.describe_custom_model_sets())


@pytest.mark.parametrize("answer", [{}, {"result": None}, {"result": {}}, {"result": {"customModelSetList": None}}])
def test_a_page_without_a_list_has_no_items(colour: Colour, answer: Any) -> None:
    assert colour.items(colour.console(Service(answer)).model.describe_custom_model_sets()) == []


def test_odd_items_are_kept(colour: Colour) -> None:
    answer = page("a")
    answer["result"]["customModelSetList"] += ["odd", None, {"modelSetId": 5, "new": 1}]
    first, odd, none, last = colour.items(colour.console(Service(answer)).model.describe_custom_model_sets())
    assert (first.model_set_id, odd, none, last.model_set_id, last.new) == ("a", "odd", None, 5, 1)


def test_options_go_to_every_page(colour: Colour) -> None:
    service = Service(page("a", more="b"), page("b"))
    options: dict[str, Any] = {"timeout": 3, "extra_headers": {"x-a": "1"}, "extra_body": {"x": 1}}
    colour.items(colour.console(service).model.describe_custom_model_sets(**options))
    for request in service.requests:
        assert (request.extensions["timeout"]["read"], request.headers["x-a"]) == (3, "1")
    assert [body["x"] for body in service.bodies] == [1, 1]


def test_an_error_on_a_later_page(colour: Colour) -> None:
    service = Service(page("a", more="b"), httpx.ReadTimeout("slow"))
    pager = colour.console(service).model.describe_custom_model_sets()
    with pytest.raises(TimeoutError):
        colour.items(pager)


@pytest.mark.parametrize("count", [0, 1, 2, 7])
@pytest.mark.parametrize("reverse", [False, True])
def test_every_set_of_the_sandbox_once(colour: Colour, sandbox: Sandbox, count: int, reverse: bool) -> None:
    model = colour.of(sandbox).model
    before = [item.model_set_id for item in colour.items(model.describe_custom_model_sets(max_keys=100))]
    made = [
        colour.run(model.create_custom_model_set(model_set_name=f"s{i}", model_type="Text2Text")).result
        for i in range(count)
    ]
    for size in (1, 2, 100):
        found = colour.items(model.describe_custom_model_sets(max_keys=size, page_reverse=reverse))
        ids = [item.model_set_id for item in found]
        assert ids == list(reversed(before + made) if reverse else before + made)


def test_which_calls_give_a_pager(colour: Colour) -> None:
    model = type(colour.console(Service()).model)
    methods = inspect.getmembers(model, inspect.isfunction)
    pagers = [name for name, method in methods if "Pager" in str(inspect.signature(method).return_annotation)]
    assert pagers == ["describe_custom_model_sets", "describe_model_comp_tasks", "describe_system_model_sets"]
