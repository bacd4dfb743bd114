"""Text of a spec or of a page for a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with escapes in place of the characters that could steer a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
