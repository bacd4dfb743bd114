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
from .render.lock import NAME, lock
from .render.ruff import format_folder
from .render.tree import inspect

CODEGEN = Path(__file__).parent
DOCS = "docs"


def generate(spec: Path, out: Path, package: str) -> int:
    """Write the package and its reference pages below `out`, all of it or nothing. Returns the number of files.

    Raises:
        SpecError: the specs cannot be used.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".new-") as temporary:
        new = Path(temporary) / "new"
        count = _build(spec, new, Identifier(package))
        for folder in sorted(new.iterdir()):
            replace_folder(folder, out / folder.name, Path(temporary))
    return count


def check(spec: Path, out: Path, package: str) -> list[str]:
    """What differs between the folders below `out` and what the specs give; empty when nothing does."""
    with tempfile.TemporaryDirectory() as temporary:
        _build(spec, Path(temporary), Identifier(package))
        folders = sorted(Path(temporary).iterdir())
        return [line for folder in folders for line in compare(folder, out / folder.name)]


def _build(spec: Path, out: Path, package: Identifier) -> int:
    tree = load_tree(spec)
    problems = lint(tree)
    if problems:
        raise SpecError(problems)
    api = understand(tree)
    library, pages = render.library(api, package, CODEGEN), render.reference(api)
    inspect(library)
    library[NAME] = lock(spec, CODEGEN)
    write_files(library, out / package)
    write_files(pages, out / DOCS)
    format_folder(out / package)
    return len(library) + len(pages)
