"""Which table of a page describes which body: by the heading right above it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .blocks import Block, Fault, Grid, PageError, Text, tidy
from .table import COLUMNS, Table, is_parameter_header, read_table

SIDES = ("request", "query", "response")
_SECTIONS = {
    "请求参数": "request",
    "Body参数": "request",
    "请求体参数": "request",
    "Query参数": "query",
    "返回参数": "response",
    "响应参数": "response",
}
_NESTED = re.compile(r"^([A-Za-z_][A-Za-z0-9_]*)\s*(?:字段|参数)?说明$")
_NOTHING = frozenset({"无", "无。", "无参数", "无请求参数"})


def tables(blocks: Iterable[Block]) -> dict[str, list[Table]]:
    """The tables by side: request, query, response. The first of a side is that of the whole body.

    Raises:
        PageError: a layout other than pipe or HTML tables under 请求参数, 返回参数 and "X说明".
    """
    reader = _Sections()
    for block in blocks:
        reader.take(block)
    reader.finish()
    return reader.found


class _Sections:
    def __init__(self) -> None:
        self.found: dict[str, list[Table]] = {side: [] for side in SIDES}
        self._side = ""
        self._above = Text(0, "")
        self._opened: dict[str, int] = {}
        self._last = 0

    def take(self, block: Block) -> None:
        if isinstance(block, Text):
            self._text(Text(block.line, tidy(block.text).strip("#¶ ")))
        elif self._side and isinstance(block, Fault):
            raise PageError(block.line, block.reason)
        elif isinstance(block, Grid) and (self._side or is_parameter_header(block.header)):
            self._grid(block)

    def finish(self) -> None:
        for side, title in (("request", "请求参数"), ("response", "返回参数")):
            if side not in self._opened:
                raise PageError(self._last, f"the page ends without a heading {title}")
            if not self.found[side]:
                raise PageError(self._opened[side], f"no table under {title}; only pipe and HTML tables are known")

    def _text(self, text: Text) -> None:
        self._last = text.line
        if not text.text:
            return
        if text.text in _SECTIONS:
            self._side = _SECTIONS[text.text]
            self._opened.setdefault(self._side, text.line)
        elif self._side and self._above.text in _SECTIONS and text.text in _NOTHING:
            self.found[self._side].append(Table(text.line, "", ()))
        elif self._side and _looks_like_header(text.text):
            raise PageError(text.line, f"a list of parameters that is no table: {text.text[:40]!r}")
        self._above = text

    def _grid(self, grid: Grid) -> None:
        nested = _NESTED.match(self._above.text)
        if not self._side or not (nested or self._above.text in _SECTIONS):
            raise PageError(grid.header.line, f"a table under {self._above.text[:40]!r}; expected 请求参数 or X说明")
        known = self.found[self._side]
        if nested and not known:
            raise PageError(grid.header.line, f"a table of {nested[1]} before the table of the body")
        if not nested and known:
            raise PageError(grid.header.line, f"a second table under {self._above.text}")
        known.append(read_table(nested[1] if nested else "", grid))
        self._above = Text(0, "")
        self._last = grid.rows[-1].line if grid.rows else grid.header.line


def _looks_like_header(text: str) -> bool:
    words = set(re.split(r"[\s|,]+", text))
    return (bool(words & COLUMNS["name"]) and bool(words & COLUMNS["type"])) or "|" in text
