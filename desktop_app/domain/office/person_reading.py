"""A person out of the row of a list: name, sex, birth year, post, unit and time there, with what is wrong in each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import parse_date
from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.judged import CellProblem
from desktop_app.domain.lists.row_reading import RowReading, UnitReading, is_marked
from desktop_app.domain.lists.tables import TableRow
from desktop_app.domain.office.office import Sex

NAME_LIMIT = 200
_FIRST_SHORT_YEAR = 30
_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR = 1900, 2100
_SEXES = {"": None, "nam": Sex.MALE, "nu": Sex.FEMALE, "ong": Sex.MALE, "ba": Sex.FEMALE}
_SALUTATIONS = {"ong": Sex.MALE, "anh": Sex.MALE, "ba": Sex.FEMALE, "chi": Sex.FEMALE, "co": Sex.FEMALE}
_DAY_AND_YEAR = re.compile(
    r"(?:(?:ngày\s*)?\d{1,2}\s*[/.\-]\s*)?(?:tháng\s*)?\d{1,2}\s*[/.\-]\s*(\d{4})", re.ASCII | re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(\d{2})", re.ASCII)
_WRITTEN_OUT = re.compile(r"(?:ngày\s*)?\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*(\d{4})", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-\d{2}-\d{2}(?:[ T].*)?", re.ASCII)
_BARE_YEAR = re.compile(r"(?:sinh\s*)?(?:năm\s*)?(?:sinh\s*)?(\d{4})(?:\.0)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class ReadPerson:
    """What a row says of a person. ``unit_name`` as written, or the office's own name where a separator or sheet gave it."""

    row: int
    full_name: str
    unit_name: str = ""
    sex: Sex | None = None
    post: str = ""
    birth_year: int | None = None
    from_on: date | None = None
    to_on: date | None = None


def read_person(
    reading: RowReading, row: TableRow, units: UnitReading, table_unit: str
) -> tuple[ReadPerson, list[CellProblem]]:
    """The person of a row and the problems of its cells. ``table_unit``: the unit its sheet or title names."""
    problems = reading.unread(row)
    name = reading.name(row)
    column = Column.FULL_NAME if reading.has(Column.FULL_NAME) else Column.FAMILY_NAME
    if not name:
        problems.append(reading.problem(column, "Chưa có họ và tên."))
    elif len(name) > NAME_LIMIT:
        problems.append(reading.problem(column, f"Họ và tên dài quá {NAME_LIMIT} chữ. Kiểm tra xem có lẫn cột."))
    elif not any(character.isalpha() for character in name):
        problems.append(reading.problem(column, f"“{name}” không phải họ và tên. Kiểm tra xem có lẫn cột."))
    sex = _sex(reading, row, problems)
    birth_year, sex_by_birth = _birth(reading, row, problems)
    post, unit_name = place_of(reading, row, units, table_unit)
    if not unit_name:
        problems.append(_no_unit(reading, row))
    elif len(unit_name) > NAME_LIMIT:
        problems.append(reading.problem(Column.UNIT, f"Tên đơn vị dài quá {NAME_LIMIT} chữ. Kiểm tra xem có lẫn cột."))
    from_on, to_on = (_day(reading, row, one, problems) for one in (Column.JOINED_ON, Column.LEFT_ON))
    if from_on and to_on and to_on < from_on:
        problems.append(reading.problem(Column.LEFT_ON, "Ngày thôi trước ngày vào. Kiểm tra lại hai ngày."))
    return ReadPerson(row.number, name, unit_name, sex or sex_by_birth, post, birth_year, from_on, to_on), problems


@lru_cache(maxsize=16384)
def read_birth_year(text: str) -> int | None:
    """The year of a birth day or year as lists write it; None for a blank cell; ValueError for anything else.

    No more of a birth day is kept than tells namesakes apart.
    """
    written = clean_line(text)
    if not written:
        return None
    for form in (_BARE_YEAR, _DAY_AND_YEAR, _WRITTEN_OUT, _ISO):
        found = form.fullmatch(written)
        if found and _FIRST_BIRTH_YEAR <= int(found.group(1)) <= _LAST_BIRTH_YEAR:
            return int(found.group(1))
    short = _SHORT_YEAR.fullmatch(written)
    if short:  # nobody at work was born in 2030 or, by now, before 1930
        year = int(short.group(1))
        return 1900 + year if year >= _FIRST_SHORT_YEAR else 2000 + year
    raise ValueError(text)


def _sex(reading: RowReading, row: TableRow, problems: list[CellProblem]) -> Sex | None:
    written = reading.value(row, Column.SEX)
    if written:
        if fold(written) in _SEXES:
            return _SEXES[fold(written)]
        if is_marked(written) and _is_for_women(reading):
            return Sex.FEMALE
        message = f"Giới tính “{written[:40]}” không rõ. Ghi Nam, Nữ hoặc để trống."
        problems.append(reading.problem(Column.SEX, message))
        return None
    marked = [
        sex
        for column, sex in ((Column.MALE_MARK, Sex.MALE), (Column.FEMALE_MARK, Sex.FEMALE))
        if is_marked(reading.value(row, column))
    ]
    if len(marked) == 2:
        problems.append(reading.problem(Column.FEMALE_MARK, "Đánh dấu cả Nam và Nữ. Bỏ bớt một dấu."))
        return None
    return marked[0] if marked else _SALUTATIONS.get(fold(reading.value(row, Column.SALUTATION)))


def _is_for_women(reading: RowReading) -> bool:
    title = reading.table.found.header[reading.column(Column.SEX)] if reading.has(Column.SEX) else ""
    return fold(title).endswith("nu") and "nam" not in fold(title)


def _birth(reading: RowReading, row: TableRow, problems: list[CellProblem]) -> tuple[int | None, Sex | None]:
    for column, sex in ((Column.BIRTH, None), (Column.BIRTH_MALE, Sex.MALE), (Column.BIRTH_FEMALE, Sex.FEMALE)):
        written = reading.value(row, column)
        if not written:
            continue
        try:
            return read_birth_year(written), sex
        except ValueError:
            problems.append(reading.problem(column, f"Năm sinh “{written[:40]}” không rõ. Ghi bốn chữ số của năm."))
            return None, None
    return None, None


def place_of(reading: RowReading, row: TableRow, units: UnitReading, table_unit: str) -> tuple[str, str]:
    """Post and unit: a column's, that of "Chức vụ, đơn vị", the separator's above, the sheet's."""
    post, unit = reading.value(row, Column.POST), reading.value(row, Column.UNIT)
    both = reading.value(row, Column.POST_AND_UNIT)
    if both and not unit:
        part, unit = units.split(both)
        post = post or part
    if unit and (known := units.find_written(unit)) is not None:
        unit = known.name
    if not unit:
        unit = (units.of_group(row.group_titles) if row.group_titles else "") or table_unit
    return post, unit


def _no_unit(reading: RowReading, row: TableRow) -> CellProblem:
    both = reading.value(row, Column.POST_AND_UNIT)
    if both:
        return reading.problem(
            Column.POST_AND_UNIT,
            f"“{both[:60]}” không có tên đơn vị nào trong sổ. Thêm đơn vị vào danh mục, hoặc sửa ô này.",
        )
    return reading.problem(Column.UNIT, "Chưa có đơn vị.")


def _day(reading: RowReading, row: TableRow, column: Column, problems: list[CellProblem]) -> date | None:
    written = reading.value(row, column)
    if not written:
        return None
    try:
        return parse_date(written)
    except UserError as error:
        problems.append(reading.problem(column, error.message))
        return None
