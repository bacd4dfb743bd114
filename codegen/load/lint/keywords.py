"""Every keyword of a schema is one that is enforced everywhere, and has a value of its form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..problem import Problem
from .allowed import ALLOWED, ANNOTATIONS, is_text, is_values, remedy
from .index import Index, Site
from .verdicts import shown

# What an annotation of our own specs must be, so that it says something.
_SAYING: Mapping[str, Callable[[Any], bool]] = {
    "title": is_text, "description": is_text, "examples": is_values,
    "discriminator": lambda value: set(value) == {"propertyName", "mapping"},
}  # fmt: skip


def check(index: Index) -> Iterator[Problem]:
    """Every keyword is known, and has a value of its form."""
    for site in index.every:
        for keyword in site.schema:
            if keyword.startswith("x-") or (keyword in ANNOTATIONS and keyword not in ALLOWED):
                continue
            if keyword not in ALLOWED:
                yield _unknown(site, keyword)
            elif not are_sound(site, keyword):
                yield _unfit(site, keyword)


def are_sound(site: Site, *names: str) -> bool:
    """Whether each of these keywords, where it stands, has a value of its form."""
    return all(ALLOWED[name].fits(site.schema[name]) for name in names if name in site.schema)


def check_annotations(index: Index) -> Iterator[Problem]:
    """Our own specs say nothing that nobody enforces."""
    for site in index.every:
        yield from (_unknown(site, keyword) for keyword in site.schema if keyword in ANNOTATIONS - set(ALLOWED))
        for keyword in _SAYING.keys() & set(site.schema):
            if are_sound(site, keyword) and not _SAYING[keyword](site.schema[keyword]):
                yield _unfit(site, keyword)


def _unfit(site: Site, keyword: str) -> Problem:
    message = f"{shown(site.schema[keyword])} does not fit; {keyword} takes {ALLOWED[keyword].expected}"
    return site.problem(message, f"/{keyword}")


def _unknown(site: Site, keyword: str) -> Problem:
    return site.problem(f"keyword {shown(keyword)} is not enforced everywhere; {remedy(keyword)}")
