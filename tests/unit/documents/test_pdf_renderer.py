"""PDF files as a reader shows them: embedded fonts, right text, page numbers, bookmarks, the places of blocks."""

from __future__ import annotations

import re
import time
import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import (
    ABOUT,
    FOOT,
    HEAD,
    SENTENCE,
    TITLE,
    body,
    list_table,
    paper,
    pdf_lines,
    pdf_pages,
    text,
    whole_paper,
)

from desktop_app.documents.model import (
    Closing,
    Orientation,
    Paper,
    Paragraph,
    Recipients,
    Regime,
    Row,
    Section,
    Signature,
    Span,
    Table,
    TextStyle,
)
from desktop_app.documents.page_style import MM
from desktop_app.documents.pdf_renderer import render_pdf, render_pdf_with_anchors
from desktop_app.documents.registration_form import form_table
from desktop_app.domain.errors import UserError


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_pdf(whole_paper())


def test_equal_papers_give_equal_bytes(content: bytes) -> None:
    assert render_pdf(whole_paper()) == content


def test_only_liberation_serif_is_used_and_every_face_is_embedded_as_a_subset(content: bytes) -> None:
    names = set(re.findall(rb"/BaseFont /([^\s/]+)", content))
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif(-Bold|-Italic|-BoldItalic)?", name) for name in names)
    assert content.count(b"/FontFile2") >= len(names)
    assert content.count(b"/ToUnicode") >= len(names)


def test_the_file_says_who_wrote_what_and_when(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == ABOUT.title
    assert about["Author"] == ABOUT.author
    assert about["CreationDate"].startswith("D:20260224")
    assert b"/Lang (vi-VN)" in content


def test_bookmarks_lead_to_the_sections(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    entries = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    document.close()
    titles = [title for level, title, _ in entries if level == 0]
    assert titles[0] == "KẾ HOẠCH Phát động phong trào thi đua yêu nước năm 2026"
    assert titles[1] == "I. NỘI DUNG THI ĐUA"
    assert titles[-2:] == ["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026", "Phụ lục TỔNG HỢP DANH HIỆU"]
    assert (1, "1. Mục đích", 0) in entries
    pages = [page for _, _, page in entries]
    assert pages == sorted(pages)


def test_text_is_extracted_as_written_and_nfc(content: bytes) -> None:
    pages = pdf_pages(content)
    assert "giữ <b>nguyên</b> dấu & và dấu “ngoặc” của người viết." in " ".join(pages)
    document = pypdfium2.PdfDocument(content)
    raw = document[0].get_textpage().get_text_bounded()
    document.close()
    assert unicodedata.is_normalized("NFC", raw)


def test_page_numbers_start_on_page_2_and_anew_with_every_section(content: bytes) -> None:
    numbers = {line.page: line.text for line in pdf_lines(content) if line.bottom < 20 * MM and line.text.isdigit()}
    firsts = [page for page in range(len(pdf_pages(content))) if page not in numbers]
    assert firsts[0] == 0
    assert len(firsts) == 3
    counted = 0
    for page in range(len(pdf_pages(content))):
        counted = 1 if page in firsts else counted + 1
        assert numbers.get(page, "1") == str(counted)


def test_page_numbers_are_centred_at_the_top(content: bytes) -> None:
    line = next(line for line in pdf_lines(content) if line.bottom < 20 * MM)
    middle = (30 + (210 - 20)) / 2 * MM
    assert (line.left + line.right) / 2 == pytest.approx(middle, abs=1)
    assert 8 * MM < line.top < 20 * MM


def test_old_plans_have_the_page_number_at_the_bottom_right() -> None:
    old = render_pdf(paper(HEAD, TITLE, *body(60), FOOT, regime=Regime.CIRCULAR_2011))
    foot = [line for line in pdf_lines(old) if line.top > (297 - 20) * MM]
    assert [line.text for line in foot] == [str(number) for number in range(2, len(pdf_pages(old)) + 1)]
    assert all(line.right == pytest.approx((210 - 20) * MM, abs=1.5) for line in foot)
    assert not [line for line in pdf_lines(old) if line.bottom < 20 * MM]


def test_nothing_stands_outside_the_margins(content: bytes) -> None:
    portrait = [line for line in pdf_lines(content) if line.page == 0]
    assert min(line.left for line in portrait) >= 30 * MM - 0.5
    assert max(line.right for line in portrait) <= (210 - 20) * MM + 0.5
    assert max(line.bottom for line in portrait) <= (297 - 20) * MM + 1


def test_anchors_tell_where_each_block_stands() -> None:
    content, places = render_pdf_with_anchors(paper(HEAD, TITLE, *body(40), FOOT))
    assert {place.anchor for place in places} == {"head", "title", "foot", *(f"b{number}" for number in range(40))}
    lines = list(pdf_lines(content))
    for number in (0, 17, 39):
        own = [place for place in places if place.anchor == f"b{number}"]
        first = next(line for line in lines if line.text.startswith(f"Đoạn {number}."))
        assert first.page == own[0].page - 1
        assert own[0].top - 1 <= first.top
        assert first.bottom <= own[0].bottom + 1


def test_a_block_over_a_page_end_has_a_place_on_both_pages() -> None:
    _, places = render_pdf_with_anchors(paper(*body(30, SENTENCE * 3)))
    pages: dict[str, list[int]] = {}
    for place in places:
        pages.setdefault(place.anchor, []).append(place.page)
    torn = [on for on in pages.values() if len(on) > 1]
    assert torn
    assert all(on == list(range(on[0], on[0] + len(on))) for on in torn)


def test_rows_of_a_table_are_anchored() -> None:
    _, places = render_pdf_with_anchors(paper(list_table(80)))
    assert [place.anchor for place in places] == [f"r{number}" for number in range(1, 81)]
    assert {place.page for place in places} == {1, 2, 3}


@pytest.mark.parametrize("count", range(18, 34))
def test_the_foot_is_never_alone_and_has_two_lines_of_body_before_it(count: int) -> None:
    last = text(TextStyle.BODY, "Kế hoạch này có hiệu lực từ ngày ký./.", "last")
    content, places = render_pdf_with_anchors(paper(HEAD, TITLE, *body(count, ""), last, FOOT))
    foot = [place for place in places if place.anchor == "foot"]
    assert len(foot) == 1
    before = [place for place in places if place.page == foot[0].page and place.anchor not in ("foot", "head", "title")]
    assert len(before) >= 2
    assert "Người Ký Thử" in pdf_pages(content)[foot[0].page - 1]


@pytest.mark.parametrize("count", range(24, 34))
def test_a_heading_never_ends_a_page(count: int) -> None:
    heading = text(TextStyle.SECTION_HEADING, "II. TỔ CHỨC THỰC HIỆN", "heading")
    _, places = render_pdf_with_anchors(paper(*body(count, ""), heading, text(TextStyle.BODY, SENTENCE * 2, "next")))
    pages = [next(place.page for place in places if place.anchor == anchor) for anchor in ("heading", "next")]
    assert pages[0] == pages[1]


def test_the_header_of_a_list_stands_on_every_page() -> None:
    pages = pdf_pages(render_pdf(paper(list_table(120))))
    assert len(pages) > 2
    assert all("STT Họ và tên Đơn vị Số lượng" in page for page in pages)
    for number in range(1, 121):
        assert sum(f"Nguyệt {number} Phòng" in page for page in pages) == 1


def test_words_around_a_break_inside_a_cell_do_not_grow_together() -> None:
    post, title, commendation = "Chuyên viên", "Lao động tiên tiến", "Giấy khen của Giám đốc Sở"
    names = ("Lưu Gia Bảo", "Phòng Tiêu chuẩn - Đo lường - Chất lượng")
    rows = tuple(Row(("1", name, post, title, commendation, "", "")) for name in names)
    wide = Section((form_table(rows),), orientation=Orientation.LANDSCAPE)
    found = " ".join(pdf_pages(render_pdf(Paper(ABOUT, (wide,)))))
    assert found.count(commendation) == len(names)


def test_a_row_taller_than_a_page_is_cut_and_loses_nothing() -> None:
    columns = list_table(1).columns
    tall = Row(("1", " ".join(f"từ{number}" for number in range(3_000)), "", ""))
    table = Table(columns, (Row(("A", "B", "C", "D")),), (Row(("0", "trước", "", "")), tall, Row(("2", "sau", "", ""))))
    words = " ".join(pdf_pages(render_pdf(paper(table)))).split()
    found = [word for word in words if word.startswith("từ")]
    assert found == [f"từ{number}" for number in range(3_000)]
    assert words.index("trước") < words.index("từ0")
    assert words[-1] == "sau"


def test_more_recipients_than_a_page_holds_go_on() -> None:
    items = tuple(f"- Đơn vị số {number};" for number in range(150))
    pages = pdf_pages(render_pdf(paper(*body(3), Closing(Recipients(items), Signature(("GIÁM ĐỐC",), "Người Ký Thử")))))
    assert len(pages) > 2
    assert all(f"số {number};" in " ".join(pages) for number in range(150))


def test_a_very_long_paragraph_does_not_hang_and_loses_nothing() -> None:
    words = [f"chữ{number}" for number in range(30_000)]
    spans = (Span(" ".join(words[:15_000]) + " "), Span(" ".join(words[15_000:]), bold=True))
    started = time.perf_counter()
    pages = pdf_pages(render_pdf(paper(Paragraph(TextStyle.BODY, spans, "long"))))
    assert time.perf_counter() - started < 10
    found = " ".join(re.sub(r"^\d+ ", "", page) for page in pages).split()
    assert found == words


def test_a_cut_paragraph_breaks_where_an_uncut_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    long = paper(Paragraph(TextStyle.BODY, (Span(SENTENCE * 70), Span(SENTENCE * 20, italic=True), Span("hết."))))
    cut = list(pdf_lines(render_pdf(long)))
    monkeypatch.setattr("desktop_app.documents.pdf_text.LONGEST_PARAGRAPH", 10**9)
    whole = list(pdf_lines(render_pdf(long)))
    assert [(line.page, line.text) for line in cut] == [(line.page, line.text) for line in whole]


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        render_pdf(paper(text(TextStyle.BODY, "Thi đua \u2713 tốt")))
    assert caught.value.code == "paper.glyph_missing"


PAYLOADS = [
    '<img src="/etc/passwd"/>',
    "<para>x</para>",
    "a<b>b",
    "&lt;b&gt; &amp; &nbsp;",
    "<font color='[].__class__'>x</font>",
    "<a href='http://x'>x</a>",
    "]]> <!-- --> <?xml?>",
    "a < b > c & d",
    "<br/><br>",
    "</b></i>",
    "{{x}} {%raw%} %s",
    "<unknown/>tail",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_the_text_is_printed_literally(payload: str) -> None:
    made = paper(text(TextStyle.BODY, payload), Table(list_table(1).columns[:1], (), (Row((payload,)),)))
    assert " ".join(pdf_pages(render_pdf(made))).count(" ".join(payload.split())) >= 1


@settings(max_examples=40)
@given(st.lists(st.text("aăâđêôơưàảãáạ ỷ<>&/\"'-;.:“”–0123", min_size=1, max_size=60), min_size=1, max_size=8))
def test_any_text_comes_out_as_it_went_in(parts: list[str]) -> None:
    made = paper(*(text(TextStyle.BODY, f"x{part}x") for part in parts))
    printed = "".join("".join(pdf_pages(render_pdf(made))).split())
    assert printed == "".join("".join(f"x{part}x" for part in parts).split())


def test_an_empty_paper_is_one_blank_page() -> None:
    assert pdf_pages(render_pdf(paper())) == [""]


def test_a_line_of_the_foot_higher_than_a_page_is_refused_in_words() -> None:
    endless = Closing(
        Recipients(("- " + "Các phòng, đơn vị trực thuộc Sở, " * 300,)), Signature(("GIÁM ĐỐC",), "Người Ký Thử")
    )
    with pytest.raises(UserError) as caught:
        render_pdf(paper(*body(2), endless))
    assert caught.value.code == "paper.block_too_high"
