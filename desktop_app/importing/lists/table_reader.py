"""Rows of a list, from .csv, .xlsx or text pasted from Excel, as clean one-line cells with their row numbers."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.domain.list_rows import RowProblem
from desktop_app.importing.lists.workbook_child import MAX_COLUMNS, MAX_ROWS
from desktop_app.importing.lists.workbook_reader import read_workbook
from desktop_app.importing.text_decoding import decode_text
from desktop_app.system.files import format_size, name_of, read_limited

MAX_CSV_BYTES = 5 * 1024**2
_DELIMITERS = (",", ";", "\t")
_SNIFFED_ROWS = 200
_END = "\x1e"
"""A sign that no clean text holds: stands alone behind the last row."""
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)


@dataclass(frozen=True)
class TableRow:
    """One filled row; ``number`` is the line of the file (of its first line, if a cell holds several) or row of the sheet."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The cell of that column (from 0); "" beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """The filled rows of one list. ``notes`` are sentences for the clerk: a guessed encoding, other sheets left unread.

    ``can_shift``: columns are kept apart by a sign that may stand in a cell, so one cell too many means shifted cells.
    """

    name: str
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    can_shift: bool = False

    def shift_problem(self, row: TableRow, width: int) -> RowProblem | None:
        """The problem of a row with cells beyond the ``width`` of the header, where that means shifted cells."""
        if not self.can_shift or not any(row.cells[width:]):
            return None
        message = f"Dòng có {len(row.cells)} ô, tiêu đề có {width} cột. Đặt chữ có dấu phẩy trong ngoặc kép."
        return RowProblem(row.number, message)


def read_table(path: Path) -> Table:
    """The rows of a .csv or .xlsx file. UserError (``file.*``, ``import.*``) in one sentence."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _from_workbook(path)
    if suffix in (".csv", ".txt", ".tsv") or not path.is_file():
        raw = read_limited(path, MAX_CSV_BYTES)
        decoded = decode_text(raw, path.name)
        return _from_text(decoded.text, name_of(path), tuple(note.message for note in decoded.notes))
    message = f"Chưa đọc được loại tệp của “{path.name}”. Hiện đọc được .xlsx và .csv; mở bằng Excel, lưu thành .xlsx rồi nhập lại."
    raise UserError("import.kind_unknown", message)


def read_pasted_table(text: str) -> Table:
    """The rows of text copied from Excel: columns by tab, cells with line breaks in quotation marks."""
    name = "nội dung dán"
    if len(text) > MAX_CSV_BYTES:
        message = (
            f"Nội dung dán dài {format_size(len(text))}, quá giới hạn {format_size(MAX_CSV_BYTES)}. Dán từng phần."
        )
        raise UserError("import.paste_too_long", message)
    clean = clean_text(text)
    if not clean.strip():
        raise UserError(
            "import.empty", "Chưa có nội dung nào được dán. Chép các ô trong Excel, cả dòng tiêu đề, rồi dán lại."
        )
    return _from_text(clean, name, (), "\t" if "\t" in clean else None)


def _from_workbook(path: Path) -> Table:
    found = read_workbook(path)
    rows = tuple(TableRow(number, tuple(map(clean_line, cells))) for number, cells in found["rows"])
    if not rows:
        raise UserError("import.empty", f"Tệp “{path.name}” không có dòng nào. Kiểm tra lại trang tính rồi nhập lại.")
    notes = []
    others = [name for name in found["sheets"] if name != found["sheet"]]
    if others:
        notes.append(
            f"Chỉ đọc trang tính “{found['sheet']}”; không đọc: {', '.join(others[:5])}{'…' if others[5:] else ''}."
        )
    if found["is_cut_below"]:
        notes.append(f"Dừng đọc sau dòng {rows[-1].number}: tiếp theo là hơn 200 dòng trống.")
    if found["is_cut_right"]:
        notes.append(f"Chỉ đọc {MAX_COLUMNS} cột đầu.")
    return Table(name_of(path), rows, tuple(notes))


def _from_text(text: str, name: str, notes: tuple[str, ...], delimiter: str | None = None) -> Table:
    first_line = 1
    declared = _SEPARATOR_LINE.match(text)
    if declared:
        text, delimiter, first_line = text[declared.end() :], declared.group(1), 2
    delimiter = delimiter or _sniffed(text)
    try:
        records = _records(text, delimiter, first_line)
        rows = tuple(TableRow(number, cells) for number, cells in records if any(cells))
    except csv.Error as error:
        message = (
            f"Tệp “{name}” có dấu ngoặc kép không khép hoặc ô quá dài. Lưu lại bằng Excel thành .xlsx rồi nhập lại."
        )
        raise UserError("import.csv_damaged", message) from error
    if len(rows) > MAX_ROWS:
        message = f"Tệp “{name}” có {format_number(len(rows))} dòng, quá giới hạn {format_number(MAX_ROWS)}. Chia nhỏ rồi nhập lại."
        raise UserError("import.too_many_rows", message)
    if any(len(row.cells) > MAX_COLUMNS for row in rows):
        raise UserError(
            "import.too_many_columns", f"Tệp “{name}” có dòng quá {MAX_COLUMNS} cột. Chỉ giữ các cột cần nhập."
        )
    return Table(name, rows, notes, can_shift=delimiter != "\t")


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The records with the line each begins on; csv.Error for a quotation mark that is never closed.

    The reader itself would take all that follows such a mark for one cell, and a whole list for one row.
    """
    end = "" if text.endswith("\n") else "\n"
    reader = csv.reader(io.StringIO(f"{text}{end}{_END}", newline=""), delimiter=delimiter)
    line = first_line
    for record in reader:
        if record == [_END]:
            return
        yield line, tuple(map(clean_line, record))
        line = first_line + reader.line_num
    raise csv.Error("a quotation mark is never closed")


def _sniffed(text: str) -> str:
    """The delimiter that gives most rows one common width above one; titles above the table do not mislead it."""
    best, best_score = _DELIMITERS[0], (0, 0)
    for delimiter in _DELIMITERS:
        widths: Counter[int] = Counter()
        with suppress(csv.Error):  # what was read before it still tells; reading by this delimiter will say the rest
            for _, (_, cells) in zip(range(_SNIFFED_ROWS), _records(text, delimiter, 1), strict=False):
                widths[len(cells)] += 1
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        score = (count if width > 1 else 0, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best
