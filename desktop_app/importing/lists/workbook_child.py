"""Runs in a process of its own: reads one workbook within limits and sends its rows as JSON. Never imported for its result."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_EMPTY_ROWS = 200
_MEMORY = 1024**3  # bytes of address space
_CPU_SECONDS = 30
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

Sheet = tuple[str, Iterator[list[str]]]


def run(path: str, expected_sha256: str, engine: str, reply: Connection) -> None:
    """Entry of the child: one JSON object into ``reply``, with ``rows`` or with ``error``."""
    _limit_this_process()
    try:
        content = Path(path).read_bytes()
        if hashlib.sha256(content).hexdigest() != expected_sha256:
            answer: dict[str, Any] = {"error": "changed"}
        elif _has_doctype(content):
            answer = {"error": "doctype"}
        else:
            answer = _first_filled_sheet(_calamine(content) if engine == "calamine" else _openpyxl(content))
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a broken workbook provokes ends here, in the child
        answer = {"error": "unreadable", "type": type(error).__name__}
    reply.send_bytes(json.dumps(answer).encode())
    reply.close()


def _limit_this_process() -> None:
    warnings.simplefilter("ignore")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an aborting reader writes pages of no use to anybody
    try:
        import resource  # not on Windows, where the parent's patience and the check of the container must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _has_doctype(content: bytes) -> bool:
    """No part of an honest workbook declares a document type; a hostile one does, to expand entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels", ".vml")):
                with archive.open(entry) as part:
                    if _DOCTYPE.search(part.read(65_536)):
                        return True
    return False


def _first_filled_sheet(sheets: Iterable[Sheet]) -> dict[str, Any]:
    names: list[str] = []
    chosen: dict[str, Any] | None = None
    for name, rows in sheets:
        names.append(name)
        if chosen is None:
            read = _rows_within_limits(rows)
            if read["rows"] or "error" in read:
                chosen = {"sheet": name, **read}
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
