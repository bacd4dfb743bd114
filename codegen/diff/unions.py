"""Schemas made of schemas: `oneOf`, `anyOf`, `allOf`, `not`, `if`, and the discriminator of a union."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .disjoint import pairwise_disjoint
from .effect import Effect
from .forms import is_sound
from .pair import MISSING, Finding, Pair, flipped, has_effect, presence, unclear
from .site import Site, branches, canonical, shown

CONDITION = frozenset({"if", "then", "else"})
_Matched = list[tuple[Site | None, Site | None]]


def one_of(pair: Pair) -> Iterator[Finding]:
    """`oneOf`. While its branches exclude each other it is a union; else what a change does is unclear."""
    if not pair.has("oneOf"):
        return
    if pair.differs("oneOf") and MISSING in pair.values("oneOf"):
        yield pair.changed(presence(pair, "oneOf"), "oneOf")
        return
    if all(pairwise_disjoint(branches(site, "oneOf"), pair.is_open) for site in (pair.old, pair.new)):
        yield from _branches(pair, "oneOf", Effect.WIDER, Effect.NARROWER)
    else:
        yield from unclear(_branches(_closed(pair), "oneOf", Effect.BOTH, Effect.BOTH))


def any_of(pair: Pair) -> Iterator[Finding]:
    """`anyOf`: a union."""
    if MISSING in pair.values("anyOf") and pair.has("anyOf"):
        yield pair.changed(presence(pair, "anyOf"), "anyOf")
    else:
        yield from _branches(pair, "anyOf", Effect.WIDER, Effect.NARROWER)


def all_of(pair: Pair) -> Iterator[Finding]:
    """`allOf`: each branch narrows."""
    yield from _branches(pair, "allOf", Effect.NARROWER, Effect.WIDER)


def negation(pair: Pair) -> Iterator[Finding]:
    """`not`: what narrows inside widens outside."""
    if pair.differs("not") and MISSING in pair.values("not"):
        effect = Effect.NOTICE if _forbids_what_is_new(pair) else presence(pair, "not")
        yield pair.changed(effect, "not")
    elif pair.has("not"):
        yield from flipped(pair.inside("not", absent=False, is_open=False))


def _forbids_what_is_new(pair: Pair) -> bool:
    """Whether a new `not` speaks of a member that no body had before, as the one of a new alias does."""
    forbidden, old = pair.new.keywords.get("not"), pair.old.keywords
    is_object = old.get("type") == "object"  # `required` lets anything else pass, so its `not` refuses it
    is_closed = is_object and old.get("additionalProperties") is False and not old.get("patternProperties")
    names = forbidden.get("required", ()) if isinstance(forbidden, dict) and is_sound(forbidden) else ()
    return is_closed and any(name not in old.get("properties", {}) for name in names)


def condition(pair: Pair) -> Iterator[Finding]:
    """`if` with `then` and `else`: their changes are plain while `if` stays the same."""
    if not pair.has("if"):
        for keyword in ("then", "else"):
            if pair.differs(keyword):
                yield pair.changed(Effect.SAME, keyword)
        return
    tests = pair.inside("if", is_open=False)
    if "if" in pair.old.keywords and "if" in pair.new.keywords and not has_effect(tests):
        yield from tests
        yield from (found for keyword in ("then", "else") for found in pair.inside(keyword))
    else:
        effect = presence(pair, "if") if MISSING in pair.values("if") else Effect.BOTH
        yield pair.changed(effect, "if", "if-changed")


def discriminator(pair: Pair) -> Iterator[Finding]:
    """`discriminator`: values come and go with their branches; what stays must lead to the same component."""
    if not pair.differs("discriminator"):
        return
    old, new = (value if isinstance(value, dict) else {} for value in pair.values("discriminator"))
    before, after = (part.get("mapping") or {} for part in (old, new))
    if (
        MISSING in pair.values("discriminator")
        or {**old, "mapping": 0} != {**new, "mapping": 0}
        or any(_leads(pair.old, before[tag]) != _leads(pair.new, after[tag]) for tag in before.keys() & after.keys())
        or not all(_has_branch(pair.new, after[tag]) for tag in after.keys() - before.keys())
    ):
        yield pair.changed(Effect.BOTH, "discriminator")
    else:
        yield pair.changed(Effect.SAME, "discriminator")


def _leads(site: Site, ref: Any) -> tuple[str, str] | None:
    return site.but({"$ref": ref}).component()


def _has_branch(site: Site, ref: Any) -> bool:
    return any(branch.keywords.get("$ref") == ref for branch in branches(site, "oneOf"))


def _closed(pair: Pair) -> Pair:
    return Pair(pair.old, pair.new, False, pair.compare)


def _branches(pair: Pair, keyword: str, added: Effect, removed: Effect) -> Iterator[Finding]:
    for old, new in _matched(branches(pair.old, keyword), branches(pair.new, keyword)):
        if old and new:
            yield from pair.compare(old, new, pair.is_open)
        elif new:
            yield _branch_finding(new, added, "branch-added")
        elif old:
            yield _branch_finding(old, removed, "branch-removed")


def _branch_finding(site: Site, effect: Effect, rule: str) -> Finding:
    what = shown(site.keywords.get("$ref", site.value))
    return Finding(effect, site.document.name, site.pointer, rule, f"{rule.replace('-', ' ')}: {what}")


def _matched(old: list[Site], new: list[Site]) -> _Matched:
    """The branches in pairs: by the values that tell them apart, else by component, else by equality, else in order."""
    found: _Matched = []
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for key in (_tags, _component, _written):
        for index, site in list(left.items()):
            partner = next((i for i, other in right.items() if key(site) and key(site) == key(other)), None)
            if partner is not None:
                found.append((left.pop(index), right.pop(partner)))
    for index, partner in zip(_plain(left), _plain(right), strict=False):
        found.append((left.pop(index), right.pop(partner)))
    return found + [(site, None) for site in left.values()] + [(None, site) for site in right.values()]


def _plain(sites: dict[int, Site]) -> list[int]:
    return [index for index, site in sites.items() if not _tags(site) and not _component(site)]


def _tags(site: Site) -> str:
    consts = {
        name: leaf.keywords["const"]
        for part in site.parts()
        if is_sound(part.value)
        for name in part.keywords.get("properties", {})
        for leaf in part.at("properties", name).parts()
        if "const" in leaf.keywords and name in part.keywords.get("required", ())
    }
    return canonical(consts) if consts else ""


def _component(site: Site) -> str:
    found = site.component()
    return "#".join(found) if found else ""


def _written(site: Site) -> str:
    return canonical(site.value)
