"""Texts and numbers of any document: nothing invisible, nothing that reorders what is read, nothing endless."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document import escape
from ..files import ERRATA
from ..problem import Problem
from .index import Index

LIMITS = {"description": 2_000, "summary": 200, "title": 200}
LONGEST_KEY = 100
LONGEST_TEXT = 10_000
LARGEST_NUMBER = 2**53

# Control characters but line feed and tab, line and paragraph separators, direction marks and overrides, invisible
# operators and tags, lone surrogates. Joiners stay: scripts and emoji need them.
_REFUSED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)


def check(index: Index) -> Iterator[Problem]:
    for name, document in index.tree.documents.items():
        yield from _check(name, document.data, {})
    yield from _check(ERRATA, index.tree.errata, {})


def check_short(index: Index) -> Iterator[Problem]:
    """Our own texts are short enough to be read."""
    for name, document in index.tree.documents.items():
        yield from _check(name, document.data, LIMITS)
    yield from _check(ERRATA, index.tree.errata, LIMITS)


def _check(file: str, data: Any, limits: Mapping[str, int]) -> Iterator[Problem]:
    waiting: list[tuple[str, str, Any]] = [("", "", data)]
    while waiting:
        pointer, key, value = waiting.pop()
        if isinstance(value, dict):
            for name, inner in value.items():
                shown = escape(_visible(name[:LONGEST_KEY]))
                yield from (Problem(file, pointer, f"key {shown!r}: {m}") for m in _text(name, LONGEST_KEY))
                waiting.append((f"{pointer}/{shown}", name, inner))
        elif isinstance(value, list):
            waiting.extend((f"{pointer}/{number}", key, inner) for number, inner in enumerate(value))
        elif isinstance(value, str):
            yield from (Problem(file, pointer, m) for m in _text(value, limits.get(key, LONGEST_TEXT)))
        elif isinstance(value, int | float) and not _portable(value):
            yield Problem(file, pointer, "not every reader of JSON keeps this number exactly; use one below 2**53")


def _text(text: str, limit: int) -> Iterator[str]:
    if len(text) > limit:
        yield f"{len(text)} characters are too many; shorten it to {limit}"
    if found := _REFUSED.search(text):
        yield f"holds the invisible character U+{ord(found[0]):04X}; remove it"


def _portable(number: float) -> bool:
    return math.isfinite(number) and abs(number) <= LARGEST_NUMBER


def _visible(text: str) -> str:
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text)
