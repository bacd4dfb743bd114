# Generated from spec/ by `make generate`. Do not edit.
"""The whole state as one JSON document, and back, here or in another process.

Other calls wait while rows are read or written, and for nothing else: all that takes long with many of them is done
outside of the transaction, piece by piece, so that it can be done in a thread.

Sandbox's choice: a snapshot holds every row of every table, and the time, but neither plans, faults nor the journal;
with a state its time comes back, so that things are as far as they were, and the clock goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from ..backstage import Backstage
from ..store import VERSION
from ..tables import settings, whole
from ..tables.whole import Column
from ..wire import JsonObject, encode
from .cells import check_version, read_cell, write_cell
from .errors import ControlError
from .fields import Body

_FORMAT = "qianfan-console sandbox state"
_HEAD = Body(
    {
        "format": {"const": _FORMAT},
        "version": {"type": "integer"},
        "now": {"type": "number", "minimum": 0, "maximum": 1e11},
        "tables": {"type": "object", "additionalProperties": {"type": "array"}},
    },
    ("format", "version", "now", "tables"),
)


def snapshot(backstage: Backstage) -> JsonObject:
    """The whole state."""
    world = backstage.world
    with world.store:
        found, now = whole.tables(world.store), world.clock.now()
        rows = {table: whole.rows(world.store, table) for table in found}
    tables = {table: [_written(table, columns, row) for row in rows[table]] for table, columns in found.items()}
    return {"format": _FORMAT, "version": VERSION, "now": now, "tables": tables}


def _written(table: str, columns: list[Column], row: Sequence[Any]) -> JsonObject:
    cells = zip(columns, row, strict=True)
    return {column.name: write_cell(table, column, value) for column, value in cells}


def as_json(snapshot: JsonObject) -> bytes:
    """The text of a snapshot, each row encoded by itself: the encoder lets no other thread work until it is done."""
    tables = (f"{encode(name)}:[{','.join(map(encode, rows))}]" for name, rows in snapshot["tables"].items())
    head = encode({name: value for name, value in snapshot.items() if name != "tables"})
    return f'{head[:-1]},"tables":{{{",".join(tables)}}}}}'.encode("utf-8", "replace")


def restore(backstage: Backstage, body: Any) -> None:
    """Put back the state that `snapshot` gave.

    Raises:
        ControlError: it is no snapshot that this version understands; the state stays as it is.
    """
    given = _checked(body)
    world = backstage.world
    with world.store:
        found = whole.tables(world.store)
    rows = _rows(given["tables"], found)
    before = world.clock.ahead
    try:
        with world.store:
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


def _checked(body: Any) -> JsonObject:
    """The document, whose rows nobody has looked at yet."""
    _HEAD.checked(_without_rows(body))
    if body["version"] != VERSION:
        raise ControlError(f"version: this sandbox reads snapshots of version {VERSION}, not {body['version']}")
    return dict(body)


def _without_rows(body: Any) -> Any:
    if not (isinstance(body, dict) and isinstance(body.get("tables"), dict)):
        return body
    tables = {name: [] if isinstance(rows, list) else rows for name, rows in body["tables"].items()}
    return {**body, "tables": tables}


def _rows(tables: JsonObject, found: dict[str, list[Column]]) -> dict[str, list[list[Any]]]:
    if tables.keys() != found.keys():
        raise ControlError(f"tables: must be {', '.join(found)}, not {', '.join(tables)[:200] or 'none'}")
    return {
        table: [_row(f"tables.{table}[{place}]", table, columns, row) for place, row in enumerate(tables[table])]
        for table, columns in found.items()
    }


def _row(where: str, table: str, columns: list[Column], row: Any) -> list[Any]:
    if not isinstance(row, dict):
        raise ControlError(f"{where}: must be an object, not {type(row).__name__}")
    names = [column.name for column in columns]
    if row.keys() != set(names):
        raise ControlError(f"{where}: must have the members {', '.join(names)}, not {', '.join(row)[:200]}")
    if table == "versions":
        check_version(where, row)
    return [read_cell(f"{where}.{column.name}", table, column, row[column.name]) for column in columns]
