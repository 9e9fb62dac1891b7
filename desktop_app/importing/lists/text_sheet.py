"""Rows of a list kept as text: .csv and its kin, or what was copied from Excel."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_text
from desktop_app.importing.lists.raw_sheet import CellCleaner, RawSheet
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, MAX_ROWS
from desktop_app.system.files import format_size

MAX_TEXT_BYTES = 20 * 1024**2
_DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_ROWS = 200
_END = "\x1e"
"""A sign that no clean text holds: stands alone behind the last row."""
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)


def sheet_of_text(text: str, name: str, delimiter: str | None = None) -> RawSheet:
    """The filled rows of clean text, numbered by their lines. UserError ``import.*``."""
    first_line = 1
    declared = _SEPARATOR_LINE.match(text)
    if declared:
        text, delimiter, first_line = text[declared.end() :], declared.group(1), 2
    delimiter = delimiter or _sniffed(text)
    cleaner = CellCleaner()
    rows: list[tuple[int, tuple[str, ...]]] = []
    lines_of: dict[tuple[int, int], tuple[str, ...]] = {}
    try:
        for number, record in _records(text, delimiter, first_line):
            cells = tuple(map(cleaner.clean, record))
            if any(cells):
                rows.append((number, cells))
                for column, cell in enumerate(record):
                    if "\n" in cell or (";" in cell and delimiter != ";"):
                        parts = (cleaner.clean(part) for part in re.split("[\n;]", cell))
                        lines_of[number, column] = tuple(part for part in parts if part)
    except csv.Error as error:
        message = (
            f"Tệp “{name}” có dấu ngoặc kép không khép hoặc ô quá dài. Lưu lại bằng Excel thành .xlsx rồi nhập lại."
        )
        raise UserError("import.csv_damaged", message) from error
    if len(rows) > MAX_ROWS:
        message = f"Tệp “{name}” có {format_number(len(rows))} dòng, quá giới hạn {format_number(MAX_ROWS)}. Chia nhỏ rồi nhập lại."
        raise UserError("import.too_many_rows", message)
    if any(len(cells) > MAX_COLUMNS for _, cells in rows):
        raise UserError(
            "import.too_many_columns", f"Tệp “{name}” có dòng quá {MAX_COLUMNS} cột. Chỉ giữ các cột cần nhập."
        )
    return RawSheet("", tuple(rows), lines_of=lines_of, can_shift=delimiter != "\t")


def pasted_sheet(text: str, name: str) -> RawSheet:
    """The rows of text copied from Excel: columns by tab, cells with line breaks in quotation marks."""
    if len(text) > MAX_TEXT_BYTES:
        message = (
            f"Nội dung dán dài {format_size(len(text))}, quá giới hạn {format_size(MAX_TEXT_BYTES)}. Dán từng phần."
        )
        raise UserError("import.paste_too_long", message)
    clean = clean_text(text)
    if not clean.strip():
        raise UserError(
            "import.empty", "Chưa có nội dung nào được dán. Chép các ô trong Excel, cả dòng tiêu đề, rồi dán lại."
        )
    return sheet_of_text(clean, name, "\t" if "\t" in clean else None)


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """The records with the line each begins on; csv.Error for a quotation mark that is never closed.

    The reader itself would take all that follows such a mark for one cell, and a whole list for one row.
    """
    end = "" if text.endswith("\n") else "\n"
    reader = csv.reader(io.StringIO(f"{text}{end}{_END}", newline=""), delimiter=delimiter)
    line = first_line
    for record in reader:
        if record == [_END]:
            return
        yield line, record
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
