# Generated from spec/ by `make generate`. Do not edit.
"""Where in a body each part of a schema applies, as the pages write it: `importMeta.chatConf`, `labels[]`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from .document import Document
from .schema import Node

_HERE = ("allOf", "anyOf", "oneOf")
_HERE_ALONE = ("if", "then", "else", "not")
_MOST = 100  # places of one node: a list of lists of itself has no end
_MEMBERS = (("additionalProperties", ".*"), ("unevaluatedProperties", ".*"), ("items", "[]"), ("contains", "[]"),
            ("unevaluatedItems", "[]"))  # fmt: skip


def places(document: Document) -> dict[str, list[str]]:
    """The places by the pointer of the subschema, nearest to the root first, not all of them where they are countless.

    The body itself is "".
    """
    found: dict[str, list[str]] = {}
    waiting = deque([(document.root, "")])
    while waiting:
        node, place = waiting.popleft()
        known = found.setdefault(node.pointer, [])
        if place in known or len(known) == _MOST or _repeats(place):
            continue
        known.append(place)
        waiting.extend(_below(document, node, place))
    return found


def _repeats(place: str) -> bool:
    """Whether the place lies in a shape that contains itself, deeper than its second level."""
    names = place.replace("[]", "").split(".")
    return any(names.count(name) > 2 for name in names if name)


def _below(document: Document, node: Node, place: str) -> Iterator[tuple[Node, str]]:
    if "$ref" in node.schema:
        yield document.find(node.schema["$ref"].removeprefix("#")), place
    for keyword in _HERE:
        yield from ((branch, place) for branch in node.branches(keyword))
    yield from ((node.at(keyword), place) for keyword in _HERE_ALONE if keyword in node.schema)
    yield from ((child, place) for _, child in node.named("dependentSchemas"))
    for name, child in node.named("properties"):
        yield child, f"{place}.{name}".removeprefix(".")
    for pattern, child in node.named("patternProperties"):
        yield child, f"{place}.{{{pattern}}}".removeprefix(".")
    for index, child in enumerate(node.branches("prefixItems")):
        yield child, f"{place}[{index}]"
    for keyword, step in _MEMBERS:
        if keyword in node.schema:
            yield node.at(keyword), f"{place}{step}".removeprefix(".")
    if "propertyNames" in node.schema:
        yield node.at("propertyNames"), f"{place}.(names)".removeprefix(".")
