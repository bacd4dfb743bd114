"""Patterns so plain that ECMAScript, Rust and Python read them alike as they are written.

`load.patterns` rewrites others until they mean the same to every engine; our own specs need no rewriting, so that any
other validator reads them as we do. Left out is what engines read differently (`\\d`, `\\w`, `.`, case folding,
lookaround) and what can be slow in one of them (a repeated group).
"""

from __future__ import annotations

import re
from typing import Any

EXPECTED = (
    "^ and $ around plain characters, classes such as [a-z0-9_], groups (?:a|b) and repeats ?, *, +, {2,5}; "
    "no \\d, no dot, no repeated group"
)
LONGEST = 200
MOST_REPEATS = 1_000

_PLAIN = r"[^\\.\[\]{}()|?*+^$\s\x00-\x1f\ud800-\uffff\U00010000-\U0010ffff]| "
_ESCAPED = r"\\[\\.\[\]{}()|?*+^$]"
_MEMBER = rf"(?:\\-|[^\\\[\]^&~|\-\s\x00-\x1f\ud800-\uffff\U00010000-\U0010ffff]| |{_ESCAPED})"
_CLASS = rf"\[\^?(?:{_MEMBER}(?:-{_MEMBER})?)+-?\]"
_ATOM = rf"(?:{_PLAIN}|{_ESCAPED}|{_CLASS})(?:[?*+]|\{{[0-9]{{1,4}}(?:,[0-9]{{0,4}})?\}})?"
_WHOLE = re.compile(rf"\^(?:{_ATOM}|\(\?:(?:{_ATOM})*(?:\|(?:{_ATOM})*)+\))*\$")
_COUNT = re.compile(r"\{([0-9]+),?([0-9]*)\}")


def is_plain(value: Any) -> bool:
    """Whether all engines read `value` alike, and in time that grows with the text alone."""
    if not isinstance(value, str) or len(value) > LONGEST or not _WHOLE.fullmatch(value):
        return False
    counts = [int(count) for pair in _COUNT.findall(value) for count in pair if count]
    return max(counts, default=0) <= MOST_REPEATS and _compiles(value)


def _compiles(value: str) -> bool:
    try:
        re.compile(value)
    except re.error:
        return False
    return True
