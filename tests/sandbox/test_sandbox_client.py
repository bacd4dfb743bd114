"""The library's own clients on the sandbox, in process: the job of the two seed pages from its start to its end."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from qianfan_console import QianfanError
from qianfan_console.sandbox import Sandbox

IMPORT: dict[str, Any] = {
    "bucket": "test",
    "object_path": "demoModel",
    "model_format": "HuggingFace.Transformers",
    "model_application_type": "chat",
    "transformer_version": "4.36.2",
    "chat_conf": {
        "history_qa_template": "\\n\\nUser: {question} \\nAssistant: {answer}\\n",
        "latest_question_template": "\\n\\nUser: {question} \\nAssistant:",
        "prompt_template": "你是一个对话机器人,根据下文输入完成回答\n### 输入:\n{input}\n### 回答: ",
    },
}
QUANTIZE: Any = {"strategy": "Quantization", "weight": "INT8-PTQ"}


def test_the_main_job(sandbox: Sandbox) -> None:
    with sandbox.client() as console:
        models = console.model
        set_id = models.create_custom_model_set(model_set_name="demo", model_type="Text2Text").result
        imported = models.create_custom_model(model_set_id=set_id, source_type="Import", import_meta=IMPORT)  # type: ignore[call-overload]
        sandbox.clock.advance(60)
        model_id = imported.result.model_id
        assert models.describe_model(model_id=model_id).result.is_support_model_comp is True
        task_id = models.create_model_comp_task(
            name="demo", source_model_id=model_id, model_set_id=set_id, config=QUANTIZE
        ).result
        sandbox.clock.advance(310)
        task = models.describe_model_comp_task(model_comp_task_id=task_id).result
        assert task.status == "succeeded"
        assert isinstance(task.model_id, str)
        assert models.describe_model(model_id=task.model_id).result.status == "Ready"


def test_the_async_client(sandbox: Sandbox) -> None:
    async def job() -> str:
        async with sandbox.async_client() as console:
            made = await console.model.create_custom_model_set(model_set_name="demo", model_type="Text2Text")
            return made.result

    set_id = asyncio.run(job())
    with sandbox.client() as console:
        assert console.model.describe_model_set(model_set_id=set_id).result.model_set_name == "demo"


def test_refusals_arrive_as_errors(sandbox: Sandbox) -> None:
    with sandbox.client(secret_key="wrong") as console, pytest.raises(QianfanError, match="Signature does not match"):
        console.model.describe_model(model_id="amv-x")
    with sandbox.client() as console, pytest.raises(QianfanError, match="there is no model version amv-x"):
        console.model.describe_model(model_id="amv-x")
