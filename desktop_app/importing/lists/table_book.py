"""All tables of a file of lists: .xlsx, .xls, .ods, .csv, .docx, or what was copied from Excel. The one way to read lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.lists.tables import FoundTable, TableBook
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.lists.raw_sheet import RawSheet
from desktop_app.importing.lists.table_finding import find_tables
from desktop_app.importing.lists.table_reader import read_pasted_table, read_table

__all__ = ["FoundTable", "TableBook", "read_pasted_book", "read_table_book"]


def read_table_book(
    path: Path,
    *,
    convert_legacy: bool | None = None,  # noqa: ARG001
    check: Check = never_cancelled,  # noqa: ARG001
) -> TableBook:
    """The tables of a file, hidden ones too. UserError (``file.*``, ``import.*``) in one sentence; nothing is judged.

    Cells typed in TCVN3 or VNI are converted and told; with ``convert_legacy=False`` they stay as they are. ``check`` is
    called while a slow file is read and may raise to end it.
    """
    table = read_table(path)
    sheet = RawSheet("", tuple((row.number, row.cells) for row in table.rows), can_shift=table.can_shift)
    return _book(table.name, [sheet], table.notes)


def read_pasted_book(text: str) -> TableBook:
    """The tables of rows copied from Excel."""
    table = read_pasted_table(text)
    sheet = RawSheet("", tuple((row.number, row.cells) for row in table.rows), can_shift=table.can_shift)
    return _book(table.name, [sheet], table.notes)


def _book(name: str, sheets: Sequence[RawSheet], notes: Sequence[str]) -> TableBook:
    tables: list[FoundTable] = []
    said = list(notes)
    count = 0
    for sheet in sheets:
        found = find_tables(sheet)
        if not found and sheet.rows:
            said.append(f"{_sheet_named(sheet)} chỉ có {len(sheet.rows)} dòng chữ, không có bảng.")
        for place, table in enumerate(found, start=1):
            count += 1
            tables.append(replace(table, place=_place(sheet, place, len(found), count)))
    if not tables:
        raise UserError(
            "import.no_table", f"“{name}” không có bảng nào. Kiểm tra lại tệp, cần bảng có dòng tiêu đề cột."
        )
    return TableBook(name, tuple(tables), tuple(said))


def _sheet_named(sheet: RawSheet) -> str:
    return f"Trang tính “{sheet.name}”" if sheet.name else "Nội dung"


def _place(sheet: RawSheet, place: int, of: int, count: int) -> str:
    if not sheet.name:
        return f"bảng {count}"
    return f"bảng {place} trang tính “{sheet.name}”" if of > 1 else f"trang tính “{sheet.name}”"
