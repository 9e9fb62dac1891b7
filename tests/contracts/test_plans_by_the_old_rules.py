"""A plan dated before 05/3/2020 is printed by TT 01/2011/TT-BNV, whenever it is printed: what differs, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from libreoffice_pages import LibreOffice, agreement
from paper_samples import Line, docx_texts, pdf_lines, pdf_pages, words

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import Paper, Paragraph, Regime
from desktop_app.documents.page_style import MM, TEXT_STYLES
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole
from desktop_app.domain.plan.plan import Attachment, DocumentHead, Plan, PlanContent, PlanStatus, Recipient
from desktop_app.domain.plan.plan import Signature as PlanSignature

OLD_DAY, NEW_DAY = date(2018, 1, 12), date(2020, 3, 5)
FOOT_EDGE = (297 - 20) * MM
RIGHT = (210 - 20) * MM
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003;",
    "Căn cứ Khoản 2 Điều 10 Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;",
    "Theo đề nghị của Chánh Văn phòng Sở,",
)
ROWS = tuple(f"| {number} | Phòng số {number} | 1 | 2 | 3 | 4 | 5 |" for number in range(1, 41))
CONTENT = PlanContent(
    head=DocumentHead(
        number="45",
        symbol="KH-STTTT",
        place="Hòa An",
        subject="Phát động phong trào thi đua năm 2018",
        agency="Sở Thông tin và Truyền thông",
    ),
    blocks=(
        *(Block(f"b{n}", BlockKind.PARAGRAPH, text, role=BlockRole.BASIS) for n, text in enumerate(BASES)),
        Block("lead", BlockKind.PARAGRAPH, "Sở phát động phong trào thi đua như sau:", role=BlockRole.LEAD),
        *(
            Block(
                f"c{n}", BlockKind.CLAUSE, "Chấp hành tốt kỷ luật; Hoàn thành nhiệm vụ được giao. " * 4, marker=f"{n}."
            )
            for n in range(1, 24)
        ),
    ),
    recipients=(Recipient("UBND tỉnh", "B/c"),),
    filing=("VT", "VP"),
    signature=PlanSignature(lines=("GIÁM ĐỐC",), name="Người Ký Thử"),
    attachments=(Attachment("PHỤ LỤC BIỂU TỔNG HỢP", "\n".join(("| STT | Đơn vị | A | B | C | D | E |", *ROWS))),),
)


def plan_of(day: date, content: PlanContent = CONTENT) -> Plan:
    """The plan as of that day."""
    head = replace(content.head, day=day.day, month=day.month, year=day.year)
    return Plan(1, PlanStatus.DRAFT, replace(content, head=head))


def paper_of(day: date, content: PlanContent = CONTENT) -> Paper:
    """Its paper."""
    return build_plan_paper(plan_of(day, content))


def bases(paper: Paper) -> list[Paragraph]:
    """Its listed bases."""
    return [each for each in paper.sections[0].components if isinstance(each, Paragraph) and each.anchor[0] == "b"]


def numbers(content: bytes) -> list[Line]:
    """Everything that stands in the upper and the lower margin."""
    return [each for each in pdf_lines(content) if each.bottom < 19 * MM or each.top > FOOT_EDGE]


def test_page_numbers_stand_at_the_bottom_right_and_each_annex_counts_for_itself() -> None:
    content = render_pdf(paper_of(OLD_DAY))
    found = numbers(content)
    pages = len(pdf_pages(content))
    assert pages == 5
    # three pages of text, two of the annex that lies on its side: "1" is not printed
    assert [(each.page, each.text) for each in found if each.page < 3] == [(1, "2"), (2, "3")]
    assert all(each.right == pytest.approx(RIGHT, abs=1.5) for each in found if each.page < 3)
    annex = [each for each in pdf_lines(content) if each.page == 4 and each.top > (210 - 20) * MM]
    assert [each.text for each in annex] == ["2"]
    assert annex[0].right == pytest.approx((297 - 20) * MM, abs=1.5)


def test_from_the_decree_on_they_stand_in_the_middle_of_the_upper_margin() -> None:
    found = [each for each in numbers(render_pdf(paper_of(NEW_DAY))) if each.page < 3]
    assert [(each.page, each.text) for each in found] == [(1, "2"), (2, "3")]
    assert all((each.left + each.right) / 2 == pytest.approx((30 * MM + RIGHT) / 2, abs=1) for each in found)
    assert all(each.bottom < 20 * MM for each in found)


def test_the_word_file_has_the_number_in_its_foot_and_nothing_in_its_head() -> None:
    old, new = (Document(BytesIO(render_docx(paper_of(day)))) for day in (OLD_DAY, NEW_DAY))
    for document, has_number, has_none in (
        (old, "footer", "header"),
        (new, "header", "footer"),
    ):
        first = document.sections[0]
        assert getattr(first, has_number)._element.find(f".//{qn('w:fldSimple')}") is not None
        assert getattr(first, f"first_page_{has_number}").paragraphs[0].text == ""
        assert all(getattr(section, has_none).is_linked_to_previous for section in document.sections)
        assert all(getattr(section, has_number).is_linked_to_previous for section in list(document.sections)[1:])


def test_bases_stand_upright_and_italic_since_the_decree() -> None:
    looks = [{TEXT_STYLES[each.style].italic for each in bases(paper_of(day))} for day in (OLD_DAY, NEW_DAY)]
    assert looks == [{False}, {True}]
    document = Document(BytesIO(render_docx(paper_of(OLD_DAY))))
    found = [each for each in document.paragraphs if each.text in BASES]
    assert len(found) == 3
    assert not any(run.italic for each in found for run in each.runs)


@pytest.mark.parametrize("ending", [",", ".", ";", ""])
@pytest.mark.parametrize("day", [OLD_DAY, NEW_DAY], ids=["before", "since"])
def test_the_end_of_a_basis_is_printed_as_it_was_written(day: date, ending: str) -> None:
    last = replace(CONTENT.blocks[2], text="Theo đề nghị của Chánh Văn phòng Sở" + ending)
    content = replace(CONTENT, blocks=(*CONTENT.blocks[:2], last, *CONTENT.blocks[3:]))
    printed = [each.text for each in bases(paper_of(day, content))]
    assert printed == [*BASES[:2], last.text]


def test_the_words_are_the_same_under_both_rules() -> None:
    """Capitals after ";" and of "Khoản" stay as the writer set them; only the day is another."""
    old, new = (words(docx_texts(render_docx(paper_of(day)))) for day in (OLD_DAY, date(2028, 1, 12)))
    assert [word.replace("2028", "2018") for word in new] == old


def test_an_issuer_without_a_parent_prints_none() -> None:
    texts = docx_texts(render_docx(paper_of(OLD_DAY)))
    assert texts[0].startswith("SỞ THÔNG TIN")
    assert not [each for each in texts if each.startswith("UBND TỈNH")]


def test_printed_again_years_later_it_is_the_same_paper() -> None:
    plan = plan_of(OLD_DAY)
    then, now = (build_plan_paper(plan, created=datetime(year, 6, 1, tzinfo=UTC)) for year in (2018, 2026))
    assert now.regime is Regime.CIRCULAR_2011
    assert now.sections == then.sections
    assert pdf_pages(render_pdf(now)) == pdf_pages(render_pdf(then))
    assert render_pdf(build_plan_paper(plan)) == render_pdf(build_plan_paper(plan))


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
def test_libreoffice_prints_the_numbers_at_the_same_place(libreoffice: LibreOffice) -> None:
    papers = {str(day.year): paper_of(day) for day in (OLD_DAY, NEW_DAY)}
    agreement(dict(papers), libreoffice).require(0.99)
    for name, content in libreoffice.pdfs({name: render_docx(made) for name, made in papers.items()}).items():
        theirs, ours = numbers(content), numbers(render_pdf(papers[name]))
        assert [(each.page, each.text) for each in theirs] == [(each.page, each.text) for each in ours]
        for their, our in zip(theirs, ours, strict=True):
            assert (their.left, their.top) == (pytest.approx(our.left, abs=1), pytest.approx(our.top, abs=2))
