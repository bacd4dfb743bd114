"""Orchestration, and nothing else: load, lint, understand, render, check, format, write."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from . import incremental, render
from .load import Problem, SpecError, load_tree
from .load.lint import lint
from .load.lint.extensions import SCHEMA
from .memo import Memo, digest, stamp
from .names import Identifier
from .operations import understand
from .output import alone, compare, fingerprint, link_files, present, swap_in, unchanged, write_files
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
        house: whether the specs must keep the rules of our own specs.

    Raises:
        SpecError: the specs or the templates cannot be used, or `out` cannot be written.
    """
    with overridden(templates):
        name = _name(package)
        memo = _memo(cache, spec, name, templates)
        built = incremental.parts(spec, name, memo, workers, house=house)
        checked = {f"{name}/{path}" for part in built or () for path in part.files}
        parts = full_build(spec, name, house=house) if built is None else built
        count = _update(_rendered(parts, spec, name, memo), checked, out, name, memo)
        memo.save()
        return count


def _memo(cache: Path | None, spec: Path, package: Identifier, templates: Path | None) -> Memo:
    """What earlier runs computed for this tree and package, if there is a folder for it."""
    if cache is None:
        return Memo(None)
    generator = stamp(CODEGEN, SCHEMA.parent, templates)
    return Memo(cache / digest(generator, package, str(spec.resolve())), generator)


def _update(rendered: Mapping[str, str], checked: Set[str], out: Path, package: Identifier, memo: Memo) -> int:
    """Put what is rendered in the place of what is below `out`. The modules in `checked` need no check."""
    fresh = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with alone(out), tempfile.TemporaryDirectory(dir=out, prefix=".new-") as temporary:
            new = Path(temporary) / "new"
            if _write(rendered, new, package, memo, checked, out):
                swap_in(new, out)
    except OSError as error:
        message = f"cannot be written ({error.strerror}); give another folder with --out"
        raise SpecError([Problem(str(out), "", message)]) from error
    finally:
        if fresh:
            _drop_if_empty(out)
    return len(rendered)


def _drop_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def check(spec: Path, out: Path, package: str, templates: Path | None = None, *, house: bool = True) -> list[str]:
    """What differs between the folders below `out` and what the specs give; empty when nothing does.

    The build is a full one: one process, every step, nothing remembered.

    Raises:
        SpecError: the specs or the templates cannot be used.
    """
    name = _name(package)
    with overridden(templates), tempfile.TemporaryDirectory() as temporary:
        memo = Memo(None)
        files = _rendered(full_build(spec, name, house=house), spec, name, memo)
        _write(files, Path(temporary), package, memo)
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


def full_build(spec: Path, package: Identifier, *, house: bool = True) -> list[render.Part]:
    """The parts of all Actions by a full build: the whole tree, one step after the other, every mistake found.

    Raises:
        SpecError: the specs cannot be used.
    """
    tree = load_tree(spec)
    problems = lint(tree, house=house)
    if problems:
        raise SpecError(problems)
    parts = render.parts(understand(tree), package)
    if not parts:
        raise SpecError([Problem(str(spec), "", "describes no Action; give the spec root with --spec")])
    return parts


def _rendered(parts: Sequence[render.Part], spec: Path, package: Identifier, memo: Memo) -> dict[str, str]:
    """Every file by its path below the output folder, not yet formatted."""
    library = render.library(parts, package, CODEGEN)
    pages = render.reference(parts) | _choices(package, memo)
    library[NAME] = lock(spec, CODEGEN, own_templates())
    named = {f"{package}/{path}": text for path, text in library.items()}
    return named | {f"{DOCS}/{path}": text for path, text in pages.items()}


def _choices(package: Identifier, memo: Memo) -> dict[str, str]:
    key = memo.key("choices", package)
    text = memo.get(key) or json.dumps(render.choices(CODEGEN / "sandbox", package))
    memo.put(key, text)
    return dict(json.loads(text))


def _write(
    files: Mapping[str, str],
    folder: Path,
    package: str,
    memo: Memo,
    checked: Set[str] = frozenset(),
    old: Path | None = None,
) -> bool:
    """Write what is rendered below `folder`, checked and formatted, or link it from `old` where it is there already.

    By the text of a module as it was rendered, the memo knows the fingerprint that it has once it is checked and
    formatted, so that a module that did not change is neither checked nor formatted again. Those in `checked` need no
    check. Returns whether anything differs from what is below `old`; if not, `folder` stays empty.
    """
    modules = {name: memo.key(name, text) for name, text in files.items() if name.endswith(".py")}
    wanted = {name: fingerprint(text.encode()) for name, text in files.items() if name not in modules}
    wanted |= {name: known for name, key in modules.items() if (known := memo.get(key))}
    there = present(old, (package, DOCS)) if old else set()
    kept = unchanged(old, there, wanted) if old else set()
    if kept == there == files.keys():
        return False
    new = {name: text for name, text in files.items() if name not in kept}
    unchecked = new.keys() & modules.keys() - wanted.keys() - checked
    inspect({name.partition("/")[2]: files[name] for name in unchecked})
    write_files(new, folder)
    if written := new.keys() & modules.keys():
        format_folder(folder / package)
    for name in written:
        memo.put(modules[name], fingerprint((folder / name).read_bytes()))
    if old:
        link_files(kept, old, folder)
    return True
