"""Two tables beside one another on a sheet, told apart by an empty column and a header that begins again."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.lists.column import Column
from desktop_app.domain.lists.columns import label_meaning
from desktop_app.domain.lists.tables import FoundTable, TableRow

_NAMES = frozenset({Column.FULL_NAME, Column.FAMILY_NAME, Column.SUBJECT, Column.COLLECTIVE, Column.PROJECT})


def split_side_by_side(table: FoundTable) -> list[FoundTable]:
    """The table itself, or its parts; columns keep their places, those of the other part are empty."""
    width = len(table.header)
    gaps = [
        place
        for place in range(1, width - 1)
        if not table.header[place] and not any(row.cell(place) for row in table.rows)
    ]
    cut = next((gap for gap in gaps if _has_names(table.header[:gap]) and _has_names(table.header[gap + 1 :])), None)
    if cut is None:
        return [table]
    left = replace(table, header=table.header[:cut], rows=_part(table.rows, 0, cut))
    right = replace(
        table,
        header=("",) * (cut + 1) + table.header[cut + 1 :],
        rows=_part(table.rows, cut + 1, width),
        outside=(),
        notes=(),
    )
    return [left, *split_side_by_side(right)]


def _has_names(labels: tuple[str, ...]) -> bool:
    return any(label_meaning(label) in _NAMES for label in labels if label)


def _part(rows: tuple[TableRow, ...], first: int, end: int) -> tuple[TableRow, ...]:
    parts = (
        replace(
            row,
            cells=("",) * first + row.cells[first:end],
            faults=tuple(fault for fault in row.faults if first <= fault.column < end),
            carried=tuple(column for column in row.carried if first <= column < end),
        )
        for row in rows
    )
    return tuple(row for row in parts if any(row.cells))
