"""Lists of projects from a table: Tên dự án · Thời gian thực hiện · Nội dung thực hiện · Kết quả dự kiến (· Đơn vị)."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import fold
from desktop_app.domain.list_rows import ListRow
from desktop_app.importing.lists.table_reader import Table, TableRow, read_pasted_table, read_table

_HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("expected_result", ("ket qua du kien", "du kien ket qua", "ket qua dat duoc", "san pham du kien", "muc tieu")),
    ("name", ("ten du an", "du an thi dua", "ten cong trinh", "ten mo hinh", "ten phan viec", "du an, cong trinh")),
    ("time", ("thoi gian", "tien do thuc hien", "thoi han")),
    ("contents", ("noi dung",)),
    ("unit", ("don vi", "phong, don vi")),
)
_SEARCHED_ROWS = 30
_LEAST = 2


def read_project_list(path: Path) -> tuple[tuple[ListRow, ...], tuple[str, ...]]:
    """The rows of a list of projects with what the reader has to say. UserError (``file.*``, ``import.*``)."""
    return _rows(read_table(path))


def read_pasted_projects(text: str) -> tuple[tuple[ListRow, ...], tuple[str, ...]]:
    """The same for rows copied from Excel or Word with their header."""
    return _rows(read_pasted_table(text))


def _rows(table: Table) -> tuple[tuple[ListRow, ...], tuple[str, ...]]:
    place, columns = _header(table)
    rows = tuple(
        ListRow(row.number, {name: row.cell(column) for name, column in columns.items()})
        for row in table.rows[place + 1 :]
        if not _is_numbering(row)
    )
    return rows, table.notes


def _header(table: Table) -> tuple[int, dict[str, int]]:
    """The row below the title lines that names the columns."""
    for place, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        columns = _columns(row)
        if "name" in columns and len(columns) >= _LEAST:
            return place, columns
    raise UserError(
        "project.no_header",
        f"Không thấy dòng tiêu đề có cột “Tên dự án” trong {table.name}. "
        "Cần các cột Tên dự án, Thời gian thực hiện, Nội dung thực hiện, Kết quả dự kiến.",
    )


def _columns(row: TableRow) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        folded = fold(cell)
        name = next((name for name, starts in _HEADERS if any(start in folded for start in starts)), None)
        if name is not None and len(folded) <= 60:
            columns.setdefault(name, column)
    return columns


def _is_numbering(row: TableRow) -> bool:
    """The line "(1) (2) (3)" below some headers."""
    cells = [cell.strip("() ") for cell in row.cells if cell]
    if len(cells) < _LEAST or not cells[0].isdecimal():
        return False
    first = int(cells[0])
    return cells == [str(number) for number in range(first, first + len(cells))]
