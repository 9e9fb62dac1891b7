"""The golden examples of the other official papers: their words, looks and places, in both files and in LibreOffice."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import pytest
from docx import Document
from docx.text.paragraph import Paragraph as DocxParagraph
from libreoffice_pages import LibreOffice, agreement
from official_papers import PAPERS
from paper_samples import Line, docx_texts, pdf_lines, pdf_pages, words

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.page_style import FIRST_LINE, MM
from desktop_app.documents.pdf_renderer import render_pdf

LEFT, RIGHT = 30 * MM, (210 - 20) * MM
MIDDLE = (LEFT + RIGHT) / 2

ORDER = {
    "decision": (
        *("UBND TỈNH HÒA AN", "CỘNG HÒA XÃ HỘI", "Số: 127/QĐ-SKHCN", "Hòa An, ngày 15", "QUYẾT ĐỊNH", "Về việc tặng"),
        *("GIÁM ĐỐC SỞ KHOA HỌC", "Căn cứ Luật", "Theo đề nghị", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.", "a) Tập thể"),
        *("Điều 4.", "Nơi nhận:", "- Như Điều 4;", "GIÁM ĐỐC", "Trần Văn Mẫu", "Phụ lục", "(Kèm theo Quyết định"),
    ),
    "proposal letter": ("TỜ TRÌNH", "Về việc xét tặng", "Kính gửi: Ủy ban", "Thực hiện", "- Như trên;", "GIÁM ĐỐC"),
    "official letter": (
        *("Số: 412/SKHCN-VP", "V/v đăng ký", "Kính gửi:", "- Các phòng chuyên môn", "- Trung tâm", "- Ủy ban nhân dân"),
        *("Để chuẩn bị", "1. Tổ chức", "2. Gửi bản", "- Như trên;", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ),
    "report": (
        *("BÁO CÁO", "Tổng kết", "Kính gửi: Hội đồng", "I. KẾT QUẢ", "2. Kết quả", "STT", "Cộng", "II. PHƯƠNG HƯỚNG"),
        *("- Như trên;", "KT. GIÁM ĐỐC", "Phụ lục I", "KẾT QUẢ XÉT TẶNG", "(Kèm theo Báo cáo"),
    ),
    "minutes": (
        *("Số: 05/BB-HĐTĐKT", "BIÊN BẢN", "Họp Hội đồng", "Thời gian bắt đầu", "Địa điểm", "Cuộc họp kết thúc"),
        *("THƯ KÝ", "Phạm Thị Ghi", "Nơi nhận:", "- Lưu: VT", "CHỦ TỌA", "Trần Văn Mẫu"),
    ),
    "notice": ("THÔNG BÁO", "Về thời hạn", "1. Thành phần", "a) Tờ trình", "Nơi nhận:", "TL. GIÁM ĐỐC", "CHÁNH VĂN"),
}
"""The beginnings of lines in the order in which the forms ask for them."""

STYLES = {
    "decision": {
        "Căn cứ Luật": ("Căn cứ", False, False),
        "Theo đề nghị": ("Căn cứ", False, False),
        "GIÁM ĐỐC SỞ": ("Giữa trang đậm", False, False),
        "QUYẾT ĐỊNH:": ("Giữa trang đậm", False, False),
        "Điều 1.": ("Điều", True, False),
        "1. Mức tiền": ("Khoản", False, False),
        "a) Tập thể": ("Điểm", False, False),
        "(Kèm theo": ("Kèm theo", False, False),
    },
    "proposal letter": {"Kính gửi: Ủy ban": ("Kính gửi", False, False)},
    "official letter": {
        "V/v đăng ký": ("Trích yếu công văn", False, False),
        "Kính gửi:": ("Nơi kính gửi", False, False),
        "- Trung tâm": ("Nơi kính gửi", False, False),
    },
    "report": {"I. KẾT QUẢ": ("Tiêu đề mục", False, False), "Kính gửi:": ("Kính gửi", False, False)},
    "minutes": {"THƯ KÝ": ("Chức vụ người ký", False, False), "Nơi nhận:": ("Nơi nhận", False, False)},
    "notice": {"a) Tờ trình": ("Điểm", False, False), "TL. GIÁM ĐỐC": ("Chức vụ người ký", False, False)},
}
"""Named style in the DOCX, and whether its first run adds bold or italic of its own."""


def docx_paragraphs(content: bytes) -> list[DocxParagraph]:
    """All paragraphs in reading order, those of tables included."""
    document = Document(BytesIO(content))
    return [DocxParagraph(each, document._body) for each in document.element.body.xpath(".//w:p")]


def line(content: bytes, beginning: str) -> Line:
    """The first stretch of a PDF that begins so."""
    return next(each for each in pdf_lines(content) if each.text.startswith(beginning))


@pytest.mark.parametrize("name", PAPERS)
def test_both_files_hold_the_same_words_in_the_order_of_the_form(name: str) -> None:
    made = PAPERS[name]()
    docx = docx_texts(render_docx(made))
    assert words(pdf_pages(render_pdf(made))) == words(docx)
    at = -1
    for beginning in ORDER[name]:
        at = next((number for number, each in enumerate(docx) if number > at and each.startswith(beginning)), -1)
        assert at >= 0, beginning


@pytest.mark.parametrize("name", PAPERS)
def test_lines_have_the_named_styles_of_the_form(name: str) -> None:
    found = docx_paragraphs(render_docx(PAPERS[name]()))
    for beginning, (style, bold, italic) in STYLES[name].items():
        each = next(one for one in found if one.text.startswith(beginning))
        assert each.style is not None
        assert (each.style.name, bool(each.runs[0].bold), bool(each.runs[0].italic)) == (style, bold, italic)


def test_the_number_of_an_article_is_bold_and_its_text_is_not() -> None:
    each = next(one for one in docx_paragraphs(render_docx(PAPERS["decision"]())) if one.text.startswith("Điều 2."))
    assert [(run.text.strip(), bool(run.bold)) for run in each.runs] == [
        ("Điều 2.", True),
        ("Mức tiền thưởng và nguồn chi:", False),
    ]


def test_the_dashes_of_several_addressees_stand_below_the_colon() -> None:
    content = render_pdf(PAPERS["official letter"]())
    head = line(content, "Kính gửi:")
    items = [line(content, beginning) for beginning in ("- Các phòng chuyên", "- Trung tâm", "- Ủy ban")]
    assert {round(item.left) for item in items} == {round(items[0].left)}
    assert head.right - 5 <= items[0].left <= head.right + 1
    assert head.left >= LEFT + FIRST_LINE - 1
    continued = line(content, "tỉnh Hòa An có đơn vị")
    assert continued.left > items[0].left + 5
    assert all(item.right <= RIGHT for item in (*items, continued))


def test_one_addressee_is_centred_behind_the_words() -> None:
    found = line(render_pdf(PAPERS["proposal letter"]()), "Kính gửi: Ủy ban nhân dân tỉnh Hòa An.")
    assert (found.left + found.right) / 2 == pytest.approx(MIDDLE, abs=2)


def test_the_subject_of_an_official_letter_is_centred_below_its_number() -> None:
    content = render_pdf(PAPERS["official letter"]())
    number, about, address = (line(content, words) for words in ("Số: 412", "V/v đăng ký", "Kính gửi:"))
    assert (number.left + number.right) / 2 == pytest.approx((about.left + about.right) / 2, abs=4)
    assert number.bottom < about.top < address.top
    assert about.right < MIDDLE


def test_who_decides_and_the_decision_stand_in_the_middle() -> None:
    content = render_pdf(PAPERS["decision"]())
    for beginning in ("GIÁM ĐỐC SỞ KHOA HỌC", "QUYẾT ĐỊNH:"):
        found = line(content, beginning)
        assert (found.left + found.right) / 2 == pytest.approx(MIDDLE, abs=2)


def test_two_who_sign_stand_side_by_side_with_the_recipients_below() -> None:
    content = render_pdf(PAPERS["minutes"]())
    clerk, chair = line(content, "THƯ KÝ"), line(content, "CHỦ TỌA")
    recipients = line(content, "Nơi nhận:")
    assert clerk.top == pytest.approx(chair.top, abs=0.5)
    assert clerk.right < MIDDLE < chair.left
    signed = [each for each in pdf_lines(content) if each.text in ("Phạm Thị Ghi", "Trần Văn Mẫu")]
    assert len(signed) == 2
    assert signed[0].bottom == pytest.approx(signed[1].bottom, abs=4)
    assert recipients.top > signed[0].bottom
    assert recipients.left == pytest.approx(LEFT, abs=1)


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_sets_the_same_lines_at_the_same_places(libreoffice: LibreOffice) -> None:
    papers = {name.replace(" ", "-"): build() for name, build in PAPERS.items()}
    agreement(dict(papers), libreoffice).require(0.99)
    theirs = libreoffice.pdfs({name: render_docx(made) for name, made in papers.items()})
    for name, content in theirs.items():
        ours, others = lines_that_stand_once(render_pdf(papers[name])), lines_that_stand_once(content)
        compared = 0
        for words_of_line, each in others.items():
            other = ours.get(words_of_line)
            if other is not None:
                compared += 1
                assert each.page == other.page
                assert each.left == pytest.approx(other.left, abs=1.5), each.text
                assert each.top == pytest.approx(other.top, abs=2.5), each.text
        assert compared >= 15


def lines_that_stand_once(content: bytes) -> dict[str, Line]:
    """By their words without blanks."""
    found = [(re.sub(r"\s", "", each.text), each) for each in pdf_lines(content)]
    counts = Counter(words_of_line for words_of_line, _ in found)
    return {words_of_line: each for words_of_line, each in found if counts[words_of_line] == 1}
