# Generated from spec/ by `make generate`. Do not edit.
"""What an edit is, and the wrong values that can be put anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .schema import Json
from .sites import Site

Side: TypeAlias = Literal["inside", "outside", "either"]

_ANYTHING: tuple[Json, ...] = (
    None, True, False, 0, 1, -1, 1.0, 1.5, 2**31, 2**63, 10**30, "", "x", "1", "true", "null", [], {}, ["x"], {"x": 1},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """Another value for one place, and the keyword it aims at; `side` is the aim, never the verdict."""

    kind: str
    value: Json
    rule: str
    side: Side = "either"
    key: str | None = None


def anything(site: Site) -> Iterator[Edit]:
    """Values of every JSON type, and the value itself wrapped or written as text."""
    rule = site.rule("type")
    for value in _ANYTHING:
        yield Edit(f"put {json.dumps(value)}", value, rule)
    yield Edit("wrap in a list", [site.value], rule)
    yield Edit("wrap in an object", {"value": site.value}, rule)
    if not isinstance(site.value, str):
        yield Edit("write as text", json.dumps(site.value), rule)
    if isinstance(site.value, list) and site.value:
        yield Edit("unwrap the list", site.value[0], rule)
