"""The state: kept in a file, safe from crashes and from other threads and processes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.store import Store

TRAIN = {"sourceType": "Train", "trainMeta": {"taskId": "t"}}


def everything(call: Any) -> Any:
    return call("DescribeCustomModelSets", maxKeys=100).result["customModelSetList"]


def test_a_state_file_is_opened_again_with_all_that_was_answered(caller: Any, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with Sandbox(state, clock="manual", samples=True) as sandbox:
        call = caller(sandbox)
        set_id = call("CreateCustomModelSet", modelSetName="demo", modelType="Text2Text").result
        model_id = call("CreateCustomModel", modelSetId=set_id, **TRAIN).result["modelId"]
        call("DeleteModelSet", modelSetId="am-ih8***")
        before = everything(call)
        sandbox.clock.advance(10_000)
        assert call("DescribeModel", modelId=model_id).result["status"] == "Ready"
    for clock in ("manual", "fast", "real"):
        with Sandbox(state, clock=clock, samples=True) as sandbox:
            call = caller(sandbox)
            assert everything(call) == before, "deleted samples do not come back"
            assert call("DescribeModel", modelId=model_id).result["status"] == "Ready", "time does not go back"
    assert list(tmp_path.iterdir()) == [state], "closing leaves no other file"


@pytest.mark.parametrize("in_file", [False, True])
def test_threads(caller: Any, tmp_path: Path, in_file: bool) -> None:
    with Sandbox(tmp_path / "state.db" if in_file else ":memory:") as sandbox:
        call = caller(sandbox)
        set_id = call("CreateCustomModelSet", modelSetName="demo", modelType="Text2Text").result

        def create(_: int) -> list[str]:
            return [call("CreateCustomModel", modelSetId=set_id, **TRAIN).result["modelId"] for _ in range(50)]

        with ThreadPoolExecutor(8) as pool:
            made = [model_id for several in pool.map(create, range(8)) for model_id in several]
        shown = call("DescribeModelSet", modelSetId=set_id).result
        assert len(set(made)) == 400
        assert sorted(shown["modelIds"]) == sorted(made)
        assert sorted(shown["modelNames"]) == sorted(f"demo_V{n}" for n in range(1, 401))


def test_a_refusal_undoes_what_the_call_began(call: Any) -> None:
    meta = {"bucket": "b", "objectPath": "o", "modelFormat": "HuggingFace.Transformers", "modelApplicationType": "chat"}
    meta |= {"transformerVersion": "4.36.2"}
    bad = {**meta, "customSpec": {"displayName": "x", "fileName": "no.py"}}
    for each in (bad, meta):
        call("CreateCustomModel", modelSetId="am-ash****", sourceType="Import", importMeta=each)
    assert call("DescribeModelSet", modelSetId="am-ash****").result["modelNames"] == ["sample_V1"]


def test_a_failed_commit_is_no_answer_and_leaves_nothing(call: Any, sandbox: Sandbox) -> None:
    class Failing:
        def __init__(self, database: Any) -> None:
            self.database = database

        def __getattr__(self, name: str) -> Any:
            return getattr(self.database, name)

        def commit(self) -> None:
            raise sqlite3.OperationalError("disk full")

    database, before = sandbox._store._db, everything(call)
    sandbox._store._db = Failing(database)  # type: ignore[assignment]
    reply = call("CreateCustomModelSet", modelSetName="demo", modelType="Text2Text")
    sandbox._store._db = database
    assert reply.refusal == (500, "InternalError")
    assert everything(call) == before


def test_a_hundred_thousand_versions_do_not_slow_lists_down(caller: Any) -> None:
    with Sandbox() as sandbox:
        call = caller(sandbox)
        small, large = (call("CreateCustomModelSet", modelSetName=n, modelType="Text2Text").result for n in "ab")
        rows = (
            (f"amv-{n}", large if n % 2 else f"am-{n // 100}", "x", "Train", "{}", 1, 0.0, 0.0) for n in range(10**5)
        )
        with sandbox._store as store:
            sets = ((f"am-{n}", 0, "x", "Text2Text", "[]", 0.0, 0.0) for n in range(1000))
            store._db.executemany(
                "INSERT INTO model_sets (id, preset, name, type, labels, created, modified)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                sets,
            )
            store._db.executemany(
                "INSERT INTO versions (id, set_id, name, source, details, compressible, created, ends_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        plans: list[str] = []
        sandbox._store._db.set_trace_callback(plans.append)
        page = call("DescribeCustomModelSets", marker="am-500").result
        assert [each["modelSetId"] for each in page["customModelSetList"]] == [f"am-{n}" for n in range(500, 510)]
        assert call("DescribeModelSet", modelSetId=small).result["modelIds"] == []
        sandbox._store._db.set_trace_callback(None)
        for statement in plans:
            if statement.startswith("SELECT"):
                steps = [row[3] for row in sandbox._store._db.execute(f"EXPLAIN QUERY PLAN {statement}")]
                assert not [step for step in steps if step.startswith("SCAN") and "json_each" not in step], statement


def test_the_answer_is_sent_after_the_commit(caller: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    exit_store: Callable[..., None] = Store.__exit__

    def noting(*arguments: Any) -> None:
        exit_store(*arguments)
        events.append("committed")

    monkeypatch.setattr(Store, "__exit__", noting)
    with Sandbox(tmp_path / "state.db") as sandbox:
        events.clear()
        answer = json.loads(
            sandbox.handle(*caller(sandbox).signed("/v2/model?Action=DescribeCustomModelSets", b"{}"))[2]
        )
        events.append("answered")
    assert "result" in answer
    assert events[:2] == ["committed", "answered"]
