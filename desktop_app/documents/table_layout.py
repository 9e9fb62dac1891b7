"""A ruled table measured: column widths, wrapped cell texts, row heights; the same for every renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil

from desktop_app.documents.fonts import PITCH, text_width
from desktop_app.documents.line_fitting import greedy_lines
from desktop_app.documents.model import Align, Cell, Row, Table
from desktop_app.documents.page_style import CELL_PADDING, CELL_SPACE, GRID_WIDTH, MM, in_twips


@dataclass(frozen=True)
class PlacedCell:
    """A cell at its place in the grid, its text broken into lines."""

    cell: Cell
    row: int
    column: int
    align: Align
    bold: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlacedRow:
    """A row of placed cells with its height in points."""

    cells: tuple[PlacedCell, ...]
    height: float
    anchor: str = ""


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Widths in points: fixed columns as given, the rest by weight; all shrunk alike if the fixed ones are too wide."""
    fixed = sum(column.width_mm * MM for column in table.columns if column.width_mm is not None)
    weights = sum(column.weight for column in table.columns if column.width_mm is None)
    left = max(0.0, width - fixed)
    wanted = [
        column.width_mm * MM if column.width_mm is not None else left * column.weight / weights
        for column in table.columns
    ]
    scale = width / sum(wanted) if sum(wanted) > width or weights else 1.0
    edges = [in_twips(edge * scale) for edge in accumulate(wanted, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


class TableLayout:
    """The measured rows of a table across a width; ``header`` and ``body`` are wrapped once, on first use."""

    def __init__(self, table: Table, width: float) -> None:
        self.table = table
        self.widths = column_widths(table, width)
        self.size = table.size
        # word processors round a line up to a twentieth of a point
        self.pitch = ceil(table.size * PITCH * 20 - 1e-6) / 20
        self._wrapped: dict[tuple[str, float, bool, bool], tuple[str, ...]] = {}

    @cached_property
    def header(self) -> tuple[PlacedRow, ...]:
        """The header rows; a cell over several rows raises the last of them if it needs more."""
        taken: set[tuple[int, int]] = set()
        placed = [self._placed(row, number, taken, is_header=True) for number, row in enumerate(self.table.header_rows)]
        heights = [
            max((self._height(cell) for cell in cells if cell.cell.rows == 1), default=self._least) for cells in placed
        ]
        for cell in (cell for cells in placed for cell in cells if cell.cell.rows > 1):
            covered = range(cell.row, min(cell.row + cell.cell.rows, len(heights)))
            missing = self._height(cell) - sum(heights[number] for number in covered)
            heights[covered[-1]] += max(0.0, missing)
        return tuple(PlacedRow(cells, height) for cells, height in zip(placed, heights, strict=True))

    @cached_property
    def body(self) -> tuple[PlacedRow, ...]:
        """The body rows in order."""
        return tuple(self._body_row(row, number) for number, row in enumerate(self.table.rows))

    @cached_property
    def header_height(self) -> float:
        """Height of all header rows."""
        return sum(row.height for row in self.header)

    @property
    def _least(self) -> float:
        return self.pitch + 2 * CELL_SPACE + GRID_WIDTH

    def _height(self, cell: PlacedCell) -> float:
        return len(cell.lines) * self.pitch + 2 * CELL_SPACE + GRID_WIDTH

    def _body_row(self, row: Row, number: int) -> PlacedRow:
        cells = self._placed(row, number, set(), is_header=False)
        return PlacedRow(cells, max(map(self._height, cells)), row.anchor)

    def _placed(self, row: Row, number: int, taken: set[tuple[int, int]], *, is_header: bool) -> tuple[PlacedCell, ...]:
        """Cells at their columns; ``taken`` are places covered by cells of rows above. Missing cells are empty."""
        placed: list[PlacedCell] = []
        given = iter(row.cells)
        column = 0
        while column < len(self.widths):
            if (number, column) in taken:
                column += 1
                continue
            item = next(given, "")
            cell = item if isinstance(item, Cell) else Cell(item)
            if cell.rows > 1:
                rows = range(number, number + cell.rows)
                taken.update((each, column + step) for each in rows for step in range(cell.columns))
            bold = is_header or row.bold or cell.bold
            align = cell.align or (Align.CENTER if is_header else self.table.columns[column].align)
            width = sum(self.widths[column : column + cell.columns]) - 2 * CELL_PADDING
            placed.append(PlacedCell(cell, number, column, align, bold, self._lines(cell, width, bold)))
            column += cell.columns
        if next(given, None) is not None or column > len(self.widths):
            raise ValueError(f"row {number} is wider than the {len(self.widths)} columns of its table")
        return tuple(placed)

    def _lines(self, cell: Cell, width: float, bold: bool) -> tuple[str, ...]:
        key = (cell.text, width, bold, cell.italic)
        found = self._wrapped.get(key)
        if found is None:
            found = greedy_lines(
                cell.text.strip(), width, lambda text: text_width(text, self.size, bold=bold, italic=cell.italic)
            )
            self._wrapped[key] = found
        return found


def cut_row(row: PlacedRow, pitch: float, height: float) -> tuple[PlacedRow, PlacedRow] | None:
    """A row cut in two, the first part at most ``height`` points; None when not even one line fits."""
    count = int((height - 2 * CELL_SPACE - GRID_WIDTH) / pitch)
    if count < 1:
        return None
    first = _row_of([replace(cell, lines=cell.lines[:count] or ("",)) for cell in row.cells], pitch, row.anchor)
    rest = _row_of([replace(cell, lines=cell.lines[count:] or ("",)) for cell in row.cells], pitch, row.anchor)
    return first, rest


def _row_of(cells: list[PlacedCell], pitch: float, anchor: str) -> PlacedRow:
    height = max(len(cell.lines) for cell in cells) * pitch + 2 * CELL_SPACE + GRID_WIDTH
    return PlacedRow(tuple(cells), height, anchor)
