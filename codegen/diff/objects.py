"""Members of objects and items of arrays."""

from __future__ import annotations

from collections.abc import Iterator

from .effect import Effect, combined
from .pair import MISSING, Finding, Pair, has_effect, presence, unclear
from .scalars import limit

MEMBERS = frozenset({"properties", "additionalProperties", "patternProperties"})
ITEMS = frozenset({"items", "prefixItems"})
COUNTED = frozenset({"contains", "minContains", "maxContains"})


def required(pair: Pair) -> Iterator[Finding]:
    """`required`, one finding a name."""
    old, new = (set(site.keywords.get("required", ())) for site in (pair.old, pair.new))
    for name in sorted(new - old):
        yield pair.finding(Effect.NARROWER, "required-added", f"{name!a} is now required", "required")
    for name in sorted(old - new):
        yield pair.finding(Effect.WIDER, "required-removed", f"{name!a} is no longer required", "required")


def members(pair: Pair) -> Iterator[Finding]:
    """`properties` with what holds for all other names.

    A name that only one of the two lists is compared with `additionalProperties` of the other. A property that goes is
    always told as BOTH, because an argument or an attribute of the library goes with it.
    """
    old, new = (site.keywords.get("properties", {}) for site in (pair.old, pair.new))
    for name in dict.fromkeys([*old, *new]):
        if name in old and name in new:
            yield from pair.inside("properties", name)
        elif name in new:
            yield _added(pair, name)
        else:
            yield pair.finding(Effect.BOTH, "property-removed", f"{name!a} removed", "properties", name)
    if pair.has("additionalProperties"):
        yield from pair.inside("additionalProperties")
    if pair.has("patternProperties"):
        yield from _by_pattern(pair, old.keys() != new.keys())


def _added(pair: Pair, name: str) -> Finding:
    before, after = pair.old.at("additionalProperties"), pair.new.at("properties", name)
    effect = combined(finding.effect for finding in pair.compare(before, after, pair.is_open))
    effect = Effect.NOTICE if effect is Effect.SAME else effect
    return pair.finding(effect, "property-added", f"{name!a} added", "properties", name)


def _by_pattern(pair: Pair, names_differ: bool) -> Iterator[Finding]:
    old, new = (site.keywords.get("patternProperties", {}) for site in (pair.old, pair.new))
    if old.keys() != new.keys() or names_differ:
        yield pair.finding(Effect.BOTH, "pattern-properties", "names and patterns changed", "patternProperties")
    for pattern in old.keys() & new.keys():
        yield from pair.inside("patternProperties", pattern)


def names(pair: Pair) -> Iterator[Finding]:
    """`propertyNames`."""
    if pair.has("propertyNames"):
        yield from pair.inside("propertyNames")


def dependents(pair: Pair) -> Iterator[Finding]:
    """`dependentRequired` and `dependentSchemas`, by the property that triggers them."""
    old, new = (site.keywords.get("dependentRequired", {}) for site in (pair.old, pair.new))
    for trigger in sorted(old.keys() | new.keys()):
        before, after = set(old.get(trigger, ())), set(new.get(trigger, ()))
        if before != after:
            effect = Effect.NARROWER if before < after else Effect.WIDER if after < before else Effect.BOTH
            message = f"with {trigger!a}: {sorted(before)!a} -> {sorted(after)!a}"
            yield pair.finding(effect, "dependent-required", message, "dependentRequired", trigger)
    old, new = (site.keywords.get("dependentSchemas", {}) for site in (pair.old, pair.new))
    for trigger in sorted(old.keys() | new.keys()):
        yield from pair.inside("dependentSchemas", trigger)


def items(pair: Pair) -> Iterator[Finding]:
    """`items`, and `prefixItems` as long as their number stays."""
    old, new = (site.keywords.get("prefixItems", []) for site in (pair.old, pair.new))
    if len(old) != len(new):
        yield pair.changed(Effect.BOTH, "prefixItems")
    for index in range(min(len(old), len(new))):
        yield from pair.inside("prefixItems", index)
    if pair.has("items"):
        yield from pair.inside("items")


def counted(pair: Pair) -> Iterator[Finding]:
    """`contains` with its counts. While it stays the same, these are limits; what they mean else is unclear."""
    if pair.differs("contains") and MISSING in pair.values("contains"):
        yield pair.changed(presence(pair, "contains"), "contains")
        return
    found = list(unclear(pair.inside("contains", is_open=False))) if pair.has("contains") else []
    counts = (pair.changed(effect, keyword) for keyword, effect in _counts(pair))
    yield from found
    yield from unclear(counts) if has_effect(found) else counts


def _counts(pair: Pair) -> Iterator[tuple[str, Effect]]:
    for keyword, absent in (("minContains", 1), ("maxContains", None)):
        if pair.differs(keyword):
            old, new = (absent if value is MISSING else value for value in pair.values(keyword))
            effect = limit(old, new, is_lower=keyword == "minContains")
            yield keyword, effect if pair.has("contains") else Effect.SAME


def unevaluated(pair: Pair) -> Iterator[Finding]:
    """`unevaluatedProperties` and `unevaluatedItems` of the two schemas themselves."""
    for keyword in ("unevaluatedProperties", "unevaluatedItems"):
        if (keyword in pair.old.keywords) != (keyword in pair.new.keywords):
            yield pair.changed(Effect.BOTH, keyword)
        elif pair.has(keyword):
            found = pair.inside(keyword, is_open=False)
            yield from unclear(found) if has_effect(found) else found
