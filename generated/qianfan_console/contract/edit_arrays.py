# Generated from spec/ by `make generate`. Do not edit.
"""Edits of arrays: items taken away, repeated, added, and lengths around the bounds."""

from __future__ import annotations

from collections.abc import Iterator

from .arrays import items
from .edit import Edit
from .schema import Json, stated
from .seeds import Seeds
from .sites import Site

_STRANGERS: tuple[Json, ...] = (None, True, 1, "x", {}, [])


def changed(site: Site) -> Iterator[Edit]:
    """The array without an item, with one twice, with a stranger, in another order."""
    value: list[Json] = site.value
    for index in range(min(len(value), 3)):
        yield Edit("delete item", value[:index] + value[index + 1 :], site.rule("minItems"))
        yield Edit("repeat item", [*value, value[index]], site.rule("uniqueItems"))
        yield Edit("repeat item as another number", [*value, _twin(value[index])], site.rule("uniqueItems"))
    for stranger in _STRANGERS:
        yield Edit("add a stranger", [*value, stranger], site.rule("items"))
    yield Edit("reverse", value[::-1], site.rule("prefixItems"))
    yield Edit("index as keys", {str(index): one for index, one in enumerate(value)}, site.rule("type"))


def _twin(value: Json) -> Json:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else [value]


def counted(site: Site, seeds: Seeds) -> Iterator[Edit]:
    """As many items as a bound allows, one fewer, one more."""
    for keyword in ("minItems", "maxItems", "minContains", "maxContains"):
        for rule, bound in stated(site.nodes, keyword):
            for count in (bound - 1, bound, bound + 1):
                yield Edit(f"{count} items", items(seeds, site.nodes, count), rule)
                wanted = (seeds.first((node.at("contains"),)) for node in site.nodes if "contains" in node.schema)
                yield from (Edit(f"{count} of those", [one] * max(count, 0), rule) for one in wanted)
