# Generated from spec/ by `make generate`. Do not edit.
"""Model versions. A version is there from its `created` on, which for a compressed one lies in the future at first.

Sandbox's choice: a set lists its versions in the order in which they appeared.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, NamedTuple

from ..store import Store
from .table import Table

_IN_SETS = (
    "SELECT set_id, id, name, created FROM versions WHERE set_id IN (SELECT value FROM json_each(?)) AND created <= ?"
    " ORDER BY set_id, created, seq"
)


class ModelVersion(NamedTuple):
    """A model version. `source` is the documented kind of source; `details` is JSON."""

    id: str
    set_id: str
    name: str
    source: str
    details: str
    description: str | None
    application: str | None
    compressible: bool
    created: float
    ends_at: float
    failure: str | None

    def detail(self, name: str) -> Any:
        """One of the details, None when it is not known."""
        return json.loads(self.details).get(name)


class Member(NamedTuple):
    """What a set shows of a version, and when it appeared there."""

    id: str
    name: str
    created: float


TABLE = Table("versions", ModelVersion, "model version")


def find(store: Store, model_id: str, now: float) -> ModelVersion | None:
    """The version with this id, if it is there at `now`."""
    return TABLE.first(store, "id = ? AND created <= ?", model_id, now)


def in_sets(store: Store, set_ids: list[str], now: float) -> dict[str, list[Member]]:
    """The versions that are there at `now`, by set, in the order in which they appeared."""
    members: dict[str, list[Member]] = defaultdict(list)
    for set_id, *member in store.all(_IN_SETS, (json.dumps(set_ids), now)):
        members[set_id].append(Member._make(member))
    return members
