"""Changes beside the schemas: Actions, files, models by name, and what nobody foresaw."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.diff import Severity, diff_trees, gravest
from codegen.load import Document, SpecError, SpecTree, load_tree

from .trees import FILE, OPERATION, Json, tree

BREAKING, COMPATIBLE, WORDS, NONE = Severity.BREAKING, Severity.COMPATIBLE, Severity.DOCUMENTATION, Severity.NONE
SPEC = load_tree(Path(__file__).parents[2] / "spec")
WAITER: Json = {"name": "done", "description": "d", "status": "s", "success": ["A"], "failure": ["B"], "pending": ["C"]}
PAGES: Json = {"marker": "m", "items": "result.list", "more": "result.more", "next": "result.next"}
AN_OBJECT: Json = {"type": "object", "properties": {"a": {"type": "string"}}}

# Keyword of the operation: before, after, how grave, how grave the other way round.
JUDGED: dict[str, tuple[str, Any, Any, Severity, Severity]] = {
    "more policies": ("x-permissions", ["A"], ["A", "B"], COMPATIBLE, BREAKING),
    "other policies": ("x-permissions", ["A", "B"], ["A", "C"], BREAKING, BREAKING),
    "first policies": ("x-permissions", [], ["A"], BREAKING, COMPATIBLE),
    "order of policies": ("x-permissions", ["A", "B"], ["B", "A"], WORDS, WORDS),
    "idempotent": ("x-idempotent", {"value": False, "reason": ""}, {"value": True, "reason": ""}, COMPATIBLE, BREAKING),
    "reason": ("x-idempotent", {"value": True, "reason": "a"}, {"value": True, "reason": "b"}, WORDS, WORDS),
    "pages": ("x-pagination", PAGES, {**PAGES, "limit": "n"}, BREAKING, BREAKING),
    "waiter": ("x-waiters", [], [WAITER], COMPATIBLE, BREAKING),
    "state": ("x-waiters", [WAITER], [{**WAITER, "pending": []}], BREAKING, BREAKING),
    "words of a waiter": ("x-waiters", [WAITER], [{**WAITER, "description": "e"}], WORDS, WORDS),
    "deprecated": ("deprecated", False, True, COMPATIBLE, WORDS),
    "summary": ("summary", "a", "b", WORDS, WORDS),
    "gap": ("x-not-documented", ["a"], ["b"], WORDS, WORDS),
    "unknown": ("x-surprise", 1, 2, BREAKING, BREAKING),
}


def form(**fields: Json) -> SpecTree:
    """A tree whose Action takes a form with a file and these fields, which are required where they have a limit."""
    file = {"type": "string", "contentMediaType": "text/plain", "x-upload": {"nameEndsWith": ".txt", "maxBytes": 9}}
    needed = [name for name, field in fields.items() if "maxLength" in field]
    schema = {"type": "object", "required": ["file", *needed], "properties": {"file": file, **fields}, **CLOSED}
    body = {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    return tree(requestBody=body)


CLOSED = {"additionalProperties": False}
A_TEXT, A_NUMBER, REQUIRED = {"type": "string"}, {"type": "integer"}, {"type": "string", "maxLength": 5}
FORMS: dict[str, tuple[SpecTree, SpecTree, Severity, Severity]] = {
    "a field beside the file": (form(), form(a=A_TEXT), COMPATIBLE, BREAKING),
    "a required field": (form(), form(a=REQUIRED), BREAKING, BREAKING),
    "another type": (form(a=A_TEXT), form(a=A_NUMBER), BREAKING, BREAKING),
    "JSON before": (tree(request={"type": "object", "properties": {"a": A_TEXT}}), form(a=A_TEXT), BREAKING, BREAKING),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms(name: str) -> None:
    old, new, there, back = FORMS[name]
    assert gravest(diff_trees(old, new)) is there
    assert gravest(diff_trees(new, old)) is back


@pytest.mark.parametrize("name", JUDGED)
def test_keyword_of_the_operation(name: str) -> None:
    keyword, before, after, there, back = JUDGED[name]
    old, new = (tree(**{keyword: value}) for value in (before, after))
    assert gravest(diff_trees(old, new)) is there
    assert gravest(diff_trees(new, old)) is back


def _edited(*steps: str, value: Any) -> SpecTree:
    data = deepcopy(tree(schemas={"Thing": AN_OBJECT}).documents[FILE].data)
    place = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    return SpecTree({FILE: Document(FILE, data)}, {})


POST = ("paths", "/v2/thing", "post")
EDITS: dict[str, tuple[tuple[str, ...], Any, Severity]] = {
    "server": (("servers",), [{"url": "https://example.org"}], BREAKING),
    "words of a server": (("servers",), [{"url": "https://example.com", "description": "d"}], WORDS),
    "security": (("security",), [], BREAKING),
    "title": (("info", "title"), "Other", WORDS),
    "patch of OpenAPI": (("openapi",), "3.1.1", WORDS),
    "another OpenAPI": (("openapi",), "3.2.0", BREAKING),
    "another method": (("paths", "/v2/thing", "get"), {}, BREAKING),
    "media type": ((*POST, "requestBody", "content"), {"multipart/form-data": {"schema": {}}}, BREAKING),
    "answer": ((*POST, "responses", "201"), {"description": "d"}, BREAKING),
    "words of an answer": ((*POST, "responses", "200", "description"), "d", WORDS),
    "parameter": ((*POST, "parameters"), [*OPERATION["parameters"], {"name": "q", "in": "query"}], COMPATIBLE),
    "no parameter": ((*POST, "parameters"), [], BREAKING),
    "model more": (("components", "schemas", "Other"), AN_OBJECT, COMPATIBLE),
    "scalar more": (("components", "schemas", "Other"), {"type": "string"}, WORDS),
    "no models": (("components", "schemas"), {}, BREAKING),
    "unused model": (("components", "schemas", "Thing"), {**AN_OBJECT, "required": ["a"]}, BREAKING),
    "words of it": (("components", "schemas", "Thing"), {**AN_OBJECT, "description": "d"}, WORDS),
    "scheme": (("components", "securitySchemes"), {"key": {"type": "http"}}, BREAKING),
    "unknown": (("surprise",), 1, BREAKING),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_of_a_document(name: str) -> None:
    steps, value, severity = EDITS[name]
    assert gravest(diff_trees(tree(schemas={"Thing": AN_OBJECT}), _edited(*steps, value=value))) is severity


def test_renamed_model_is_breaking_and_renamed_text_is_not() -> None:
    def using(name: str, schema: Json) -> SpecTree:
        return tree(request={"$ref": f"#/components/schemas/{name}"}, schemas={name: schema})

    assert gravest(diff_trees(using("A", AN_OBJECT), using("B", AN_OBJECT))) is BREAKING
    assert gravest(diff_trees(using("A", {"type": "string"}), using("B", {"type": "string"}))) is WORDS


def test_actions_come_and_go() -> None:
    without = {name: document for name, document in SPEC.documents.items() if name != "model/delete_model.yaml"}
    fewer = SpecTree(without, SPEC.errata)
    (added, _) = diff_trees(fewer, SPEC)
    assert (added.severity, added.rule, added.actions) == (COMPATIBLE, "action-added", ("DeleteModel",))
    (removed, _) = diff_trees(SPEC, fewer)
    assert (removed.severity, removed.rule) == (BREAKING, "action-removed")


def test_moved_actions() -> None:
    document = tree().documents[FILE]
    elsewhere = SpecTree({"other/do_thing.yaml": Document("other/do_thing.yaml", document.data)}, {})
    assert "namespace-changed" in {change.rule for change in diff_trees(tree(), elsewhere)}
    routed = deepcopy(document.data)
    routed["paths"] = {"/v2/other": routed["paths"]["/v2/thing"]}
    (change,) = diff_trees(tree(), SpecTree({FILE: Document(FILE, routed)}, {}))
    assert (change.severity, change.rule) == (BREAKING, "route-changed")


def test_a_shared_component_is_told_once_for_all_actions() -> None:
    common = deepcopy(SPEC.documents["common.yaml"])
    del common.data["components"]["schemas"]["PageInfo"]["properties"]["marker"]
    (change,) = diff_trees(SPEC, SpecTree({**SPEC.documents, "common.yaml": common}, SPEC.errata))
    assert (change.severity, change.rule, len(change.actions)) == (BREAKING, "property-removed", 3)


def test_errata_are_documentation() -> None:
    (change,) = diff_trees(SPEC, SpecTree(SPEC.documents, {**SPEC.errata, "new-one": {}}))
    assert (change.severity, change.file, change.pointer) == (WORDS, "errata.yaml", "/new-one")


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, below in inner for place in _places(below, (*path, key)))]


NAMES = ("create_custom_model", "create_model_custom_conf", "describe_model_comp_tasks", "describe_model_export_task")
SMALL = {name: SPEC.documents[name] for name in ("common.yaml", *(f"model/{name}.yaml" for name in NAMES))}
PLACES = [(name, path) for name, document in SMALL.items() for path in _places(document.data) if path]
# Here any member is a word, or a name that nobody uses yet.
FREE = {"info", "examples", "x-idempotent", "x-rules", "x-waiters"}
UNUSED = ("components", "responses")  # an answer that no operation names is no part of the contract, whatever it says
_junk = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.just([]), st.just({}), st.just([1]))


@settings(max_examples=150)
@given(place=st.sampled_from(PLACES), junk=_junk)
def test_no_edit_goes_unseen(place: tuple[str, tuple[Any, ...]], junk: Any) -> None:
    name, path = place
    document = deepcopy(SPEC.documents[name])
    above = document.data
    for key in path[:-1]:
        above = above[key]
    if repr(above[path[-1]]) == repr(junk):
        return
    above[path[-1]] = junk
    try:
        assert diff_trees(SpecTree(SMALL, {}), SpecTree({**SMALL, name: document}, {}))
    except SpecError as error:
        assert "$ref" in str(error)  # noqa: PT017 (a reference that leads nowhere is the one thing that cannot be read)


@settings(max_examples=150)
@given(place=st.sampled_from(PLACES))
def test_a_stranger_is_breaking_wherever_it_stands(place: tuple[str, tuple[Any, ...]]) -> None:
    name, path = place
    document = deepcopy(SPEC.documents[name])
    value = document.data
    for key in path:
        value = value[key]
    if not isinstance(value, dict) or FREE & set(path) or path == UNUSED:
        return
    value["surprise"] = 1
    assert gravest(diff_trees(SpecTree(SMALL, {}), SpecTree({**SMALL, name: document}, {}))) is BREAKING
