"""Calls of the async client that the type checkers must accept, with the types of their results. Never run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import assert_type

from qianfan_console import AsyncQianfanConsole, CallOptions
from qianfan_console.async_pager import AsyncPager
from qianfan_console.model import (
    CreateCustomModelResponse,
    CreatedModel,
    DescribeModelResponse,
    DescribeSystemModelSetsResponse,
    ModelVersion,
    QuantizationConfig,
    SystemModelSetItem,
    TrainMeta,
)
from qianfan_console.runtime.models import ResponseModel


async def create(console: AsyncQianfanConsole) -> None:
    publish = console.model.create_custom_model
    response = await publish(model_set_id="am-1", source_type="Train", train_meta={"taskId": "task-1"})
    assert_type(response, CreateCustomModelResponse)
    assert_type(response.result, CreatedModel)
    await publish(model_set_id="am-1", source_type="Train", train_meta=TrainMeta(task_id="task-1", checkpoint_step=1))
    await publish(
        model_set_id="am-1",
        source_type="Import",
        description="a version",
        import_meta={
            "bucket": "test",
            "objectPath": "demoModel",
            "modelFormat": "HuggingFace.Transformers",
            "modelApplicationType": "chat",
            "transformerVersion": "4.36.2",
            "chatConf": {"history_qa_template": "a", "latest_question_template": "b", "prompt_template": ""},
        },
    )
    config = QuantizationConfig(strategy="Quantization", weight="W4A16C16")
    task = console.model.create_model_comp_task(name="a", source_model_id="amv-1", model_set_id="am-1", config=config)
    assert_type((await task).result, str)


async def several_at_once(console: AsyncQianfanConsole) -> None:
    one, other = await asyncio.gather(
        console.model.describe_model(model_id="amv-1"), console.model.describe_model_set(model_set_name="demo")
    )
    assert_type(one.result, ModelVersion)
    assert_type(other.request_id, str)


async def page_through(console: AsyncQianfanConsole) -> None:
    pager = console.model.describe_system_model_sets(max_keys=20)
    assert_type(pager, AsyncPager[SystemModelSetItem, DescribeSystemModelSetsResponse])
    async for model_set in pager:
        assert_type(model_set, SystemModelSetItem)
    assert_type(pager.pages(), AsyncIterator[DescribeSystemModelSetsResponse])
    assert_type(await pager.page(), DescribeSystemModelSetsResponse)
    assert_type([model_set async for model_set in pager], list[SystemModelSetItem])


async def wait(console: AsyncQianfanConsole) -> None:
    assert_type(await console.model.wait_until_model_ready(model_id="amv-1", deadline=60), DescribeModelResponse)
    await console.model.wait_until_export_done(model_id="amv-1", poll_interval=2)


async def call_by_name(console: AsyncQianfanConsole) -> None:
    shared: CallOptions = {"timeout": 2.5}
    assert_type(await console.call_action("/v2/model", "DescribeModel", {"modelId": "amv-1"}, **shared), ResponseModel)
    await console.call_action("/v2/new", "CreateAnything", {}, validate=False)


async def context() -> None:
    async with AsyncQianfanConsole(access_key="a", secret_key="b") as console:
        assert_type(console, AsyncQianfanConsole)
        await console.model.create_model_custom_conf(custom_spec_file=("conf.py", b"# template"))
