"""A body for a call of each Action that succeeds, in a state made for that call, and what the call changes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qianfan_console.sandbox import Sandbox

SET, SOURCE, SYSTEM_SET, SYSTEM_MODEL = "am-ih8****", "amv-d1zx1iwdarfr", "am-ju3hi4ts39u9", "amv-g73j3faikzpz"
IMPORT: dict[str, Any] = {
    "modelSetId": SET,
    "sourceType": "Import",
    "importMeta": {
        "bucket": "test",
        "objectPath": "demoModel",
        "modelFormat": "HuggingFace.Transformers",
        "modelApplicationType": "completion",
        "transformerVersion": "4.36.2",
    },
}
COMPRESS = {
    "name": "demo",
    "sourceModelId": SOURCE,
    "modelSetId": SET,
    "config": {"strategy": "Quantization", "weight": "INT8-PTQ"},
}
TEXT = {"modelSetName": "demo", "modelType": "Text2Text"}


def call(sandbox: Sandbox, action: str, body: dict[str, Any]) -> Any:
    """Call in process, and give the result."""
    with sandbox.client() as console:
        return console.call_action("/v2/model", action, body).model_dump(by_alias=True).get("result")


def _version(sandbox: Sandbox) -> dict[str, Any]:
    made = call(sandbox, "CreateCustomModel", IMPORT)
    sandbox.clock.advance(61)
    return {"modelId": made["modelId"]}


def _task(sandbox: Sandbox) -> dict[str, Any]:
    return {"modelCompTaskId": call(sandbox, "CreateModelCompTask", COMPRESS)}


def _stopped_task(sandbox: Sandbox) -> dict[str, Any]:
    task = _task(sandbox)
    call(sandbox, "CancelModelCompTask", task)
    sandbox.clock.advance(11)
    return task


def _exported(sandbox: Sandbox) -> dict[str, Any]:
    version = _version(sandbox)
    call(sandbox, "CreateModelExportTask", version)
    return version


def _set(sandbox: Sandbox) -> dict[str, Any]:
    return {"modelSetId": call(sandbox, "CreateCustomModelSet", TEXT)}


def _always(body: dict[str, Any]) -> Callable[[Sandbox], dict[str, Any]]:
    return lambda _: body


CHAT = {"basicModelName": "Huggingface", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
BODIES: dict[str, Callable[[Sandbox], dict[str, Any]]] = {
    "CancelModelCompTask": _task,
    "CreateCustomModel": _always(IMPORT),
    "CreateCustomModelSet": _always(TEXT),
    "CreateModelCompTask": _always(COMPRESS),
    "CreateModelCustomConf": _always({}),  # its file is no JSON
    "CreateModelExportTask": _version,
    "DeleteModel": _version,
    "DeleteModelCompTask": _stopped_task,
    "DeleteModelSet": _set,
    "DescribeCustomModelSets": _always({"maxKeys": 1}),
    "DescribeModel": _always({"modelId": SOURCE}),
    "DescribeModelCompTask": _task,
    "DescribeModelCompTasks": _always({"maxKeys": 1}),
    "DescribeModelCustomAdvancedConf": _version,
    "DescribeModelExportTask": _exported,
    "DescribeModelSet": _always({"modelSetId": SYSTEM_SET}),
    "DescribeModelSystemAdvancedConf": _always(CHAT),
    "DescribeSystemModel": _always({"modelId": SYSTEM_MODEL}),
    "DescribeSystemModelSet": _always({"modelSetId": SYSTEM_SET}),
    "DescribeSystemModelSets": _always({"maxKeys": 1}),
}

DELETES = frozenset({"DeleteModel", "DeleteModelSet"})
# What a call that is carried out adds to or takes from: one each time, and nothing where an Action is not listed.
_COUNTS = {
    "CancelModelCompTask": "SELECT count(*) FROM comp_tasks WHERE stopped_at IS NOT NULL",
    "CreateCustomModel": "SELECT count(*) FROM versions",
    "CreateCustomModelSet": "SELECT count(*) FROM model_sets",
    "CreateModelCompTask": "SELECT count(*) FROM comp_tasks",
    "CreateModelCustomConf": "SELECT count(*) FROM custom_confs",
    "CreateModelExportTask": "SELECT count(*) FROM exports",
    "DeleteModel": "SELECT count(*) FROM versions",
    "DeleteModelCompTask": "SELECT count(*) FROM comp_tasks",
    "DeleteModelSet": "SELECT count(*) FROM model_sets",
}
CHANGING = frozenset(_COUNTS)


def count(sandbox: Sandbox, action: str) -> int:
    """How many there are of what `action` makes, removes or stops."""
    if action not in _COUNTS:
        return 0
    with sandbox._store as store:
        found = store.one(_COUNTS[action])
    assert found is not None
    return int(found[0])
