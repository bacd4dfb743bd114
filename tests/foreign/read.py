"""OpenAPI documents as their authors wrote them: one file, or a folder of files that refer to each other."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

import yaml

from codegen.load.document import escape, lookup

Place: TypeAlias = tuple[str, str]
"""File and pointer."""
METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
_SUFFIXES = frozenset({".json", ".yaml", ".yml"})


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2 as OpenAPI wants it: JSON's types, so that a day is a text, and `no` as well."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag.rpartition(":")[2] not in {"timestamp", "bool", "value"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"-?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+\Z"), list("-0123456789")
)


@dataclass(frozen=True)
class Found:
    """One operation of a document."""

    file: str
    pointer: str
    method: str
    path: str
    value: dict[str, Any]


@dataclass(frozen=True)
class Source:
    """The documents by their path below the folder that holds them."""

    name: str
    documents: dict[str, Any]

    def operations(self) -> Iterator[Found]:
        """Every operation, in the order of the files."""
        for file, data in self.documents.items():
            for path, item in (data.get("paths") or {}).items():
                for method in METHODS & set(item):
                    pointer = f"/paths/{escape(path)}/{method}"
                    yield Found(file, pointer, method, path, item[method])

    def is_old(self, file: str) -> bool:
        """Whether the schemas of the file are those of OpenAPI 3.0."""
        stated = self.documents[file].get("openapi") or next(
            d["openapi"] for d in self.documents.values() if "openapi" in d
        )
        return str(stated).startswith("3.0")

    def place(self, file: str, ref: str) -> Place:
        """Where `ref`, written in `file`, leads."""
        other, _, pointer = ref.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file), other)) if other else file
        return name, unquote(pointer)

    def at(self, place: Place) -> Any:
        """What stands there.

        Raises:
            KeyError: nothing does.
        """
        return lookup(self.documents[place[0]], place[1])

    def followed(self, file: str, value: Any) -> tuple[str, Any]:
        """`value`, or what it refers to, with the file that holds it."""
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            file, pointer = self.place(file, value["$ref"])
            value = self.at((file, pointer))
        return file, value


def read(path: Path) -> Source:
    """The document at `path`, or all documents of the folder that have operations, with what they refer to."""
    root = path if path.is_dir() else path.parent
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    texts = {file.relative_to(root).as_posix(): file.read_bytes() for file in files if file.suffix in _SUFFIXES}
    parsed = {name: _parsed(name, text) for name, text in texts.items()}
    return Source(path.stem, {name: data for name, data in parsed.items() if isinstance(data, dict)})


def _parsed(name: str, text: bytes) -> Any:
    return json.loads(text) if name.endswith(".json") else _keyed(yaml.load(text, _Loader))


def _keyed(value: Any) -> Any:
    """Keys as text: a status is written as a number."""
    if isinstance(value, dict):
        return {str(key): _keyed(inner) for key, inner in value.items()}
    return [_keyed(inner) for inner in value] if isinstance(value, list) else value
