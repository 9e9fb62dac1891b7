"""Tables measured: widths, wrapped cells, heads of two storeys, rows cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.fonts import text_width
from desktop_app.documents.model import Align, Cell, Column, Row, Table
from desktop_app.documents.page_style import CELL_PADDING, MM, in_twips
from desktop_app.documents.table_layout import TableLayout, column_widths, cut_row

COLUMNS = (Column(width_mm=10), Column(2), Column(1, align=Align.RIGHT))


def test_fixed_columns_keep_their_width_and_the_others_share_the_rest() -> None:
    widths = column_widths(Table(COLUMNS, (), ()), 400)
    assert widths[0] == in_twips(10 * MM)
    assert widths[1] == pytest.approx(2 * widths[2], abs=0.1)
    assert sum(widths) == pytest.approx(400)


def test_fixed_columns_that_are_too_wide_shrink_together() -> None:
    widths = column_widths(Table((Column(width_mm=200), Column(width_mm=100)), (), ()), 300)
    assert widths == pytest.approx((200, 100))


def test_fixed_columns_alone_are_not_stretched() -> None:
    assert sum(column_widths(Table((Column(width_mm=20),), (), ()), 400)) == in_twips(20 * MM)


@given(st.lists(st.text("aăđ bê", max_size=80), min_size=1, max_size=3))
def test_wrapped_cells_fit_and_lose_nothing(texts: list[str]) -> None:
    layout = TableLayout(Table(COLUMNS, (), (Row(tuple(texts)),)), 300)
    for cell, words in zip(layout.body[0].cells, texts, strict=False):
        assert "".join(cell.lines).replace(" ", "") == words.replace(" ", "")
        width = layout.widths[cell.column] - 2 * CELL_PADDING
        assert all(text_width(line, 12) <= width for line in cell.lines)


def test_a_cell_over_two_columns_uses_both_widths() -> None:
    words = "Một dòng vừa đủ cho hai cột"
    layout = TableLayout(Table(COLUMNS, (), (Row((Cell(words, columns=2), "1")),)), 300)
    cells = layout.body[0].cells
    assert [(cell.column, cell.lines) for cell in cells] == [(0, (words,)), (2, ("1",))]


def test_a_head_of_two_storeys_is_high_enough_for_its_tallest_cell() -> None:
    tall = Cell("Hình thức khen thưởng được đề nghị trong năm", rows=2)
    head = (Row((tall, Cell("Cá nhân", columns=2))), Row(("A", "B")))
    layout = TableLayout(Table((Column(width_mm=20), Column(1), Column(1)), head, ()), 300)
    assert [[cell.column for cell in row.cells] for row in layout.header] == [[0, 1], [1, 2]]
    needed = len(layout.header[0].cells[0].lines) * layout.pitch
    assert layout.header_height >= needed


def test_missing_cells_are_empty_and_too_many_are_a_defect() -> None:
    assert len(TableLayout(Table(COLUMNS, (), (Row(("1",)),)), 300).body[0].cells) == 3
    with pytest.raises(ValueError, match="wider than the 3 columns"):
        _ = TableLayout(Table(COLUMNS, (), (Row(("1", "2", "3", "4")),)), 300).body


def test_a_row_is_cut_between_lines() -> None:
    layout = TableLayout(Table(COLUMNS, (), (Row(("1", "chữ " * 100, "2")),)), 300)
    row = layout.body[0]
    parts = cut_row(row, layout.pitch, row.height / 2)
    assert parts is not None
    first, rest = parts
    assert first.height <= row.height / 2
    assert first.cells[1].lines + rest.cells[1].lines == row.cells[1].lines
    assert rest.cells[0].lines == ("",)
    assert cut_row(row, layout.pitch, layout.pitch / 2) is None
