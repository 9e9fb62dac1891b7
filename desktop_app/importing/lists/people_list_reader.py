"""A plain list of people: Họ và tên, Giới tính, Chức vụ, Đơn vị, in any order, with or without title lines above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import fold
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.domain.office.people_list import BIRTH_YEAR, NAME, POST, SEX, UNIT
from desktop_app.importing.lists.table_reader import Table, TableRow, read_pasted_table, read_table

COLUMNS = (NAME, SEX, POST, UNIT)
"""The columns a list should have; a birth year may be added to tell namesakes apart."""

# Folded, without spaces round signs.
# fmt: off
_TITLES = {
    NAME: {"ho va ten", "ho ten", "ho,ten", "ho va ten can bo", "ho ten can bo", "ten can bo", "ho va ten ccvc"},
    SEX: {"gioi tinh", "phai", "nam/nu", "nam,nu", "nam-nu", "gioi"},
    POST: {"chuc vu", "chuc danh", "chuc vu,chuc danh", "chuc vu/chuc danh", "chuc danh,chuc vu", "chuc vu cong tac"},
    UNIT: {"don vi", "don vi cong tac", "phong", "phong ban", "phong,ban", "phong/don vi", "phong,don vi", "ten don vi", "bo phan"},
    BIRTH_YEAR: {"nam sinh", "ngay sinh", "ngay thang nam sinh", "ngay,thang,nam sinh", "ngay/thang/nam sinh", "sinh nam"},
}
# fmt: on
_FAMILY_TITLES = {"ho", "ho dem", "ho va dem", "ho va ten dem", "ho,ten dem", "ho ten dem", "ho va chu dem"}
_COUNTER_TITLES = {"stt", "tt", "so tt", "so thu tu"}
_HEADER_WITHIN_ROWS = 30
_ASIDE = re.compile(r"\s*\([^)]*\)|[:*]")
_AROUND_SIGNS = re.compile(r"\s*([,/])\s*")
_YEAR_AT_END = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4})", re.ASCII)


@dataclass(frozen=True)
class PeopleList:
    """A list as read, nothing judged or stored. Every row has all values ("" where the list says nothing).

    ``problems`` name rows left out of ``rows`` because their cells are shifted; ``shifted_rows`` have these cells.
    ``ignored_columns`` are the titles of columns the program does not take, ``missing_columns`` those the list has not.
    """

    rows: tuple[ListRow, ...]
    problems: tuple[RowProblem, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shifted_rows: tuple[ListRow, ...] = ()


def read_people_list(path: Path) -> PeopleList:
    """The people of a .csv or .xlsx file. UserError (``file.*``, ``import.*``) if it is no such list."""
    return _people(read_table(path))


def read_pasted(text: str) -> PeopleList:
    """The people of rows copied from Excel with their header."""
    return _people(read_pasted_table(text))


@dataclass(frozen=True)
class _Header:
    titles: tuple[str, ...]
    columns: dict[str, int]
    given_name: int | None  # where the name stands in two columns: that of the given name


def _people(table: Table) -> PeopleList:
    place, header = _header(table)
    rows: list[ListRow] = []
    problems: list[RowProblem] = []
    shifted_rows: list[ListRow] = []
    for row in table.rows[place + 1 :]:
        values = _values(row, header)
        if not any(values.values()) or _is_header_again(row, header):
            continue
        shifted = table.shift_problem(row, max(len(header.titles), (header.given_name or 0) + 1))
        if shifted:
            problems.append(shifted)
            shifted_rows.append(ListRow(row.number, values))
        else:
            rows.append(ListRow(row.number, values))
    if not rows and not problems:
        raise UserError(
            "import.no_rows", f"{_named(table)} chỉ có dòng tiêu đề, chưa có người nào. Thêm người rồi nhập lại."
        )
    taken = {*header.columns.values(), header.given_name}
    ignored = (
        title
        for column, title in enumerate(header.titles)
        if title and column not in taken and _title(title) not in _COUNTER_TITLES
    )
    missing = (title for title in COLUMNS if title not in header.columns)
    return PeopleList(tuple(rows), tuple(problems), tuple(ignored), tuple(missing), table.notes, tuple(shifted_rows))


def _header(table: Table) -> tuple[int, _Header]:
    """The first row that names the name column and one more; its place in the table."""
    for place, row in enumerate(table.rows[:_HEADER_WITHIN_ROWS]):
        titles = [_title(cell) for cell in row.cells]
        columns: dict[str, int] = {}
        for column, title in enumerate(titles):
            key = next((key for key, known in _TITLES.items() if title in known), None)
            if key and key in columns:
                message = f"{_named(table)} có hai cột “{key}” ở dòng {row.number}. Xóa bớt một cột rồi nhập lại."
                raise UserError("import.header_repeated", message)
            if key:
                columns[key] = column
        given_name = _given_name_column(table, place, titles, columns)
        if NAME in columns and len(columns) > 1:
            return place, _Header(row.cells, columns, given_name)
    message = (
        f"{_named(table)} không có dòng tiêu đề với cột “Họ và tên”. Cần các cột: {', '.join(COLUMNS)} (thứ tự tùy ý)."
    )
    raise UserError("import.header_missing", message)


def _given_name_column(table: Table, place: int, titles: list[str], columns: dict[str, int]) -> int | None:
    """Lists often keep the given name in a column of its own: "Họ đệm | Tên", or one title over both."""
    family = next((column for column, title in enumerate(titles) if title in _FAMILY_TITLES), None)
    if family is not None and NAME not in columns and "ten" in titles:
        columns[NAME] = family
        return titles.index("ten")
    if NAME not in columns:
        if "ten" in titles:
            columns[NAME] = titles.index("ten")
        return None
    beside = columns[NAME] + 1
    if beside < len(titles) and titles[beside]:
        return None
    cells = [row.cell(beside) for row in table.rows[place + 1 :]]
    given_names = sum(cell.isalpha() for cell in cells)  # one word, no figures
    return beside if given_names > len(cells) / 2 else None


def _values(row: TableRow, header: _Header) -> dict[str, str]:
    values = {key: row.cell(header.columns[key]) if key in header.columns else "" for key in _TITLES}
    if header.given_name is not None:
        values[NAME] = f"{values[NAME]} {row.cell(header.given_name)}".strip()
    birth_date = _YEAR_AT_END.fullmatch(values[BIRTH_YEAR])
    if birth_date:
        values[BIRTH_YEAR] = birth_date.group(1)  # no more of a birth date is kept than tells namesakes apart
    return values


def _is_header_again(row: TableRow, header: _Header) -> bool:
    """Long printed lists repeat their header on every page."""
    return _title(row.cell(header.columns[NAME])) == _title(header.titles[header.columns[NAME]])


def _title(cell: str) -> str:
    return _AROUND_SIGNS.sub(r"\1", fold(_ASIDE.sub("", cell)))


def _named(table: Table) -> str:
    return f"Tệp “{table.name}”" if "." in table.name else "Nội dung dán"
