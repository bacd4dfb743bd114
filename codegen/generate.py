"""Orchestration, and nothing else: load, lint, understand, render, check, format, write."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from . import render
from .load import Problem, SpecError, load_tree
from .load.lint import lint
from .operations import understand
from .operations.names import Identifier
from .output import compare, swap_in, write_files
from .render.lock import NAME, lock
from .render.ruff import format_folder
from .render.tree import inspect

CODEGEN = Path(__file__).parent
DOCS = "docs"


def generate(spec: Path, out: Path, package: str) -> int:
    """Write the package and its reference pages below `out`, all of it or nothing. Returns the number of files.

    Raises:
        SpecError: the specs cannot be used, or `out` cannot be written.
    """
    files = _files(spec, _name(package))
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=".new-") as temporary:
            new = Path(temporary) / "new"
            _write(files, new, package)
            swap_in(new, out)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give another folder with --out"
        raise SpecError([Problem(str(out), "", message)]) from error
    return len(files)


def check(spec: Path, out: Path, package: str) -> list[str]:
    """What differs between the folders below `out` and what the specs give; empty when nothing does.

    Raises:
        SpecError: the specs cannot be used.
    """
    files = _files(spec, _name(package))
    with tempfile.TemporaryDirectory() as temporary:
        _write(files, Path(temporary), package)
        folders = sorted(Path(temporary).iterdir())
        return [line for folder in folders for line in compare(folder, out / folder.name)]


def _name(package: str) -> Identifier:
    try:
        name = Identifier(package)
    except ValueError as error:
        raise SpecError([Problem("--package", "", f"{package!r} is no Python name; choose another")]) from error
    if name == DOCS:
        raise SpecError([Problem("--package", "", f"{DOCS!r} is the folder of the reference pages; choose another")])
    return name


def _files(spec: Path, package: Identifier) -> dict[str, str]:
    """Every file by its path below the output folder, not yet formatted."""
    tree = load_tree(spec)
    problems = lint(tree)
    if problems:
        raise SpecError(problems)
    api = understand(tree)
    parts = render.parts(api, package)
    library = render.library(parts, package, CODEGEN)
    pages = render.reference(parts) | render.choices(CODEGEN / "sandbox", package)
    inspect(library)
    library[NAME] = lock(spec, CODEGEN)
    named = {f"{package}/{path}": text for path, text in library.items()}
    return named | {f"{DOCS}/{path}": text for path, text in pages.items()}


def _write(files: Mapping[str, str], folder: Path, package: str) -> None:
    write_files(files, folder)
    format_folder(folder / package)
