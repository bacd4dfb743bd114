"""Whatever is sent, the answer is in the documented shape, and no bug shows."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qianfan_console.sandbox import Sandbox

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
FIELDS = ["modelSetId", "modelSetName", "modelId", "modelCompTaskId", "marker", "maxKeys", "pageReverse", "sourceType"]
FIELDS += ["name", "config", "sourceModelId", "trainMeta", "importMeta", "labels", "modelType", "description"]
IDS = st.sampled_from(["am-ih8****", "amv-d1zx1iwdarfr", "am-ju3hi4ts39u9", "amv-g73j3faikzpz", "", "\0", "Train"])


@pytest.fixture(scope="module")
def fuzzed(caller: Any) -> Any:
    with Sandbox(samples=True) as sandbox:
        yield caller(sandbox)


def holds(reply: Any) -> None:
    assert reply.status == 200 or (400 <= reply.status < 500 and reply.refusal), reply.body


@QUICK
@given(action=st.integers(0, 19), body=st.dictionaries(st.sampled_from(FIELDS), IDS | VALUES, max_size=5))
def test_bodies(fuzzed: Any, action: int, body: dict[str, Any]) -> None:
    names = sorted(fuzzed.sandbox.contract.operations)
    holds(fuzzed.send(f"/v2/model?Action={names[action]}", json.dumps(body).encode()))


@QUICK
@given(content=st.binary(max_size=60), content_type=st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_bytes(fuzzed: Any, content: bytes, content_type: str) -> None:
    for action in ("CreateCustomModelSet", "CreateModelCustomConf"):
        holds(fuzzed.send(f"/v2/model?Action={action}", content))
        holds(fuzzed.send(f"/v2/model?Action={action}", content, f"multipart/form-data; boundary={content_type}"))


@QUICK
@given(name=st.text(max_size=10), value=st.text(max_size=10))
def test_queries(fuzzed: Any, name: str, value: str) -> None:
    holds(fuzzed.send(f"/v2/model?{quote(name)}={quote(value)}&Action=DescribeModel", b"{}"))
    holds(fuzzed.send(f"/v2/model?Action={quote(value)}", b"{}"))


@QUICK
@given(target=st.text(max_size=20), method=st.text(max_size=8))
def test_targets_and_methods(fuzzed: Any, target: str, method: str) -> None:
    holds(fuzzed.raw(method, target, [], b""))
    holds(fuzzed.raw("POST", "/v2/model?" + target, [("authorization", target)], b""))
