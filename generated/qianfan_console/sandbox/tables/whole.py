# Generated from spec/ by `make generate`. Do not edit.
"""All tables at once, by what the database itself says about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..store import Store


class Column(NamedTuple):
    """A column: its name, its type in SQL, and whether every row has a value in it."""

    name: str
    kind: str
    needed: bool


def tables(store: Store) -> dict[str, list[Column]]:
    """The columns of every table. A table comes after those that its rows refer to."""
    names = store.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid")
    return {name: _columns(store, name) for (name,) in names}


def _columns(store: Store, table: str) -> list[Column]:
    rows = store.all('SELECT name, type, "notnull" OR pk FROM pragma_table_info(?)', (table,))
    return [Column(name, kind, bool(needed)) for name, kind, needed in rows]


def rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table, in the order of its key."""
    return store.all(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 (a name from the database's own list)


def wipe(store: Store) -> None:
    """Remove all rows of all tables."""
    for table in reversed(tables(store)):
        store.run(f"DELETE FROM {table}")  # noqa: S608 (a name from the database's own list)


def put(store: Store, table: str, new: Sequence[Sequence[Any]]) -> None:
    """Add rows, with a value for each column.

    Raises:
        sqlite3.IntegrityError: a row clashes with another one, or refers to none.
    """
    if new:
        marks = ", ".join("?" * len(new[0]))
        store.run_many(f"INSERT INTO {table} VALUES ({marks})", new)  # noqa: S608 (a name from the database's own list)
