"""Plans of other offices: other heads, other markers, other feet; and texts that are no plan at all."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest

from desktop_app.domain.language.text import words
from desktop_app.domain.plan.blocks import Block, BlockKind, BlockRole, TitleStyle, walk
from desktop_app.domain.plan.plan import Authority, PlanContent, PlanKind, Recipient
from desktop_app.domain.plan.wording import content_words
from desktop_app.importing.plan.plan_parser import parse_plan

_HEAD = "Số: 07/KH-SXD\n\nHải Vân, ngày 05 tháng 3 năm 2023\n\nKẾ HOẠCH\n\nPhát động thi đua năm 2023\n\n"


def body(*lines: str, gap: str = "\n") -> tuple[Block, ...]:
    return parse_plan(_HEAD + gap.join(lines)).blocks


def outline(blocks: tuple[Block, ...], depth: int = 0) -> list[str]:
    """The tree as indented lines: marker, title, text."""
    found: list[str] = []
    for block in blocks:
        title = f"{block.title}|" if block.title else ""
        found.append("  " * depth + f"{block.marker} {title}{block.text}".strip())
        found += outline(block.children, depth + 1)
    return found


def codes(content: PlanContent) -> set[str]:
    return {one.code for one in content.warnings}


# --- heads ----------------------------------------------------------------------------------------------------------

HEADS = {
    "two columns": """\
        UBND TỈNH HẢI VÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ XÂY DỰNG                  Độc lập - Tự do - Hạnh phúc
        -------                      ---------------
        Số: 07/KH-SXD                Hải Vân, ngày 05 tháng 3 năm 2023
        """,
    "one column": """\
        UBND TỈNH HẢI VÂN
        SỞ XÂY DỰNG
        Số: 07/KH-SXD

        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập – Tự do – Hạnh phúc

        Hải Vân, ngày 5 tháng 3 năm 2023
        """,
    "a table": """\
        | UBND TỈNH HẢI VÂN<br>**SỞ XÂY DỰNG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
        |---|---|
        | Số: 07/KH-SXD | *Hải Vân, ngày 05 tháng 3 năm 2023* |
        """,
    "glued columns": """\
        UBND TỈNH HẢI VÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ XÂY DỰNG Độc lập - Tự do - Hạnh phúc
        Số: 07/KH-SXD Hải Vân, ngày 05 tháng 3 năm 2023
        """,
    "tabs": "UBND TỈNH HẢI VÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ XÂY DỰNG\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số:\u00a007 / KH - SXD\tHải Vân,\u00a0ngày 05/3/2023\n",
}


@pytest.mark.parametrize("shape", HEADS)
def test_a_head_with_agency_and_national_block(shape: str) -> None:
    content = parse_plan(dedent(HEADS[shape]) + "\nKẾ HOẠCH\nPhát động thi đua năm 2023\n\nI. MỤC ĐÍCH\n- Một.\n")
    head = content.head
    assert (head.parent_agency, head.agency) == ("UBND TỈNH HẢI VÂN", "SỞ XÂY DỰNG")
    assert (head.number, head.symbol, head.place) == ("07", "KH-SXD", "Hải Vân")
    assert (head.day, head.month, head.year) == (5, 3, 2023)
    assert (head.document_type, head.subject) == ("KẾ HOẠCH", "Phát động thi đua năm 2023")
    assert (head.proposed_agency, head.proposed_parent_agency) == ("", "")
    assert outline(content.blocks) == ["I. MỤC ĐÍCH|", "  - Một."]


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số:       /KH-SYT", "", "KH-SYT"),
        ("Số: ....../KH-SYT", "", "KH-SYT"),
        ("Số: 12      /KH-SYT", "12", "KH-SYT"),
        ("Số 12/KH-SGD&ĐT", "12", "KH-SGD&ĐT"),
        ("Số: 12a/KH-UBND-VX", "12a", "KH-UBND-VX"),
        ("Số: /KH-", "", "KH-"),
    ],
)
def test_number_lines(line: str, number: str, symbol: str) -> None:
    head = parse_plan(f"{line}\n\nHải Vân, ngày     tháng     năm 2024\n\nKẾ HOẠCH\n\nThi đua năm 2024\n").head
    assert (head.number, head.symbol, head.place, head.day, head.month, head.year) == (
        number,
        symbol,
        "Hải Vân",
        None,
        None,
        2024,
    )


def test_agency_names_over_several_lines_and_proposals_for_a_city() -> None:
    head = parse_plan(
        "UỶ BAN NHÂN DÂN\nTỈNH HẢI VÂN\nSỞ THÔNG TIN\nVÀ TRUYỀN THÔNG\n\nKẾ HOẠCH\nThi đua\n\nI. A\n"
    ).head
    assert (head.parent_agency, head.agency) == ("UỶ BAN NHÂN DÂN TỈNH HẢI VÂN", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    city = parse_plan("Số: 1/KH-SNV\n\nĐà Nẵng, ngày 05 tháng 3 năm 2023\n\nKẾ HOẠCH\n\nThi đua\n").head
    assert city.proposed_agency == "Sở Nội vụ thành phố Đà Nẵng"


def test_a_subject_over_several_lines_and_one_that_says_about_what() -> None:
    text = "KẾ HOẠCH\nPhát động phong trào thi đua\nthực hiện nhiệm vụ năm 2023\nCăn cứ Luật Thi đua;\nSở ban hành như sau:\n"
    content = parse_plan(text)
    assert content.head.subject == "Phát động phong trào thi đua thực hiện nhiệm vụ năm 2023"
    assert [block.role for block in content.blocks] == [BlockRole.BASIS, BlockRole.LEAD]
    about = parse_plan("## KẾ HOẠCH\n\n### V/v phát động thi đua chuyên đề “Chuyển đổi số” năm 2025\n\nI. A\n")
    assert about.head.subject == "V/v phát động thi đua chuyên đề “Chuyển đổi số” năm 2025"
    assert (about.plan_kind, about.working_year, about.head.theme) == (PlanKind.THEMATIC, 2025, "Chuyển đổi số")


def test_a_day_that_does_not_exist_is_kept_and_said() -> None:
    content = parse_plan("Số: 1/KH-SNV\n\nHải Vân, ngày 31 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nThi đua\n")
    assert (content.head.day, content.head.month, content.head.dated_on) == (31, 2, None)
    assert "head.date_invalid" in codes(content)


def test_another_type_of_document_is_named_as_it_is() -> None:
    content = parse_plan("HƯỚNG DẪN\nTổ chức thi đua năm 2023\n\nI. A\n")
    assert content.head.document_type == "HƯỚNG DẪN"
    assert "head.type_other" in codes(content)


# --- markers --------------------------------------------------------------------------------------------------------


def test_other_shapes_of_markers() -> None:
    lines = (
        "I- MỤC ĐÍCH",
        "1/- Mục đích",
        "a) Một.",
        "b) Hai.",
        "đ) Ba.",
        "2/ Yêu cầu: Thiết thực.",
        "II/ NỘI DUNG",
        "1) Chung.",
    )
    assert outline(body(*lines)) == [
        "I- MỤC ĐÍCH|", "  1/- Mục đích|", "    a) Một.", "    b) Hai.", "    đ) Ba.", "  2/ Yêu cầu|Thiết thực.",
        "II/ NỘI DUNG|", "  1) Chung.",
    ]  # fmt: skip


def test_decimals_nest_and_fractions_do_not() -> None:
    lines = (
        "I. NỘI DUNG",
        "1. Chung",
        "1.1. Một",
        "- Gạch.",
        "1.1.1. Sâu hơn.",
        "1.2 Hai",
        "Đoạn.",
        "1.5 tỷ đồng được chi.",
    )
    assert outline(body(*lines, gap="\n\n")) == [
        "I. NỘI DUNG|", "  1. Chung|", "    1.1. Một|", "      - Gạch.", "      1.1.1. Sâu hơn.", "    1.2 Hai|", "      Đoạn.",
        "      1.5 tỷ đồng được chi.",
    ]  # fmt: skip


def test_lettered_parts_above_roman_sections_and_initials_that_are_none() -> None:
    lines = (
        "A. PHẦN CHUNG",
        "I. MỤC ĐÍCH",
        "Đoạn.",
        "B. NHIỆM VỤ",
        "I. NỘI DUNG",
        "Đoạn.",
        "C. TỔ CHỨC",
        "H. Quang là ví dụ.",
    )
    assert outline(body(*lines)) == [
        "A. PHẦN CHUNG|", "  I. MỤC ĐÍCH|", "    Đoạn.", "B. NHIỆM VỤ|", "  I. NỘI DUNG|", "    Đoạn.", "C. TỔ CHỨC|",
        "  H. Quang là ví dụ.",
    ]  # fmt: skip


def test_parts_take_the_title_on_the_next_line() -> None:
    assert outline(body("Phần I", "TÌNH HÌNH", "I. Thuận lợi", "Đoạn.", "Phần II", "NHIỆM VỤ")) == [
        "Phần I TÌNH HÌNH|", "  I. Thuận lợi|", "    Đoạn.", "Phần II NHIỆM VỤ|",
    ]  # fmt: skip


def test_bullets_of_other_shapes_nest_by_their_look_and_indent() -> None:
    lines = ("I. NỘI DUNG", "- Một:", "+ a;", "+ b.", "– Hai.", "* Ba:", "  * c;", "  * d.", "-Bốn dính liền.")
    assert outline(body(*lines)) == [
        "I. NỘI DUNG|", "  - Một:", "    + a;", "    + b.", "  – Hai.", "    * Ba:", "      * c;", "      * d.",
        "  - Bốn dính liền.",
    ]  # fmt: skip


def test_headings_wrapped_over_two_lines_are_one_title() -> None:
    lines = ("**I. NỘI DUNG, THỜI GIAN THI ĐUA", "CÔNG TÁC KHEN THƯỞNG**", "- Một.")
    assert outline(body(*lines)) == ["I. NỘI DUNG, THỜI GIAN THI ĐUA CÔNG TÁC KHEN THƯỞNG|", "  - Một."]


def test_capitals_without_a_number_stay_paragraphs_and_are_said() -> None:
    content = parse_plan(f"{_HEAD}MỤC ĐÍCH, YÊU CẦU\n\n- Một.\n")
    assert outline(content.blocks) == ["MỤC ĐÍCH, YÊU CẦU", "- Một."]
    assert "section.without_number" in codes(content)


def test_run_in_titles_in_bold_with_the_colon_outside() -> None:
    (clause,) = body("**1. Thời gian**: từ tháng 3.")
    assert (clause.title, clause.title_style, clause.text) == ("Thời gian", TitleStyle.RUN_IN, "từ tháng 3.")


def test_months_as_headings_and_waves_without_dashes_are_kept() -> None:
    lines = ("I. NỘI DUNG", "Tháng 1:", "- Trồng cây.", "Tháng 2:", "- Hội thi.", "Đợt 1: Từ 01/01/2023 đến 30/6/2023.")
    assert outline(body(*lines)) == [
        "I. NỘI DUNG|", "  Tháng 1:", "    - Trồng cây.", "  Tháng 2:", "    - Hội thi.", "  Đợt 1: Từ 01/01/2023 đến 30/6/2023.",
    ]  # fmt: skip


def test_lines_wrapped_by_an_editor_are_whole_paragraphs_again() -> None:
    text = dedent("""\
        I. NỘI DUNG

            1. Nâng cao nhận thức của cán bộ, công chức, viên chức về thi đua,
        khen thưởng. Tạo động lực hoàn thành nhiệm vụ chính trị của
        Ngành trong năm.

            2. Bảo đảm chính xác, công khai, minh bạch, dân chủ, công bằng trong
        thi đua, khen thưởng theo quy định của pháp luật và của cơ
        quan cấp trên.
        """)
    (section,) = body(text)
    assert [child.text.split()[-1] for child in section.children] == ["năm.", "trên."]
    assert not any(block.joins for block in walk((section,)))
    assert "chính trị của Ngành trong năm." in section.children[0].text


def test_a_single_number_between_two_halves_is_kept_and_said() -> None:
    content = parse_plan(f"{_HEAD}I. NỘI DUNG\n\n- Thi đua hoàn thành nhiệm vụ được\n\n2\n\ngiao trong năm.\n")
    assert [block.text for block in walk(content.blocks)][1:] == [
        "Thi đua hoàn thành nhiệm vụ được",
        "2",
        "giao trong năm.",
    ]
    assert "page.number_kept" in codes(content)


def test_a_paragraph_without_its_full_stop_does_not_swallow_the_next() -> None:
    long = "Các phòng, đơn vị thuộc Sở triển khai thực hiện nghiêm túc nội dung của Kế hoạch này đến toàn thể công chức"
    texts = [
        block.text for block in body("I. TỔ CHỨC", long, "Văn phòng Sở theo dõi, đôn đốc.", gap="\n\n")[0].children
    ]
    assert texts == [long, "Văn phòng Sở theo dõi, đôn đốc."]


def test_tables_are_kept_row_by_row() -> None:
    content = parse_plan(f"{_HEAD}I. PHÂN CÔNG\n\n| STT | Việc |\n|---|---|\n| 1 | Phát động |\n")
    assert [block.text for block in content.blocks[0].children] == ["| STT | Việc |", "| 1 | Phát động |"]
    assert "table.kept_as_text" in codes(content)


def test_emphasis_becomes_runs_and_marks_disappear() -> None:
    (section,) = body("I. NỘI DUNG", "- Thi đua **ngay** từ *đầu năm*, 2\\*3, TT&amp;TT, tập_tin.")
    (bullet,) = section.children
    assert bullet.text == "Thi đua ngay từ đầu năm, 2*3, TT&TT, tập_tin."
    assert [(bullet.text[run.start : run.end], run.bold, run.italic) for run in bullet.runs] == [
        ("ngay", True, False),
        ("đầu năm", False, True),
    ]


# --- feet -----------------------------------------------------------------------------------------------------------

FEET = {
    "recipients first": "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Các đơn vị;\n- Lưu: VT, VP(02).\n\n"
    "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Mẫu\n",
    "signature first": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Văn Mẫu\n\n"
    "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Các đơn vị;\n- Lưu: VT, VP(02).\n",
    "two columns": "Nơi nhận:                     KT. GIÁM ĐỐC\n- UBND tỉnh (để b/c);         PHÓ GIÁM ĐỐC\n- Các đơn vị;\n"
    "- Lưu: VT, VP(02).\n\n                              Trần Văn Mẫu\n",
    "a table": "| ***Nơi nhận:***<br>- UBND tỉnh (để b/c);<br>- Các đơn vị;<br>- Lưu: VT, VP(02). | **KT. GIÁM ĐỐC**<br>"
    "**PHÓ GIÁM ĐỐC**<br><br>**Trần Văn Mẫu** |\n|---|---|\n",
    "one line": "Nơi nhận: - UBND tỉnh (để b/c); - Các đơn vị; - Lưu: VT, VP(02).\n\nKT.GIÁM ĐỐC PHÓ GIÁM ĐỐC\n\nTrần Văn Mẫu\n",
    "without dashes": "NƠI NHẬN:\nUBND tỉnh (để b/c);\nCác đơn vị;\nLưu: VT, VP(02).\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Mẫu\n",
}


@pytest.mark.parametrize("shape", FEET)
def test_feet_of_other_shapes(shape: str) -> None:
    content = parse_plan(f"{_HEAD}I. NỘI DUNG\n\n- Một./.\n\n{FEET[shape]}")
    assert content.recipients == (Recipient("UBND tỉnh", "để b/c"), Recipient("Các đơn vị"))
    assert content.filing == ("VT", "VP(02)")
    signature = content.signature
    assert (signature.authority, signature.head_title, signature.title) == (
        Authority.FOR_HEAD,
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
    )
    assert (signature.lines, signature.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Mẫu")
    assert content.attachments == ()


@pytest.mark.parametrize(
    ("lines", "authority", "head_title", "title"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", Authority.ON_BEHALF, "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        (
            "TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
            Authority.BY_ORDER,
            "GIÁM ĐỐC",
            "PHÓ CHÁNH VĂN PHÒNG",
        ),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG", Authority.BY_DELEGATION, "GIÁM ĐỐC", "TRƯỞNG PHÒNG"),
        ("Q. GIÁM ĐỐC", Authority.ACTING, "", "GIÁM ĐỐC"),
        ("Giám đốc", Authority.NONE, "", "Giám đốc"),
    ],
)
def test_authorities(lines: str, authority: Authority, head_title: str, title: str) -> None:
    content = parse_plan(f"{_HEAD}I. NỘI DUNG\n\n- Một./.\n\nNơi nhận:\n- Lưu VT.\n\n{lines}\n\nTrần Văn Mẫu\n")
    signature = content.signature
    assert (signature.authority, signature.head_title, signature.title) == (authority, head_title, title)
    assert signature.name == "Trần Văn Mẫu"
    assert content.filing == ("VT",)


def test_a_name_in_capitals_and_one_on_the_line_of_its_title() -> None:
    foot = "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\n"
    assert parse_plan(f"{_HEAD}I. A\n\n{foot}GIÁM ĐỐC\n\nTRẦN VĂN MẪU\n").signature.name == "TRẦN VĂN MẪU"
    beside = parse_plan(f"{_HEAD}I. A\n\n{foot}GIÁM ĐỐC Trần Văn Mẫu\n").signature
    assert (beside.title, beside.name) == ("GIÁM ĐỐC", "Trần Văn Mẫu")


def test_a_wrapped_recipient_is_one() -> None:
    foot = "Nơi nhận:\n- Phòng VH&TT, Trung tâm các huyện,\nthành phố (T/h);\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu\n"
    assert parse_plan(f"{_HEAD}I. A\n\n{foot}").recipients == (
        Recipient("Phòng VH&TT, Trung tâm các huyện, thành phố", "T/h"),
    )


def test_several_attachments_each_with_its_title() -> None:
    foot = "Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu\n\n"
    annexes = "Phụ lục I\nDANH SÁCH ĐƠN VỊ\n(Kèm theo Kế hoạch số 07/KH-SXD)\n1. Phòng A\n2. Phòng B\n\nPhụ lục II\nPHIẾU ĐĂNG KÝ\n"
    content = parse_plan(f"{_HEAD}I. A\n\n{foot}{annexes}")
    assert [(one.title, one.is_body_missing, one.is_registration_form) for one in content.attachments] == [
        ("Phụ lục I DANH SÁCH ĐƠN VỊ", False, False),
        ("Phụ lục II PHIẾU ĐĂNG KÝ", True, True),
    ]
    assert content.attachments[0].text == "(Kèm theo Kế hoạch số 07/KH-SXD)\n1. Phòng A\n2. Phòng B"


def test_words_behind_the_signature_are_kept_and_said() -> None:
    foot = "Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu\n\nNgười lập biểu: Phòng Nội vụ\nLập lúc: 10:00\n"
    content = parse_plan(f"{_HEAD}I. A\n\n{foot}")
    assert [(one.title, one.text) for one in content.attachments] == [
        ("Người lập biểu: Phòng Nội vụ", "Lập lúc: 10:00")
    ]
    assert "tail.text_kept" in codes(content)


# --- no plan --------------------------------------------------------------------------------------------------------


def test_a_text_without_structure_becomes_paragraphs_with_a_warning() -> None:
    content = parse_plan("Hôm nay trời đẹp.\n\nNgày mai cũng thế.\n")
    assert outline(content.blocks) == ["Hôm nay trời đẹp.", "Ngày mai cũng thế."]
    assert {block.kind for block in content.blocks} == {BlockKind.PARAGRAPH}
    assert "text.no_structure" in codes(content)
    assert (content.head.document_type, content.working_year) == ("", None)


def test_an_empty_text_is_read_and_said() -> None:
    for text in ("", "\n \n", "***\n---\n"):
        content = parse_plan(text)
        assert (content.blocks, content_words(content)) == ((), [])
        assert "text.empty" in codes(content)


def test_many_warnings_of_a_kind_are_shortened() -> None:
    content = parse_plan(_HEAD + "I. MỘT\n" * 60)
    repeated = [one for one in content.warnings if one.code == "section.number_repeated"]
    assert len(repeated) == 21
    assert "39 chỗ khác" in repeated[-1].message


@pytest.mark.parametrize(
    "text",
    [
        (_HEAD + "- Thi đua 95% công chức đạt Lao động tiên tiến, chậm nhất ngày 01/3/2023;\n" * 14_000),
        "*a " * 333_000,
        "từ 1/1 " * 140_000,
        "Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng; " * 20_000,
        "  " * 500_000 + "x",
    ],
    ids=["items", "stars", "periods", "citations", "blanks"],
)
def test_a_million_characters_are_read_in_seconds(text: str) -> None:
    started = time.perf_counter()
    content = parse_plan(text)
    assert time.perf_counter() - started < 20
    assert len(content_words(content)) >= len(words(text))
