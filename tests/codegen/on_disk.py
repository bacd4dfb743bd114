"""What the command line does to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from codegen.cli import main

from .inline_spec import Action, documents, write_tree


class Ran(NamedTuple):
    """How a verb ended."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run a verb in this process; an exception that gets through is a traceback for the user, and fails the test."""
    capsys.readouterr()
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    return Ran(code, *capsys.readouterr())


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below `folder`, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if "__pycache__" not in path.parts
    }


def small_tree(root: Path) -> Path:
    """A spec of one Action, on disk."""
    return write_tree(root / "spec", documents(Action("properties: {name: {type: string}}")))


def assert_refused(ran: Ran, *words: str) -> None:
    """One sentence or more on stderr, exit code 2, no traceback, nothing on stdout."""
    assert ran.code == 2, ran
    assert not ran.out
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    for word in words:
        assert word in ran.err
