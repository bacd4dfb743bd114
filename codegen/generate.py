"""Orchestration, and nothing else: load, lint, understand, render, check, format, write."""

from __future__ import annotations

import tempfile
from pathlib import Path

from . import render
from .load import SpecError, load_tree
from .load.lint import lint
from .operations import understand
from .operations.names import Identifier
from .output import compare, replace_folder, write_files
from .render.tree import inspect
from .render.lock import NAME, lock
from .render.ruff import format_folder

CODEGEN = Path(__file__).parent


def generate(spec: Path, out: Path, package: str) -> int:
    """Write the package below `out`, all of it or nothing. Returns the number of files.

    Raises:
        SpecError: the specs cannot be used.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".new-") as temporary:
        count = _build(spec, Path(temporary) / package, Identifier(package))
        replace_folder(Path(temporary) / package, out / package)
    return count


def check(spec: Path, out: Path, package: str) -> list[str]:
    """What differs between the package below `out` and what the specs give; empty when nothing does."""
    with tempfile.TemporaryDirectory() as temporary:
        _build(spec, Path(temporary) / package, Identifier(package))
        return compare(Path(temporary) / package, out / package)


def _build(spec: Path, folder: Path, package: Identifier) -> int:
    tree = load_tree(spec)
    problems = lint(tree)
    if problems:
        raise SpecError(problems)
    files = render.render(understand(tree), package, CODEGEN)
    inspect(files)
    files[NAME] = lock(spec, CODEGEN)
    write_files(files, folder)
    format_folder(folder)
    return len(files)
