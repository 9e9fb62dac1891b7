"""The same paper through both renderers: same words, same order, same shape of tables."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from paper_samples import FOOT, HEAD, TITLE, body, docx_texts, list_table, paper, pdf_pages, whole_paper, words
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Paper, Row, Section, Table
from desktop_app.documents.pdf_renderer import render_pdf


def without_lists_over_pages(made: Paper) -> Paper:
    """Heads of lists are repeated on paper, and stand once in a DOCX: only short lists can be compared word by word."""
    return Paper(
        made.properties,
        tuple(
            Section(
                tuple(
                    list_table(5) if isinstance(item, Table) and len(item.rows) > 20 else item
                    for item in each.components
                ),
                each.orientation,
                each.margins,
            )
            for each in made.sections
        ),
        made.regime,
    )


@pytest.mark.parametrize(
    "made",
    [without_lists_over_pages(whole_paper()), paper(HEAD, TITLE, *body(50), FOOT)],
    ids=["every component", "long text"],
)
def test_same_words_in_the_same_order(made: Paper) -> None:
    printed = [
        re.sub(r"^\d+ ", "", page) if number else page for number, page in enumerate(pdf_pages(render_pdf(made)))
    ]
    assert words(printed) == words(docx_texts(render_docx(made)))


def rules(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """How many different heights and columns the ruled lines of a page stand on."""
    across: set[int] = set()
    down: set[int] = set()
    for item in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = item.get_bounds()
        (across if right - left > top - bottom else down).add(round(bottom if right - left > top - bottom else left))
    return len(across), len(down)


@pytest.mark.parametrize(("rows", "columns"), [(1, 2), (7, 4), (12, 7)])
def test_same_shape_of_tables(rows: int, columns: int) -> None:
    column = list_table(1).columns[1]
    head = (Row(tuple(f"Cột {number}" for number in range(columns))),)
    made = paper(
        Table((column,) * columns, head, tuple(Row(tuple(f"{row}.{c}" for c in range(columns))) for row in range(rows)))
    )
    table = Document(BytesIO(render_docx(made))).tables[0]
    assert (len(table.rows), len(table.columns)) == (rows + 1, columns)
    assert [cell.text for cell in table.rows[rows].cells] == [f"{rows - 1}.{number}" for number in range(columns)]
    document = pypdfium2.PdfDocument(render_pdf(made))
    assert rules(document[0]) == (rows + 2, columns + 1)
    document.close()
