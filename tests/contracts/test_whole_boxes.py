"""A table that is kept whole is never cut by a page's end, in our PDF and as LibreOffice lays out the DOCX."""

from __future__ import annotations

import pypdfium2
import pytest
from libreoffice_pages import LibreOffice
from paper_samples import body, paper, pdf_pages
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Cell, Column, Paper, Row, Space, Table
from desktop_app.documents.pdf_renderer import render_pdf

_RULES = 7  # five across, two down
_NAME = "Ý kiến của lãnh đạo"


def box(rows: int = 4) -> Table:
    """A box to write in, as the submission slip has it."""
    lines = tuple(Row(("",)) for _ in range(rows - 1))
    return Table((Column(1),), (), (Row((Cell(_NAME, bold=True),)), *lines), size=14, is_whole=True)


def boxes_at(height: int) -> Paper:
    """Two boxes that begin so far down a page, and text behind."""
    return paper(Space(height), box(), Space(8), box(), *body(2))


def names_and_rules(content: bytes) -> list[tuple[int, int]]:
    """How many names of boxes and how many ruled lines every page shows."""
    names = [page.count(_NAME) for page in pdf_pages(content)]
    document = pypdfium2.PdfDocument(content)
    rules = [sum(1 for _ in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])) for page in document]
    document.close()
    return list(zip(names, rules, strict=True))


@pytest.mark.parametrize("height", range(420, 728, 5))
def test_each_box_stands_on_one_page(height: int) -> None:
    found = names_and_rules(render_pdf(boxes_at(height)))
    assert sum(names for names, _ in found) == 2
    assert all(rules == names * _RULES for names, rules in found)


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_keeps_them_whole_too(libreoffice: LibreOffice) -> None:
    papers = {f"{height}": boxes_at(height) for height in range(425, 728, 20)}
    for name, content in libreoffice.pdfs({name: render_docx(made) for name, made in papers.items()}).items():
        assert names_and_rules(content) == names_and_rules(render_pdf(papers[name])), name


def test_a_box_higher_than_a_page_is_cut_nevertheless() -> None:
    found = names_and_rules(render_pdf(paper(*body(3), box(60))))
    assert len(found) == 2
    assert [names for names, _ in found] == [1, 0]
