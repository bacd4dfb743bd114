"""The two saved pages, where their tables are, and the same pages as HTML."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from codegen.load import SpecTree, load_tree

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "pages"
NAMES = ("create_custom_model", "create_model_comp_task")


@cache
def spec() -> SpecTree:
    return load_tree(ROOT / "spec")


@cache
def source(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Line:
    """One row of a table in a page: its index among the lines, and its cells."""

    page: str
    index: int
    cells: tuple[str, ...]


def cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.rstrip().removesuffix("|").split("|"))


@cache
def rows() -> tuple[Line, ...]:
    """All rows of all tables, without headers."""
    found = []
    for page in NAMES:
        lines = source(page).split("\n")
        start = lines.index("请求参数")
        found += [
            Line(page, index, cells(text))
            for index, text in enumerate(lines)
            if index > start and "|" in text and not text.startswith(("名称", "---"))
        ]
    return tuple(found)


def put(line: Line, *replaced: tuple[str, ...]) -> str:
    """The page with the row replaced by these rows; by none, it is taken away."""
    lines = source(line.page).split("\n")
    lines[line.index : line.index + 1] = [" | ".join(row) + " |" for row in replaced]
    return "\n".join(lines)


def as_html(text: str) -> str:
    """The page as the browser saves it: headings, code, tables with lists in their cells."""
    lines = text.split("\n")
    out = ["<!DOCTYPE html>", "<html><head><style>td { color: red | blue }</style></head><body>"]
    index = 0
    while index < len(lines):
        if index + 1 < len(lines) and lines[index + 1].startswith("---|"):
            end = next((i for i in range(index + 2, len(lines)) if "|" not in lines[i]), len(lines))
            out.append(_table(lines[index], lines[index + 2 : end]))
            index = end
        else:
            tag = "h3" if lines[index].endswith(("参数", "说明")) else "p"
            out.append(f"<{tag}><span>{html.escape(lines[index])}</span></{tag}>")
            index += 1
    return "\n".join([*out, "</body></html>"])


def _table(header: str, body: list[str]) -> str:
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in cells(header))
    parts = ["<tr>" + "".join(f"<td>{_cell(cell)}</td>\n" for cell in cells(row)) + "</tr>" for row in body]
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(parts) + "\n</tbody></table>"


def _cell(text: str) -> str:
    before, *bullets = re.split(r" · ", text)
    listed = "".join(f"<li>{html.escape(bullet)}</li>" for bullet in bullets)
    return html.escape(before) + (f"<ul>{listed}</ul>" if listed else "")
