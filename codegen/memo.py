"""What was computed before, by a digest of everything that it depends on. It may lose entries, never change one."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

TOOLS = ("datamodel-code-generator", "jinja2", "jsonschema", "markupsafe", "pydantic", "pyyaml", "ruff")
_DAYS = 14
_CODE = frozenset({".py", ".j2", ".json"})


class Memo:
    """A folder of texts. Each file begins with a digest of its key and text: a damaged or misplaced one is no entry.

    Without a folder nothing is remembered.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The text that was put under `key`, if it is there and whole."""
        if self._folder is None:
            return None
        try:
            seal, _, content = self._path(self._folder, key).read_bytes().partition(b"\n")
            text = content.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        return text if seal == digest(key, text).encode() else None

    def put(self, key: str, text: str) -> None:
        """Remember `text`; where that fails, it will be computed again."""
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(f"{digest(key, text)}\n{text}".encode())
            Path(name).replace(path)

    def forget_old(self) -> None:
        """Drop what was put there more than two weeks ago."""
        oldest = time.time() - _DAYS * 86_400
        for path in self._folder.glob("??/*") if self._folder else ():
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key


def digest(*texts: str) -> str:
    """One digest of several texts, and of where each ends."""
    found = hashlib.sha256()
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


def stamp(codegen: Path, templates: Path | None = None) -> str:
    """A digest of the generator: its code, its templates and those of a user, the versions of what it builds upon."""
    places = [codegen] if templates is None else [codegen, templates]
    files = [(path.relative_to(place).as_posix(), path) for place in places for path in sorted(place.rglob("*"))]
    found = [(name, path) for name, path in files if path.suffix in _CODE]
    code = (hashlib.sha256(path.read_bytes()).hexdigest() for _, path in found)
    names = (name for name, _ in found)
    return digest(sys.version, *map(version, TOOLS), *names, *code)
