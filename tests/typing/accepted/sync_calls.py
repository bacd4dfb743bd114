"""Calls that the type checkers must accept, with the types of their results. Never run."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal, assert_type

from qianfan_console import NOT_GIVEN, CallOptions, QianfanConsole, WaitOptions
from qianfan_console.model import (
    BeamSearch,
    ChatConf,
    CreateCustomModelResponse,
    CreatedModel,
    CustomModelSet,
    CustomSpec,
    DescribeCustomModelSetsResponse,
    DescribeModelResponse,
    GreedySearch,
    HuggingFaceImportMeta,
    ModelCompTaskItem,
    MultinomialSampling,
    NestedModelCompConf,
    QuantizationConfig,
    SafetensorsImportMeta,
    SparsityConfig,
    TrainMeta,
)
from qianfan_console.model.params import ChatConfParam, HuggingFaceImportMetaInput, TrainMetaInput
from qianfan_console.pager import Pager
from qianfan_console.runtime.models import ResponseModel


def publish(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    given: TrainMetaInput = {"taskId": "task-1"}
    response = create(model_set_id="am-1", source_type="Train", train_meta=given)
    assert_type(response, CreateCustomModelResponse)
    assert_type(response.request_id, str)
    assert_type(response.result, CreatedModel)
    assert_type(response.result.model_id, str)
    create(model_set_id="am-1", source_type="Train", train_meta=TrainMeta(task_id="task-1"))
    create(model_set_id="am-1", source_type="Train", train_meta=TrainMeta(task_id="task-1", checkpoint_step=50))
    create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1", "checkpoint_step": 50})
    create(model_set_id="am-1", source_type="Train", train_meta={"taskId": "task-1", "checkpointStep": 50})
    create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1"}, description="a version")
    create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1"}, description=NOT_GIVEN)


def import_from_hugging_face(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    templates: ChatConfParam = {
        "history_qa_template": "{question}",
        "latest_question_template": "{question}",
        "prompt_template": "",
    }
    response = create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "object_path": "demoModel",
            "model_format": "HuggingFace.Transformers",
            "model_application_type": "chat",
            "transformer_version": "4.36.2",
            "vllm_version": "0.4.0",
            "chat_conf": templates,
            "advance_conf": "{}",
            "advanced_settings": {"sampling_strategy": "beamSearch", "num_beams": 2},
        },
    )
    assert_type(response, CreateCustomModelResponse)
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "HuggingFace.Transformers",
            "modelApplicationType": "completion",
            "transformerVersion": "4.34.0",
            "vLLMVersion": "0.3.2",
            "chatConf": {"historyQATemplate": "a", "latestQuestionTemplate": "b", "promptTemplate": "c"},
            "advancedSettings": {"modelCompConf": {"samplingStrategy": "multinomialSampling", "numSampling": 3}},
        },
    )
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta=HuggingFaceImportMeta(
            bucket="test",
            object_path="demoModel",
            model_format="HuggingFace.Transformers",
            model_application_type="Text-to-Image",
            transformer_version="4.39.3",
            custom_spec=CustomSpec(display_name="a name", file_name="1_a.py"),
            advanced_settings=NestedModelCompConf(model_comp_conf=GreedySearch(sampling_strategy="greedySearch")),
        ),
    )


def models_in_dictionaries(console: QianfanConsole) -> None:
    chat = ChatConf(history_qa_template="a", latest_question_template="b", prompt_template="c")
    in_python: HuggingFaceImportMetaInput = {
        "bucket": "test",
        "object_path": "demoModel",
        "model_format": "HuggingFace.Transformers",
        "model_application_type": "chat",
        "transformer_version": "4.40.2",
        "chat_conf": chat,
        "advanced_settings": {"model_comp_conf": BeamSearch(sampling_strategy="beamSearch", num_beams=15)},
    }
    console.model.create_custom_model(model_set_id="am-1", source_type="Import", import_meta=in_python)
    console.model.create_custom_model(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "HuggingFace.Transformers",
            "modelApplicationType": "chat",
            "transformerVersion": "4.40.2",
            "customSpec": {"display_name": "in Python's spelling", "file_name": "1_a.py"},
            "advancedSettings": MultinomialSampling(sampling_strategy="multinomialSampling", num_sampling=1),
        },
    )


def import_safetensors(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "object_path": "demoModel",
            "model_format": "Safetensors",
            "model_application_type": "Text-to-Image",
        },
    )
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta=SafetensorsImportMeta(
            bucket="test",
            object_path="demoModel",
            model_format="Safetensors",
            model_application_type="Text-to-Image",
            transformer_version="4.40.2",
        ),
    )


def compress(console: QianfanConsole) -> None:
    create = console.model.create_model_comp_task
    response = create(
        name="demo",
        source_model_id="amv-1",
        model_set_id="am-1",
        config={"strategy": "Quantization", "weight": "INT8-PTQ"},
    )
    assert_type(response.result, str)
    quantization = QuantizationConfig(strategy="Quantization", weight="W8A16C16")
    create(name="demo", source_model_id="amv-1", model_set_id="am-1", config=quantization, description="as a model")
    create(name="demo", source_model_id="amv-1", model_set_id="am-1", config={"strategy": "Sparsity"})
    create(name="demo", source_model_id="amv-1", model_set_id="am-1", config=SparsityConfig(strategy="Sparsity"))
    sparsity = SparsityConfig(strategy="Sparsity", weight="W4A16C16")
    create(name="demo", source_model_id="amv-1", model_set_id="am-1", config=sparsity)


def one_or_the_other(console: QianfanConsole) -> None:
    console.model.describe_model_set(model_set_id="am-1")
    console.model.describe_model_set(model_set_name="demo")
    console.model.describe_system_model_set(model_set_id="am-1")
    console.model.describe_system_model_set(model_set_name="ERNIE Lite")


def upload(console: QianfanConsole) -> None:
    assert_type(console.model.create_model_custom_conf(custom_spec_file="conf.py").result, str)
    console.model.create_model_custom_conf(custom_spec_file=Path("conf.py"))
    console.model.create_model_custom_conf(custom_spec_file=b"# template")
    console.model.create_model_custom_conf(custom_spec_file=BytesIO(b"# template"))
    console.model.create_model_custom_conf(custom_spec_file=("conf.py", b"# template"))
    with Path("conf.py").open("rb") as opened:
        console.model.create_model_custom_conf(custom_spec_file=opened)


def page_through(console: QianfanConsole) -> None:
    pager = console.model.describe_custom_model_sets(max_keys=20, page_reverse=True, marker="am-1")
    assert_type(pager, Pager[CustomModelSet, DescribeCustomModelSetsResponse])
    for model_set in pager:
        assert_type(model_set, CustomModelSet)
        assert_type(model_set.model_set_id, str)
        assert_type(model_set.model_names, list[str] | None)
    assert_type(pager.pages(), Iterator[DescribeCustomModelSetsResponse])
    assert_type(pager.page().result.page_info.is_truncated, bool)
    assert_type(list(console.model.describe_model_comp_tasks(source_model_id="amv-1")), list[ModelCompTaskItem])


def wait(console: QianfanConsole) -> None:
    ready = console.model.wait_until_model_ready(model_id="amv-1", deadline=60, poll_interval=0.5, on_poll=print)
    assert_type(ready, DescribeModelResponse)
    assert_type(ready.result.status, Literal["Ready", "Creating", "Fail"] | str)
    assert_type(ready.result.is_support_model_comp, bool | None)
    patience: WaitOptions = {"deadline": 3600}
    done = console.model.wait_until_model_comp_task_succeeded(model_comp_task_id="amva-1", **patience)
    assert_type(done.result.model_id, str | None)


def call_by_name(console: QianfanConsole) -> None:
    body = {"modelId": "amv-1"}
    assert_type(console.call_action("/v2/model", "DescribeModel", body), ResponseModel)
    console.call_action("/v2/model", "DescribeCustomModelSets")
    console.call_action("/v2/model", "AnythingNew", {"any": ["thing", 1, None]}, validate=False, timeout=5)


def options(console: QianfanConsole) -> None:
    shared: CallOptions = {"timeout": 5, "extra_headers": {"x-bce-request-id": "1"}}
    console.model.describe_model(model_id="amv-1", **shared)
    console.model.delete_model(model_id="amv-1", extra_body={"new": {"field": 1}}, extra_query={"new": "1"})


def context() -> None:
    with QianfanConsole(access_key="a", secret_key="b", base_url="http://127.0.0.1:1", timeout=3) as console:
        assert_type(console, QianfanConsole)
        response = console.model.create_custom_model_set(model_set_name="a", model_type="Text2Text", labels=["x"])
        assert response.http_response is not None
        assert_type(response.http_response.status, int)
