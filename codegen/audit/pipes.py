"""Saved text with pipe tables: `名称 | 类型 |`, a line of dashes, rows of the same shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .blocks import Block, Fault, Grid, Row, Text, grid

_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def blocks(source: str) -> Iterator[Block]:
    """The lines and tables of `source`, in order."""
    lines = source.replace("\r\n", "\n").split("\n")
    index = 0
    while index < len(lines):
        if index + 1 < len(lines) and "|" in lines[index] and _RULE.match(lines[index + 1]):
            end = _end(lines, index + 2)
            yield _table(lines, index, end)
            index = end
        else:
            yield Text(index + 1, lines[index].strip())
            index += 1


def _end(lines: list[str], index: int) -> int:
    while index < len(lines) and _PIPE.search(lines[index]):
        index += 1
    return index


def _table(lines: list[str], start: int, end: int) -> Grid | Fault:
    for index in range(start + 2, end):
        if _closed(lines[index]) != _closed(lines[start]):
            return Fault(index + 1, "a row that ends unlike the header of its table; is it broken over two lines?")
    return grid([_row(lines, start), *(_row(lines, index) for index in range(start + 2, end))])


def _closed(line: str) -> bool:
    return line.rstrip().endswith("|")


def _row(lines: list[str], index: int) -> Row:
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(lines[index].strip())]
    first = 0 if cells[0] else 1
    last = len(cells) if cells[-1] else -1
    return Row(index + 1, tuple(cells[first:last]))
