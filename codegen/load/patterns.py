"""Patterns rewritten so that Rust and Python read them as ECMAScript does, which JSON Schema names.

`\\d`, `\\w`, `\\s` and the dot mean other characters to each engine, so they become classes. What cannot be said alike
(lookaround, back references, `\\b`, `\\p{…}`) or can be slow in one of them (a repeated group) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

LONGEST = 1_000
_SPACE = r"\t\n\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_CONTROLS = {"t": r"\t", "n": r"\n", "r": r"\r", "f": r"\x0c", "v": r"\x0b"}
_DOT = r"[^\n\r\u2028\u2029]"
_TOKEN = re.compile(
    r"(?P<set>\[(?:\\[\s\S]|[^\]\\])*\])|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[\s\S]))"
    r"|(?P<open>\((?:\?:)?(?!\?))|(?P<close>\))|(?P<repeat>(?:[*+?]|\{[0-9]{1,4}(?:,[0-9]{0,4})?\})\??)"
    r"|(?P<dot>\.)|(?P<sign>[|^$])|(?P<plain>[^\\()\[\]{}*+?.|^$])"
)
_MEMBER = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[\s\S])|[\s\S]")
_MOST_REPEATS = 1_000


class NotPortableError(ValueError):
    """No pattern means the same to all engines."""


@cache
def portable(pattern: str) -> str:
    """`pattern` for Rust and for Python alike; one that is plain enough stays as it is.

    Raises:
        NotPortableError: with the reason.
    """
    if len(pattern) > LONGEST:
        raise NotPortableError(f"is longer than {LONGEST} characters")
    text = "".join(_pieces(pattern))
    try:
        re.compile(text)
    except re.error as error:
        raise NotPortableError(f"is no pattern ({error})") from error
    return text


def _pieces(pattern: str) -> Iterator[str]:
    position, before = 0, ""
    while position < len(pattern):
        found = _TOKEN.match(pattern, position)
        if found is None:
            raise NotPortableError(f"has {pattern[position : position + 4]!r}, which engines read differently")
        kind, text = str(found.lastgroup), found[0]
        if kind == "repeat":
            _check_repeat(text, before)
        yield _piece(kind, text)
        position, before = found.end(), kind


def _check_repeat(text: str, before: str) -> None:
    if before not in {"set", "escape", "close", "dot", "plain"}:
        raise NotPortableError(f"repeats nothing with {text!r}")
    if before == "close" and text.rstrip("?"):
        raise NotPortableError("repeats a group, which can take exponential time")
    if any(int(count) > _MOST_REPEATS for count in re.findall("[0-9]+", text)):
        raise NotPortableError(f"repeats more than {_MOST_REPEATS} times")


def _piece(kind: str, text: str) -> str:
    match kind:
        case "set":
            return _set(text)
        case "escape":
            return _escape(text)
        case "open":
            return "(?:"
        case "dot":
            return _DOT
        case _:
            return text


def _set(text: str) -> str:
    negated = text.startswith("[^")
    inside = text[2:-1] if negated else text[1:-1]
    if not inside:
        raise NotPortableError("has an empty class")
    members = "".join(map(_member, _MEMBER.findall(inside)))
    return f"[{'^' if negated else ''}{members}]"


def _member(text: str) -> str:
    if len(text) == 2 and text[1] in _CLASSES:
        return _CLASSES[text[1]]
    if len(text) == 2 and text[1].upper() == text[1] and text[1].lower() in _CLASSES:
        raise NotPortableError(f"has {text} in a class")
    if text in {"[", "&", "~", "|"}:
        return f"\\{text}"
    return text if len(text) == 1 else _escape(text)


def _escape(text: str) -> str:
    name = text[1]
    if name in _CLASSES:
        return f"[{_CLASSES[name]}]"
    if name.lower() in _CLASSES and name.isupper():
        return f"[^{_CLASSES[name.lower()]}]"
    if name in _CONTROLS:
        return _CONTROLS[name]
    if len(text) > 2:
        return text
    if name == "/":
        return name
    if name.isascii() and not name.isalnum() and name.isprintable() and name not in "<> ":
        return text
    raise NotPortableError(f"has {text}, which engines read differently")
