"""A spec tree in memory: documents by file name, and what a `$ref` in one of them stands for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from .problem import Problem, SpecError

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """One parsed file. `name` is its path below the spec root, with forward slashes."""

    name: str
    data: JsonObject

    @property
    def namespace(self) -> str:
        """The folder of the document: the route family it belongs to. Empty at the root."""
        return str(PurePosixPath(self.name).parent) if "/" in self.name else ""


@dataclass(frozen=True)
class Target:
    """Where a reference leads: the document, the pointer in it, and the value there."""

    document: Document
    pointer: str
    value: Any

    @property
    def key(self) -> str:
        """The component's name; of a schema inside a component, with the words that lead to it."""
        _, _, _, name, *below = [unescape(part) for part in self.pointer.split("/")]
        words = [word for part in below for word in re.findall("[A-Za-z0-9]+", part)]
        return name + "".join(word[0].upper() + word[1:] for word in words)


@dataclass(frozen=True)
class SpecTree:
    """All documents of a spec root, and its errata."""

    documents: Mapping[str, Document]
    errata: JsonObject

    def operations(self) -> Iterator[Document]:
        """Documents that describe an Action (those with paths), in file order."""
        return (d for _, d in sorted(self.documents.items()) if d.namespace and d.data.get("paths"))

    def resolve(self, document: Document, ref: str) -> Target:
        """What `ref`, written in `document`, stands for.

        Raises:
            SpecError: the file is not in the tree, or the pointer leads nowhere.
        """
        file, _, pointer = unquote(ref).partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(document.name), file)) if file else document.name
        target = self.documents.get(name)
        if target is None:
            raise SpecError([Problem(document.name, "", f"$ref {ref!r} leads to no file of the spec tree; correct it")])
        try:
            return Target(target, pointer, lookup(target.data, pointer))
        except KeyError:
            message = f"$ref {ref!r} leads to nothing; correct the pointer or add the component"
            raise SpecError([Problem(document.name, "", message)]) from None

    def follow(self, document: Document, value: Any) -> tuple[Document, Any]:
        """`value`, or what it refers to when it is a reference, with the document that holds it."""
        seen = 0
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            target = self.resolve(document, value["$ref"])
            document, value = target.document, target.value
            seen += 1
            if seen > 32:
                raise SpecError([Problem(document.name, "", "a chain of $ref leads back to itself; break the circle")])
        return document, value


def escape(part: str) -> str:
    """One part of a JSON pointer, escaped."""
    return part.replace("~", "~0").replace("/", "~1")


def unescape(part: str) -> str:
    """The opposite of `escape`."""
    return part.replace("~1", "/").replace("~0", "~")


def lookup(data: Any, pointer: str) -> Any:
    """The value at a JSON pointer.

    Raises:
        KeyError: nothing is there.
    """
    for part in pointer.split("/")[1:]:
        key = unescape(part)
        if isinstance(data, list) and key.isascii() and key.isdigit() and int(key) < len(data):
            data = data[int(key)]
        elif isinstance(data, dict):
            data = data[key]
        else:
            raise KeyError(pointer)
    return data
