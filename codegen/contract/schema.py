"""A JSON Schema as nodes with pointers, and what a set of nodes says about an object or an array."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import jsonschema_rs

# JSON is not narrowed further: an edit puts anything anywhere, which is its purpose.
Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Node:
    """One subschema and where it stands; `true` and `false` read as a schema without keywords."""

    pointer: str
    schema: dict[str, Json] = field(compare=False)

    def at(self, *keys: str | int) -> Node:
        """The subschema below these keys."""
        pointer, schema = self.pointer, self.schema
        for key in keys:
            pointer = f"{pointer}/{escape(key)}"
            schema = schema[key]  # type: ignore[index]
        return Node(pointer, schema if isinstance(schema, dict) else {})

    def branches(self, keyword: str) -> list[Node]:
        """The subschemas that a list keyword holds."""
        return [self.at(keyword, index) for index in range(len(self.schema.get(keyword, ())))]

    def named(self, keyword: str) -> list[tuple[str, Node]]:
        """The subschemas that a keyword holds by name."""
        return [(name, self.at(keyword, name)) for name in self.schema.get(keyword, {})]


Nodes: TypeAlias = tuple[Node, ...]


@cache
def escape(key: str | int) -> str:
    """A key as one token of a JSON pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """A token of a JSON pointer as a key."""
    return token.replace("~1", "/").replace("~0", "~")


def stated(nodes: Nodes, keyword: str) -> list[tuple[str, Json]]:
    """Each statement of the keyword: its pointer and its value."""
    return [(f"{node.pointer}/{keyword}", node.schema[keyword]) for node in nodes if keyword in node.schema]


def declared(nodes: Nodes) -> list[str]:
    """The property names that the nodes declare, in their order."""
    return list(dict.fromkeys(name for node in nodes for name in node.schema.get("properties", {})))


def required(nodes: Nodes) -> list[str]:
    """The property names that the nodes require, in their order."""
    return list(dict.fromkeys(name for node in nodes for name in node.schema.get("required", ())))


def member(nodes: Nodes, name: str) -> Nodes:
    """What holds for the property of this name."""
    found = tuple(found for node in nodes for found in _member(node, name))
    return found or _unevaluated(nodes, "unevaluatedProperties")


def _member(node: Node, name: str) -> list[Node]:
    found = [child for key, child in node.named("properties") if key == name]
    found += [child for pattern, child in node.named("patternProperties") if matches(pattern, name)]
    if not found and "additionalProperties" in node.schema:
        found.append(node.at("additionalProperties"))
    return found


def item(nodes: Nodes, index: int) -> Nodes:
    """What holds for the array item at this index."""
    found: list[Node] = []
    for node in nodes:
        prefix = node.branches("prefixItems")
        if index < len(prefix):
            found.append(prefix[index])
        elif "items" in node.schema:
            found.append(node.at("items"))
    return tuple(found) or _unevaluated(nodes, "unevaluatedItems")


def _unevaluated(nodes: Nodes, keyword: str) -> Nodes:
    """What the nodes say of whatever none of them speaks of."""
    return tuple(node.at(keyword) for node in nodes if isinstance(node.schema.get(keyword), dict))


@cache
def matches(pattern: str, text: str) -> bool:
    """Whether the text matches, by the regular expressions of JSON Schema rather than Python's."""
    return jsonschema_rs.is_valid({"pattern": pattern}, text)
