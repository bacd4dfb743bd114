"""Edits of the valid tree in `base`, as the cases in `bad` write them."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from codegen.load import Document, SpecTree, load_tree
from codegen.load.document import lookup, unescape
from codegen.load.files import ERRATA

BASE = Path(__file__).with_name("base")
DEFAULT_FILE = "thing/create_thing.yaml"
SHORT = {"POST": "/paths/~1v2~1thing/post", "SCHEMAS": "/components/schemas"}

Data = dict[str, Any]
"""The data of every file, by name."""


@cache
def _base() -> Data:
    tree = load_tree(BASE)
    return {**{name: document.data for name, document in tree.documents.items()}, ERRATA: tree.errata}


def base() -> Data:
    """A copy of the valid tree that may be changed."""
    return copy.deepcopy(_base())


def tree(data: Data) -> SpecTree:
    return SpecTree({name: Document(name, value) for name, value in data.items() if name != ERRATA}, data[ERRATA])


def place(text: str) -> tuple[str, str]:
    """File and pointer of a place as the cases write it."""
    file, found, pointer = text.rpartition("#")
    for short, full in SHORT.items():
        if pointer.startswith(short):
            pointer = full + pointer[len(short) :]
    return (file if found else DEFAULT_FILE), pointer


def put(data: Data, where: str, value: Any) -> None:
    """Set the value at a place; `{$copy: <place>}` inside it stands for what is at that place in the valid tree."""
    file, pointer = place(where)
    if not pointer:
        data[file] = _filled(value)
        return
    parent, key = _parent(data, file, pointer)
    if isinstance(parent, list) and int(key) == len(parent):
        parent.append(None)
    parent[int(key) if isinstance(parent, list) else key] = _filled(value)


def remove(data: Data, where: str) -> None:
    parent, key = _parent(data, *place(where))
    del parent[key]


def _parent(data: Data, file: str, pointer: str) -> tuple[Any, str]:
    above, _, key = pointer.rpartition("/")
    return lookup(data[file], above), unescape(key)


def _filled(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "$copy" in value:
        file, pointer = place(value["$copy"])
        return {"post": copy.deepcopy(lookup(_base()[file], pointer))} if pointer else copy.deepcopy(_base()[file])
    return {key: _filled(item) for key, item in value.items()}
