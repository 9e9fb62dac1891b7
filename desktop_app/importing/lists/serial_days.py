"""Days that a cell without a format of its own keeps as the spreadsheet's number: 29285 under "Ngày sinh" is 05/03/1980."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.columns import label_meaning
from desktop_app.domain.lists.tables import TableRow

_OF_DAYS = frozenset({
    Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE, Column.DECISION_DAY, Column.JOINED_ON, Column.LEFT_ON,
})  # fmt: skip
_ORIGIN = date(1899, 12, 30)  # right for every day after February 1900
_SERIALS = range(10_000, 55_000)  # 1927 to 2050: five figures, and no year


def with_days(labels: Sequence[str], rows: list[TableRow]) -> tuple[list[TableRow], str]:
    """The rows with such numbers as days, and the sentence that tells of it ("" where there are none)."""
    columns = [place for place, label in enumerate(labels) if label_meaning(label) in _OF_DAYS]
    columns = [place for place in columns if any(len(row.cell(place)) == 5 for row in rows)]
    if not columns:
        return rows, ""
    found: list[TableRow] = []
    count, example = 0, ""
    for row in rows:
        changed = {column: day for column in columns if (day := _day(row.cell(column))) is not None}
        if not changed:
            found.append(row)
            continue
        first = min(changed)
        example = example or f"{row.cell(first)} thành {changed[first]}"
        count += len(changed)
        cells = tuple(changed.get(column, cell) for column, cell in enumerate(row.cells))
        found.append(replace(row, cells=cells))
    told = f"Có {count} ô ngày lưu dạng số đã đổi thành ngày, ví dụ {example}." if count else ""
    return found, told


def _day(cell: str) -> str | None:
    if len(cell) != 5 or not (cell.isascii() and cell.isdigit()) or int(cell) not in _SERIALS:
        return None
    return format_short(_ORIGIN + timedelta(days=int(cell)))
