"""Types, listed values, limits and forms: keywords that each stand for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from .effect import Effect
from .pair import MISSING, Finding, Pair
from .site import Site, canonical, shown

EVERY_TYPE = frozenset({"string", "integer", "number", "boolean", "null", "array", "object"})
_LOWER = {"minLength": 0, "minItems": 0, "minProperties": 0, "minimum": None, "exclusiveMinimum": None}
_UPPER = {"maxLength": None, "maxItems": None, "maxProperties": None, "maximum": None, "exclusiveMaximum": None}
LIMITS = frozenset(_LOWER) | frozenset(_UPPER)
FORMS = frozenset({"format", "contentMediaType", "contentEncoding", "contentSchema", "readOnly", "writeOnly"})


def types(pair: Pair) -> Iterator[Finding]:
    """`type`: integers are numbers, and no type at all is every type."""
    if pair.differs("type"):
        old, new = types_of(pair.old), types_of(pair.new)
        yield pair.changed(_by_sets(old, new), "type")


def types_of(site: Site) -> frozenset[str]:
    """The types that a schema's `type` allows."""
    written = site.keywords.get("type", MISSING)
    if written is MISSING:
        return EVERY_TYPE
    named = frozenset(written if isinstance(written, list) else [written])
    return named | {"integer"} if "number" in named else named


def _by_sets(old: frozenset[str], new: frozenset[str]) -> Effect:
    if old == new:
        return Effect.SAME
    if old < new:
        return Effect.WIDER
    return Effect.NARROWER if new < old else Effect.BOTH


def values(pair: Pair) -> Iterator[Finding]:
    """`const` and `enum`. Where values are open, as in responses, callers must expect others anyway."""
    if not pair.differs("const") and not pair.differs("enum"):
        return
    keyword = "const" if pair.has("const") else "enum"
    old, new = values_of(pair.old), values_of(pair.new)
    opened = pair.is_open and not pair.has("const") and _texts(old) and _texts(new)
    if old is None or new is None:
        effect = Effect.WIDER if new is None else Effect.NARROWER
        if (old, new) != (None, None):
            yield pair.changed(Effect.NOTICE if opened else effect, keyword)
        return
    for value in sorted(old.keys() - new.keys()):
        effect = Effect.NOTICE if opened else Effect.NARROWER
        yield pair.finding(effect, "value-removed", f"value {shown(old[value])} removed", keyword)
    for value in sorted(new.keys() - old.keys()):
        effect = Effect.NOTICE if opened else Effect.WIDER
        yield pair.finding(effect, "value-added", f"value {shown(new[value])} added", keyword)
    if old.keys() == new.keys():
        yield pair.changed(Effect.SAME, keyword, "values-reordered")


def values_of(site: Site) -> dict[str, Any] | None:
    """The values that `const` and `enum` leave, by their canonical text; None when they leave all."""
    found = None
    if isinstance(site.keywords.get("enum"), list):
        found = {canonical(value): value for value in site.keywords["enum"]}
    if "const" in site.keywords:
        const = canonical(site.keywords["const"])
        found = {const: site.keywords["const"]} if found is None or const in found else {}
    return found


def _texts(values: dict[str, Any] | None) -> bool:
    return values is None or all(isinstance(value, str) for value in values.values())


def limits(pair: Pair) -> Iterator[Finding]:
    """Lengths, counts and bounds."""
    for keyword in sorted(LIMITS):
        if pair.differs(keyword):
            absent = _LOWER.get(keyword)
            old, new = (absent if value is MISSING else value for value in pair.values(keyword))
            yield pair.changed(limit(old, new, is_lower=keyword in _LOWER), keyword)


def limit(old: Any, new: Any, *, is_lower: bool) -> Effect:
    """What another limit does; None is none."""
    if not all(value is None or _is_number(value) for value in (old, new)):
        return Effect.BOTH
    if old == new:
        return Effect.SAME
    if old is None or new is None:
        return Effect.NARROWER if old is None else Effect.WIDER
    return Effect.NARROWER if (new > old) == is_lower else Effect.WIDER


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def multiples(pair: Pair) -> Iterator[Finding]:
    """`multipleOf`, exact for decimal fractions."""
    if not pair.differs("multipleOf"):
        return
    old, new = pair.values("multipleOf")
    effect = Effect.BOTH
    if old is MISSING or new is MISSING:
        effect = Effect.NARROWER if old is MISSING else Effect.WIDER
    elif all(_is_number(value) and value > 0 for value in (old, new)):
        before, after = Fraction(repr(old)), Fraction(repr(new))
        effect = Effect.WIDER if before % after == 0 else Effect.NARROWER if after % before == 0 else Effect.BOTH
    yield pair.changed(effect, "multipleOf")


def patterns(pair: Pair) -> Iterator[Finding]:
    """`pattern`: whether one expression is narrower than another is not tried."""
    if pair.differs("pattern"):
        old, new = pair.values("pattern")
        effect = Effect.NARROWER if old is MISSING else Effect.WIDER if new is MISSING else Effect.BOTH
        yield pair.changed(effect, "pattern")


def forms(pair: Pair) -> Iterator[Finding]:
    """Forms that tools read in different ways, and that may change a Python type."""
    yield from (pair.changed(Effect.BOTH, keyword) for keyword in sorted(FORMS) if pair.differs(keyword))


def unique(pair: Pair) -> Iterator[Finding]:
    """`uniqueItems`."""
    if pair.differs("uniqueItems"):
        old, new = (value is True for value in pair.values("uniqueItems"))
        yield pair.changed(Effect.SAME if old == new else Effect.NARROWER if new else Effect.WIDER, "uniqueItems")
