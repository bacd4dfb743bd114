"""How arguments may be given: either spelling, models or dicts, given or not; and what deprecated spellings become."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from qianfan_console import NOT_GIVEN, AsyncQianfanConsole, QianfanConsole, RequestValidationError
from qianfan_console.model import (
    BeamSearch,
    ChatConf,
    CustomSpec,
    HuggingFaceImportMeta,
    NestedModelCompConf,
    QuantizationConfig,
    TrainMeta,
)

from .bodies import HUGGING_FACE, PYTHON_SPELLING, TREE, Branch, Leaf
from .colours import Async, Colour, Service, Sync

META: dict[str, Any] = PYTHON_SPELLING["import_meta"]
MODEL = HuggingFaceImportMeta(
    bucket="test",
    object_path="demoModel",
    model_format="HuggingFace.Transformers",
    model_application_type="chat",
    transformer_version="4.36.2",
    chat_conf=ChatConf(**META["chat_conf"]),
    advanced_settings=NestedModelCompConf(
        model_comp_conf=BeamSearch(sampling_strategy="beamSearch", num_beams=2),
    ),
)
WIRE: Any = {"samplingStrategy": "beamSearch", "numBeams": 2}


def sent(colour: Colour, **arguments: Any) -> Any:
    """The body of CreateCustomModel with these arguments."""
    service = Service()
    colour.run(colour.console(service).model.create_custom_model(**arguments))
    return service.body


def respelled(value: Any, wire: Any, choices: Any) -> Any:
    """`value`, each of its names in one of both spellings as `choices` says."""
    if not isinstance(value, dict):
        return value
    pairs = zip(value.items(), wire.items(), strict=True)
    return {
        (name if next(choices) else page_name): respelled(inner, page_inner, choices)
        for (name, inner), (page_name, page_inner) in pairs
    }


@given(st.lists(st.booleans(), min_size=30, max_size=30))
def test_any_mix_of_spellings_is_sent_as_the_page_spells_it(choices: list[bool]) -> None:
    meta = respelled(META, HUGGING_FACE["importMeta"], iter(choices))
    assert sent(Sync(), **{**PYTHON_SPELLING, "import_meta": meta}) == HUGGING_FACE


@pytest.mark.parametrize(
    "meta",
    [
        MODEL,
        MODEL.model_copy(),
        {**META, "chat_conf": MODEL.chat_conf},
        {**META, "advancedSettings": {"modelCompConf": BeamSearch(**WIRE)}} | {"advanced_settings": NOT_GIVEN},
        MappingProxyType({**META, "chat_conf": MappingProxyType(META["chat_conf"])}),
        HuggingFaceImportMeta.model_construct(**{**META, "chat_conf": ChatConf.model_construct(**META["chat_conf"])}),
    ],
    ids=["model", "copy", "model in dict", "model under either name", "read-only mapping", "built without validation"],
)
def test_what_may_stand_for_an_object(colour: Colour, meta: Any) -> None:
    arguments = {**PYTHON_SPELLING, "import_meta": meta}
    if isinstance(meta, HuggingFaceImportMeta) and isinstance(meta.advanced_settings, dict):
        assert not isinstance(meta.chat_conf, dict)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sent(colour, **arguments) == HUGGING_FACE
    service = Service()
    body = {**HUGGING_FACE, "importMeta": meta}
    if isinstance(meta, HuggingFaceImportMeta) and not isinstance(meta.advanced_settings, dict):
        colour.run(colour.console(service).call_action("/v2/model", "CreateCustomModel", body))
        assert service.body == HUGGING_FACE


@pytest.mark.parametrize(
    ("meta", "rules"),
    [
        (TrainMeta.model_construct(task_id=5), {"trainMeta.taskId": "type"}),
        (TrainMeta.model_construct(task_id=""), {"trainMeta.taskId": "length"}),
        (TrainMeta.model_construct(), {"trainMeta.taskId": "required"}),
        (TrainMeta(task_id="t", step=1).model_copy(update={"checkpoint_step": True}), None),
        (TrainMeta(task_id="t").model_copy(update={"more": 1}), {"trainMeta.more": "unknown-field"}),
        (TrainMeta.model_construct(task_id="t", checkpoint_step="1"), {"trainMeta.checkpointStep": "type"}),
        (
            TrainMeta.model_construct(set(), task_id="t", step=1, checkpoint_step=1),
            {"trainMeta.step": "one-step-spelling"},
        ),
    ],
)
def test_a_model_with_bad_values_is_refused(colour: Colour, meta: TrainMeta, rules: dict[str, str] | None) -> None:
    expected = rules or {"trainMeta.step": "one-step-spelling", "trainMeta.checkpointStep": "type"}
    service = Service()
    console = colour.console(service)
    calls: tuple[Callable[[], Any], ...] = (
        lambda: console.model.create_custom_model(model_set_id="am", source_type="Train", train_meta=meta),
        lambda: console.call_action("/v2/model", "CreateCustomModel", {**TRAIN, "trainMeta": meta}),
    )
    for call in calls:
        with pytest.raises(RequestValidationError) as caught:
            colour.run(call())
        assert {violation.path: violation.rule for violation in caught.value.violations} == expected
    assert service.requests == []


def test_a_bad_model_inside_a_model_is_refused() -> None:
    conf = ChatConf.model_construct(history_qa_template="", latest_question_template="x", prompt_template="")
    with pytest.raises(ValidationError, match="history_qa_template"):
        HuggingFaceImportMeta(**{**META, "chat_conf": conf})
    with pytest.raises(ValidationError, match="cannot be used together"):
        MODEL.model_validate(MODEL.model_copy(update={"custom_spec": CustomSpec(display_name="d", file_name="f")}))


def test_models_are_immutable() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        MODEL.bucket = "other"


def test_models_in_lists_and_maps() -> None:
    leaf = Leaf(leaf_name="xx")
    body = {
        "oneLeaf": leaf,
        "branchList": [Branch(leaf_list=[leaf])],
        "leafGrid": ((leaf,), []),
        "leafMap": {"a": leaf},
    }
    wire = {"leafName": "xx"}
    for either in (True, False):
        assert TREE.validate(body, either_spelling=either) == {
            "oneLeaf": wire,
            "branchList": [{"leafList": [wire]}],
            "leafGrid": [[wire], []],
            "leafMap": {"a": wire},
        }


@pytest.mark.parametrize("labels", [["a", "b"], ("a", "b")])
def test_a_sequence_stands_for_a_list(colour: Colour, labels: Any) -> None:
    service = Service()
    model = colour.console(service).model
    colour.run(model.create_custom_model_set(model_set_name="s", model_type="Text2Text", labels=labels))
    assert service.body == {"modelSetName": "s", "modelType": "Text2Text", "labels": ["a", "b"]}
    with pytest.raises(RequestValidationError):
        colour.run(model.create_custom_model_set(model_set_name="s", model_type="Text2Text", labels="ab"))


def test_not_given_is_left_out_and_none_is_a_value(colour: Colour) -> None:
    assert "description" not in sent(colour, **{**PYTHON_SPELLING, "description": NOT_GIVEN})
    assert sent(colour, **{**PYTHON_SPELLING, "import_meta": {**META, "vllm_version": NOT_GIVEN}}) == HUGGING_FACE
    for change in ({"description": None}, {"import_meta": {**META, "vLLMVersion": None}}, {"import_meta": None}):
        with pytest.raises(RequestValidationError, match="got null"):
            sent(colour, **{**PYTHON_SPELLING, **change})
    assert (repr(NOT_GIVEN), bool(NOT_GIVEN)) == ("NOT_GIVEN", False)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("describe_model", {"model_id": "m", "modelId": "m"}),
        ("describe_model", {"model_id": "m", "time_out": 5}),
        ("create_custom_model", {**PYTHON_SPELLING, "descripton": "d"}),
        ("create_model_custom_conf", {"custom_spec_file": ("a.py", b"x"), "file": "f"}),
        ("describe_custom_model_sets", {"maxKeys": 5}),
        ("wait_until_model_ready", {"model_id": "m", "dead_line": 5}),
    ],
)
def test_an_unknown_argument_is_not_lost(colour: Colour, method: str, arguments: dict[str, Any]) -> None:
    service = Service()
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        colour.run(getattr(colour.console(service).model, method)(**arguments))
    assert service.requests == []


@pytest.mark.parametrize(
    ("method", "arguments", "meant"),
    [
        ("create_custom_model", {"modelSetId": "am", "sourceType": "Train", "trainMeta": {}}, "model_set_id"),
        ("create_custom_model", {"model_set_id": "am", "descripton": "d"}, "description"),
        ("describe_custom_model_sets", {"maxKeys": 5}, "max_keys"),
        ("create_custom_model", {"model_set_id": "am", "time_out": 5}, "timeout"),
        ("wait_until_model_ready", {"model_id": "m", "dead_line": 5}, "deadline"),
    ],
)
def test_an_unknown_argument_is_said_before_what_is_missing(
    colour: Colour, method: str, arguments: dict[str, Any], meant: str
) -> None:
    with pytest.raises(TypeError, match=rf"did you mean {meant}\? beside its own arguments"):
        colour.run(getattr(colour.console(Service()).model, method)(**arguments))


@pytest.mark.parametrize("body", [[], "", 0])
def test_an_empty_body_of_another_type_is_refused(colour: Colour, body: Any) -> None:
    with pytest.raises(RequestValidationError, match="body: must be an object"):
        colour.run(colour.console(Service()).call_action("/v2/model", "DescribeModel", body))


TRAIN = {"modelSetId": "am", "sourceType": "Train"}
STEP = "'step' is a deprecated spelling of 'checkpointStep', which was sent in its place"
PTQ = "'int8-ptq' is a deprecated spelling of 'INT8-PTQ', which was sent in its place"


@pytest.mark.parametrize(
    "meta", [{"task_id": "t", "step": 3}, {"taskId": "t", "step": 3}, TrainMeta(task_id="t", step=3)]
)
def test_a_deprecated_field_is_sent_under_its_new_name(colour: Colour, meta: Any) -> None:
    with pytest.warns(DeprecationWarning, match=STEP) as warned:
        body = sent(colour, model_set_id="am", source_type="Train", train_meta=meta)
    assert body["trainMeta"] == {"taskId": "t", "checkpointStep": 3}
    assert len(warned) == 1


@pytest.mark.parametrize("strategy", ["Quantization", "Sparsity"])
@pytest.mark.parametrize("as_model", [False, True])
def test_a_deprecated_value_is_sent_in_its_new_spelling(colour: Colour, strategy: str, as_model: bool) -> None:
    config: Any = {"strategy": strategy, "weight": "int8-ptq"}
    if as_model and strategy == "Quantization":
        config = QuantizationConfig(**config)
    service = Service()
    with pytest.warns(DeprecationWarning, match=PTQ) as warned:
        colour.run(
            colour.console(service).model.create_model_comp_task(
                name="n", source_model_id="amv", model_set_id="am", config=config
            )
        )
    assert service.body["config"] == {"strategy": strategy, "weight": "INT8-PTQ"}
    assert len(warned) == 1


def test_aliases_in_lists_and_maps() -> None:
    body = {
        "branchList": [{"leafList": [{"leafName": "xx", "kind": "fern"}, {"leafName": "xx", "kind": "moss"}]}],
        "leafMap": {"a": {"leafName": "xx", "kind": "fern"}},
    }
    with pytest.warns(DeprecationWarning, match="'fern'") as warned:
        sent = TREE.validate(body)
    assert [leaf["kind"] for leaf in sent["branchList"][0]["leafList"]] == ["FERN", "moss"]
    assert sent["leafMap"]["a"]["kind"] == "FERN"
    assert len(warned) == 2


def test_the_warning_points_at_the_line_of_the_call() -> None:
    meta: Any = {"task_id": "t", "step": 3}
    console: QianfanConsole = Sync().console(Service())

    def method() -> None:
        console.model.create_custom_model(model_set_id="am", source_type="Train", train_meta=meta)

    def by_name() -> None:
        console.call_action("/v2/model", "CreateCustomModel", {**TRAIN, "trainMeta": {"taskId": "t", "step": 3}})

    for call in (method, by_name):
        with pytest.warns(DeprecationWarning, match=STEP) as warned:
            call()
        assert (warned[0].filename, warned[0].lineno) == (__file__, inspect.getsourcelines(call)[1] + 1)


def test_the_warning_points_at_the_line_that_awaits() -> None:
    meta: Any = {"task_id": "t", "step": 3}
    console: AsyncQianfanConsole = Async().console(Service())

    async def call() -> None:
        await console.model.create_custom_model(model_set_id="am", source_type="Train", train_meta=meta)

    with pytest.warns(DeprecationWarning, match=STEP) as warned:
        asyncio.run(call())
    assert (warned[0].filename, warned[0].lineno) == (__file__, inspect.getsourcelines(call)[1] + 1)
