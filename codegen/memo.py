"""What earlier runs computed, by a digest of everything that it depends on: a cache on the disk, which may be lost."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from .load.files import names_below

TOOLS = ("datamodel-code-generator", "jinja2", "jsonschema", "markupsafe", "pydantic", "pyyaml", "ruff")
_DAYS = 14
_CODE = (".py", ".j2", ".json")


class Memo:
    """Texts by key, in one file that holds what the last run has used, and nothing else.

    The file begins with a digest of the rest, so that a damaged file counts as none. Two runs at once do not harm each
    other: the file of the one that ends later stays. Without a file nothing is remembered.

    Args:
        file: where the texts are kept.
        stamp: the digest of the generator, which every text depends on.
    """

    def __init__(self, file: Path | None, stamp: str = "") -> None:
        self._file, self._stamp = file, stamp
        self._known = dict(_read(file)) if file else {}
        self._used: dict[str, str] = {}

    def key(self, *texts: str) -> str:
        """The key of what is computed from these texts."""
        return digest(self._stamp, *texts)

    def get(self, key: str) -> str | None:
        """The text that was put under `key`, if there is one."""
        text = self._used.get(key, self._known.get(key))
        if text is not None:
            self._used[key] = text
        return text

    def put(self, key: str, text: str) -> None:
        """Remember `text`."""
        if self._file:
            self._used[key] = text

    def save(self) -> None:
        """Write what was asked for and what was added; if that fails, the next run computes it again."""
        if not self._file:
            return
        with suppress(OSError):
            if self._used == self._known:
                os.utime(self._file)
            elif self._used:
                _write(self._file, self._used)
            _forget_old(self._file.parent)


def _read(file: Path) -> Iterator[tuple[str, str]]:
    try:
        expected, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return
    if expected == hashlib.sha256(content).hexdigest().encode():
        head, _, body = content.decode("utf-8", "surrogatepass").partition("\n")
        ends: dict[str, int] = json.loads(head)
        yield from (
            (key, body[start:end]) for key, (start, end) in zip(ends, pairwise([0, *ends.values()]), strict=True)
        )


def _write(file: Path, texts: dict[str, str]) -> None:
    ends, end = {}, 0
    for key, text in texts.items():
        ends[key] = end = end + len(text)
    content = f"{json.dumps(ends)}\n{''.join(texts.values())}".encode("utf-8", "surrogatepass")
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as opened:
        opened.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    Path(name).replace(file)


def _forget_old(folder: Path) -> None:
    """Drop what no run has used for two weeks."""
    oldest = time.time() - _DAYS * 86_400
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink()


def digest(*texts: str) -> str:
    """One digest of several texts, and of where each ends."""
    found = hashlib.sha256()
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


def stamp(*places: Path | None) -> str:
    """A digest of the generator: its code, its schemas and templates, those of a user, the versions of its tools."""
    found = [(place, [n for n in names_below(place) if n.endswith(_CODE)]) for place in places if place]
    code = (hashlib.sha256((place / name).read_bytes()).hexdigest() for place, names in found for name in names)
    return digest(sys.version, *map(version, TOOLS), *("\n".join(names) for _, names in found), *code)
