"""A page of Markdown as its elements, to tell whether a text has changed more than itself."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Piece(NamedTuple):
    """An element of a page: what kind, and what it shows."""

    kind: str
    content: str


@cache
def _markdown() -> MarkdownIt:
    """Markdown with the extensions that the usual readers have: tables and strike-through."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@lru_cache(maxsize=64)
def pieces(page: str) -> tuple[Piece, ...]:
    """The elements of a page, in order."""
    return tuple(piece for token in _markdown().parse(page) for piece in _flat(token))


def _flat(token: Token) -> list[Piece]:
    if token.children is not None:
        return [piece for child in token.children for piece in _flat(child)]
    return [Piece(f"{token.type} {token.info}" if token.type == "fence" else token.type, token.content)]
