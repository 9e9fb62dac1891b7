"""A table of the window on paper: on its side, its head on every page, nothing left out, in both kinds of file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pypdfium2
from paper_samples import docx_texts, pdf_pages

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.table_document import build_table_paper
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.shown_table import ShownColumn, ShownTable

ISSUER = Issuer(AgencyProfile("Sở Khoa học và Công nghệ"), None, date(2026, 3, 5), datetime(2026, 3, 5, 8, tzinfo=UTC))
COLUMNS = (
    ShownColumn("STT", is_right=True),
    ShownColumn("Họ và tên"),
    ShownColumn("Đơn vị"),
    ShownColumn("Năm sinh", is_right=True),
)


def shown(count: int) -> ShownTable:
    rows = tuple(
        (
            str(number),
            f"Lò Văn Ón {number}",
            "Trung tâm Nghiên cứu, Ứng dụng và Thông tin Khoa học và Công nghệ",
            "1980",
        )
        for number in range(1, count + 1)
    )
    return ShownTable("Danh mục: người", f"{count} người", COLUMNS, rows)


def test_every_row_stands_on_paper_under_a_head_on_every_page() -> None:
    content = render_pdf(build_table_paper(shown(120), ISSUER))
    pages = pdf_pages(content)
    whole = "\n".join(pages)

    assert len(pages) > 2
    assert all("Họ và tên" in page for page in pages[:-1])
    assert all(f"Lò Văn Ón {number}" in whole for number in range(1, 121))
    assert "DANH MỤC: NGƯỜI" in pages[0]
    assert "(120 người. In ngày 05/3/2026)" in pages[0]
    assert "Bảng có 120 dòng." in whole
    document = pypdfium2.PdfDocument(content)
    width, height = document[0].get_size()
    document.close()
    assert width > height


def test_the_same_as_a_word_file() -> None:
    texts = docx_texts(render_docx(build_table_paper(shown(3), ISSUER)))

    assert "Sở Khoa học và Công nghệ" in texts
    assert [text for text in texts if text.startswith("Lò Văn")] == ["Lò Văn Ón 1", "Lò Văn Ón 2", "Lò Văn Ón 3"]


def test_many_columns_get_smaller_type_and_an_empty_table_its_head() -> None:
    columns = tuple(ShownColumn(f"Cột {number}") for number in range(11))
    paper = build_table_paper(ShownTable("Bảng rộng", "", columns, ()), ISSUER)

    assert "Cột 10" in pdf_pages(render_pdf(paper))[0]
