"""Schemas with names of their own, by `$id` and `$anchor`: references to those become pointers, and the names go.

Where a name stands twice, or a reference inside a named schema leads to nothing, the document stays as it is, and lint
refuses the names.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from .document import JsonObject, escape
from .keywords import SCHEMA, SCHEMA_LIST, SCHEMA_MAP, subschemas

_NAMES = frozenset({"$id", "$anchor"})


class _LostError(Exception):
    """A name or a reference that does not lead to one place."""


def located(document: JsonObject) -> JsonObject:
    """`document` with the names of its components' schemas resolved."""
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if not isinstance(components, dict) or not isinstance(schemas, dict):
        return document
    names = _Names()
    try:
        for name, schema in schemas.items():
            names.collect(schema, f"#/components/schemas/{escape(str(name))}", "")
        rewritten = {name: names.resolved(schema, "") for name, schema in schemas.items()}
    except _LostError:
        return document
    return {**document, "components": {**components, "schemas": rewritten}}


class _Names:
    """Where each named schema stands, by address and anchor; the anchor of a whole schema is empty."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], str] = {}

    def collect(self, schema: Any, place: str, base: str) -> None:
        """Enter the names in and below `schema`."""
        if not isinstance(schema, dict):
            return
        inner = _base(schema, base)
        if inner != base:
            self._enter((inner, ""), place)
        if isinstance(schema.get("$anchor"), str):
            self._enter((inner, schema["$anchor"]), place)
        for below, part in subschemas(schema):
            self.collect(part, place + below, inner)

    def _enter(self, key: tuple[str, str], place: str) -> None:
        if self._places.setdefault(key, place) != place:
            raise _LostError

    def resolved(self, schema: Any, base: str) -> Any:
        """`schema` without names, its references to names as pointers."""
        if not isinstance(schema, dict):
            return schema
        inner = _base(schema, base)
        return {word: self._keyword(word, value, inner) for word, value in schema.items() if word not in _NAMES}

    def _keyword(self, word: str, value: Any, base: str) -> Any:
        if word == "$ref" and isinstance(value, str):
            return self._pointer(value, base)
        if word in SCHEMA:
            return self.resolved(value, base)
        if word in SCHEMA_LIST and isinstance(value, list):
            return [self.resolved(item, base) for item in value]
        if word in SCHEMA_MAP and isinstance(value, dict):
            return {name: self.resolved(item, base) for name, item in value.items()}
        return value

    def _pointer(self, ref: str, base: str) -> str:
        address, _, fragment = ref.partition("#")
        target = urljoin(base, address) if address else base
        pointer = fragment if fragment.startswith("/") else ""
        place = self._places.get((target, "" if pointer else fragment))
        if place is not None:
            return place + pointer
        if base:
            raise _LostError
        return ref  # a file of the tree, or a place in this one


def _base(schema: JsonObject, base: str) -> str:
    named = schema.get("$id")
    if named is None:
        return base
    if not isinstance(named, str) or "#" in named:
        raise _LostError
    return urljoin(base, named)
