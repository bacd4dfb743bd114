"""One call of CreateCustomModel by each client, as a function of the address.

Peers are imported by name, when they are made: not every one is installed where types are checked.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from .place import ACTION

ROUTE = "/v2/model"
BODY: dict[str, Any] = {
    "modelSetId": "am-ih8****",
    "sourceType": "Import",
    "importMeta": {
        "bucket": "test",
        "objectPath": "demoModel",
        "modelFormat": "HuggingFace.Transformers",
        "modelApplicationType": "chat",
        "transformerVersion": "4.36.2",
        "chatConf": {
            "historyQATemplate": "\\n\\nUser: {question} \\nAssistant: {answer}\\n",
            "latestQuestionTemplate": "\\n\\nUser: {question} \\nAssistant:",
            "promptTemplate": "你是一个对话机器人,根据下文输入完成回答\n### 输入:\n{input}\n### 回答: ",
        },
    },
}
PREPARED = json.dumps(BODY, ensure_ascii=False, separators=(",", ":")).encode()
HEADERS = {"content-type": "application/json"}
PATIENCE = 60.0

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]


def _target(url: str) -> str:
    return f"{url}{ROUTE}?Action={ACTION}"


def ours(url: str) -> Call:
    """Typed, validated, signed; the answer a model."""
    console = import_module("qianfan_console").QianfanConsole(base_url=url)
    return lambda: console.model.create_custom_model(
        model_set_id=BODY["modelSetId"], source_type="Import", import_meta=BODY["importMeta"]
    )


def raw_httpx(url: str) -> Call:
    """Prepared bytes, nothing checked."""
    client, target = import_module("httpx").Client(), _target(url)
    return lambda: client.post(target, content=PREPARED, headers=HEADERS)


def raw_httpx2(url: str) -> Call:
    """Prepared bytes, nothing checked."""
    client, target = import_module("httpx2").Client(), _target(url)
    return lambda: client.post(target, content=PREPARED, headers=HEADERS)


def raw_httpcore(url: str) -> Call:
    """Prepared bytes, nothing checked, no client above the pool."""
    pool = import_module("httpcore").ConnectionPool(ssl_context=ssl.create_default_context())
    headers = [*HEADERS.items(), ("host", url.partition("//")[2]), ("content-length", str(len(PREPARED)))]
    target = _target(url)
    return lambda: pool.request("POST", target, headers=headers, content=PREPARED)


def official(url: str) -> Call:
    """`call_action` of the vendor's SDK: signed, untyped. The environment says where to."""
    call_action = import_module("qianfan.resources.console.utils").call_action
    return lambda: call_action(ROUTE, ACTION, BODY)


def openapi_python_client(url: str) -> Call:
    """What openapi-python-client makes of our spec: typed, unsigned."""
    call = import_module("peer_opc.api.model.create_custom_model").sync
    client = import_module("peer_opc.client").Client(base_url=url)
    model = import_module("peer_opc.models").CreateCustomModelFromImport
    return lambda: call(client=client, action=ACTION, body=model.from_dict(BODY))


def datamodel_codegen(url: str) -> Call:
    """What datamodel-codegen makes of our spec: typed, validated, unsigned, on httpx2."""
    client = import_module("peer_dcg.client").Client(base_url=url, bce_auth_v1="none")
    model = import_module("peer_dcg.models").CreateCustomModelFromImport
    return lambda: client.model.create_custom_model(action=ACTION, body=model.model_validate(BODY))


async def ours_async(url: str) -> AsyncCall:
    """The default install."""
    return _ours_over(url)


async def ours_over_aiohttp(url: str) -> AsyncCall:
    """With a client of the user's own on httpx-aiohttp."""
    transport = import_module("httpx_aiohttp").AiohttpTransport()
    return _ours_over(url, http_client=import_module("httpx").AsyncClient(transport=transport, timeout=PATIENCE))


def _ours_over(url: str, **options: Any) -> AsyncCall:
    console = import_module("qianfan_console").AsyncQianfanConsole(base_url=url, **options)
    return lambda: console.model.create_custom_model(
        model_set_id=BODY["modelSetId"], source_type="Import", import_meta=BODY["importMeta"]
    )


async def httpx_async(url: str) -> AsyncCall:
    """One shared client."""
    client, target = import_module("httpx").AsyncClient(timeout=PATIENCE), _target(url)
    return lambda: client.post(target, content=PREPARED, headers=HEADERS)


async def httpx2_async(url: str) -> AsyncCall:
    """One shared client."""
    client, target = import_module("httpx2").AsyncClient(timeout=PATIENCE), _target(url)
    return lambda: client.post(target, content=PREPARED, headers=HEADERS)


async def official_async(url: str) -> AsyncCall:
    """The vendor's SDK has no async `call_action`; its decorator makes one."""
    utils = import_module("qianfan.resources.console.utils")
    request = import_module("qianfan.resources.typing").QfRequest

    async def call_action() -> Any:
        return request(method="POST", url=ROUTE, query={"Action": ACTION}, json_body={**BODY})

    call: AsyncCall = utils.async_console_api_request(call_action)
    return call


async def bare_aiohttp(url: str) -> AsyncCall:
    """Prepared bytes, nothing checked."""
    session, target = import_module("aiohttp").ClientSession(), _target(url)

    async def call() -> object:
        async with session.post(target, data=PREPARED, headers=HEADERS) as response:
            return await response.read()

    return call


OURS, RAW = "ours: typed, validated, signed", "httpx.Client.post, prepared bytes"
CONTROL = "the same again (control)"
OFFICIAL = "official SDK, call_action"
SYNC: dict[str, Callable[[str], Call]] = {
    RAW: raw_httpx,
    CONTROL: raw_httpx,
    OURS: ours,
    "httpcore.ConnectionPool, prepared bytes": raw_httpcore,
    "httpx2.Client.post, prepared bytes": raw_httpx2,
    "datamodel-codegen's client": datamodel_codegen,
    "openapi-python-client's code": openapi_python_client,
    OFFICIAL: official,
}

OURS_ASYNC, OURS_AIOHTTP = "ours, default install", "ours over httpx-aiohttp"
HTTPX2_ASYNC, OFFICIAL_ASYNC = "httpx2.AsyncClient, prepared bytes", "official SDK, async path"
ASYNC: dict[str, Callable[[str], Awaitable[AsyncCall]]] = {
    OURS_ASYNC: ours_async,
    OURS_AIOHTTP: ours_over_aiohttp,
    "httpx.AsyncClient, prepared bytes": httpx_async,
    HTTPX2_ASYNC: httpx2_async,
    OFFICIAL_ASYNC: official_async,
    "aiohttp, prepared bytes": bare_aiohttp,
}
