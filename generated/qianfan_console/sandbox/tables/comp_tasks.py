# Generated from spec/ by `make generate`. Do not edit.
"""Compression tasks. The id of the version that a task will produce is known to the sandbox from the start.

Sandbox's choice: an ended task stays when its source, its set or its result is deleted, and goes on naming them.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from ..store import Store
from .paging import Page, Window
from .table import Table

_UNFINISHED = "coalesce(stopped_at, ends_at) > ?"
_OF_SET = "(set_id = ? OR source_id IN (SELECT id FROM versions WHERE set_id = ?))"


class CompTask(NamedTuple):
    """A compression task. `config` is JSON, as it was sent."""

    id: str
    name: str
    description: str | None
    source_id: str
    set_id: str
    model_id: str
    config: str
    created: float
    runs_at: float
    ends_at: float
    failure: str | None
    stopped_at: float | None = None

    def settings(self) -> dict[str, Any]:
        """The configuration."""
        return dict(json.loads(self.config))


TABLE = Table("comp_tasks", CompTask, "compression task")


def find(store: Store, task_id: str) -> CompTask | None:
    """The task with this id."""
    return TABLE.first(store, "id = ?", task_id)


def page(store: Store, source_id: str | None, window: Window) -> Page[CompTask]:
    """All tasks, or those that compress one version."""
    return TABLE.page(store, "source_id = ?" if source_id else "1", [source_id] if source_id else [], window)


def unfinished_of_version(store: Store, model_id: str, now: float) -> CompTask | None:
    """A task at work on this version."""
    return TABLE.first(store, f"source_id = ? AND {_UNFINISHED}", model_id, now)


def unfinished_of_set(store: Store, set_id: str, now: float) -> CompTask | None:
    """A task at work on a version of this set, or for this set."""
    return TABLE.first(store, f"{_OF_SET} AND {_UNFINISHED}", set_id, set_id, now)


def stop(store: Store, task_id: str, stopped_at: float) -> None:
    """Note that the task is being stopped, and when it will have stopped."""
    store.run("UPDATE comp_tasks SET stopped_at = ? WHERE id = ?", (stopped_at, task_id))
