"""A schema that became a union of schemas, or the other way round: text -> `anyOf` of text and number.

Keyword by keyword it cannot be seen what that does, because what stood beside each other stands in a branch then. But a
union accepts all that a schema accepts if one branch does, and accepts nothing else if no branch does.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from .disjoint import pairwise_disjoint
from .effect import Effect
from .forms import is_sound
from .notes import EXTENSIONS, WORDS
from .pair import Compare, Finding, Pair
from .site import Site, branches

_NOTES = WORDS | EXTENSIONS
_SEES_BRANCHES = frozenset({"unevaluatedProperties", "unevaluatedItems"})


@dataclass(frozen=True)
class Rules:
    """How schemas are compared: whole, or keyword by keyword without references; and which keywords are one group."""

    whole: Compare
    part: Compare
    groups: tuple[frozenset[str], ...]


def became(old: Site, new: Site, is_open: bool, rules: Rules) -> list[Finding] | None:
    """What is found where one is a union, and accepts no less than the other or no more; None elsewhere."""
    for keyword in ("anyOf", "oneOf"):
        for plain, site, is_new in ((old, new, True), (new, old, False)):
            if _holders(site, keyword) and not _holders(plain, keyword):
                return _Became(plain, site, keyword, is_new, is_open, rules).findings()
    return None


@dataclass
class _Became:
    """`plain` on one side, and on the other `site`, which holds the union; `is_new` if that is the new one."""

    plain: Site
    site: Site
    keyword: str
    is_new: bool
    is_open: bool
    rules: Rules

    def findings(self) -> list[Finding] | None:
        if not self._is_understood:
            return None
        for effect in (Effect.WIDER, Effect.NARROWER):
            is_grown = (effect is Effect.WIDER) == self.is_new
            found = self._of_grown(effect) if is_grown else self._of_shrunk(effect)
            if found is not None:
                return [self._finding(effect), *found]
        return None

    @property
    def _is_understood(self) -> bool:
        sites = [*self.site.parts(), *self.plain.parts()]
        return (
            len(_holders(self.site, self.keyword)) == 1
            and all(is_sound(part.value) and part.value is not False for part in sites)
            and not any(_SEES_BRANCHES & part.keywords.keys() for part in sites)
        )

    @cached_property
    def _branches(self) -> list[Site]:
        return branches(_holders(self.site, self.keyword)[0], self.keyword)

    @cached_property
    def _beside(self) -> list[Site]:
        """What holds beside the union. A discriminator only says which branch it is."""
        return [_without(part, {self.keyword, "discriminator"}) for part in self.site.parts()]

    def _of_grown(self, effect: Effect) -> list[Finding] | None:
        """The findings if the union accepts all that the plain schema does."""
        if self.keyword == "oneOf" and not pairwise_disjoint(self._branches, self.is_open):
            return None
        bare = _without(self.plain, self._named() & _NOTES)
        nearest = [_first(self._compared(one, branch, effect) for branch in self._branches) for one in _types(bare)]
        return _all([self._outside(effect), *nearest])

    def _of_shrunk(self, effect: Effect) -> list[Finding] | None:
        """The findings if the union accepts nothing that the plain schema does not."""
        bare = _without(self.plain, self._named())
        return _all([self._outside(effect), *(self._compared(bare, branch, effect) for branch in self._branches)])

    def _outside(self, effect: Effect) -> list[Finding] | None:
        """The findings about what stands beside the union, each with what the plain schema says of the same."""
        own = [_without(self.plain, self.plain.keywords.keys() - self._depending(part)) for part in self._beside]
        found = (self._ordered(self.rules.part, *pair) for pair in zip(own, self._beside, strict=True))
        return _all(self._only(effect, findings) for findings in found)

    def _named(self) -> frozenset[str]:
        return frozenset().union(*map(self._depending, self._beside))

    def _depending(self, part: Site) -> frozenset[str]:
        """The keywords of a part, with all that depend on them."""
        return frozenset(part.keywords).union(*(group for group in self.rules.groups if group & part.keywords.keys()))

    def _compared(self, plain: Site, branch: Site, effect: Effect) -> list[Finding] | None:
        return self._only(effect, self._ordered(self.rules.whole, plain, branch))

    def _ordered(self, compare: Compare, plain: Site, other: Site) -> list[Finding]:
        return list(compare(plain, other, self.is_open) if self.is_new else compare(other, plain, self.is_open))

    def _only(self, effect: Effect, found: list[Finding]) -> list[Finding] | None:
        return found if {one.effect for one in found} <= {Effect.SAME, Effect.NOTICE, effect} else None

    def _finding(self, effect: Effect) -> Finding:
        holder, nothing = _holders(self.site, self.keyword)[0], self.plain.but({})
        old, new = (nothing, holder) if self.is_new else (holder, nothing)
        return Pair(old, new, self.is_open, self.rules.whole).changed(effect, self.keyword)


def _holders(site: Site, keyword: str) -> list[Site]:
    return [part for part in site.parts() if keyword in part.keywords]


def _without(site: Site, keywords: Set[str]) -> Site:
    if not keywords & site.keywords.keys():
        return site
    return site.but({word: value for word, value in site.keywords.items() if word not in keywords})


def _types(site: Site) -> list[Site]:
    """A schema of several types as one for each."""
    types = site.keywords.get("type")
    return [site.but({**site.keywords, "type": name}) for name in types] if isinstance(types, list) else [site]


def _first(found: Iterable[list[Finding] | None]) -> list[Finding] | None:
    return next((findings for findings in found if findings is not None), None)


def _all(found: Iterable[list[Finding] | None]) -> list[Finding] | None:
    every = list(found)
    return None if None in every else [finding for findings in every for finding in findings or ()]
