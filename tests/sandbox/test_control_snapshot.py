"""A state that was put back answers as it did, whatever happened in between; a bad snapshot changes nothing."""

from __future__ import annotations

import copy
import json
import math
import random
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.control import snapshots
from qianfan_console.sandbox.control.errors import ControlError
from qianfan_console.sandbox.control.guard import LARGEST_BODY
from tests.sandbox.observing import observe

QUANTIZE = {"strategy": "Quantization", "weight": "INT8-PTQ"}
IMPORT = {
    "bucket": "b",
    "objectPath": "o",
    "modelFormat": "HuggingFace.Transformers",
    "modelApplicationType": "chat",
    "transformerVersion": "4.36.2",
    "advanceConf": "{}",
}
STEPS = ["set", "train", "import", "compress", "export", "cancel", "delete", "drop", "fail", "stall", "time"]


class Life:
    """Random calls about the things that were made before."""

    def __init__(self, sandbox: Sandbox, caller: Any) -> None:
        self.sandbox, self.call = sandbox, caller(sandbox)
        self.ids: list[str] = []

    def live(self, steps: list[tuple[str, int]]) -> None:
        for step, choice in steps:
            self._step(step, random.Random(choice))

    def _one(self, prefix: str, chance: random.Random) -> str:
        return chance.choice([each for each in self.ids if each.startswith(prefix)] or [f"{prefix}none"])

    def _step(self, step: str, chance: random.Random) -> None:
        set_id, model_id, task_id = (self._one(prefix, chance) for prefix in ("am-", "amv-", "amva-"))
        makes: dict[str, tuple[str, dict[str, Any]]] = {
            "set": ("CreateCustomModelSet", {"modelSetName": "n", "modelType": "Text2Text", "labels": ["ü", "x"]}),
            "train": ("CreateCustomModel", {"modelSetId": set_id, "sourceType": "Train", "trainMeta": {"taskId": "t"}}),
            "import": ("CreateCustomModel", {"modelSetId": set_id, "sourceType": "Import", "importMeta": IMPORT}),
            "compress": (
                "CreateModelCompTask",
                {"name": "c", "sourceModelId": model_id, "modelSetId": set_id, "config": QUANTIZE},
            ),
            "export": ("CreateModelExportTask", {"modelId": model_id}),
            "cancel": ("CancelModelCompTask", {"modelCompTaskId": task_id}),
            "delete": ("DeleteModel", {"modelId": model_id}),
            "drop": ("DeleteModelSet", {"modelSetId": set_id}),
        }
        planned: dict[str, Callable[[], Any]] = {
            "fail": lambda: self.sandbox.plan_failure("CreateCustomModel", "reason"),
            "stall": lambda: self.sandbox.plan_stall("CreateModelCompTask"),
            "time": lambda: self.sandbox.clock.advance(chance.choice([1, 30, 61, 400])),
        }
        if step in planned:
            planned[step]()
            return
        action, body = makes[step]
        if action == "CreateCustomModel" and body["sourceType"] == "Train":
            body["trainMeta"] |= {"checkpointStep": 1}
        result = self.call(action, body).body.get("result")
        self.ids += [result] if isinstance(result, str) else list((result or {}).values())


STORY = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 10_000)), max_size=25)


@settings(max_examples=40)
@given(before=STORY, after=STORY)
def test_whatever_happens_a_restored_state_answers_as_before(caller: Any, before: Any, after: Any) -> None:
    with Sandbox(clock="manual", samples=True) as sandbox, Sandbox(clock="manual") as other:
        life = Life(sandbox, caller)
        life.live([("set", 0), ("train", 0), ("time", 2), *before])
        ids = set(life.ids)
        kept, expected = json.loads(json.dumps(sandbox.snapshot(), allow_nan=False)), observe(life.call, ids)
        life.live(after)
        sandbox.restore(kept)
        assert observe(life.call, ids) == expected
        other.restore(kept)
        assert observe(caller(other), ids) == expected
        assert other.snapshot() == sandbox.snapshot() == kept
        for each in (sandbox, other):
            each.clock.advance(1000)
        assert observe(caller(other), ids) == observe(life.call, ids), "both have the same future"


def test_a_restored_file_keeps_what_was_restored(caller: Any, tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with Sandbox(clock="manual", samples=True) as sandbox:
        life = Life(sandbox, caller)
        life.live([("set", 0), ("train", 1), ("time", 2), ("compress", 3), ("export", 1)])
        sandbox.clock.advance(10_000_000)
        kept, expected = sandbox.snapshot(), observe(life.call, set(life.ids))
    with Sandbox(path, clock="manual") as first:
        first.restore(kept)
    with Sandbox(path, clock="manual") as second:
        assert observe(caller(second), set(life.ids)) == expected
        assert second.clock.now() == kept["now"]


def test_the_clock_goes_back_with_the_state() -> None:
    for kind in ("manual", "fast"):
        with Sandbox(clock=kind) as sandbox:
            kept = sandbox.snapshot()
            sandbox.clock.advance(100_000)
            sandbox.restore(kept)
            assert 0 <= sandbox.clock.now() - kept["now"] < 60


def mangled(kept: Any) -> Iterator[tuple[str, Any, str]]:
    """Snapshots with one thing wrong each, and a part of the sentence that must say so."""

    def with_(*path: Any, value: Any) -> Any:
        changed = copy.deepcopy(kept)
        place = changed
        for part in path[:-1]:
            place = place[part]
        if value is ...:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        return changed

    version = ("tables", "versions", 0)
    yield "not an object", [], "body: must be of type object"
    yield "empty", {}, "format: is required"
    yield "another format", with_("format", value="zip"), "format"
    yield "another version", with_("version", value=99), "reads snapshots of version"
    yield "no time", with_("now", value="noon"), "now"
    yield "a time before time", with_("now", value=-1), "now"
    yield "an unknown member", with_("more", value=1), "more: unknown member"
    yield "a table missing", with_("tables", "exports", value=...), "exports"
    yield "a table too many", with_("tables", "sqlite_master", value=[]), "sqlite_master"
    yield "no rows", with_("tables", "exports", value={}), "exports"
    yield "a row that is none", with_("tables", "exports", value=[1]), "exports"
    yield "a column missing", with_(*version, "name", value=...), "versions[0]"
    yield "a column too many", with_(*version, "name) --", value=1), "versions[0]"
    yield "a number for a text", with_(*version, "name", value=1), "versions[0].name"
    yield "nothing for a text", with_(*version, "name", value=None), "versions[0].name"
    yield "a text for a moment", with_(*version, "created", value="x"), "versions[0].created"
    yield "a moment that never is", with_(*version, "created", value="never"), "versions[0].created"
    yield "a moment too far", with_(*version, "created", value=1e300), "versions[0].created"
    yield "true for a number", with_(*version, "seq", value=True), "versions[0].seq"
    yield "a number too large", with_(*version, "seq", value=2**70), "versions[0].seq"
    yield "a flag of 2", with_(*version, "compressible", value=2), "versions[0].compressible"
    yield "no details", with_(*version, "details", value="{}"), "versions[0].details"
    yield "a preset without facts", with_(*version, "details", value={}), "versions[0].details.system"
    yield "an unknown source", with_(*version, "source", value="Elsewhere"), "versions[0].source"
    yield "labels of numbers", with_("tables", "model_sets", 0, "labels", value=[1]), "model_sets[0].labels"
    yield "a set for no version", with_(*version, "set_id", value="am-none"), "contradict"
    yield "an id twice", with_("tables", "model_sets", 0, "id", value="am-sandboxembed"), "contradict"
    yield "a setting of no number", with_("tables", "settings", 0, "value", value=math.inf), "settings[0].value"


def test_a_bad_snapshot_is_refused_and_changes_nothing(caller: Any) -> None:
    with Sandbox(clock="manual", samples=True) as sandbox:
        sandbox.clock.advance(5)
        call = caller(sandbox)
        before, seen = sandbox.snapshot(), observe(call)
        for title, bad, words in mangled(before):
            with pytest.raises(ControlError, match=re.escape(words)):
                sandbox.restore(bad)
            assert sandbox.snapshot() == before, title
            assert sandbox.clock.now() == before["now"], title
        assert observe(call) == seen


@settings(max_examples=150)
@given(data=st.data())
def test_any_change_of_a_snapshot_is_refused_or_gives_a_state_that_works(caller: Any, data: st.DataObject) -> None:
    """The service never fails on a state that it took: no answer is a 500."""
    with Sandbox(clock="manual", samples=True) as sandbox:
        kept = sandbox.snapshot()
        table = data.draw(st.sampled_from(sorted(kept["tables"])))
        rows = kept["tables"][table]
        if not rows:
            return
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        values: st.SearchStrategy[Any] = (
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3)
        )
        values |= st.lists(values, max_size=2) | st.dictionaries(st.sampled_from(["system", "advanceConf"]), values)
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(values)
        try:
            sandbox.restore(kept)
        except ControlError:
            return
        assert [seen for seen in observe(caller(sandbox)).values() if seen[0] >= 500] == []


@pytest.mark.parametrize(("method", "slow"), [("GET", "write_cell"), ("PUT", "read_cell")])
def test_other_calls_are_answered_meanwhile(
    caller: Any, monkeypatch: pytest.MonkeyPatch, method: str, slow: str
) -> None:
    begun, answered = threading.Event(), threading.Event()
    real = getattr(snapshots, slow)

    def waiting(*args: Any) -> Any:
        begun.set()
        assert answered.wait(20)
        return real(*args)

    with Sandbox(clock="manual", samples=True) as sandbox, sandbox.serve() as url:
        kept = json.dumps(sandbox.snapshot()) + " " * LARGEST_BODY  # so large that it is read in a thread, too
        monkeypatch.setattr(snapshots, slow, waiting)
        with ThreadPoolExecutor() as pool:
            content, headers = kept if method == "PUT" else None, {"content-type": "application/json"}
            there = f"{url}/_sandbox/snapshot"
            call = pool.submit(lambda: httpx.request(method, there, content=content, headers=headers, timeout=60))
            assert begun.wait(20)
            for _ in range(3):
                assert httpx.get(f"{url}/_sandbox/status").status_code == 200
                with sandbox.client(http_client=None, base_url=url) as console:
                    assert console.model.describe_model(model_id="amv-d1zx1iwdarfr").result.status == "Ready"
            assert not call.done()
            answered.set()
            assert call.result().status_code == 200


def test_the_text_of_a_snapshot_is_its_json(caller: Any) -> None:
    with Sandbox(clock="manual", samples=True) as sandbox:
        Life(sandbox, caller).live(
            [("set", 0), ("train", 1), ("time", 2), ("stall", 0), ("compress", 3), ("export", 1)]
        )
        kept = sandbox.snapshot()
    assert json.loads(snapshots.as_json(kept)) == kept
