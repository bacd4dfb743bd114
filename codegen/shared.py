"""The documents at the root of a tree, to which all others refer, and what of them one document needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .load import Document
from .load.document import unescape
from .load.lint.index import Key, address, mapping


@dataclass(frozen=True)
class Shared:
    """The documents at the root of a tree, and the errata."""

    documents: Mapping[str, Document]
    errata: Mapping[str, Any]

    def around(self, document: Document) -> dict[str, Document]:
        """The documents with those of their schemas that `document` refers to, or that these refer to."""
        wanted = self._reached(_references(document, document.data))
        return {name: _only(each, wanted) for name, each in self.documents.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """What the components are called."""
        return frozenset(name for _, name in self._links)

    @cached_property
    def _links(self) -> dict[Key, frozenset[Key]]:
        """The components that each refers to, by file and name."""
        return {
            (document.name, name): frozenset(_references(document, schema))
            for document in self.documents.values()
            for name, schema in _schemas(document).items()
        }

    @cached_property
    def _always(self) -> frozenset[Key]:
        """What is referred to from beside the schemas."""
        return frozenset(
            key for each in self.documents.values() for key in _references(each, _only(each, frozenset()).data)
        )

    def _reached(self, first: Iterable[Key]) -> set[Key]:
        found: set[Key] = set()
        waiting = [*first, *self._always]
        while waiting:
            key = waiting.pop()
            if key in self._links and key not in found:
                found.add(key)
                waiting.extend(self._links[key])
        return found


def _schemas(document: Document) -> dict[str, Any]:
    return mapping(mapping(document.data.get("components")).get("schemas"))


def _only(document: Document, wanted: Iterable[Key]) -> Document:
    """The document with these of its schemas alone."""
    kept = {name: schema for name, schema in _schemas(document).items() if (document.name, name) in wanted}
    if len(kept) == len(_schemas(document)):
        return document
    return Document(document.name, {**document.data, "components": {**document.data["components"], "schemas": kept}})


def _references(document: Document, value: Any) -> Iterator[Key]:
    """File and name of whatever `value` may refer to: any text that reads like the address of a component counts."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str) and "#" in one:
            file, pointer = address(document, one)
            match pointer.split("/"):
                case ["", "components", "schemas", name, *_]:
                    yield file, unescape(name)
