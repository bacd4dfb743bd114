"""Seeds of any shape, and orders given while calls come in: all or nothing, and never a failure of the sandbox."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.control.errors import ControlError
from tests.sandbox.observing import observe

STATUSES = ["Creating", "Ready", "Fail"]
IDS = st.sampled_from(["a", "b", "c", "am-ih8****", "amv-d1zx1iwdarfr"])
VERSION = st.fixed_dictionaries(
    {"status": st.sampled_from(STATUSES)}, optional={"id": IDS, "reason": st.text(min_size=1, max_size=5)}
)
SET = st.fixed_dictionaries(
    {"name": st.text(min_size=1, max_size=5), "type": st.sampled_from(["Text2Text", "Reranker", "Text"])},
    optional={"id": IDS, "versions": st.lists(VERSION, max_size=3)},
)


@settings(max_examples=100)
@given(sets=st.lists(SET, max_size=3))
def test_a_seed_is_there_as_written_or_not_at_all(caller: Any, sets: list[dict[str, Any]]) -> None:
    with Sandbox(clock="manual", samples=True) as sandbox:
        call = caller(sandbox)
        before = observe(call)
        try:
            made = sandbox.seed({"modelSets": sets})["modelSets"]
        except ControlError:
            assert observe(call) == before
            return
        assert len(made) == len(sets)
        for wanted, ids in zip(sets, made, strict=True):
            assert ids["id"] == wanted.get("id", ids["id"])
            found = call("DescribeModelSet", modelSetId=ids["id"]).result
            assert (found["modelSetName"], found["modelType"]) == (wanted["name"], wanted["type"])
            assert found["modelIds"] == ids["versions"]
            for version, model_id in zip(wanted.get("versions", []), ids["versions"], strict=True):
                assert model_id == version.get("id", model_id)
                assert call("DescribeModel", modelId=model_id).result["status"] == version["status"]
        for key, seen in observe(call).items():
            if key in before and "Describe" in key and "CustomModelSets" not in key:
                assert seen == before[key], "nothing else changed"


def test_orders_while_calls_come_in(caller: Any) -> None:
    """Each call meets one state or the other, never half of one."""
    with Sandbox(clock="fast", samples=True) as sandbox:
        call = caller(sandbox)
        kept = sandbox.snapshot()
        request = call.signed("/v2/model?Action=CreateCustomModelSet", b'{"modelSetName":"n","modelType":"Text2Text"}')
        listing = call.signed("/v2/model?Action=DescribeCustomModelSets", b"{}")

        def traffic(_: int) -> list[int]:
            made = sandbox.handle(*request)[0]
            listed = sandbox.handle(*listing)
            assert len(json.loads(listed[2])["result"]["customModelSetList"]) >= 6, "the samples are always there"
            return [made, listed[0]]

        orders: list[Callable[[], object]] = [
            sandbox.reset,
            lambda: sandbox.restore(kept),
            sandbox.snapshot,
            sandbox.requests,
        ] * 8
        with ThreadPoolExecutor(4) as pool:
            calls = [pool.submit(traffic, number) for number in range(200)]
            for order in orders:
                order()
            statuses = {status for each in calls for status in each.result()}
        assert statuses == {200}
