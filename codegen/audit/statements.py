"""What a description states in figures and lists: lengths, ranges and values. The rest is left for `conditions`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import PageError

NONE = "none"

_NUMBER = r"-?\d+(?:\.\d+)?"
_LENGTH = re.compile(r"长度(?:限制|范围)?[为是]?:?\s*[\[(]?\s*(\d+)\s*[,~\-至到]\s*(\d+)\s*[\])]?(?:个?字符)?")
_LONGEST = re.compile(r"(?:长度)?(?:限制)?(?:不超过|最多|最大|最长)(?:为|是)?\s*(\d+)\s*(?:个)?(?:字符|字)")
_RANGE = re.compile(
    rf"(?:取值)?范围[为是]?:?\s*(?P<open>[\[(])?\s*(?P<low>{_NUMBER})\s*[,~\-至到]\s*(?P<high>{_NUMBER})"
    r"\s*(?P<close>[\])])?"
)
_LIMIT_WORD = re.compile(r"(?:长度|范围)[^,;。]{0,12}?\d")
_VALUES = re.compile(r"(?:可选值|枚举值|取值)(?:如下|为|包括|有)*\s*:?\s*(?=[·•]|[A-Za-z0-9])(?P<list>.*)$")
_SUPPORTED = re.compile(r"目前(?:仅|只)?支持:?\s*(?P<list>[^。;]+)")
_BULLET = re.compile(r"\s*[·•]\s*")
_COMMA = re.compile(r"\s*(?:、|,|/|和|或|及|与)\s*")
_TOKEN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")


@dataclass(frozen=True)
class Statements:
    """The figures and lists of one description. `clauses` is the text that they leave."""

    length: str
    range: str
    labels: dict[str, str]
    clauses: tuple[str, ...]

    @property
    def enum(self) -> str:
        return listed(self.labels)


def listed(values: object) -> str:
    """Values as one comparable text."""
    return ", ".join(sorted(map(str, values))) if isinstance(values, (dict, set, frozenset, list)) and values else NONE


def span(low: object, high: object) -> str:
    """A length or a range as one comparable text; an open end is left out."""
    return NONE if low is None and high is None else f"{_figure(low)}..{_figure(high)}"


def _figure(value: object) -> str:
    if value is None:
        return ""
    number = float(str(value))
    return str(int(number)) if number.is_integer() else repr(number)


def read(description: str, line: int) -> Statements:
    """What `description` states.

    Raises:
        PageError: a length or a range in figures that is not understood.
    """
    length, rest = _length(description)
    bounds, rest = _range(rest)
    if _LIMIT_WORD.search(rest):
        raise PageError(line, f"a length or range that is not understood: {description[:60]!r}")
    labels: dict[str, str] = {}
    clauses = [_without_values(clause, labels) for clause in _clauses(rest)]
    return Statements(length, bounds, labels, tuple(clauses))


def _length(text: str) -> tuple[str, str]:
    if match := _LENGTH.search(text):
        return span(match[1], match[2]), _cut(text, match)
    if match := _LONGEST.search(text):
        return span(None, match[1]), _cut(text, match)
    return NONE, text


def _range(text: str) -> tuple[str, str]:
    match = _RANGE.search(text)
    if not match:
        return NONE, text
    low, high = span(match["low"], None)[:-2], span(None, match["high"])[2:]
    left, right = ("(" if match["open"] == "(" else ""), (")" if match["close"] == ")" else "")
    return f"{left}{low}..{high}{right}", _cut(text, match)


def _cut(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def _clauses(text: str) -> Iterator[str]:
    for numbered in re.split(r"\(\d+\)", text):
        yield from (part.strip(" ,") for part in re.split(r"[;。]", numbered) if part.strip(" ,"))


def _without_values(clause: str, labels: dict[str, str]) -> str:
    if match := _VALUES.search(clause):
        bullets = [part for part in _BULLET.split(match["list"]) if part]
        if not _BULLET.search(match["list"]):
            bullets = _COMMA.split(match["list"])
        labels.update(_label(bullet) for bullet in bullets)
        return clause[: match.start()]
    if (match := _SUPPORTED.search(clause)) and any(map(_TOKEN.match, parts := _COMMA.split(match["list"]))):
        labels.update((part.strip(), "") for part in parts if part.strip())
        return _cut(clause, match)
    return clause


def _label(bullet: str) -> tuple[str, str]:
    """The value and its label; either may stand first. A bullet that is neither is all value, so that it shows."""
    left, colon, right = (part.strip() for part in bullet.strip().partition(":"))
    if not colon:
        left, _, right = (part.strip() for part in bullet.strip().partition(" "))
        if left.isascii() == right.isascii():
            return bullet.strip(), ""
    if _TOKEN.match(left):
        return left, right
    return (right, left) if _TOKEN.match(right) else (bullet.strip(), "")
