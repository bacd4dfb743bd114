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
from .schema import Json, Nodes

# A schema that contains itself is entered twice, so that one level of nesting is seen.
_DEPTH = 2


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
        self._open: Counter[Nodes] = Counter()
        self._cuts = 0

    def values(self, nodes: Nodes) -> list[Json]:
        """Valid values: each branch, each optional property present and absent, each enum value."""
        if nodes in self._known:
            return self._known[nodes]
        if self._open[nodes] >= _DEPTH:
            self._cuts += 1
            return []
        cuts = self._cuts
        self._open[nodes] += 1
        found = distinct(value for shape in self.document.shapes(nodes) for value in self._shape(nodes, shape))
        self._open[nodes] -= 1
        if cuts == self._cuts:
            self._known[nodes] = found
        return found

    def first(self, nodes: Nodes) -> Json:
        """The value that stands for the node where any will do."""
        return next(iter(self.values(nodes)), "x")

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
