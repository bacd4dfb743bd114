"""Compare two schemas keyword by keyword.

A schema is the conjunction of its keywords, so a change is as wide or as narrow as that of each keyword alone, where
keywords that depend on each other are one group. A keyword that no group knows may do anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from . import notes, objects, scalars, unions
from .became import Rules, became
from .effect import RESPONSE, Effect, combined
from .forms import is_sound
from .pair import Finding, Pair, unclear
from .site import Site, canonical, is_model

Group = Callable[[Pair], Iterator[Finding]]

GROUPS: tuple[tuple[frozenset[str], Group], ...] = (
    (frozenset({"type"}), scalars.types),
    (frozenset({"const", "enum"}), scalars.values),
    (scalars.LIMITS, scalars.limits),
    (frozenset({"multipleOf"}), scalars.multiples),
    (frozenset({"pattern"}), scalars.patterns),
    (scalars.FORMS, scalars.forms),
    (frozenset({"uniqueItems"}), scalars.unique),
    (frozenset({"required"}), objects.required),
    (objects.MEMBERS, objects.members),
    (frozenset({"propertyNames"}), objects.names),
    (frozenset({"dependentRequired", "dependentSchemas"}), objects.dependents),
    (objects.ITEMS, objects.items),
    (objects.COUNTED, objects.counted),
    (frozenset({"unevaluatedProperties", "unevaluatedItems"}), objects.unevaluated),
    (frozenset({"oneOf"}), unions.one_of),
    (frozenset({"anyOf"}), unions.any_of),
    (frozenset({"allOf"}), unions.all_of),
    (frozenset({"not"}), unions.negation),
    (unions.CONDITION, unions.condition),
    (frozenset({"discriminator"}), unions.discriminator),
    (notes.WORDS, notes.words),
    (notes.EXTENSIONS, notes.extensions),
)
KNOWN = frozenset({"$ref"}).union(*(keywords for keywords, _ in GROUPS))


class Schemas:
    """Compares the schemas of one side, request or response."""

    def __init__(self, side: str) -> None:
        self._is_open = side == RESPONSE
        self._entered: set[tuple[Any, ...]] = set()
        self._rules = Rules(self._branch, self._part, tuple(keywords for keywords, _ in GROUPS))
        self.visited: set[tuple[str, str]] = set()

    def compare(self, old: Site, new: Site) -> list[Finding]:
        """Every change between two schemas. Listed strings of a response are open: callers must expect others."""
        return list(self._compare(old, new, self._is_open))

    def _compare(self, old: Site, new: Site, is_open: bool) -> Iterator[Finding]:
        key = _key(old, new, is_open)
        if key in self._entered:
            return
        self._entered.add(key)
        found = list(self._keyword_by_keyword(old, new, is_open))
        if combined(finding.effect for finding in found) is Effect.BOTH:
            found = became(old, new, is_open, self._rules) or found
        self._entered.remove(key)
        yield from found

    def _branch(self, old: Site, new: Site, is_open: bool) -> Iterator[Finding]:
        """As `_compare`. A branch that is the union again proves nothing, for no member or item lies between."""
        if _key(old, new, is_open) in self._entered:
            yield Finding(Effect.BOTH, new.document.name, new.pointer, "recursive-union", "a union is its own branch")
        else:
            yield from self._compare(old, new, is_open)

    def _keyword_by_keyword(self, old: Site, new: Site, is_open: bool) -> Iterator[Finding]:
        yield from _names(old, new)
        for before, after in zip_longest(old.parts(), new.parts()):
            if before and after and before.pointer == after.pointer:
                self.visited.add((after.document.name, after.pointer))
            yield from self._part(before or old.but({}), after or new.but({}), is_open)

    def _part(self, old: Site, new: Site, is_open: bool) -> Iterator[Finding]:
        pair = Pair(old, new, is_open, self._compare)
        if not (is_sound(old.value) and is_sound(new.value)):
            if canonical(old.value) != canonical(new.value):
                yield pair.finding(Effect.BOTH, "not-understood", "a schema of unknown form changed")
        elif False in (old.value, new.value):
            if old.value is not new.value:
                effect = Effect.WIDER if old.value is False else Effect.NARROWER
                yield pair.finding(effect, "nothing-allowed", "a schema that accepts nothing came or went")
        else:
            found = [finding for _, group in GROUPS for finding in group(pair)]
            found += _unknown(pair)
            yield from unclear(found) if pair.has("unevaluatedProperties", "unevaluatedItems") else found


def _key(old: Site, new: Site, is_open: bool) -> tuple[Any, ...]:
    """What is being compared. The place alone does not tell: a part of a schema stands where the schema does."""
    return old.document.name, old.pointer, id(old.value), new.document.name, new.pointer, id(new.value), is_open


def _unknown(pair: Pair) -> Iterator[Finding]:
    for keyword in sorted((pair.old.keywords.keys() | pair.new.keywords.keys()) - KNOWN):
        if pair.differs(keyword):
            yield pair.changed(Effect.BOTH, keyword, "unknown-keyword")


def _names(old: Site, new: Site) -> Iterator[Finding]:
    """Components that are objects are classes, which callers import by name. A new member had no name before."""
    before, after = old.component(), new.component()
    if before != after and not isinstance(old.value, bool):
        effect = Effect.BOTH if is_model(old) or is_model(new) else Effect.SAME
        message = f"{'#'.join(before or ('inline',))!a} -> {'#'.join(after or ('inline',))!a}"
        yield Finding(effect, new.document.name, new.pointer, "component-renamed", message)
