"""Read the YAML files below a spec root. No file outside it, no network."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .document import Document, JsonObject, SpecTree
from .located import located
from .problem import Problem, SpecError
from .yaml import MAX_BYTES, parse

T = TypeVar("T")

ERRATA = "errata.yaml"
IGNORED = frozenset({"redocly.yaml"})  # another tool's settings, which must stand in the spec root
MAX_FILES = 5_000
_FILE_NAME = re.compile(r"^[a-z][a-z0-9_]*\.yaml$")
_FOLDER = re.compile(r"^[a-z][a-z0-9_]*$")


def load_tree(root: Path) -> SpecTree:
    """The documents below `root`.

    Raises:
        SpecError: with every file that cannot be read.
    """
    documents = _each(root, lambda text, name: Document(name, parsed(text, name)))
    errata = documents.pop(ERRATA, None)
    return SpecTree(documents, errata.data if errata else {})


def read_texts(root: Path) -> dict[str, str]:
    """The files below `root` as text, by path.

    Raises:
        SpecError: with every file that cannot be read.
    """
    return _each(root, lambda text, _: text)


def parsed(text: str, name: str) -> JsonObject:
    """The document that `text` is.

    Raises:
        SpecError: it is none.
    """
    data = parse(text, name)
    if not isinstance(data, dict):
        raise SpecError([Problem(name, "", "not a mapping; write keys and values")])
    return located(data) if "$id" in text or "$anchor" in text else data


def _each(root: Path, take: Callable[[str, str], T]) -> dict[str, T]:
    found: dict[str, T] = {}
    problems: list[Problem] = []
    for name in _yaml_files(root):
        try:
            found[name] = take(_read(root, name), name)
        except SpecError as error:
            problems.extend(error.problems)
    if problems:
        raise SpecError(problems)
    return found


def _yaml_files(root: Path) -> list[str]:
    if not root.is_dir():
        raise SpecError([Problem(str(root), "", "no such folder; give the spec root with --spec")])
    files = [name for name in names_below(root) if name.endswith((".yaml", ".yml")) and name not in IGNORED]
    if len(files) > MAX_FILES:
        raise SpecError([Problem(str(root), "", f"more than {MAX_FILES} files; is this the spec root?")])
    return files


def names_below(root: Path) -> list[str]:
    """Every file and folder below `root`, by path with forward slashes, in order. Linked folders are not entered.

    Plain strings: for trees of thousands of files, path objects are most of the cost.
    """
    found: list[str] = []
    for place, folders, files in os.walk(root):
        below = os.path.relpath(place, root).replace(os.sep, "/")
        found += [name if below == "." else f"{below}/{name}" for name in (*folders, *files)]
    return sorted(found, key=lambda name: name.split("/"))


def _read(root: Path, name: str) -> str:
    *folders, file = name.split("/")
    if not _FILE_NAME.fullmatch(file) or not all(map(_FOLDER.fullmatch, folders)) or len(folders) > 1:
        raise SpecError([Problem(name, "", "rename it: snake_case.yaml, at most one snake_case folder deep")])
    path = os.path.join(root, name)
    if os.path.islink(path) and not Path(path).resolve().is_relative_to(root.resolve()):
        raise SpecError([Problem(name, "", "leads outside the spec root; replace the link by the file")])
    if not os.path.isfile(path):
        raise SpecError([Problem(name, "", "no regular file; replace it by one")])
    if os.path.getsize(path) > MAX_BYTES:
        raise SpecError([Problem(name, "", f"larger than {MAX_BYTES} bytes; split the document")])
    with open(path, "rb") as opened:
        content = opened.read()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise SpecError([Problem(name, "", "not UTF-8; save it as UTF-8")]) from None
