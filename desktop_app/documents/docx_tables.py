"""Tables in DOCX: the frames of head and foot, and ruled tables whose rows are copies of one prepared row."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn

from desktop_app.documents.docx_xml import (
    add_run,
    element,
    has_inner_hyphen,
    paragraph,
    set_mark_size,
    stack_paragraphs,
    style_id,
    twips,
)
from desktop_app.documents.model import Align
from desktop_app.documents.page_style import CELL_PADDING, GRID_WIDTH, TABLE_SIZE, BlockStyle
from desktop_app.documents.stacks import Grid
from desktop_app.documents.table_layout import PlacedCell, PlacedRow, TableLayout

_ALIGNMENTS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_ANY_WORDS = "?"
_PARAGRAPH, _WORDS, _VALUE = qn("w:p"), qn("w:t"), qn("w:val")
_ROW_PROPERTIES, _ROW_HEIGHT = qn("w:trPr"), qn("w:trHeight")
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def grid_table(grid: Grid, page_height: float) -> Any:
    """The head or foot as a table without rules and without cell padding; rows are cut only where no page can hold them."""
    widths = _twip_widths(grid.widths)
    table = _table(widths, padding=0, is_ruled=False)
    for row, height in zip(grid.rows, grid.row_heights, strict=True):
        made = _row(min(height, page_height), is_header=False)
        if height > page_height:
            _allow_cutting(made)
        for stack, points, width in zip(row, grid.widths, widths, strict=True):
            cell = _cell(width)
            for each in stack_paragraphs(stack, points) or [paragraph(style_id(BlockStyle.RECIPIENT))[0]]:
                cell.append(each)
            made.append(cell)
        table.append(made)
    return table


def ruled_table(layout: TableLayout, page_height: float) -> Any:
    """A table with rules and repeated header rows."""
    return _RuledTable(layout, page_height).element()


class _RuledTable:
    """Makes one ruled table."""

    def __init__(self, layout: TableLayout, page_height: float) -> None:
        self.layout = layout
        self.widths = _twip_widths(layout.widths)
        self.most = page_height - layout.header_height - GRID_WIDTH
        self.size = None if layout.size == TABLE_SIZE else layout.size
        self.prepared: dict[tuple[tuple[int, Align, bool, bool], ...], Any] = {}

    def element(self) -> Any:
        """The whole table."""
        table = _table(self.widths, padding=twips(CELL_PADDING), is_ruled=True)
        reaching = [cell for row in self.layout.header for cell in row.cells if cell.cell.rows > 1]
        for number, row in enumerate(self.layout.header):
            continued = [cell for cell in reaching if cell.row < number < cell.row + cell.cell.rows]
            table.append(self._header_row(row, continued))
        for number, row in enumerate(self.layout.body):
            made = self._body_row(row)
            if row.height > self.most:
                # a row that no page can hold must be cut, here as in the PDF
                _allow_cutting(made)
            elif number == 0:
                _keep_by_lines(made)
            if self.layout.table.is_whole and number < len(self.layout.body) - 1:
                _keep_with_next(made)
            table.append(made)
        return table

    def _body_row(self, row: PlacedRow) -> Any:
        """A copy of the prepared row of that look with its texts set: copying is many times faster than building."""
        look = tuple((cell.cell.columns, cell.align, cell.bold, cell.cell.italic) for cell in row.cells)
        model = self.prepared.get(look)
        if model is None:
            model = self.prepared[look] = _row(0, is_header=False)
            for cell in row.cells:
                target = self._cell(cell, BlockStyle.TABLE_TEXT)
                add_run(target.find(_PARAGRAPH), _ANY_WORDS, bold=cell.bold, italic=cell.cell.italic, size=self.size)
                model.append(target)
        made = deepcopy(model)
        made.find(_ROW_PROPERTIES).find(_ROW_HEIGHT).set(_VALUE, str(twips(row.height)))
        for cell, words in zip(row.cells, list(made.iter(_WORDS)), strict=True):
            text = cell.cell.text.strip()
            if text and not has_inner_hyphen(text):
                words.text = text
                continue
            run = words.getparent()
            holder = run.getparent()
            holder.remove(run)
            if text:
                add_run(holder, text, bold=cell.bold, italic=cell.cell.italic, size=self.size)
        return made

    def _header_row(self, row: PlacedRow, continued: list[PlacedCell]) -> Any:
        """A header row; the places under a cell that reaches down are continuation cells."""
        made = _row(row.height, is_header=True)
        cells = [(cell.column, self._cell(cell, BlockStyle.TABLE_HEADING, is_continued=True)) for cell in continued]
        for cell in row.cells:
            target = self._cell(cell, BlockStyle.TABLE_HEADING)
            if text := cell.cell.text.strip():
                # the heading style is bold already
                add_run(target.find(qn("w:p")), text, italic=cell.cell.italic, size=self.size)
            cells.append((cell.column, target))
        for _, target in sorted(cells, key=lambda pair: pair[0]):
            made.append(target)
        return made

    def _cell(self, cell: PlacedCell, style: BlockStyle, *, is_continued: bool = False) -> Any:
        """A cell with one empty paragraph of its style, alignment and type size."""
        made = _cell(sum(self.widths[cell.column : cell.column + cell.cell.columns]), columns=cell.cell.columns)
        properties = made.find(qn("w:tcPr"))
        if cell.cell.rows > 1 and style is BlockStyle.TABLE_HEADING:
            properties.append(element("vMerge") if is_continued else element("vMerge", val="restart"))
        properties.append(element("vAlign", val="center"))
        holder, holder_properties = paragraph(style_id(style))
        if style is BlockStyle.TABLE_HEADING:
            # the heading stays with the first row
            holder_properties.append(element("keepNext"))
        default = Align.CENTER if style is BlockStyle.TABLE_HEADING else Align.LEFT
        if cell.align is not default:
            holder_properties.append(element("jc", val=_ALIGNMENTS[cell.align]))
        if self.size is not None:
            set_mark_size(holder_properties, self.size)
        made.append(holder)
        return made


def _table(widths: Sequence[int], *, padding: int, is_ruled: bool) -> Any:
    table = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblW", w=sum(widths), type="dxa"))
    if is_ruled:
        # Word hangs a table out by its cell padding; moved in, its outer rule stands on the margin
        properties.append(element("tblInd", w=padding, type="dxa"))
        properties.append(_borders())
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for side, size in (("top", 0), ("left", padding), ("bottom", 0), ("right", padding)):
        margins.append(element(side, w=size, type="dxa"))
    properties.append(margins)
    table.append(properties)
    grid = element("tblGrid")
    for width in widths:
        grid.append(element("gridCol", w=width))
    table.append(grid)
    return table


def _borders() -> Any:
    borders = element("tblBorders")
    for side in _BORDERS:
        borders.append(element(side, val="single", sz=round(GRID_WIDTH * 8), space=0, color="000000"))
    return borders


def _row(height: float, *, is_header: bool) -> Any:
    row = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    properties.append(element("trHeight", val=twips(height), hRule="atLeast"))
    if is_header:
        properties.append(element("tblHeader"))
    row.append(properties)
    return row


def _allow_cutting(row: Any) -> None:
    properties = row.find(qn("w:trPr"))
    properties.remove(properties.find(qn("w:cantSplit")))


def _keep_by_lines(row: Any) -> None:
    """Keep a table's first row whole by its paragraphs, not by the row's own mark.

    Where heading and first row fill a page to within the width of a rule, LibreOffice takes the marked row for one that
    fits, then for one that does not, and shows none of the rows behind it.
    """
    _allow_cutting(row)
    for properties in row.iter(qn("w:pPr")):
        properties.find(qn("w:pStyle")).addnext(element("keepLines"))


def _keep_with_next(row: Any) -> None:
    """Keep a row on the page of the one below it."""
    for properties in row.iter(qn("w:pPr")):
        properties.find(qn("w:pStyle")).addnext(element("keepNext"))


def _cell(width: int, *, columns: int = 1) -> Any:
    cell = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(element("gridSpan", val=columns))
    cell.append(properties)
    return cell


def _twip_widths(widths: Sequence[float]) -> list[int]:
    """Column widths in twips whose sum is the rounded sum."""
    edges = [0]
    total = 0.0
    for width in widths:
        total += width
        edges.append(twips(total))
    return [right - left for left, right in pairwise(edges)]
