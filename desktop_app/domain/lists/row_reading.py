"""The values of a row by what its columns mean; the unit of rows that stand under a unit's name or on its sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.column import COLUMN_NAMES, Column
from desktop_app.domain.lists.group_titles import is_unit_like as begins_like_unit
from desktop_app.domain.lists.judged import CellProblem
from desktop_app.domain.lists.tables import FoundTable, TableRow
from desktop_app.domain.lists.taken_list import TakenList, TakenTable
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.domain.office.unit_abbreviations import unit_shortened
from desktop_app.domain.office.unit_names import UnitIndex, guess_kind

MARKS = frozenset({"x", "v", "+", "1", "co", "✓", "✔", "√", "☑", "☒", "dat", "*"})
"""How a cell says yes."""
NO_MARKS = frozenset({"", "-", "0", "khong", "o", "–", "k"})

_NUMBERING = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|[0-9]{1,3}(?:\.[0-9]{1,2})*)\s*[.)\-/:–]\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(:].*$")
_UNIT_HEADS = (
    "phòng ", "văn phòng ", "thanh tra ", "ban ", "trung tâm ", "chi cục ", "trường ", "viện ", "quỹ ", "khối ", "cụm ", "huyện ",
)  # fmt: skip
"""First words of units, marks and all: without them they would be family names."""
_POST_FROM_UNIT = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
_POST_ENDS = {"truong", "pho", "chanh", "q.", "quyen"}
_COMRADE = re.compile(r"^(?:đ/c|đồng chí)\s*[.:]?\s+(?=\S+\s+\S)", re.IGNORECASE)
_CALLED = re.compile(r"^(?:ông|bà)\s*[.:]?\s+(?!thị\s)(?=\S+\s+\S)", re.IGNORECASE)
"""Ông is a family name too: "Ông Thị Mỹ Duyên" is nobody's salutation."""


class RowReading:
    """Reads the rows of one table."""

    def __init__(self, taken: TakenList, place: int) -> None:
        self._taken, self._place = taken, place
        self.table: TakenTable = taken.tables[place]
        self._first = {column: places[0] for column in Column if (places := self.table.places(column))}

    def has(self, column: Column) -> bool:
        """Whether the table has such a column."""
        return column in self._first

    def column(self, column: Column) -> int:
        """Its place, -1 if there is none."""
        return self._first.get(column, -1)

    def value(self, row: TableRow, column: Column) -> str:
        """The text of that column; "" if the table has none."""
        place = self._first.get(column)
        return "" if place is None else self._taken.cell(self._place, row, place)

    def cell(self, row: TableRow, place: int) -> str:
        """The text of the column at a place."""
        return self._taken.cell(self._place, row, place)

    def name(self, row: TableRow) -> str:
        """The name of a person, out of one or two columns, without the Ông, Bà that a list puts before its names."""
        name = self.value(row, Column.FULL_NAME)
        if not name and self.has(Column.FAMILY_NAME):
            name = f"{self.value(row, Column.FAMILY_NAME)} {self.value(row, Column.GIVEN_NAME)}".strip()
        name = _COMRADE.sub("", name)
        return _CALLED.sub("", name) if self._is_saluting else name

    @cached_property
    def _is_saluting(self) -> bool:
        """Whether Ông, Bà stands before most names: before one of many it is that person's family name."""
        names = [name for row in self.table.rows() if is_personal_name(name := self.value(row, Column.FULL_NAME))]
        return 2 * sum(_CALLED.match(name) is not None for name in names) >= len(names)

    def is_blank(self, row: TableRow) -> bool:
        """Whether nothing stands in the columns taken in, but perhaps a serial number."""
        return not any(
            meaning is not None and meaning is not Column.SERIAL and self.cell(row, place)
            for place, meaning in enumerate(self.table.columns)
        )

    def problem(self, column: Column, message: str) -> CellProblem:
        """What is wrong in that column, named as the file has it."""
        return self.problem_at(self.column(column), COLUMN_NAMES[column], message)

    def problem_at(self, place: int, name: str, message: str) -> CellProblem:
        """What is wrong in the column at a place; ``name`` where it has no title or there is none."""
        header = self.table.found.header
        title = header[place] if 0 <= place < len(header) else ""
        return CellProblem(place, title or name, message)

    def unread(self, row: TableRow) -> list[CellProblem]:
        """What could not be read in the file itself, unless corrected since."""
        found = []
        for fault in row.faults:
            meaning = self.table.columns[fault.column] if fault.column < len(self.table.columns) else None
            corrected = (self._place, row.number, fault.column) in self._taken.corrections
            if meaning is not None and not corrected:
                found.append(self.problem_at(fault.column, COLUMN_NAMES[meaning], fault.message))
        shifted = self.table.found.shift_problem(row)
        if shifted is not None:
            found.append(CellProblem(-1, "", shifted.message))
        return found


class UnitReading:
    """Which unit a row belongs to, when no column says so; every text is looked up once."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._index = UnitIndex(self._units)
        self.shortened: dict[str, str] = {}
        """What was written, by the name of the unit it was taken for."""
        self._found: dict[str, Unit | None] = {}
        self._split: dict[str, tuple[str, str]] = {}
        self._tried: set[str] = set()

    def find(self, text: str) -> Unit | None:
        """The unit meant by a name."""
        if text not in self._found:
            self._found[text] = self._index.find(text) if text else None
        return self._found[text]

    def find_written(self, text: str) -> Unit | None:
        """The same for what a column of units says: there a unit may be shortened."""
        found = self.find(text)
        if found is None and text and text not in self._tried:
            self._tried.add(text)
            found = unit_shortened(text, self._units)
            if found is not None:
                self._found[text] = found
                self.shortened[text] = found.name
        return found

    def notes(self) -> list[str]:
        """What the clerk should know of shortened names."""
        return [f"Đơn vị “{written}” được hiểu là {name}." for written, name in self.shortened.items()]

    def of_group(self, titles: Iterable[str]) -> str:
        """The unit that the narrowest separator names: one the office knows, or one called like a unit."""
        named = tuple(titles)
        for place in range(len(named) - 1, -1, -1):
            title = named[place]
            name = unit_in_title(title)
            found = self.find(name) or self.find(_NUMBERING.sub("", title))
            if found is not None:
                return found.name
            like = next((one for one in (name, _ASIDE.sub("", title).strip()) if is_unit_like(one)), "")
            if like:  # "P. Kế hoạch" begins like a numbering
                return self._within(like, named[:place])
        return ""

    def _within(self, name: str, outer: tuple[str, ...]) -> str:
        """A division under a chi cục or a company is called with it: each of them has a Phòng Hành chính."""
        if guess_kind(name) is not UnitKind.DIVISION:
            return name
        wholes = (unit_in_title(title) for title in reversed(outer))
        whole = next((one for one in wholes if guess_kind(one) in (UnitKind.CENTER, UnitKind.ENTERPRISE)), "")
        known = self.find(f"{name}, {whole}") if whole else None
        return known.name if known is not None else f"{name}, {whole}" if whole else name

    def of_table(self, found: FoundTable) -> str:
        """The unit a sheet is called after, or one that the title lines end with; "" if none."""
        unit = self.find(clean_line(found.sheet))
        if unit is not None:
            return unit.name
        for title in reversed(found.titles):
            words = title.split(" ")
            for first in range(len(words)):
                unit = self.find(" ".join(words[first:]).strip(" :.,-()"))
                if unit is not None:
                    return unit.name
        return ""

    def split(self, text: str) -> tuple[str, str]:
        """Post and unit of "Trưởng phòng Kế hoạch", "Chuyên viên, Văn phòng Sở".

        A unit the office does not know is told apart only behind a sign.
        """
        if text not in self._split:
            self._split[text] = self._split_known(text)
        return self._split[text]

    def _split_known(self, text: str) -> tuple[str, str]:
        words = text.split(" ")
        for first in range(1 if len(words) > 1 else 0, len(words)):
            unit = self.find(" ".join(words[first:]).strip(" ,;-–()"))
            if unit is not None:
                head = words[:first]
                if head and fold(head[-1].strip(",;-–")) in _POST_ENDS:
                    taken = 2 if fold(" ".join(words[first : first + 2])) in ("van phong", "thanh tra") else 1
                    head += words[first : first + taken]
                return " ".join(head).rstrip(" ,;-–("), unit.name
        whole = self.find(text)
        if whole is not None:
            return "", whole.name
        for found in _POST_FROM_UNIT.finditer(text):
            post, name = text[: found.start()].strip(), text[found.end() :].strip()
            if post and begins_like_unit(name) and not begins_like_unit(post):
                return post, name  # a unit that is not in the office yet
        return text, ""


def unit_in_title(title: str) -> str:
    """The words of a separator row without its numbering and what stands in brackets behind."""
    return _ASIDE.sub("", _NUMBERING.sub("", title)).strip(" .,-–")


def is_unit_like(name: str) -> bool:
    """Whether a name begins like that of a unit, and is not somebody's: Trương Văn Hòa is a person, Trường Chính trị is none."""
    if guess_kind(name) is UnitKind.OTHER or len(name.split()) < 2:
        return False
    return f"{match_key(name)} ".startswith(_UNIT_HEADS) or not is_personal_name(name)


def is_marked(cell: str) -> bool:
    """Whether a cell that is ticked or not is ticked."""
    return fold(cell) in MARKS
