# Generated from spec/ by `make generate`. Do not edit.
"""Model versions.

Sandbox's choice:
- any training task, step, bucket and object is taken as existing, and what is at them is not looked at;
- `customSpec.fileName` must be the result of a CreateModelCustomConf;
- a version can join any set of the customer, whatever the set's `modelType`, and no preset set;
- a version is named after its set with a number that the set does not use again; a compression task takes the number of
  its result when it is made, also if it never has one;
- versions from a training task or in HuggingFace.Transformers format can be compressed as soon as they are Ready,
  others (Safetensors, compressed, preset) cannot;
- DescribeModel shows preset versions, too; it leaves out the base model, the length limits and what else is supported,
  whose names no page gives, and shows an empty `sourceInfo`;
- `modifyTime` is `createTime`, as nothing changes a version; nothing says why a version failed;
- a version can be deleted in any status, and goes with its export, unless an unfinished compression task uses it; a
  preset version cannot be deleted.
"""

from __future__ import annotations

import json

from ..clock import iso
from ..ids import new_id
from ..lifecycle import version_status
from ..refusal import bad_argument
from ..tables import comp_tasks, custom_confs, model_sets, versions
from ..tables.versions import ModelVersion
from ..wire import JsonObject
from ..world import Handler, World
from .lookups import own_set, own_version, the_version


def create(world: World, body: JsonObject) -> JsonObject:
    now = world.clock.now()
    set_id = body["modelSetId"]
    name = model_sets.next_version_name(world.store, set_id, now) or own_set(world, body).name
    details, application, compressible = _import(world, body) if body["sourceType"] == "Import" else ({}, None, True)
    plan = world.plans.take("CreateCustomModel")
    new = ModelVersion(
        id=new_id("amv"),
        set_id=set_id,
        name=name,
        source=body["sourceType"],
        details=json.dumps(details) if details else "{}",
        description=body.get("description"),
        application=application,
        compressible=compressible,
        created=now,
        ends_at=plan.end(now, world.durations.version),
        failure=plan.failure,
    )
    versions.TABLE.add(world.store, new)
    return {"result": {"modelSetId": set_id, "modelId": new.id}}


def _import(world: World, body: JsonObject) -> tuple[JsonObject, str | None, bool]:
    meta = body["importMeta"]
    file = meta.get("customSpec", {}).get("fileName")
    if file is not None and not custom_confs.exists(world.store, file):
        raise bad_argument(f"importMeta.customSpec.fileName: {file[:80]} is no result of CreateModelCustomConf")
    details = {"advanceConf": meta["advanceConf"]} if "advanceConf" in meta else {}
    return details, meta["modelApplicationType"], meta["modelFormat"] == "HuggingFace.Transformers"


def describe(world: World, body: JsonObject) -> JsonObject:
    found = the_version(world, body["modelId"])
    status = version_status(found, world.clock.now())
    result: JsonObject = {
        "modelSetId": found.set_id,
        "modelId": found.id,
        "status": status,
        "modelName": found.name,
        "sourceInfo": {},
        "createTime": iso(found.created),
        "modifyTime": iso(found.created),
        "isSupportModelComp": bool(found.compressible) and status == "Ready",
    }
    if found.description:
        result["description"] = found.description
    if found.application:
        result["modelApplicationType"] = found.application
    return {"result": result}


def delete(world: World, body: JsonObject) -> JsonObject:
    found = own_version(world, body)
    task = comp_tasks.unfinished_of_version(world.store, found.id, world.clock.now())
    if task:
        raise bad_argument(f"modelId: {found.id} is in use by the compression task {task.id}; cancel it or wait")
    versions.TABLE.remove(world.store, found.id)
    model_sets.touch(world.store, found.set_id, world.clock.now())
    return {}


HANDLERS: dict[str, Handler] = {"CreateCustomModel": create, "DescribeModel": describe, "DeleteModel": delete}
