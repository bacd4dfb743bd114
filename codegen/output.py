"""Files on disk: written whole or not at all, and compared byte for byte.

The new content goes into a folder of its own, which takes the place of the old one once it is complete. A file that did
not change is not written again: the new folder gets a link to it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from .load import Problem, SpecError

MARK = "Generated from spec/ by `make generate`. Do not edit."
HEADER = f"# {MARK}\n"
_IGNORED = frozenset({"__pycache__"})


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Let nobody else write below `out` meanwhile: whoever comes later waits, where the system has such locks."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 (not on Windows)

    folder = os.open(out, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write every file below `folder`; Python modules get the header.

    Raises:
        ValueError: a path leads outside `folder`.
    """
    inside: set[Path] = set()
    for name, text in files.items():
        path = folder / name
        if path.parent not in inside or path.name == ".." or path.is_symlink():
            if not path.resolve().is_relative_to(folder.resolve()):
                raise ValueError(f"{name!r} leads outside the output folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            inside.add(path.parent)
        path.write_text((HEADER + text if path.suffix == ".py" else text), encoding="utf-8", newline="\n")


def fingerprint(content: bytes) -> str:
    """A digest of the content of a file."""
    return hashlib.sha256(content).hexdigest()


def present(out: Path, folders: Iterable[str]) -> set[str]:
    """The files in these folders of `out`, by path below it. Links are not followed."""
    walks = (walk for folder in folders for walk in os.walk(out / folder))
    found = ((os.path.relpath(place, out), files) for place, _, files in walks)
    return {f"{place}/{file}".replace(os.sep, "/") for place, files in found for file in files if not _ignored(place)}


def _ignored(place: str) -> bool:
    return os.path.basename(place) in _IGNORED


def unchanged(out: Path, names: Iterable[str], wanted: Mapping[str, str]) -> set[str]:
    """Those of the files below `out` whose content has the fingerprint in `wanted`, and that have no other links."""
    return {name for name in names if name in wanted and _has(os.path.join(out, name), wanted[name])}


def _has(path: str, expected: str) -> bool:
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
            return False
        with open(path, "rb") as opened:
            return fingerprint(opened.read()) == expected
    except OSError:  # gone, or not to be read: it is written anew
        return False


def link_files(names: Collection[str], old: Path, new: Path) -> None:
    """Link files of `old` below `new`; where the system cannot link them, copy them."""
    for parent in {os.path.dirname(name) for name in names}:
        os.makedirs(new / parent, exist_ok=True)
    for name in names:
        source, target = os.path.join(old, name), os.path.join(new, name)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)


def swap_in(new: Path, out: Path) -> None:
    """Put every folder of `new` in the place of its namesake in `out`: all of them, or, if anything fails, none.

    What was there before is left beside `new`.

    Raises:
        SpecError: something else than our own output stands there.
    """
    folders = sorted(new.iterdir())
    strangers = [out / folder.name for folder in folders if not _is_ours(out / folder.name)]
    if strangers:
        message = "was not written by this generator; move it away, or give another --out or --package"
        raise SpecError(Problem(str(stranger), "", message) for stranger in strangers)
    with ExitStack() as undo:
        for folder in folders:
            place, kept = out / folder.name, new.parent / f"{folder.name}.old"
            if place.exists():
                place.rename(kept)
                undo.callback(kept.rename, place)
            folder.rename(place)
            undo.callback(place.rename, folder)
        undo.pop_all()


def _is_ours(place: Path) -> bool:
    """Whether nothing is lost when `place` is replaced: it is absent, empty, or carries our mark."""
    if not place.is_dir() or place.is_symlink():
        return not place.exists() and not place.is_symlink()
    heads = (place / "__init__.py", place / "README.md")
    return not any(place.iterdir()) or any(MARK in _first_line(head) for head in heads if head.is_file())


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as opened:
        return opened.readline(200)


def compare(expected: Path, actual: Path) -> list[str]:
    """One line for each file that is missing, extra or different."""
    wanted, found = _contents(expected), _contents(actual)
    lines = [f"missing: {name}" for name in sorted(wanted.keys() - found.keys())]
    lines += [f"extra: {name}" for name in sorted(found.keys() - wanted.keys())]
    lines += [f"different: {name}" for name in sorted(wanted.keys() & found.keys()) if wanted[name] != found[name]]
    return [f"{line} (in {actual.name}/); run make generate" for line in lines]


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not _IGNORED & set(path.parts)
    }
