"""What a list writes once for several rows without merging cells: a unit above its people, a name above its further awards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.columns import label_meaning
from desktop_app.domain.lists.tables import TableRow
from desktop_app.importing.lists.raw_sheet import rows_in_words

_NAMES = (Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME, Column.SUBJECT, Column.COLLECTIVE)
_AWARDS = frozenset({Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.YEAR})
_OF_PERSON = frozenset(
    {Column.SERIAL, Column.UNIT, Column.POST, Column.POST_AND_UNIT, Column.BIRTH, Column.SEX, *_NAMES}
)
_MOST_FILLED = 0.5  # of the cells of a column that is written once a group


def carried_down(labels: Sequence[str], rows: list[TableRow]) -> tuple[list[TableRow], list[str]]:
    """The rows with such values in each of them (their columns in ``carried``), and the sentences that tell of it."""
    meanings = [label_meaning(label) for label in labels]
    notes = []
    rows, numbers = _names(meanings, rows)
    if numbers:
        notes.append(f"Dòng {rows_in_words(numbers)} để trống họ tên, được hiểu là của người ở dòng trên.")
    unit = meanings.index(Column.UNIT) if Column.UNIT in meanings else None
    if unit is not None and _is_written_once(rows, unit):
        rows, numbers = _units(rows, unit)
        notes.append(
            f"Cột “{labels[unit]}” chỉ ghi ở dòng đầu mỗi nhóm; {len(numbers)} dòng để trống được hiểu như dòng trên."
        )
    return rows, notes


def _names(meanings: Sequence[Column | None], rows: list[TableRow]) -> tuple[list[TableRow], list[int]]:
    """Rows that hold nothing of a person but a further award are of the person above."""
    names = [place for place, meaning in enumerate(meanings) if meaning in _NAMES]
    awards = [place for place, meaning in enumerate(meanings) if meaning in _AWARDS]
    of_person = [place for place, meaning in enumerate(meanings) if meaning in _OF_PERSON]
    serial = meanings.index(Column.SERIAL) if Column.SERIAL in meanings else None
    if not names or not awards or serial is None or all(row.cell(serial) for row in rows):
        return rows, []
    found: list[TableRow] = []
    numbers = []
    for row in rows:
        goes_on = found and any(map(row.cell, awards)) and not any(map(row.cell, of_person))
        if goes_on and found[-1].group_titles == row.group_titles:
            row = _with(row, {place: found[-1].cell(place) for place in of_person})
            numbers.append(row.number)
        found.append(row)
    return found, numbers


def _is_written_once(rows: Sequence[TableRow], unit: int) -> bool:
    filled = sum(bool(row.cell(unit)) for row in rows)
    is_sparse = 0 < filled <= _MOST_FILLED * len(rows)
    return is_sparse and bool(rows[0].cell(unit)) and not any(row.group_titles for row in rows)


def _units(rows: list[TableRow], unit: int) -> tuple[list[TableRow], list[int]]:
    found: list[TableRow] = []
    numbers = []
    above = ""
    for row in rows:
        if row.cell(unit):
            above = row.cell(unit)
        elif not any(fault.column == unit for fault in row.faults):
            row = _with(row, {unit: above})
            numbers.append(row.number)
        found.append(row)
    return found, numbers


def _with(row: TableRow, values: dict[int, str]) -> TableRow:
    width = max([len(row.cells), *(place + 1 for place, value in values.items() if value)])
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    for place, value in values.items():
        if value:
            cells[place] = value
    carried = (*row.carried, *(place for place, value in values.items() if value))
    return replace(row, cells=tuple(cells), carried=tuple(sorted(set(carried))))
