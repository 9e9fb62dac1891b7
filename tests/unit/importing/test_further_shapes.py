"""Shapes of neighbouring plans that the five do not show; every one keeps its words."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.plan.blocks import Block, BlockKind, walk
from desktop_app.domain.plan.plan import PlanContent
from desktop_app.importing.plan.plan_parser import read_plan
from desktop_app.importing.plan.text_warnings import is_glued

HEAD = "Số: 5/KH-SNV\n\nHải Vân, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nPhát động thi đua năm 2024\n\n"
FOOT = "\n\nNơi nhận:\n\n- Sở Nội vụ;\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Thử\n"


def read(*lines: str, foot: str = FOOT) -> PlanContent:
    return read_plan(HEAD + "\n\n".join(lines) + foot).content


def outline(blocks: tuple[Block, ...], depth: int = 0) -> list[str]:
    found = []
    for block in blocks:
        found.append("  " * depth + " ".join(f"{block.marker} {block.title} {block.text}".split()))
        found += outline(block.children, depth + 1)
    return found


def codes(content: PlanContent) -> list[str]:
    return [one.code for one in content.warnings]


def test_months_are_the_parents_of_their_work() -> None:
    blocks = read(
        "I. NỘI DUNG", "Tháng 1:", "- Đăng ký.", "- Phát động.", "Quý II:", "- Sơ kết.", "Tháng 7: tổng kết."
    ).blocks
    assert [(child.text, len(child.children)) for child in blocks[0].children] == [
        ("Tháng 1:", 2), ("Quý II:", 1), ("Tháng 7: tổng kết.", 0),
    ]  # fmt: skip


def test_bullets_of_one_look_come_back_to_the_outer_list() -> None:
    (section,) = read_plan(HEAD + "I. NỘI DUNG\n\n- Một:\n\n  - nhỏ;\n\n  - nhỏ nữa.\n\n- Hai.\n").content.blocks
    assert [(one.text, len(one.children)) for one in section.children] == [("Một:", 2), ("Hai.", 0)]


def test_waves_inside_one_paragraph() -> None:
    content = read(
        "I. THỜI GIAN",
        "Phong trào qua 4 đợt như sau: Đợt 1: từ ngày 01/01/2024 đến ngày 31/3/2024; Đợt 2: từ ngày 01/4/2024 đến ngày "
        "30/6/2024; Đợt 3: Từ 01/7/2024 đến 30/9/2024. Đợt 4: từ tháng 10/2024 đến hết tháng 12/2024.",
    )
    assert [(one.ordinal, one.from_on, one.to_on) for one in content.facts.waves] == [
        (1, date(2024, 1, 1), date(2024, 3, 31)),
        (2, date(2024, 4, 1), date(2024, 6, 30)),
        (3, date(2024, 7, 1), date(2024, 9, 30)),
        (4, date(2024, 10, 1), date(2024, 12, 31)),
    ]


def test_overlapping_waves_and_a_misread_two_are_read_as_written() -> None:
    content = read("I. THỜI GIAN", "- Đợt I: từ 01/01/2024 đến 30/6/2024.", "- Đợt I1: từ 01/6/2024 đến 31/12/2024.")
    assert [(one.label, one.ordinal, one.from_on) for one in content.facts.waves] == [
        ("Đợt I", 1, date(2024, 1, 1)), ("Đợt I1", 2, date(2024, 6, 1)),
    ]  # fmt: skip


def test_decimals_of_four_levels_and_letters_above_roman_numbers() -> None:
    content = read(
        "A. CHUNG",
        "I. MỤC TIÊU",
        "3. Nội dung",
        "3.1. Chỉ tiêu",
        "3.1.1. Một",
        "3.1.1.1. Nhỏ",
        "3.2 Hai",
        "B. RIÊNG",
        "I. VIỆC",
    )
    assert outline(content.blocks) == [
        "A. CHUNG", "  I. MỤC TIÊU", "    3. Nội dung", "      3.1. Chỉ tiêu", "        3.1.1. Một", "          3.1.1.1. Nhỏ",
        "      3.2 Hai", "B. RIÊNG", "  I. VIỆC",
    ]  # fmt: skip


def test_markers_with_hyphens_and_headings_wrapped_by_hand() -> None:
    content = read(
        "I- MỤC ĐÍCH",
        "1/- Mục đích",
        "Làm tốt.",
        "2/- Yêu cầu",
        "Làm đúng.",
        "II- NỘI DUNG THI ĐUA VÀ\nTHỜI GIAN",
        "1/- Một.",
    )
    assert [(block.marker, block.title) for block in content.blocks] == [
        ("I-", "MỤC ĐÍCH"), ("II-", "NỘI DUNG THI ĐUA VÀ THỜI GIAN"),
    ]  # fmt: skip
    assert [child.marker for child in content.blocks[0].children] == ["1/-", "2/-"]


@pytest.mark.parametrize("word", ["Tổchức", "thựchiện", "phongtràothiđua", "yêunước", "khenthưởng"])
def test_words_grown_together(word: str) -> None:
    assert is_glued(word)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuỷu",
        "thuở",
        "quyết",
        "giữ",
        "Đắk",
        "COVID",
        "Internet",
        "hoà",
        "uỷ",
        "xoong",
        "loại",
        "ngoẻo",
        "5ề",
    ],
)
def test_words_that_are_one_syllable_or_not_vietnamese(word: str) -> None:
    assert not is_glued(word)


def test_glued_words_are_kept_and_said() -> None:
    content = read("I. NỘI DUNG", "- Tổchức phongtràothiđua yêu nước.")
    assert content.blocks[0].children[0].text == "Tổchức phongtràothiđua yêu nước."
    (note,) = [one for one in content.warnings if one.code == "text.words_glued"]
    assert "“Tổchức”, “phongtràothiđua”" in note.message
    assert note.line == 11


def test_a_text_without_marks() -> None:
    body = (
        "- Nang cao nhan thuc cua can bo, cong chuc, vien chuc ve thi dua, khen thuong trong toan nganh va cac don vi. "
        * 2
    )
    reading = read_plan(
        "So: 5/KH-SNV\n\nHai Van, ngay 05 thang 3 nam 2024\n\nKE HOACH\n\nPhat dong thi dua nam 2024\n\nI. MUC DICH\n\n"
        f"{body}\n\nNoi nhan:\n\n- So Noi vu;\n\n- Luu: VT.\n\nGIAM DOC\n\nTran Van Thu\n"
    )
    content = reading.content
    head = content.head
    assert (head.number, head.symbol, head.day, head.document_type) == ("5", "KH-SNV", 5, "KE HOACH")
    assert head.subject == "Phat dong thi dua nam 2024"
    assert ([one.text for one in content.recipients], content.filing) == (["So Noi vu"], ("VT",))
    assert (content.signature.title, content.signature.name) == ("GIAM DOC", "Tran Van Thu")
    assert "text.no_marks" in codes(content)
    assert "text.kept_as_body" not in codes(content)


def test_page_numbers_that_count_up_through_sentences_are_dropped_and_said() -> None:
    reading = read_plan(
        HEAD
        + "I. NỘI DUNG\n\n- Thi đua hoàn thành tốt các nhiệm vụ được\n\n2\n\ngiao trong năm.\n\n- Hai.\n\n3\n\n- Ba.\n"
        + FOOT
    )
    assert [block.text for block in walk(reading.content.blocks)][1:] == [
        "Thi đua hoàn thành tốt các nhiệm vụ được giao trong năm.", "Hai.", "Ba.",
    ]  # fmt: skip
    assert [one.text for one in reading.dropped if one.kind == "page number"] == ["2", "3"]
    assert "page.number_dropped" in codes(reading.content)


def test_numbers_that_break_no_sentence_are_kept() -> None:
    content = read("I. NỘI DUNG", "- Một.", "2", "- Hai.", "3", "- Ba.")
    assert [block.text for block in walk(content.blocks) if block.kind is BlockKind.PARAGRAPH] == ["2", "3"]


def test_stamps_of_digital_signatures_are_dropped_and_said() -> None:
    stamp = (
        "Người ký: Sở Nội vụ\nEmail: thu@vidu.vn\nCơ quan: Tỉnh Hải Vân\nThời gian ký: 24.02.2024 10:15:00 +07:00\n\n"
    )
    reading = read_plan(
        stamp + HEAD + "I. NỘI DUNG\n\n- Một./." + FOOT.replace("GIÁM ĐỐC", "GIÁM ĐỐC\n\nKý bởi: Trần Văn Thử")
    )
    content = reading.content
    assert [block.title for block in content.blocks] == ["NỘI DUNG"]
    assert (content.signature.title, content.signature.name) == ("GIÁM ĐỐC", "Trần Văn Thử")
    assert len([one for one in reading.dropped if one.kind == "stamp"]) == 5
    (note,) = [one for one in content.warnings if one.code == "signature.stamp_dropped"]
    assert "Thời gian ký: 24.02.2024" in note.message


def test_an_email_of_the_plan_itself_is_no_stamp() -> None:
    content = read("I. NỘI DUNG", "Email: thu@vidu.vn để tiếp nhận đăng ký.")
    assert content.blocks[0].children[0].text.startswith("Email:")


def test_two_signatures_side_by_side_are_kept_and_said() -> None:
    foot = (
        "\n\nCHỦ TỊCH CÔNG ĐOÀN      GIÁM ĐỐC\n\nLê Thị Nháp      Trần Văn Thử\n\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n"
    )
    content = read("I. NỘI DUNG", "- Một./.", foot=foot)
    assert content.signature.name == "Lê Thị Nháp"
    assert [block.text for block in content.blocks[1:]] == ["GIÁM ĐỐC", "Trần Văn Thử"]
    assert "signature.second" in codes(content)


def test_two_signatures_one_below_the_other_are_told_apart_from_a_post() -> None:
    """As a table's columns give them: read one after the other."""
    foot = "\n\nCHỦ TỊCH CÔNG ĐOÀN\n\nLê Thị Nháp\n\nGIÁM ĐỐC\n\nTrần Văn Thử\n\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n"
    content = read("I. NỘI DUNG", "- Một./.", foot=foot)
    assert (content.signature.lines, content.signature.name) == (("CHỦ TỊCH CÔNG ĐOÀN",), "Lê Thị Nháp")
    assert "signature.second" in codes(content)


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "\n\nKT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\nTrần Văn Thử\n\nNơi nhận:\n\n- Sở Nội vụ;\n\n- Lưu: VT.\n",
    ],
    ids=["recipients first", "signature first"],
)
def test_recipients_before_or_after_the_signature(foot: str) -> None:
    content = read("I. NỘI DUNG", "- Một./.", foot=foot)
    assert ([one.text for one in content.recipients], content.filing) == (["Sở Nội vụ"], ("VT",))
    assert content.signature.name == "Trần Văn Thử"
    assert codes(content) == ["head.agency_proposed"]
