"""Two schemas side by side, and what is found by comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .effect import Effect
from .site import Site, canonical, shown

MISSING: Any = object()


@dataclass(frozen=True)
class Finding:
    """One change: what it does, where it stands, by which rule, and a sentence."""

    effect: Effect
    file: str
    pointer: str
    rule: str
    message: str


class Compare(Protocol):
    """Compares two schemas; `is_open` says whether listed strings leave room for others."""

    def __call__(self, old: Site, new: Site, is_open: bool) -> Iterator[Finding]: ...


@dataclass(frozen=True)
class Pair:
    """A schema before and after."""

    old: Site
    new: Site
    is_open: bool
    compare: Compare

    def values(self, keyword: str) -> tuple[Any, Any]:
        """The keyword's value before and after; MISSING where it is absent."""
        return self.old.keywords.get(keyword, MISSING), self.new.keywords.get(keyword, MISSING)

    def differs(self, keyword: str) -> bool:
        """Whether the written value differs. What it refers to is not looked at."""
        return len({MISSING if value is MISSING else canonical(value) for value in self.values(keyword)}) > 1

    def has(self, *keywords: str) -> bool:
        """Whether one of the keywords stands in either."""
        return any(keyword in side.keywords for side in (self.old, self.new) for keyword in keywords)

    def finding(self, effect: Effect, rule: str, message: str, *keys: str | int) -> Finding:
        """A finding at these keys, in the new document if they are still there."""
        site, gone = self.new.at(*keys, absent=MISSING), self.old.at(*keys, absent=MISSING)
        if site.value is MISSING and gone.value is not MISSING:
            site = gone
        return Finding(effect, site.document.name, site.pointer, rule, message)

    def changed(self, effect: Effect, keyword: str, rule: str = "") -> Finding:
        """A finding that a keyword's value is another one."""
        old, new = (("absent" if value is MISSING else shown(value)) for value in self.values(keyword))
        return self.finding(effect, rule or _rule(keyword, old, new), f"{keyword}: {old} -> {new}", keyword)

    def inside(self, *keys: str | int, absent: Any = True, is_open: bool | None = None) -> list[Finding]:
        """What is found one level down."""
        open_ = self.is_open if is_open is None else is_open
        return list(self.compare(self.old.at(*keys, absent=absent), self.new.at(*keys, absent=absent), open_))


def _rule(keyword: str, old: str, new: str) -> str:
    if old == "absent":
        return f"{keyword}-added"
    return f"{keyword}-removed" if new == "absent" else f"{keyword}-changed"


def presence(pair: Pair, keyword: str) -> Effect:
    """What it does that a keyword is there now, or no longer: every keyword narrows."""
    return Effect.NARROWER if keyword in pair.new.keywords else Effect.WIDER


def has_effect(findings: Iterable[Finding]) -> bool:
    """Whether one of them does more than change words."""
    return any(finding.effect is not Effect.SAME for finding in findings)


def unclear(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings where what they mean for the whole cannot be told: any effect may be any other."""
    for finding in findings:
        yield finding if finding.effect is Effect.SAME else replace(finding, effect=Effect.BOTH)


def flipped(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings as they look from outside a `not`."""
    for finding in findings:
        yield replace(finding, effect=finding.effect.flipped())
