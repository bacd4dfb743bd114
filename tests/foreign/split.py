"""Operations with a JSON body as a spec tree of our shape: the envelope is ours, the schemas stay as they are.

Schemas move: what a reference leads to becomes a component, in the document of the one Action that uses it, or at the
root of the tree where several do. Names become upper-camel, with a number where two would be alike. Nothing else
changes, but for the rule from OpenAPI 3.0 to 3.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from codegen.load.keywords import SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from codegen.load.lint.names import TAKEN
from codegen.names import snake_case

from ..codegen.inline_spec import COMMON
from .read import Found, Place, Source
from .upgrade import upgraded

JsonObject = dict[str, Any]
ROUTE = "/v2/foreign"
FAMILY = "foreign"
SHARED = "shared.yaml"
_LONGEST = 60
_HERE = "#/components/schemas/"
_ANSWER = {"type": "object", "properties": {"requestId": {"type": "string"}}}
_INFO = {
    "version": "2025-01-02",
    "x-source": {"page": "https://example.com/", "title": "Foreign", "date": "2025-01-02"},
}


@dataclass(frozen=True)
class Taken:
    """One operation on its way: its Action, where it came from, and the components that its body reaches."""

    action: str
    origin: str
    request: str
    components: tuple[str, ...]

    @property
    def file(self) -> str:
        """The document of the Action."""
        return f"{FAMILY}/{snake_case(self.action).rstrip('_')}.yaml"


@dataclass
class Split:
    """The operations of a source that have a JSON body, and all components."""

    source: Source
    operations: list[Taken] = field(default_factory=list)
    components: JsonObject = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)

    def tree(self, chosen: Iterable[Taken]) -> dict[str, JsonObject]:
        """The documents of a tree with these operations, by file."""
        chosen = list(chosen)
        uses = Counter(name for one in chosen for name in one.components)
        shared = {name for name, count in uses.items() if count > 1}
        files = {one.file: self._document(one, shared) for one in chosen}
        common: JsonObject = {**COMMON, "info": {"title": "Common", **_INFO}}
        parts = {name: self._placed(name, shared, "") for name in sorted(shared)}
        roots = {SHARED: {**common, "components": {"schemas": parts}}} if parts else {}
        return {"common.yaml": common, **roots, **files}

    def _placed(self, name: str, shared: set[str], to_shared: str) -> Any:
        return relinked(self.components[name], lambda other: (to_shared if other in shared else "") + _HERE + other)

    def _document(self, one: Taken, shared: set[str]) -> JsonObject:
        answer = f"{one.action}Response"
        address = f"../{SHARED}"
        own = {name: self._placed(name, shared, address) for name in one.components if name not in shared}
        request = (address if one.request in shared else "") + _HERE + one.request
        return {
            "openapi": "3.1.0",
            "info": {"title": one.action, **_INFO},
            "servers": [{"url": "https://example.com"}],
            "security": [{"signature": []}],
            "paths": {ROUTE: {"post": _post(one, request, _HERE + answer)}},
            "components": {
                "securitySchemes": {"signature": {"$ref": "../common.yaml#/components/securitySchemes/signature"}},
                "schemas": {**own, answer: _ANSWER},
            },
        }


def _post(one: Taken, request: str, answer: str) -> JsonObject:
    error = {"$ref": "../common.yaml#/components/responses/Error"}
    parameter = {"name": "Action", "in": "query", "required": True, "schema": {"type": "string", "const": one.action}}
    return {
        "operationId": one.action,
        "summary": one.origin[:200],
        "x-permissions": [],
        "x-idempotent": {"value": False, "reason": "Nobody says so."},
        "parameters": [parameter],
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": request}}}},
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": {"schema": {"$ref": answer}}}},
            "4XX": error,
            "5XX": error,
        },
    }


def split(source: Source) -> Split:
    """The operations of `source` with a JSON body, and everything that they reach."""
    splitter = _Splitter(source)
    for found in source.operations():
        splitter.take(found)
    return splitter.result


class _Splitter:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.result = Split(source)
        self._places: dict[Place, str] = {}
        self._names: set[str] = set()

    def take(self, found: Found) -> None:
        """Enter one operation."""
        file, body = self.source.followed(found.file, found.value.get("requestBody"))
        media = (body or {}).get("content", {})
        kind = next((name for name in media if name.partition(";")[0].strip() == "application/json"), None)
        if kind is None:
            self.result.others["another body than JSON" if media else "no body"] += 1
            return
        action = self._name(_action(self.source, found))
        self._names |= {f"{action}Response"}
        request = self._request(file, media[kind].get("schema", {}), action)
        reached = tuple(_reached(self.result.components, request))
        self.result.operations.append(Taken(action, f"{found.method.upper()} {found.path}", request, reached))

    def _request(self, file: str, schema: JsonObject, action: str) -> str:
        if "$ref" in schema and (set(schema) == {"$ref"} or self.source.is_old(file)):
            return self._component(self.source.place(file, schema["$ref"]))
        name = self._name(f"{action}Request")
        self.result.components[name] = self._moved(file, schema)
        return name

    def _name(self, words: str) -> str:
        """An upper-camel name that nothing else has."""
        name = "".join(word[0].upper() + word[1:] for word in re.findall("[A-Za-z0-9]+", words))
        name = (name if name[:1].isalpha() else f"N{name}")[:_LONGEST]
        number, free = 2, name
        while free in self._names or free in TAKEN:
            free, number = f"{name}{number}", number + 1
        self._names.add(free)
        return free

    def _component(self, place: Place) -> str:
        if place not in self._places:
            file, pointer = place
            name = self._places[place] = self._name(_last(pointer) or file.rpartition("/")[2].partition(".")[0])
            self.result.components[name] = self._moved(file, self.source.at(place))
        return self._places[place]

    def _moved(self, file: str, schema: Any) -> Any:
        """`schema` with its references leading to components."""
        if not isinstance(schema, dict):
            return schema
        schema = upgraded(schema) if self.source.is_old(file) else schema
        return {word: self._keyword(file, word, value) for word, value in schema.items()}

    def _keyword(self, file: str, word: str, value: Any) -> Any:
        if word == "$ref" and isinstance(value, str):
            return _HERE + self._component(self.source.place(file, value))
        if word == "discriminator" and isinstance(value, dict) and isinstance(value.get("mapping"), dict):
            return {**value, "mapping": {tag: self._mapped(file, ref) for tag, ref in value["mapping"].items()}}
        if word in SCHEMA:
            return self._moved(file, value)
        if word in SCHEMA_LIST and isinstance(value, list):
            return [self._moved(file, item) for item in value]
        if word in SCHEMA_MAP and isinstance(value, dict):
            return {name: self._moved(file, item) for name, item in value.items()}
        return value

    def _mapped(self, file: str, ref: str) -> str:
        """A mapping's target: a reference, or the bare name of a component."""
        place = self.source.place(file, ref if "#" in ref else f"#/components/schemas/{ref}")
        return _HERE + self._component(place)


def _action(source: Source, found: Found) -> str:
    """The Action that the query states, or the operationId, or method and path."""
    for parameter in found.value.get("parameters", ()):
        _, stated = source.followed(found.file, parameter)
        values = stated.get("schema", {}).get("enum", []) if stated.get("name") == "Action" else []
        if len(values) == 1:
            return str(values[0])
    return str(found.value.get("operationId") or f"{found.method} {found.path}")


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2]


def relinked(value: Any, link: Any) -> Any:
    """A schema with its references to components as `link` writes them."""
    if not isinstance(value, dict):
        return value
    return {word: _relinked(word, inner, link) for word, inner in value.items()}


def _relinked(word: str, value: Any, link: Any) -> Any:
    if word == "$ref":
        return link(_last(value))
    if word == "discriminator" and isinstance(value, dict) and isinstance(value.get("mapping"), dict):
        return {**value, "mapping": {tag: link(_last(ref)) for tag, ref in value["mapping"].items()}}
    if word in SCHEMA:
        return relinked(value, link)
    if word in SCHEMA_LIST and isinstance(value, list):
        return [relinked(item, link) for item in value]
    if word in SCHEMA_MAP and isinstance(value, dict):
        return {name: relinked(item, link) for name, item in value.items()}
    return value


def _reached(components: JsonObject, root: str) -> Iterator[str]:
    """The components that `root` leads to, itself first."""
    seen, waiting = {root}, [root]
    while waiting:
        name = waiting.pop()
        yield name
        found: list[str] = []
        relinked(components[name], lambda other, found=found: found.append(other) or other)
        fresh = [other for other in dict.fromkeys(found) if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
