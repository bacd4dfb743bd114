"""Holds what a sandbox shows after a crash against what its clients were told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .client import SAMPLE, Body, Client, Connection, Task


@dataclass
class Shown:
    """All that the service shows: tasks and sets by id, what tasks have made, and the id of the sample's export."""

    tasks: dict[str, Body]
    sets: dict[str, Body]
    products: set[str]
    export: str | None

    @classmethod
    def by(cls, connection: Connection) -> Shown:
        """Ask the service."""
        tasks = _walk(connection, "DescribeModelCompTasks", "modelCompTaskList")
        sets = _walk(connection, "DescribeCustomModelSets", "customModelSetList")
        # Time passes: a version that is in the sets may be of a task that ended after it was looked at.
        products = {item["modelId"] for item in _walk(connection, "DescribeModelCompTasks", "modelCompTaskList")}
        _, answer = connection.call("DescribeModelExportTask", {"modelId": SAMPLE})
        by_id = {item["modelSetId"]: item for item in sets}
        return cls({item["id"]: item for item in tasks}, by_id, products - {""}, answer["result"].get("exportId"))


def _walk(connection: Connection, action: str, key: str) -> list[Body]:
    items: list[Body] = []
    body: Body = {"maxKeys": 100}
    while True:
        status, answer = connection.call(action, body)
        assert status == 200, answer
        items += answer["result"][key]
        if not answer["result"]["pageInfo"]["isTruncated"]:
            return items
        body["marker"] = answer["result"]["pageInfo"]["nextMarker"]


def check(shown: Shown, clients: list[Client]) -> list[str]:
    """What is lost, half done, or from nowhere. Calls without an answer may have been carried out: clients learn it."""
    problems = [problem for client in clients for problem in (*client.problems, *_check_client(shown, client))]
    known = set().union(*(client.exports for client in clients))
    pending = any(client.pending[0] == "CreateModelExportTask" for client in clients)
    if known and shown.export not in known and not (pending and shown.export):
        problems.append(f"the export is {shown.export}, which was never answered")
    for client in clients:
        client.exports |= {shown.export} if shown.export else set()
        client.pending = ("", {})
    return problems


def _check_client(shown: Shown, client: Client) -> list[str]:
    sets = {key: item for key, item in shown.sets.items() if item["modelSetName"].startswith(client.prefix)}
    tasks = {key: item for key, item in shown.tasks.items() if item["name"].startswith(client.prefix)}
    client.products |= shown.products
    problems = _settle(client, "set", client.sets, set(sets), "CreateCustomModelSet", ("DeleteModelSet", "modelSetId"))
    ends = ("DeleteModelCompTask", "modelCompTaskId")
    problems += _settle(client, "task", client.tasks, set(tasks), "CreateModelCompTask", ends)
    for set_id in client.sets.keys() & sets.keys():
        problems += _check_set(client, sets[set_id])
    for task_id in client.tasks.keys() & tasks.keys():
        problems += _check_task(client.tasks[task_id], tasks[task_id], sets)
    return problems


def _settle(
    client: Client, kind: str, known: dict[str, Any], there: set[str], maker: str, ender: tuple[str, str]
) -> list[str]:
    """Compare the ids of one kind, and learn what became of a pending call."""
    action, body = client.pending
    extra, lost = there - known.keys(), known.keys() - there
    if len(extra) == 1 and action == maker:
        new = extra.pop()
        known[new] = Task(body["modelSetId"]) if kind == "task" else set()
    if lost and (action, lost) == (ender[0], {body.get(ender[1])}):
        del known[lost.pop()]
    problems = [f"{kind} {each} is from nowhere" for each in extra]
    return problems + [f"{kind} {each} was answered and is lost" for each in lost]


def _check_set(client: Client, item: Body) -> list[str]:
    versions, names = set(item["modelIds"]), item["modelNames"]
    known = client.sets[item["modelSetId"]]
    action, body = client.pending
    extra, lost = versions - known - client.products, known - versions
    if len(extra) == 1 and action == "CreateCustomModel" and body["modelSetId"] == item["modelSetId"]:
        known |= extra
        extra = set()
    if action == "DeleteModel" and lost == {body["modelId"]}:
        known -= lost
        lost = set()
    problems = [f"version {each} is from nowhere" for each in extra]
    problems += [f"version {each} was answered and is lost" for each in lost]
    if not len(versions) == len(set(names)) == len(names) == item["modelCount"]:
        problems.append(f"counts or names of {item['modelSetId']} do not agree")
    return problems


def _check_task(task: Task, item: Body, sets: dict[str, Body]) -> list[str]:
    status = item["status"]
    task.ended = status in {"succeeded", "stopped"}
    if task.cancelled and status not in {"stopping", "stopped"}:
        return [f"task {item['id']} was cancelled and is {status}"]
    home = sets.get(task.home)
    if status == "succeeded" and home and item["modelId"] not in home["modelIds"]:
        return [f"task {item['id']} has succeeded without a version"]
    return [f"task {item['id']} has failed"] if status == "failed" else []
