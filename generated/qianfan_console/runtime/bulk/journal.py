# Generated from spec/ by `make generate`. Do not edit.
"""The journal of a bulk run: a file of JSON lines that is only ever appended to, by one process at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from stat import S_ISREG
from threading import Lock
from types import TracebackType

from . import records
from .errors import JournalError
from .lock import lock

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Journal:
    """An open journal. Safe to write from several threads.

    Args:
        path: the file; made, readable by its owner alone, if it is missing.
        service: address of the service that the calls go to.

    Attributes:
        entries: what it knew about each job when it was opened.

    Raises:
        JournalError: it cannot be opened, another process uses it, or it is no journal of these calls.
    """

    def __init__(self, path: str | PathLike[str], service: str) -> None:
        self.path = Path(path)
        self._writing = Lock()
        self._file: int | None = None
        with self._errors():
            file = os.open(self.path, _FLAGS, 0o600)
        try:
            with self._errors("another run uses it; wait for its end, or give another file"):
                lock(file)
            with self._errors():
                if not S_ISREG(os.fstat(file).st_mode):
                    raise JournalError("this is no regular file, which could be read again; give another file")
                self.entries, self._size = _load(file, records.header(service), self.path.parent)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def write(self, record: bytes) -> None:
        """Append a line; it is safe on the disk when this returns.

        Raises:
            JournalError: it could not be written.
        """
        with self._errors():
            with self._writing:
                file = self._opened()
                self._append(file, record)
            # Outside the lock: the records of several threads go to the disk together.
            os.fsync(file)

    def _opened(self) -> int:
        if self._file is None:
            raise JournalError("it was closed while calls were under way")
        return self._file

    def _append(self, file: int, record: bytes) -> None:
        if os.write(file, record) != len(record):
            os.ftruncate(file, self._size)  # half a line must not run into the next one
            raise JournalError("the disk is full")
        self._size += len(record)

    def close(self) -> None:
        """Let the file go. Closing twice does nothing."""
        with self._writing:
            file, self._file = self._file, None
        if file is not None:
            os.close(file)

    @contextmanager
    def _errors(self, reason: str = "") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise JournalError(f"journal {self.path}: {reason or error.strerror or error}") from error
        except JournalError as error:
            raise JournalError(f"journal {self.path}: {error}") from None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


def _load(file: int, header: bytes, folder: Path) -> tuple[dict[str, records.Entry], int]:
    """What the file says, and its size. Half a line at its end is cut off; a new file gets its header."""
    with open(file, "rb", closefd=False) as lines:
        entries, intact = records.read(lines, header)
    os.ftruncate(file, intact)
    if not intact:
        intact = os.write(file, header)
        os.fsync(file)
        _sync_folder(folder)
    return entries, intact


def _sync_folder(folder: Path) -> None:
    """Let the name of a new file survive a crash of the machine, where the system has a way to ask for that."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
