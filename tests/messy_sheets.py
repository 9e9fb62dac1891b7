"""Sheets as offices leave them, put together row by row with the truth of each row, and written in every kind of file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.tables import OutsideKind

Values = Mapping[Column, str]


@dataclass
class TrueTable:
    """What a reader should find in one table."""

    place: str = ""
    titles: list[str] = field(default_factory=list)
    header_row: int = 0
    entries: dict[int, Values] = field(default_factory=dict)
    outside: dict[int, OutsideKind] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    faulty: set[int] = field(default_factory=set)
    groups: dict[int, str] = field(default_factory=dict)  # row → a word its groups must hold


@dataclass(frozen=True)
class Formula:
    """A cell with a formula and the value it last had (None: never reckoned)."""

    text: str
    value: Any = None


@dataclass(frozen=True)
class Fault:
    """A cell that shows an error."""

    sign: str = "#N/A"


class Sheet:
    """Grows downwards; ``tables`` hold the truth."""

    def __init__(self, name: str = "Danh sách") -> None:
        self.name = name
        self.rows: list[list[Any]] = []
        self.merges: list[
            tuple[int, int, int, int]
        ] = []  # first row (from 1), first column (from 0), last row, last column
        self.hidden_columns: list[int] = []
        self.hidden_rows: set[int] = set()
        self.is_hidden = False
        self.is_filtered = False
        self.font = ""
        self.tables: list[TrueTable] = []

    @property
    def next(self) -> int:
        """The number of the row that comes next."""
        return len(self.rows) + 1

    def blank(self) -> None:
        self.rows.append([])

    def text(self, *cells: Any) -> None:
        """A line that belongs to no table yet."""
        self.rows.append(list(cells))

    def begin(self, *titles: str) -> TrueTable:
        """A table, with lines above it."""
        table = TrueTable()
        self.tables.append(table)
        for title in titles:
            self.rows.append([title])
            table.titles.append(title)
        return table

    def header(self, *labels: str | None) -> None:
        table = self.tables[-1]
        table.header_row = table.header_row or self.next
        self.rows.append(list(labels))

    def entry(
        self, cells: Sequence[Any], values: Values, *, hidden: bool = False, faulty: bool = False, group: str = ""
    ) -> int:
        table, number = self.tables[-1], self.next
        table.entries[number] = {column: text for column, text in values.items() if text}
        if hidden:
            table.hidden.add(number)
            self.hidden_rows.add(number)
        if faulty:
            table.faulty.add(number)
        if group:
            table.groups[number] = group
        self.rows.append(list(cells))
        return number

    def outside(self, kind: OutsideKind, *cells: Any) -> int:
        number = self.next
        self.tables[-1].outside[number] = kind
        self.rows.append(list(cells))
        return number

    def merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        self.merges.append((first_row, first, last_row, last))


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in sheets:
            target = workbook.add_worksheet(sheet.name)
            shown = workbook.add_format({"font_name": sheet.font}) if sheet.font else None
            for first_row, first, last_row, last in sheet.merges:
                target.merge_range(first_row - 1, first, last_row - 1, last, "")
            for number, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        target.write_datetime(number, column, cell, day)
                    elif isinstance(cell, Fault):
                        target.write_formula(number, column, "=NA()", None, cell.sign)
                    elif isinstance(cell, Formula):
                        target.write_formula(number, column, cell.text, None, "" if cell.value is None else cell.value)
                    elif isinstance(cell, str):
                        target.write_string(number, column, cell, shown)
                    elif cell is not None:
                        target.write(number, column, cell, shown)
            for number in sheet.hidden_rows:
                target.set_row(number - 1, None, None, {"hidden": True})
            for column in sheet.hidden_columns:
                target.set_column(column, column, None, None, {"hidden": True})
            if sheet.is_filtered:
                top = sheet.tables[0].header_row - 1
                target.autofilter(top, 0, len(sheet.rows) - 1, len(sheet.rows[top]) - 1)
                target.filter_column(0, "x != 0")
            if sheet.is_hidden:
                target.hide()


def without_results(path: Path) -> None:
    """Takes the results of formulas away, as programs that cannot reckon leave them."""
    import re

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            content = re.sub(rb'(<c [^>]*?)(?: t="str")?(>)(<f>[^<]*</f>)<v></v>', rb"\1\2\3", content)
            parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def write_csv(path: Path, sheet: Sheet, encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\r\n")
    for cells in sheet.rows:
        writer.writerow(["" if cell is None else as_text(cell) for cell in cells])
    text = made.getvalue()
    if encoding == "cp1258":
        path.write_bytes(in_cp1258(text))
    else:
        path.write_bytes(text.encode(encoding))


def in_cp1258(text: str) -> bytes:
    """Windows-1258: tones stand behind their letters."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    found = []
    for character in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", character)
        tone = next((one for one in parts if one in tones), "")
        found.append(unicodedata.normalize("NFC", "".join(one for one in parts if one != tone)) + tone)
    return "".join(found).encode("cp1258")


def write_html(path: Path, sheets: Sequence[Sheet]) -> None:
    parts = ["<html><head><meta charset='utf-8'><style>td{mso-number-format:'@'}</style></head><body>"]
    for sheet in sheets:
        covered = {
            (row, column)
            for top, left, bottom, right in sheet.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
        parts.append("<table border=1>")
        for number, cells in enumerate(sheet.rows, start=1):
            parts.append("<tr>")
            for column, cell in enumerate(cells):
                if (number, column) in covered:
                    continue
                down, across = spans.get((number, column), (1, 1))
                span = (f" rowspan={down}" if down > 1 else "") + (f" colspan={across}" if across > 1 else "")
                parts.append(f"<td{span}>{escape(as_text(cell))}</td>")
            parts.append("</tr>")
        parts.append("</table>")
    path.write_text("".join(parts) + "</body></html>", encoding="utf-8")


def write_ods(path: Path, sheets: Sequence[Sheet]) -> None:
    """By hand, the least that is a spreadsheet of OpenDocument."""
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        "<office:body><office:spreadsheet>"
    )
    parts = [opening]
    for sheet in sheets:
        parts.append(f"<table:table table:name={quoteattr(sheet.name)}>")
        hidden = set(sheet.hidden_columns)
        parts += [
            "<table:table-column" + (' table:visibility="collapse"' if column in hidden else "") + "/>"
            for column in range(max(map(len, sheet.rows)))
        ]
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
        for number, cells in enumerate(sheet.rows, start=1):
            parts.append(
                "<table:table-row" + (' table:visibility="filter"' if number in sheet.hidden_rows else "") + ">"
            )
            parts += [_ods_cell(cell, spans.get((number, column), (1, 1))) for column, cell in enumerate(cells)]
            parts.append("</table:table-row>")
        parts.append('<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>')
        parts.append("</table:table>")
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    write_ods_xml(path, "".join(parts))


def write_ods_xml(path: Path, content: str) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )


def _ods_cell(cell: Any, span: tuple[int, int]) -> str:
    down, across = span
    spanned = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if span != (1, 1) else ""
    if cell is None or cell == "":
        return f"<table:table-cell{spanned}/>"
    opening = f"<table:table-cell{spanned} office:value-type="
    if isinstance(cell, date):
        value = f'"date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int):
        value = f'"float" office:value="{cell}"'
    else:
        value = '"string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in as_text(cell).split("\n"))
    return f"{opening}{value}>{lines}</table:table-cell>"


def write_docx(path: Path, sheets: Sequence[Sheet], titles: Sequence[str] = ()) -> None:
    """Each sheet as a table; its lines above stand as paragraphs before it."""
    import docx

    document = docx.Document()
    for title in titles:
        document.add_paragraph(title)
    for sheet in sheets:
        document.add_paragraph(sheet.name)
        width = max(map(len, sheet.rows))
        table = document.add_table(rows=len(sheet.rows), cols=width)
        grid = [list(row.cells) for row in table.rows]
        for number, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if cell is not None and cell != "":
                    grid[number][column].text = as_text(cell)
        for top, left, bottom, right in sheet.merges:
            grid[top - 1][left].merge(grid[bottom - 1][right])
    document.save(path)


def as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    if isinstance(cell, Formula):
        return as_text(cell.value)
    return cell.sign if isinstance(cell, Fault) else str(cell)
