"""Regular expressions that every engine of the chain reads alike: ECMAScript, Rust and Python.

Left out is what they read differently (`\\d`, `\\w`, `.`, case folding, lookaround) and what can be slow in one of
them (a repeated group).
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
_PORTABLE = re.compile(rf"\^(?:{_ATOM}|\(\?:(?:{_ATOM})*(?:\|(?:{_ATOM})*)+\))*\$")
_COUNT = re.compile(r"\{([0-9]+),?([0-9]*)\}")


def is_portable(value: Any) -> bool:
    """Whether all engines read `value` alike, and in time that grows with the text alone."""
    if not isinstance(value, str) or len(value) > LONGEST or not _PORTABLE.fullmatch(value):
        return False
    counts = [int(count) for pair in _COUNT.findall(value) for count in pair if count]
    return max(counts, default=0) <= MOST_REPEATS and _compiles(value)


def _compiles(value: str) -> bool:
    try:
        re.compile(value)
    except re.error:
        return False
    return True
