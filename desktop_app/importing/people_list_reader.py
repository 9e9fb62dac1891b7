"""A plain list of people: Họ và tên, Giới tính, Chức vụ, Đơn vị, in any order, with or without title lines above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import fold
from desktop_app.importing.table_reader import RawRow, RowProblem, Table, TableRow, read_pasted_table, read_table

COLUMN_TITLES = {"full_name": "Họ và tên", "sex": "Giới tính", "post": "Chức vụ", "unit": "Đơn vị"}
"""The keys of ``RawRow.values`` and the titles the clerk knows them by."""

_TITLES = {
    "full_name": {
        "ho va ten",
        "ho ten",
        "ho,ten",
        "ho va ten can bo",
        "ho ten can bo",
        "ten can bo",
        "ho va ten ccvc",
    },
    "sex": {"gioi tinh", "phai", "nam/nu", "nam,nu", "nam-nu", "gioi"},
    "post": {
        "chuc vu",
        "chuc danh",
        "chuc vu,chuc danh",
        "chuc vu/chuc danh",
        "chuc danh,chuc vu",
        "chuc vu cong tac",
    },
    "unit": {
        "don vi",
        "don vi cong tac",
        "phong",
        "phong ban",
        "phong,ban",
        "phong/don vi",
        "phong,don vi",
        "ten don vi",
        "bo phan",
    },
}
_FAMILY_TITLES = {"ho", "ho dem", "ho va dem", "ho va ten dem", "ho,ten dem", "ho ten dem", "ho va chu dem"}
_COUNTER_TITLES = {"stt", "tt", "so tt", "so thu tu"}
_SEXES = {"", "nam", "nu"}
_HEADER_WITHIN_ROWS = 30
_ASIDE = re.compile(r"\s*\([^)]*\)|[:*]")
_AROUND_SIGNS = re.compile(r"\s*([,/])\s*")
_MAX_NAME = 100


@dataclass(frozen=True)
class PeopleList:
    """A list as read, nothing stored. Every row has all four values ("" where the list says nothing).

    ``problems`` name rows that are in ``rows`` but cannot be taken as they are. ``header_row`` is the row of the titles;
    ``ignored_columns`` the titles of columns the program does not take.
    """

    name: str
    rows: tuple[RawRow, ...]
    header_row: int
    problems: tuple[RowProblem, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_people_list(path: Path) -> PeopleList:
    """The people of a .csv or .xlsx file. UserError (``file.*``, ``import.*``) if it is no such list."""
    return _people(read_table(path))


def read_pasted(text: str) -> PeopleList:
    """The people of rows copied from Excel with their header."""
    return _people(read_pasted_table(text))


@dataclass(frozen=True)
class _Header:
    row: int
    titles: tuple[str, ...]
    columns: dict[str, int]
    given_name: int | None  # where the name stands in two columns: that of the given name


def _people(table: Table) -> PeopleList:
    place, header = _header(table)
    rows: list[RawRow] = []
    problems: list[RowProblem] = []
    for row in table.rows[place + 1 :]:
        values = _values(row, header)
        if not any(values.values()) or _is_header_again(row, header):
            continue
        rows.append(RawRow(row.number, values))
        problems += _problems(row, values)
        shifted = table.shift_problem(row, max(len(header.titles), (header.given_name or 0) + 1))
        if shifted:
            problems.append(shifted)
    if not rows:
        raise UserError(
            "import.no_rows", f"{_named(table)} chỉ có dòng tiêu đề, chưa có người nào. Thêm người rồi nhập lại."
        )
    taken = {*header.columns.values(), header.given_name}
    ignored = (
        title
        for column, title in enumerate(header.titles)
        if title and column not in taken and _title(title) not in _COUNTER_TITLES
    )
    missing = (title for key, title in COLUMN_TITLES.items() if key not in header.columns)
    return PeopleList(table.name, tuple(rows), header.row, tuple(problems), tuple(ignored), tuple(missing), table.notes)


def _header(table: Table) -> tuple[int, _Header]:
    """The first row that names the name column and one more; its place in the table."""
    for place, row in enumerate(table.rows[:_HEADER_WITHIN_ROWS]):
        titles = [_title(cell) for cell in row.cells]
        columns: dict[str, int] = {}
        for column, title in enumerate(titles):
            key = next((key for key, known in _TITLES.items() if title in known), None)
            if key and key in columns:
                message = f"{_named(table)} có hai cột “{COLUMN_TITLES[key]}” ở dòng {row.number}. Xóa bớt một cột rồi nhập lại."
                raise UserError("import.header_repeated", message)
            if key:
                columns[key] = column
        given_name = _given_name_column(table, place, titles, columns)
        if "full_name" in columns and len(columns) > 1:
            return place, _Header(row.number, row.cells, columns, given_name)
    message = (
        f"{_named(table)} không có dòng tiêu đề với cột “Họ và tên”. "
        f"Cần các cột: {', '.join(COLUMN_TITLES.values())} (thứ tự tùy ý)."
    )
    raise UserError("import.header_missing", message)


def _given_name_column(table: Table, place: int, titles: list[str], columns: dict[str, int]) -> int | None:
    """Lists often keep the given name in a column of its own: "Họ đệm | Tên", or one title over both."""
    family = next((column for column, title in enumerate(titles) if title in _FAMILY_TITLES), None)
    if family is not None and "full_name" not in columns and "ten" in titles:
        columns["full_name"] = family
        return titles.index("ten")
    if "full_name" not in columns:
        if "ten" in titles:
            columns["full_name"] = titles.index("ten")
        return None
    beside = columns["full_name"] + 1
    if beside < len(titles) and titles[beside]:
        return None
    cells = [row.cell(beside) for row in table.rows[place + 1 :]]
    given_names = sum(cell.isalpha() for cell in cells)  # one word, no figures
    return beside if given_names > len(cells) / 2 else None


def _values(row: TableRow, header: _Header) -> dict[str, str]:
    values = {key: row.cell(header.columns[key]) if key in header.columns else "" for key in COLUMN_TITLES}
    if header.given_name is not None:
        values["full_name"] = f"{values['full_name']} {row.cell(header.given_name)}".strip()
    return values


def _is_header_again(row: TableRow, header: _Header) -> bool:
    """Long printed lists repeat their header on every page."""
    return _title(row.cell(header.columns["full_name"])) == _title(header.titles[header.columns["full_name"]])


def _problems(row: TableRow, values: dict[str, str]) -> list[RowProblem]:
    found = []
    name = values["full_name"]
    if not name:
        found.append(RowProblem(row.number, COLUMN_TITLES["full_name"], "Thiếu họ và tên."))
    elif len(name) > _MAX_NAME or any(character.isdigit() for character in name):
        found.append(RowProblem(row.number, COLUMN_TITLES["full_name"], f"“{name[:40]}” không giống họ và tên."))
    if fold(values["sex"]) not in _SEXES:
        found.append(
            RowProblem(row.number, COLUMN_TITLES["sex"], f"Giới tính “{values['sex']}” không rõ. Ghi Nam hoặc Nữ.")
        )
    return found


def _title(cell: str) -> str:
    return _AROUND_SIGNS.sub(r"\1", fold(_ASIDE.sub("", cell)))


def _named(table: Table) -> str:
    return f"Tệp “{table.name}”" if "." in table.name else "Nội dung dán"
