"""The reader of one workbook, run in a child process: every sheet as plain data, never more than a list can have."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.importing.isolation.container import has_doctype
from desktop_app.importing.lists.ods_marks import ods_marks
from desktop_app.importing.lists.raw_sheet import Merge
from desktop_app.importing.lists.sheet_building import MAX_COLUMNS, BookBuilder, SheetMarks, TooManyRows
from desktop_app.importing.lists.xls_marks import is_locked, xls_marks
from desktop_app.importing.lists.xlsx_marks import XlsxParts

_MAX_EMPTY_ROWS = 2000
"""Where the slow reader stops: a stray cell far below would cost it a minute."""

Row = tuple[int, list[str]]


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """All sheets of a workbook by the ``engine`` of the options, or ``error``: ``doctype``, ``locked``, ``rows``, ``unreadable``.

    ``kind``: "xlsx" (also .xlsm, .xlsb), "xls" or "ods".
    """
    kind = options["kind"]
    if kind != "xls" and has_doctype(content):
        return {"error": "doctype"}
    if kind == "xls" and is_locked(content):
        return {"error": "locked"}
    builder = BookBuilder(options.get("convert_legacy"))
    try:
        notes = _xls(content, builder) if kind == "xls" else _zipped(content, builder, kind, options["engine"])
    except TooManyRows:
        return {"error": "rows"}
    return builder.answer(notes)


def _zipped(content: bytes, builder: BookBuilder, kind: str, engine: str) -> list[str]:
    notes = []
    marks_of: dict[str, SheetMarks] = {}
    parts = None
    if kind == "ods":
        marks_of = ods_marks(content)
    else:
        parts = XlsxParts(content)
        if parts.has_macros:
            notes.append("Tệp có macro; chỉ đọc dữ liệu, không chạy macro.")
        if parts.has_links:
            notes.append("Tệp có liên kết tới tệp khác; không mở các tệp đó, chỉ lấy số liệu đã lưu.")
    for name, is_hidden, rows, cuts in _calamine(content) if engine == "calamine" else _openpyxl(content):
        marks = parts.marks(name) if parts else marks_of.get(name, SheetMarks())
        builder.add(name, rows, marks, is_hidden=is_hidden, notes=cuts)
    return notes


def _xls(content: bytes, builder: BookBuilder) -> list[str]:
    marks_of = xls_marks(content)
    for name, is_hidden, rows, merges in _calamine_xls(content):
        marks = marks_of.get(name, SheetMarks())
        marks.merges = merges
        builder.add(name, rows, marks, is_hidden=is_hidden)
    has_macros = "_VBA_PROJECT_CUR".encode("utf-16-le") in content
    return ["Tệp có macro; chỉ đọc dữ liệu, không chạy macro."] if has_macros else []


def _calamine(content: bytes) -> Iterator[tuple[str, bool, Iterator[Row], list[str]]]:
    for name, is_hidden, sheet in _worksheets(content):
        values = sheet.to_python(skip_empty_area=False)
        yield name, is_hidden, _as_texts(values), []


def _calamine_xls(content: bytes) -> Iterator[tuple[str, bool, Iterator[Row], list[Merge]]]:
    for name, is_hidden, sheet in _worksheets(content):
        ranges = sheet.merged_cell_ranges or []
        merges = [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges]
        yield name, is_hidden, _as_texts(sheet.to_python(skip_empty_area=False)), merges


def _worksheets(content: bytes) -> Iterator[tuple[str, bool, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for meta in workbook.sheets_metadata:
        if meta.typ == SheetTypeEnum.WorkSheet:
            yield meta.name, meta.visible != SheetVisibleEnum.Visible, workbook.get_sheet_by_name(meta.name)


def _as_texts(values: list[list[Any]]) -> Iterator[Row]:
    for number, row in enumerate(values, start=1):
        yield number, [value if type(value) is str else _as_text(value) for value in row]


def _openpyxl(content: bytes) -> Iterator[tuple[str, bool, Iterator[Row], list[str]]]:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing")
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # what a file says of its size need not be true
        cuts: list[str] = []
        rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
        yield sheet.title, sheet.sheet_state != "visible", _until_empty(rows, cuts), cuts


def _until_empty(rows: Iterator[tuple[Any, ...]], cuts: list[str]) -> Iterator[Row]:
    empty = last = 0
    for number, row in enumerate(rows, start=1):
        cells = [_as_text(value) for value in row]
        if any(cells):
            empty, last = 0, number
            yield number, cells
            continue
        empty += 1
        if empty >= _MAX_EMPTY_ROWS:
            if next(rows, None) is not None:
                cuts.append(f"Dừng đọc sau dòng {last}: tiếp theo là hơn {_MAX_EMPTY_ROWS} dòng trống.")
            return


def _as_text(value: object) -> str:
    """A cell as a clerk sees it: dates dd/MM/yyyy, whole numbers without a point."""
    if type(value) is float and value.is_integer() and -1e15 < value < 1e15:
        return str(int(value))
    if type(value) is datetime.date:
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime.datetime):
        time = "" if value.time() == datetime.time() else f" {value:%H:%M}"
        return f"{value.day:02}/{value.month:02}/{value.year:04}{time}"
    return str(value)
