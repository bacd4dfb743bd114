"""Files on disk: written whole or not at all, and compared byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

HEADER = "# Generated from spec/ by `make generate`. Do not edit.\n"
_IGNORED = frozenset({"__pycache__"})


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write every file below `folder`; Python modules get the header.

    Raises:
        ValueError: a path leads outside `folder`.
    """
    for name, text in files.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"{name!r} leads outside the output folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEADER + text if path.suffix == ".py" else text), encoding="utf-8", newline="\n")


def replace_folder(new: Path, old: Path, spare: Path) -> None:
    """Put `new` in the place of `old`, which survives in `spare` until the swap is done."""
    kept = spare / f"{old.name}.old"
    if old.exists():
        old.rename(kept)
    new.rename(old)
    shutil.rmtree(kept, ignore_errors=True)


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
