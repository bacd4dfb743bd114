# Generated from spec/ by `make generate`. Do not edit.
"""Model sets of the customer.

Sandbox's choice:
- names and labels may be of any length and number, and two sets may have the same name; a call by name then means the
  oldest of them, and a preset set is older than all others;
- `modifyTime` is when a version last came into the set or was deleted from it;
- a set is deleted with its versions and their exports, unless an unfinished compression task uses one of them or will
  put its result into the set;
- a preset set cannot be deleted; DescribeModelSet shows it with no labels, and the description is shown for it alone.
"""

from __future__ import annotations

import json

from ..clock import iso
from ..ids import new_id
from ..refusal import bad_argument
from ..tables import comp_tasks, model_sets, versions
from ..tables.model_sets import ModelSet
from ..tables.paging import Window
from ..tables.versions import Member
from ..wire import JsonObject
from ..world import Handler, World
from .lookups import own_set, the_set


def create(world: World, body: JsonObject) -> JsonObject:
    now = world.clock.now()
    labels = json.dumps(body.get("labels", []))
    new = ModelSet(new_id("am"), False, body["modelSetName"], body["modelType"], labels, None, now, now)
    model_sets.TABLE.add(world.store, new)
    return {"result": new.id}


def describe(world: World, body: JsonObject) -> JsonObject:
    found = the_set(world, body)
    source = {"source": "System" if found.preset else "UserCreate"}
    about = {"description": found.description} if found.description is not None else {}
    members = versions.in_sets(world.store, [found.id], world.clock.now())[found.id]
    return {"result": {**_facts(found, members), **source, **about, **names(members)}}


def describe_all(world: World, body: JsonObject) -> JsonObject:
    page = model_sets.page(world.store, preset=False, window=Window.of(body))
    members = versions.in_sets(world.store, [each.id for each in page.rows], world.clock.now())
    items = [_item(each, members[each.id]) for each in page.rows]
    return {"result": {"customModelSetList": items, "pageInfo": page.info()}}


def delete(world: World, body: JsonObject) -> JsonObject:
    found = own_set(world, body)
    task = comp_tasks.unfinished_of_set(world.store, found.id, world.clock.now())
    if task:
        raise bad_argument(f"modelSetId: {found.id} is in use by the compression task {task.id}; cancel it or wait")
    model_sets.TABLE.remove(world.store, found.id)
    return {"result": {}}


def names(members: list[Member]) -> JsonObject:
    """Ids and names of versions, as sets list them."""
    return {"modelIds": [each.id for each in members], "modelNames": [each.name for each in members]}


def _item(found: ModelSet, members: list[Member]) -> JsonObject:
    return {**_facts(found, members), "modelCount": len(members), **names(members)}


def _facts(found: ModelSet, members: list[Member]) -> JsonObject:
    # The result of a compression task appears by itself: no call notes that the set changed then.
    modified = max(found.modified, members[-1].created) if members else found.modified
    return {
        "modelSetId": found.id,
        "modelSetName": found.name,
        "modelType": found.type,
        "labels": found.label_list(),
        "createTime": iso(found.created),
        "modifyTime": iso(modified),
    }


HANDLERS: dict[str, Handler] = {
    "CreateCustomModelSet": create,
    "DescribeCustomModelSets": describe_all,
    "DescribeModelSet": describe,
    "DeleteModelSet": delete,
}
