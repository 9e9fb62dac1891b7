"""A plan on paper: every rule of the form, and every word of the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from paper_samples import docx_texts

from desktop_app.documents.docx_renderer import render_docx
from desktop_app.documents.model import (
    AnnexHead,
    Closing,
    DocumentTitle,
    Letterhead,
    Orientation,
    Paper,
    Paragraph,
    Recipients,
    Regime,
    Signature,
    Table,
    TextStyle,
)
from desktop_app.documents.pdf_renderer import render_pdf
from desktop_app.documents.plan_document import build_plan_paper
from desktop_app.documents.registration_form import FORM_HEADINGS
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, Run, TitleStyle
from desktop_app.domain.plan.plan import (
    Attachment,
    Authority,
    DocumentHead,
    Plan,
    PlanContent,
    PlanStatus,
    Recipient,
)
from desktop_app.domain.plan.plan import Signature as PlanSignature

HEAD = DocumentHead(
    number="",
    symbol="KH-SKHCN",
    place="Hòa An",
    month=2,
    year=2026,
    subject="Phát động phong trào thi đua năm 2026",
    agency="Sở Khoa học và Công nghệ",
    parent_agency="UBND tỉnh Hòa An",
)
BLOCKS = (
    Block(
        "lead",
        BlockKind.PARAGRAPH,
        "Thực hiện Chỉ thị số 04/CT-UBND, Sở xây dựng Kế hoạch như sau:",
        role=BlockRole.LEAD,
    ),
    Block(
        "s1",
        BlockKind.SECTION,
        title="NỘI DUNG, THỜI GIAN",
        children=(
            Block(
                "c1",
                BlockKind.CLAUSE,
                title="Nội dung thi đua",
                title_style=TitleStyle.DISPLAY,
                children=(
                    Block(
                        "u1",
                        BlockKind.BULLET,
                        "Chấp hành tốt kỷ luật, như:",
                        children=(Block("u2", BlockKind.BULLET, "Kỷ cương."),),
                    ),
                ),
            ),
            Block("c2", BlockKind.CLAUSE, "Năm 2026.", title="Thời gian", title_style=TitleStyle.RUN_IN),
            Block("c3", BlockKind.CLAUSE, "100% cán bộ chấp hành tốt.", marker="3."),
            Block("p1", BlockKind.POINT, "Đối với tập thể"),
        ),
    ),
    Block("z1", BlockKind.PSEUDO_SECTION, title="Tổ chức thực hiện:"),
    Block(
        "end", BlockKind.PARAGRAPH, "Nộp trước ngày 18/3/2026 để xem xét, giải quyết.", runs=(Run(15, 24, bold=True),)
    ),
)
CONTENT = PlanContent(
    head=HEAD,
    blocks=BLOCKS,
    recipients=(Recipient("UBND tỉnh", "B/c"), Recipient("BCH.CĐCS, ĐTN;")),
    filing=("VT", "VP"),
    signature=PlanSignature(lines=("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Người Ký Thử"),
)


def built(content: PlanContent = CONTENT, **head: object) -> Paper:
    content = replace(content, head=replace(content.head, **head))  # type: ignore[arg-type]
    return build_plan_paper(Plan(1, PlanStatus.DRAFT, content))


def paragraphs(paper: Paper) -> list[tuple[TextStyle, str]]:
    return [(item.style, item.text) for item in paper.sections[0].components if isinstance(item, Paragraph)]


T = TypeVar("T")


def part(paper: Paper, kind: type[T], section: int = 0) -> T:
    return next(item for item in paper.sections[section].components if isinstance(item, kind))


def test_blocks_are_set_by_kind_with_their_markers() -> None:
    assert paragraphs(built()) == [
        (TextStyle.LEAD, "Thực hiện Chỉ thị số 04/CT-UBND, Sở xây dựng Kế hoạch như sau:"),
        (TextStyle.SECTION_HEADING, "I. NỘI DUNG, THỜI GIAN"),
        (TextStyle.CLAUSE_HEADING, "1. Nội dung thi đua"),
        (TextStyle.BULLET, "- Chấp hành tốt kỷ luật, như:"),
        (TextStyle.SUB_BULLET, "+ Kỷ cương."),
        (TextStyle.CLAUSE, "2. Thời gian: Năm 2026."),
        (TextStyle.CLAUSE, "3. 100% cán bộ chấp hành tốt."),
        (TextStyle.POINT, "a) Đối với tập thể"),
        (TextStyle.SECTION_HEADING, "* Tổ chức thực hiện:"),
        (TextStyle.BODY, "Nộp trước ngày 18/3/2026 để xem xét, giải quyết./."),
    ]


def test_only_number_and_title_of_a_run_in_clause_are_bold() -> None:
    clause = next(
        item
        for item in built().sections[0].components
        if isinstance(item, Paragraph) and item.text.startswith("2. Thời gian")
    )
    assert [(span.text, span.bold) for span in clause.spans] == [
        ("2. Thời gian:", True),
        (" ", False),
        ("Năm 2026.", False),
    ]


def test_bold_and_italic_spans_stay_where_they_were() -> None:
    last = [item for item in built().sections[0].components if isinstance(item, Paragraph)][-1]
    assert [(span.text, span.bold) for span in last.spans] == [
        ("Nộp trước ngày ", False),
        ("18/3/2026", True),
        (" để xem xét, giải quyết./.", False),
    ]


def test_paragraphs_lead_back_to_their_blocks() -> None:
    anchors = [item.anchor for item in built().sections[0].components if isinstance(item, Paragraph)]
    assert anchors == ["lead", "s1", "c1", "u1", "u2", "c2", "c3", "p1", "z1", "end"]


@pytest.mark.parametrize("ending", ["", ".", " .", ";", "./.", ". /.", " ./.", "/.", ". / .", "./. "])
def test_the_end_mark_is_printed_once_right_after_the_last_words(ending: str) -> None:
    last = Block("end", BlockKind.PARAGRAPH, f"để kịp thời chỉ đạo{ending}")
    assert paragraphs(built(replace(CONTENT, blocks=(last,)))) == [(TextStyle.BODY, "để kịp thời chỉ đạo./.")]


def test_an_end_mark_that_is_no_longer_last_becomes_a_full_stop() -> None:
    blocks = (Block("a", BlockKind.PARAGRAPH, "Đoạn cũ. /."), Block("b", BlockKind.PARAGRAPH, "Đoạn thêm sau."))
    assert [words for _, words in paragraphs(built(replace(CONTENT, blocks=blocks)))] == [
        "Đoạn cũ.",
        "Đoạn thêm sau./.",
    ]


def test_an_end_mark_in_a_span_of_its_own_is_replaced_too() -> None:
    last = Block("end", BlockKind.PARAGRAPH, "Hết hạn 18/3. /.", runs=(Run(13, 16, bold=True),))
    assert paragraphs(built(replace(CONTENT, blocks=(last,))))[-1] == (TextStyle.BODY, "Hết hạn 18/3./.")


def test_a_heading_never_carries_the_end_mark() -> None:
    blocks = (Block("a", BlockKind.PARAGRAPH, "Nội dung."), Block("s", BlockKind.SECTION, title="TỔ CHỨC THỰC HIỆN"))
    assert paragraphs(built(replace(CONTENT, blocks=blocks))) == [
        (TextStyle.BODY, "Nội dung./."),
        (TextStyle.SECTION_HEADING, "I. TỔ CHỨC THỰC HIỆN"),
    ]


def test_markers_as_written_are_kept_even_twice() -> None:
    blocks = tuple(
        Block(f"s{n}", BlockKind.SECTION, title="NỘI DUNG", marker=marker) for n, marker in enumerate(("III.", "III."))
    )
    assert [words for _, words in paragraphs(built(replace(CONTENT, blocks=blocks)))] == ["III. NỘI DUNG"] * 2


def test_a_part_stands_on_two_centred_lines() -> None:
    blocks = (Block("p", BlockKind.SECTION, title="TÌNH HÌNH", marker="Phần I"),)
    assert paragraphs(built(replace(CONTENT, blocks=blocks))) == [
        (TextStyle.PART_HEADING, "Phần I"),
        (TextStyle.PART_HEADING, "TÌNH HÌNH"),
    ]


def test_bases_are_italic_as_a_list_and_upright_in_a_run() -> None:
    def bases(*texts: str) -> list[TextStyle]:
        blocks = tuple(
            Block(f"b{n}", BlockKind.PARAGRAPH, words, role=BlockRole.BASIS) for n, words in enumerate(texts)
        )
        body = Block("x", BlockKind.PARAGRAPH, "Nội dung.")
        return [style for style, _ in paragraphs(built(replace(CONTENT, blocks=(*blocks, body))))[:-1]]

    assert bases("Căn cứ Luật Thi đua, khen thưởng;", "Căn cứ Nghị định số 01.") == [TextStyle.BASIS] * 2
    assert bases("Thực hiện Chỉ thị số 19; Công văn số 7250 của UBND tỉnh.") == [TextStyle.BODY]


def test_the_head_prints_names_in_capitals_and_leaves_blanks_open() -> None:
    head = part(built(), Letterhead)
    assert head.parent_lines == ("UBND TỈNH HÒA AN",)
    assert head.agency_lines == ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)
    assert head.number is not None
    assert head.place_date is not None
    assert (head.number.number, head.number.symbol) == ("", "KH-SKHCN")
    assert (head.place_date.day, head.place_date.month) == (None, 2)


def test_an_issued_plan_has_its_number_and_day() -> None:
    head = part(built(number="8", day=24), Letterhead)
    assert head.number is not None
    assert head.place_date is not None
    assert head.number.number == "08"
    assert head.place_date.day == 24
    assert part(built(number="114"), Letterhead).number.number == "114"  # type: ignore[union-attr]


def test_names_the_source_lost_are_taken_from_the_proposal() -> None:
    head = part(
        built(agency="", parent_agency="", proposed_agency="Sở Y tế", proposed_parent_agency="UBND tỉnh Hòa An"),
        Letterhead,
    )
    assert (head.parent_lines, head.agency_lines) == (("UBND TỈNH HÒA AN",), ("SỞ Y TẾ",))
    full = built(
        agency="",
        parent_agency="",
        proposed_agency="Sở Y tế tỉnh Hòa An",
        proposed_parent_agency="Ủy ban nhân dân tỉnh Hòa An",
    )
    assert part(full, Letterhead).parent_lines == ("UBND TỈNH HÒA AN",)
    assert part(full, Letterhead).agency_lines == ("SỞ Y TẾ",)
    own = part(built(parent_agency="", proposed_parent_agency="UBND tỉnh Khác"), Letterhead)
    assert own.parent_lines == ()


def test_recipients_end_with_semicolons_and_the_filing_line_with_a_full_stop() -> None:
    left = part(built(), Closing).left
    assert left == Recipients(("- UBND tỉnh (B/c);", "- BCH.CĐCS, ĐTN;", "- Lưu: VT, VP."))
    alone = part(built(replace(CONTENT, filing=())), Closing).left
    assert alone == Recipients(("- UBND tỉnh (B/c);", "- BCH.CĐCS, ĐTN."))
    assert part(built(replace(CONTENT, recipients=(), filing=())), Closing).left is None


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (PlanSignature(lines=("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (PlanSignature(Authority.FOR_HEAD, "Giám đốc", "Phó Giám đốc"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (PlanSignature(Authority.ACTING, "", "Giám đốc"), ("Q. GIÁM ĐỐC",)),
        (PlanSignature(Authority.BY_DELEGATION, "Giám đốc", "Chánh Văn phòng"), ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (PlanSignature(title="Giám đốc"), ("GIÁM ĐỐC",)),
        (PlanSignature(), ()),
    ],
)
def test_signature_lines(signature: PlanSignature, lines: tuple[str, ...]) -> None:
    content = replace(CONTENT, signature=replace(signature, name="Người Ký Thử"))
    assert part(built(content), Closing).right == Signature(lines, "Người Ký Thử")


@pytest.mark.parametrize(
    ("date", "regime"),
    [
        ({"day": 9, "month": 1, "year": 2018}, Regime.CIRCULAR_2011),
        ({"day": 4, "month": 3, "year": 2020}, Regime.CIRCULAR_2011),
        ({"day": 5, "month": 3, "year": 2020}, Regime.DECREE_2020),
        ({"day": None, "month": 1, "year": 2019}, Regime.CIRCULAR_2011),
        ({"day": None, "month": 8, "year": 2021}, Regime.DECREE_2020),
        ({"day": None, "month": None, "year": None}, Regime.DECREE_2020),
    ],
)
def test_old_plans_follow_the_old_rules(date: dict[str, int | None], regime: Regime) -> None:
    assert built(**date).regime is regime


def test_listed_bases_of_an_old_plan_stand_upright() -> None:
    bases = tuple(Block(f"b{n}", BlockKind.PARAGRAPH, "Căn cứ Luật;", role=BlockRole.BASIS) for n in range(2))
    old = built(replace(CONTENT, blocks=bases), day=9, month=1, year=2018)
    new = built(replace(CONTENT, blocks=bases), day=9, month=1, year=2026)
    styles = [
        {item.style for item in made.sections[0].components if isinstance(item, Paragraph)} for made in (old, new)
    ]
    assert styles == [{TextStyle.BODY}, {TextStyle.BASIS}]


def test_a_form_whose_table_was_lost_is_printed_blank_under_its_own_national_block() -> None:
    title = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n*****\nBẢNG ĐĂNG KÝ THI ĐUA\nPHÒNG.....\n\nNĂM 2026"
    form = Attachment(title, is_registration_form=True, is_body_missing=True)
    paper = built(replace(CONTENT, attachments=(form,)))
    assert paper.sections[1].orientation is Orientation.LANDSCAPE
    assert part(paper, DocumentTitle, 1) == DocumentTitle(
        "BẢNG ĐĂNG KÝ THI ĐUA", ("PHÒNG.....", "NĂM 2026"), anchor="@attachment0"
    )
    table = part(paper, Table, 1)
    assert table.header_rows[0].cells == FORM_HEADINGS
    assert all(set(row.cells) == {""} for row in table.rows)
    assert part(paper, Letterhead, 1) == Letterhead()


def test_the_title_of_a_form_that_was_read_as_one_line_stands_on_its_lines_again() -> None:
    form = Attachment("BẢNG ĐĂNG KÝ THI ĐUA", "PHÒNG..... NĂM 2026", is_registration_form=True, is_body_missing=True)
    paper = built(replace(CONTENT, attachments=(form,)))
    assert part(paper, DocumentTitle, 1).subject == ("PHÒNG.....", "NĂM 2026")


@pytest.mark.parametrize(
    ("title", "label", "rest"),
    [
        ("PHỤ LỤC 2 DANH SÁCH ĐƠN VỊ", "Phụ lục 2", "DANH SÁCH ĐƠN VỊ"),
        ("PHỤ LỤC SỐ II: DANH SÁCH", "Phụ lục số II", "DANH SÁCH"),
        ("Mẫu số 01: Báo cáo thành tích", "Mẫu số 01", "BÁO CÁO THÀNH TÍCH"),
        ("Phụ lục", "Phụ lục", ""),
        ("Danh sách đơn vị", "Phụ lục", "DANH SÁCH ĐƠN VỊ"),
        ("BIỂU DƯƠNG ĐIỂN HÌNH", "Phụ lục", "BIỂU DƯƠNG ĐIỂN HÌNH"),
    ],
)
def test_an_annex_keeps_the_label_it_has(title: str, label: str, rest: str) -> None:
    head = part(built(replace(CONTENT, attachments=(Attachment(title, "Nội dung"),))), AnnexHead, 1)
    assert (head.label, head.title) == (label, rest)


@pytest.mark.parametrize(
    ("lines", "titles", "post"),
    [
        (
            ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
            ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "GIÁM ĐỐC SỞ NỘI VỤ",
        ),
        (("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), ""),
        (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "A"), ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "A"), ""),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ""),
    ],
)
def test_a_member_of_a_council_signs_with_his_own_post_above_his_name(
    lines: tuple[str, ...], titles: tuple[str, ...], post: str
) -> None:
    paper = built(replace(CONTENT, signature=PlanSignature(name="Người Ký Thử", lines=lines)))
    signature = part(paper, Closing).right
    assert signature == Signature(titles, "Người Ký Thử", post=post)
    texts = docx_texts(render_docx(paper))
    assert texts[texts.index("Người Ký Thử") - 1] == (post or titles[-1])


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        (
            "(Kèm theo Kế hoạch số     /KH-SKHCN ngày    tháng 02 năm 2026\ncủa Sở Khoa học và Công nghệ)",
            "(Kèm theo Kế hoạch số 08/KH-SKHCN ngày 24 tháng 02 năm 2026 của Sở Khoa học và Công nghệ)",
        ),
        ("(Kèm theo Công văn số 9/SNV-TĐKT)", "(Kèm theo Công văn số 9/SNV-TĐKT)"),
    ],
)
def test_an_annex_says_once_what_it_is_attached_to(own: str, printed: str) -> None:
    annex = Attachment("PHỤ LỤC", f"{own}\nDANH SÁCH ĐƠN VỊ\nMột\nHai")
    paper = built(replace(CONTENT, attachments=(annex,)), number="8", day=24, agency="SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    head = part(paper, AnnexHead, 1)
    assert (head.title, head.reference) == ("DANH SÁCH ĐƠN VỊ", printed)
    assert [item.text for item in paper.sections[1].components if isinstance(item, Paragraph)] == ["Một", "Hai./."]


def test_a_form_that_the_plan_labels_an_annex_stands_under_that_label() -> None:
    form = Attachment("PHỤ LỤC II BẢNG ĐĂNG KÝ THI ĐUA", "", is_registration_form=True, is_body_missing=True)
    paper = built(replace(CONTENT, attachments=(form,)))
    assert (part(paper, AnnexHead, 1).label, part(paper, AnnexHead, 1).title) == ("Phụ lục II", "BẢNG ĐĂNG KÝ THI ĐUA")
    assert part(paper, Table, 1).rows
    assert paper.sections[1].orientation is Orientation.LANDSCAPE


def test_a_form_with_its_text_keeps_it() -> None:
    form = Attachment("BẢNG ĐĂNG KÝ THI ĐUA\nNĂM 2026", "Họ và tên: ……\nDanh hiệu: ……", is_registration_form=True)
    paper = built(replace(CONTENT, attachments=(form,)))
    assert part(paper, DocumentTitle, 1).subject == ("NĂM 2026",)
    words = [item.text for item in paper.sections[1].components if isinstance(item, Paragraph)]
    assert words == ["Họ và tên: ……", "Danh hiệu: ……"]


def test_annexes_are_numbered_only_when_there_are_several() -> None:
    one = built(replace(CONTENT, attachments=(Attachment("Danh sách", "Một\nHai"),)))
    assert part(one, AnnexHead, 1).label == "Phụ lục"
    two = built(replace(CONTENT, attachments=(Attachment("Danh sách"), Attachment("Danh sách"))), number="8", day=24)
    assert [part(two, AnnexHead, n).label for n in (1, 2)] == ["Phụ lục I", "Phụ lục II"]
    assert part(two, AnnexHead, 1).reference == (
        "(Kèm theo Kế hoạch số 08/KH-SKHCN ngày 24 tháng 02 năm 2026 của Sở Khoa học và Công nghệ)"
    )


def test_files_carry_the_plans_own_date_and_the_agency() -> None:
    about = built(number="8", day=24).properties
    assert about.title == "Kế hoạch Phát động phong trào thi đua năm 2026"
    assert about.author == "Sở Khoa học và Công nghệ"
    assert (about.created.year, about.created.month, about.created.day) == (2026, 2, 24)
    moment = datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert build_plan_paper(Plan(1, PlanStatus.DRAFT, CONTENT), created=moment).properties.created == moment


@pytest.mark.parametrize("content", [CONTENT, PlanContent(), PlanContent(head=DocumentHead(document_type=""))])
def test_any_plan_can_be_printed_even_an_empty_one(content: PlanContent) -> None:
    paper = build_plan_paper(Plan(1, PlanStatus.DRAFT, content))
    assert render_pdf(paper).startswith(b"%PDF")
    assert render_docx(paper).startswith(b"PK")
