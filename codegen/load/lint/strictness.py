"""Requests are strict, responses are lenient: a slip is caught before it is sent, a surprise is never refused."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from .index import PART, Index, Site

_REFUSING = (
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "contains", "minProperties", "maxProperties", "propertyNames",
    "patternProperties", "unevaluatedProperties", "unevaluatedItems", "not", "if", "dependentRequired",
    "dependentSchemas",
)  # fmt: skip


def check(index: Index) -> Iterator[Problem]:
    requests = index.reach(*(action.request for action in index.actions))
    responses = index.reach(*(action.response for action in index.actions))
    yield from (problem for site in requests for problem in _strict(site))
    yield from (problem for site in responses for problem in _lenient(site))


def _strict(site: Site) -> Iterator[Problem]:
    if site.place == PART:
        return
    closers = {"additionalProperties", "unevaluatedProperties", "patternProperties", "allOf"}
    if site.schema.get("type") == "object" and not closers & set(site.schema):
        yield site.problem("a request may hold no unknown members; add additionalProperties: false")


def _lenient(site: Site) -> Iterator[Problem]:
    if site.place == PART:
        return
    for keyword in _REFUSING:
        if keyword in site.schema:
            yield site.problem(f"a response is never refused for {keyword!r}; {_remedy('remove it')}")
    if site.schema.get("additionalProperties") is False:
        yield site.problem(f"unknown members of a response are kept; {_remedy('remove additionalProperties')}")


def _remedy(what: str) -> str:
    return f"{what}, and give the response a component of its own where a request needs it"
