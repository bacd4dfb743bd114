"""The whole state as one JSON document, and back, here or in another process.

Sandbox's choice: a snapshot holds every row of every table, and the time, but neither plans, faults nor the journal;
with a state its time comes back, so that things are as far as they were, and the clock goes on from there.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from ..backstage import Backstage
from ..store import VERSION
from ..tables import settings, whole
from ..tables.whole import Column
from ..wire import JsonObject
from .cells import check_version, read_cell, write_cell
from .errors import ControlError
from .fields import Body

_FORMAT = "qianfan-console sandbox state"
_BODY = Body(
    {
        "format": {"const": _FORMAT},
        "version": {"type": "integer"},
        "now": {"type": "number", "minimum": 0, "maximum": 1e11},
        "tables": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "object"}}},
    },
    ("format", "version", "now", "tables"),
)


def snapshot(backstage: Backstage) -> JsonObject:
    """The whole state."""
    world = backstage.world
    with world.store:
        found = whole.tables(world.store)
        tables = {
            table: [
                {column.name: write_cell(table, column, value) for column, value in zip(columns, row, strict=True)}
                for row in whole.rows(world.store, table)
            ]
            for table, columns in found.items()
        }
        return {"format": _FORMAT, "version": VERSION, "now": world.clock.now(), "tables": tables}


def restore(backstage: Backstage, body: Any) -> None:
    """Put back the state that `snapshot` gave.

    Raises:
        ControlError: it is no snapshot that this version understands; the state stays as it is.
    """
    given = _BODY.checked(body)
    if given["version"] != VERSION:
        raise ControlError(f"version: this sandbox reads snapshots of version {VERSION}, not {given['version']}")
    world = backstage.world
    before = world.clock.ahead
    try:
        with world.store:
            found = whole.tables(world.store)
            rows = _rows(given["tables"], found)
            whole.wipe(world.store)
            for table in found:
                whole.put(world.store, table, rows[table])
            settings.put(world.store, "clock", given["now"])
            world.clock.put(given["now"])
    except sqlite3.IntegrityError as error:
        raise ControlError(f"tables: the rows contradict each other: {error}") from None
    except sqlite3.Error:
        world.clock.move_back(before)
        raise


def _rows(tables: JsonObject, found: dict[str, list[Column]]) -> dict[str, list[list[Any]]]:
    if tables.keys() != found.keys():
        raise ControlError(f"tables: must be {', '.join(found)}, not {', '.join(tables)[:200] or 'none'}")
    return {
        table: [_row(f"tables.{table}[{place}]", table, columns, row) for place, row in enumerate(tables[table])]
        for table, columns in found.items()
    }


def _row(where: str, table: str, columns: list[Column], row: JsonObject) -> list[Any]:
    names = [column.name for column in columns]
    if row.keys() != set(names):
        raise ControlError(f"{where}: must have the members {', '.join(names)}, not {', '.join(row)[:200]}")
    if table == "versions":
        check_version(where, row)
    return [read_cell(f"{where}.{column.name}", table, column, row[column.name]) for column in columns]
