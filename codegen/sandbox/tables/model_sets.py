"""Model sets, the customers' own and the preset ones.

Sandbox's choice: all credentials belong to one account and see the same things.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from ..store import Store
from .paging import Page, Window
from .table import Table

# Not with RETURNING: these two statements take three quarters of its time.
_COUNT = "UPDATE model_sets SET numbered = numbered + 1, modified = max(modified, ?) WHERE id = ? AND preset = 0"
_COUNTED = "SELECT name || '_V' || numbered FROM model_sets WHERE id = ?"


class ModelSet(NamedTuple):
    """A model set. `labels` is JSON."""

    id: str
    preset: bool
    name: str
    type: str
    labels: str
    description: str | None
    created: float
    modified: float

    def label_list(self) -> list[str]:
        """The labels."""
        return list(json.loads(self.labels))


TABLE = Table("model_sets", ModelSet, "model set")


def find(store: Store, set_id: str) -> ModelSet | None:
    """The set with this id."""
    return TABLE.first(store, "id = ?", set_id)


def find_by_name(store: Store, name: str) -> ModelSet | None:
    """The oldest set with this name."""
    return TABLE.first(store, "name = ? ORDER BY seq LIMIT 1", name)


def page(store: Store, *, preset: bool, window: Window) -> Page[ModelSet]:
    """The preset sets, or the customers' own."""
    return TABLE.page(store, "preset = ?", [preset], window)


def touch(store: Store, set_id: str, now: float) -> None:
    """Note that the set changed."""
    store.run("UPDATE model_sets SET modified = max(modified, ?) WHERE id = ?", (now, set_id))


def next_version_name(store: Store, set_id: str, changed: float = 0.0) -> str | None:
    """A name for the next version of a customer's set, unlike all before; None when there is no such set.

    `changed` is when the set changes by the version, if it is there at once.
    """
    row = store.one(_COUNTED, (set_id,)) if store.run(_COUNT, (changed, set_id)) else None
    return row[0] if row else None
