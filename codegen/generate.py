"""Orchestration, and nothing else: load, lint, understand, render, check, format, write."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from . import build, render
from .load import Problem, SpecError, load_tree
from .load.lint import lint
from .memo import Memo, digest, stamp
from .names import Identifier
from .operations import understand
from .output import compare, swap_in, write_files
from .render.lock import NAME, lock
from .render.overrides import overridden, own_templates
from .render.ruff import format_folder
from .render.tree import inspect

CODEGEN = Path(__file__).parent
DOCS = "docs"


def generate(
    spec: Path,
    out: Path,
    package: str,
    cache: Path | None = None,
    workers: int | None = None,
    templates: Path | None = None,
    *,
    house: bool = True,
) -> int:
    """Write the package and its reference pages below `out`, all of it or nothing. Returns the number of files.

    Args:
        spec: root of the spec tree.
        out: the folder that gets both.
        package: name of the package.
        cache: where to remember what was computed; nothing is remembered without it. The output is the same.
        workers: processes at most; default one for each processor. The output is the same.
        templates: a folder with templates that stand for ours of the same name.
        house: whether the specs keep the rules of our own; those of others go the plain way.

    Raises:
        SpecError: the specs or the templates cannot be used, or `out` cannot be written.
    """
    with overridden(templates):
        name, memo, generator = _name(package), Memo(cache), stamp(CODEGEN, templates) if cache else ""
        parts = build.parts(spec, name, memo, generator, workers) if house else plain(spec, name, house=False)
        return _generate(spec, out, name, memo, generator, parts)


def _generate(
    spec: Path, out: Path, package: Identifier, memo: Memo, generator: str, parts: list[render.Part] | None
) -> int:
    checked = {f"{package}/{path}" for part in parts or () for path in part.files}
    rendered = _rendered(plain(spec, package) if parts is None else parts, spec, package)
    fresh = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=".new-") as temporary:
            new = Path(temporary) / "new"
            _write(rendered, new, package, memo, generator, checked)
            swap_in(new, out)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give another folder with --out"
        raise SpecError([Problem(str(out), "", message)]) from error
    finally:
        if fresh:
            _drop_if_empty(out)
    memo.forget_old()
    return len(rendered)


def _drop_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def check(spec: Path, out: Path, package: str, templates: Path | None = None, *, house: bool = True) -> list[str]:
    """What differs between the folders below `out` and what the specs give; empty when nothing does.

    The specs go the plain way: one process, every step, nothing remembered.

    Raises:
        SpecError: the specs or the templates cannot be used.
    """
    name = _name(package)
    with overridden(templates), tempfile.TemporaryDirectory() as temporary:
        files = _rendered(plain(spec, name, house=house), spec, name)
        _write(files, Path(temporary), package, Memo(None), "")
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


def plain(spec: Path, package: Identifier, *, house: bool = True) -> list[render.Part]:
    """The parts of all Actions, one step after the other, with every mistake of the specs found.

    Raises:
        SpecError: the specs cannot be used.
    """
    tree = load_tree(spec)
    problems = lint(tree, house=house)
    if problems:
        raise SpecError(problems)
    return render.parts(understand(tree), package)


def _rendered(parts: Sequence[render.Part], spec: Path, package: Identifier) -> dict[str, str]:
    """Every file by its path below the output folder, not yet formatted."""
    library = render.library(parts, package, CODEGEN)
    pages = render.reference(parts) | render.choices(CODEGEN / "sandbox", package)
    library[NAME] = lock(spec, CODEGEN, own_templates())
    named = {f"{package}/{path}": text for path, text in library.items()}
    return named | {f"{DOCS}/{path}": text for path, text in pages.items()}


def _write(
    files: Mapping[str, str], folder: Path, package: str, memo: Memo, generator: str, checked: Collection[str] = ()
) -> None:
    """Write what is rendered below `folder`, checked and formatted. A module that is remembered is both already."""
    modules = {name: digest(generator, name, text) for name, text in files.items() if name.endswith(".py")}
    known = {name: text for name, key in modules.items() if (text := memo.get(key)) is not None}
    new = {name: text for name, text in files.items() if name not in known}
    inspect({name.partition("/")[2]: text for name, text in new.items() if name in modules and name not in checked})
    write_files(new, folder)
    format_folder(folder / package)
    for name in modules.keys() - known.keys():
        memo.put(modules[name], (folder / name).read_text(encoding="utf-8"))
    write_files(known, folder, header="")
