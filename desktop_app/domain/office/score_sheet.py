"""A bloc's score sheet (bảng chấm điểm) as imported: points and rank as written, and what in them does not agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.numerals import from_roman
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.lists.tables import FoundTable, OutsideKind, TableBook
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.unit_groups import GroupMember
from desktop_app.domain.office.unit_names import UnitIndex
from desktop_app.domain.shown_table import ShownColumn, ShownTable

TOTAL = "Tổng điểm"
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
_COUNTER = re.compile(r"(stt|tt|so tt|so thu tu)")
_NAME = re.compile(r".*\b(don vi|thanh vien|co quan|so, ban|so, nganh|ten)\b.*")
_TOTAL = re.compile(r".*\b(tong (so )?diem|tong cong|diem tong|tong)\b.*")
_RANK = re.compile(r".*\b(xep hang|xep thu|thu hang|hang|xep vi thu|vi thu)\b.*")
_RANK_WORDS = {"nhat": 1, "nhi": 2, "ba": 3, "tu": 4, "nam": 5}
_OUTSIDE = {
    OutsideKind.NUMBERING: "dòng đánh số cột",
    OutsideKind.HEADER_AGAIN: "tiêu đề lặp lại",
    OutsideKind.GROUP: "dòng tên nhóm",
    OutsideKind.TOTAL: "dòng tổng cộng",
    OutsideKind.TAIL: "chữ cuối bảng",
}


@dataclass(frozen=True)
class ScoreRow:
    """One member. ``points`` has a text for each column of the sheet; ``unit_id`` None: no unit of the office file."""

    source_row: int
    name: str
    unit_id: int | None
    points: tuple[str, ...]
    total: str = ""
    rank: str = ""
    note: str = ""


@dataclass(frozen=True)
class ScoreSheet:
    """The sheet of a group and year. ``notes`` are sentences on the sheet as a whole; id 0: not kept yet."""

    id: int
    group_id: int
    working_year: int
    source_name: str
    columns: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    notes: tuple[str, ...] = ()


def read_scores(
    book: TableBook, group: Unit, working_year: int, members: Iterable[GroupMember], units: Iterable[Unit]
) -> ScoreSheet:
    """The sheet in the book's fullest table that has names beside a total or a rank; UserError ``score.no_table``."""
    found = [(table, places) for table in book.tables if (places := _places(table)) is not None and table.rows]
    if not found:
        raise UserError(
            "score.no_table",
            f"Không thấy bảng chấm điểm trong {book.name}: cần cột tên đơn vị và cột tổng điểm hoặc xếp hạng. "
            "Kiểm tra dòng tiêu đề của bảng.",
        )
    table, places = max(found, key=lambda one: (not one[0].is_hidden, len(one[0].rows)))
    matched = _Members(members, units)
    rows, notes = [], [*book.notes, *table.notes]
    for row in table.rows:
        name = row.cell(places.name)
        if not name:
            notes.append(f"Dòng {row.number} không có tên đơn vị nên không lấy: {'; '.join(filter(None, row.cells))}.")
            continue
        unit_id, note = matched.match(name)
        faults = " ".join(fault.message for fault in row.faults)
        rows.append(
            ScoreRow(
                row.number,
                name,
                unit_id,
                tuple(row.cell(column) for column in places.points),
                row.cell(places.total) if places.total is not None else "",
                row.cell(places.rank) if places.rank is not None else "",
                " ".join(filter(None, (note, faults))),
            )
        )
    notes += [f"Dòng {one.number} là {_OUTSIDE[one.kind]}, không lấy: {one.text}." for one in table.outside]
    others = [one.place for one, _places_there in found if one is not table]
    notes += [f"Chỉ lấy {table.place}; không lấy {place}." for place in others]
    notes += [f"Không có điểm của {name}, thành viên của {group.name}." for name in matched.missing()]
    columns = tuple(table.header[column] for column in places.points)
    sheet = ScoreSheet(0, group.id, working_year, book.name, columns, tuple(rows), tuple(notes))
    return replace(sheet, rows=compared(sheet.rows))


@dataclass(frozen=True)
class _Places:
    name: int
    total: int | None
    rank: int | None
    points: tuple[int, ...]


def _places(table: FoundTable) -> _Places | None:
    heads = [fold(head) for head in table.header]
    counters = [place for place, head in enumerate(heads) if _COUNTER.fullmatch(head)]
    ranks = [place for place, head in enumerate(heads) if _RANK.fullmatch(head)]
    totals = [place for place, head in enumerate(heads) if _TOTAL.fullmatch(head) and place not in ranks]
    names = [
        place
        for place, head in enumerate(heads)
        if _NAME.fullmatch(head) and place not in {*counters, *ranks, *totals} and _is_text(table, place)
    ]
    if not names or not (totals or ranks):
        return None
    total, rank = (totals[-1] if totals else None), (ranks[-1] if ranks else None)
    taken = {names[0], total, rank, *counters}
    return _Places(names[0], total, rank, tuple(place for place in range(len(heads)) if place not in taken))


def _is_text(table: FoundTable, place: int) -> bool:
    cells = [row.cell(place) for row in table.rows if row.cell(place)]
    return bool(cells) and sum(number_of(cell) is None for cell in cells) * 2 > len(cells)


class _Members:
    """Finds whom a written name means: a member of the group first, then any unit."""

    def __init__(self, members: Iterable[GroupMember], units: Iterable[Unit]) -> None:
        units, members = tuple(units), tuple(members)
        inside = {one.unit_id for one in members}
        self._own = UnitIndex(unit for unit in units if unit.id in inside)
        self._all = UnitIndex(units)
        self._outside = {match_key(one.name): one.name for one in members if one.unit_id is None}
        self._left = {unit.id: unit.name for unit in units if unit.id in inside}
        self._left_outside = dict(self._outside)
        self._knows = bool(members)

    def match(self, name: str) -> tuple[int | None, str]:
        """The unit, and what the clerk should know of it."""
        if match_key(name) in self._outside:
            self._left_outside.pop(match_key(name), None)
            return None, ""
        unit = self._own.find(name)
        if unit is not None:
            self._left.pop(unit.id, None)
            return unit.id, ""
        unit = self._all.find(name)
        if unit is not None:
            return unit.id, "Không phải thành viên của khối, cụm trong năm." if self._knows else ""
        near = self._all.near(name)
        hint = f" Tên gần giống: {near[0]}." if near else ""
        return None, f"Không gắn với đơn vị hay thành viên nào.{hint}"

    def missing(self) -> tuple[str, ...]:
        """Members no row named."""
        return (*self._left.values(), *self._left_outside.values())


def compared(rows: tuple[ScoreRow, ...]) -> tuple[ScoreRow, ...]:
    """The rows with notes where rank and total, or total and points, disagree; nothing is changed."""
    totals = [number_of(row.total) for row in rows]
    known = sorted((total for total in totals if total is not None), reverse=True)
    distinct = sorted(set(known), reverse=True)
    how_many = Counter(known)
    ranks_of: dict[Decimal, set[int]] = {}
    for row, total in zip(rows, totals, strict=True):
        rank = rank_of(row.rank)
        if total is not None and rank is not None:
            ranks_of.setdefault(total, set()).add(rank)
    adds_up = _sums_hold(rows, totals)
    noted = []
    for row, total in zip(rows, totals, strict=True):
        said = [row.note] if row.note else []
        rank = rank_of(row.rank)
        if row.total and total is None:
            said.append(f"Tổng điểm “{row.total}” không phải số.")
        if row.rank and rank is None:
            said.append(f"Xếp hạng “{row.rank}” không phải số.")
        if total is not None and rank is not None:
            first = known.index(total) + 1
            last = first + how_many[total] - 1
            if not first <= rank <= last and rank != distinct.index(total) + 1:
                said.append(f"Bảng ghi hạng {rank}, theo tổng điểm là hạng {first}.")
            if how_many[total] > 1 and len(ranks_of[total]) > 1:
                said.append(f"Bằng điểm ({row.total}) với đơn vị khác nhưng khác hạng.")
        points = _sum(row.points)
        if adds_up and total is not None and points != total:
            said.append(f"Các cột điểm cộng lại là {_plain(points)}, bảng ghi tổng {row.total}.")
        noted.append(replace(row, note=" ".join(said)))
    return tuple(noted)


def _sums_hold(rows: tuple[ScoreRow, ...], totals: list[Decimal | None]) -> bool:
    """Whether most totals are the sum of the columns: else some columns are no parts of the total, and nothing is said."""
    known = [(row, total) for row, total in zip(rows, totals, strict=True) if total is not None]
    return len(known) > 1 and sum(_sum(row.points) == total for row, total in known) * 2 > len(known)


def _sum(points: Iterable[str]) -> Decimal:
    return sum((value for cell in points if (value := number_of(cell)) is not None), Decimal(0))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def number_of(text: str) -> Decimal | None:
    """The number of a cell written with comma or point: "98,5", "98.5"."""
    bare = text.replace(" ", "")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def rank_of(text: str) -> int | None:
    """The rank as a number: "3", "Hạng 3", "III", "Nhì"."""
    words = fold(text).split()
    if not words:
        return None
    digits = re.search(r"\d+", words[-1])
    if digits:
        return int(digits[0])
    return _RANK_WORDS.get(words[-1]) or from_roman(words[-1].upper())


def shown_scores(sheet: ScoreSheet, group: Unit) -> ShownTable:
    """The sheet as a table to show and print, by rank; rows without one come last, in the order of the file."""
    ranked = sorted(sheet.rows, key=lambda row: (rank_of(row.rank) is None, rank_of(row.rank) or 0))
    has_notes = any(row.note for row in sheet.rows)
    columns = [
        ShownColumn("STT", is_right=True),
        ShownColumn("Đơn vị"),
        *(ShownColumn(head, is_right=True) for head in sheet.columns),
        ShownColumn(TOTAL, is_right=True),
        ShownColumn("Xếp hạng", is_right=True),
    ]
    rows = [
        (str(number), row.name, *row.points, row.total, row.rank, *([row.note] if has_notes else []))
        for number, row in enumerate(ranked, start=1)
    ]
    if has_notes:
        columns.append(ShownColumn("Ghi chú"))
    title = f"Bảng tổng hợp điểm thi đua năm {sheet.working_year}"
    return ShownTable(title, f"{group.name}. Điểm và hạng như trong {sheet.source_name}", tuple(columns), tuple(rows))
