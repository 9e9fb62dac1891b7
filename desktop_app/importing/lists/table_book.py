"""All tables of a file of lists: .xlsx, .xls, .ods, .csv, .docx, or what was copied from Excel. The one way to read lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.legacy_fonts import LegacySample
from desktop_app.domain.lists.tables import FoundTable, TableBook
from desktop_app.importing.isolation.child_process import Check, never_cancelled
from desktop_app.importing.lists.html_tables import looks_like_html
from desktop_app.importing.lists.raw_sheet import RawSheet
from desktop_app.importing.lists.table_finding import find_tables
from desktop_app.importing.lists.text_sheet import MAX_TEXT_BYTES, pasted_sheet, sheet_of_text
from desktop_app.importing.lists.workbook_reader import is_text, read_document_sheets, read_sheets
from desktop_app.importing.text_decoding import decode_text
from desktop_app.system.files import name_of, read_limited

__all__ = ["KINDS", "FoundTable", "TableBook", "read_pasted_book", "read_table_book"]

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".xltx")
_TEXTS = (".csv", ".tsv", ".txt")
_DOCUMENTS = (".docx", ".docm")
KINDS = (*_WORKBOOKS, *_TEXTS, *_DOCUMENTS)
"""Endings of the files that can be read."""


def read_table_book(path: Path, *, convert_legacy: bool | None = None, check: Check = never_cancelled) -> TableBook:
    """The tables of a file, hidden ones too. UserError (``file.*``, ``import.*``) in one sentence; nothing is judged.

    Cells typed in TCVN3 or VNI are converted and told; with ``convert_legacy=False`` they stay as they are. ``check`` is
    called while a slow file is read and may raise to end it.
    """
    suffix = path.suffix.lower()
    name = name_of(path)
    if path.is_file() and suffix not in KINDS:
        message = (
            f"Chưa đọc được loại tệp của “{path.name}”. Hiện đọc được .xlsx, .xls, .ods, .csv và bảng trong .docx; "
            "mở tệp, lưu thành .xlsx rồi nhập lại."
        )
        raise UserError("import.kind_unknown", message)
    if suffix in _DOCUMENTS:
        found = read_document_sheets(path, convert_legacy, check)
        return _book(name, found.sheets, found.notes, found.legacy)
    if suffix in _TEXTS or not path.is_file():
        return _of_text(path, name, convert_legacy, [])
    if suffix == ".xls" and _is_text_file(path):
        return _of_text(path, name, convert_legacy, ["Tệp thực ra là văn bản (CSV) mang đuôi Excel; đã đọc như CSV."])
    found = read_sheets(path, convert_legacy, check)
    return _book(name, found.sheets, found.notes, found.legacy)


def read_pasted_book(text: str) -> TableBook:
    """The tables of rows copied from Excel. UserError (``import.*``)."""
    name = "nội dung dán"
    return _book(name, [pasted_sheet(text, name)], ())


def _is_text_file(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(8192)
    return (
        is_text(head) and not looks_like_html(head) and not head.lstrip().startswith((b"<?xml", b"MIME-Version", b"<"))
    )


def _of_text(path: Path, name: str, convert_legacy: bool | None, notes: list[str]) -> TableBook:
    raw = read_limited(path, MAX_TEXT_BYTES)
    decoded = decode_text(raw, path.name, convert_legacy=convert_legacy is not False)
    if decoded.legacy:
        count = len(decoded.legacy)
        notes.append(
            f"Có {count} dòng gõ bằng mã TCVN3 hoặc VNI, giữ nguyên nên chưa đọc được dấu."
            if convert_legacy is False
            else f"Đã chuyển {count} dòng gõ bằng mã TCVN3 hoặc VNI sang Unicode. Xem lại dấu tiếng Việt."
        )
    notes += [note.message for note in decoded.notes]
    return _book(name, [sheet_of_text(decoded.text, name)], notes, decoded.legacy)


def _book(
    name: str, sheets: Sequence[RawSheet], notes: Sequence[str], legacy: tuple[LegacySample, ...] = ()
) -> TableBook:
    tables: list[FoundTable] = []
    said = list(notes)
    if not any(sheet.rows for sheet in sheets):
        raise UserError("import.empty", f"Tệp “{name}” không có dòng nào. Kiểm tra lại trang tính rồi nhập lại.")
    for sheet in sheets:
        found = find_tables(sheet)
        said += [f"{_sheet_named(sheet)}: {note}" if sheet.name else note for note in sheet.notes]
        if not found and sheet.rows:
            said.append(f"{_sheet_named(sheet)} chỉ có {len(sheet.rows)} dòng chữ, không có bảng.")
        elif not sheet.rows and sheet.name:
            said.append(f"{_sheet_named(sheet)} trống.")
        for place, table in enumerate(found, start=1):
            tables.append(replace(table, place=_place(sheet, place, len(found), len(tables) + 1)))
    if not tables:
        typed = " Chữ trong tệp gõ bằng mã cũ (TCVN3 hoặc VNI)." if legacy else ""
        message = f"“{name}” không có bảng nào.{typed} Kiểm tra lại tệp: cần bảng có dòng tiêu đề cột."
        raise UserError("import.no_table", message)
    return TableBook(name, tuple(tables), tuple(said), legacy)


def _sheet_named(sheet: RawSheet) -> str:
    if sheet.name:
        return f"Trang tính “{sheet.name}”"
    return sheet.place.capitalize() if sheet.place else "Nội dung"


def _place(sheet: RawSheet, place: int, of: int, count: int) -> str:
    if sheet.place:
        return f"phần {place} {sheet.place}" if of > 1 else sheet.place
    if not sheet.name:
        return f"bảng {count}"
    return f"bảng {place} trang tính “{sheet.name}”" if of > 1 else f"trang tính “{sheet.name}”"
