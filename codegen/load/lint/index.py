"""What the checks look things up in: every schema of a tree, where it stands, and what it refers to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from ..document import Document, JsonObject, SpecTree, escape
from ..problem import Problem

Key: TypeAlias = tuple[str, str]
"""File and pointer."""


@dataclass(frozen=True, eq=False)
class Site:
    """One schema. `place` says what holds it: component, property, items, values, branch or body."""

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


class Index:
    """All schemas of a tree. Schemas that are conditions (`not`, `if`, a bare `required`) are part of their owner."""

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
        """The component that `ref`, written in `document`, names."""
        return self.groups[address(document, ref)][0]

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
        """The schemas under `oneOf`, as they are written."""
        count = len(union.schema["oneOf"]) if is_union(union.schema) else 0
        return tuple(self.by_key[union.document.name, f"{union.pointer}/oneOf/{index}"] for index in range(count))

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
            for site in self.groups[root.key]:
                yield site
                if "$ref" in site.schema:
                    waiting.append(self.target(site.document, site.schema["$ref"]))


def is_action(document: Document) -> bool:
    """Whether the document describes an Action; otherwise it holds parts that others refer to."""
    return document.data.get("paths") != {}


def is_union(schema: JsonObject) -> bool:
    """Whether the schema is one of several others. A `oneOf` of bare `required` is a rule on one object instead."""
    branches = schema.get("oneOf")
    return isinstance(branches, list) and not any(map(is_bare_required, branches))


def is_bare_required(schema: Any) -> bool:
    return isinstance(schema, dict) and set(schema) == {"required"}


def address(document: Document, ref: str) -> Key:
    """File and pointer of what `ref`, written in `document`, names."""
    file, _, pointer = ref.partition("#")
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
    if not isinstance(schema, dict):
        return
    yield Site(document, pointer, schema, place)
    for name, inner in mapping(schema.get("properties")).items():
        yield from _descend(document, f"{pointer}/properties/{escape(name)}", inner, "property")
    yield from _descend(document, f"{pointer}/items", schema.get("items"), "items")
    yield from _descend(document, f"{pointer}/additionalProperties", schema.get("additionalProperties"), "values")
    if is_union(schema):
        for number, branch in enumerate(schema["oneOf"]):
            yield from _descend(document, f"{pointer}/oneOf/{number}", branch, "branch")
