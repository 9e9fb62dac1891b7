"""A returned file as read, and what stands in it: its stamp, its rows by field, what was done to its frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.language.text import clean_line, fold, match_key
from desktop_app.domain.registration.exchange.form_frame import (
    COLLECTIVES_PART,
    PAPER_COLLECTIVES_FRAME,
    PAPER_PEOPLE_FRAME,
    PEOPLE_PART,
    SHEET_FRAME,
    FormField,
    Frame,
    column_faults,
    headings_of,
    likeness_to_frame,
)
from desktop_app.domain.registration.exchange.form_stamp import ReadStamp, read_stamp
from desktop_app.domain.registration.registration import SubjectKind

_HEADER_WITHIN_ROWS = 60
_LEAST_LIKENESS = 3
_FOOT = ("so dong dang ky", "nguoi lap bang", "thu truong don vi")
_YEAR_LINE = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_FORM_TITLE = match_key("Bảng đăng ký thi đua")
_LEAST_CELLS = 3
"""A row below the foot with so many filled cells is a row somebody typed outside the table."""

RawRow = tuple[int, tuple[str, ...]]
RowKey = tuple[str, int]


@dataclass(frozen=True)
class RawTable:
    """A sheet of a workbook, or a table of a document: filled rows with their numbers from 1, cells as clean lines.

    ``faults``: (row, sentence) of cells without a readable value; ``joined``: (row, "D7:D9") of cells joined over rows.
    """

    name: str
    rows: tuple[RawRow, ...]
    faults: tuple[tuple[int, str], ...] = ()
    joined: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class RawForm:
    """What a reader found in a file. ``file_kind``: "docx", or the ending of a workbook; ``pieces``: texts of the stamp."""

    file_kind: str
    pieces: tuple[str, ...]
    tables: tuple[RawTable, ...]


@dataclass(frozen=True)
class FormRow:
    """One row by field, texts as written; ``row`` is its number in its table, ``place`` names the table of several."""

    row: int
    subject_kind: SubjectKind
    values: Mapping[FormField, str]
    place: str = ""

    @property
    def key(self) -> RowKey:
        """What tells it from all other rows of the file."""
        return (self.place, self.row)

    def value(self, field: FormField) -> str:
        """The text of that field, "" where the form has none."""
        return self.values.get(field, "")


@dataclass(frozen=True)
class ReturnedForm:
    """A form with a stamp. ``frame_faults``: what was done to it, a sentence each; then its rows mean nothing."""

    stamp: ReadStamp
    rows: tuple[FormRow, ...]
    frame_faults: tuple[str, ...]
    notes: tuple[str, ...] = ()
    cell_faults: tuple[tuple[int, str], ...] = ()


def returned_form(raw: RawForm) -> ReturnedForm | None:
    """The form that a file holds; None where it has no stamp (a list of the unit's own, or a form copied elsewhere)."""
    return _from_document(raw) if raw.file_kind == "docx" else _from_workbook(raw)


def looks_like_form(raw: RawForm) -> bool:
    """Whether a file without a stamp has the headings of a form that went out: it was copied into another file."""
    frames = (SHEET_FRAME,) if raw.file_kind != "docx" else (PAPER_PEOPLE_FRAME, PAPER_COLLECTIVES_FRAME)
    return any(
        likeness_to_frame(cells, frame) >= len(frame) - 1
        for table in raw.tables
        for _number, cells in table.rows[:_HEADER_WITHIN_ROWS]
        for frame in frames
    )


def _from_workbook(raw: RawForm) -> ReturnedForm | None:
    found = max(
        ((likeness_to_frame(cells, SHEET_FRAME), -at, table, place)
         for at, table in enumerate(raw.tables)
         for place, (_number, cells) in enumerate(table.rows[:_HEADER_WITHIN_ROWS])),
        key=lambda one: one[:2],
        default=(0, 0, RawTable("", ()), 0),
    )  # fmt: skip
    likeness, _at, table, place = found
    headings = table.rows[place][1] if likeness >= _LEAST_LIKENESS else ()
    faults = column_faults(headings, SHEET_FRAME) if headings else ("Không còn dòng tiêu đề của bảng.",)
    stamp = read_stamp(raw.pieces, headings_of(SHEET_FRAME))
    if stamp is None:
        return None
    if faults:
        return ReturnedForm(stamp, (), faults)
    above, below = table.rows[:place], table.rows[place + 1 :]
    faults = _title_faults(above, stamp)
    parts = list(_parts(below))
    if {kind for kind, _row in parts} != set(SubjectKind):
        faults = (*faults, f"Không còn dòng “{PEOPLE_PART}” hoặc “{COLLECTIVES_PART}” chia bảng thành hai phần.")
    rows = tuple(
        _form_row(number, kind, cells, SHEET_FRAME)
        for kind, row in parts
        if row is not None
        for number, cells in (row,)
    )
    others = [one.name for one in raw.tables if one is not table and one.rows]
    notes = [f"Không đọc trang “{name}”: biểu chỉ có một trang." for name in others]
    notes += [f"Dòng {number} nằm ngoài bảng nên không đọc." for number in _outside(below)]
    numbers = {row.row for row in rows}
    notes += [
        f"Ô {cells} bị gộp: nội dung được tính cho từng dòng trong đó." for row, cells in table.joined if row in numbers
    ]
    unread = tuple((row, text) for row, text in table.faults if row in numbers)
    return ReturnedForm(stamp, rows, faults, tuple(notes), unread)


def _from_document(raw: RawForm) -> ReturnedForm | None:
    headings = (*headings_of(PAPER_PEOPLE_FRAME), *headings_of(PAPER_COLLECTIVES_FRAME))
    stamp = read_stamp(raw.pieces, headings)
    if stamp is None:
        return None
    rows: list[FormRow] = []
    faults: list[str] = []
    found = set()
    for table in raw.tables:
        if not table.rows:
            continue
        cells = table.rows[0][1]
        kind, frame = max(
            ((SubjectKind.PERSON, PAPER_PEOPLE_FRAME), (SubjectKind.COLLECTIVE, PAPER_COLLECTIVES_FRAME)),
            key=lambda one: likeness_to_frame(cells, one[1]) + (match_key(one[1][1][1]) in map(match_key, cells)),
        )
        if likeness_to_frame(cells, frame) < _LEAST_LIKENESS or kind in found:
            continue
        found.add(kind)
        faults += column_faults(cells, frame)
        rows += [_form_row(number, kind, one, frame) for number, one in table.rows[1:]]
    if SubjectKind.PERSON not in found:
        faults.append("Không còn bảng cá nhân.")
    if SubjectKind.COLLECTIVE not in found:
        faults.append("Không còn bảng tập thể.")
    return ReturnedForm(stamp, () if faults else tuple(row for row in rows if _is_filled(row)), tuple(faults))


def _form_row(number: int, kind: SubjectKind, cells: Sequence[str], frame: Frame) -> FormRow:
    values = {field: clean_line(cell) for (field, _heading), cell in zip(frame, cells, strict=False)}
    return FormRow(number, kind, values)


def _is_filled(row: FormRow) -> bool:
    return any(text for field, text in row.values.items() if field is not FormField.NUMBER)


def _parts(rows: Iterable[RawRow]) -> Iterator[tuple[SubjectKind, RawRow | None]]:
    """Filled rows with the part they stand in; for the heading of a part None."""
    marks = {fold(PEOPLE_PART): SubjectKind.PERSON, fold(COLLECTIVES_PART): SubjectKind.COLLECTIVE}
    kind = None
    for number, cells in rows:
        first = fold(cells[0]) if cells else ""
        if first in marks:
            kind = marks[first]
            yield kind, None
        elif first.startswith(_FOOT):
            return
        elif kind is not None and any(cells[1:]):
            yield kind, (number, cells)


def _outside(rows: Iterable[RawRow]) -> Iterator[int]:
    is_below = False
    for number, cells in rows:
        is_below = is_below or (bool(cells) and fold(cells[0]).startswith(_FOOT))
        if is_below and sum(map(bool, cells)) >= _LEAST_CELLS:
            yield number


def _title_faults(above: Iterable[RawRow], read: ReadStamp) -> tuple[str, ...]:
    """What the title says otherwise than the stamp: the unit's name below the title, the year below that."""
    lines = [next((cell for cell in cells if cell), "") for _number, cells in above]
    keys = [match_key(line) for line in lines]
    if _FORM_TITLE not in keys:
        return ()
    below = lines[keys.index(_FORM_TITLE) + 1 :][:2]
    faults = []
    if below and match_key(below[0]) != match_key(read.stamp.unit) and not _YEAR_LINE.fullmatch(below[0]):
        faults.append(f"Tên đơn vị trên biểu đã đổi từ “{read.stamp.unit}” thành “{below[0]}”.")
    for line in below:
        told = _YEAR_LINE.fullmatch(line)
        if told and read.stamp.year is not None and int(told[1]) != read.stamp.year:
            faults.append(f"Năm trên biểu đã đổi từ {read.stamp.year} thành {told[1]}.")
    return tuple(faults)
