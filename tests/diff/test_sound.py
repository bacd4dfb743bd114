"""What the diff calls compatible is: no body proves it wrong, near-miss or random."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from codegen.contract import corpus
from codegen.diff import Severity
from codegen.load.keywords import walk

from .random_bodies import random_bodies
from .schemas import CHANGES, Json, bodies, change
from .trees import request_severity, response_severity

_NEGATED = {"not", "if"}
EXAMPLES = 2000 if os.environ.get("QIANFAN_LONG") else 60
RANDOM = 100
bounded = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def pairs(draw: st.DrawFn, among: str) -> tuple[Json, Json]:
    old = draw(bodies())
    new = draw(change(old, among))
    if draw(st.integers(0, 3)) == 0:
        new = draw(change(new, "any"))
    return (old, new) if draw(st.booleans()) else (new, old)


def _misses(*schemas: Json) -> Iterator[Any]:
    for schema in schemas:
        try:
            yield from (miss.body for miss in corpus(schema))
        except ValueError:
            continue


def _opened(schema: Json) -> Iterator[Json]:
    """The schema as the client takes a response: any listed strings leave room for others."""
    places = [
        p for p, place in walk(schema) if "enum" in place and "const" not in place and not _NEGATED & {*p.split("/")}
    ]
    for count in range(min(len(places), 5) + 1):
        for chosen in combinations(places, count):
            copy = deepcopy(schema)
            for pointer, place in list(walk(copy)):
                if pointer in chosen:
                    place.pop("enum", None)
            yield copy


def _lost_requests(old: Json, new: Json, among: list[Any]) -> list[Any]:
    """Bodies that were accepted and are not any more."""
    before, after = (jsonschema_rs.validator_for(schema).is_valid for schema in (old, new))
    return [body for body in among if before(body) and not after(body)]


def _new_responses(old: Json, new: Json, among: list[Any]) -> list[Any]:
    """Bodies that may come now and that nobody had to expect."""
    expected = [jsonschema_rs.validator_for(schema).is_valid for schema in _opened(old)]
    after = jsonschema_rs.validator_for(new).is_valid
    return [body for body in among if after(body) and not any(accepts(body) for accepts in expected)]


SIDES = {"request": (request_severity, _lost_requests), "response": (response_severity, _new_responses)}


@pytest.mark.parametrize("among", CHANGES)
@pytest.mark.parametrize("side", SIDES)
def test_compatible_is_compatible(side: str, among: str) -> None:
    severity, lost = SIDES[side]
    verdicts: Counter[str] = Counter()

    @bounded
    @given(pair=pairs(among), seed=st.integers(0, 2**32))
    def check(pair: tuple[Json, Json], seed: int) -> None:
        old, new = pair
        assume(old != new)
        among = [*_misses(old, new), *random_bodies(seed, RANDOM, old, new)]
        verdict, wrong = severity(old, new), lost(old, new, among)
        verdicts[verdict.word] += 1
        verdicts["proved breaking"] += bool(wrong)
        assert verdict is Severity.BREAKING or not wrong, wrong[:3]
        assert verdict >= Severity.COMPATIBLE or not lost(new, old, among)

    check()
    assert verdicts["compatible"] >= EXAMPLES / 10, verdicts
    assert verdicts["proved breaking"] >= EXAMPLES / 10, verdicts
