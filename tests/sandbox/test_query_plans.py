"""Every statement that a call carries out finds its rows by an index: what it takes does not grow with the state."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from qianfan_console.sandbox import Sandbox

WRITES = ("INSERT", "UPDATE", "DELETE")
Call = Callable[..., Any]

SET, VERSION = "am-ih8****", "amv-d1zx1iwdarfr"
TASK = {
    "name": "plan", "sourceModelId": VERSION, "modelSetId": SET,
    "config": {"strategy": "Quantization", "weight": "INT8-PTQ"},
}  # fmt: skip
IMPORT = {
    "modelSetId": SET, "sourceType": "Import", "importMeta": {
        "bucket": "b", "objectPath": "o", "modelFormat": "Safetensors", "modelApplicationType": "chat",
    },
}  # fmt: skip


def calls(call: Any) -> None:
    """Each Action that reads or changes the state, at least once with what it finds things by."""
    for sets in ("DescribeCustomModelSets", "DescribeSystemModelSets"):
        call(sets, {})
        call(sets, {"pageReverse": True})
    call("DescribeCustomModelSets", {"marker": SET})
    call("DescribeModelSet", {"modelSetId": SET})
    call("DescribeModelSet", {"modelSetName": "sample"})
    call("DescribeModel", {"modelId": VERSION})
    call("DescribeSystemModel", {"modelId": "amv-g73j3faikzpz"})
    call("DescribeSystemModelSet", {"modelSetId": "am-ju3hi4ts39u9"})
    model = call("CreateCustomModel", IMPORT).result["modelId"]
    task = call("CreateModelCompTask", TASK).result
    call("DescribeModelCompTasks", {})
    call("DescribeModelCompTasks", {"sourceModelId": VERSION, "marker": task})
    call("DescribeModelCompTask", {"modelCompTaskId": task})
    call("CreateModelExportTask", {"modelId": VERSION})
    call("DescribeModelExportTask", {"modelId": VERSION})
    call("DeleteModel", {"modelId": model})
    call("DeleteModelSet", {"modelSetId": SET})
    call("CancelModelCompTask", {"modelCompTaskId": task})
    call.sandbox.clock.advance(1000)
    call("DeleteModelCompTask", {"modelCompTaskId": task})
    call("DeleteModelSet", {"modelSetId": call("CreateCustomModelSet", modelSetName="n", modelType="Text2Text").result})


@pytest.fixture
def statements(sandbox: Sandbox, call: Any) -> list[str]:
    """What was carried out, with its values."""
    found: list[str] = []
    database = sandbox._store._db
    database.set_trace_callback(found.append)
    calls(call)
    database.set_trace_callback(None)
    return [each for each in found if each.startswith(("SELECT", *WRITES))]


def plan(database: sqlite3.Connection, statement: str) -> list[str]:
    return [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}")]


def test_no_statement_walks_through_a_table(sandbox: Sandbox, statements: list[str]) -> None:
    tables = {table for each in statements for table in re.findall(r"(?:FROM|INTO|UPDATE) (\w+)", each)}
    assert {"model_sets", "versions", "comp_tasks", "exports"} <= tables
    for statement in statements:
        steps = plan(sandbox._store._db, statement)
        walks = [step for step in steps if step.startswith("SCAN") and "json_each" not in step]
        # A page in the order of insertion is a walk that its LIMIT ends.
        assert not walks or " LIMIT " in statement, (statement, steps)
        assert not [step for step in steps if "TEMP B-TREE" in step], (statement, steps)
