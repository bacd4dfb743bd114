"""Every property name that a schema knows, with values that fit it somewhere: the neighbours to confuse it with."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .schema import Json, Node
from .seeds import Seeds, distinct

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


class Vocabulary:
    """The names and listed values of a whole document."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self.values: dict[str, list[Json]] = {}
        self.listed: dict[str, list[Json]] = {}
        for node in reachable(document):
            for name, child in node.named("properties"):
                _extend(self.values, name, seeds.brief((child,))[:1])
                for part in document.parts((child,)):
                    schema = part.schema
                    _extend(self.listed, name, schema.get("enum", [schema["const"]] if "const" in schema else []))


def _extend(known: dict[str, list[Json]], name: str, values: list[Json]) -> None:
    known[name] = distinct([*known.get(name, []), *values])


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
