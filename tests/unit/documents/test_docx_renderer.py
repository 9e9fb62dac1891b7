"""DOCX files as Word reads them: our styles, our properties, nothing left of the default template."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from paper_samples import FOOT, HEAD, TITLE, body, docx_part, docx_texts, list_table, paper, text, whole_paper

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Regime, Row, Table, TextStyle
from desktop_app.documents.page_style import TEXT_STYLES


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_docx(whole_paper())


@pytest.fixture
def document(content: bytes) -> Any:
    return Document(BytesIO(content))


def test_equal_papers_give_equal_bytes(content: bytes) -> None:
    assert render_docx(whole_paper()) == content


def test_no_part_of_the_default_template_is_left(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        times = {entry.date_time for entry in package.infolist()}
        everything = b"".join(package.read(name) for name in names)
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "theme" in name or "customXml" in name or "thumbnail" in name]
    for leftover in (b"python-docx", b"Calibri", b"Cambria", b"MS Mincho", b"2013-", b"ja-JP", b"en-US", b"w:rsid"):
        assert leftover not in everything


def test_core_properties_are_our_own(document: Any) -> None:
    core = document.core_properties
    assert core.title == "Kế hoạch phát động thi đua năm 2026"
    assert core.author == core.last_modified_by == "Sở Khoa học và Công nghệ"
    assert core.language == "vi-VN"
    assert core.created == core.modified == datetime(2026, 2, 24, tzinfo=UTC)


def test_every_style_is_times_new_roman_in_all_four_slots_and_vietnamese(content: bytes) -> None:
    styles = docx_part(content, "word/styles.xml")
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert f'w:{slot}="Times New Roman"' in styles
    assert 'w:val="vi-VN"' in styles


def test_every_paragraph_has_a_named_style_of_ours(document: Any) -> None:
    for paragraph in document.element.body.iter(qn("w:p")):
        assert paragraph.style is not None
        assert paragraph.style.startswith("Paper")
    names = {style.name for style in document.styles}
    assert {measures.name for measures in TEXT_STYLES.values()} <= names


def test_headings_have_outline_levels_and_stay_with_what_follows(document: Any) -> None:
    for name, level in (("Tiêu đề mục", "0"), ("Tiêu đề khoản", "1")):
        properties = document.styles[name].element.find(qn("w:pPr"))
        assert properties.find(qn("w:outlineLvl")).get(qn("w:val")) == level
        assert properties.find(qn("w:keepNext")) is not None


def test_page_number_is_a_real_field_at_the_top_and_the_first_page_has_none(document: Any) -> None:
    section = document.sections[0]
    assert section.different_first_page_header_footer
    field = section.header._element.find(f".//{qn('w:fldSimple')}")
    assert field.get(qn("w:instr")).strip() == "PAGE"
    assert section.header.paragraphs[0].style.name == "Số trang"
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.footer.is_linked_to_previous


def test_old_plans_have_the_page_number_at_the_bottom_right() -> None:
    old = Document(BytesIO(render_docx(paper(HEAD, TITLE, *body(60), FOOT, regime=Regime.CIRCULAR_2011))))
    section = old.sections[0]
    assert section.header.is_linked_to_previous
    assert section.footer._element.find(f".//{qn('w:fldSimple')}") is not None
    assert section.footer.paragraphs[0].alignment == 2


def test_sections_count_for_themselves_and_wide_ones_lie_on_their_side(document: Any) -> None:
    orientations = [section.orientation for section in document.sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in document.sections:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        sizes = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert sizes == [210, 297]
        assert [round(m.mm) for m in (section.top_margin, section.bottom_margin)] == [20, 20]
        assert [round(m.mm) for m in (section.left_margin, section.right_margin)] == [30, 20]


def test_head_and_foot_have_no_cell_padding_and_are_never_cut(document: Any) -> None:
    for table in (document.tables[0], document.tables[1]):
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert {side.get(qn("w:w")) for side in margins} == {"0"}
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_lists_repeat_their_head_and_do_not_cut_rows(document: Any) -> None:
    table = document.tables[3]
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True] + [False] * 61
    heading, first, *others = table.rows
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (heading, *others))
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in heading.cells)
    assert all(cell.paragraphs[0].paragraph_format.keep_together for cell in first.cells)


def test_a_head_of_two_storeys_is_merged(document: Any) -> None:
    table = document.tables[-1]
    assert table.rows[0].cells[0]._tc is table.rows[1].cells[0]._tc
    assert table.rows[0].cells[2]._tc is table.rows[0].cells[3]._tc
    assert [cell.text for cell in table.rows[1].cells] == ["STT", "Đơn vị", "CSTĐCS", "LĐTT", "Tập thể"]


def test_a_hyphen_inside_a_word_never_breaks_the_line(content: bytes) -> None:
    assert "68/KH</w:t><w:noBreakHyphen/><w:t" in docx_part(content, "word/document.xml")
    assert "Độc lập - Tự do - Hạnh phúc" in docx_part(content, "word/document.xml")


def test_the_end_of_the_text_stays_with_the_foot(document: Any) -> None:
    last = next(paragraph for paragraph in document.paragraphs if paragraph.text.endswith("./."))
    assert last.paragraph_format.keep_with_next
    assert last.paragraph_format.keep_together


def test_markup_in_the_text_stays_text(content: bytes) -> None:
    assert any("<b>nguyên</b> dấu & và dấu" in words for words in docx_texts(content))


def test_large_tables_are_made_without_table_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("Table.cell takes time that grows with the square of the rows")

    monkeypatch.setattr(DocxTable, "cell", refuse)
    monkeypatch.setattr(DocxTable, "_cells", property(refuse))
    assert len(render_docx(paper(list_table(300)))) > 5_000


def test_a_row_that_no_page_can_hold_may_be_cut() -> None:
    tall = Table(list_table(1).columns, (Row(("A", "B", "C", "D")),), (Row(("1", "Lời kêu gọi " * 600, "", "")),))
    table = Document(BytesIO(render_docx(paper(tall)))).tables[0]
    assert table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_a_file_never_ends_with_a_table(document: Any) -> None:
    assert render_docx(paper(list_table(1)))
    last = Document(BytesIO(render_docx(paper(list_table(1))))).element.body[-2]
    assert last.tag == qn("w:p")


def test_empty_paragraphs_are_left_out() -> None:
    assert docx_texts(render_docx(paper(text(TextStyle.BODY, " "), text(TextStyle.BODY, "Còn lại")))) == ["Còn lại"]


def test_what_no_page_can_hold_is_not_kept_together() -> None:
    long = text(TextStyle.BODY, "Lời kêu gọi thi đua. " * 500)
    assert "<w:keepLines/>" in docx_part(render_docx(paper(*body(1), FOOT)), "word/document.xml")
    assert "<w:keepLines/>" not in docx_part(render_docx(paper(long, FOOT)), "word/document.xml")
