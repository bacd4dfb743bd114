# Generated from spec/ by `make generate`. Do not edit.
"""Compression tasks.

Sandbox's choice:
- two tasks may have the same name, compress the same version at the same time, and put their results into the same set,
  which may also be the source's own and need not be empty; a preset set takes none;
- the source must be Ready;
- the produced version takes the source's description and application type;
- `config` is shown as it was sent, with Sparsity also a `weight`;
- a list shows an empty `modelId` for every task that has not succeeded; no time of completion is shown, because no page
  gives its name;
- only `creating` and `running` tasks can be cancelled; cancelling again, while the task stops or after it, does
  nothing; a task that has succeeded or failed refuses it;
- an unfinished task cannot be deleted, and the version that a deleted one has made stays;
- a list by a `sourceModelId` that names nothing is empty.
"""

from __future__ import annotations

import json
import math

from ..clock import iso
from ..ids import new_id
from ..lifecycle import Plan, task_status
from ..refusal import bad_argument
from ..tables import comp_tasks, model_sets, versions
from ..tables.comp_tasks import CompTask
from ..tables.paging import Window
from ..tables.versions import ModelVersion
from ..wire import JsonObject
from ..world import Handler, World
from .lookups import own_set, ready_version, the_task


def create(world: World, body: JsonObject) -> JsonObject:
    source = ready_version(world, body["sourceModelId"], "sourceModelId")
    if not source.compressible:
        raise bad_argument(f"sourceModelId: {source.id} cannot be compressed; its isSupportModelComp is false")
    own_set(world, body)
    task = _new(world, body, world.plans.take("CreateModelCompTask"))
    comp_tasks.TABLE.add(world.store, task)
    name = model_sets.next_version_name(world.store, task.set_id) or task.name
    if task.failure is None and task.ends_at < math.inf:
        versions.TABLE.add(world.store, _product(task, source, name))
    return {"result": task.id}


def _new(world: World, body: JsonObject, plan: Plan) -> CompTask:
    now = world.clock.now()
    runs_at = now + world.durations.queue
    return CompTask(
        id=new_id("amva"),
        name=body["name"],
        description=body.get("description"),
        source_id=body["sourceModelId"],
        set_id=body["modelSetId"],
        model_id=new_id("amv"),
        config=json.dumps(body["config"]),
        created=now,
        runs_at=runs_at,
        ends_at=plan.end(runs_at, world.durations.compression),
        failure=plan.failure,
    )


def _product(task: CompTask, source: ModelVersion, name: str) -> ModelVersion:
    return source._replace(
        id=task.model_id,
        set_id=task.set_id,
        name=name,
        source="Acceleration",
        details="{}",
        compressible=False,
        created=task.ends_at,
        ends_at=task.ends_at,
    )


def describe(world: World, body: JsonObject) -> JsonObject:
    task = the_task(world, body)
    shown = {**_facts(task, task_status(task, world.clock.now())), "config": task.settings()}
    if shown["status"] == "failed":
        shown["failedReason"] = task.failure
    if not shown["modelId"]:
        del shown["modelId"]
    return {"result": shown}


def describe_all(world: World, body: JsonObject) -> JsonObject:
    page = comp_tasks.page(world.store, body.get("sourceModelId"), Window.of(body))
    now = world.clock.now()
    items = [_facts(task, task_status(task, now)) for task in page.rows]
    return {"result": {"modelCompTaskList": items, "pageInfo": page.info()}}


def _facts(task: CompTask, status: str) -> JsonObject:
    facts: JsonObject = {"id": task.id, "name": task.name, "status": status, "sourceModelId": task.source_id}
    if task.description is not None:
        facts["description"] = task.description
    facts["modelId"] = task.model_id if status == "succeeded" else ""
    return {**facts, "createTime": iso(task.created)}


def cancel(world: World, body: JsonObject) -> JsonObject:
    task = the_task(world, body)
    now = world.clock.now()
    status = task_status(task, now)
    if status in {"succeeded", "failed"}:
        raise bad_argument(f"modelCompTaskId: {task.id} has {status}; only a task that has not ended can be stopped")
    if status in {"creating", "running"}:
        comp_tasks.stop(world.store, task.id, now + world.durations.stopping)
        versions.TABLE.remove(world.store, task.model_id)
    return {}


def delete(world: World, body: JsonObject) -> JsonObject:
    task = the_task(world, body)
    status = task_status(task, world.clock.now())
    if status in {"creating", "running", "stopping"}:
        raise bad_argument(f"modelCompTaskId: {task.id} is {status}; cancel it and wait until it has stopped")
    comp_tasks.TABLE.remove(world.store, task.id)
    return {}


HANDLERS: dict[str, Handler] = {
    "CreateModelCompTask": create,
    "DescribeModelCompTask": describe,
    "DescribeModelCompTasks": describe_all,
    "CancelModelCompTask": cancel,
    "DeleteModelCompTask": delete,
}
