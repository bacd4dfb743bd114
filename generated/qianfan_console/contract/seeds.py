# Generated from spec/ by `make generate`. Do not edit.
"""Valid values for every branch of a schema, in a fixed order: what the edits start from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from .arrays import arrays
from .document import Document
from .objects import objects
from .scalars import fixed, numbers, shown, strings, types
from .schema import Json, Node, Nodes

# A schema that contains itself is entered twice, so that one level of nesting is seen.
_DEPTH = 2
# What has more values than this shows them all in the first place that has it, and a few in each other one.
_MANY, _FEW = 24, 2


def canonical(value: Json) -> str:
    """Text that is equal for equal JSON; 1, 1.0 and true stay apart."""
    return json.dumps(value, sort_keys=True)


def distinct(values: Iterable[Json]) -> list[Json]:
    """The values without repetition, in their order."""
    found: dict[str, Json] = {}
    for value in values:
        found.setdefault(canonical(value), value)
    return list(found.values())


class Seeds:
    """Valid values of any node, remembered."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[Nodes, list[Json]] = {}
        self._few: dict[Nodes, list[Json]] = {}
        self._first: dict[str, Nodes] = {}
        self._sizes: dict[str, int] = {}
        self._is_brief = False
        self._open: Counter[Nodes] = Counter()
        self._cuts = 0

    def values(self, nodes: Nodes) -> list[Json]:
        """Valid values: each branch, each optional property present and absent, each enum value."""
        if self._is_brief or self._open[nodes]:
            return self.brief(nodes)
        if nodes not in self._known:
            found, whole = self._found(nodes, None)
            if not (found or whole):
                return []
            self._known[nodes] = found
        return self._known[nodes]

    def brief(self, nodes: Nodes) -> list[Json]:
        """A few of the values, the first one first."""
        if nodes in self._known:
            return self._known[nodes]
        if nodes not in self._few:
            was, self._is_brief = self._is_brief, True
            found, whole = self._found(nodes, _FEW)
            self._is_brief = was
            if not (found or whole):
                return []
            self._few[nodes] = found
        return self._few[nodes]

    def first(self, nodes: Nodes) -> Json:
        """The value that stands for the node where any will do."""
        return next(iter(self.brief(nodes)), "x")

    def _found(self, nodes: Nodes, most: int | None) -> tuple[list[Json], bool]:
        """The values, and whether that is all that there is: no nesting was cut off."""
        if self._open[nodes] >= _DEPTH:
            self._cuts += 1
            return [], False
        cuts = self._cuts
        self._open[nodes] += 1
        shapes = self.document.shapes(nodes)
        found = distinct(islice((value for shape in shapes for value in self._some(nodes, shape)), most))
        self._open[nodes] -= 1
        return found, cuts == self._cuts

    def _some(self, nodes: Nodes, shape: Nodes) -> Iterator[Json]:
        """The values of one shape; where it has many, and another place shows them, a few."""
        name = next((node.pointer for node in reversed(shape) if _is_component(node)), "")
        if self._is_brief or not name:
            yield from self._shape(nodes, shape)
        elif self._first.setdefault(name, nodes) == nodes or self._sizes.get(name, _MANY + 1) <= _MANY:
            found = list(self._shape(nodes, shape))
            self._sizes.setdefault(name, len(found))
            yield from found
        else:
            self._is_brief = True
            found = list(islice(self._shape(nodes, shape), _FEW))
            self._is_brief = False
            yield from found

    def _shape(self, nodes: Nodes, shape: Nodes) -> Iterator[Json]:
        listed = fixed(shape)
        if listed is not None:
            yield from self._accepted(nodes, listed)
            return
        given = list(self._accepted(nodes, shown(shape)))
        yield from given
        for name in types(shape):
            yield from self._of_type(name, nodes, shape, has_some=bool(given))

    def _of_type(self, name: str, nodes: Nodes, shape: Nodes, *, has_some: bool) -> Iterator[Json]:
        match name:
            case "object":
                yield from self._accepted(nodes, objects(self, shape))
            case "array":
                yield from self._accepted(nodes, arrays(self, shape))
            case "boolean":
                yield from self._accepted(nodes, [True, False])
            case "null":
                yield from self._accepted(nodes, [None])
            case _ if not has_some:
                plain = strings(shape) if name == "string" else numbers(shape)
                yield from islice(self._accepted(nodes, plain), 1)

    def _accepted(self, nodes: Nodes, values: Iterable[Json]) -> Iterator[Json]:
        return (value for value in values if self.document.accepts(nodes, value))


def _is_component(node: Node) -> bool:
    return node.pointer.startswith("/$defs/") and node.pointer.count("/") == 2
