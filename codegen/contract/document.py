"""A self-contained JSON Schema: its references, the ways through its branches, its verdict at any node."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import jsonschema_rs

from .schema import Json, Node, Nodes, unescape

_HOME = "urn:contract"
_UNIONS = ("oneOf", "anyOf")


class Document:
    """The oracle is jsonschema-rs, for the whole schema and for each part alike."""

    def __init__(self, schema: dict[str, Json]) -> None:
        self.root = Node("", schema)
        self._registry = jsonschema_rs.Registry([(_HOME, schema)])
        self._validators: dict[Nodes, jsonschema_rs.Draft202012Validator] = {}
        self._parts: dict[Nodes, Nodes] = {}

    def find(self, pointer: str) -> Node:
        """The node at a pointer such as `/$defs/X`."""
        schema: Json = self.root.schema
        for token in pointer.split("/")[1:]:
            schema = schema[int(token)] if isinstance(schema, list) else schema[unescape(token)]
        return Node(pointer, schema if isinstance(schema, dict) else {})

    def accepts(self, nodes: Nodes, value: Json) -> bool:
        """Whether the value is valid against every one of the nodes."""
        return self._validator(nodes).is_valid(value)

    def errors(self, node: Node, value: Json) -> list[jsonschema_rs.ValidationError]:
        """What is wrong with the value, with the places in this document where that is said."""
        return list(self._validator((node,)).iter_errors(value))

    def _validator(self, nodes: Nodes) -> jsonschema_rs.Draft202012Validator:
        if nodes not in self._validators:
            schema = {"allOf": [{}, *({"$ref": f"{_HOME}#{quote(node.pointer)}"} for node in nodes)]}
            self._validators[nodes] = jsonschema_rs.Draft202012Validator(schema, registry=self._registry)
        return self._validators[nodes]

    def parts(self, nodes: Nodes) -> Nodes:
        """The nodes and all that holds beside them without a condition: `$ref` and `allOf`."""
        if nodes not in self._parts:
            found: dict[Node, None] = {}
            for node in nodes:
                self._collect(node, found)
            self._parts[nodes] = tuple(found)
        return self._parts[nodes]

    def _collect(self, node: Node, found: dict[Node, None]) -> None:
        if node in found:
            return
        found[node] = None
        if "$ref" in node.schema:
            self._collect(self.find(node.schema["$ref"].removeprefix("#")), found)
        for part in node.branches("allOf"):
            self._collect(part, found)

    def shapes(self, nodes: Nodes) -> Iterator[Nodes]:
        """Every way through the branches, with no condition met and with each one met or failed alone."""
        for way in self._ways(self.parts(nodes), frozenset()):
            yield way
            for outcome in _outcomes(way):
                yield from self._ways(self.parts(way + outcome), _settled(way))

    def _ways(self, parts: Nodes, settled: frozenset[str]) -> Iterator[Nodes]:
        for node in parts:
            for word in _UNIONS:
                union = f"{node.pointer}/{word}"
                if word in node.schema and union not in settled:
                    for branch in node.branches(word):
                        yield from self._ways(self.parts((*parts, branch)), settled | {union})
                    return
        yield parts

    def taken(self, nodes: Nodes, value: Json) -> Nodes:
        """What applies to a valid value: the parts, and the branches and conditions that it meets."""
        parts = self.parts(nodes)
        applied = dict.fromkeys(part for node in parts for part in self._applied(node, value))
        fresh = tuple(node for node in applied if node not in parts)
        return self.taken(parts + fresh, value) if fresh else parts

    def _applied(self, node: Node, value: Json) -> Iterator[Node]:
        for word in _UNIONS:
            yield from (branch for branch in node.branches(word) if self.accepts((branch,), value))
        if "if" in node.schema:
            word = "then" if self.accepts((node.at("if"),), value) else "else"
            if word in node.schema:
                yield node.at(word)
        for name, dependent in node.named("dependentSchemas"):
            if isinstance(value, dict) and name in value:
                yield dependent


def _settled(parts: Nodes) -> frozenset[str]:
    return frozenset(f"{node.pointer}/{word}" for node in parts for word in _UNIONS if word in node.schema)


def _outcomes(parts: Nodes) -> Iterator[Nodes]:
    for node in parts:
        if "if" in node.schema:
            yield tuple(node.at(word) for word in ("if", "then") if word in node.schema)
            yield tuple(node.at(word) for word in ("else",) if word in node.schema)
        yield from ((dependent,) for _, dependent in node.named("dependentSchemas"))
