"""Compare one Action before and after: what is beside its schemas, and then its schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .change import Change, changes
from .effect import OPERATION, REQUEST, RESPONSE, Effect
from .forms import is_texts
from .pair import Finding, Pair
from .schemas import Schemas
from .site import Site, branches, canonical

_WORDS = frozenset(
    {"summary", "description", "tags", "externalDocs", "examples", "example", "x-errata", "x-not-documented"}
)
_JUDGED = frozenset({"deprecated", "x-permissions", "x-idempotent", "x-pagination", "x-waiters"})
_COMPARED = frozenset({"operationId", "parameters", "requestBody", "responses"})


class Operation:
    """One Action in both trees. `schemas` holds a comparer for each side, which knows what it has visited."""

    def __init__(self, action: str, old: Site, new: Site, schemas: dict[str, Schemas]) -> None:
        self._action = action
        self._pair = Pair(old, new, False, _no_schema)
        self._schemas = schemas

    def changes(self) -> Iterator[Change]:
        """Every change of the Action."""
        yield from self._classed(self._own(), OPERATION)
        yield from self._parameters()
        yield from self._body()
        yield from self._answers()

    def _classed(self, findings: Iterator[Finding], side: str) -> list[Change]:
        return changes(findings, side, self._action)

    def _own(self) -> Iterator[Finding]:
        for keyword in sorted(self._pair.old.keywords.keys() | self._pair.new.keywords.keys()):
            if keyword in _COMPARED or not self._pair.differs(keyword):
                continue
            effect = Effect.SAME if keyword in _WORDS else Effect.BOTH
            yield from JUDGES[keyword](self._pair) if keyword in _JUDGED else [self._pair.changed(effect, keyword)]

    def _parameters(self) -> Iterator[Change]:
        old, new = (_by_name(site) for site in (self._pair.old, self._pair.new))
        for name in dict.fromkeys([*old, *new]):
            if name in old and name in new:
                before, after = _followed(old[name]), _followed(new[name])
                yield from self._classed(_beside(old[name], new[name], {"schema", "required"}), REQUEST)
                yield from self._required(before, after)
                yield from self._compared(REQUEST, before.at("schema"), after.at("schema"))
            else:
                yield from self._classed(_parameter_came_or_went(name, old.get(name), new.get(name)), REQUEST)

    def _required(self, old: Site, new: Site) -> list[Change]:
        pair = Pair(old, new, False, _no_schema)
        if (old.keywords.get("required") is True) == (new.keywords.get("required") is True):
            return []
        effect = Effect.NARROWER if new.keywords.get("required") is True else Effect.WIDER
        return self._classed(iter([pair.changed(effect, "required")]), REQUEST)

    def _body(self) -> Iterator[Change]:
        before, after = (site.at("requestBody", absent={}) for site in (self._pair.old, self._pair.new))
        old, new = _followed(before), _followed(after)
        yield from self._classed(_beside(before, after, {"content", "required"}), REQUEST)
        yield from self._required(old, new)
        yield from self._content(REQUEST, old, new)

    def _answers(self) -> Iterator[Change]:
        old, new = (site.at("responses", absent={}) for site in (self._pair.old, self._pair.new))
        pair = Pair(old, new, False, _no_schema)
        for status in dict.fromkeys([*old.keywords, *new.keywords]):
            if status not in old.keywords or status not in new.keywords:
                finding = pair.finding(Effect.BOTH, "response-changed", f"answer {status!a} came or went", status)
                yield from self._classed(iter([finding]), RESPONSE)
            before, after = (site.at(status, absent={}) for site in (old, new))
            yield from self._classed(_beside(before, after, {"content"}), RESPONSE)
            yield from self._content(RESPONSE, _followed(before), _followed(after))

    def _content(self, side: str, old: Site, new: Site) -> Iterator[Change]:
        before, after = (site.at("content", absent={}) for site in (old, new))
        pair = Pair(before, after, False, _no_schema)
        for media in dict.fromkeys([*before.keywords, *after.keywords]):
            if media not in before.keywords or media not in after.keywords:
                finding = pair.finding(Effect.BOTH, "media-type-changed", f"{media!a} came or went", media)
                yield from self._classed(iter([finding]), side)
                continue
            yield from self._classed(_rest(before.at(media), after.at(media), {"schema"}), side)
            yield from self._compared(side, before.at(media, "schema"), after.at(media, "schema"))

    def _compared(self, side: str, old: Site, new: Site) -> list[Change]:
        return changes(self._schemas[side].compare(old, new), side, self._action)


def _no_schema(old: Site, new: Site, is_open: bool) -> Iterator[Finding]:
    raise NotImplementedError("only schemas are compared one level down")


def _followed(site: Site) -> Site:
    """The site, or the component that a reference there leads to."""
    return site.parts()[0]


def _by_name(site: Site) -> dict[str, Site]:
    """The parameters as they are written, by what they lead to."""
    found = {}
    for item in branches(site, "parameters"):
        keywords = _followed(item).keywords
        found[f"{keywords.get('in')} {keywords.get('name')}"] = item
    return found


def _parameter_came_or_went(name: str, old: Site | None, new: Site | None) -> Iterator[Finding]:
    for site, rule in ((old, "parameter-removed"), (new, "parameter-added")):
        if site:
            is_optional = site is new and _followed(site).keywords.get("required") is not True
            effect = Effect.WIDER if is_optional else Effect.BOTH
            yield Finding(effect, site.document.name, site.pointer, rule, f"parameter {name!a}")


def _beside(old: Site, new: Site, compared: set[str]) -> Iterator[Finding]:
    """Changes of what stands in a part, or beside the reference to it, and is not compared elsewhere."""
    yield from _rest(old, new, {*compared, "$ref"})
    yield from _rest(_followed(old), _followed(new), compared)


def _rest(old: Site, new: Site, compared: set[str]) -> Iterator[Finding]:
    """Words are documentation, the rest is not understood."""
    pair = Pair(old, new, False, _no_schema)
    if not isinstance(old.value, dict) or not isinstance(new.value, dict):
        if canonical(old.value) != canonical(new.value):
            yield pair.finding(Effect.BOTH, "not-understood", "a part of unknown form changed")
        return
    for keyword in sorted((old.keywords.keys() | new.keywords.keys()) - compared):
        if pair.differs(keyword):
            yield pair.changed(Effect.SAME if keyword in _WORDS else Effect.BOTH, keyword)


def _deprecated(pair: Pair) -> Iterator[Finding]:
    effect = Effect.NOTICE if pair.values("deprecated")[1] is True else Effect.SAME
    yield pair.changed(effect, "deprecated")


def _permissions(pair: Pair) -> Iterator[Finding]:
    """Any one policy of the list allows the call. An empty list is a page that names none: no limit is known."""
    effect = Effect.BOTH
    if all(is_texts(value) for value in pair.values("x-permissions")):
        old, new = (set(value) for value in pair.values("x-permissions"))
        effect = Effect.SAME if old == new else Effect.WIDER if old and (not new or old < new) else Effect.BOTH
    yield pair.changed(effect, "x-permissions")


def _idempotent(pair: Pair) -> Iterator[Finding]:
    """A call that was retried and is not any more now fails; the other way round, fewer calls fail."""
    old, new = (isinstance(value, dict) and value.get("value") is True for value in pair.values("x-idempotent"))
    effect = Effect.SAME if old == new else Effect.NARROWER if old else Effect.WIDER
    yield pair.changed(effect, "x-idempotent")


def _pagination(pair: Pair) -> Iterator[Finding]:
    """What a method returns depends on it."""
    yield pair.changed(Effect.BOTH, "x-pagination")


def _waiters(pair: Pair) -> Iterator[Finding]:
    """A new waiter is a new method. One that changes more than its description ends the waiting otherwise."""
    old, new = ({site.keywords.get("name"): site for site in branches(s, "x-waiters")} for s in (pair.old, pair.new))
    if None in old or None in new or not (old or new):
        yield pair.changed(Effect.BOTH, "x-waiters")
        return
    for name in dict.fromkeys([*old, *new]):
        before, after = (_without_words(named.get(name)) for named in (old, new))
        effect = Effect.WIDER if before is None else Effect.SAME if before == after else Effect.BOTH
        if name not in old or name not in new or old[name].value != new[name].value:
            word = "added" if name not in old else "changed" if name in new else "removed"
            yield pair.finding(effect, f"waiter-{word}", f"waiter {name!a} {word}", "x-waiters")


def _without_words(site: Site | None) -> dict[str, Any] | None:
    return {**site.keywords, "description": ""} if site else None


JUDGES: dict[str, Callable[[Pair], Iterator[Finding]]] = {
    "deprecated": _deprecated,
    "x-permissions": _permissions,
    "x-idempotent": _idempotent,
    "x-pagination": _pagination,
    "x-waiters": _waiters,
}
