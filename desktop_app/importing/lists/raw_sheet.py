"""One sheet (or table of a document, or text) as rows of cells, before anybody looks for a table in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.language.text import clean_line

Cells = tuple[str, ...]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column: rows from 1, columns from 0."""


@dataclass(frozen=True)
class RawSheet:
    """Filled rows with their numbers, and what the file says of them.

    ``faults``: (row, column) of a cell → why it has no value. ``titles``: lines of a document above its table.
    ``lines_of``: cells of several lines as written, for names set below one another.
    """

    name: str
    rows: tuple[tuple[int, Cells], ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[int, ...] = ()
    is_hidden: bool = False
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    lines_of: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    place: str = ""
    can_shift: bool = False
    notes: tuple[str, ...] = ()


class Merges:
    """The merged cells of a sheet: what goes down over several rows, what goes across."""

    def __init__(self, merges: Iterable[Merge], numbers: list[int]) -> None:
        self._across: dict[tuple[int, int], int] = {}
        self._above: dict[int, dict[int, int]] = {}
        for first_row, first, last_row, last in merges:
            if last > first:
                self._across[first_row, first] = last
            if last_row > first_row:
                for number in numbers[bisect_right(numbers, first_row) : bisect_right(numbers, last_row)]:
                    self._above.setdefault(number, {})[first] = first_row
                if last > first:
                    start = bisect_left(numbers, first_row + 1)
                    for number in numbers[start : bisect_right(numbers, last_row)]:
                        self._across[number, first] = last

    def above(self, number: int) -> Mapping[int, int]:
        """Columns of that row covered from above → the row their merged cell begins in."""
        return self._above.get(number, {})

    def last_column(self, number: int, column: int) -> int:
        """The last column the cell covers: its own where it is not merged."""
        return self._across.get((number, column), column)


class CellCleaner:
    """Cells as clean single lines; equal cells are cleaned once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """The same as ``clean_line``, quick for the many cells that are clean already."""
        is_tidy = text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "
        if is_tidy and unicodedata.is_normalized("NFC", text):
            return text
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = clean_line(text)
        return found


def column_letters(column: int) -> str:
    """0 → "A", 27 → "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def rows_in_words(numbers: Iterable[int], most: int = 8) -> str:
    """5, 6, 7, 9 → "5-7, 9"; long lists end with their count."""
    spans: list[list[int]] = []
    ordered = sorted(numbers)
    for number in ordered:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    told = [f"{first}-{last}" if last > first else str(first) for first, last in spans[:most]]
    return ", ".join(told) + (f"… ({len(ordered)} dòng)" if len(spans) > most else "")
