"""How keywords go together in one schema: it is a reference, a union, or of one type, and an object has a name."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .index import Index, Site, is_union
from .keywords import ALLOWED, REMEDIES
from .verdicts import shown

_RULES = ("not", "if", "oneOf", "dependentRequired")


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        if "$ref" in site.schema:
            yield from _alone(site, {"$ref"}, "a reference", "the component that it refers to")
        elif is_union(site.schema):
            yield from _alone(site, {"oneOf", "discriminator"}, "a union", "each of its branches")
            yield from _named(site, "a union")
        else:
            yield from _typed(site)


def _alone(site: Site, own: set[str], what: str, where: str) -> Iterator[Problem]:
    for keyword in site.schema:
        if keyword not in own and keyword in ALLOWED and not ALLOWED[keyword].annotation:
            yield site.problem(f"{keyword!r} beside {what} is lost; move it to {where}")


def _named(site: Site, what: str) -> Iterator[Problem]:
    if site.place != "component":
        yield site.problem(f"{what} needs a name; move it to components/schemas and refer to it")


def _typed(site: Site) -> Iterator[Problem]:
    stated = site.schema.get("type")
    types = {kind for kind in (stated if isinstance(stated, list) else [stated]) if isinstance(kind, str)} - {"null"}
    if stated is None:
        yield site.problem("no type is stated; add `type`, a $ref or a oneOf")
        return
    for keyword in site.schema:
        belongs = ALLOWED[keyword].types if keyword in ALLOWED else frozenset()
        if belongs and not types <= belongs:
            yield site.problem(f"{keyword!r} says nothing about type {shown(stated)}; {_move(keyword, belongs)}")
    if "discriminator" in site.schema:
        yield site.problem("a discriminator without a union; remove it, or write oneOf")
    if isinstance(stated, list) and {"enum", "const"} & set(site.schema):
        yield site.problem("null is none of the values, so the type is wrong; write the type without null")
    if "array" in types and "items" not in site.schema:
        yield site.problem("an array of anything has no type; add `items`")
    if "object" in types:
        yield from _object(site)


def _move(keyword: str, types: frozenset[str]) -> str:
    return REMEDIES.get(keyword) or f"remove it, or write type: {' or '.join(sorted(types))}"


def _object(site: Site) -> Iterator[Problem]:
    schema = site.schema
    if "properties" in schema or any(rule in schema for rule in _RULES):
        yield from _named(site, "an object")
    if isinstance(schema.get("additionalProperties"), dict) and "properties" in schema:
        yield site.problem("a map has no named properties; drop `properties`, or write additionalProperties: false")
    if any(rule in schema for rule in _RULES) and "properties" not in schema:
        yield site.problem("a rule on fields that are not there; add `properties`")
