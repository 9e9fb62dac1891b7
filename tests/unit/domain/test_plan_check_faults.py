"""One fault put into a clean plan is found, alone, at its place, and its fix takes it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from check_samples import CLEAN, changed, checked, codes, findings, plan_of, with_head

from desktop_app.domain.plan.blocks import BlockKind, find
from desktop_app.domain.plan.checks.finding import PlanPart, Severity
from desktop_app.domain.plan.checks.finding_places import place_of_finding
from desktop_app.domain.plan.checks.plan_view import CitedElsewhere
from desktop_app.domain.plan.facts import Comparator, Quota, Target, TargetUnit
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import Authority, Signature
from desktop_app.domain.plan.text_edits import with_fix

FAULT, WARNING, HINT = Severity.FAULT, Severity.WARNING, Severity.HINT
ONE_CLEAN_LINE = "Đạt các tiêu chuẩn theo quy định."


def test_a_clean_plan_is_quiet() -> None:
    assert codes(plan_of()) == []


# (what stands in the clean plan, what is put there, code, severity, place, words after the fix or None for no fix)
FAULTS = [
    ("Số: 12/KH", "Số: 7/KH", "head.number_padding", WARNING, "Đầu văn bản", None),
    ("12/KH-SKHCN", "12/TB-SKHCN", "head.symbol_type", FAULT, "Đầu văn bản", None),
    ("12/KH-SKHCN", "12/KH-SKHCN-VP", "head.symbol_unit", HINT, "Đầu văn bản", None),
    ("ngày 10 tháng 02", "ngày 18 tháng 02", "head.date_not_working", HINT, "Đầu văn bản", None),
    ("Phát động phong trào thi đua năm 2026\n\nThực hiện", "V/v phát động phong trào thi đua năm 2026\n\nThực hiện",
     "head.subject_letter_style", WARNING, "Trích yếu", None),
    ("12/KH-SKHCN", "12/KH-STTTT", "stale.symbol", WARNING, "Đầu văn bản", None),
    ("III. NỘI", "II. NỘI", "section.number_repeated", WARNING, "mục II", None),
    ("II. ĐỐI TƯỢNG", "II. Đối tượng", "section.small_letters", WARNING, "mục II", "ĐỐI TƯỢNG"),
    ("2. Tỷ lệ xét", "1. Tỷ lệ xét", "clause.number_repeated", WARNING, "mục VI.1", None),
    ("ngày 20/3/2026.", "ngày 21/3/2026.", "deadline.not_working_day", FAULT, "mục VI.3", "ngày 20/3/2026."),
    ("ngày 20/3/2026.", "ngày 27/4/2026.", "deadline.not_working_day", FAULT, "mục VI.3", "ngày 24/4/2026."),
    ("ngày 20/3/2026.", "ngày 06/02/2026.", "deadline.before_launch", FAULT, "mục VI.3", None),
    ("ngày 15/12/2026.", "ngày 15/01/2027.", "deadline.outside_period", WARNING, "mục VI.3", None),
    ("đến ngày 30/6/2026", "đến ngày 31/7/2026", "wave.overlap", WARNING, "mục IV", None),
    ("đến ngày 30/6/2026", "đến ngày 31/5/2026", "wave.gap", HINT, "mục IV", None),
    ("Sở tối đa 40%", "Sở 40%", "quota.no_comparator", WARNING, "mục VI.2", "Sở tối đa 40%"),
    ("được giao năm 2026 theo", "được giao năm 2026 (mẫu kèm theo) theo", "attachment.missing", WARNING, "mục III", None),
    ("giải quyết./.", "giải quyết.", "end_mark.missing", WARNING, "mục VII.2", "giải quyết./."),
    ("giải quyết./.", "giải quyết. /.", "end_mark.loose", HINT, "mục VII.2", "giải quyết./."),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo quy định./.", "end_mark.inside", WARNING, "mục VI.1", None),
    ("Lưu: VT, VP", "Lưu: VP", "recipients.no_archive", WARNING, "Nơi nhận", None),
    ("Lưu: VT, VP", "Lưu: VP, VT", "recipients.archive_order", HINT, "Nơi nhận", None),
    ("- Ban Giám đốc Sở;", "- Ban Giám đốc Sở;\n- Ban Giám đốc Sở;", "recipients.repeated", HINT, "Nơi nhận", None),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "signature.no_authority", FAULT, "Chữ ký", None),
    ("Trần Văn Mẫu", "ThS. Trần Văn Mẫu", "signature.degree", FAULT, "Chữ ký", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn TĐKT theo quy định.", "abbreviation.undefined", WARNING, "mục VI.1",
     "tiêu chuẩn thi đua, khen thưởng theo"),
    ("của Sở.\n\nIII", "của Sở, CBCCVV hợp đồng.\n\nIII", "abbreviation.two_spellings", HINT, "mục II", "CBCCVC hợp đồng"),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo KH của Sở.", "abbreviation.for_symbols", HINT, "mục VI.1", "theo kế hoạch của"),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo “quy định.", "quotes.unbalanced", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo quy định”.", "quotes.unbalanced", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo quy định .", "punctuation.space_before", HINT, "mục VI.1", "quy định."),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn;...", "punctuation.piled", HINT, "mục VI.1", None),
    ("“Hoàn thành tốt nhiệm vụ” trở lên", "“Hoàn thành tốt nhiệm vụ trở lên”", "quotes.grade", HINT, "mục III",
     "“Hoàn thành tốt nhiệm vụ” trở lên"),
    ("hành chính; xây dựng cơ quan văn hóa, phấn", "hành chính; Xây dựng cơ quan, xây dựng cơ quan văn hóa, phấn",
     "capital.after_semicolon", HINT, "mục III", "hành chính; xây dựng"),
    ("văn hóa, phấn đấu", "văn hóa, phân đấu", "spelling.slip", HINT, "mục III", "phấn đấu"),
    ("nhân dân tỉnh Hòa An", "nhân dân tinh Hòa An", "spelling.slip", HINT, "Phần mở đầu", "tỉnh Hòa An"),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn theo quy địnhh.", "spelling.not_a_word", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêuchuẩn theo quy định.", "spelling.glued", HINT, "mục VI.1", "các tiêu chuẩn theo"),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn hòan chỉnh.", "spelling.tone_place", HINT, "mục VI.1", "chuẩn hoàn chỉnh"),
    (ONE_CLEAN_LINE, "Đạt chuẩn cơ quan văn hoá.", "spelling.two_tone_places", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt tiêu chuẩn hàng năm, hằng năm.", "spelling.two_ways", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn đợt 01.", "spelling.two_wave_labels", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt chuẩn Thi đua - Khen thưởng, Thi đua – Khen thưởng.", "spelling.two_dashes", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn của UBND huyện.", "stale.word", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn của tỉnh Sóc Trăng.", "stale.word", WARNING, "mục VI.1", "của thành phố Cần Thơ."),
    (ONE_CLEAN_LINE, "Đạt tiêu chuẩn giai đoạn 2021 - 2025.", "stale.period", WARNING, "mục VI.1", None),
    ("- UBND tỉnh (B/c);", "- Sở Thông tin và Truyền thông (B/c);", "stale.word", WARNING, "Nơi nhận", None),
    ("Hòa An, ngày 10", "Trà Vinh, ngày 10", "stale.place", WARNING, "Đầu văn bản", None),
    (ONE_CLEAN_LINE, "Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.", "citation.not_in_force", WARNING,
     "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Nghị định số 152/2025/NĐ-CP ngày 15/6/2025 của Chính phủ.", "citation.wrong_date", FAULT,
     "mục VI.1", "ngày 14/6/2025 của"),
    (ONE_CLEAN_LINE, "Theo Chỉ thị số 03/CT-UBND ngày 20/02/2026 của UBND tỉnh.", "citation.after_plan", FAULT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Chỉ thị số 03/CT-UBND của UBND tỉnh.", "citation.no_date", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Quyết định 45/2025/QĐ-UBND ngày 20/8/2025 của UBND tỉnh.", "citation.no_so", HINT, "mục VI.1",
     "Quyết định số 45/2025"),
    (ONE_CLEAN_LINE, "Theo Kế hoạch số 07/KH-UBND ngày 13/01/2026.", "citation.repeated_in_full", HINT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Kế hoạch số 07/KH-UBND ngày 14/01/2026.", "citation.two_dates", FAULT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Luật Thi đua, khen thưởng số 06/2022/QH15.", "citation.law_number", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003.", "citation.not_in_force", WARNING,
     "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2013.",
     "citation.not_in_force", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Theo Luật Thi đua, khen thưởng ngày 16/6/2022.", "citation.wrong_date", FAULT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn trước ngày 31/11/2026.", "date.no_such_day", FAULT, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn ngày 30 tháng 02 năm 2026.", "date.no_such_day", FAULT, "mục VI.1", None),
    ("Từ ngày 01/7/2026 đến", "Từ ngày 01/8/2026 đến", "wave.gap", HINT, "mục IV", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn (Phụ lục 01).", "attachment.missing", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn (có mẫu gửi kèm).", "attachment.missing", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt tiêu chuẩn của kế hoạch 5 năm 2021 - 2025.", "stale.period", WARNING, "mục VI.1", None),
    (ONE_CLEAN_LINE, "Đạt các tiêu chuẩn của các các phòng.", "spelling.slip", HINT, "mục VI.1", "của các phòng"),
    ("- UBND tỉnh (B/c);", "- UBND tinh (B/c);", "spelling.slip", HINT, "Nơi nhận", None),
    ("- UBND tỉnh (B/c);", "- Phòng Văn hóa huyện Bắc Sông (T/h);", "stale.word", WARNING, "Nơi nhận", None),
    ("thi đua năm 2026\n\nThực hiện", "thi đua năm 2025\n\nThực hiện", "head.year_past", WARNING, "Trích yếu", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "severity", "place", "mended"), FAULTS, ids=[f"{one[2]}: {one[1][:24]}" for one in FAULTS]
)
def test_one_fault_is_found_alone(
    old: str, new: str, code: str, severity: Severity, place: str, mended: str | None
) -> None:
    content = changed(old, new)
    found = [one for one in checked(content).open if one.code != "citation.repeated_in_full" or code == one.code]
    assert [one.code for one in found] == [code]
    (finding,) = found
    assert finding.severity is severity
    assert place_of_finding(content, finding) == place
    assert finding.message.endswith(".")
    if mended is None:
        return
    assert finding.fix is not None
    fixed = with_fix(content, finding.fix)
    assert fixed is not None
    assert mended in line_of(find(fixed.blocks, finding.block_uid or "") or fixed.blocks[0]).text
    assert code not in codes(fixed)


def test_a_span_stands_where_the_quote_does() -> None:
    for old, new, code, *_ in FAULTS:
        content = changed(old, new)
        for finding in findings(content, code):
            block = find(content.blocks, finding.block_uid or "")
            if finding.span is not None and block is not None and finding.quote:
                shown = line_of(block).text[finding.span.start : finding.span.end]
                assert shown.split()[0] in finding.quote, code


def test_every_fix_can_be_applied_and_takes_the_finding_away() -> None:
    for old, new, code, *_ in FAULTS:
        content = changed(old, new)
        for finding in findings(content, code):
            if finding.fix is not None:
                fixed = with_fix(content, finding.fix)
                assert fixed is not None, code
                assert finding.key not in {one.key for one in findings(fixed, code)}, code


def test_a_deadline_moved_by_its_fix_moves_in_the_facts_too() -> None:
    content = changed("ngày 20/3/2026.", "ngày 21/3/2026.")
    (finding,) = findings(content)
    fixed = with_fix(content, finding.fix) if finding.fix else None
    assert fixed is not None
    assert fixed.facts.deadlines[0].on == date(2026, 3, 20)
    assert "20/3/2026" in fixed.facts.deadlines[0].quote


def test_a_fix_whose_words_are_gone_does_nothing() -> None:
    content = changed("văn hóa, phấn đấu", "văn hóa, phân đấu")
    (finding,) = findings(content)
    assert finding.fix is not None
    assert with_fix(plan_of(), finding.fix) is None


def test_renumbering_is_the_fix_of_a_repeated_number() -> None:
    content = changed("III. NỘI", "II. NỘI")
    (finding,) = findings(content)
    assert finding.fix is not None
    fixed = with_fix(content, finding.fix)
    assert fixed is not None
    assert [block.marker for block in fixed.blocks if block.kind is BlockKind.SECTION][:4] == [
        "I.",
        "II.",
        "III.",
        "IV.",
    ]


def test_a_number_repeated_behind_a_gap_is_not_told_its_own_number() -> None:
    told = [one.message for one in findings(changed("III. NỘI", "IV. NỘI"))]
    assert told == ["Thiếu mục III trước mục “IV.”.", "Số mục “IV.” lặp lại."]


def test_waves_in_a_row_though_the_first_has_no_first_day() -> None:
    content = plan_of(
        CLEAN.replace("Từ ngày 01/01/2026 đến", "Từ ngày phát động đến").replace("01/7/2026", "01/8/2026")
    )
    assert [one.code for one in findings(content)] == ["wave.gap"]


def test_quotes_that_cancel_out_in_a_count_are_found_in_both_paragraphs() -> None:
    content = plan_of(
        CLEAN.replace("theo chủ đề “Kỷ cương, sáng tạo, hiệu quả”.", "theo chủ đề “Kỷ cương, sáng tạo.").replace(
            ONE_CLEAN_LINE, "Đạt các tiêu chuẩn hiệu quả”."
        )
    )
    assert codes(content) == ["quotes.unbalanced"] * 2
    assert len({one.block_uid for one in findings(content)}) == 2


def test_points_are_lettered_with_dd_and_without_f() -> None:
    letters = "\n\n".join(f"{letter}) Nội dung thứ {number}." for number, letter in enumerate("abcdđeg", start=1))
    assert codes(changed(ONE_CLEAN_LINE, f"{ONE_CLEAN_LINE}\n\n{letters}")) == []
    skipped = letters.replace("\n\nđ) Nội dung thứ 5.", "")
    (finding,) = findings(changed(ONE_CLEAN_LINE, f"{ONE_CLEAN_LINE}\n\n{skipped}"))
    assert finding.code == "point.number_skipped"
    assert "điểm đ" in finding.message


def test_markers_left_to_the_program_are_right() -> None:
    content = plan_of()
    blocks = tuple(replace(block, marker="") for block in content.blocks)
    assert codes(replace(content, blocks=blocks)) == []


def test_the_head() -> None:
    content = plan_of()
    assert codes(with_head(content, document_type="BÁO CÁO")) == ["head.type"]
    assert codes(with_head(content, symbol="KH-SK HCN")) == ["head.symbol_spaces"]
    assert codes(with_head(content, symbol="")) == ["head.symbol_missing"]
    assert codes(with_head(content, subject="")) == ["head.subject_missing"]
    assert codes(with_head(content, place="")) == ["head.place_missing"]
    assert codes(with_head(content, day=31)) == ["head.no_such_day"]
    assert codes(with_head(content, subject="Phát động phong trào thi đua năm 2024")) == ["head.year_differs"]


def test_a_signature_without_title_or_name() -> None:
    content = plan_of()
    (fault,) = findings(replace(content, signature=Signature(name="Trần Văn Mẫu")))
    assert (fault.code, fault.severity, fault.part) == ("signature.no_title", FAULT, PlanPart.SIGNATURE)
    nameless = Signature(Authority.NONE, "", "GIÁM ĐỐC", "", ("GIÁM ĐỐC",))
    assert codes(replace(content, signature=nameless)) == ["signature.no_name"]


def test_contradicting_figures() -> None:
    content = plan_of()
    quota, target = content.facts.quotas[0], content.facts.targets[0]
    assert isinstance(quota, Quota)
    assert isinstance(target, Target)
    entered: dict[str, Any] = {"block_uid": None, "quote": ""}  # in a form, so that the text has nothing to say
    doubled = replace(content.facts, quotas=(*content.facts.quotas, replace(quota, uid="q9", percent=20, **entered)))
    assert codes(replace(content, facts=doubled)) == ["quota.contradicts"]
    without_base = replace(content.facts, quotas=(replace(quota, base=None), content.facts.quotas[1]))
    assert codes(replace(content, facts=without_base)) == ["quota.no_base"]
    doubled = replace(content.facts, targets=(target, replace(target, uid="t9", **entered, value=95.0)))
    assert codes(replace(content, facts=doubled)) == ["target.contradicts"]
    bounds = replace(
        content.facts, targets=(target, replace(target, uid="t9", **entered, value=98.0, comparator=Comparator.AT_MOST))
    )
    assert codes(replace(content, facts=bounds)) == []
    other_kind = replace(
        content.facts, targets=(target, replace(target, uid="t9", **entered, value=40.0, unit=TargetUnit.COUNT))
    )
    assert codes(replace(content, facts=other_kind)) == []


def test_one_text_with_another_date_in_another_plan() -> None:
    content = changed(ONE_CLEAN_LINE, "Theo Chỉ thị số 34-CT/TW ngày 07/4/2016 của Bộ Chính trị.")
    elsewhere = (CitedElsewhere("34/CT/TW", date(2014, 4, 7), "Kế hoạch số 8/KH-SKHCN"),)
    (finding,) = checked(content, elsewhere=elsewhere).open
    assert finding.code == "citation.other_date_elsewhere"
    assert "07/4/2014" in finding.message
    assert "Kế hoạch số 8/KH-SKHCN" in finding.message
    # a series that starts again every year names another text
    assert checked(plan_of(), elsewhere=(CitedElsewhere("7/KH-UBND", date(2025, 1, 15), "Kế hoạch khác"),)).open == ()


def test_the_checklist_of_a_launch_plan_binds_from_2024() -> None:
    text = CLEAN.replace("VI. ĐIỀU KIỆN, TIÊU CHUẨN VÀ TỶ LỆ XÉT KHEN THƯỞNG", "VI. CÁCH XÉT").replace(
        "1. Điều kiện", "1. Cách làm"
    ).replace("2. Tỷ lệ xét khen thưởng", "2. Số lượng")  # fmt: skip
    (finding,) = findings(plan_of(text))
    assert (finding.code, finding.subject_key) == ("checklist.missing", "tiêu chí")
    assert finding.basis == "Luật 06/2022/QH15, Điều 17"
    older = with_head(plan_of(text), year=2023)
    assert "checklist.missing" not in codes(replace(older, working_year=2023))


def test_the_basis_is_the_rule_in_force_on_the_plans_day() -> None:
    text = CLEAN.replace("III. NỘI", "II. NỘI")
    (finding,) = findings(plan_of(text), "section.number_repeated")
    assert finding.basis == "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6"
    old = with_head(plan_of(text), year=2019)
    (finding,) = findings(old, "section.number_repeated")
    assert finding.basis == "TT 01/2011/TT-BNV"


def test_what_nobody_verified_is_marked() -> None:
    text = CLEAN.replace("/2026", "/2027").replace("năm 2026", "năm 2027").replace("20/3/2027", "08/02/2027")
    text = text.replace("ngày 10 tháng 02", "ngày 05 tháng 01")
    (finding,) = findings(plan_of(text), "deadline.not_working_day")
    assert "chưa kiểm chứng" in finding.basis


def test_a_finding_set_aside_is_quiet_until_its_words_change() -> None:
    content = changed("văn hóa, phấn đấu", "văn hóa, phân đấu")
    (finding,) = findings(content)
    moved = changed(
        "hành chính; xây dựng cơ quan văn hóa, phấn đấu", "hành chính và xây dựng cơ quan văn hóa, phân đấu"
    )
    assert finding.key in {one.key for one in findings(moved)}
    other = changed("văn hóa, phấn đấu", "văn hóa, Phân  đấu".replace("  ", " "))
    assert finding.key in {one.key for one in findings(other)}  # capitals do not make it another
    (weekend,) = findings(changed("ngày 20/3/2026.", "ngày 21/3/2026."))
    (other_weekend,) = findings(changed("ngày 20/3/2026.", "ngày 22/3/2026."))
    assert weekend.key != other_weekend.key


def test_a_figure_the_text_no_longer_bears_out() -> None:
    content = plan_of()
    moved = replace(content.facts.deadlines[0], on=date(2026, 3, 21))  # a Saturday, but that is not the text's fault
    facts = replace(content.facts, deadlines=(moved, content.facts.deadlines[1]))
    assert codes(replace(content, facts=facts)) == ["fact.differs"]
