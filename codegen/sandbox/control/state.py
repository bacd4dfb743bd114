"""The state as a tree: sets, their versions, and what is made from each version, with how far it has got.

Sandbox's choice: of a set the newest 100 versions are shown, and of a version the newest 100 compression tasks.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence

from ..backstage import Backstage
from ..lifecycle import export_status, task_status, version_status
from ..store import Store
from ..tables import comp_tasks, exports, model_sets, versions
from ..tables.comp_tasks import CompTask
from ..tables.exports import Export
from ..tables.versions import ModelVersion
from ..wire import JsonObject
from .errors import ControlError

_MOST = 100
_END = 2**63 - 1
_BROKEN = frozenset({"Fail", "failed"})
_LIST = "(SELECT value FROM json_each(?))"


def state(backstage: Backstage, after: str | None, limit: int, *, newest: bool = False) -> JsonObject:
    """The sets that follow the set `after`, the oldest first or the `newest`, with what belongs to them.

    Raises:
        ControlError: there is no such set.
    """
    world = backstage.world
    with world.store:
        now = world.clock.now()
        seq = newest * _END if after is None else model_sets.TABLE.place(world.store, after)
        if seq is None:
            raise ControlError(f"after: there is no model set {after}", 404)
        condition = "seq < ? ORDER BY seq DESC LIMIT ?" if newest else "seq > ? ORDER BY seq LIMIT ?"
        found = model_sets.TABLE.all(world.store, condition, seq, limit + 1)
        sets = [
            {"id": each.id, "name": each.name, "type": each.type, "preset": bool(each.preset)}
            | _versions(world.store, each.id, now)
            for each in found[:limit]
        ]
        return {"modelSets": sets, "more": len(found) > limit}


def _versions(store: Store, set_id: str, now: float) -> JsonObject:
    condition = "set_id = ? AND created <= ?"
    count = store.one(f"SELECT count(*) FROM versions WHERE {condition}", (set_id, now))  # noqa: S608 (no values in it)
    newest = f"{condition} ORDER BY created DESC, seq DESC LIMIT ?"
    found = versions.TABLE.all(store, newest, set_id, now, _MOST)[::-1]
    ids = json.dumps([each.id for each in found])
    made = {each.model_id: each for each in exports.TABLE.all(store, f"model_id IN {_LIST}", ids)}
    tasks = comp_tasks.TABLE.all(store, f"source_id IN {_LIST} ORDER BY seq", ids)
    of_version = _by_source(tasks)
    shown = [_version(each, made.get(each.id), of_version[each.id], now) for each in found]
    return {"versions": shown, "versionCount": count[0] if count else 0}


def _by_source(tasks: Sequence[CompTask]) -> dict[str, list[CompTask]]:
    grouped: dict[str, list[CompTask]] = defaultdict(list)
    for task in tasks:
        grouped[task.source_id].append(task)
    return grouped


def _version(version: ModelVersion, export: Export | None, tasks: list[CompTask], now: float) -> JsonObject:
    status = version_status(version, now)
    return {
        "id": version.id,
        "name": version.name,
        "source": version.source,
        "status": status,
        "progress": _progress(version.created, version.ends_at, now),
        "failure": version.failure if status in _BROKEN else None,
        "export": _export(export, now) if export else None,
        "tasks": [_task(task, now) for task in tasks[-_MOST:]],
    }


def _export(export: Export, now: float) -> JsonObject:
    status = export_status(export, now)
    return {
        "id": export.id,
        "status": status,
        "progress": _progress(export.created, export.ends_at, now),
        "failure": export.failure if status in _BROKEN else None,
    }


def _task(task: CompTask, now: float) -> JsonObject:
    status = task_status(task, now)
    end = task.ends_at if task.stopped_at is None else task.stopped_at
    return {
        "id": task.id,
        "name": task.name,
        "status": status,
        "progress": _progress(task.created, end, now),
        "modelId": task.model_id if status == "succeeded" else None,
        "failure": task.failure if status in _BROKEN else None,
    }


def _progress(start: float, end: float, now: float) -> float:
    """How much of the way from `start` to `end` is done, from 0 to 1; of an endless one nothing."""
    if now >= end:
        return 1.0
    return 0.0 if end == math.inf else round(max(0.0, now - start) / (end - start), 4)
