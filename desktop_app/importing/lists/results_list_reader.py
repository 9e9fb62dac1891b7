"""Results of awards in bulk: a list with the header ``subject,unit,award,outcome,decision_number,decision_on``.

A column ``wave`` may be added: the number of the wave, for the results of a plan that has waves.
An office's own sheet has Vietnamese titles; they are read too, and so is what Ctrl+C on the table of results copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import fold
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.importing.lists.table_reader import Table, read_pasted_table, read_table

RESULT_COLUMNS = ("subject", "unit", "award", "outcome", "decision_number", "decision_on")
WAVE_COLUMN = "wave"
RESULT_TITLES = ("Họ và tên", "Đơn vị", "Danh hiệu", "Kết quả", "Số quyết định", "Ngày quyết định")
"""The same columns as an office writes them."""

_WRITTEN: dict[str, tuple[str, ...]] = {
    "subject": (
        "ho va ten",
        "ho ten",
        "ca nhan",
        "tap the",
        "ho va ten / tap the",
        "ho va ten, tap the",
        "ten tap the",
    ),
    "unit": ("don vi", "phong, don vi", "don vi cong tac"),
    "award": (
        "danh hieu",
        "danh hieu thi dua",
        "danh hieu / hinh thuc",
        "danh hieu, hinh thuc",
        "hinh thuc khen thuong",
    ),
    "outcome": ("ket qua", "ket qua xet"),
    "decision_number": ("so quyet dinh", "quyet dinh so", "so, ky hieu quyet dinh"),
    "decision_on": ("ngay quyet dinh", "ngay"),
    WAVE_COLUMN: ("dot", "dot thi dua"),
}
_BY_TITLE = {title: column for column, titles in _WRITTEN.items() for title in titles}
_MAY_BE_MISSING = ("decision_number", "decision_on")
_UNREAD = ("stt", "chon")


@dataclass(frozen=True)
class ResultsList:
    """Rows as read, each with all values of the header as text; ``problems`` name rows left out: shifted cells."""

    name: str
    rows: tuple[ListRow, ...]
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[str, ...] = ()


def read_results_list(path: Path) -> ResultsList:
    """The results of a .csv or .xlsx file. UserError (``file.*``, ``import.*``) if the header is another."""
    return _results(read_table(path))


def read_pasted_results(text: str) -> ResultsList:
    """The results of rows copied from Excel with their header."""
    return _results(read_pasted_table(text))


def _results(table: Table) -> ResultsList:
    header, notes = _header(table)
    rows: list[ListRow] = []
    problems: list[RowProblem] = []
    for row in table.rows[1:]:
        shifted = table.shift_problem(row, len(header))
        if shifted:
            problems.append(shifted)
        else:
            cells = {column: row.cell(place) for place, column in enumerate(header) if column}
            rows.append(ListRow(row.number, dict.fromkeys(RESULT_COLUMNS, "") | cells))
    if not rows and not problems:
        raise UserError(
            "import.no_rows", f"“{table.name}” chỉ có dòng tiêu đề, chưa có kết quả nào. Thêm kết quả rồi nhập lại."
        )
    return ResultsList(table.name, tuple(rows), tuple(problems), (*table.notes, *notes))


def _header(table: Table) -> tuple[list[str], tuple[str, ...]]:
    """The column of each cell ("" where it is not read), and what has to be said about those not read."""
    written = [cell.lower() for cell in table.rows[0].cells]
    while written and not written[-1]:
        written.pop()
    titles = [_BY_TITLE.get(fold(cell), "") for cell in written]
    is_vietnamese = any(titles) and not set(written) & set(RESULT_COLUMNS)
    header = titles if is_vietnamese else written
    found = [column for column in header if column]
    may_miss = _MAY_BE_MISSING if is_vietnamese else ()
    missing = [column for column in RESULT_COLUMNS if column not in found and column not in may_miss]
    if missing or len(found) != len(set(found)) or set(found) - {*RESULT_COLUMNS, WAVE_COLUMN}:
        what = f"thiếu cột {', '.join(missing)}" if missing else "có cột thừa hoặc lặp lại"
        message = (
            f"Dòng tiêu đề của “{table.name}” {what}. Cần đúng các cột: {','.join(RESULT_COLUMNS)}; "
            f"hoặc bằng tiếng Việt: {', '.join(RESULT_TITLES)}."
        )
        raise UserError("import.header_wrong", message)
    cells = zip(table.rows[0].cells, header, strict=False)
    unread = [cell for cell, column in cells if cell and not column and fold(cell) not in _UNREAD]
    return header, (f"Không đọc các cột: {', '.join(unread)}.",) if unread else ()
