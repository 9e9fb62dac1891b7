"""Lists of projects from the tables of a file: Tên dự án · Thời gian · Nội dung · Kết quả dự kiến (· Đơn vị, or a line above)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import ListRow
from desktop_app.domain.lists.column import Column, ListKind
from desktop_app.domain.lists.columns import label_meaning
from desktop_app.domain.lists.group_titles import without_marker
from desktop_app.domain.lists.list_kinds import guess_list_kind
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.project.project import RegisteredProject
from desktop_app.domain.project.project_rows import projects_of_rows
from desktop_app.importing.lists.project_time import project_period
from desktop_app.importing.lists.table_book import read_pasted_book, read_table_book

_VALUES = {
    Column.PROJECT: "name",
    Column.DURATION: "time",
    Column.CONTENT: "contents",
    Column.EXPECTED_RESULT: "expected_result",
    Column.UNIT: "unit",
}
ListedRows = tuple[tuple[ListRow, ...], tuple[str, ...]]
"""The rows of a list, and what the reader has to say of it."""


def read_project_list(path: Path) -> ListedRows:
    """The rows of all tables of projects in a file. UserError (``file.*``, ``import.*``, ``project.no_header``)."""
    return _rows(read_table_book(path))


def read_pasted_projects(text: str) -> ListedRows:
    """The same for rows copied from Excel or Word with their header."""
    return _rows(read_pasted_book(text))


def listed_projects(book: TableBook, plan: Plan, unit_id: int) -> tuple[RegisteredProject, ...]:
    """The projects of one unit's tables of projects; () where there are none. What is no project is told by who reads the rows."""
    year = plan.content.working_year
    rows = [
        row
        for table in book.tables
        if guess_list_kind(table.header, table.titles) is ListKind.PROJECTS
        for row in _whole_rows(table, _columns_of(table))
        if row.values.get("name")
    ]
    owned = (ListRow(row.row, {**row.values, "unit": "", "group": ""}) for row in rows)

    def period(text: str) -> tuple[date | None, date | None]:
        first, last = project_period(text, year)
        return (None, None) if first is not None and last is not None and last < first else (first, last)

    return projects_of_rows(owned, plan.id, unit_id, period, lambda _name: None).projects


def _columns_of(table: FoundTable) -> dict[str, int]:
    columns = {label_meaning(label): place for place, label in reversed(list(enumerate(table.header)))}
    return {_VALUES[one]: at for one, at in columns.items() if one in _VALUES}


def _rows(book: TableBook) -> ListedRows:
    rows: list[ListRow] = []
    notes = list(book.notes)
    is_found = False
    for table in book.tables:
        columns = _columns_of(table)
        if "name" not in columns:
            notes.append(f"Không đọc {table.place}: không có cột “Tên dự án”.")
            continue
        is_found = True
        notes += table.notes
        rows += _whole_rows(table, columns)
    if not is_found:
        raise UserError(
            "project.no_header",
            f"Không thấy bảng có cột “Tên dự án” trong {book.name}. "
            "Cần các cột Tên dự án, Thời gian thực hiện, Nội dung thực hiện, Kết quả dự kiến.",
        )
    return tuple(rows), tuple(notes)


def _whole_rows(table: FoundTable, columns: dict[str, int]) -> Iterator[ListRow]:
    """A project whose contents take several rows, with its name joined over them, is one row."""
    held: ListRow | None = None
    for row in table.rows:
        values = {name: row.cell(column) for name, column in columns.items()}
        if held is not None and _goes_on(row, columns, values):
            more = {name: _joined(held.values.get(name, ""), values.get(name, "")) for name in _TEXTS}
            held = ListRow(held.row, {**held.values, **more})
            continue
        if held is not None:
            yield held
        group = without_marker(row.group_titles[-1]) if row.group_titles else ""
        held = ListRow(row.number, {**values, "group": group})
    if held is not None:
        yield held


_TEXTS = ("contents", "expected_result")


def _goes_on(row: TableRow, columns: dict[str, int], values: dict[str, str]) -> bool:
    is_same = not values["name"] or columns["name"] in row.carried
    return is_same and any(values.get(name) for name in _TEXTS)


def _joined(before: str, more: str) -> str:
    return before if not more or more == before else f"{before}\n{more}".strip()
