# Generated from spec/ by `make generate`. Do not edit.
"""The subschemas that a document leads to from its root."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .schema import Node

_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas")
_SINGLE = (
    "additionalProperties",
    "items",
    "propertyNames",
    "then",
    "else",
    "unevaluatedProperties",
    "unevaluatedItems",
)
# What stands below these is a question, not a demand.
_ASKED = ("contains", "not", "if")


def reachable(document: Document, *, asserted: bool = False) -> Iterator[Node]:
    """Every subschema that the root leads to, once, in a fixed order; asserted: those alone that demand something."""
    seen: set[str] = set()
    waiting = [document.root]
    while waiting:
        node = waiting.pop()
        if node.pointer in seen:
            continue
        seen.add(node.pointer)
        yield node
        waiting += reversed(_below(document, node, _SINGLE if asserted else _SINGLE + _ASKED))


def _below(document: Document, node: Node, single: tuple[str, ...]) -> list[Node]:
    found = [document.find(node.schema["$ref"].removeprefix("#"))] if "$ref" in node.schema else []
    found += [child for keyword in _LISTS for child in node.branches(keyword)]
    found += [child for keyword in _NAMED for _, child in node.named(keyword)]
    return found + [node.at(keyword) for keyword in single if isinstance(node.schema.get(keyword), dict)]
