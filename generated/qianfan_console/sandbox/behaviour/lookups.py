# Generated from spec/ by `make generate`. Do not edit.
"""The things that a request names, or the refusal that says what is wrong with the name.

Sandbox's choice:
- an id that names nothing is refused; the id of something that was deleted is such an id, so that deleting twice is
  refused, too;
- ids and names are compared exactly;
- a call about a task needs `modelCompTaskId`, though the pages mark it as optional: nothing else names the task.
"""

from __future__ import annotations

from ..lifecycle import version_status
from ..refusal import bad_argument, no_such
from ..tables import comp_tasks, model_sets, versions
from ..tables.comp_tasks import CompTask
from ..tables.model_sets import ModelSet
from ..tables.versions import ModelVersion
from ..wire import JsonObject
from ..world import World


def the_set(world: World, body: JsonObject) -> ModelSet:
    """The set that `modelSetId` or `modelSetName` names."""
    if "modelSetId" in body:
        field, value, found = "modelSetId", body["modelSetId"], model_sets.find(world.store, body["modelSetId"])
    else:
        field, value = "modelSetName", body["modelSetName"]
        found = model_sets.find_by_name(world.store, value)
    if found is None:
        raise no_such(field, value, "model set")
    return found


def own_set(world: World, body: JsonObject) -> ModelSet:
    """The customer's set that `modelSetId` names."""
    found = the_set(world, body)
    if found.preset:
        raise bad_argument(f"modelSetId: {found.id} is a preset model set, which only the platform can change")
    return found


def the_version(world: World, model_id: str, field: str = "modelId") -> ModelVersion:
    """The version that `field` names."""
    found = versions.find(world.store, model_id, world.clock.now())
    if found is None:
        raise no_such(field, model_id, "model version")
    return found


def own_version(world: World, body: JsonObject) -> ModelVersion:
    """The customer's version that `modelId` names."""
    found = the_version(world, body["modelId"])
    if found.source == "PlatformPreset":
        raise bad_argument(f"modelId: {found.id} is a preset version, which only the platform can change")
    return found


def ready_version(world: World, model_id: str, field: str = "modelId") -> ModelVersion:
    """The version that `field` names, which must be Ready."""
    found = the_version(world, model_id, field)
    status = version_status(found, world.clock.now())
    if status != "Ready":
        raise bad_argument(f"{field}: {found.id} is {status}; it must be Ready (DescribeModel shows its status)")
    return found


def the_task(world: World, body: JsonObject) -> CompTask:
    """The task that `modelCompTaskId` names. The pages mark the field as optional, yet nothing else names the task."""
    task_id = body.get("modelCompTaskId")
    if not task_id:
        raise bad_argument("modelCompTaskId: give it; nothing else names the task (erratum task-id-marked-optional)")
    found = comp_tasks.find(world.store, task_id)
    if found is None:
        raise no_such("modelCompTaskId", task_id, "compression task")
    return found
