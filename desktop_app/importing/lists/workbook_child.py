"""The reader of one workbook, run in a child process: rows as plain data, never more than a list can have."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop_app.importing.isolation.container import has_doctype

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_EMPTY_ROWS = 200

Sheet = tuple[str, Iterator[list[str]]]


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """The first filled sheet by the ``engine`` of the options: ``rows``, or ``error``."""
    if has_doctype(content):
        return {"error": "doctype"}
    return _first_filled_sheet(_calamine(content) if options["engine"] == "calamine" else _openpyxl(content))


def _first_filled_sheet(sheets: Iterable[Sheet]) -> dict[str, Any]:
    names: list[str] = []
    chosen: dict[str, Any] | None = None
    for name, rows in sheets:
        names.append(name)
        if chosen is None:
            found = _rows_within_limits(rows)
            if found["rows"] or "error" in found:
                chosen = {"sheet": name, **found}
    return {"sheet": "", "rows": [], **(chosen or {}), "sheets": names}


def _rows_within_limits(rows: Iterator[list[str]]) -> dict[str, Any]:
    """Filled rows as [number, cells]; stops behind many empty rows, refuses too many filled ones."""
    kept: list[tuple[int, list[str]]] = []
    empty = 0
    is_cut_right = is_cut_below = False
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            empty += 1
            if empty >= MAX_EMPTY_ROWS:
                is_cut_below = bool(next(rows, None))
                break
            continue
        empty = 0
        is_cut_right = is_cut_right or any(cells[MAX_COLUMNS:])
        kept.append((number, _without_empty_tail(cells[:MAX_COLUMNS])))
        if len(kept) > MAX_ROWS:
            return {"rows": [], "error": "rows"}
    return {"rows": kept, "is_cut_right": is_cut_right, "is_cut_below": is_cut_below}


def _without_empty_tail(cells: list[str]) -> list[str]:
    filled = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    return cells[:filled]


def _calamine(content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for meta in workbook.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(meta.name)
            yield meta.name, ([_as_text(value) for value in row] for row in sheet.iter_rows())


def _openpyxl(content: bytes) -> Iterator[Sheet]:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing")
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what a file says of its size need not be true
            rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
            yield sheet.title, ([_as_text(value) for value in row] for row in rows)


def _as_text(value: object) -> str:
    """A cell as a clerk sees it: dates dd/MM/yyyy, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        time = "" if value.time() == datetime.time() else f" {value:%H:%M}"
        return f"{value.day:02}/{value.month:02}/{value.year:04}{time}"
    if isinstance(value, datetime.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value)
