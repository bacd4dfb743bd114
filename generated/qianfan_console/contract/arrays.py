# Generated from spec/ by `make generate`. Do not edit.
"""Valid arrays for one way through the branches: least, each kind of item, two items, as many as allowed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .conditions import Values
from .scalars import bound
from .schema import Json, Nodes, item, stated

# Longer arrays cost more than they show.
_LONG = 64


def arrays(source: Values, shape: Nodes) -> Iterator[Json]:
    """Arrays of this shape."""
    least, most = bound(shape, "minItems") or 0, bound(shape, "maxItems")
    prefix = max((len(some) for _, some in stated(shape, "prefixItems")), default=0)
    wanted = _wanted(source, shape)
    for value in source.values(item(shape, prefix)) if wanted else []:
        yield [value, *wanted]
    yield wanted or items(source, shape, least)
    for value in source.values(item(shape, prefix)):
        yield [*items(source, shape, prefix), value, *items(source, shape, least - prefix - 1)]
    yield items(source, shape, max(least, prefix, 2))
    if most is not None and most <= _LONG:
        yield items(source, shape, most)


def _wanted(source: Values, shape: Nodes) -> list[Json]:
    """The items that `contains` asks for."""
    found: list[Json] = []
    for node in shape:
        if "contains" in node.schema:
            found += source.values((node.at("contains"),))[:1] * node.schema.get("minContains", 1)
    return found


def items(source: Values, shape: Nodes, count: int) -> list[Json]:
    """So many items, all different where the schema knows enough different ones."""
    pools = [source.values(item(shape, index)) for index in range(max(count, 0))]
    found: list[Json] = []
    for index, pool in enumerate(pools):
        fresh = (value for value in chain(pool, variants(pool[:1], index)) if value not in found)
        valid = (value for value in fresh if source.document.accepts(item(shape, index), value))
        found += [next(valid, pool[0] if pool else "x")]
    return found


def variants(values: list[Json], index: int) -> Iterator[Json]:
    """The same values with something in them changed by the index."""
    for value in values:
        if isinstance(value, str):
            yield f"{value}{index}"
        elif isinstance(value, int) and not isinstance(value, bool):
            yield value + index
        elif isinstance(value, dict):
            yield from ({**value, key: other} for key in value for other in variants([value[key]], index))
