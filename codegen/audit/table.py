"""Tables to rows of named columns. Which columns a vendor table may have is known; any other is refused."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Grid, PageError, Row, tidy

COLUMNS = {
    "name": {"名称", "参数名称", "参数名", "字段名称", "字段名", "字段", "参数"},
    "type": {"类型", "参数类型", "字段类型", "数据类型"},
    "required": {"必填", "是否必填", "必选", "是否必选", "是否必须"},
    "description": {"描述", "说明", "参数描述", "参数说明", "字段描述", "字段说明"},
}
_MEANING = {title: column for column, titles in COLUMNS.items() for title in titles}
_REQUIRED = {"是": True, "否": False, "必填": True, "可选": False, "必选": True, "选填": False}


@dataclass(frozen=True)
class TableRow:
    """One field as the page prints it. `required` is None in a table without that column."""

    line: int
    name: str
    type: str
    required: bool | None
    description: str


@dataclass(frozen=True)
class Table:
    """One parameter table. `name` is what its heading calls it; empty for the table of a whole body."""

    line: int
    name: str
    rows: tuple[TableRow, ...]


def is_parameter_header(header: Row) -> bool:
    """Whether the columns are those of a parameter table."""
    columns = {_MEANING.get(tidy(cell)) for cell in header.cells}
    return {"name", "type"} <= columns


def read_table(name: str, grid: Grid) -> Table:
    """The table with its columns understood.

    Raises:
        PageError: a column or a required flag that is not known.
    """
    columns = [_column(grid.header, cell) for cell in grid.header.cells]
    if len(set(columns)) != len(columns) or not {"name", "type", "description"} <= set(columns):
        raise PageError(grid.header.line, f"a table needs one each of 名称, 类型 and 描述, found {grid.header.cells}")
    return Table(grid.header.line, name, tuple(_row(columns, row) for row in grid.rows))


def _column(header: Row, cell: str) -> str:
    try:
        return _MEANING[tidy(cell)]
    except KeyError:
        raise PageError(header.line, f"a column called {cell!r}; known are 名称, 类型, 必填 and 描述") from None


def _row(columns: list[str], row: Row) -> TableRow:
    cells = dict(zip(columns, row.cells, strict=True))
    if not cells["name"] or not cells["type"]:
        raise PageError(row.line, "a field without a name or a type")
    flag = None
    if "required" in cells:
        flag = _REQUIRED.get(tidy(cells["required"]))
        if flag is None:
            raise PageError(row.line, f"a required flag {cells['required']!r}; known are 是 and 否")
    return TableRow(row.line, cells["name"], tidy(cells["type"]), flag, tidy(cells["description"]))
