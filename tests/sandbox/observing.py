"""All that a client can see of a sandbox, asked for through the Actions alone."""

from __future__ import annotations

from typing import Any, Protocol


class Answered(Protocol):
    @property
    def status(self) -> int: ...
    @property
    def body(self) -> dict[str, Any]: ...


class Calls(Protocol):
    def __call__(self, action: str, body: Any = None) -> Answered: ...


def observe(call: Calls, known: set[str] = frozenset()) -> dict[str, Any]:  # type: ignore[assignment]
    """Every Describe answer about everything that lists show, and about the ids in `known`."""
    seen: dict[str, Any] = {}

    def ask(action: str, **body: Any) -> Any:
        reply = call(action, body)
        answer = {name: value for name, value in reply.body.items() if name != "requestId"}
        seen[f"{action} {body}"] = reply.status, answer
        return answer.get("result")

    sets = {each["modelSetId"] for each in _pages(ask, "DescribeCustomModelSets", "customModelSetList")}
    preset = {each["modelSetId"] for each in _pages(ask, "DescribeSystemModelSets", "systemModelSetList")}
    tasks = {each["id"] for each in _pages(ask, "DescribeModelCompTasks", "modelCompTaskList")}
    versions: set[str] = set()
    for set_id in sorted(sets | preset | {each for each in known if each.startswith("am-")}):
        versions |= set((ask("DescribeModelSet", modelSetId=set_id) or {}).get("modelIds", []))
        ask("DescribeSystemModelSet", modelSetId=set_id)
    for version in sorted(versions | {each for each in known if each.startswith("amv-")}):
        for action in ("DescribeModel", "DescribeSystemModel", "DescribeModelExportTask"):
            ask(action, modelId=version)
        ask("DescribeModelCustomAdvancedConf", modelId=version)
    for task in sorted(tasks | {each for each in known if each.startswith("amva-")}):
        ask("DescribeModelCompTask", modelCompTaskId=task)
    return seen


def _pages(ask: Any, action: str, items: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    marker: dict[str, str] = {}
    while True:
        result = ask(action, maxKeys=100, **marker)
        found += result[items]
        if not result["pageInfo"]["isTruncated"]:
            return found
        marker = {"marker": result["pageInfo"]["nextMarker"]}
