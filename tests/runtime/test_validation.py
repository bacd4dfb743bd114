"""A refused request: every broken rule at once, each at its path as the page spells it, and nothing sent."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from qianfan_console import QianfanError, RequestValidationError, Violation
from qianfan_console.model.operations.create_custom_model import OPERATION as CREATE
from qianfan_console.sandbox import Sandbox

from .bodies import HUGGING_FACE, PYTHON_SPELLING, TREE
from .colours import Colour, Service

PAGE = "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Mlxefih20"


def refusal(colour: Colour, **arguments: Any) -> RequestValidationError:
    """What CreateCustomModel is refused with; nothing may be sent."""
    service = Service()
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).model.create_custom_model(**arguments))
    assert service.requests == []
    return caught.value


def rules(error: RequestValidationError) -> dict[str, str]:
    return {violation.path: violation.rule for violation in error.violations}


def test_the_examples_are_taken(colour: Colour, sandbox: Sandbox) -> None:
    for body in (PYTHON_SPELLING, {**PYTHON_SPELLING, "import_meta": HUGGING_FACE["importMeta"]}):
        service = Service({"requestId": "r", "result": {}})
        colour.run(colour.console(service).model.create_custom_model(**body))
        assert service.body == HUGGING_FACE
        assert colour.run(colour.of(sandbox).model.create_custom_model(**body)).result.model_id


def test_every_broken_rule_at_once(colour: Colour) -> None:
    meta = {
        "bucket": "",
        "object_path": 5,
        "modelFormat": "HuggingFace.Transformers",
        "model_application_type": "Chat",
        "chat_conf": {"historyQATemplate": "x" * 201, "latest_question_template": None},
        "customSpec": {"displayName": "d", "file_nam": "f"},
        "vllm_version": "0.5",
        "advanced_settings": {"samplingStrategy": "beamSearch", "num_beams": 16},
    }
    error = refusal(
        colour,
        model_set_id="",
        source_type="Import",
        import_meta=meta,
        train_meta={"task_id": "t"},
        description="x" * 301,
    )
    assert rules(error) == {
        "modelSetId": "length",
        "importMeta.bucket": "length",
        "importMeta.objectPath": "type",
        "importMeta.modelApplicationType": "enum",
        "importMeta.chatConf": "chat-conf-or-custom-spec",
        "importMeta.chatConf.historyQATemplate": "length",
        "importMeta.chatConf.latestQuestionTemplate": "type",
        "importMeta.chatConf.promptTemplate": "required",
        "importMeta.customSpec.fileName": "required",
        "importMeta.customSpec.file_nam": "unknown-field",
        "importMeta.transformerVersion": "required",
        "importMeta.vLLMVersion": "enum",
        "importMeta.advancedSettings.numBeams": "range",
        "description": "length",
        "trainMeta": "unknown-field",
    }
    assert (error.action, len(error.violations)) == ("CreateCustomModel", 15)
    assert all(violation.page == PAGE for violation in error.violations)


def test_the_text_is_enough_to_act_on(colour: Colour) -> None:
    meta = {"task_id": "t", "step": 1, "checkpointStep": 1, "steps": 2}
    error = refusal(colour, model_set_id="am", source_type="Train", train_meta=meta)
    assert str(error).splitlines() == [
        "CreateCustomModel: 2 violations; nothing was sent",
        "  trainMeta.step: step is the samples' spelling of checkpointStep; give checkpointStep alone "
        "[one-step-spelling] (errata: step-or-checkpoint-step)",
        "  trainMeta.steps: no documented field; extra_body sends it all the same [unknown-field]",
        f"  see {PAGE}",
    ]
    assert isinstance(error, QianfanError)
    assert isinstance(error, ValueError)


def formatted(**model_format: Any) -> dict[str, Any]:
    """What is imported, with another format or with none."""
    return {name: value for name, value in HUGGING_FACE["importMeta"].items() if name != "modelFormat"} | model_format


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"sourceType": "train"},
            "must be one of 'Train', 'Import'; got a string of 5 characters; did you mean 'Train'?",
        ),
        ({"description": "x" * 301}, "at most 300 characters; got a string of 301 characters"),
        ({"description": 5}, "must be a string; got an integer"),
        ({"description": True}, "must be a string; got a boolean"),
        ({"description": None}, "must be a string; got null"),
        ({"description": 1.5}, "must be a string; got a number with a fraction or exponent"),
        ({"description": ["x"]}, "must be a string; got an array of 1 item"),
        ({"description": {"x": 1, "y": 2}}, "must be a string; got an object with 2 members"),
        ({"description": b"x"}, "must be a string; got a bytes"),
        ({"description": "\ud800"}, "must be valid Unicode text; got a string of 1 character"),
        ({"importMeta": "x"}, "must be an object; got a string of 1 character"),
        ({"importMeta": formatted()}, "required, but not given; one of 'HuggingFace.Transformers', 'Safetensors'"),
        ({"importMeta": formatted(modelFormat="safetensors")}, "did you mean 'Safetensors'?"),
        ({"importMeta": formatted(modelFormat=["x"])}, "got an array of 1 item"),
        ({"trainMeta": {"taskId": "t"}}, "not allowed here; only with sourceType Train"),
    ],
)
def test_a_sentence_says_what_is_right(colour: Colour, change: dict[str, Any], sentence: str) -> None:
    service = Service()
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).call_action("/v2/model", "CreateCustomModel", {**HUGGING_FACE, **change}))
    (violation,) = caught.value.violations
    assert sentence in violation.message
    assert service.requests == []


@pytest.mark.parametrize("missing", [{}, {"model_set_id": "am"}, {"source_type": "Train"}, {"source_type": "Import"}])
def test_required_fields(colour: Colour, missing: dict[str, Any]) -> None:
    found = rules(refusal(colour, **missing))
    assert set(found.values()) == {"required"}
    if "source_type" not in missing:
        assert set(found) == {"sourceType", "modelSetId"} - ({"modelSetId"} if missing else set())
    else:
        assert set(found) == {"modelSetId", "trainMeta" if missing["source_type"] == "Train" else "importMeta"}


def test_a_rule_beside_other_mistakes_of_the_same_object(colour: Colour) -> None:
    service = Service()
    with pytest.raises(RequestValidationError) as caught:
        colour.run(colour.console(service).model.describe_model_set(model_set_id="", model_set_name=5))
    assert rules(caught.value) == {"modelSetId": "length", "modelSetName": "type"}
    assert [violation.rule for violation in caught.value.violations].count("model-set-by-id-or-name") == 1


def spoiled(body: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each path of `body`, with a copy of the body that has an object without a meaning there."""
    for key, value in body.items():
        yield (key,), {**body, key: object()}
        if isinstance(value, dict):
            yield from (((key, *path), {**body, key: inner}) for path, inner in spoiled(value))


@pytest.mark.parametrize("body", [HUGGING_FACE, PYTHON_SPELLING], ids=["page", "python"])
def test_a_path_is_spelled_as_the_page_does(colour: Colour, body: dict[str, Any]) -> None:
    arguments = dict(zip(PYTHON_SPELLING, body.values(), strict=True))
    paths = [".".join(path) for path, _ in spoiled(HUGGING_FACE)]
    spoilt = [copied for _, copied in spoiled(arguments)]
    assert len(paths) == len(spoilt) == 17
    for path, copied in zip(paths, spoilt, strict=True):
        assert path in rules(refusal(colour, **copied))


def violations(body: dict[str, Any], *, either_spelling: bool = True) -> tuple[Violation, ...]:
    with pytest.raises(RequestValidationError) as caught:
        TREE.validate(body, either_spelling=either_spelling)
    return caught.value.violations


@pytest.mark.parametrize("leaf", [{"leafName": "x"}, {"leaf_name": "x"}], ids=["page", "python"])
@pytest.mark.parametrize(
    ("place", "path"),
    [
        (lambda leaf: {"oneLeaf": leaf}, "oneLeaf.leafName"),
        (lambda leaf: {"one_leaf": leaf}, "oneLeaf.leafName"),
        (lambda leaf: {"branchList": [{"leafList": [{"leafName": "ok"}, leaf]}]}, "branchList[0].leafList[1].leafName"),
        (lambda leaf: {"branch_list": ({"leaf_list": (leaf,)},)}, "branchList[0].leafList[0].leafName"),
        (lambda leaf: {"leaf_grid": [[], [leaf]]}, "leafGrid[1][0].leafName"),
        (lambda leaf: {"leafMap": {"a": leaf}}, "leafMap.a.leafName"),
    ],
)
def test_paths_in_lists_and_maps(leaf: dict[str, str], place: Any, path: str) -> None:
    (violation,) = violations(place(leaf))
    assert (violation.path, violation.rule) == (path, "length")
    assert violation.errata == (("leaf-erratum",) if "leafList" in path else ())


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"leafGrid": [[{"leaf_name": "xx", "leafName": "xx"}]]}, "leafGrid[0][0].leafName"),
        ({"one_leaf": {"leafName": "xx"}, "oneLeaf": {"leafName": "xx"}}, "oneLeaf"),
        ({"leafMap": {"a": {"leaf_name": "xx", "leafName": "yy"}}}, "leafMap.a.leafName"),
    ],
)
def test_both_spellings_at_once(body: dict[str, Any], path: str) -> None:
    (violation,) = violations(body)
    assert (violation.path, violation.rule) == (path, "both-spellings")
    assert "give one of them" in violation.message


def test_both_spellings_of_a_real_field(colour: Colour) -> None:
    for meta in ({"task_id": "t", "taskId": "t"}, {"taskId": "t", "task_id": "u"}):
        (violation,) = refusal(colour, model_set_id="am", source_type="Train", train_meta=meta).violations
        assert (
            str(violation)
            == "trainMeta.taskId: given twice, as task_id and as taskId; give one of them [both-spellings]"
        )


def test_the_arguments_are_left_as_they_are(colour: Colour) -> None:
    arguments = copy.deepcopy(PYTHON_SPELLING)
    colour.run(colour.console(Service()).model.create_custom_model(**arguments))
    refusal(colour, **{**arguments, "description": 5})
    assert arguments == PYTHON_SPELLING


def test_a_value_that_contains_itself() -> None:
    circle: dict[str, Any] = {}
    circle["more"] = circle
    (violation,) = violations({"oneLeaf": {"leafName": "xx", "more": circle}})
    assert violation.rule == "json"


@pytest.mark.parametrize("body", [{1: "x"}, {("a", "b"): "x"}, {None: "x"}, {b"oneLeaf": {}}])
def test_names_that_are_no_text(body: Any) -> None:
    assert violations(body)
    assert violations(
        {
            "oneLeaf": {
                "leafName": "xx",
            }
            | body
        }
    )


SETTINGS = "importMeta.advancedSettings"


@pytest.mark.parametrize(
    ("settings", "path", "sentence"),
    [
        ({"samplingStrategy": "beamSearch"}, ".numBeams", "required, but not given"),
        ({"sampling_strategy": "beamSearch"}, ".numBeams", "required, but not given"),
        (
            {"samplingStrategy": "greedySearch", "numSampling": 3},
            ".numSampling",
            "not allowed here; only with samplingStrategy multinomialSampling",
        ),
        (
            {"samplingStrategy": "beam", "numBeams": 2},
            ".samplingStrategy",
            "must be 'multinomialSampling' or 'beamSearch' or 'greedySearch'; got a string of 4 characters",
        ),
        ({"numBeams": 2}, ".samplingStrategy", "required, but not given"),
        (
            {"modelCompConf": {}},
            ".modelCompConf.samplingStrategy",
            "required, but not given; one of 'multinomialSampling', 'beamSearch', 'greedySearch'",
        ),
        ({}, "", "give modelCompConf, or samplingStrategy"),
        (
            {"samplingStrategy": "greedySearch", "modelCompConf": {"samplingStrategy": "greedySearch"}},
            ".modelCompConf",
            "not allowed beside the other members of this object",
        ),
        ("x", "", "must be an object; got a string of 1 character"),
    ],
)
def test_a_union_without_a_tag_speaks_of_the_branch_that_was_meant(settings: Any, path: str, sentence: str) -> None:
    body = {**HUGGING_FACE, "importMeta": {**HUGGING_FACE["importMeta"], "advancedSettings": settings}}
    with pytest.raises(RequestValidationError) as caught:
        CREATE.validate(body, either_spelling=True)
    (violation,) = caught.value.violations
    assert (violation.path, violation.message) == (f"{SETTINGS}{path}", sentence)


def test_a_field_that_no_branch_knows(colour: Colour) -> None:
    meta = {**HUGGING_FACE["importMeta"], "advancedSettings": {"beams": 2}}
    found = rules(refusal(colour, model_set_id="am", source_type="Import", import_meta=meta))
    assert found == {SETTINGS: "required", f"{SETTINGS}.beams": "unknown-field"}


@pytest.mark.parametrize("source", [{}, {"source_type": "Trian"}, {"source_type": None}], ids=["none", "wrong", "null"])
def test_what_is_wrong_whatever_the_tag_is_told_at_once(colour: Colour, source: dict[str, Any]) -> None:
    meta = {"task_id": "", "stepp": 1}
    error = refusal(colour, model_set_id=5, **source, description="x" * 301, train_meta=meta, import_meta={})
    tag = "enum" if source else "required"
    assert rules(error) == {"sourceType": tag, "modelSetId": "type", "description": "length"}


def test_tags_inside_one_another(colour: Colour) -> None:
    meta = {"bucket": 5, "advanced_settings": {"model_comp_conf": {"num_beams": 99}}}
    assert rules(refusal(colour, model_set_id="am", source_type="Import", import_meta=meta)) == {
        "importMeta.modelFormat": "required",
        "importMeta.bucket": "type",
        "importMeta.objectPath": "required",
        "importMeta.modelApplicationType": "required",
        "importMeta.advancedSettings.modelCompConf.samplingStrategy": "required",
        "importMeta.advancedSettings.modelCompConf.numBeams": "range",
    }
