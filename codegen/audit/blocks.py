"""What a saved page is made of, whatever its format: lines of text and tables, each with its line number."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TypeAlias


class PageError(Exception):
    """The page, or the spec beside it, is not in a form that can be compared. `line` is 0 where no line is to blame."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line


@dataclass(frozen=True)
class Text:
    """One line of running text."""

    line: int
    text: str


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """One table: its header and the rows below it."""

    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Fault:
    """A table that cannot be read. It matters only where parameters are expected."""

    line: int
    reason: str


Block: TypeAlias = Text | Grid | Fault


def grid(rows: list[Row]) -> Grid | Fault:
    """A table of these rows, the first of which is the header."""
    width = len(rows[0].cells)
    for row in rows[1:]:
        if len(row.cells) != width:
            return Fault(row.line, f"a row of {len(row.cells)} cells under a header of {width}")
    return Grid(rows[0], tuple(rows[1:]))


def tidy(text: str) -> str:
    """`text` with full-width punctuation and odd spaces made plain, so that both spellings compare equal."""
    plain = unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "")
    return " ".join(plain.split())
