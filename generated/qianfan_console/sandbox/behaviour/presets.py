# Generated from spec/ by `make generate`. Do not edit.
"""Preset model sets and versions: read only.

Sandbox's choice: each of these calls refuses a set or version of the customer and names the call that shows it.
"""

from __future__ import annotations

from ..clock import iso
from ..lifecycle import version_status
from ..refusal import bad_argument
from ..tables import model_sets, versions
from ..tables.model_sets import ModelSet
from ..tables.paging import Window
from ..wire import JsonObject
from ..world import Handler, World
from .lookups import the_set, the_version
from .model_sets import names


def describe_all(world: World, body: JsonObject) -> JsonObject:
    page = model_sets.page(world.store, preset=True, window=Window.of(body))
    members = versions.in_sets(world.store, [each.id for each in page.rows], world.clock.now())
    items = [{**_facts(each), "modelCount": len(members[each.id]), **names(members[each.id])} for each in page.rows]
    return {"result": {"systemModelSetList": items, "pageInfo": page.info()}}


def describe_set(world: World, body: JsonObject) -> JsonObject:
    found = the_set(world, body)
    if not found.preset:
        field = "modelSetId" if "modelSetId" in body else "modelSetName"
        raise bad_argument(f"{field}: {found.id} is a model set of your own; DescribeModelSet shows it")
    members = versions.in_sets(world.store, [found.id], world.clock.now())
    return {"result": {**_facts(found), "createTime": iso(found.created), **names(members[found.id])}}


def describe_version(world: World, body: JsonObject) -> JsonObject:
    found = the_version(world, body["modelId"])
    if found.source != "PlatformPreset":
        raise bad_argument(f"modelId: {found.id} is a version of your own; DescribeModel shows it")
    result = {
        "modelSetId": found.set_id,
        "modelId": found.id,
        "modelName": found.name,
        "status": version_status(found, world.clock.now()),
        "description": found.description,
        "createTime": iso(found.created),
        "modifyTime": iso(found.created),
        "modelApplicationType": found.application,
        "isSupportModelComp": bool(found.compressible),
        **found.detail("system"),
    }
    return {"result": result}


def _facts(found: ModelSet) -> JsonObject:
    return {
        "modelSetId": found.id,
        "modelSetName": found.name,
        "modelType": found.type,
        "description": found.description,
        "modifyTime": iso(found.modified),
    }


HANDLERS: dict[str, Handler] = {
    "DescribeSystemModelSets": describe_all,
    "DescribeSystemModelSet": describe_set,
    "DescribeSystemModel": describe_version,
}
