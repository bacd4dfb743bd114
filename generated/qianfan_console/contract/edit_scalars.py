# Generated from spec/ by `make generate`. Do not edit.
"""Edits of strings, numbers and listed values: just inside and just outside each bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .edit import Edit, Side
from .schema import Json, Nodes, stated
from .sites import Site
from .vocabulary import Vocabulary

# One code point of one, three and four UTF-8 bytes, the last of two UTF-16 units; and a letter of two code points.
_FILLS = {"letters": "x", "CJK": "中", "emoji": "😀", "combining": "e\u0301"}
# Beyond this one fill is enough: the body grows by megabytes.
_LONG = 10_000
# Where no bound is stated there may be one all the same: just above what is often chosen.
OFTEN_CHOSEN = (16, 32, 64, 128, 256, 1024)
OFTEN_COUNTED = (100, 1_000, 10_000, 100_000)
_ODD = (" ", "\n", "\r\n", "\t", "\u0000", "\u2028", "\ufeff", '"', "\\", "{}", "é", "中文", "😀")

_BEYOND: dict[str, Callable[[float], bool]] = {
    "minimum": lambda step: step < 0,
    "maximum": lambda step: step > 0,
    "exclusiveMinimum": lambda step: step <= 0,
    "exclusiveMaximum": lambda step: step >= 0,
}


def listed(site: Site, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Values that are listed here or for the same name elsewhere, other spellings of them, and an unknown one."""
    here = [value for _, some in stated(site.nodes, "enum") for value in some]
    here += [value for _, value in stated(site.nodes, "const")]
    if not here:
        return
    rule = site.rule("enum" if stated(site.nodes, "enum") else "const")
    for value in here:
        yield Edit("listed value", value, rule, "inside")
        for other in _spellings(value):
            if other not in here:
                yield Edit("other spelling", other, rule, "outside")
    for value in vocabulary.listed.get(str(site.path[-1]), []) if site.path else []:
        yield Edit("value of a neighbour", value, rule)


def _spellings(value: Json) -> list[Json]:
    if not isinstance(value, str):
        return [str(value), [value]] + ([value + 1, value - 1] if isinstance(value, (int, float)) else [])
    spaced = [f" {value}", f"{value} ", f"{value}\n", f"{value}x", value[:-1], value.replace("-", "_")]
    cased = [value.upper(), value.lower(), value.title(), value.swapcase(), value[:1].upper() + value[1:]]
    return [other for other in dict.fromkeys(spaced + cased) if other != value]


def text(site: Site) -> Iterator[Edit]:
    """Strings at the lengths allowed and one beyond, and strings that careless code changes."""
    for value, rule, side in lengths(site.nodes):
        yield Edit(f"{len(value)} code points", value, rule, side)
    rule = site.rule("pattern")
    for odd in _ODD:
        yield Edit("odd text", odd, rule)
    for spaced in (f" {site.value}", f"{site.value} ", f"{site.value}\n", f"{site.value}中"):
        yield Edit("more text", spaced, rule)
    for other in _spellings(site.value)[-5:]:
        yield Edit("other case", other, rule)
    if not any(stated(site.nodes, keyword) for keyword in ("maxLength", "pattern", "enum", "const")):
        yield from (Edit("long text", "x" * (most + 1), site.rule("type")) for most in OFTEN_CHOSEN)


def lengths(nodes: Nodes) -> Iterator[tuple[str, str, Side]]:
    """Strings around each length bound."""
    for keyword, outside in (("minLength", -1), ("maxLength", 1)):
        for rule, bound in stated(nodes, keyword):
            for count in (bound - 1, bound, bound + 1):
                side: Side = "outside" if count - bound == outside else "inside"
                for fill in _FILLS.values() if 0 <= count <= _LONG else ["x"] * (count > 0):
                    yield (fill * count)[:count], rule, side


def number(site: Site) -> Iterator[Edit]:
    """Numbers at the bounds and beyond, and the value as text or as a fraction."""
    for keyword, outside in _BEYOND.items():
        for rule, bound in stated(site.nodes, keyword):
            for step in (-1, -0.5, 0, 0.5, 1):
                whole = isinstance(step, int)
                side: Side = "outside" if outside(step) else "inside" if whole else "either"
                yield Edit(f"{keyword} {step:+}", bound + step, rule, side)
            yield Edit(f"{keyword} as a float", float(bound), rule)
    for rule, step in stated(site.nodes, "multipleOf"):
        for value in (step, step * 2, -step, step / 2, step * 1.5, step + 1, 0):
            yield Edit(f"multiple of {step}", value, rule)
    rule = site.rule("type")
    for value in (float(site.value), site.value + 0.5, site.value + 1, -site.value, str(site.value), f"{site.value}.0"):
        yield Edit("near number", value, rule)
    if not any(stated(site.nodes, keyword) for keyword in ("maximum", "exclusiveMaximum", "enum", "const")):
        yield from (Edit("large number", most + 1, rule) for most in OFTEN_COUNTED)
