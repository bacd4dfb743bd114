"""Calls that the type checkers must refuse, each in the statement that is marked. Never run."""

from __future__ import annotations

import qianfan_console
import qianfan_console.model
from qianfan_console import AsyncQianfanConsole, QianfanConsole
from qianfan_console.model import (
    BeamSearch,
    CreateCustomModelResponse,
    HuggingFaceImportMeta,
    QuantizationConfig,
    TrainMeta,
)
from qianfan_console.model.params import (
    ChatConfParam,
    CustomSpecParam,
    HuggingFaceImportMetaParam,
    SafetensorsImportMetaParam,
    TrainMetaParam,
)

TRAIN: TrainMetaParam = {"task_id": "task-1"}
CHAT: ChatConfParam = {"history_qa_template": "a", "latest_question_template": "b", "prompt_template": ""}
SPEC: CustomSpecParam = {"display_name": "a", "file_name": "1_a.py"}
IMPORT: HuggingFaceImportMetaParam = {
    "bucket": "test",
    "object_path": "demoModel",
    "model_format": "HuggingFace.Transformers",
    "model_application_type": "chat",
    "transformer_version": "4.36.2",
}
SAFETENSORS: SafetensorsImportMetaParam = {
    "bucket": "test",
    "object_path": "demoModel",
    "model_format": "Safetensors",
    "model_application_type": "Text-to-Image",
}


def source_types(console: QianfanConsole, source_type: str) -> None:
    create = console.model.create_custom_model
    create(model_set_id="am-1", source_type="Train", import_meta=IMPORT)  # refused
    create(model_set_id="am-1", source_type="Import", train_meta=TRAIN)  # refused
    create(model_set_id="am-1", source_type="Train", train_meta=TRAIN, import_meta=IMPORT)  # refused
    create(model_set_id="am-1", source_type="Train")  # refused
    create(model_set_id="am-1", source_type="Import ", import_meta=IMPORT)  # refused
    create(model_set_id="am-1", source_type="import", import_meta=IMPORT)  # refused
    create(model_set_id="am-1", source_type=source_type, import_meta=IMPORT)  # refused
    create(model_set_id="am-1", train_meta=TRAIN)  # refused
    create(source_type="Train", train_meta=TRAIN)  # refused
    create("am-1", "Train", TRAIN)  # refused


def values(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    create(model_set_id=None, source_type="Train", train_meta=TRAIN)  # refused
    create(model_set_id=1, source_type="Train", train_meta=TRAIN)  # refused
    create(model_set_id="am-1", source_type="Train", train_meta=TRAIN, description=None)  # refused
    create(model_set_id="am-1", source_type="Train", train_meta=None)  # refused
    create(model_set_id="am-1", source_type="Train", train_meta=[("task_id", "task-1")])  # refused
    create(model_set_id="am-1", source_type="Train", trainMeta=TRAIN)  # refused
    create(model_set_id="am-1", source_type="Train", train_meta=IMPORT)  # refused


def dictionaries(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    create(model_set_id="am-1", source_type="Train", train_meta={})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1", "stepp": 50})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1", "step": 50})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"taskId": "task-1", "checkpointStep": "50"})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"taskId": "task-1", "checkpointStep": 1.5})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"taskId": "task-1", "checkpointStep": None})  # refused
    create(model_set_id="am-1", source_type="Train", train_meta={"taskid": "task-1"})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "chat_config": CHAT})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "model_format": "Safetensor"})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "transformer_version": "4.36"})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "chat_conf": {}})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "chat_conf": SPEC})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "chat_conf": None})  # refused


def imports(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    create(model_set_id="am-1", source_type="Import", import_meta={**SAFETENSORS, "chat_conf": CHAT})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**SAFETENSORS, "custom_spec": SPEC})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**SAFETENSORS, "advance_conf": "{}"})  # refused
    create(model_set_id="am-1", source_type="Import", import_meta={**SAFETENSORS, "vllm_version": "0.4.0"})  # refused
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "Safetensors",
            "modelApplicationType": "Text-to-Image",
            "chatConf": CHAT,
        },
    )  # refused
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={
            "bucket": "test",
            "object_path": "demoModel",
            "model_format": "HuggingFace.Transformers",
            "model_application_type": "chat",
        },
    )  # refused


def compression_settings(console: QianfanConsole) -> None:
    create = console.model.create_custom_model
    greedy: dict[str, str] = {"sampling_strategy": "greedySearch"}
    create(model_set_id="am-1", source_type="Import", import_meta={**IMPORT, "advanced_settings": greedy})  # refused
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={**IMPORT, "advanced_settings": {"sampling_strategy": "beamSearch"}},
    )  # refused
    create(
        model_set_id="am-1",
        source_type="Import",
        import_meta={**IMPORT, "advanced_settings": {"samplingStrategy": "greedySearch", "numSampling": 2}},
    )  # refused


def compression(console: QianfanConsole) -> None:
    create = console.model.create_model_comp_task
    create(name="a", source_model_id="b", model_set_id="c", config={"strategy": "Quantization"})  # refused
    create(
        name="a", source_model_id="b", model_set_id="c", config={"strategy": "quantization", "weight": "INT8-PTQ"}
    )  # refused
    create(
        name="a", source_model_id="b", model_set_id="c", config={"strategy": "Quantization", "weight": "int8-ptq"}
    )  # refused
    create(name="a", source_model_id="b", model_set_id="c", config={"weight": "INT8-PTQ"})  # refused
    create(name="a", source_model_id="b", model_set_id="c", config={"strategy": "Sparsity", "ratio": 0.5})  # refused
    create(name="a", source_model_id="b", model_set_id="c")  # refused
    create(name="a", source_model_id="b", config={"strategy": "Sparsity"})  # refused


def models() -> None:
    QuantizationConfig(strategy="Quantization")  # refused
    QuantizationConfig(strategy="Sparsity", weight="INT8-PTQ")  # refused
    TrainMeta(taskId="task-1")  # refused
    TrainMeta(task_id="task-1", checkpoint_step=None)  # refused
    BeamSearch(sampling_strategy="beamSearch")  # refused
    HuggingFaceImportMeta(bucket="test", object_path="demoModel")  # refused


def one_or_the_other(console: QianfanConsole) -> None:
    console.model.describe_model_set()  # refused
    console.model.describe_model_set(model_set_id="am-1", model_set_name="demo")  # refused
    console.model.describe_model_set(model_set_id=None, model_set_name="demo")  # refused
    console.model.describe_system_model_set(model_set_id="am-1", model_set_name="demo")  # refused


def other_arguments(console: QianfanConsole) -> None:
    console.model.describe_model()  # refused
    console.model.describe_model(model_id="amv-1", timeot=3)  # refused
    console.model.describe_model(model_id="amv-1", timeout="3")  # refused
    console.model.describe_model(model_id="amv-1", deadline="3")  # refused
    console.model.describe_custom_model_sets(max_keys="20")  # refused
    console.model.describe_custom_model_sets(marker=None)  # refused
    console.model.create_custom_model_set(model_set_name="a", model_type="Text2text")  # refused
    console.model.create_custom_model_set(model_set_name="a", model_type="Text2Text", labels=[1])  # refused
    console.model.create_model_custom_conf(custom_spec_file=1)  # refused
    console.model.wait_until_model_ready(model_id="amv-1", timeout=3)  # refused
    console.model.wait_until_model_ready(model_id="amv-1", deadline="3")  # refused
    console.model.describe_models()  # refused
    console.call_action("/v2/model", "DescribeModel", ["amv-1"])  # refused
    console.call_action("/v2/model", "DescribeModel", {"modelId": "amv-1"}, validates=False)  # refused
    QianfanConsole(access_key="a", secret_key="b", region="bj")  # refused
    QianfanConsole("a", "b")  # refused
    print(qianfan_console.Client)  # refused
    print(qianfan_console.model.ImportMeta)  # refused


def results(console: QianfanConsole, response: CreateCustomModelResponse) -> None:
    print(response.result.modelId)  # refused
    response.result["model_id"]  # refused
    print(console.model.describe_custom_model_sets().result)  # refused
    console.model.describe_custom_model_sets()[0]  # refused
    console.model.describe_model(model_id="amv-1").result.model_name.upper()  # refused


async def colours(console: QianfanConsole, aconsole: AsyncQianfanConsole) -> None:
    await console.model.describe_model(model_id="amv-1")  # refused
    await console.model.describe_custom_model_sets()  # refused
    print(aconsole.model.describe_model(model_id="amv-1").result)  # refused
    for _ in aconsole.model.describe_custom_model_sets():  # refused
        pass
    async for _ in console.model.describe_custom_model_sets():  # refused
        pass
    await aconsole.model.describe_custom_model_sets()  # refused
    print(aconsole.model.describe_custom_model_sets().page().result)  # refused
    with aconsole:  # refused
        pass
    async with console:  # refused
        pass


async def async_calls(console: AsyncQianfanConsole) -> None:
    create = console.model.create_custom_model
    await create(model_set_id="am-1", source_type="Train", import_meta=IMPORT)  # refused
    await create(model_set_id="am-1", source_type="Train", train_meta={"task_id": "task-1", "stepp": 50})  # refused
    await create(model_set_id="am-1", source_type="Train", train_meta=TRAIN, timeot=3)  # refused
    await console.model.describe_model_set(model_set_id="am-1", model_set_name="demo")  # refused
