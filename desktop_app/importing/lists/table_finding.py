"""Finds the tables of a sheet: title lines, header, entries, and every other filled row with what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop_app.domain.lists.cell_looks import is_personal_name
from desktop_app.domain.lists.group_titles import is_unit_like, marker_kind
from desktop_app.domain.lists.tables import CellFault, FoundTable, OutsideKind, OutsideRow, TableRow
from desktop_app.importing.lists.header_rows import Header, header_at, is_header_row
from desktop_app.importing.lists.raw_sheet import Cells, Merges, RawSheet, rows_in_words
from desktop_app.importing.lists.row_looks import (
    filled,
    is_tail,
    is_total,
    looks_like_data,
    may_be_header,
    same_header,
)
from desktop_app.importing.lists.row_sorting import RowSorter
from desktop_app.importing.lists.serial_days import with_days
from desktop_app.importing.lists.side_by_side import split_side_by_side
from desktop_app.importing.lists.written_once import carried_down

Rows = Sequence[tuple[int, Cells]]
_LONGEST_SHEET_NAME = 31
_HEADER_WITHIN_ROWS = 60
"""Rows in which a header whose labels nobody knows is looked for."""


@dataclass(frozen=True)
class _Part:
    """The rows of a sheet that one table has: from ``start`` (its title lines) to before ``end``."""

    start: int
    header: Header | None
    end: int


def find_tables(sheet: RawSheet) -> list[FoundTable]:
    """The tables of a sheet in order; none for a sheet that has only lines of text."""
    numbers = [number for number, _ in sheet.rows]
    merges = Merges(sheet.merges, numbers)
    found = []
    for part in _parts(sheet.rows, merges):
        table = _table(sheet, part, merges)
        found += split_side_by_side(table) if table else []
    return found


def _parts(rows: Rows, merges: Merges) -> list[_Part]:
    headers = _headers(rows, merges)
    if not headers:
        return [_Part(0, None, len(rows))] if rows else []
    starts = [0, *(_titles_start(rows, before, after) for before, after in pairwise(headers))]
    ends = [*starts[1:], len(rows)]
    return [_Part(start, header, end) for start, header, end in zip(starts, headers, ends, strict=True)]


def _headers(rows: Rows, merges: Merges) -> list[Header]:
    """The headers of the tables; one that only repeats the header above it is not among them."""
    found: list[Header] = []
    place = 0
    while place < len(rows):
        cells = rows[place][1]
        is_likely = place < _HEADER_WITHIN_ROWS or may_be_header(cells)
        if not is_likely or not is_header_row(cells):
            place += 1
            continue
        header = header_at(rows, place, merges, found[-1].end if found else 0)
        if not found or not _continues(rows, found[-1], header):
            found.append(header)
        place = header.end
    if found or not rows:
        return found
    return _unknown_header(rows, merges)


def _continues(rows: Rows, before: Header, after: Header) -> bool:
    """Whether a header is that of the page before, set again: the same labels, no new title above it."""
    if not same_header(after.labels, before.labels):
        return False
    start = _titles_start(rows, before, after)
    if start == after.first:
        return True
    has_gap = rows[start][0] > rows[start - 1][0] + 1
    return not has_gap and not is_tail(rows[start - 1][1]) and not is_total(rows[start - 1][1])


def _titles_start(rows: Rows, before: Header, after: Header) -> int:
    """Where the title lines above a later header begin."""
    start = after.first
    while start - 1 >= before.end and _is_title(rows[start - 1][1]):
        start -= 1
    return start


def _is_title(cells: Cells) -> bool:
    texts = {cell for cell in cells if cell}
    return len(texts) == 1 and not is_total(cells) and not is_tail(cells) and not next(iter(texts)).isdigit()


def _unknown_header(rows: Rows, merges: Merges) -> list[Header]:
    """The first row of several short texts above rows as wide, where no label is known."""
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN_ROWS]):
        texts = {cell for cell in cells if cell}
        if len(texts) < 2:
            continue
        following = rows[place + 1 : place + 4]
        is_wide = any(len(filled(below)) >= len(texts) - 1 and len(filled(below)) > 1 for _, below in following)
        if looks_like_data(cells) or any(len(text) > 60 or text[0].isdigit() for text in texts):
            return []
        if is_wide and len(texts) > 2:
            return [header_at(rows, place, merges, place)]
        if is_wide:
            widest = max(len(filled(below)) for _, below in following)
            if widest <= len(texts) + 1:
                return [header_at(rows, place, merges, place)]
    return []


def _table(sheet: RawSheet, part: _Part, merges: Merges) -> FoundTable | None:
    rows = sheet.rows[part.start : part.end]
    header = part.header
    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    if header is None:
        if not any(len(filled(cells)) > 1 or looks_like_data(cells) for _, cells in rows):
            return None
        body, header_row = rows, 0
    else:
        above = sheet.rows[part.start : header.first]
        titles = tuple(text for _, cells in above for text in dict.fromkeys(cell for cell in cells if cell))
        body = sheet.rows[header.end : part.end]
        labels, header_row = header.labels, sheet.rows[header.first][0]
    titles = (*sheet.titles, *titles) if not part.start else titles
    around = tuple(one for one in (sheet.name, *_last_title(titles)) if is_unit_like(one))
    sorter = RowSorter(labels, merges, around)
    sorted_rows = sorter.sort(body)
    entries, carried = _with_merged_values(sheet, sorted_rows.rows, merges, len(labels))
    if sheet.faults or sheet.lines_of or sheet.hidden_rows or sheet.is_hidden:
        entries = [_with_faults(sheet, row, sorter.name_column) for row in entries]
    entries, told = with_days(labels, entries)
    entries, told_too = carried_down(labels, entries)
    table = FoundTable(
        place=sheet.place,
        titles=titles,
        header=labels,
        header_row=header_row,
        rows=tuple(entries),
        outside=tuple(sorted_rows.outside),
        sheet=sheet.name,
        is_hidden=sheet.is_hidden,
        hidden_columns=tuple(one for one in sheet.hidden_columns if one < max(len(labels), 1)),
        can_shift=sheet.can_shift,
    )
    return replace(table, notes=(*_notes(table, carried), *([told] if told else []), *told_too))


def _last_title(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The line right above the header, where it names a unit or opens a part ("I. Phòng Kế hoạch", "Đơn vị: …")."""
    if not titles:
        return ()
    last = titles[-1]
    opening, colon, rest = last.partition(":")
    if colon and is_unit_like(opening) and rest.strip():
        return (rest.strip(),)
    return (last,) if marker_kind(last) or is_unit_like(last) else ()


def _with_merged_values(
    sheet: RawSheet, rows: list[TableRow], merges: Merges, width: int
) -> tuple[list[TableRow], int]:
    """Each row with the values of merged cells that began above it, and how many merged cells there were."""
    if not sheet.merges:
        return rows, 0
    origins = dict(sheet.rows)
    numbers = {row.number for row in rows}
    found: list[TableRow] = []
    cells_used: set[tuple[int, int]] = set()
    for row in rows:
        above = {column: origin for column, origin in merges.above(row.number).items() if origin in numbers}
        values = list(row.cells)
        carried = []
        for column, origin in above.items():
            source = origins[origin]
            value = source[column] if column < len(source) else ""
            if not value or column >= max(width, len(values)):
                continue
            values += [""] * (column + 1 - len(values))
            if not values[column]:
                values[column] = value
                carried.append(column)
                cells_used.add((origin, column))
        found.append(replace(row, cells=tuple(values), carried=tuple(carried)) if carried else row)
    return found, len(cells_used)


def _with_faults(sheet: RawSheet, row: TableRow, name_column: int | None) -> TableRow:
    faults = [
        CellFault(column, sheet.faults[row.number, column])
        for column in range(len(row.cells) + 8)
        if (row.number, column) in sheet.faults
    ] if sheet.faults else []  # fmt: skip
    if name_column is not None and sheet.lines_of:
        lines = sheet.lines_of.get((row.number, name_column), ())
        faults += two_names(lines, name_column)
    is_hidden = sheet.is_hidden or row.number in sheet.hidden_rows
    return replace(row, faults=tuple(faults), is_hidden=is_hidden) if faults or is_hidden else row


def two_names(lines: Sequence[str], column: int) -> list[CellFault]:
    """Names set below one another in one cell: nobody knows which of the other cells belong to whom."""
    names = [line.strip(" ;,-+") for line in lines]
    names = [name for name in names if name]
    if len(names) < 2 or not all(is_personal_name(name) for name in names):
        return []
    told = ", ".join(f"“{name}”" for name in names[:3])
    return [CellFault(column, f"Một ô ghi {len(names)} người: {told}. Tách mỗi người một dòng rồi nhập lại.")]


def _notes(table: FoundTable, carried: int) -> list[str]:
    notes = []
    if not table.header_row:
        notes.append("Không thấy dòng tiêu đề cột; mọi dòng được coi là dòng danh sách.")
    by_kind: dict[OutsideKind, list[OutsideRow]] = {}
    for one in table.outside:
        by_kind.setdefault(one.kind, []).append(one)

    def told(kind: OutsideKind, sentence: str) -> None:
        if kind in by_kind:
            notes.append(sentence.format(rows_in_words(one.number for one in by_kind[kind])))

    told(OutsideKind.GROUP, "Dòng {} là tên nhóm; được ghi cho các dòng bên dưới.")
    told(OutsideKind.TOTAL, "Dòng {} là dòng cộng, không phải dòng danh sách.")
    told(OutsideKind.HEADER_AGAIN, "Dòng {} lặp lại tiêu đề cột.")
    told(OutsideKind.NUMBERING, "Dòng {} là dòng đánh số cột.")
    told(OutsideKind.TAIL, "Dòng {} là lời ghi hoặc chữ ký ngoài danh sách.")
    if carried:
        notes.append(f"Có {carried} ô gộp nhiều dòng; giá trị được ghi cho từng dòng bên trong.")
    hidden = [row.number for row in table.rows if row.is_hidden]
    if len(table.sheet) >= _LONGEST_SHEET_NAME and is_unit_like(table.sheet):
        notes.append("Tên trang tính dài hết mức Excel cho phép nên có thể bị cắt; kiểm tra tên đơn vị.")
    if table.is_hidden:
        notes.append("Trang tính đang ẩn; vẫn đọc.")
    elif hidden:
        notes.append(f"Dòng {rows_in_words(hidden)} đang ẩn hoặc bị lọc; vẫn đọc.")
    if table.hidden_columns:
        labels = ", ".join(
            f"“{table.header[one]}”" if table.header[one] else str(one + 1)
            for one in table.hidden_columns
            if one < len(table.header)
        )
        notes.append(f"Cột đang ẩn: {labels}; vẫn đọc.")
    faulty = [row.number for row in table.rows if row.faults]
    if faulty:
        notes.append(f"Dòng {rows_in_words(faulty)} có ô không đọc được; lý do ghi ở từng dòng.")
    return notes
