"""Rows that a text keeps as lines stand on paper as a ruled table, with every word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import docx_texts, pdf_pages

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Align, Orientation, Paragraph, Row, Span, Table, TextStyle
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.text_tables import with_tables
from desktop_app.domain.plan.plan import Attachment, Plan, PlanStatus
from desktop_app.importing.plan.plan_parser import parse_plan

SOURCE = """KẾ HOẠCH
Phát động thi đua năm 2026

I. CHỈ TIÊU

| STT | Đơn vị | Chỉ tiêu |
|---|---|---|
| 1 | Văn phòng Sở | 95 % |
| 2 | Phòng Kế hoạch - Tài chính |  |

II. TỔ CHỨC THỰC HIỆN

Giao Văn phòng Sở theo dõi.
"""


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(TextStyle.BODY, (Span(text),), f"b{number}") for number, text in enumerate(texts)]


def test_a_table_of_the_source_is_a_table_on_paper() -> None:
    paper = build_plan_paper(Plan(1, PlanStatus.DRAFT, parse_plan(SOURCE)))
    table = next(one for one in paper.sections[0].components if isinstance(one, Table))
    assert table.header_rows[0].cells == ("STT", "Đơn vị", "Chỉ tiêu")
    assert [row.cells for row in table.rows] == [("1", "Văn phòng Sở", "95 %"), ("2", "Phòng Kế hoạch - Tài chính", "")]
    assert [column.align for column in table.columns] == [Align.CENTER, Align.LEFT, Align.CENTER]
    assert table.rows[0].anchor
    for texts in (docx_texts(render_docx(paper)), pdf_pages(render_pdf(paper))):
        assert "|" not in " ".join(texts)
        assert "Phòng Kế hoạch - Tài chính" in " ".join(texts)


@pytest.mark.parametrize("texts", [("| một dòng | thôi |",), ("a | b", "c | d"), ("|x|", "|y|")])
def test_other_lines_with_a_stroke_stay_lines(texts: tuple[str, ...]) -> None:
    assert with_tables(lines(*texts)) == tuple(lines(*texts))


def test_rows_of_different_length_lose_nothing_and_the_end_mark_stands_below() -> None:
    table, last = with_tables(lines("| A | B |", "| 1 | 2 | 3 |", "| 4 |  |./."))
    assert isinstance(table, Table)
    assert [*table.header_rows, *table.rows] == [
        Row(("A", "B", ""), anchor="b0"),
        Row(("1", "2", "3"), anchor="b1"),
        Row(("4", "", ""), anchor="b2"),
    ]
    assert isinstance(last, Paragraph)
    assert last.text == "./."


@pytest.mark.parametrize(("columns", "orientation"), [(4, Orientation.PORTRAIT), (8, Orientation.LANDSCAPE)])
def test_an_annex_with_a_wide_table_lies_on_its_side(columns: int, orientation: Orientation) -> None:
    row = f"|{'|'.join(f' cột {number} ' for number in range(columns))}|"
    content = replace(parse_plan(SOURCE), attachments=(Attachment("Phụ lục Danh mục", f"{row}\n{row}"),))
    assert build_plan_paper(Plan(1, PlanStatus.DRAFT, content)).sections[1].orientation is orientation
