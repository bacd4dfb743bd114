"""A saved vendor page, read: its Action, its date, its permission policies and its parameter tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from . import conditions, markup, pipes, statements
from .blocks import Block, PageError, Text
from .claims import Claims, base_name, type_name
from .conditions import Vocabulary
from .sections import tables
from .statements import Statements
from .table import Table, TableRow

_HTML = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|div|article|section|main|h\d|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"更新时间\s*[::]\s*(\d{4}-\d{2}-\d{2})")
_POLICY = re.compile(r"Qianfan[A-Za-z]*Policy(?![A-Za-z])")
_ROUTE = re.compile(r"""^\s*\d*\s*["']/v\d+/\w+["'],?\s*$""")
_QUOTED = re.compile(r"""^\s*\d*\s*["']([A-Za-z]\w*)["'],?\s*$""")
_NAMED = re.compile(r"""(?:\.action\(|\baction\s*:|[?&]Action=)\s*["']?([A-Za-z]\w*)""", re.ASCII)


@dataclass(frozen=True)
class PageField:
    """One row of a table with all that it claims. `type` is the vendor's word, without array marks."""

    line: int
    name: str
    type: str
    claims: Claims
    unread: tuple[str, ...]


@dataclass(frozen=True)
class PageTable:
    """One table with its fields read."""

    line: int
    name: str
    fields: tuple[PageField, ...]


@dataclass(frozen=True)
class Page:
    """All that is compared with the spec. `actions` counts how often the samples name each Action."""

    date: str | None
    actions: Counter[str]
    permissions: frozenset[str]
    tables: dict[str, tuple[PageTable, ...]]

    def action(self) -> str:
        """The Action that most samples call.

        Raises:
            PageError: no sample names one, or two are named equally often.
        """
        ranked = self.actions.most_common(2)
        if not ranked:
            raise PageError(0, "no sample on the page names an Action; give --action")
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            raise PageError(0, f"samples name {ranked[0][0]} and {ranked[1][0]} equally often; give --action")
        return ranked[0][0]


def read_page(source: str) -> Page:
    """The page that `source`, text or HTML, holds.

    Raises:
        PageError: with the line and the reason.
    """
    blocks = list(markup.blocks(source) if _HTML.match(source) else pipes.blocks(source))
    lines = [block.text for block in blocks if isinstance(block, Text)]
    dates = [match[1] for line in lines if (match := _DATE.search(line))]
    found = {side: _tables(found) for side, found in tables(blocks).items()}
    return Page(dates[0] if dates else None, _actions(lines), _permissions(blocks), found)


def _permissions(blocks: list[Block]) -> frozenset[str]:
    return frozenset(name for block in blocks if isinstance(block, Text) for name in _POLICY.findall(block.text))


def _actions(lines: list[str]) -> Counter[str]:
    named = Counter(name for line in lines for name in _NAMED.findall(line))
    for index, line in enumerate(lines):
        if _ROUTE.match(line):
            following = (match[1] for text in lines[index + 1 : index + 4] if (match := _QUOTED.match(text)))
            named.update(list(following)[:1])
    return named


def _tables(found: list[Table]) -> tuple[PageTable, ...]:
    stated = [{row.line: statements.read(row.description, row.line) for row in table.rows} for table in found]
    return tuple(
        PageTable(table.line, table.name, _fields(table, said, _vocabulary(table, said, found, stated), _names(found)))
        for table, said in zip(found, stated, strict=True)
    )


def _names(tables: list[Table]) -> frozenset[str]:
    return frozenset(table.name for table in tables if table.name)


def _vocabulary(
    table: Table, said: dict[int, Statements], tables: list[Table], stated: list[dict[int, Statements]]
) -> Vocabulary:
    """Names and values of the page; those of the table itself win over those of other tables."""
    labels: dict[str, dict[str, str]] = {}
    for other, others in [*zip(tables, stated, strict=True), (table, said)]:
        labels.update({row.name: others[row.line].labels for row in other.rows if others[row.line].labels})
    return Vocabulary(frozenset(row.name for other in tables for row in other.rows), labels)


def _fields(
    table: Table, said: dict[int, Statements], vocabulary: Vocabulary, names: frozenset[str]
) -> tuple[PageField, ...]:
    return tuple(_field(row, said[row.line], vocabulary, names) for row in table.rows)


def _field(row: TableRow, said: Statements, vocabulary: Vocabulary, names: frozenset[str]) -> PageField:
    read = conditions.read(row.name, said.clauses, vocabulary)
    claims = Claims(
        type=type_name(row.type, names),
        required=_required(row.required, read),
        length=said.length,
        range=said.range,
        enum=said.enum,
        conditions=read.others,
    )
    return PageField(row.line, row.name, base_name(row.type), claims, read.unread)


def _required(flag: bool | None, read: conditions.Conditions) -> str | None:
    if flag is None:
        return None
    if flag:
        return "always"
    return read.one_of or "; ".join(f"when {test}" for test in read.required_when) or "never"
