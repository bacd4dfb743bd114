# Generated from spec/ by `make generate`. Do not edit.
"""Exports, at most one for each version.

Sandbox's choice: of several exports of a version the newest is kept, and only that.
"""

from __future__ import annotations

from typing import NamedTuple

from ..store import Store
from .table import Table


class Export(NamedTuple):
    """The export of a version."""

    id: str
    model_id: str
    created: float
    ends_at: float
    failure: str | None


TABLE = Table("exports", Export, "export")


def put(store: Store, new: Export) -> None:
    """Keep `new` instead of the version's former export."""
    store.run("DELETE FROM exports WHERE model_id = ?", (new.model_id,))
    TABLE.add(store, new)


def find(store: Store, model_id: str) -> Export | None:
    """The export of this version."""
    return TABLE.first(store, "model_id = ?", model_id)
