"""A list of people before it is stored: which rows can be, what is wrong with the others, who may be there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.list_rows import ListRow
from desktop_app.domain.office.office import Person, Sex, Unit
from desktop_app.domain.office.unit_names import UnitIndex

NAME, SEX, POST, UNIT, BIRTH_YEAR = "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị", "Năm sinh"
"""Columns of the list, by the titles the clerk knows them by; a birth year may be given to tell namesakes apart."""

NAME_LIMIT = 200
_FIRST_BIRTH_YEAR, _LAST_BIRTH_YEAR = 1900, 2100
_SEXES = {"": None, "nam": Sex.MALE, "nu": Sex.FEMALE}


@dataclass(frozen=True)
class PersonRow:
    """One row that can be stored. ``unit_name`` is the office's own name of the unit where it has it."""

    row: int
    full_name: str
    unit_name: str
    sex: Sex | None = None
    post: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class FaultyCell:
    """What keeps a row out, in one sentence. ``column`` "": the cells of the row are shifted against the header."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class PossibleDuplicate:
    """A row whose name is known. ``is_skipped``: taken for the same person, so not stored again."""

    row: int
    with_name: str
    is_skipped: bool

    @property
    def message(self) -> str:
        """What was found and what happens to the row."""
        if self.is_skipped:
            return f"Dòng {self.row} trùng với {self.with_name} nên không nhập lại."
        return f"Dòng {self.row} trùng tên với {self.with_name}; vẫn nhập như một người khác."


@dataclass(frozen=True)
class PeoplePreview:
    """What storing a list would do. ``new_units`` will be added, in the order of the list; ``notes`` are sentences.

    ``rows`` are all rows with their cells as the list has them, so that a faulty one can be seen and corrected.
    """

    valid: tuple[PersonRow, ...] = ()
    faulty: tuple[FaultyCell, ...] = ()
    possible_duplicates: tuple[PossibleDuplicate, ...] = ()
    new_units: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rows: tuple[ListRow, ...] = ()

    def shifted(self) -> frozenset[int]:
        """Numbers of the rows of which nobody knows which cell is which: to be mended in the list itself."""
        return frozenset(fault.row for fault in self.faulty if not fault.column)


def preview_people(rows: Iterable[ListRow], units: Iterable[Unit], people: Iterable[Person], on: date) -> PeoplePreview:
    """Judge raw rows against the office as it is on that day."""
    read: list[PersonRow] = []
    faulty: list[FaultyCell] = []
    all_rows = tuple(rows)
    for row in all_rows:
        person, faults = _read(row)
        faulty += faults
        if person is not None:
            read.append(person)
    return replace(sort_out_duplicates(read, units, people, on), faulty=tuple(faulty), rows=all_rows)


def with_shifted(preview: PeoplePreview, faults: Iterable[FaultyCell], rows: Iterable[ListRow]) -> PeoplePreview:
    """A preview with the rows that could not be judged, in the order of the list."""
    faulty = sorted([*preview.faulty, *faults], key=lambda one: one.row)
    return replace(preview, faulty=tuple(faulty), rows=tuple(sorted([*preview.rows, *rows], key=lambda one: one.row)))


def with_cell(preview: PeoplePreview, row: int, column: str, text: str) -> PeoplePreview:
    """A preview with one cell of a row (its number in the list) written anew, not judged again yet."""
    rows = (replace(one, values={**one.values, column: text}) if one.row == row else one for one in preview.rows)
    return replace(preview, rows=tuple(rows))


def judged_again(preview: PeoplePreview, units: Iterable[Unit], people: Iterable[Person], on: date) -> PeoplePreview:
    """The preview of the same rows as they are now; shifted ones stay out."""
    shifted = preview.shifted()
    judged = preview_people((one for one in preview.rows if one.row not in shifted), units, people, on)
    faults = (fault for fault in preview.faulty if not fault.column)
    rows = (one for one in preview.rows if one.row in shifted)
    return replace(with_shifted(judged, faults, rows), notes=preview.notes)


def sort_out_duplicates(
    rows: Iterable[PersonRow], units: Iterable[Unit], people: Iterable[Person], on: date
) -> PeoplePreview:
    """Leave out who is there already, point out namesakes, name the units to add.

    Same name and same unit is the same person; same name in another unit is a namesake, pointed out and never merged. In
    the list itself a row is a repetition only when all its cells agree.
    """
    all_units = tuple(units)
    index = UnitIndex(all_units)
    unit_names = {unit.id: unit.name for unit in all_units}
    known: dict[str, list[tuple[str, str]]] = {}
    for person in people:
        membership = person.membership_on(on) or (person.memberships[-1] if person.memberships else None)
        unit_name = unit_names.get(membership.unit_id, "") if membership else ""
        shown = f"{person.full_name}, {unit_name}" if unit_name else person.full_name
        known.setdefault(match_key(person.full_name), []).append((match_key(unit_name), shown))
    valid: list[PersonRow] = []
    duplicates: list[PossibleDuplicate] = []
    new_units: dict[str, str] = {}
    in_list: dict[str, list[PersonRow]] = {}
    for row in rows:
        unit = index.find(row.unit_name)
        row = replace(row, unit_name=unit.name if unit else new_units.get(match_key(row.unit_name), row.unit_name))
        found = [one for one in (_known_already(row, known), _repeated(row, in_list)) if one is not None]
        duplicate = next((one for one in found if one.is_skipped), found[0] if found else None)
        if duplicate is not None:
            duplicates.append(duplicate)
        if duplicate is None or not duplicate.is_skipped:
            valid.append(row)
            if unit is None:
                new_units.setdefault(match_key(row.unit_name), row.unit_name)
        in_list.setdefault(match_key(row.full_name), []).append(row)
    return PeoplePreview(tuple(valid), (), tuple(duplicates), tuple(new_units.values()))


def parse_sex(text: str) -> Sex | None:
    """The sex a list writes: Nam, nam, NỮ, nu, or blank; ValueError for anything else."""
    try:
        return _SEXES[fold(text)]
    except KeyError:
        raise ValueError(text) from None


def _read(row: ListRow) -> tuple[PersonRow | None, list[FaultyCell]]:
    cells = {column: clean_line(row.values.get(column, "")) for column in (NAME, SEX, POST, UNIT, BIRTH_YEAR)}
    number = row.row
    faults = []
    if not cells[NAME]:
        faults.append(FaultyCell(number, NAME, "Chưa có họ và tên."))
    elif len(cells[NAME]) > NAME_LIMIT:
        faults.append(FaultyCell(number, NAME, f"Họ và tên dài quá {NAME_LIMIT} chữ. Kiểm tra xem có lẫn cột."))
    elif not any(character.isalpha() for character in cells[NAME]):
        faults.append(FaultyCell(number, NAME, f"“{cells[NAME]}” không phải họ và tên. Kiểm tra xem có lẫn cột."))
    if not cells[UNIT]:
        faults.append(FaultyCell(number, UNIT, "Chưa có đơn vị."))
    elif len(cells[UNIT]) > NAME_LIMIT:
        faults.append(FaultyCell(number, UNIT, f"Tên đơn vị dài quá {NAME_LIMIT} chữ. Kiểm tra xem có lẫn cột."))
    sex = None
    try:
        sex = parse_sex(cells[SEX])
    except ValueError:
        faults.append(FaultyCell(number, SEX, f"Giới tính “{cells[SEX][:40]}” không rõ. Ghi Nam, Nữ hoặc để trống."))
    birth_year = None
    if cells[BIRTH_YEAR]:
        birth_year = _year(cells[BIRTH_YEAR])
        if birth_year is None:
            faults.append(
                FaultyCell(number, BIRTH_YEAR, f"Năm sinh “{cells[BIRTH_YEAR][:40]}” không rõ. Ghi bốn chữ số của năm.")
            )
    if faults:
        return None, faults
    return PersonRow(number, cells[NAME], cells[UNIT], sex, cells[POST], birth_year), []


def _year(text: str) -> int | None:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if _FIRST_BIRTH_YEAR <= year <= _LAST_BIRTH_YEAR else None


def _known_already(row: PersonRow, known: Mapping[str, list[tuple[str, str]]]) -> PossibleDuplicate | None:
    namesakes = known.get(match_key(row.full_name), [])
    same = next((shown for unit, shown in namesakes if unit == match_key(row.unit_name)), None)
    if same is not None:
        return PossibleDuplicate(row.row, same, is_skipped=True)
    return PossibleDuplicate(row.row, namesakes[0][1], is_skipped=False) if namesakes else None


def _repeated(row: PersonRow, in_list: Mapping[str, list[PersonRow]]) -> PossibleDuplicate | None:
    namesakes = in_list.get(match_key(row.full_name), [])
    same = next((other for other in namesakes if _cells(other) == _cells(row)), None)
    first = same or (namesakes[0] if namesakes else None)
    if first is None:
        return None
    return PossibleDuplicate(row.row, f"{first.full_name}, {first.unit_name} (dòng {first.row})", same is not None)


def _cells(row: PersonRow) -> tuple[object, ...]:
    return match_key(row.unit_name), row.sex, match_key(row.post), row.birth_year
