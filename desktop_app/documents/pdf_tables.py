"""Ruled tables in PDF: rows are cut at the page, the header repeated on each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable
from typing_extensions import override

from desktop_app.documents.fonts import ASCENT, face, text_width
from desktop_app.documents.model import Align
from desktop_app.documents.page_style import CELL_PADDING, GRID_WIDTH
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


class PageTable(Flowable):
    """The header and the rows of one page, drawn line by line: reportlab's own table takes twice the time."""

    def __init__(self, layout: TableLayout, rows: list[PlacedRow], trace: Trace) -> None:
        super().__init__()
        self.layout = layout
        self.trace = trace
        self.rows = [*layout.header, *rows]
        self.edges = list(accumulate(layout.widths, initial=0.0))
        # heights of the rows' upper edges above the table's lower edge, the lower edge last
        total = sum(row.height for row in self.rows)
        self.levels = [total - done for done in accumulate((row.height for row in self.rows), initial=0.0)]

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The rows and the upper border."""
        del available_width, available_height
        self.width, self.height = self.edges[-1], self.levels[0] + GRID_WIDTH
        return self.width, self.height

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Draw, and note where the anchored rows stand."""
        super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]
        for number, row in enumerate(self.rows):
            if row.anchor and number >= len(self.layout.header):
                self.trace.drawn(canvas, row.anchor, y + self.levels[number + 1], row.height)

    def draw(self) -> None:
        """The words, then the rules between cells."""
        pen = _Pen(self.canv.beginText(), self.layout)
        joined_across: set[tuple[int, int]] = set()  # (level, column) without a rule
        joined_down: set[tuple[int, int]] = set()  # (row, edge) without a rule
        for number, row in enumerate(self.rows):
            for cell in row.cells:
                rows = cell.cell.rows if number < len(self.layout.header) else 1
                last = min(number + rows, len(self.rows))
                columns = range(cell.column, cell.column + cell.cell.columns)
                if any(cell.lines):
                    pen.write(
                        cell,
                        self.edges[columns[0]],
                        self.edges[columns[-1] + 1],
                        self.levels[number],
                        self.levels[last],
                    )
                joined_across.update((level, column) for level in range(number + 1, last) for column in columns)
                joined_down.update((at, edge) for at in range(number, last) for edge in columns[1:])
        self.canv.drawText(pen.text)
        self.canv.setLineWidth(GRID_WIDTH)
        for level, height in enumerate(self.levels):
            drawn = [(level, column) not in joined_across for column in range(len(self.edges) - 1)]
            for start, end in _runs(drawn):
                self.canv.line(self.edges[start], height, self.edges[end], height)
        for edge, x in enumerate(self.edges):
            drawn = [(at, edge) not in joined_down for at in range(len(self.rows))]
            for start, end in _runs(drawn):
                self.canv.line(x, self.levels[start], x, self.levels[end])


class _Pen:
    """Writes the words of cells into one text object."""

    def __init__(self, text: Any, layout: TableLayout) -> None:
        self.text = text
        self.layout = layout
        self._face = ""

    def write(self, cell: PlacedCell, left: float, right: float, upper: float, lower: float) -> None:
        """The lines of a cell, in the middle of its height.

        Between lines stands a blank that moves none: else readers of the file grow their words together.
        """
        size, pitch = self.layout.size, self.layout.pitch
        bold, italic = cell.bold, cell.cell.italic
        if (wanted := face(bold=bold, italic=italic)) != self._face:
            self.text.setFont(wanted, size, pitch)
            self._face = wanted
        baseline = (upper + lower + len(cell.lines) * pitch) / 2 - ASCENT * size
        for number, line in enumerate(cell.lines, start=1):
            x = left + CELL_PADDING
            if cell.align is Align.CENTER:
                x = (left + right - text_width(line, size, bold=bold, italic=italic)) / 2
            elif cell.align is Align.RIGHT:
                x = right - CELL_PADDING - text_width(line, size, bold=bold, italic=italic)
            self.text.setTextOrigin(x, baseline)
            self.text.textOut(line if number == len(cell.lines) else f"{line} ")
            baseline -= pitch


def _runs(drawn: list[bool]) -> Iterator[tuple[int, int]]:
    """(first, end) of every unbroken run."""
    start = None
    for at, is_on in enumerate([*drawn, False]):
        if is_on and start is None:
            start = at
        elif not is_on and start is not None:
            yield start, at
            start = None
