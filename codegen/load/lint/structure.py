"""How keywords go together in one schema: it is a reference, a union, or of one type, and an object has a name.

What is written otherwise is enforced all the same, but without a type that a reader or a type checker could use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..problem import Problem
from .allowed import ALLOWED, REMEDIES
from .index import Index, Site, is_bare_required, union_word
from .keywords import are_sound
from .verdicts import shown

_READ = ("oneOf", "anyOf", "enum")  # what is looked into here, and may not have the form for it
_RULES = ("not", "if", "oneOf", "dependentRequired")


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        if "$ref" in site.schema or not are_sound(site, *_READ):
            continue
        if union_word(site.schema):
            yield from _union(site, union_word(site.schema))
        elif "allOf" in site.schema:
            yield from _named(site, "a schema of several parts")
        else:
            yield from _typed(site)


def _union(site: Site, word: str) -> Iterator[Problem]:
    for keyword in site.schema:
        if keyword not in {word, "discriminator"} and keyword in ALLOWED and not ALLOWED[keyword].annotation:
            message = f"{keyword!r} beside a union takes the union its type; move it to each of its branches"
            yield site.problem(message)
    if not _is_nullable(site.schema[word]):
        yield from _named(site, "a union")
    for number, branch in enumerate(site.schema[word]):
        if isinstance(branch, dict) and "$ref" not in branch and branch.get("type") == "object":
            message = "a branch needs a name; move it to components/schemas and refer to it"
            yield site.problem(message, f"/{word}/{number}")


def _is_nullable(branches: list[Any]) -> bool:
    """Whether the union is something or null."""
    return len(branches) == 2 and {"type": "null"} in branches


def _named(site: Site, what: str) -> Iterator[Problem]:
    if site.place != "component":
        yield site.problem(f"{what} needs a name; move it to components/schemas and refer to it")


def _typed(site: Site) -> Iterator[Problem]:
    stated = site.schema.get("type")
    types = {kind for kind in (stated if isinstance(stated, list) else [stated]) if isinstance(kind, str)} - {"null"}
    if stated is None:
        if any(map(is_bare_required, site.schema.get("oneOf", []))):
            yield site.problem("mixes `required` with schemas; write one or the other", "/oneOf")
        yield site.problem("no type is stated; add `type`, a $ref or a oneOf")
        return
    for keyword in site.schema:
        belongs = ALLOWED[keyword].types if keyword in ALLOWED else frozenset()
        if belongs and types and not types & belongs:
            yield site.problem(f"{keyword!r} says nothing about type {shown(stated)}; {_move(keyword, belongs)}")
    if "discriminator" in site.schema:
        yield site.problem("a discriminator without a union; remove it, or write oneOf")
    if isinstance(stated, list) and "null" in stated and None not in site.schema.get("enum", [None]):
        yield site.problem("null is none of the values, so the type is wrong; write the type without null")
    if "array" in types and not {"items", "prefixItems"} & set(site.schema):
        yield site.problem("an array of anything has no type; add `items`")
    if "object" in types:
        yield from _object(site)


def _move(keyword: str, types: frozenset[str]) -> str:
    return REMEDIES.get(keyword) or f"remove it, or write type: {' or '.join(sorted(types))}"


def _object(site: Site) -> Iterator[Problem]:
    schema = site.schema
    if "properties" in schema or any(rule in schema for rule in _RULES):
        yield from _named(site, "an object")
    if any(rule in schema for rule in _RULES) and "properties" not in schema:
        yield site.problem("a rule on fields that are not there; add `properties`")
