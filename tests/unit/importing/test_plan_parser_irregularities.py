"""The irregularities an importer must survive, by their numbers; each on the real plan and on an invented twin.

20, 26-28 and 32 are findings of the plan checker; here their text only has to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.plan.blocks import BlockKind, BlockRole, TitleStyle
from desktop_app.domain.plan.facts import Comparator, Precision, TargetUnit
from desktop_app.domain.plan.numbering import renumbered
from desktop_app.domain.plan.plan import Authority
from desktop_app.domain.plan.wording import split_end_mark
from desktop_app.importing.plan.plan_parser import parse_plan

Plan = Callable[[str], Any]


def markers(blocks: list[Any]) -> list[str]:
    return [block.marker for block in blocks]


def test_01_a_section_number_given_twice_is_kept_and_warned_about(plan: Plan) -> None:
    source = plan("002")
    assert markers(source.blocks(BlockKind.SECTION)) == ["I.", "II.", "III.", "III.", "IV."]
    assert source.warned("section.number_repeated") == [source.line_of("III.", nth=2)]
    assert "I đến V" in next(one.message for one in source.content.warnings if one.code == "section.number_repeated")
    offered = [block.marker for block in renumbered(source.content.blocks) if block.kind is BlockKind.SECTION]
    assert offered == ["I.", "II.", "III.", "IV.", "V."]


def test_02_the_level_comes_from_the_marker_not_from_the_heading_marks(plan: Plan) -> None:
    source = plan("000")
    assert re.match("## .*2\\. Chỉ tiêu", source.lines[source.line_of("2. Chỉ tiêu khen thưởng") - 1])
    clause = source.block_at(source.line_of("2. Chỉ tiêu khen thưởng"))
    assert (clause.kind, source.parent_of(clause).marker) == (BlockKind.CLAUSE, "III.")
    assert all(source.parent_of(block) is None for block in source.blocks(BlockKind.SECTION))


def test_03_a_text_without_any_markup_gives_the_same_tree(plan: Plan) -> None:
    source = plan("001")
    assert "#" not in source.text
    assert "**" not in source.text
    sections = [block.title for block in source.blocks(BlockKind.SECTION)]
    assert sections == ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THI ĐUA", "TỔ CHỨC THỰC HIỆN"]
    first = source.blocks(BlockKind.SECTION)[0]
    assert [(one.title, one.title_style) for one in first.children] == [
        ("Mục đích", TitleStyle.DISPLAY),
        ("Yêu cầu", TitleStyle.DISPLAY),
    ]
    assert all(bullet.kind is BlockKind.BULLET for clause in first.children for bullet in clause.children)


def test_04_type_and_subject_on_one_line_are_split(plan: Plan) -> None:
    head = plan("004").content.head
    assert (head.document_type, head.subject) == ("KẾ HOẠCH", "Phát động phong trào thi đua năm 2018")


def test_05_type_and_subject_in_two_bold_lines_are_two_fields(plan: Plan) -> None:
    head = plan("003").content.head
    assert (head.document_type, head.subject) == ("KẾ HOẠCH", "Phát động thi đua năm 2022")


def test_06_a_plan_without_sections_keeps_its_bullets_and_clauses_under_the_preamble(plan: Plan) -> None:
    source = plan("004")
    assert not source.blocks(BlockKind.SECTION)
    lead = next(block for block in source.content.blocks if block.role is BlockRole.LEAD)
    assert lead.children
    assert {child.kind for child in lead.children} == {BlockKind.BULLET}
    tasks = [block for block in source.content.blocks if block.kind is BlockKind.CLAUSE]
    assert markers(tasks) == [f"{number}." for number in range(1, len(tasks) + 1)]
    assert len(tasks) >= 3


def test_07_a_starred_heading_is_a_pseudo_section_and_the_star_its_marker(plan: Plan) -> None:
    found = plan("004").blocks(BlockKind.PSEUDO_SECTION)
    assert [(one.marker, one.title) for one in found] == [
        ("*", "Thời gian phát động các phong trào thi đua:"),
        ("*", "Tổ chức thực hiện:"),
    ]
    assert [child.kind for child in found[0].children] == [BlockKind.BULLET] * 2
    assert {child.kind for child in found[1].children} == {BlockKind.CLAUSE}


def test_08_numbering_that_restarts_makes_two_lists(plan: Plan) -> None:
    source = plan("004")
    tasks = [block for block in source.content.blocks if block.kind is BlockKind.CLAUSE]
    organisation = source.blocks(BlockKind.PSEUDO_SECTION)[1].children
    assert markers(tasks)[0] == markers(list(organisation))[0] == "1."
    assert all(source.parent_of(block) is None for block in tasks)


def test_09_a_clause_that_begins_with_a_percentage_is_no_decimal_and_no_heading(plan: Plan) -> None:
    source = plan("004")
    clause = source.block_at(source.line_of("2. 100%"))
    assert (clause.kind, clause.marker, clause.title_style) == (BlockKind.CLAUSE, "2.", TitleStyle.NONE)
    assert clause.text.startswith("100% cán bộ")


def test_10_bullets_right_below_a_section_belong_to_it(plan: Plan) -> None:
    source = plan("002")
    for section in (block for block in source.blocks(BlockKind.SECTION) if block.title != "NỘI DUNG THI ĐUA"):
        if section.title.startswith(("MỤC ĐÍCH", "THỜI GIAN", "TỔ CHỨC")):
            assert {child.kind for child in section.children} == {BlockKind.BULLET}


def test_11_a_plus_behind_a_dash_is_one_bullet_of_the_second_level(plan: Plan) -> None:
    source = plan("002")
    found = source.blocks(BlockKind.BULLET, "+")
    assert all(re.match(r"\s+- \+ ", source.lines[block.source_lines[0] - 1]) for block in found)
    assert {source.parent_of(block).text for block in found} == {"Nội dung thực hiện:"}
    assert not any(block.text.startswith("+") for block in source.blocks())


def test_12_plus_lines_between_empty_lines_belong_to_the_dash_before_them(plan: Plan) -> None:
    source = plan("003")
    parents = {source.parent_of(block).uid for block in source.blocks(BlockKind.BULLET, "+")}
    assert len(parents) == 1
    parent = next(block for block in source.blocks() if block.uid in parents)
    assert parent.marker == "-"
    assert parent.text.endswith("như:")


def test_13_run_in_titles_stand_apart_from_their_text(plan: Plan) -> None:
    found = [
        block for number in ("000", "002") for block in plan(number).blocks() if block.title_style is TitleStyle.RUN_IN
    ]
    assert [(one.title, one.text.split()[0]) for one in found] == [
        ("Thời gian", "Năm"),
        ("Đối tượng khen thưởng", "Tập"),
    ]


def test_14_paragraphs_cut_by_a_page_are_joined_and_the_join_is_marked(plan: Plan) -> None:
    ways = {"000": "COVID-19; ", "002": "2020 của HĐND", "003": "thi hành", "004": "Minh; "}
    for number, goes_on in ways.items():
        source = plan(number)
        (block,) = [block for block in source.blocks() if block.joins]
        (join,) = block.joins
        assert goes_on in source.lines[join.line - 1][:20]
        assert block.text[join.offset] == " "
        assert source.lines[join.line - 1].startswith(block.text[join.offset + 1 :][:40])
        assert source.warned("page.joined") == [join.line]
    assert not any(block.joins for block in plan("001").blocks())


def test_15_a_second_national_block_opens_an_attachment(plan: Plan) -> None:
    source = plan("003")
    (attachment,) = source.content.attachments
    assert (attachment.title, attachment.text) == ("BẢNG ĐĂNG KÝ THI ĐUA", "PHÒNG..... NĂM 2022")
    assert attachment.is_registration_form
    assert attachment.is_body_missing
    assert attachment.has_national_header
    assert source.warned("attachment.body_missing")
    assert "CỘNG HOÀ" not in " ".join(block.text + block.title for block in source.blocks())


def test_16_the_mark_of_a_signature_is_dropped_and_said(plan: Plan) -> None:
    source = plan("003")
    assert source.warned("signature.mark_dropped") == [source.line_of("[Handwritten signature]")]
    assert "Handwritten" not in repr((source.content.blocks, source.content.signature, source.content.attachments))


def test_17_a_struck_number_is_the_number(plan: Plan) -> None:
    source = plan("003")
    struck = re.search(r"~~(\d+)~~", source.text)
    assert struck is not None
    assert source.content.head.number == struck[1]
    assert source.warned("head.number_struck") == [3]


def test_18_a_missing_number_or_day_stays_empty(plan: Plan) -> None:
    for number in ("000", "001", "002"):
        source = plan(number)
        assert (source.content.head.number, source.content.head.day) == ("", None)
        assert source.content.head.month is not None
        assert source.warned("head.number_missing") == [3]
        assert source.warned("head.day_missing") == [5]


def test_19_a_space_before_the_slash_is_no_part_of_the_number(plan: Plan) -> None:
    head = plan("004").content.head
    assert head.number in ("60", "45")
    assert head.symbol == "KH-STTTT"


def test_20_a_unit_behind_the_symbol_is_kept_as_written(plan: Plan) -> None:
    assert plan("002").content.head.symbol == "KH-STTTT-VP"


def test_21_the_agency_is_proposed_from_symbol_and_place(plan: Plan) -> None:
    for number in ("000", "001", "002", "003", "004"):
        source = plan(number)
        head = source.content.head
        assert (head.agency, head.parent_agency) == ("", "")
        assert head.proposed_agency.startswith("Sở ")
        assert head.proposed_agency.endswith(f"tỉnh {head.place}")
        assert head.proposed_parent_agency == f"Ủy ban nhân dân tỉnh {head.place}"
        assert source.warned("head.agency_proposed")


def test_22_a_glued_authority_gets_its_space_and_the_titles_are_split(plan: Plan) -> None:
    source = plan("000")
    signature = source.content.signature
    assert signature.authority is Authority.FOR_HEAD
    assert (signature.head_title, signature.title) == ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signature.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signature.name == source.lines[-1].strip("*")


def test_23_a_name_without_a_title_is_kept_and_warned_about(plan: Plan) -> None:
    source = plan("004")
    signature = source.content.signature
    assert (signature.title, signature.lines, signature.name) == ("", (), source.lines[-1].strip("*"))
    assert source.warned("signature.title_missing") == [len(source.lines)]


def test_24_an_end_mark_with_a_space_is_one(plan: Plan) -> None:
    closing = [block for block in plan("003").blocks() if block.role is BlockRole.CLOSING]
    assert [block.text[-4:] for block in closing] == [". /."]
    text, has_mark = split_end_mark(closing[0].text)
    assert has_mark
    assert text.endswith("chỉ đạo")


def test_25_a_semicolon_with_dots_is_kept(plan: Plan) -> None:
    assert any(block.text.endswith("19;...") for block in plan("002").blocks(BlockKind.CLAUSE))


def test_26_to_28_unbalanced_quotes_odd_spaces_and_misspellings_are_kept(plan: Plan) -> None:
    everything = " ".join(block.text for number in ("000", "004") for block in plan(number).blocks())
    for as_written in (
        "chung sức xây dựng nông thôn mới” giai đoạn",
        "ái quốc . Tiếp tục",
        "CBCCVV",
        "phân đấu",
        "tinh ",
    ):
        assert as_written in everything


def test_29_citations_with_a_comma_or_without_so_are_read_as_written(plan: Plan) -> None:
    first = next(one for one in plan("000").content.facts.citations if one.document_type == "Chỉ thị")
    assert re.match(r"Chỉ thị 0\d, ngày \d\d-\d-20\d\d", first.text)
    assert first.symbol is None
    assert first.dated_on is not None
    bare = next(one for one in plan("004").content.facts.citations if one.symbol == "NQ/TW")
    assert bare.text.startswith("Nghị quyết 36-NQ/TW ngày 01/7/2014")
    assert (bare.document_type, bare.number, bare.dated_on) == ("Nghị quyết", "36", date(2014, 7, 1))


def test_30_a_citation_inherits_the_type_word_that_stands_far_before(plan: Plan) -> None:
    own = [one for one in plan("001").content.facts.citations if one.symbol == "KH-STTTT"]
    assert [one.document_type for one in own] == ["Kế hoạch", "Kế hoạch"]
    assert all(one.text.startswith("số ") for one in own)
    programme = next(one for one in plan("001").content.facts.citations if one.symbol == "CTr/TU")
    assert (programme.document_type, programme.dated_on) == ("Chương trình hành động", None)


def test_31_mentions_of_the_same_text_have_one_target(plan: Plan) -> None:
    citations = [one for one in plan("003").content.facts.citations if not one.is_basis]
    mentions: dict[str, list[bool]] = {}
    for one in citations:
        mentions.setdefault(one.target_key, []).append(one.is_first_mention)
    assert len(mentions["91/2017/NĐ-CP"]) >= 2
    assert all(firsts == [True, *[False] * (len(firsts) - 1)] for firsts in mentions.values())


def test_32_a_date_that_contradicts_other_plans_is_read_as_written(plan: Plan) -> None:
    dates = {
        number: next(one.dated_on for one in plan(number).content.facts.citations if one.target_key == "34/CT/TW")
        for number in ("001", "002", "004")
    }
    assert dates == {"001": date(2014, 4, 7), "002": date(2014, 4, 7), "004": date(2016, 4, 7)}


def test_33_wave_01_and_wave_1_are_the_same(plan: Plan) -> None:
    facts = plan("002").content.facts
    assert [(wave.label, wave.ordinal) for wave in facts.waves] == [("Đợt 01", 1), ("Đợt 02", 2)]
    assert [event.wave_ordinal for event in facts.review_events if not event.is_final] == [1]


def test_34_waves_by_month_run_to_the_end_of_the_month(plan: Plan) -> None:
    waves = plan("002").content.facts.waves
    assert [(wave.from_on, wave.to_on, wave.precision) for wave in waves] == [
        (date(2021, 8, 1), date(2021, 12, 31), Precision.MONTH),
        (date(2022, 1, 1), date(2022, 6, 30), Precision.MONTH),
    ]


def test_35_a_quota_without_toi_da_has_no_comparator_and_is_warned_about(plan: Plan) -> None:
    source = plan("003")
    quotas = source.content.facts.quotas
    assert [quota.comparator for quota in quotas] == [Comparator.AT_MOST, None]
    assert source.warned("quota.no_comparator") == [source.line_of("40%")]


def test_36_a_grade_with_or_more_inside_its_quotes_is_at_least(plan: Plan) -> None:
    target = next(one for one in plan("000").content.facts.targets if one.grade == "Hoàn thành tốt nhiệm vụ")
    assert (target.comparator, target.unit, target.value) == (Comparator.AT_LEAST, TargetUnit.GRADE, None)


def test_37_only_words_of_a_closed_list_are_notes(plan: Plan) -> None:
    recipients = plan("001").content.recipients
    notes = {one.text: one.note for one in recipients}
    assert notes["Bộ TT&TT"] == notes["UBND tỉnh"] == "B/c"
    assert notes["Các doanh nghiệp thuộc Ngành"] == "T/h"
    assert notes["Sở Nội vụ (Ban TĐKT)"] == ""


def test_38_several_bodies_on_one_line_are_one_recipient(plan: Plan) -> None:
    assert "GD, các PGD" in [one.text for one in plan("001").content.recipients]
    assert "BCH.CĐCS, ĐTN" in [one.text for one in plan("003").content.recipients]


def test_39_the_filing_line_keeps_its_order(plan: Plan) -> None:
    filing = {number: plan(number).content.filing for number in ("000", "001", "002", "003", "004")}
    assert filing == {"000": ("VT",), "001": ("VT", "VP"), "002": ("VT",), "003": ("KT", "VT"), "004": ("VT", "THTĐ")}


def test_40_hyphens_are_kept_and_equal_in_search(plan: Plan) -> None:
    recipients = [one.text for number in ("002", "003") for one in plan(number).content.recipients]
    assert "Ban Thi đua-Khen thưởng tỉnh-Sở Nội vụ" in recipients
    assert "Ban TĐKT- Sở Nội vụ" in recipients
    assert fold("Ban TĐKT - Sở Nội vụ") == fold("Ban TĐKT- Sở Nội vụ")
    text = " ".join(block.text for block in plan("002").blocks())
    assert "Thi đua – Khen thưởng" in text
    assert "Thi đua - Khen thưởng" in text


def test_41_tone_places_are_never_rewritten(plan: Plan) -> None:
    text = " ".join(block.text for block in plan("000").blocks())
    assert "“Cơ quan văn hoá”" in text
    assert "văn hóa công sở" in text
    assert match_key("văn hoá") == match_key("văn hóa")


def test_42_the_closing_appeal_stands_behind_everything_and_carries_the_end_mark(plan: Plan) -> None:
    last = plan("004").content.blocks[-1]
    assert (last.kind, last.role) == (BlockKind.PARAGRAPH, BlockRole.CLOSING)
    assert last.text.startswith("Phát huy truyền thống của Ngành")
    assert last.text.endswith("./.")


def test_43_a_missing_final_newline_and_spaces_at_line_ends_change_nothing(plan: Plan) -> None:
    for number in ("000", "001", "002", "003", "004"):
        source = plan(number)
        assert not source.text.endswith("\n")
        assert parse_plan(source.text + "\n") == source.content
        assert parse_plan(source.text.replace("\n", "\r\n")) == source.content
        assert parse_plan("\n".join(line.rstrip() for line in source.lines)) == source.content
