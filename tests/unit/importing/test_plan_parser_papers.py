"""Heads, feet and outlines of papers set in other ways: of committees, schools, the Party; broken lines and lost tables."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.plan.blocks import BlockKind, walk
from desktop_app.domain.plan.facts import TargetUnit
from desktop_app.domain.plan.plan import Authority, PlanContent
from desktop_app.domain.plan.wording import content_lines
from desktop_app.importing.plan.plan_parser import parse_plan

BODY = "I. MỤC ĐÍCH\n\n- Thi đua thiết thực.\n\nII. NỘI DUNG\n\n- Làm việc tốt."


def read(head: str, body: str = BODY, foot: str = "") -> PlanContent:
    return parse_plan("\n\n".join(part for part in (head, body, foot) if part))


def test_the_number_of_a_party_or_union_paper_keeps_its_hyphen() -> None:
    plan = read(
        "ĐOÀN TÂN HẢI\n\nSố: 10-KH/ĐTN\n\nTân Hải, ngày 08 tháng 11 năm 2021\n\nKẾ HOẠCH\n\nPhát động thi đua năm 2022"
    )
    assert (plan.head.number, plan.head.symbol, plan.head.agency) == ("10", "KH/ĐTN", "ĐOÀN TÂN HẢI")
    assert plan.head.full_number == "10-KH/ĐTN"
    assert "Số: 10-KH/ĐTN" in list(content_lines(plan))
    assert plan.facts.citations == ()


def test_the_party_s_name_is_no_agency_and_is_kept() -> None:
    plan = read(
        "ĐẢNG BỘ TỈNH TÂN HẢI             ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY KHỐI CƠ QUAN     Tân Hải, ngày 12 tháng 3 năm 2021\n*\n"
        "Số 45-KH/ĐUK\n\nKẾ HOẠCH\ntổ chức phong trào thi đua năm 2021"
    )
    assert (plan.head.parent_agency, plan.head.agency) == ("ĐẢNG BỘ TỈNH TÂN HẢI", "ĐẢNG ỦY KHỐI CƠ QUAN")
    assert plan.blocks[0].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert "head.line_kept" in {one.code for one in plan.warnings}


def test_lines_of_the_head_broken_in_two() -> None:
    plan = read(
        "ỦY BAN NHÂN DÂN\nTỈNH TÂN HẢI\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số: 86/KH-UBND |\nTân Hải, ngày 15\ntháng 9 năm 2022 |\nKẾ HOẠCH\nPHÁT ĐỘNG THI ĐUA CHÀO MỪNG\nNGÀY NHÀ GIÁO VIỆT NAM."
    )
    head = plan.head
    assert (head.agency, head.parent_agency) == ("ỦY BAN NHÂN DÂN TỈNH TÂN HẢI", "")
    assert (head.number, head.symbol, head.place, head.dated_on) == ("86", "KH-UBND", "Tân Hải", date(2022, 9, 15))
    assert head.subject == "PHÁT ĐỘNG THI ĐUA CHÀO MỪNG NGÀY NHÀ GIÁO VIỆT NAM."


def test_cells_of_a_table_that_lost_its_outer_pipes() -> None:
    plan = read(
        "ỦY BAN NHÂN DÂN XÃ TÂN HẢI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 13/KH-UBND | Tân Hải, ngày 27 tháng 6 năm 2025 |\n"
        "KẾ HOẠCH\nPhát động thi đua năm 2025"
    )
    assert (plan.head.agency, plan.head.number, plan.head.day) == ("ỦY BAN NHÂN DÂN XÃ TÂN HẢI", "13", 27)


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            "Phát động chặng thi đua thứ II – Chủ đề: “Tiến bước”.",
            "Phát động chặng thi đua thứ II – Chủ đề: “Tiến bước”.",
        ),
        (
            "Phát động thi đua kỷ niệm 40 năm ngày truyền thống\n(20/11/1982 - 20/11/2022)",
            "Phát động thi đua kỷ niệm 40 năm ngày truyền thống (20/11/1982 - 20/11/2022)",
        ),
    ],
)
def test_a_subject_that_ends_as_a_sentence_or_in_dates(lines: str, subject: str) -> None:
    assert read(f"KẾ HOẠCH\n{lines}").head.subject == subject


def test_a_lead_behind_a_basis_that_ends_in_a_comma_is_a_paragraph_of_its_own() -> None:
    basis = "Thực hiện Chỉ thị số 12/CT-UBND ngày 10/01/2022 của Ủy ban nhân dân tỉnh về phong trào thi đua năm 2022,"
    lead = "Ủy ban nhân dân xã ban hành Kế hoạch phát động phong trào thi đua năm 2022 như sau:"
    plan = read("KẾ HOẠCH\n\nPhát động thi đua năm 2022", f"{basis}\n\n{lead}\n\n{BODY}")
    assert [block.text for block in plan.blocks[:2]] == [basis, lead]
    assert "page.joined" not in {one.code for one in plan.warnings}


@pytest.mark.parametrize(
    ("foot", "authority", "lines"),
    [
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Mẫu", Authority.ON_BEHALF, ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
        ("TM/BAN CHẤP HÀNH\nBÍ THƯ\n\nLê Văn Mẫu", Authority.ON_BEHALF, ("TM/BAN CHẤP HÀNH", "BÍ THƯ")),
        ("KT.HIỆU TRƯỞNG\nP. HIỆU TRƯỞNG\n\nLê Văn Mẫu", Authority.FOR_HEAD, ("KT. HIỆU TRƯỞNG", "P. HIỆU TRƯỞNG")),
    ],
)
def test_signs_of_authority_as_offices_write_them(foot: str, authority: Authority, lines: tuple[str, ...]) -> None:
    signature = read(
        "KẾ HOẠCH\n\nPhát động thi đua", foot=f"Nơi nhận:\n- Như trên;\n- Lưu Văn phòng Đảng ủy.\n\n{foot}"
    ).signature
    assert (signature.authority, signature.lines, signature.name) == (authority, lines, "Lê Văn Mẫu")


def test_a_second_signer_keeps_out_of_the_first_one_s_title() -> None:
    foot = "Nơi nhận:\n- Các tổ;\n- Lưu: VT.\n\nHIỆU TRƯỞNG\n\nNgô Thị Mẫu\n\nCHỦ TỊCH CÔNG ĐOÀN\n\nĐỗ Văn Thử"
    plan = read("KẾ HOẠCH\n\nPhát động thi đua", foot=foot)
    assert (plan.signature.title, plan.signature.name) == ("HIỆU TRƯỞNG", "Ngô Thị Mẫu")
    assert (plan.attachments[0].title, plan.attachments[0].text) == ("CHỦ TỊCH CÔNG ĐOÀN", "Đỗ Văn Thử")
    assert "tail.text_kept" in {one.code for one in plan.warnings}


def test_stars_are_bullets_where_one_of_their_row_leads_to_nothing() -> None:
    plan = read(
        "KẾ HOẠCH\n\nPhát động thi đua",
        "I. NỘI DUNG\n\n* Hoàn thành các việc như:\n\n+ Việc một.\n\n* Giữ nếp sống văn hóa.",
    )
    assert [block.kind for block in walk(plan.blocks)] == [BlockKind.SECTION, *[BlockKind.BULLET] * 3]


def test_doubled_bullets_of_any_shape_are_of_the_second_level() -> None:
    plan = read(
        "KẾ HOẠCH\n\nPhát động thi đua", "I. NỘI DUNG\n\n• Các việc:\n  • + Việc một.\n  • + Việc hai.\n• Việc khác."
    )
    first, second = plan.blocks[0].children
    assert ([one.marker for one in first.children], second.text) == (["+", "+"], "Việc khác.")


def test_a_paragraph_cut_by_a_page_in_a_file_without_empty_lines() -> None:
    text = (
        "KẾ HOẠCH\nPhát động thi đua\nI. NỘI DUNG\n- Hưởng ứng phong trào cả nước đoàn kết, chung sức phòng, chống đại dịch\n"
        "COVID-19; giữ gìn vệ sinh.\n- Việc khác."
    )
    plan = parse_plan(text)
    assert [len(block.joins) for block in plan.blocks[0].children] == [1, 0]


def test_grades_named_behind_a_colon_and_floors_outside_a_list_of_targets() -> None:
    listed = read(
        "KẾ HOẠCH\n\nPhát động thi đua",
        "I. CHỈ TIÊU\n\n- Chi bộ: Hoàn thành xuất sắc nhiệm vụ.\n\n- Công đoàn vững mạnh.",
    )
    assert [(one.subject, one.grade) for one in listed.facts.targets] == [
        ("Chi bộ", "Hoàn thành xuất sắc nhiệm vụ"),
        ("Công đoàn", "vững mạnh"),
    ]
    told = read("KẾ HOẠCH\n\nPhát động thi đua", "I. NỘI DUNG\n\n- Tỷ lệ hài lòng của người dân đạt từ 90% trở lên.")
    assert [(one.subject, one.value, one.unit) for one in told.facts.targets] == [
        ("hài lòng của người dân", 90, TargetUnit.PERCENT)
    ]


def test_number_and_date_below_the_subject() -> None:
    plan = read("# KẾ HOẠCH\n## Phát động thi đua năm 2024\n\n**Số:** 21/KH-CTY\n\n**Ngày:** 15/01/2024")
    assert (plan.head.number, plan.head.symbol, plan.head.dated_on) == ("21", "KH-CTY", date(2024, 1, 15))


@pytest.mark.parametrize("mark", ["[Signature and official seal]", "*[Red circular stamp]*", "(Đã ký và đóng dấu đỏ)"])
def test_marks_of_seals_and_signatures_are_told_and_left_out(mark: str) -> None:
    plan = read("KẾ HOẠCH\n\nPhát động thi đua", foot=f"Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n{mark}\n\nLê Văn Mẫu")
    assert (plan.signature.title, plan.signature.name, plan.attachments) == ("GIÁM ĐỐC", "Lê Văn Mẫu", ())
    assert "signature.mark_dropped" in {one.code for one in plan.warnings}


def test_nothing_but_a_formula_behind_the_end_is_no_crash() -> None:
    assert parse_plan("kết thúc./.\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM").attachments
