# Generated from spec/ by `make generate`. Do not edit.
"""Lists in pages, as every list Action gives them.

Sandbox's choice:
- things are listed in the order they were made, with `pageReverse` the newest first;
- a page starts with the thing that `marker` names, and an empty `marker` counts as none;
- a marker is refused that names nothing, or nothing that the list shows (something deleted meanwhile, a preset set
  among the customer's, a task that `sourceModelId` leaves out);
- `maxKeys` below 1 counts as 1;
- `marker` of `pageInfo` is the id of the first thing on the page, also when none was asked for, and left out when the
  page is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from ..wire import JsonObject

_DEFAULT, _MOST = 10, 100
Record = TypeVar("Record", bound=NamedTuple)


@dataclass(frozen=True)
class Window:
    """Which page is asked for."""

    marker: str | None
    limit: int
    reverse: bool

    @classmethod
    def of(cls, body: JsonObject) -> Window:
        """The page that a request asks for; larger sizes count as the largest."""
        limit = max(1, min(_MOST, int(body.get("maxKeys", _DEFAULT))))
        return cls(body.get("marker") or None, limit, body.get("pageReverse", False))


@dataclass(frozen=True)
class Page(Generic[Record]):
    """The rows of a page (the id first in each), the size asked for, and the id that the next page starts with."""

    rows: list[Record]
    limit: int
    next_marker: str | None

    def info(self) -> JsonObject:
        """The documented `pageInfo`."""
        start = {"marker": self.rows[0][0]} if self.rows else {}
        more = {"nextMarker": self.next_marker} if self.next_marker else {}
        return {**start, "maxKeys": self.limit, "isTruncated": bool(more), **more}
