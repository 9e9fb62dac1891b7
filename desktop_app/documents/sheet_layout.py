"""How a sheet is laid out: row heights for wrapped text, and how many sheets of paper stand side by side.

Excel raises rows for wrapped text when it opens a file; LibreOffice does not, and prints lines over one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from desktop_app.documents.fonts import PITCH, text_width
from desktop_app.documents.line_fitting import greedy_lines
from desktop_app.documents.sheet_model import SheetColumn, Value

TEXT_SIZE = 12.0
_CHARACTER, _EDGES = 5.25, 3.75  # points: Excel's seven and five pixels
_INSIDE = 5.0  # what a cell keeps free at its sides
_ROW_SPACE = 2.0
_TALLEST = 409.0  # Excel's own limit
_LEAST_SCALE = 0.55  # smaller print is not read on paper


def column_points(column: SheetColumn) -> float:
    """The width of a column in points."""
    return column.width * _CHARACTER + _EDGES


def row_height(values: Sequence[Value], columns: Sequence[SheetColumn], *, is_bold: bool) -> float:
    """Room for every line of the row's texts."""
    lines = max(
        (
            _line_count(value, column_points(column) - _INSIDE, is_bold)
            for value, column in zip(values, columns, strict=False)
            if isinstance(value, str)
        ),
        default=1,
    )
    return min(_TALLEST, lines * TEXT_SIZE * PITCH + _ROW_SPACE)


def pages_wide(columns: Sequence[SheetColumn], room: float) -> int:
    """Over how many sheets side by side the columns are printed so that they can still be read."""
    return max(1, ceil(sum(map(column_points, columns)) * _LEAST_SCALE / room))


@lru_cache(maxsize=8192)
def _line_count(text: str, width: float, is_bold: bool) -> int:
    def measure(part: str) -> float:
        return text_width(part, TEXT_SIZE, bold=is_bold)

    return sum(len(greedy_lines(line, width, measure)) for line in text.split("\n"))
