"""Keywords that have no meaning alone, and patterns that every engine reads as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import escape
from ..problem import Problem
from . import plain_patterns
from .allowed import is_pattern
from .index import Index, Site, mapping
from .verdicts import shown

_PARTNERS = {
    "then": ("if",), "else": ("if",), "if": ("then", "else"),
    "minContains": ("contains",), "maxContains": ("contains",),
}  # fmt: skip


def check(index: Index) -> Iterator[Problem]:
    for site in index.every:
        yield from _alone(site)
        yield from _patterns(site)


def _alone(site: Site) -> Iterator[Problem]:
    for keyword, partners in _PARTNERS.items():
        if keyword in site.schema and not set(partners) & set(site.schema):
            wanted = " or ".join(f"`{partner}`" for partner in partners)
            yield site.problem(f"{keyword!r} has no meaning without {wanted}; write both, or neither", f"/{keyword}")


def _patterns(site: Site) -> Iterator[Problem]:
    """The generator rewrites `\\d` and the like; a stranger's validator would read them in its own way."""
    written = site.schema.get("pattern", "^$")
    if is_pattern(written) and not plain_patterns.is_plain(written):
        yield site.problem(f"{shown(written)} does not fit; write {plain_patterns.EXPECTED}", "/pattern")
    for pattern in mapping(site.schema.get("patternProperties")):
        if is_pattern(pattern) and not plain_patterns.is_plain(f"^{pattern.removeprefix('^').removesuffix('$')}$"):
            message = f"{shown(pattern)} does not fit; write {plain_patterns.EXPECTED}"
            yield site.problem(message, f"/patternProperties/{escape(pattern)}")
