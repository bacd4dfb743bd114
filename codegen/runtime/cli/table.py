"""Answers as tables: aligned also with wide characters, and harmless to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..columns import aligned, display_width
from ..printable import printable
from .values import spelled


def table(value: Any, width: int | None = None) -> Iterator[str]:
    """Lines for any JSON value.

    Args:
        value: an object is shown as names and values, a list of objects as rows, everything else as itself.
        width: of the terminal; rows that do not fit are shown one below the other. None: any width will do.
    """
    match value:
        case Mapping():
            yield from _object(value, width)
        case [*items] if items and all(isinstance(item, Mapping) for item in items):
            yield from _rows([dict(_flat(item)) for item in items], width)
        case [*items]:
            yield from map(cell, items)
        case _:
            yield cell(value)


def _object(value: Mapping[str, Any], width: int | None) -> Iterator[str]:
    """Names and values, then each list of objects as a table of its own."""
    pairs = list(_flat(value))
    yield from aligned([(name, cell(item)) for name, item in pairs if not _is_table(item)])
    for name, item in pairs:
        if _is_table(item):
            yield from ("", cell(name))
            yield from table(item, width)


def _rows(items: Sequence[Mapping[str, Any]], width: int | None) -> Iterator[str]:
    columns = list(dict.fromkeys(name for item in items for name in item))
    lines = [list(map(cell, columns))]
    lines += [[cell(item[column]) if column in item else "" for column in columns] for item in items]
    shown = list(aligned(lines))
    if width is None or max(map(display_width, shown)) <= width:
        yield from shown
        return
    for number, item in enumerate(items):
        yield from [""] * (number > 0)
        yield from aligned([(name, cell(member)) for name, member in item.items()])


def _flat(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Members with dotted names; objects without members stay."""
    for name, item in value.items():
        if isinstance(item, Mapping) and item:
            yield from _flat(item, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", item


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def cell(value: Any) -> str:
    """A value on one line, without characters that a terminal obeys."""
    match value:
        case None:
            text = ""
        case str():
            text = value
        case bool() | int() | float():
            text = spelled(value) if isinstance(value, bool) else repr(value)
        case [*items] if not any(isinstance(item, Mapping | list) for item in items):
            text = ", ".join(map(cell, items))
        case _:
            import json  # noqa: PLC0415 (not for --help)

            text = json.dumps(value, ensure_ascii=False)
    return printable(text)
