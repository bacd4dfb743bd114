# Generated from spec/ by `make generate`. Do not edit.
"""The state, in SQLite: in memory, or in a file that one process at a time may use.

What was answered survives the end of the process at any moment (a crash of the whole machine may cost the last
answers): every request is one transaction, committed before its answer is sent.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any

MEMORY = ":memory:"
VERSION = 1
_SCHEMA = """
CREATE TABLE model_sets (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, preset INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
    labels TEXT NOT NULL, description TEXT, created REAL NOT NULL, modified REAL NOT NULL,
    numbered INTEGER NOT NULL DEFAULT 0);
CREATE INDEX model_sets_by_kind ON model_sets (preset, seq);
CREATE INDEX model_sets_by_name ON model_sets (name, seq);
CREATE TABLE versions (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    set_id TEXT NOT NULL REFERENCES model_sets (id) ON DELETE CASCADE, name TEXT NOT NULL, source TEXT NOT NULL,
    details TEXT NOT NULL, description TEXT, application TEXT, compressible INTEGER NOT NULL, created REAL NOT NULL,
    ends_at REAL NOT NULL, failure TEXT);
CREATE INDEX versions_by_set ON versions (set_id, created, seq);
CREATE TABLE comp_tasks (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT, source_id TEXT NOT NULL,
    set_id TEXT NOT NULL, model_id TEXT NOT NULL, config TEXT NOT NULL, created REAL NOT NULL, runs_at REAL NOT NULL,
    ends_at REAL NOT NULL, failure TEXT, stopped_at REAL);
CREATE INDEX comp_tasks_by_source ON comp_tasks (source_id, seq);
CREATE INDEX comp_tasks_by_set ON comp_tasks (set_id, seq);
CREATE TABLE exports (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    model_id TEXT NOT NULL UNIQUE REFERENCES versions (id) ON DELETE CASCADE, created REAL NOT NULL,
    ends_at REAL NOT NULL, failure TEXT);
CREATE TABLE custom_confs (name TEXT PRIMARY KEY, uploaded_as TEXT NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID;
"""
_TABLES = set(re.findall(r"CREATE TABLE (\w+)", _SCHEMA))
_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "wal_autocheckpoint = 8000",  # pages: the disk is waited for every 32 MB, not every 4
    "foreign_keys = ON",
)


class StateError(Exception):
    """The state file cannot be used: it is open elsewhere, cannot be written, or is no state of this sandbox."""


class Store:
    """One connection, one user at a time. `with store:` is a transaction: committed at the end, undone on an error.

    Who has the `lock` is that user, and may have it several times.
    """

    def __init__(self, path: str = MEMORY) -> None:
        self.path = path
        self.lock = RLock()
        try:
            self._db = sqlite3.connect(path, timeout=0.5, isolation_level="IMMEDIATE", check_same_thread=False)
            self._prepare_or_close()
        except sqlite3.OperationalError as error:
            raise StateError(f"cannot open the state file {path}: {_reason(path, str(error))}") from error
        except sqlite3.DatabaseError as error:
            raise StateError(f"{path} is not a state file of the sandbox ({error}); choose another file") from error

    def _prepare_or_close(self) -> None:
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        # Keeps other processes out, and spares a lock for every transaction.
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("BEGIN IMMEDIATE")
        new = self._is_new()  # before anything is changed: the file may not be ours
        self._db.rollback()
        for setting in _SETTINGS:
            self._db.execute(f"PRAGMA {setting}")
        if new:
            self._db.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA.strip().split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.commit()

    def _is_new(self) -> bool:
        """Whether nothing is in the file yet.

        Raises:
            StateError: something else than a state of this version is.
        """
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in self.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables and not version:
            return True
        if "model_sets" not in tables:
            raise StateError(f"{self.path} is a database of something else; choose another file")
        if (version, tables) != (VERSION, _TABLES):
            raise StateError(
                f"{self.path} is the state of another version of the sandbox ({version}; this one reads {VERSION}):"
                " use that version, or choose another file"
            )
        return False

    def __enter__(self) -> Store:
        self.lock.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self._db.commit()
        finally:
            # Also after a commit that failed: the next user must not inherit what this one left.
            if self._db.in_transaction:
                self._db.rollback()
            self.lock.release()

    def run(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Carry out `statement` and say how many rows it changed."""
        return self._db.execute(statement, values).rowcount

    def run_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out `statement` with the values of each row."""
        self._db.executemany(statement, rows)

    def one(self, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, if there is one."""
        row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def all(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows."""
        return self._db.execute(query, values).fetchall()

    @property
    def changes(self) -> int:
        """How many rows were written, in the life of this store; it grows with every change of the state."""
        return self._db.total_changes

    def close(self) -> None:
        """Write everything into the file itself and let it go. Closing twice does nothing."""
        with self.lock:
            self._db.close()


def _reason(path: str, error: str) -> str:
    """Why a file cannot be opened, and the way out."""
    file = Path(path)
    if "locked" in error:
        return "another process uses it, or another Sandbox of this one; end that one or choose another file"
    if file.is_dir():
        return "it is a folder; choose a file"
    if not file.parent.is_dir():
        return f"there is no folder {file.parent}; make it or choose another file"
    return f"{error}; change the permissions of the file and its folder, or choose another file"
