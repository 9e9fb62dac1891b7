"""The rows that head a table: one, or several over one another, joined to one label a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.lists.columns import JOINER, label_meaning
from desktop_app.importing.lists.raw_sheet import Cells, Merges
from desktop_app.importing.lists.row_looks import filled, is_header, is_numbering, is_tail, is_total, looks_like_data

_MOST_HEADER_ROWS = 4
Rows = Sequence[tuple[int, Cells]]


@dataclass(frozen=True)
class Header:
    """Places of its rows in the sheet (``first`` to before ``end``), and its labels by column."""

    first: int
    end: int
    labels: tuple[str, ...]


def header_at(rows: Rows, place: int, merges: Merges, first_allowed: int) -> Header:
    """The header whose words were found in that row, with the rows above and below that belong to it."""
    first = place
    if place - 1 >= first_allowed and _is_upper(rows, place - 1, merges):
        first = place - 1
    end = place + 1
    while end < len(rows) and end - first < _MOST_HEADER_ROWS and _is_lower(rows, first, end, merges):
        end += 1
    return Header(first, end, _labels(rows, first, end, merges))


def _is_upper(rows: Rows, place: int, merges: Merges) -> bool:
    """Whether the row directly above groups columns: labels set across several of them."""
    number, cells = rows[place]
    below_number, below = rows[place + 1]
    texts = filled(cells)
    if number + 1 != below_number or len(texts) < 2 or is_tail(cells) or looks_like_data(cells):
        return False
    width = max(column for column, _ in filled(below)) + 1
    is_split = any(merges.last_column(number, column) > column for column, _ in texts)
    reaches_down = any(merges.above(below_number).get(column) == number for column, _ in texts)
    starts_at_left = all(column < width for column, _ in texts)
    return (
        starts_at_left
        and (reaches_down or (is_split and all(len(text) < 40 for _, text in texts)))
        and any(below[column : merges.last_column(number, column) + 1] for column, _ in texts)
    )


def _is_lower(rows: Rows, first: int, place: int, merges: Merges) -> bool:
    """Whether the row below goes on heading columns that the rows so far leave open."""
    number, cells = rows[place]
    texts = filled(cells)
    if number != rows[place - 1][0] + 1 or not texts or is_numbering(cells) or is_total(cells):
        return False
    open_columns = set()
    settled = set()
    for above in range(first, place):
        for column, _ in filled(rows[above][1]):
            last = merges.last_column(rows[above][0], column)
            if last > column:
                open_columns |= set(range(column, last + 1))
            else:
                settled.add(column)
    reaches_down = {column for column, origin in merges.above(number).items() if origin >= rows[first][0]}
    if open_columns or reaches_down:
        return all(column in open_columns or column not in settled for column, _ in texts) and bool(
            open_columns & {column for column, _ in texts}
        )
    return _is_lower_unmerged(rows, first, place, settled)


def _is_lower_unmerged(rows: Rows, first: int, place: int, settled: set[int]) -> bool:
    """The same in a sheet without merged cells: a label, empty cells right of it, and labels below both."""
    texts = filled(rows[place][1])
    labels = rows[place - 1][1]
    leftmost = min(settled)
    under_gap = [column for column, _ in texts if column not in settled]
    if not under_gap or any(column == leftmost for column, _ in texts):
        return False
    for column, _ in texts:
        following = min((one for one in settled if one > column), default=column + 100)
        is_group = column in settled and any(column < one < following for one in under_gap)
        if column in settled and not is_group:
            return False
    joined = _labels(rows, first, place + 1, Merges((), []))
    known = sum(label_meaning(joined[column]) is not None for column, _ in texts if column < len(joined))
    return 2 * known >= len(texts) and len(texts) <= len(filled(labels)) + len(under_gap)


def _labels(rows: Rows, first: int, end: int, merges: Merges) -> tuple[str, ...]:
    """One label a column: a label set across several columns stands over each of those below it."""
    width = max(
        (merges.last_column(number, column) + 1 for number, cells in rows[first:end] for column, _ in filled(cells)),
        default=0,
    )
    parts: list[list[str]] = [[] for _ in range(width)]
    for place in range(first, end):
        number, cells = rows[place]
        below = {column for _, following in rows[place + 1 : end] for column, _ in filled(following)}
        texts = filled(cells)
        starts = {column for column, _ in texts}
        for column, text in texts:
            last = merges.last_column(number, column)
            if last == column and place + 1 < end:
                while last + 1 in below and last + 1 not in starts and column in below:
                    last += 1  # without merged cells: the labels below show how far the one above reaches
            for covered in range(column, last + 1):
                is_span_of_names = end - first == 1 and covered > column
                if not is_span_of_names and text not in parts[covered]:
                    parts[covered].append(text)
    return tuple(JOINER.join(part) for part in parts)


def is_header_row(cells: Sequence[str]) -> bool:
    """Whether a row may begin a header."""
    return is_header(cells) and not is_total(cells)
