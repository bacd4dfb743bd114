"""Every Action, its state, and that each answer fits the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox

IDS = {"am": r"am-[a-z0-9]{12}", "amv": r"amv-[a-z0-9]{12}", "amva": r"amva-[a-z0-9]{12}"}
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00"
TRAIN = {"sourceType": "Train", "trainMeta": {"taskId": "task-sdvsdfbhjsdfb"}}
QUANTIZE = {"strategy": "Quantization", "weight": "int8-ptq"}
BAD = (400, "InvalidRequestArgumentError")


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock="manual") as sandbox:
        yield sandbox


@pytest.fixture
def call(sandbox: Sandbox, caller: Any) -> Any:
    """A caller that also holds each answer against the schema of the contract."""
    calling = caller(sandbox)

    def checked(action: str, body: Any = None, **members: Any) -> Any:
        reply = calling(action, body, **members)
        if reply.status == 200:
            assert sandbox.contract.operations[action].response.violations(reply.body) == []
        return reply

    return checked


def new_set(call: Any, name: str = "demo", kind: str = "Text2Text", **more: Any) -> str:
    return str(call("CreateCustomModelSet", modelSetName=name, modelType=kind, **more).result)


def new_version(call: Any, set_id: str, sandbox: Sandbox | None = None) -> str:
    model_id = str(call("CreateCustomModel", modelSetId=set_id, **TRAIN).result["modelId"])
    if sandbox is not None:
        sandbox.clock.advance(61)
    return model_id


def new_task(call: Any, source: str, target: str, name: str = "demo") -> str:
    body = {"name": name, "sourceModelId": source, "modelSetId": target, "config": QUANTIZE}
    return str(call("CreateModelCompTask", body).result)


def test_every_action_of_the_contract_has_behaviour() -> None:
    from qianfan_console.sandbox.behaviour import HANDLERS

    with Sandbox() as sandbox:
        assert set(HANDLERS) == set(sandbox.contract.operations)


def test_a_set_as_it_was_made(call: Any) -> None:
    set_id = new_set(call, "名字 😀", "Reasoning", labels=["一", "b"])
    assert re.fullmatch(IDS["am"], set_id)
    shown = call("DescribeModelSet", modelSetId=set_id).result
    assert re.fullmatch(TIME, shown.pop("createTime"))
    assert re.fullmatch(TIME, shown.pop("modifyTime"))
    assert shown == {
        "modelSetId": set_id,
        "modelSetName": "名字 😀",
        "modelType": "Reasoning",
        "labels": ["一", "b"],
        "source": "UserCreate",
        "modelIds": [],
        "modelNames": [],
    }
    assert call("DescribeModelSet", modelSetName="名字 😀").result["modelSetId"] == set_id


def test_sets_with_one_name_show_the_oldest(call: Any) -> None:
    first, second = new_set(call, "twin"), new_set(call, "twin")
    assert first != second
    assert call("DescribeModelSet", modelSetName="twin").result["modelSetId"] == first


def test_a_version_as_it_was_made(call: Any, sandbox: Sandbox) -> None:
    set_id = new_set(call)
    meta = {
        "bucket": "test",
        "objectPath": "/demoModel",
        "modelFormat": "HuggingFace.Transformers",
        "modelApplicationType": "completion",
        "transformerVersion": "4.36.2",
        "advanceConf": '{"a": 1}',
    }
    sandbox.clock.advance(5)
    body = {"modelSetId": set_id, "sourceType": "Import", "importMeta": meta, "description": "about it"}
    made = call("CreateCustomModel", body).result
    assert made["modelSetId"] == set_id
    assert re.fullmatch(IDS["amv"], made["modelId"])
    shown = call("DescribeModel", modelId=made["modelId"]).result
    assert shown["sourceInfo"] == {}  # no page names its members
    assert (shown["description"], shown["modelApplicationType"]) == ("about it", "completion")
    assert call("DescribeModelCustomAdvancedConf", modelId=made["modelId"]).result == '{"a": 1}'
    other = new_version(call, set_id)
    assert "description" not in call("DescribeModel", modelId=other).result
    assert call("DescribeModelCustomAdvancedConf", modelId=other).result == "{}"
    members = call("DescribeModelSet", modelSetId=set_id).result
    assert members["modelIds"] == [made["modelId"], other]
    assert members["modelNames"] == ["demo_V1", "demo_V2"]
    assert members["modifyTime"] > members["createTime"]


def test_version_names_are_not_used_again(call: Any) -> None:
    set_id = new_set(call)
    first, _ = new_version(call, set_id), new_version(call, set_id)
    call("DeleteModel", modelId=first)
    new_version(call, set_id)
    assert call("DescribeModelSet", modelSetId=set_id).result["modelNames"] == ["demo_V2", "demo_V3"]


@pytest.mark.parametrize(
    ("action", "body", "field"),
    [
        ("CreateCustomModel", {"modelSetId": "am-no", **TRAIN}, "modelSetId"),
        ("DescribeModelSet", {"modelSetId": "am-no"}, "modelSetId"),
        ("DescribeModelSet", {"modelSetName": "no"}, "modelSetName"),
        ("DescribeSystemModelSet", {"modelSetId": "am-no"}, "modelSetId"),
        ("DescribeSystemModelSet", {"modelSetName": "no"}, "modelSetName"),
        ("DeleteModelSet", {"modelSetId": "am-no"}, "modelSetId"),
        ("DescribeModel", {"modelId": "amv-no"}, "modelId"),
        ("DescribeSystemModel", {"modelId": "amv-no"}, "modelId"),
        ("DeleteModel", {"modelId": "amv-no"}, "modelId"),
        ("DescribeModelCustomAdvancedConf", {"modelId": "amv-no"}, "modelId"),
        ("CreateModelExportTask", {"modelId": "amv-no"}, "modelId"),
        ("DescribeModelExportTask", {"modelId": "amv-no"}, "modelId"),
        ("DescribeModelCompTask", {"modelCompTaskId": "amva-no"}, "modelCompTaskId"),
        ("CancelModelCompTask", {"modelCompTaskId": "amva-no"}, "modelCompTaskId"),
        ("DeleteModelCompTask", {"modelCompTaskId": "amva-no"}, "modelCompTaskId"),
        ("DescribeModelCompTask", {}, "modelCompTaskId"),
        ("CancelModelCompTask", {}, "modelCompTaskId"),
        ("DeleteModelCompTask", {"modelCompTaskId": ""}, "modelCompTaskId"),
        ("DescribeCustomModelSets", {"marker": "am-no"}, "marker"),
        ("DescribeModelCompTasks", {"marker": "amva-no"}, "marker"),
    ],
)
def test_unknown_ids(call: Any, action: str, body: dict[str, Any], field: str) -> None:
    reply = call(action, body)
    assert reply.refusal == BAD
    assert reply.message.startswith(f"{field}: ")


def test_ids_are_exact(call: Any) -> None:
    set_id = new_set(call)
    for other in (set_id.upper(), f" {set_id}", f"{set_id}\0", set_id[:-1], "%"):
        assert call("DescribeModelSet", modelSetId=other).refusal == BAD


def test_a_marker_must_be_in_the_list_that_it_starts(call: Any, sandbox: Sandbox) -> None:
    set_id = new_set(call)
    first, second = new_version(call, set_id), new_version(call, set_id, sandbox)
    task_id = new_task(call, first, set_id)
    for action, body in [
        ("DescribeCustomModelSets", {"marker": "am-ju3hi4ts39u9"}),
        ("DescribeSystemModelSets", {"marker": set_id}),
        ("DescribeModelCompTasks", {"marker": task_id, "sourceModelId": second}),
    ]:
        assert call(action, body).message.startswith("marker: ")


def test_a_set_is_modified_when_a_version_comes_or_goes(call: Any, sandbox: Sandbox) -> None:
    home, target = new_set(call), new_set(call)

    def modified(set_id: str) -> str:
        (item,) = [e for e in call("DescribeCustomModelSets").result["customModelSetList"] if e["modelSetId"] == set_id]
        shown = call("DescribeModelSet", modelSetId=set_id).result["modifyTime"]
        assert item["modifyTime"] == shown
        return str(shown)

    source = new_version(call, home, sandbox)
    before = modified(target)
    new_task(call, source, target)
    sandbox.clock.advance(300)
    assert modified(target) == before, "the task has not ended"
    sandbox.clock.advance(10)
    appeared = modified(target)
    assert appeared > before
    sandbox.clock.advance(100)
    assert modified(target) == appeared
    call("DeleteModel", modelId=call("DescribeModelSet", modelSetId=target).result["modelIds"][0])
    assert modified(target) > appeared


def test_a_deleted_set_is_gone_with_its_versions(call: Any, sandbox: Sandbox) -> None:
    set_id, other = new_set(call), new_set(call)
    model_id = new_version(call, set_id, sandbox)
    call("CreateModelExportTask", modelId=model_id)
    assert call("DeleteModelSet", modelSetId=set_id).result == {}
    for action, body in [
        ("DescribeModelSet", {"modelSetId": set_id}),
        ("DescribeModel", {"modelId": model_id}),
        ("DeleteModelSet", {"modelSetId": set_id}),
        ("DescribeModelExportTask", {"modelId": model_id}),
        ("CreateCustomModel", {"modelSetId": set_id, **TRAIN}),
    ]:
        assert call(action, body).refusal == BAD
    listed = call("DescribeCustomModelSets", {}).result["customModelSetList"]
    assert [each["modelSetId"] for each in listed] == [other]


def test_a_deleted_version_is_gone(call: Any) -> None:
    set_id = new_set(call)
    model_id, other = new_version(call, set_id), new_version(call, set_id)
    assert call("DeleteModel", modelId=model_id).status == 200
    assert call("DescribeModel", modelId=model_id).refusal == BAD
    assert call("DescribeModelSet", modelSetId=set_id).result["modelIds"] == [other]


def test_what_an_unfinished_task_uses_cannot_be_deleted(call: Any, sandbox: Sandbox) -> None:
    source_set, target = new_set(call), new_set(call)
    source = new_version(call, source_set, sandbox)
    task_id = new_task(call, source, target)
    deletions = [("DeleteModel", {"modelId": source}), ("DeleteModelSet", {"modelSetId": source_set})]
    deletions += [("DeleteModelSet", {"modelSetId": target}), ("DeleteModelCompTask", {"modelCompTaskId": task_id})]
    for advance in (0, 20):
        sandbox.clock.advance(advance)
        for action, body in deletions:
            reply = call(action, body)
            assert reply.refusal == BAD
            assert task_id in reply.message
    call("CancelModelCompTask", modelCompTaskId=task_id)
    assert call(*deletions[0]).refusal == BAD
    assert "is stopping" in call(*deletions[3]).message
    sandbox.clock.advance(11)
    for action, body in deletions:
        assert call(action, body).status == 200


def test_a_deleted_task_is_gone_and_its_version_stays(call: Any, sandbox: Sandbox) -> None:
    set_id = new_set(call)
    task_id = new_task(call, new_version(call, set_id, sandbox), set_id)
    sandbox.clock.advance(400)
    produced = call("DescribeModelCompTask", modelCompTaskId=task_id).result["modelId"]
    assert set(call("DeleteModelCompTask", modelCompTaskId=task_id).body) == {"requestId"}
    assert call("DescribeModelCompTask", modelCompTaskId=task_id).refusal == BAD
    assert call("DescribeModel", modelId=produced).status == 200


def test_tasks_are_listed_and_filtered(call: Any, sandbox: Sandbox) -> None:
    set_id = new_set(call)
    first, second = new_version(call, set_id), new_version(call, set_id, sandbox)
    tasks = [new_task(call, each, set_id, name) for each, name in [(first, "a"), (second, "b"), (first, "c")]]
    assert all(re.fullmatch(IDS["amva"], each) for each in tasks)
    listed = call("DescribeModelCompTasks", {}).result["modelCompTaskList"]
    assert [(each["id"], each["name"], each["modelId"]) for each in listed] == list(
        zip(tasks, "abc", [""] * 3, strict=True)
    )
    of_first = call("DescribeModelCompTasks", sourceModelId=first, maxKeys=1).result
    assert [each["name"] for each in of_first["modelCompTaskList"]] == ["a"]
    rest = call("DescribeModelCompTasks", sourceModelId=first, marker=of_first["pageInfo"]["nextMarker"]).result
    assert [each["name"] for each in rest["modelCompTaskList"]] == ["c"]
    assert call("DescribeModelCompTasks", sourceModelId="amv-no").result["modelCompTaskList"] == []


@pytest.mark.parametrize("reverse", [False, True])
def test_pages(call: Any, reverse: bool) -> None:
    made = [new_set(call, f"set {n}") for n in range(23)]
    seen: list[str] = []
    sizes = []
    body: dict[str, Any] = {"pageReverse": reverse}
    while True:
        page = call("DescribeCustomModelSets", body).result
        ids = [each["modelSetId"] for each in page["customModelSetList"]]
        info = page["pageInfo"]
        assert (info["marker"], info["maxKeys"]) == (ids[0], 10)
        assert ("nextMarker" in info) == info["isTruncated"]
        seen += ids
        sizes.append(len(ids))
        if not info["isTruncated"]:
            break
        body["marker"] = info["nextMarker"]
        call("DeleteModelSet", modelSetId=ids[0])
    assert sizes == [10, 10, 3]
    assert seen == (made[::-1] if reverse else made)


@pytest.mark.parametrize(("asked", "got"), [(1, 1), (100, 100), (101, 100), (10**30, 100), (2.0, 2), (0, 1), (-5, 1)])
def test_page_sizes(call: Any, asked: float, got: int) -> None:
    for n in range(101):
        new_set(call, str(n))
    page = call("DescribeCustomModelSets", maxKeys=asked).result
    assert (len(page["customModelSetList"]), page["pageInfo"]["maxKeys"]) == (got, got)
    assert page["pageInfo"]["isTruncated"] is True


def test_empty_and_full_lists(call: Any) -> None:
    empty = call("DescribeCustomModelSets", marker="").result
    assert empty == {"customModelSetList": [], "pageInfo": {"maxKeys": 10, "isTruncated": False}}
    set_id = new_set(call)
    model_id = new_version(call, set_id)
    (item,) = call("DescribeCustomModelSets", maxKeys=1).result["customModelSetList"]
    assert (item["modelCount"], item["modelIds"], item["modelNames"]) == (1, [model_id], ["demo_V1"])


def test_presets_can_be_read_by_every_call_that_serves_them(call: Any) -> None:
    page = call("DescribeSystemModelSets", maxKeys=1).result
    assert page["pageInfo"]["isTruncated"] is True
    (item,) = page["systemModelSetList"]
    assert "labels" not in item
    assert "createTime" not in item
    for body in ({"modelSetId": item["modelSetId"]}, {"modelSetName": item["modelSetName"]}):
        assert call("DescribeSystemModelSet", body).result["modelIds"] == item["modelIds"]
        assert call("DescribeModelSet", body).result["source"] == "System"
    (model_id,) = item["modelIds"]
    assert call("DescribeSystemModel", modelId=model_id).result["status"] == "Ready"
    assert call("DescribeModel", modelId=model_id).result["status"] == "Ready"
    assert call("DescribeCustomModelSets", {}).result["customModelSetList"] == []


def test_presets_cannot_be_changed(call: Any) -> None:
    set_id, model_id = "am-ju3hi4ts39u9", "amv-g73j3faikzpz"
    for action, body in [
        ("DeleteModelSet", {"modelSetId": set_id}),
        ("DeleteModel", {"modelId": model_id}),
        ("CreateCustomModel", {"modelSetId": set_id, **TRAIN}),
        ("CreateModelExportTask", {"modelId": model_id}),
    ]:
        reply = call(action, body)
        assert reply.refusal == BAD
        assert "preset" in reply.message
    assert call("DescribeSystemModelSet", modelSetId=set_id).result["modelIds"] == [model_id]


def test_own_things_are_no_presets(call: Any) -> None:
    set_id = new_set(call)
    assert "DescribeModelSet" in call("DescribeSystemModelSet", modelSetId=set_id).message
    assert "DescribeModel" in call("DescribeSystemModel", modelId=new_version(call, set_id)).message


def test_only_a_ready_version_can_be_exported(call: Any, sandbox: Sandbox) -> None:
    model_id = new_version(call, new_set(call))
    assert "is Creating" in call("CreateModelExportTask", modelId=model_id).message
    sandbox.clock.advance(61)
    assert call("CreateModelExportTask", modelId=model_id).status == 200


def test_the_preset_configuration_goes_into_an_import(call: Any) -> None:
    body = {"basicModelName": "Huggingface", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
    configuration = call("DescribeModelSystemAdvancedConf", body).result
    assert "Huggingface" in configuration
    meta = {"bucket": "b", "objectPath": "o", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
    meta |= {"transformerVersion": "4.36.2", "advanceConf": configuration}
    made = call("CreateCustomModel", modelSetId=new_set(call), sourceType="Import", importMeta=meta).result
    assert call("DescribeModelCustomAdvancedConf", modelId=made["modelId"]).result == configuration


def test_the_samples_of_the_pages_run(caller: Any) -> None:
    with Sandbox(samples=True) as sandbox:
        call = caller(sandbox)
        for set_id in ("am-ih8****", "am-ih8***", "am-ash****", "am-ashd****", "am-ashdagwfy234"):
            body = {"modelSetId": set_id, "sourceType": "Train", "trainMeta": {"taskId": "task-x", "step": 50}}
            assert call("CreateCustomModel", body).status == 200
        assert re.fullmatch(IDS["amva"], new_task(call, "amv-d1zx1iwdarfr", "am-adbuasyfaf"))


def test_without_samples_their_ids_are_unknown(call: Any) -> None:
    assert call("DescribeModelSet", modelSetId="am-ih8****").refusal == BAD
    assert call("DescribeModel", modelId="amv-d1zx1iwdarfr").refusal == BAD
