"""The tables of a .docx as sheets, with the lines above each; run in a child process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.domain.language.legacy_fonts import encoding_of_font
from desktop_app.importing.isolation.container import has_doctype
from desktop_app.importing.lines.rich_lines import Piece, RichLine
from desktop_app.importing.lists.raw_sheet import Merge
from desktop_app.importing.lists.row_looks import is_header
from desktop_app.importing.lists.sheet_building import BookBuilder, SheetMarks, TooManyRows
from desktop_app.importing.word.word_numbering import WordNumbering
from desktop_app.importing.word.word_package import MAX_DEPTH, MC, UnreadablePackage, W, WordPackage, name_of, value_of
from desktop_app.importing.word.word_styles import WordStyles
from desktop_app.importing.word.word_tables import (
    TableCell,
    columns_before,
    inside,
    is_deleted_row,
    is_layout,
    width_of,
)
from desktop_app.importing.word.word_text import LeftOut, ParagraphTextReader

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_TITLES = 12
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """Every table, nested ones behind the one they stand in, or ``error``: ``doctype``, ``rows``, ``unreadable``."""
    if has_doctype(content):
        return {"error": "doctype"}
    builder = BookBuilder(options.get("convert_legacy"))
    try:
        reader = _Reader(WordPackage(content))
        for number, table in enumerate(reader.tables(), start=1):
            place = f"bảng {number}" + (f" (nằm trong bảng {table.inside})" if table.inside else "")
            marks = SheetMarks(merges=table.merges, fonts=table.fonts)
            rows = [(row, _line(cells)) for row, cells in sorted(table.cells.items())]
            builder.add("", rows, marks, titles=table.titles, place=place)
    except UnreadablePackage:
        return {"error": "unreadable"}
    except TooManyRows:
        return {"error": "rows"}
    return builder.answer(reader.notes())


@dataclass
class _Table:
    inside: int = 0
    titles: list[str] = field(default_factory=list)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)


class _Reader:
    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = WordStyles(next(iter(package.related("styles")), None))
        self._numbering = WordNumbering(next(iter(package.related("numbering")), None), self._styles)
        self._left_out = LeftOut()
        self._text = ParagraphTextReader(self._styles, self._left_out)
        self._tables: list[_Table] = []
        self._above: list[str] = []

    def tables(self) -> list[_Table]:
        body = self._package.document().find(f"{W}body")
        self._blocks(body if body is not None else (), 0)
        return self._tables

    def notes(self) -> list[str]:
        notes = []
        if self._left_out.deleted:
            notes.append("Tệp có chữ đã xóa (theo dõi thay đổi); chỉ đọc phần còn lại.")
        if self._left_out.hidden:
            notes.append("Tệp có chữ ẩn; không đọc.")
        if self._above and self._tables:
            notes.append(f"{len(self._above)} dòng chữ sau bảng cuối không thuộc bảng nào.")
        return notes

    def _blocks(self, parent: Iterable[Element], depth: int) -> None:
        """The body: paragraphs are titles of the table that follows."""
        for child in _flat(parent, depth):
            if name_of(child) == "tbl":
                self._table(child, 0, depth + 1)
            else:
                text = self._paragraph(child)[0]
                self._above += [text] if text.strip() else []

    def _table(self, element: Element, inside_number: int, depth: int) -> None:
        table = _Table(inside=inside_number)
        nested: list[Element] = []
        going_down: dict[int, tuple[int, int, int]] = {}  # column → first row, last column, last row
        rows = (row for row in inside(element, "tr") if not is_deleted_row(row))
        for at, row in enumerate(rows, start=1):
            column = columns_before(row)
            for cell in inside(row, "tc"):
                width = width_of(cell)
                text, font = self._cell(cell, nested, depth)
                if _goes_on(cell) and column in going_down:
                    first, last, _ = going_down[column]
                    going_down[column] = (first, last, at)
                else:
                    _end_merge(table, column, going_down)
                    going_down[column] = (at, column + width - 1, at)
                    table.cells.setdefault(at, {})[column] = text
                    if font:
                        table.fonts[at, column] = font
                column += width
        for column in list(going_down):
            _end_merge(table, column, going_down)
        if _only_sets_side_by_side(table):
            self._above += [line for cells in table.cells.values() for text in cells.values() for line in _lines(text)]
        elif any(any(cells.values()) for cells in table.cells.values()):
            table.titles, self._above = self._above[-_MOST_TITLES:], []
            self._tables.append(table)
            inside_number = len(self._tables)
        for one in nested:
            self._table(one, inside_number, depth + 1)

    def _cell(self, cell: Element, nested: list[Element], depth: int) -> tuple[str, str]:
        lines = []
        font = ""
        for child in _flat(cell, depth):
            if name_of(child) == "tbl":
                nested.append(child)
                continue
            text, found = self._paragraph(child)
            lines.append(text)
            font = font or found
        return "\n".join(lines).strip(), font

    def _paragraph(self, paragraph: Element) -> tuple[str, str]:
        """Its words with their automatic number, and the legacy font of some of them."""
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.style_of(properties)
        pieces = self._text.read(paragraph, style).pieces
        numbered = self._numbering.number(properties, style)
        text = "".join(piece.text for piece in pieces)
        if numbered is not None:
            text = f"{numbered.marker} {text}"  # a column of serial numbers often holds nothing else
        fonts = (piece.font for piece in pieces if piece.text.strip() and encoding_of_font(piece.font) is not None)
        return text, next(fonts, "")


def _only_sets_side_by_side(table: _Table) -> bool:
    """Whether a table holds the head of a paper or its signatures and no list."""
    rows = [
        [TableCell(column, tuple(RichLine((Piece(line),)) for line in _lines(text))) for column, text in cells.items()]
        for cells in table.cells.values()
    ]
    is_wide = len({cell.column for row in rows for cell in row if cell.texts}) > 1
    return is_wide and not any(is_header(list(cells.values())) for cells in table.cells.values()) and is_layout(rows)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _flat(parent: Iterable[Element], depth: int) -> Iterator[Element]:
    """Paragraphs and tables, those inside wrappers too."""
    if depth > MAX_DEPTH:
        raise UnreadablePackage
    for child in parent:
        name = name_of(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _WRAPPERS:
            yield from _flat(child, depth + 1)
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            yield from _flat(choice if choice is not None else (), depth + 1)


def _goes_on(cell: Element) -> bool:
    """Whether the cell goes on what began above: vMerge without "restart"."""
    value = value_of(cell.find(f"{W}tcPr"), "vMerge")
    return value is not None and value != "restart"


def _end_merge(table: _Table, column: int, going_down: dict[int, tuple[int, int, int]]) -> None:
    if column in going_down:
        first, last_column, last = going_down.pop(column)
        if last > first or last_column > column:
            table.merges.append((first, column, last, last_column))


def _line(cells: Mapping[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]
