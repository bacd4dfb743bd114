"""Values beside a schema satisfy it: const, enum, default and examples. An enum value that does not is unreachable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..bundle import bundle
from ..problem import Problem, SpecError
from .index import Index, Site
from .verdicts import faults, validator

_VALUES = ("const", "enum", "default", "examples")


def check(index: Index) -> Iterator[Problem]:
    for site in index.sites:
        for keyword in _VALUES:
            if keyword in site.schema:
                yield from _check(index, site, keyword)


def _check(index: Index, site: Site, keyword: str) -> Iterator[Problem]:
    rest = {name: value for name, value in site.schema.items() if name not in (keyword, "examples", "default")}
    try:
        schema = bundle(index.tree, site.document, rest)
    except SpecError as error:
        yield from error.problems
        return
    for below, value in _values(keyword, site.schema[keyword]):
        for pointer, sentence in faults(validator(schema), value):
            yield site.problem(f"{sentence}, or correct the value", f"/{keyword}{below}{pointer}")


def _values(keyword: str, value: Any) -> Iterator[tuple[str, Any]]:
    if keyword in ("enum", "examples"):
        yield from ((f"/{number}", item) for number, item in enumerate(value))
    else:
        yield "", value
