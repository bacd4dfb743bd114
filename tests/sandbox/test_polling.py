"""A manual clock that moves with each poll, so that a plain loop sees things get ready."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.sandbox import Durations, Sandbox

TRAIN = {"modelSetId": "am-ih8****", "sourceType": "Train", "trainMeta": {"taskId": "t", "checkpointStep": 1}}


@pytest.fixture
def sandbox() -> Any:
    with Sandbox(clock="manual", samples=True, poll_step=30, durations=Durations(version=60)) as sandbox:
        yield sandbox


def test_each_poll_takes_a_step_after_it_has_answered(sandbox: Sandbox, call: Any) -> None:
    model_id = call("CreateCustomModel", TRAIN).result["modelId"]
    seen = [call("DescribeModel", modelId=model_id).result["status"] for _ in range(4)]
    assert seen == ["Creating", "Creating", "Ready", "Ready"]


def test_only_calls_that_show_how_far_something_is_take_a_step(sandbox: Sandbox, call: Any) -> None:
    task = call("CreateModelCompTask", name="c", sourceModelId="amv-d1zx1iwdarfr", modelSetId="am-ih8****",
                config={"strategy": "Sparsity"}).result  # fmt: skip
    call("CreateModelExportTask", modelId="amv-d1zx1iwdarfr")
    steps = {}
    for action, body in {
        "DescribeModel": {"modelId": "amv-d1zx1iwdarfr"},
        "DescribeModelCompTask": {"modelCompTaskId": task},
        "DescribeModelCompTasks": {},
        "DescribeModelExportTask": {"modelId": "amv-d1zx1iwdarfr"},
        "DescribeModelSet": {"modelSetId": "am-ih8****"},
        "DescribeCustomModelSets": {},
        "DescribeSystemModelSets": {},
        "DescribeSystemModel": {"modelId": "amv-g73j3faikzpz"},
        "DescribeModelCustomAdvancedConf": {"modelId": "amv-d1zx1iwdarfr"},
        "CreateCustomModel": TRAIN,
    }.items():
        before = sandbox.clock.now()
        assert call(action, body).status == 200
        steps[action] = sandbox.clock.now() - before
    assert [action for action, step in steps.items() if step == 30] == list(steps)[:4]
    assert set(list(steps.values())[4:]) == {0}


def test_a_poll_that_was_refused_takes_no_step(sandbox: Sandbox, call: Any) -> None:
    before = sandbox.clock.now()
    assert call("DescribeModel", modelId="amv-none").status == 400
    assert call("DescribeModel", {}).status == 400
    assert sandbox.clock.now() == before


def test_our_waiter_gets_through_without_waiting(sandbox: Sandbox) -> None:
    with sandbox.client() as console:
        made = console.model.create_custom_model(
            model_set_id="am-ih8****", source_type="Train", train_meta={"task_id": "t", "checkpoint_step": 1}
        )
        polls: list[str] = []
        ready = console.model.wait_until_model_ready(
            model_id=made.result.model_id, poll_interval=0.001, on_poll=lambda reply: polls.append(reply.result.status)
        )
    assert ready.result.status == "Ready"
    assert polls == ["Creating", "Creating", "Ready"]


def test_polls_by_hand(sandbox: Sandbox) -> None:
    before = sandbox.clock.now()
    assert sandbox.clock.advance_polls(3) == pytest.approx(before + 90)
    with pytest.raises(ValueError, match="forward"):
        sandbox.clock.advance_polls(-1)
    with Sandbox(clock="manual") as other, pytest.raises(ValueError, match="poll_step"):
        other.clock.advance_polls(1)


@pytest.mark.parametrize(
    ("clock", "step", "words"),
    [("fast", 1, "manual clock alone"), ("manual", -1, "poll_step"), ("manual", float("nan"), "poll_step"),
     ("manual", float("inf"), "poll_step"), ("slow", 0, "fast, real, manual")],
)  # fmt: skip
def test_steps_that_cannot_be(clock: Any, step: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Sandbox(clock=clock, poll_step=step)


def test_a_sandbox_that_could_not_start_lets_its_file_go(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="poll_step") as error:
        Sandbox(tmp_path / "state.db", clock="manual", poll_step=-1)
    with Sandbox(tmp_path / "state.db") as sandbox:
        assert sandbox.clock.now() > 0
    assert error.traceback  # whose frames keep what was half made


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf")])
def test_durations_that_cannot_be(seconds: float) -> None:
    with pytest.raises(ValueError, match="the duration export"):
        Durations(export=seconds)


def test_a_clock_has_an_end(sandbox: Sandbox, call: Any) -> None:
    with pytest.raises(ValueError, match="9998"):
        sandbox.clock.advance(1e12)
    sandbox.clock.advance(2.5e11)
    assert call("CreateCustomModel", TRAIN).status == 200


def test_polls_and_moves_from_several_threads_do_not_wait_for_each_other(sandbox: Sandbox, call: Any) -> None:
    before = sandbox.clock.now()

    def poll() -> None:
        for _ in range(200):
            assert call("DescribeModel", modelId="amv-d1zx1iwdarfr").status == 200

    def move() -> None:
        for _ in range(2000):
            sandbox.clock.advance(1)

    threads = [threading.Thread(target=each, daemon=True) for each in (poll, move)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not any(each.is_alive() for each in threads)
    assert sandbox.clock.now() == pytest.approx(before + 200 * 30 + 2000)
