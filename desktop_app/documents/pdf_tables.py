"""Ruled tables in PDF: rows are cut at the page, one small reportlab table a page, the header repeated."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable
from reportlab.platypus import Table as ReportlabTable
from typing_extensions import override

from desktop_app.documents.fonts import ASCENT, face
from desktop_app.documents.model import Align
from desktop_app.documents.page_style import CELL_PADDING, CELL_SPACE, GRID_WIDTH
from desktop_app.documents.pdf_flowables import Trace
from desktop_app.documents.table_layout import PlacedCell, PlacedRow, TableLayout, cut_row


class PagedTable(Flowable):
    """All rows from ``start`` on. Splitting gives a table for this page and the rest, in time linear in the rows."""

    def __init__(self, layout: TableLayout, page_height: float, trace: Trace) -> None:
        super().__init__()
        self.layout = layout
        self.trace = trace
        # the upper border of the first row takes room of its own; the other borders are counted in the rows
        self._top = GRID_WIDTH + layout.header_height
        self._most = page_height - self._top
        self.rows = list(layout.body)
        self.start = 0
        self.is_whole = layout.table.is_whole and sum(row.height for row in self.rows) <= self._most

    @property
    def least_height(self) -> float:
        """The header and the first row, all rows of a table that is kept whole."""
        if self.is_whole:
            return self._top + sum(row.height for row in self.rows)
        first = self.rows[0].height if self.rows else 0.0
        return self._top + (first if first <= self._most else self.layout.pitch)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """More than there is, always: ``split`` makes the pages, the last one too."""
        return available_width, available_height + 1

    @override
    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The rows that fit, and the rest."""
        del available_width
        height, end = self._top, self.start
        while end < len(self.rows) and height + self.rows[end].height <= available_height:
            height += self.rows[end].height
            end += 1
        shown = self.rows[self.start : end]
        if end < len(self.rows) and self.rows[end].height > self._most:
            # a row that no page can hold is cut, and begins where the others end
            parts = cut_row(self.rows[end], self.layout.pitch, available_height - height)
            if parts is not None:
                shown.append(parts[0])
                self.rows[end] = parts[1]
        if (not shown and self.rows) or (self.is_whole and end < len(self.rows)):
            return []
        here = PageTable(self.layout, shown, self.trace)
        if end == len(self.rows):
            return [here]
        self.start = end
        # reportlab takes a flowable that was put off twice for one that fits nowhere
        self.__dict__.pop("_postponed", None)
        return [here, self]


class PageTable(ReportlabTable):
    """The header and the rows of one page."""

    def __init__(self, layout: TableLayout, rows: list[PlacedRow], trace: Trace) -> None:
        self.trace = trace
        self.anchors = [(len(layout.header) + number, row.anchor) for number, row in enumerate(rows) if row.anchor]
        shown = [*layout.header, *rows]
        columns = len(layout.widths)
        data: list[list[str]] = [[""] * columns for _ in shown]
        commands = _grid_commands(layout)
        for number, row in enumerate(shown):
            for cell in row.cells:
                data[number][cell.column] = _joined(cell)
            commands += _row_commands(row, number, is_header=number < len(layout.header))
        self.heights = [row.height for row in shown]
        super().__init__(data, colWidths=layout.widths, rowHeights=self.heights, style=commands, hAlign="LEFT")

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The rows and the upper border."""
        width, height = super().wrap(available_width, available_height)
        return width, height + GRID_WIDTH

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw, and note where the anchored rows stand."""
        super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]
        top = y + sum(self.heights)
        for number, anchor in self.anchors:
            bottom = top - sum(self.heights[: number + 1])
            self.trace.drawn(canvas, anchor, bottom, self.heights[number])


def _joined(cell: PlacedCell) -> str:
    """The lines with a blank between them that moves none: else readers of the file grow their words together."""
    if cell.align is Align.CENTER:
        return " \n".join([*(f" {line}" for line in cell.lines[:-1]), cell.lines[-1]])
    return ("\n " if cell.align is Align.RIGHT else " \n").join(cell.lines)


def _grid_commands(layout: TableLayout) -> list[tuple[Any, ...]]:
    everywhere = ((0, 0), (-1, -1))
    # reportlab hangs the first baseline a whole type size below the top; fonts do not
    raised = layout.size * (1 - ASCENT)
    commands: list[tuple[Any, ...]] = [
        ("GRID", *everywhere, GRID_WIDTH, black),
        ("FONT", *everywhere, face(), layout.size, layout.pitch),
        ("VALIGN", *everywhere, "MIDDLE"),
        ("LEFTPADDING", *everywhere, CELL_PADDING),
        ("RIGHTPADDING", *everywhere, CELL_PADDING),
        ("TOPPADDING", *everywhere, CELL_SPACE - raised),
        ("BOTTOMPADDING", *everywhere, CELL_SPACE + raised),
    ]
    for number, column in enumerate(layout.table.columns):
        commands.append(("ALIGN", (number, 0), (number, -1), column.align.value.upper()))
    return commands


def _row_commands(row: PlacedRow, number: int, *, is_header: bool) -> list[tuple[Any, ...]]:
    """Only what differs from the table's own look."""
    commands: list[tuple[Any, ...]] = []
    if is_header:
        commands.append(("ALIGN", (0, number), (-1, number), "CENTER"))
    for cell in row.cells:
        commands += _cell_commands(cell, number, is_header=is_header)
    return commands


def _cell_commands(cell: PlacedCell, number: int, *, is_header: bool) -> list[tuple[Any, ...]]:
    at = (cell.column, number)
    commands: list[tuple[Any, ...]] = []
    if cell.cell.columns > 1 or (cell.cell.rows > 1 and is_header):
        rows = cell.cell.rows if is_header else 1
        commands.append(("SPAN", at, (cell.column + cell.cell.columns - 1, number + rows - 1)))
    if cell.bold or cell.cell.italic:
        commands.append(("FONTNAME", at, at, face(bold=cell.bold, italic=cell.cell.italic)))
    if cell.cell.align is not None:
        commands.append(("ALIGN", at, at, cell.align.value.upper()))
    return commands
