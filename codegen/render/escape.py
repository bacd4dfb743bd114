"""The only ways for text of a spec to become output. Each gives an `Escaped`, which the templates insist on."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from typing import Any

from ..names import Identifier
from ..operations.text import Text

WIDTH = 118


class Escaped(str):
    """Text that is safe where its escaper says."""

    __slots__ = ()

    def __html__(self) -> str:
        """Jinja's sign that the text needs no further escaping."""
        return str(self)


def literal(value: Any) -> Escaped:
    """A Python literal that evaluates back to `value`; `Text` becomes a string."""
    return Escaped(repr(_unwrapped(value)))


def docstring(text: Text, indent: int = 4, taken: int = 0) -> Escaped:
    """Lines for the inside of a triple-quoted docstring, wrapped.

    Args:
        text: what to say.
        indent: of every line but the first.
        taken: width that the first line has already used.
    """
    safe = clean(text.raw).replace("\\", "\\\\").replace('"', '\\"')
    return Escaped(_wrapped(safe, indent, max(taken, indent)))


def piece(source: Escaped) -> Escaped:
    """What another template has printed.

    Raises:
        TypeError: no template printed it.
    """
    if not isinstance(source, Escaped):
        raise TypeError(f"no template printed it: {type(source).__name__}")
    return source


def comment(text: Text) -> Escaped:
    """One line for behind a `#`."""
    return Escaped(clean(text.raw))


def identifier(name: Identifier) -> Escaped:
    """A checked identifier.

    Raises:
        TypeError: it was never checked.
    """
    if not isinstance(name, Identifier):
        raise TypeError(f"not a checked identifier: {type(name).__name__}")
    return Escaped(name)


def markdown(text: Text) -> Escaped:
    """One line of Markdown that shows the text, whatever characters it holds."""
    escaped = re.sub(r"([\\`*_{}\[\]<>()#+!|~&]|^[-=])", r"\\\1", clean(text.raw))
    # A number with a full stop, which the template may add, would begin a list.
    return Escaped(re.sub(r"^[0-9](?=[0-9]*(?:\.|$))", lambda digit: f"&#{ord(digit[0])};", escaped))


def code(text: Text) -> Escaped:
    """Inline code for Markdown."""
    plain = clean(text.raw)
    if not plain:
        return Escaped("(empty)")
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", plain)), default=0))
    return Escaped(f"{fence} {plain} {fence}" if "`" in plain else f"{fence}{plain}{fence}")


def cell(text: Text) -> Escaped:
    """Inline code for Markdown, inside a table."""
    return Escaped(code(text).replace("|", "\\|"))


def link(text: Text) -> Escaped:
    """A web address for Markdown, also inside a table; anything else is no link."""
    address = re.sub(r"[<>\s]", "", clean(text.raw)).replace("|", "%7C")
    return Escaped(f"<{address}>") if address.startswith("https://") else cell(text)


def json_block(value: Any) -> Escaped:
    """JSON for inside a fenced block: backquotes and what cannot be seen are written as escapes."""
    text = json.dumps(value, indent=2, ensure_ascii=False).replace("`", "\\u0060")
    return Escaped("".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text))


def clean(text: str) -> str:
    """`text` on one line, without control, format and separator characters."""
    if text.isprintable():  # nearly all text is, and holds none of them
        return " ".join(text.split())
    kept = (c if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029" else " " for c in text)
    return " ".join("".join(kept).split())


def _wrapped(text: str, indent: int, taken: int) -> str:
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=" " * taken, subsequent_indent=" " * indent, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)[taken:]


def _unwrapped(value: Any) -> Any:
    match value:
        case Text(raw):
            return raw
        case Identifier():
            return str(value)
        case tuple():
            return tuple(map(_unwrapped, value))
        case list():
            return list(map(_unwrapped, value))
        case dict():
            return {_unwrapped(k): _unwrapped(v) for k, v in value.items()}
        case bool() | int() | float() | str() | bytes() | None:
            return value
        case _:
            raise TypeError(f"no literal for {type(value).__name__}")
