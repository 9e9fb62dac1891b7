"""A plain list of people: the first table of a file that names people, its columns as guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.list_rows import ListRow, RowProblem
from desktop_app.domain.lists.columns import Column, ColumnGuess, ListKind, guess_columns, label_meaning
from desktop_app.domain.lists.group_titles import unit_of
from desktop_app.domain.lists.tables import FoundTable, TableBook, TableRow
from desktop_app.domain.office.people_list import BIRTH_YEAR, NAME, POST, SEX, UNIT
from desktop_app.importing.lists.table_book import read_pasted_book, read_table_book

COLUMNS = (NAME, SEX, POST, UNIT)
"""The columns a list should have; a birth year may be added to tell namesakes apart."""

_MEANINGS = {NAME: Column.FULL_NAME, SEX: Column.SEX, POST: Column.POST, UNIT: Column.UNIT, BIRTH_YEAR: Column.BIRTH}
_NAMES = (Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME)
_SAMPLED_ROWS = 50
_YEAR_AT_END = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4})", re.ASCII)


@dataclass(frozen=True)
class PeopleList:
    """A list as read, nothing judged or stored. Every row has all values ("" where the list says nothing).

    ``problems`` name rows left out of ``rows`` because a cell could not be read or cells are shifted; ``shifted_rows`` have
    their cells. ``ignored_columns`` are the titles of columns the program does not take, ``missing_columns`` those the list
    has not.
    """

    rows: tuple[ListRow, ...]
    problems: tuple[RowProblem, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shifted_rows: tuple[ListRow, ...] = ()


def read_people_list(path: Path) -> PeopleList:
    """The people of a file. UserError (``file.*``, ``import.*``) if it is no such list."""
    return _people(read_table_book(path))


def read_pasted(text: str) -> PeopleList:
    """The people of rows copied from Excel with their header."""
    return _people(read_pasted_book(text))


def _people(book: TableBook) -> PeopleList:
    table, guess = _table_of_people(book)
    rows: list[ListRow] = []
    problems: list[RowProblem] = []
    shifted_rows: list[ListRow] = []
    for row in table.rows:
        values = _values(row, guess)
        problem = table.shift_problem(row)
        if problem is None and row.faults:
            problem = RowProblem(row.number, row.faults[0].message)
        if problem is not None:
            problems.append(problem)
            shifted_rows.append(ListRow(row.number, values))
        elif any(values.values()):
            rows.append(ListRow(row.number, values))
    if not rows and not problems:
        message = f"{_named(book)} chỉ có dòng tiêu đề, chưa có người nào. Thêm người rồi nhập lại."
        raise UserError("import.no_rows", message)
    taken = {
        place for place, column in guess.columns.items() if column in (*_MEANINGS.values(), *_NAMES, Column.SERIAL)
    }
    ignored = (label for place, label in enumerate(table.header) if label and place not in taken)
    missing = (title for title in COLUMNS if not _has(title, table, guess))
    others = [one.place for one in book.tables if one is not table]
    notes = [*book.notes, *table.notes]
    if others:
        notes.append(f"Chỉ đọc {table.place}; không đọc: {', '.join(others[:5])}{'…' if others[5:] else ''}.")
    return PeopleList(tuple(rows), tuple(problems), tuple(ignored), tuple(missing), tuple(notes), tuple(shifted_rows))


def _table_of_people(book: TableBook) -> tuple[FoundTable, ColumnGuess]:
    """The first visible table with names and one more column."""
    for table in sorted(book.tables, key=lambda one: one.is_hidden):
        if not table.header_row:
            continue
        guess = guess_columns(table.header, [row.cells for row in table.rows[:_SAMPLED_ROWS]], ListKind.PEOPLE)
        if any(guess.place_of(column) is not None for column in _NAMES) and len(table.header) > 1:
            _refuse_repeated(book, table)
            return table, guess
    message = (
        f"{_named(book)} không có dòng tiêu đề với cột “Họ và tên”. Cần các cột: {', '.join(COLUMNS)} (thứ tự tùy ý)."
    )
    raise UserError("import.header_missing", message)


def _refuse_repeated(book: TableBook, table: FoundTable) -> None:
    for title, column in _MEANINGS.items():
        labels = [label for label in table.header if label and label_meaning(label) is column]
        if len(labels) > 1 and len(set(labels)) > 1 and column in (Column.FULL_NAME, Column.UNIT):
            message = f"{_named(book)} có hai cột “{title}” ở dòng {table.header_row}. Xóa bớt một cột rồi nhập lại."
            raise UserError("import.header_repeated", message)


def _has(title: str, table: FoundTable, guess: ColumnGuess) -> bool:
    if title == NAME:
        return True
    if title == UNIT and any(unit_of(row.group_titles) for row in table.rows):
        return True
    return guess.place_of(_MEANINGS[title]) is not None


def _values(row: TableRow, guess: ColumnGuess) -> dict[str, str]:
    values = {title: _cell(row, guess, column) for title, column in _MEANINGS.items()}
    if not values[NAME]:
        values[NAME] = " ".join(filter(None, (_cell(row, guess, column) for column in _NAMES[1:])))
    values[UNIT] = values[UNIT] or unit_of(row.group_titles)
    birth_date = _YEAR_AT_END.fullmatch(values[BIRTH_YEAR])
    if birth_date:
        values[BIRTH_YEAR] = birth_date.group(1)  # no more of a birth date is kept than tells namesakes apart
    return values


def _cell(row: TableRow, guess: ColumnGuess, column: Column) -> str:
    place = guess.place_of(column)
    return row.cell(place) if place is not None else ""


def _named(book: TableBook) -> str:
    return f"Tệp “{book.name}”" if "." in book.name else "Nội dung dán"
