"""Bounds and lists of names that no value can satisfy, or that say a thing twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..document import JsonObject, escape
from ..problem import Problem
from .index import UNIONS, Index, Site, is_bare_required, mapping
from .verdicts import shown

_PAIRS = (
    ("minLength", "maxLength"), ("minItems", "maxItems"), ("minimum", "maximum"), ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)  # fmt: skip
_EXCLUSIVE = (
    ("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "maximum"), ("exclusiveMinimum", "exclusiveMaximum"),
)  # fmt: skip


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        yield from _order(site)
        yield from _whole(site)
        yield from _enum(site)
        yield from _known_names(site)


def _order(site: Site) -> Iterator[Problem]:
    schema = site.schema
    for low, high in (*_PAIRS, *_EXCLUSIVE):
        if low in schema and high in schema and _empty(schema, low, high):
            yield site.problem(f"no value fits {low} {schema[low]} and {high} {schema[high]}; correct one of them")


def _empty(schema: JsonObject, low: str, high: str) -> bool:
    room = schema[high] - schema[low]
    excluded = [low, high].count("exclusiveMinimum") + [low, high].count("exclusiveMaximum")
    return bool(room < excluded if schema.get("type") == "integer" else room < 0 or (excluded and room == 0))


def _whole(site: Site) -> Iterator[Problem]:
    if site.schema.get("type") == "integer":
        for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            if isinstance(site.schema.get(keyword), float):
                yield site.problem("the bound of an integer has no fraction; round it", f"/{keyword}")


def _enum(site: Site) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, value in enumerate(site.schema.get("enum", [])):
        if (text := json.dumps(value, sort_keys=True)) in seen:
            yield site.problem(f"{shown(value)} is listed twice; remove one", f"/enum/{number}")
        seen.add(text)


def _known_names(site: Site) -> Iterator[Problem]:
    """Every name that `required` or a rule mentions is a property of this object."""
    if site.schema.get("type") != "object" or "allOf" in site.schema or site.schema.get("patternProperties"):
        return
    if "properties" not in site.schema and site.schema.get("additionalProperties") is not False:
        return
    properties = site.schema.get("properties", {})
    for below, names in _mentions(site.schema):
        for name in names:
            if name not in properties:
                yield site.problem(f"{shown(name)} is no property of this object; add it, or correct the name", below)


def _mentions(schema: JsonObject) -> Iterator[tuple[str, Any]]:
    yield "/required", schema.get("required", [])
    yield "/not/required", mapping(schema.get("not")).get("required", [])
    yield "/if/required", mapping(schema.get("if")).get("required", [])
    then = mapping(schema.get("then"))
    yield "/then/required", then.get("required", [])
    yield "/then/not/required", mapping(then.get("not")).get("required", [])
    yield "/dependentRequired", schema.get("dependentRequired", {})
    for name, needed in mapping(schema.get("dependentRequired")).items():
        yield f"/dependentRequired/{escape(name)}", needed
    for word in UNIONS:
        for number, branch in enumerate(schema.get(word, [])):
            if is_bare_required(branch):
                yield f"/{word}/{number}/required", branch["required"]
