"""A saved HTML page: headings, paragraphs and code as lines, tables as tables."""

from __future__ import annotations

from html.parser import HTMLParser

from .blocks import Block, Fault, Row, Text, grid

_BREAKS = frozenset({
    "address", "article", "aside", "body", "br", "button", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p",
    "pre", "section", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_HIDDEN = frozenset({"script", "style", "template", "noscript"})


def blocks(source: str) -> list[Block]:
    """The lines and tables of `source`, in order."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    reader.finish()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self.rows: list[Row] | None = None
        self._cells: list[str] = []
        self._text = ""
        self._line = 0
        self._row_line = 0
        self._hidden = 0
        self._in_cell = False
        self._fault: Fault | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._open_table()
        elif self.rows is not None and tag in {"td", "th", "tr"}:
            self._open_part(tag, dict(attrs))
        elif tag in _BREAKS:
            self._break(" · " if tag == "li" else " ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKS:
            self._break(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif self.rows is not None and tag in {"td", "th"}:
            self._close_cell()
        elif self.rows is not None and tag in {"tr", "table"}:
            self._close_row()
            if tag == "table":
                self._close_table()
        elif tag in _BREAKS:
            self._break(" ")

    def handle_data(self, data: str) -> None:
        if self._hidden or (self.rows is not None and not self._in_cell):
            return
        if self.rows is not None:
            self._text += data
            return
        for index, part in enumerate(data.split("\n")):
            if index:
                self._flush()
            if part.strip() and not self._text.strip():
                self._line = self.getpos()[0] + index
            self._text += part

    def finish(self) -> None:
        """Tell the last line, and a table that the page does not close."""
        self._flush()
        if self.rows is not None:
            self.found.append(Fault(self.getpos()[0], "the page ends inside a table"))

    def _flush(self) -> None:
        if self._text.strip():
            self.found.append(Text(self._line, self._text.strip()))
        self._text = ""

    def _break(self, mark: str) -> None:
        if self.rows is None:
            self._flush()
        elif self._in_cell:
            self._text += mark

    def _blame(self, reason: str) -> None:
        self._fault = self._fault or Fault(self.getpos()[0], reason)

    def _open_table(self) -> None:
        if self.rows is not None:
            self._blame("a table inside a table")
            return
        self._flush()
        self.rows, self._fault = [], None

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._close_row() if tag == "tr" else self._close_cell()
        if any(attributes.get(span, "1") != "1" for span in ("rowspan", "colspan")):
            self._blame("merged cells (rowspan or colspan)")
        if not self._cells:
            self._row_line = self.getpos()[0]
        self._in_cell = tag != "tr"

    def _close_cell(self) -> None:
        if self._in_cell:
            self._cells.append(self._text.strip())
        self._text, self._in_cell = "", False

    def _close_row(self) -> None:
        self._close_cell()
        if self._cells and self.rows is not None:
            self.rows.append(Row(self._row_line, tuple(self._cells)))
        self._cells = []

    def _close_table(self) -> None:
        rows, self.rows = self.rows or [], None
        if self._fault:
            self.found.append(self._fault)
        elif rows:
            self.found.append(grid(rows))
