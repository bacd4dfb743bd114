# Generated from spec/ by `make generate`. Do not edit.
"""How many bodies test each rule from the inside and from the outside, as jsonschema-rs sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .corpus import corpus
from .judge import Judge
from .schema import Json


@dataclass(frozen=True, slots=True)
class Sides:
    """Bodies accepted to which a rule applied, and bodies refused for that rule alone."""

    inside: int
    outside: int


def coverage(schema: dict[str, Json], bodies: Iterable[Json] | None = None) -> dict[str, Sides]:
    """Each rule's pointer with the bodies on either side; the corpus where no bodies are given."""
    judge = Judge(schema)
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for body in (miss.body for miss in corpus(schema)) if bodies is None else bodies:
        opinion = judge.opinion(body)
        (inside if opinion.valid else outside).update(opinion.tests)
    return {rule.pointer: Sides(inside[rule.pointer], outside[rule.pointer]) for rule in judge.rules}
