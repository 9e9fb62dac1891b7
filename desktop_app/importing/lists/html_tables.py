"""Tables of a web page: other programs save them under the name .xls. Runs in the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from typing_extensions import override

from desktop_app.importing.lists.raw_sheet import Merge
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, BookBuilder, SheetMarks, TooManyRows
from desktop_app.importing.text_decoding import decode_text

_BREAKING = frozenset({"br", "p", "div", "li"})
_UNSEEN = frozenset({"script", "style", "title", "head"})
_MOST_SPANNED = 2000
_DEEPEST = 20


def looks_like_html(content: bytes) -> bool:
    """Whether a file begins like a web page."""
    head = content[:2048].lower().replace(b"\0", b"")
    return re.search(rb"<!doctype html|<html|<table|<meta|<head", head) is not None and b"<?mso-application" not in head


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """Every table of the page as a sheet, or ``error``: ``rows``."""
    text = decode_text(content, "", convert_legacy=False).text
    page = _Page()
    page.feed(text)
    page.close()
    builder = BookBuilder(options.get("convert_legacy"))
    try:
        for table in page.tables:
            rows = [(number, _line(cells)) for number, cells in sorted(table.cells.items())]
            builder.add("", rows, SheetMarks(merges=table.merges), titles=table.titles)
    except TooManyRows:
        return {"error": "rows"}
    return builder.answer(["Tệp thực ra là trang web (HTML) mang đuôi Excel; đã đọc các bảng trong đó."])


@dataclass
class _Table:
    titles: list[str] = field(default_factory=list)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    at: tuple[int, int] | None = None


class _Page(HTMLParser):
    """Rows and columns as a browser counts them, cells that span several included."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._above: list[str] = []
        self._unseen = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and len(self._open) < _DEEPEST:
            table = _Table([line for line in ("".join(self._above)).split("\n") if line.strip()])
            self._above = []
            self.tables.append(table)
            self._open.append(table)
        elif tag == "tr" and self._open:
            self._open[-1].row += 1
            self._open[-1].at = None
        elif tag in ("td", "th") and self._open:
            self._begin_cell(self._open[-1], dict(attrs))
        elif tag in _BREAKING:
            self.handle_data("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].at = None
        elif tag in ("p", "div"):
            self.handle_data("\n")

    @override
    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if not self._open:
            self._above.append(data)
            return
        table = self._open[-1]
        if table.at is not None:
            row, column = table.at
            table.cells.setdefault(row, {})[column] = table.cells.get(row, {}).get(column, "") + data

    def _begin_cell(self, table: _Table, attributes: dict[str, str | None]) -> None:
        column = 0
        while (table.row, column) in table.taken:
            column += 1
        down, across = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        for covered_row in range(table.row, table.row + down):
            for covered in range(column, min(column + across, MAX_COLUMNS + 1)):
                table.taken.add((covered_row, covered))
        if down > 1 or across > 1:
            table.merges.append((table.row, column, table.row + down - 1, column + across - 1))
        table.at = (table.row, column)


def _span(value: str | None) -> int:
    return min(max(1, int(value)), _MOST_SPANNED) if value and value.isascii() and value.isdigit() else 1


def _line(cells: Mapping[int, str]) -> list[str]:
    width = min(max(cells) + 1, MAX_COLUMNS + 1)
    line = [cells.get(column, "").strip() for column in range(width)]
    if len(line) > MAX_COLUMNS:
        line[MAX_COLUMNS] = next((cell for column, cell in sorted(cells.items()) if column >= MAX_COLUMNS and cell), "")
    return line
