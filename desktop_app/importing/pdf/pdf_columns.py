"""Heads and feet of a PDF that stand in two columns: each row divided, each column read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.importing.lines.formulas import country_span, motto_span
from desktop_app.importing.pdf.pdf_rows import Row
from desktop_app.importing.pdf.pdf_words import Word
from desktop_app.importing.plan.recipients_parser import recipients_opening

_LONGEST_HEAD = 12  # rows
_CENTRED = 12.0
_ABOVE = 4  # rows of a signature that may stand above "Nơi nhận"
_LEAST_GUTTER = 5.5
_LEAST_GAP = 0.35  # of the size: columns stand further apart than words


def head_columns(rows: Sequence[Row]) -> tuple[list[Row], list[Row], int]:
    """Left and right column of the head at the top of a page, and how many rows it has; 0 where there is none.

    The law centres the lines of the right column on one axis, that of the Quốc hiệu: a row is divided where its right
    part stands on it.
    """
    found = next(((at, row) for at, row in enumerate(rows[:_LONGEST_HEAD]) if motto_span(row.text)), None)
    if found is None:
        return [], [], 0
    anchor, motto = found
    motto = _from_motto(motto)
    axis, border = motto.middle, motto.left
    left: list[Row] = []
    right: list[Row] = []
    count = 0
    for row in rows[:_LONGEST_HEAD]:
        cut = len(row.words) if row.right < border + _CENTRED else _cut_at(row, axis)
        if cut is None:
            if count > anchor:
                break
            cut = len(row.words)
        if cut:
            left.append(replace(row, words=row.words[:cut]))
        if cut < len(row.words):
            right.append(replace(row, words=row.words[cut:]))
        count += 1
    return (left, _unwrapped(right), count) if left else ([], [], 0)


def _unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The Quốc hiệu, and place and date, each as one row where their column was too narrow for them."""
    found: list[Row] = []
    for row in rows:
        both = replace(row, words=(*found[-1].words, *row.words)) if found else row
        is_close = bool(found) and found[-1].y - row.y < 2 * row.size
        is_date = _is_italic(both)
        is_country = country_span(both.text) is not None and not country_span(row.text)
        if is_close and (is_date or (is_country and not country_span(found[-1].text))):
            found[-1] = both
        else:
            found.append(row)
    return found


def _is_italic(row: Row) -> bool:
    return all(word.italic for word in row.words)


def _from_motto(row: Row) -> Row:
    """The part of a row that is the Tiêu ngữ."""
    for at in range(len(row.words) - 1, 0, -1):
        part = replace(row, words=row.words[at:])
        if motto_span(part.text):
            return part
    return row


def _cut_at(row: Row, axis: float) -> int | None:
    """The index of the first word of the right column; None where no part of the row stands on its axis."""
    offsets = [
        (abs((word.left + row.right) / 2 - axis), at)
        for at, word in enumerate(row.words)
        if not at or word.left - row.words[at - 1].right > _LEAST_GAP * word.size
    ]
    nearest, at = min(offsets)
    if nearest > _CENTRED:
        return None
    return at


def foot_columns(rows: Sequence[Row]) -> tuple[int, int, list[Row], list[Row]]:
    """Where the foot with "Nơi nhận" begins and ends among the rows, and its two columns; (0, 0, …) without one."""
    opened = next((at for at, row in enumerate(rows) if _opens_foot(row)), None)
    if opened is None:
        return 0, 0, [], []
    start = opened
    while start and opened - start < _ABOVE and _stands_beside(rows, start - 1, opened):
        start -= 1
    end = opened + 1
    found = _gutter([word for row in rows[start:end] for word in row.words])
    while end < len(rows):
        wider = _gutter([word for row in rows[start : end + 1] for word in row.words])
        if found is not None and wider is None:
            break
        found = wider
        end += 1
    if found is None:
        return 0, 0, [], []
    middle = (found[0] + found[1]) / 2
    columns: tuple[list[Row], list[Row]] = ([], [])
    for row in rows[start:end]:
        for column, words in zip(columns, _divided(row, middle), strict=True):
            if words:
                column.append(replace(row, words=words))
    return start, end, *columns


def _opens_foot(row: Row) -> bool:
    return any(
        recipients_opening(f"{word.text} {following.text}") is not None
        for word, following in zip(row.words, row.words[1:], strict=False)
    )


def _stands_beside(rows: Sequence[Row], at: int, opened: int) -> bool:
    """Whether a row above "Nơi nhận" belongs to the column on its right."""
    mark = next(word for word in rows[opened].words if word.text.startswith(("Nơi", "NƠI")))
    row = rows[at]
    return row.left > mark.right + 4 * row.size and row.y - rows[at + 1].y < 3 * row.size


def _gutter(words: Sequence[Word]) -> tuple[float, float] | None:
    """The widest strip between left and right words that no word crosses, in the middle half of their width."""
    spans = sorted((word.left, word.right) for word in words)
    first, last = spans[0][0], max(right for _, right in spans)
    best: tuple[float, float] | None = None
    reached = spans[0][1]
    for left, right in spans[1:]:
        is_inside = first + 0.2 * (last - first) < (reached + left) / 2 < first + 0.85 * (last - first)
        if left - reached > _LEAST_GUTTER and is_inside and (best is None or left - reached > best[1] - best[0]):
            best = (reached, left)
        reached = max(reached, right)
    return best


def _divided(row: Row, middle: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    return (
        tuple(word for word in row.words if word.left < middle),
        tuple(word for word in row.words if word.left >= middle),
    )
