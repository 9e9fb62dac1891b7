"""The reader of one returned form, run in a child process: its tables as text and the pieces of its stamp."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from defusedxml.ElementTree import fromstring

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.registration.exchange.form_stamp import STAMP_NAME
from desktop_app.importing.isolation.container import has_doctype
from desktop_app.importing.lists.ods_marks import ods_marks
from desktop_app.importing.lists.sheet_building import SheetMarks
from desktop_app.importing.lists.xls_marks import is_locked, xls_marks
from desktop_app.importing.lists.xlsx_marks import XlsxParts, cell_name
from desktop_app.importing.word.word_package import UnreadablePackage, W, WordPackage, name_of
from desktop_app.importing.word.word_tables import columns_before, inside, is_deleted_row, width_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_ROWS = 5_000
MAX_COLUMNS = 40
_MAX_EMPTY_ROWS = 200
_MAX_PROPERTIES_BYTES = 2 * 1024**2
_PROPERTIES = re.compile(r"docprops/custom\d*\.xml", re.IGNORECASE)

Tables = list[dict[str, Any]]


def read(content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """``tables`` of visible sheets or of a document, ``pieces`` of the stamp; or ``error``."""
    if options["file_kind"] == "xls" and is_locked(content):
        return {"error": "locked"}
    is_container = options["file_kind"] != "xls"
    if is_container and has_doctype(content):
        return {"error": "doctype"}
    pieces = _pieces_in_properties(content) if is_container else []
    if options["file_kind"] == "docx":
        try:
            return {"tables": _document_tables(content), "pieces": pieces}
        except UnreadablePackage:
            return {"error": "unreadable"}
    sheets = list(_calamine(content) if options["engine"] == "calamine" else _openpyxl(content))
    if any(sheet["rows"] is None for sheet, _is_visible in sheets):
        return {"error": "rows"}
    marks_of = _marks(content, options["file_kind"], [sheet["name"] for sheet, is_visible in sheets if is_visible])
    for sheet, is_visible in sheets:
        if is_visible:
            _mark(sheet, marks_of.get(sheet["name"], SheetMarks()))
    hidden = [sheet for sheet, is_visible in sheets if not is_visible and sheet["name"] == STAMP_NAME]
    told = [cells[0] for sheet in hidden for _number, cells in sheet["rows"] if cells[0]]
    # both are written with the form; whichever program saved it since has kept one at least
    return {"tables": [sheet for sheet, is_visible in sheets if is_visible], "pieces": pieces or told}


def _marks(content: bytes, file_kind: str, names: list[str]) -> Mapping[str, SheetMarks]:
    if file_kind == "ods":
        return ods_marks(content)
    if file_kind == "xls":
        return xls_marks(content)
    parts = XlsxParts(content)
    return {name: parts.marks(name) for name in names}


def _mark(sheet: dict[str, Any], marks: SheetMarks) -> None:
    """A cell joined over rows counts for each of them; errors and formulas without a result are told with their row."""
    sheet["faults"] = [[row, text] for (row, _column), text in sorted(marks.faults.items())]
    sheet["joined"] = []
    rows = dict(sheet["rows"])
    for first, left, last, _right in sorted(marks.merges)[:MAX_ROWS]:
        text = rows[first][left] if first in rows and left < len(rows[first]) else ""
        below = [rows[row] for row in range(first + 1, min(last, first + MAX_ROWS) + 1) if row in rows]
        if not text or not below:
            continue
        sheet["joined"].append([first, f"{cell_name(first, left)}:{cell_name(last, left)}"])
        for cells in below:
            cells += [""] * (left + 1 - len(cells))
            cells[left] = text


def _pieces_in_properties(content: bytes) -> list[str]:
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not _PROPERTIES.fullmatch(name):
                continue
            with archive.open(name) as part:
                raw = part.read(_MAX_PROPERTIES_BYTES)
            for entry in fromstring(raw, forbid_dtd=True):
                told = entry.get("name", "")
                if told.startswith(STAMP_NAME):
                    found[told] = "".join(entry.itertext())
    return [found[name] for name in sorted(found)]


def _calamine(content: bytes) -> Iterator[tuple[dict[str, Any], bool]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for meta in workbook.sheets_metadata:
        if meta.typ == SheetTypeEnum.WorkSheet:
            rows = workbook.get_sheet_by_name(meta.name).iter_rows()
            yield {"name": meta.name, "rows": _filled(rows)}, meta.visible == SheetVisibleEnum.Visible


def _openpyxl(content: bytes) -> Iterator[tuple[dict[str, Any], bool]]:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is missing")
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # what a file says of its size need not be true
        rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
        yield {"name": sheet.title, "rows": _filled(rows)}, sheet.sheet_state == "visible"


def _filled(rows: Iterable[Iterable[object]]) -> list[tuple[int, list[str]]] | None:
    """Filled rows as [number, cells]; None for more than a form can have."""
    kept: list[tuple[int, list[str]]] = []
    empty = 0
    for number, row in enumerate(rows, start=1):
        cells = [_as_text(value) for value in list(row)[:MAX_COLUMNS]]
        if not any(cells):
            empty += 1
            if empty > _MAX_EMPTY_ROWS:
                break
            continue
        empty = 0
        kept.append((number, cells))
        if len(kept) > MAX_ROWS:
            return None
    return kept


def _as_text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else ("TRUE" if value else "FALSE")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return clean_line(str(value))


def _document_tables(content: bytes) -> Tables:
    """All tables of a document in order; rows are counted on through all of them, so that a number names one row."""
    body = WordPackage(content).document().find(f"{W}body")
    tables: Tables = []
    number = 0
    for place, table in enumerate(inside(body, "tbl") if body is not None else (), start=1):
        rows = []
        for row in inside(table, "tr"):
            if is_deleted_row(row):
                continue
            number += 1
            cells = [""] * columns_before(row)
            for cell in inside(row, "tc"):
                cells += [clean_line(_words(cell)), *[""] * (width_of(cell) - 1)]
            if any(cells):
                rows.append((number, cells[:MAX_COLUMNS]))
        tables.append({"name": f"Bảng {place}", "rows": rows})
    return tables


def _words(parent: Element) -> str:
    """The text of a cell as it stands: without what a tracked change took away."""
    words = []
    for child in parent:
        name = name_of(child)
        if name in ("del", "moveFrom", "instrText"):
            continue
        if name == "t":
            words.append(child.text or "")
        elif name in ("br", "tab", "cr"):
            words.append(" ")
        else:
            words.append(_words(child))
    return "".join(words) + (" " if name_of(parent) == "p" else "")
