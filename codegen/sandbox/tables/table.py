"""A table whose rows are one kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from ..refusal import no_such
from ..store import Store
from .paging import Page, Window

Record = TypeVar("Record", bound=NamedTuple)


class Table(Generic[Record]):
    """The table `name`, which has a column for each field of `record` and keeps the order of insertion in `seq`.

    `kind` is what messages call a row. All names come from this package; values are always bound.
    """

    def __init__(self, name: str, record: type[Record], kind: str) -> None:
        columns, marks = ", ".join(record._fields), ", ".join("?" * len(record._fields))
        self._record = record
        self._kind = kind
        self._select = f"SELECT {columns} FROM {name} WHERE "  # noqa: S608
        self._into = f"INTO {name} ({columns}) VALUES ({marks})"
        self._delete = f"DELETE FROM {name} WHERE id = ?"  # noqa: S608
        self._seq = f"SELECT seq FROM {name} WHERE id = ? AND "  # noqa: S608

    def add(self, store: Store, new: Record) -> None:
        """Keep `new`, whose id must be new."""
        store.run(f"INSERT {self._into}", new)

    def add_missing(self, store: Store, new: Record) -> None:
        """Keep `new`, unless its id is taken."""
        store.run(f"INSERT OR IGNORE {self._into}", new)

    def first(self, store: Store, condition: str, *values: Any) -> Record | None:
        """The first row that meets the condition."""
        row = store.one(self._select + condition, values)
        return self._record._make(row) if row else None

    def all(self, store: Store, condition: str, *values: Any) -> list[Record]:
        """All rows that meet the condition."""
        return [self._record._make(row) for row in store.all(self._select + condition, values)]

    def place(self, store: Store, row_id: str, condition: str = "1", values: Sequence[Any] = ()) -> int | None:
        """Where the row with this id stands in the order of insertion, if it meets the condition."""
        row = store.one(self._seq + condition, (row_id, *values))
        return int(row[0]) if row else None

    def page(self, store: Store, condition: str, values: Sequence[Any], window: Window) -> Page[Record]:
        """The rows that meet the condition, as far as `window` shows them.

        Raises:
            Refusal: the marker names nothing that the list has.
        """
        order, compare = ("DESC", "<=") if window.reverse else ("ASC", ">=")
        start = self._start(store, window.marker, condition, values)
        where, bound = (condition, values) if start is None else (f"{condition} AND seq {compare} ?", [*values, start])
        found = store.all(f"{self._select}{where} ORDER BY seq {order} LIMIT ?", [*bound, window.limit + 1])
        rows = [self._record._make(row) for row in found]
        return Page(rows[: window.limit], window.limit, rows[window.limit][0] if len(rows) > window.limit else None)

    def _start(self, store: Store, marker: str | None, condition: str, values: Sequence[Any]) -> int | None:
        if marker is None:
            return None
        place = self.place(store, marker, condition, values)
        if place is None:
            raise no_such("marker", marker, f"{self._kind} in this list called")
        return place

    def remove(self, store: Store, row_id: str) -> None:
        """Remove the row with this id, and what cannot be without it."""
        store.run(self._delete, (row_id,))
