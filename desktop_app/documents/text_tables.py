"""Rows of a table that a text keeps as lines ("| 1 | Văn phòng Sở | 95 % |"), set as a ruled table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop_app.documents.model import Align, Column, Component, Paragraph, Row, Span, Table, TextStyle
from desktop_app.domain.plan.wording import END_MARK

_ROW = re.compile(rf"\|(?P<cells>.*)\|\s*(?P<end>{re.escape(END_MARK)})?$", re.DOTALL)
_ORDINAL = re.compile(r"(?:stt|tt|số tt|[\d.,]+\s*%?|[IVX]+|)\.?", re.IGNORECASE)
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_WIDEST, _NARROWEST = 32, 5  # letters of a cell's longest text that count for the width of its column


def with_tables(paragraphs: Sequence[Paragraph]) -> tuple[Component, ...]:
    """The same paragraphs, but every run of rows is a table whose first row is its head."""
    made: list[Component] = []
    for is_table, group in groupby(paragraphs, lambda each: _cells(each) is not None):
        run = list(group)
        made += _tables(run) if is_table and len(run) >= _LEAST_ROWS else run
    return tuple(made)


def most_columns(components: Sequence[Component]) -> int:
    """How many columns the widest table has; 0 without one."""
    return max((len(each.columns) for each in components if isinstance(each, Table)), default=0)


def _cells(paragraph: Paragraph) -> list[str] | None:
    if paragraph.style is not TextStyle.BODY or not (found := _ROW.fullmatch(paragraph.text.strip())):
        return None
    cells = [cell.strip() for cell in found["cells"].split("|")]
    return cells if len(cells) >= _LEAST_COLUMNS else None


def _tables(run: list[Paragraph]) -> Iterator[Component]:
    texts = [_cells(each) or [] for each in run]
    count = max(map(len, texts))
    full = [[*cells, *[""] * (count - len(cells))] for cells in texts]
    rows = [Row(tuple(cells), anchor=each.anchor) for cells, each in zip(full, run, strict=True)]
    columns = tuple(_column(list(cells)) for cells in zip(*full, strict=True))
    yield Table(columns, (rows[0],), tuple(rows[1:]))
    if run[-1].text.rstrip().endswith(END_MARK):
        yield Paragraph(TextStyle.PLAIN, (Span(END_MARK),), run[-1].anchor)


def _column(cells: list[str]) -> Column:
    """As wide as its longest text asks, within bounds; ordinals and figures in the middle."""
    longest = max(map(len, cells))  # not measured: the fonts are loaded when the first paper is rendered
    align = Align.CENTER if all(_ORDINAL.fullmatch(cell) for cell in cells[1:]) else Align.LEFT
    return Column(min(_WIDEST, max(_NARROWEST, longest)) + 2.0, align=align)
