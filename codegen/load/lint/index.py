"""What the checks look things up in: every schema of a tree, where it stands, and what it refers to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias
from urllib.parse import unquote

from ..document import Document, JsonObject, SpecTree, escape
from ..keywords import subschemas
from ..problem import Problem

Key: TypeAlias = tuple[str, str]
"""File and pointer."""


@dataclass(frozen=True, eq=False)
class Site:
    """One schema. `place` says what holds it: component, property, items, values, branch, body or part.

    `true` reads as a schema without keywords, `false` as one that excludes everything.
    """

    document: Document
    pointer: str
    schema: JsonObject
    place: str

    @property
    def key(self) -> Key:
        return self.document.name, self.pointer

    @property
    def name(self) -> str:
        """Last part of the pointer: the name of a component or a property."""
        return self.pointer.rpartition("/")[2]

    def problem(self, message: str, below: str = "") -> Problem:
        """A mistake in this schema; `below` leads on from the schema's own pointer."""
        return Problem(self.document.name, self.pointer + below, message)


@dataclass(frozen=True, eq=False)
class Action:
    """The one operation of a document whose shape is right."""

    document: Document
    pointer: str
    route: str
    post: JsonObject
    media_type: str
    request: Site
    response: Site

    @property
    def name(self) -> str:
        return str(self.post["operationId"])

    def problem(self, message: str, below: str = "") -> Problem:
        """A mistake in this operation; `below` leads on from the operation's own pointer."""
        return Problem(self.document.name, self.pointer + below, message)


PART = "part"
UNIONS = ("oneOf", "anyOf")
_PLACES = {
    "properties": "property", "items": "items", "additionalProperties": "values", "oneOf": "branch", "anyOf": "branch",
}  # fmt: skip


class Index:
    """All schemas of a tree. Those that give no type (conditions such as `not`, parts such as `allOf`) are parts."""

    def __init__(self, tree: SpecTree) -> None:
        self.tree = tree
        self.groups: dict[Key, tuple[Site, ...]] = {}
        for document in tree.documents.values():
            for pointer, schema, place in _roots(document):
                sites = tuple(_descend(document, pointer, schema, place))
                self.groups[document.name, pointer] = sites
        self.by_key = {site.key: site for sites in self.groups.values() for site in sites}
        self._leaves: dict[Key, tuple[Site, ...]] = {}

    @property
    def sites(self) -> Iterator[Site]:
        """The schemas that give types: components, bodies, and what stands in them by name or place."""
        return (site for site in self.by_key.values() if site.place != PART)

    @property
    def every(self) -> Iterator[Site]:
        """All schemas, also those that are parts of another."""
        return iter(self.by_key.values())

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The operations. Only for checks that come after the shape of documents is known to be right."""
        documents = (document for _, document in sorted(self.tree.documents.items()))
        return tuple(map(self._action, filter(is_action, documents)))

    def _action(self, document: Document) -> Action:
        route, item = next(iter(document.data["paths"].items()))
        post = item["post"]
        pointer = f"/paths/{escape(route)}/post"
        media_type = next(iter(post["requestBody"]["content"]))
        request = f"{pointer}/requestBody/content/{escape(media_type)}/schema"
        response = f"{pointer}/responses/200/content/application~1json/schema"
        sites = self.by_key[document.name, request], self.by_key[document.name, response]
        return Action(document, pointer, route, post, media_type, *sites)

    def target(self, document: Document, ref: str) -> Site:
        """The schema that `ref`, written in `document`, names."""
        return self.by_key[address(document, ref)]

    def solid(self, site: Site) -> Site:
        """`site`, or the schema that its reference leads to in the end."""
        while "$ref" in site.schema:
            site = self.target(site.document, site.schema["$ref"])
        return site

    def leaves(self, site: Site) -> tuple[Site, ...]:
        """The schemas that `site` is one of: the branches of a union and of the unions in it, or itself alone."""
        site = self.solid(site)
        if site.key not in self._leaves:
            found = [leaf for branch in self.branches(site) for leaf in self.leaves(branch)]
            self._leaves[site.key] = tuple(dict.fromkeys(found)) if is_union(site.schema) else (site,)
        return self._leaves[site.key]

    def branches(self, union: Site) -> tuple[Site, ...]:
        """The schemas under `oneOf` or `anyOf`, as they are written."""
        word = union_word(union.schema)
        count = len(union.schema[word]) if word else 0
        keys = ((union.document.name, f"{union.pointer}/{word}/{index}") for index in range(count))
        return tuple(self.by_key[key] for key in keys if key in self.by_key)

    def member(self, owner: Site, name: str) -> Site | None:
        """The property `name` of an object schema, as it is written."""
        return self.by_key.get((owner.document.name, f"{owner.pointer}/properties/{escape(name)}"))

    def members(self, owner: Site) -> dict[str, Site]:
        """The properties of an object schema, as they are written."""
        names = mapping(owner.schema.get("properties"))
        return {name: site for name in names if (site := self.member(owner, name))}

    def find(self, site: Site, path: str) -> list[Site]:
        """What may stand at a dotted path below `site`; one entry for each branch that has the path."""
        found = [site]
        for part in path.split("."):
            owners = [leaf for one in found for leaf in self.leaves(one)]
            found = [member for owner in owners if (member := self.member(owner, part))]
        return list(dict.fromkeys(self.solid(one) for one in found))

    def reach(self, *roots: Site) -> Iterator[Site]:
        """Every schema in `roots` (components or bodies) and in the components that they refer to, once."""
        seen: set[Key] = set()
        waiting = list(roots)
        while waiting:
            root = waiting.pop()
            if root.key in seen:
                continue
            seen.add(root.key)
            for site in self.below(root):
                yield site
                if "$ref" in site.schema:
                    waiting.append(self.target(site.document, site.schema["$ref"]))

    def below(self, root: Site) -> tuple[Site, ...]:
        """`root` and every schema written inside it."""
        if root.key in self.groups:
            return self.groups[root.key]
        return tuple(_descend(root.document, root.pointer, root.schema, root.place))


def is_action(document: Document) -> bool:
    """Whether the document describes an Action; otherwise it holds parts that others refer to."""
    return document.data.get("paths") != {}


def union_word(schema: JsonObject) -> str:
    """`oneOf` or `anyOf` where the schema is one of several others, else nothing.

    Beside named properties, or with branches of bare `required`, it is a rule on one object instead.
    """
    for word in UNIONS:
        branches = schema.get(word)
        if isinstance(branches, list) and not any(map(is_bare_required, branches)) and "properties" not in schema:
            return word
    return ""


def is_union(schema: JsonObject) -> bool:
    """Whether the schema is one of several others."""
    return bool(union_word(schema))


def is_bare_required(schema: Any) -> bool:
    return isinstance(schema, dict) and set(schema) == {"required"}


def address(document: Document, ref: str) -> Key:
    """File and pointer of what `ref`, written in `document`, names."""
    file, _, pointer = unquote(ref).partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(document.name), file)) if file else document.name
    return name, pointer


def mapping(value: Any) -> JsonObject:
    """`value` if it is a mapping, else an empty one: for checks that look into what may be malformed."""
    return value if isinstance(value, dict) else {}


def _roots(document: Document) -> Iterator[tuple[str, Any, str]]:
    components = mapping(document.data.get("components"))
    for name, schema in mapping(components.get("schemas")).items():
        yield f"/components/schemas/{escape(name)}", schema, "component"
    for pointer, schema in _bodies(document.data.get("paths"), "/paths"):
        yield pointer, schema, "body"
    for pointer, schema in _bodies(components.get("responses"), "/components/responses"):
        yield pointer, schema, "body"


def _bodies(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """What stands under a key `schema`, outside of examples and extensions."""
    items = enumerate(value) if isinstance(value, list) else mapping(value).items()
    for key, inner in items:
        below = f"{pointer}/{escape(str(key))}"
        if key == "schema":
            yield below, inner
        elif key != "examples" and not str(key).startswith("x-"):
            yield from _bodies(inner, below)


def _descend(document: Document, pointer: str, schema: Any, place: str) -> Iterator[Site]:
    if isinstance(schema, bool):
        yield Site(document, pointer, {} if schema else {"not": {}}, PART if place in {"values", "items"} else place)
    if not isinstance(schema, dict):
        return
    yield Site(document, pointer, schema, place)
    for below, inner in subschemas(schema):
        yield from _descend(document, pointer + below, inner, _place(schema, place, below.split("/")[1]))


def _place(owner: JsonObject, place: str, keyword: str) -> str:
    if place == PART or (keyword in UNIONS and not is_union(owner)):
        return PART
    return _PLACES.get(keyword, PART)
