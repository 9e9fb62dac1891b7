"""What of a file is not taken in as a row: hidden rows left by choice, separators, totals, whole tables; told, never silent."""

from __future__ import annotations

from desktop_app.domain.lists.column import COLUMN_NAMES, Column, ListKind
from desktop_app.domain.lists.judged import LeftOut
from desktop_app.domain.lists.tables import OutsideKind
from desktop_app.domain.lists.taken_list import TAKEN_KINDS, TakenList, TakenTable

_OUTSIDE = {
    OutsideKind.NUMBERING: "dòng đánh số cột",
    OutsideKind.HEADER_AGAIN: "dòng tiêu đề lặp lại",
    OutsideKind.GROUP: "dòng phân nhóm",
    OutsideKind.TOTAL: "dòng tổng cộng",
    OutsideKind.TAIL: "dòng chữ dưới bảng",
}
KIND_WORDS = {
    ListKind.PEOPLE: "danh sách người",
    ListKind.AWARDS: "khen thưởng đã có",
    ListKind.REGISTRATIONS: "đăng ký thi đua",
    ListKind.PROJECTS: "dự án thi đua",
    ListKind.RATINGS: "xếp loại chất lượng",
    ListKind.INITIATIVES: "sáng kiến",
    ListKind.DISCIPLINES: "kỷ luật",
    ListKind.SERVICE: "ngày tuyển dụng",
    ListKind.VOTES: "phiếu bình xét",
}


def left_out_of(taken: TakenList) -> tuple[LeftOut, ...]:
    """Every filled row that no judged row stands for, and every table not taken in, with the reason."""
    found: list[LeftOut] = []
    for place, table in enumerate(taken.tables):
        if not table.is_taken:
            found.append(_left(table, place, 0, _why(table), len(table.found.rows)))
            continue
        found += [
            _left(table, place, row.number, f"{_OUTSIDE[row.kind]}: {row.text[:80]}") for row in table.found.outside
        ]
        if not table.takes_hidden:
            found += [_left(table, place, row.number, "dòng ẩn") for row in table.found.rows if row.is_hidden]
    return tuple(found)


def _left(table: TakenTable, place: int, row: int, reason: str, count: int = 1) -> LeftOut:
    return LeftOut(table.found.place, row, reason, count, place, table.found.sheet)


def _why(table: TakenTable) -> str:
    if table.list_kind not in TAKEN_KINDS:
        return f"là bảng {KIND_WORDS[table.list_kind]}, không nhập ở đây"
    if table.found.is_hidden:
        return "trang tính ẩn"
    return "không chọn nhập"


def column_notes(table: TakenTable, is_one_of_many: bool) -> list[str]:
    """What should be known of the columns: guessed or remembered, in doubt, not taken in."""
    where = f" ở {table.found.place}" if is_one_of_many else ""
    notes = list(table.doubts)
    if table.is_remembered:
        notes.append(f"Các cột{where} được hiểu như lần nhập trước cùng mẫu tiêu đề.")
    ignored = table.ignored()
    if ignored:
        notes.append(f"Không nhập các cột{where}: {', '.join(ignored)}.")
    missing = [
        COLUMN_NAMES[one]
        for one in (Column.SEX, Column.POST)
        if table.list_kind is ListKind.PEOPLE and not _has(table, one)
    ]
    if missing:
        notes.append(f"Danh sách{where} không có cột {', '.join(missing)}.")
    hidden = sum(row.is_hidden for row in table.found.rows)
    if hidden:
        notes.append(f"Có {hidden} dòng ẩn{where}: {'vẫn nhập' if table.takes_hidden else 'không nhập'}.")
    return notes


_ALSO = {
    Column.SEX: {Column.SEX, Column.MALE_MARK, Column.FEMALE_MARK, Column.BIRTH_MALE, Column.SALUTATION},
    Column.POST: {Column.POST, Column.POST_AND_UNIT},
}
"""Columns that tell the same."""


def _has(table: TakenTable, column: Column) -> bool:
    return any(meaning in _ALSO[column] for meaning in table.columns)
