"""Versions, tasks and exports pass through their documented states as the clock advances."""

from __future__ import annotations

import time
from typing import Any

import pytest

from qianfan_console.sandbox import Clock, Durations, Sandbox

HF = {
    "bucket": "test",
    "objectPath": "demoModel",
    "modelFormat": "HuggingFace.Transformers",
    "modelApplicationType": "chat",
    "transformerVersion": "4.36.2",
}
SAFETENSORS = {**HF, "modelFormat": "Safetensors", "modelApplicationType": "Text-to-Image"}
QUANTIZE = {"strategy": "Quantization", "weight": "INT8-PTQ"}


def imported(call: Any, meta: dict[str, str] = HF) -> str:
    body = {"modelSetId": "am-ih8****", "sourceType": "Import", "importMeta": meta}
    return str(call("CreateCustomModel", body).result["modelId"])


def compress(call: Any, **changes: Any) -> Any:
    body = {"name": "demo", "sourceModelId": "amv-d1zx1iwdarfr", "modelSetId": "am-adbuasyfaf", "config": QUANTIZE}
    return call("CreateModelCompTask", body | changes)


def task(call: Any, task_id: str) -> Any:
    return call("DescribeModelCompTask", modelCompTaskId=task_id).result


def version(call: Any, model_id: str) -> Any:
    return call("DescribeModel", modelId=model_id).result


def test_a_version_gets_ready(call: Any, sandbox: Sandbox) -> None:
    model_id = imported(call)
    sandbox.clock.advance(59.9)
    assert (version(call, model_id)["status"], version(call, model_id)["isSupportModelComp"]) == ("Creating", False)
    sandbox.clock.advance(0.2)
    assert (version(call, model_id)["status"], version(call, model_id)["isSupportModelComp"]) == ("Ready", True)


def test_a_version_fails_by_plan_and_the_next_one_does_not(call: Any, sandbox: Sandbox) -> None:
    sandbox.plan_failure("CreateCustomModel", "bad weights")
    failing, fine = imported(call), imported(call)
    assert version(call, failing)["status"] == "Creating"
    sandbox.clock.advance(61)
    assert version(call, failing)["status"] == "Fail"
    assert version(call, failing)["isSupportModelComp"] is False
    assert version(call, fine)["status"] == "Ready"


def test_a_refused_call_uses_no_plan_up(call: Any, sandbox: Sandbox) -> None:
    sandbox.plan_failure("CreateCustomModel")
    assert call("CreateCustomModel", modelSetId="am-no", sourceType="Import", importMeta=HF).status == 400
    model_id = imported(call)
    sandbox.clock.advance(61)
    assert version(call, model_id)["status"] == "Fail"


def test_a_stalled_version_never_gets_ready(call: Any, sandbox: Sandbox) -> None:
    sandbox.plan_stall("CreateCustomModel", times=2)
    first, second, third = imported(call), imported(call), imported(call)
    sandbox.clock.advance(10**9)
    assert [version(call, each)["status"] for each in (first, second, third)] == ["Creating", "Creating", "Ready"]


def test_a_task_succeeds_and_its_version_appears_only_then(call: Any, sandbox: Sandbox) -> None:
    task_id = compress(call, description="small").result
    seen = []
    for seconds in (0, 9, 2, 298, 2):
        sandbox.clock.advance(seconds)
        shown = task(call, task_id)
        members = call("DescribeModelSet", modelSetId="am-adbuasyfaf").result["modelIds"]
        assert members == ([shown["modelId"]] if "modelId" in shown else [])
        seen.append(shown["status"])
    assert seen == ["creating", "creating", "running", "running", "succeeded"]
    assert task(call, task_id)["config"] == QUANTIZE
    produced = version(call, task(call, task_id)["modelId"])
    assert produced["status"] == "Ready"
    assert produced["modelSetId"] == "am-adbuasyfaf"
    assert produced["isSupportModelComp"] is False


def test_versions_are_shown_in_the_order_in_which_they_appeared(call: Any, sandbox: Sandbox) -> None:
    task_id = compress(call, modelSetId="am-ih8****").result
    sandbox.clock.advance(1)
    between = imported(call)
    sandbox.clock.advance(400)
    produced = task(call, task_id)["modelId"]
    shown = call("DescribeModelSet", modelSetId="am-ih8****").result["modelIds"]
    assert shown == ["amv-d1zx1iwdarfr", between, produced]


def test_the_produced_version_cannot_be_found_early(call: Any, sandbox: Sandbox) -> None:
    product = sandbox._store.one("SELECT model_id FROM comp_tasks WHERE id = ?", (compress(call).result,))
    assert product is not None
    assert call("DescribeModel", modelId=product[0]).refusal == (400, "InvalidRequestArgumentError")
    sandbox.clock.advance(400)
    assert version(call, product[0])["status"] == "Ready"


def test_a_task_fails_by_plan_with_its_reason(call: Any, sandbox: Sandbox) -> None:
    sandbox.plan_failure("CreateModelCompTask", "out of memory")
    task_id = compress(call).result
    assert "failedReason" not in task(call, task_id)
    sandbox.clock.advance(400)
    shown = task(call, task_id)
    assert (shown["status"], shown["failedReason"]) == ("failed", "out of memory")
    assert "modelId" not in shown
    assert call("DescribeModelSet", modelSetId="am-adbuasyfaf").result["modelIds"] == []


def test_a_stalled_task_runs_for_ever(call: Any, sandbox: Sandbox) -> None:
    sandbox.plan_stall("CreateModelCompTask")
    task_id = compress(call).result
    sandbox.clock.advance(10**9)
    assert task(call, task_id)["status"] == "running"
    assert call("CancelModelCompTask", modelCompTaskId=task_id).status == 200


@pytest.mark.parametrize("after", [0, 20])
def test_a_cancelled_task_stops_and_produces_nothing(call: Any, sandbox: Sandbox, after: int) -> None:
    task_id = compress(call).result
    sandbox.clock.advance(after)
    assert set(call("CancelModelCompTask", modelCompTaskId=task_id).body) == {"requestId"}
    assert task(call, task_id)["status"] == "stopping"
    sandbox.clock.advance(5)
    assert call("CancelModelCompTask", modelCompTaskId=task_id).status == 200
    sandbox.clock.advance(6)
    assert task(call, task_id)["status"] == "stopped", "cancelling twice does not start over"
    assert call("CancelModelCompTask", modelCompTaskId=task_id).status == 200
    sandbox.clock.advance(1000)
    assert task(call, task_id)["status"] == "stopped"
    assert call("DescribeModelSet", modelSetId="am-adbuasyfaf").result["modelIds"] == []


def test_a_task_that_has_ended_cannot_be_cancelled(call: Any, sandbox: Sandbox) -> None:
    task_id = compress(call).result
    sandbox.clock.advance(400)
    reply = call("CancelModelCompTask", modelCompTaskId=task_id)
    assert reply.refusal == (400, "InvalidRequestArgumentError")
    assert "succeeded" in reply.message


def test_what_can_be_compressed(call: Any, sandbox: Sandbox) -> None:
    creating = imported(call)
    assert "is Creating" in compress(call, sourceModelId=creating).message
    picture = imported(call, SAFETENSORS)
    sandbox.clock.advance(61)
    assert version(call, picture)["isSupportModelComp"] is False
    assert "isSupportModelComp is false" in compress(call, sourceModelId=picture).message
    assert compress(call, sourceModelId=creating).status == 200
    sandbox.clock.advance(400)
    produced = call("DescribeModelSet", modelSetId="am-adbuasyfaf").result["modelIds"][0]
    assert "isSupportModelComp is false" in compress(call, sourceModelId=produced).message
    assert "there is no model version" in compress(call, sourceModelId="amv-no").message
    assert "preset" in compress(call, modelSetId="am-ju3hi4ts39u9").message
    assert "there is no model set" in compress(call, modelSetId="am-no").message


def test_an_export_gets_done(call: Any, sandbox: Sandbox) -> None:
    model_id = {"modelId": "amv-d1zx1iwdarfr"}
    assert call("DescribeModelExportTask", model_id).result == {"hasRecord": False}
    export_id = call("CreateModelExportTask", model_id).result["exportId"]
    doing = {"exportId": export_id, "hasRecord": True, "status": "Doing"}
    assert call("DescribeModelExportTask", model_id).result == doing
    sandbox.clock.advance(31)
    done = call("DescribeModelExportTask", model_id).result
    assert done["status"] == "Done"
    assert set(done) == {*doing, "fileName", "fileType", "fileSize", "md5", "downloadUrl"}


def test_an_export_fails_by_plan_and_another_replaces_it(call: Any, sandbox: Sandbox) -> None:
    model_id = {"modelId": "amv-d1zx1iwdarfr"}
    sandbox.plan_failure("CreateModelExportTask")
    call("CreateModelExportTask", model_id)
    sandbox.clock.advance(31)
    assert call("DescribeModelExportTask", model_id).result["status"] == "Fail"
    second = call("CreateModelExportTask", model_id).result["exportId"]
    sandbox.clock.advance(31)
    shown = call("DescribeModelExportTask", model_id).result
    assert (shown["status"], shown["exportId"]) == ("Done", second)


def test_the_fast_clock_needs_no_help(caller: Any) -> None:
    with Sandbox(samples=True) as sandbox:
        call = caller(sandbox)
        task_id = compress(call).result
        deadline = time.monotonic() + 5
        while task(call, task_id)["status"] != "succeeded":
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_durations_can_be_set(caller: Any) -> None:
    with Sandbox(clock="manual", samples=True, durations=Durations(version=5)) as sandbox:
        call = caller(sandbox)
        model_id = imported(call)
        sandbox.clock.advance(5)
        assert version(call, model_id)["status"] == "Ready"


def test_a_clock_that_stands_still() -> None:
    moments: list[float] = []
    clock = Clock(ticking=False, earliest=9e9, moved=moments.append)
    assert (clock.advance(1.5), clock.now(), moments) == (9e9 + 1.5, 9e9 + 1.5, [9e9 + 1.5])
    for bad in (-1, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="forward"):
            clock.advance(bad)
    still = Clock(ticking=False)
    began = still.now()
    time.sleep(0.01)
    assert still.now() == began


def test_a_clock_that_ticks() -> None:
    clock = Clock(ticking=True)
    assert abs(clock.now() - time.time()) < 1
    before = clock.now()
    time.sleep(0.01)
    assert clock.now() > before
    clock.advance(1000)
    assert 1000 <= clock.now() - before < 1010
    assert Clock(ticking=True, earliest=time.time() + 1000).now() > time.time() + 990


def test_only_what_takes_time_can_be_planned(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="CreateModelExportTask"):
        sandbox.plan_failure("DeleteModel")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="times"):
        sandbox.plan_stall("CreateCustomModel", times=0)
