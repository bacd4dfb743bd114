"""How long lists and Describe-calls take in a state of 100,000 versions, beside one of 100.

Both states have ten versions in a set, so that a page shows the same in both; answers are made in this process, by
turns, without a network, and processor time is compared.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

from qianfan_console.sandbox import Sandbox
from qianfan_console.sandbox.wire import Request

from .serving_servers import Server, prepared

SMALL, LARGE = 100, 100_000
IN_A_SET = 10
_BLOCK = 20  # calls timed at a stretch
_CALLS: dict[str, tuple[str, dict[str, object]]] = {
    "DescribeCustomModelSets": ("DescribeCustomModelSets", {"maxKeys": 10}),
    "DescribeCustomModelSets, newest first": ("DescribeCustomModelSets", {"maxKeys": 10, "pageReverse": True}),
    "DescribeCustomModelSets, from a marker": ("DescribeCustomModelSets", {"maxKeys": 5, "marker": "am-bench5"}),
    "DescribeModelSet": ("DescribeModelSet", {"modelSetId": "am-bench5"}),
    "DescribeModelSet, by name": ("DescribeModelSet", {"modelSetName": "bench 5"}),
    "DescribeModel": ("DescribeModel", {"modelId": "amv-bench5-5"}),
    "DescribeModelCompTasks": ("DescribeModelCompTasks", {"maxKeys": 10}),
    "DescribeModelCompTasks, of a version": ("DescribeModelCompTasks", {"sourceModelId": "amv-bench5-5"}),
    "DescribeModelExportTask": ("DescribeModelExportTask", {"modelId": "amv-bench5-5"}),
    "DescribeSystemModelSets": ("DescribeSystemModelSets", {}),
}


def lists(rounds: int = 25) -> dict[str, dict[str, float]]:
    """By call, the medians of both states in seconds, and of the ratio in the same round."""
    with Sandbox() as small, Sandbox() as large:
        fill(small, SMALL)
        fill(large, LARGE)
        return {name: _compared(small, large, *call, rounds) for name, call in _CALLS.items()}


def fill(sandbox: Sandbox, versions: int) -> None:
    """So many versions in sets of ten, each with a compression task for its first version."""
    for start in range(0, versions // IN_A_SET, 1000):
        numbers = range(start, min(start + 1000, versions // IN_A_SET))
        sandbox.seed({"modelSets": [_model_set(number) for number in numbers]})


def _model_set(number: int) -> dict[str, object]:
    versions = [{"id": f"amv-bench{number}-{index}", "status": "Ready"} for index in range(IN_A_SET)]
    return {"id": f"am-bench{number}", "name": f"bench {number}", "type": "Text2Text", "versions": versions}


def _compared(small: Sandbox, large: Sandbox, action: str, body: dict[str, object], rounds: int) -> dict[str, float]:
    few, many = _call(small, action, body), _call(large, action, body)
    times = [(_timed(few), _timed(many)) for _ in range(rounds)]
    return {
        "small": statistics.median(one for one, _ in times),
        "large": statistics.median(other for _, other in times),
        "x": statistics.median(other / one for one, other in times),
    }


def _call(sandbox: Sandbox, action: str, body: dict[str, object]) -> Callable[[], object]:
    content = json.dumps(body).encode()
    head, _, _ = prepared(Server([], action, content), 80, 1)[0].decode().partition("\r\n\r\n")
    line, *lines = head.split("\r\n")
    headers = [(name, value) for name, _, value in (each.partition(": ") for each in lines)]
    request = Request("POST", line.split(" ")[1], headers, content)
    status, _, answer = sandbox.answer(request)
    assert status == 200, answer
    return lambda: sandbox.answer(request)


def _timed(call: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(_BLOCK):
        call()
    return (time.process_time() - began) / _BLOCK
