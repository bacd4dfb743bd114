"""Exports of versions, keyed by the version.

Sandbox's choice:
- only a Ready version of the customer can be exported, a preset one not; exports of a preset version cannot be
  described either;
- another call starts a new export at once, which replaces the record, also while the former one runs;
- of a version that was never exported only `hasRecord` is shown;
- a failed export is shown with status Fail, and nothing says why it failed;
- the file, its size in bytes, its sum and its address (on a host that cannot exist) are made up, and stay the same for
  one export; an address does not expire.
"""

from __future__ import annotations

import hashlib

from ..ids import new_id
from ..lifecycle import export_status
from ..tables import exports
from ..tables.exports import Export
from ..wire import JsonObject
from ..world import Handler, World
from .lookups import own_version, ready_version

_SIZE = 1_048_576


def create(world: World, body: JsonObject) -> JsonObject:
    own_version(world, body)
    ready_version(world, body["modelId"])
    now, plan = world.clock.now(), world.plans.take("CreateModelExportTask")
    new = Export(new_id("exp"), body["modelId"], now, plan.end(now, world.durations.export), plan.failure)
    exports.put(world.store, new)
    return {"result": {"exportId": new.id}}


def describe(world: World, body: JsonObject) -> JsonObject:
    version = own_version(world, body)
    found = exports.find(world.store, version.id)
    if found is None:
        return {"result": {"hasRecord": False}}
    status = export_status(found, world.clock.now())
    record: JsonObject = {"exportId": found.id, "hasRecord": True, "status": status}
    return {"result": {**record, **(_file(found) if status == "Done" else {})}}


def _file(export: Export) -> JsonObject:
    name = f"{export.model_id}.tar"
    return {
        "fileName": name,
        "fileType": "tar",
        "fileSize": _SIZE,
        "md5": hashlib.md5(export.id.encode(), usedforsecurity=False).hexdigest(),
        "downloadUrl": f"https://bos.sandbox.invalid/{export.id}/{name}",
    }


HANDLERS: dict[str, Handler] = {"CreateModelExportTask": create, "DescribeModelExportTask": describe}
