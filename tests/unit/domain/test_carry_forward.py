"""The decision table of next year's plan, and the draft its answers make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.office.lineage import NameChange, NameKind
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.domain.plan.blocks import Block, BlockKind, Run, walk
from desktop_app.domain.plan.carry_forward.applying import carried
from desktop_app.domain.plan.carry_forward.decisions import (
    TAKEN,
    Action,
    Choice,
    Decision,
    DecisionKind,
    Part,
    certain_choices,
)
from desktop_app.domain.plan.carry_forward.proposing import CarryRules, decisions_for
from desktop_app.domain.plan.carry_forward.texts import texts_of
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts
from desktop_app.domain.plan.plan import DocumentHead, Plan, PlanContent, PlanKind, PlanStatus, Recipient, Signature
from desktop_app.domain.plan.wording import content_words
from desktop_app.importing.facts.fact_extractor import extract_facts
from desktop_app.importing.plan.plan_parser import parse_plan

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "plans").iterdir())
PLANS_APART = Path(__file__).resolve().parents[2] / "fixtures" / "clean_plans"
SOURCE = "Nghị quyết số 1/2025 về sắp xếp"
LINEAGE = (
    NameChange(
        NameKind.AGENCY, "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", date(2025, 3, 1), SOURCE, True
    ),
    NameChange(NameKind.PROVINCE, "Kiên Hải", "An Hải", date(2025, 7, 1), SOURCE, True, "thành phố"),
    NameChange(NameKind.SYMBOL, "STTTT", "SKHCN", date(2025, 3, 1), SOURCE),
)
RULES = CarryRules(lineage=LINEAGE)


def read(content: PlanContent) -> PlanFacts:
    return extract_facts(content)[0]


def plan_of(*lines: str, head: DocumentHead | None = None, kind: PlanKind = PlanKind.ANNUAL) -> Plan:
    """A plan of the year 2022 with a paragraph for each line."""
    blocks = tuple(Block(f"b{at}", BlockKind.PARAGRAPH, line) for at, line in enumerate(lines, start=1))
    head = head or DocumentHead(subject="Phát động thi đua năm 2022", year=2022)
    content = PlanContent(head=head, blocks=blocks, working_year=2022, plan_kind=kind)
    return Plan(1, PlanStatus.DRAFT, replace(content, facts=read(content)))


def rows_of(plan: Plan, year: int = 2027, rules: CarryRules = RULES) -> tuple[Decision, ...]:
    return decisions_for(plan, year, read(plan.content), rules)


def row(plan: Plan, kind: DecisionKind, current: str, year: int = 2027) -> Decision:
    rows = [one for one in rows_of(plan, year) if one.place.part is Part.BLOCK]
    found = [one for one in rows if one.kind is kind and one.current == current]
    assert len(found) == 1, [(one.kind, one.current) for one in rows_of(plan, year)]
    return found[0]


def applied(plan: Plan, choices: dict[str, Choice], year: int = 2027) -> PlanContent:
    return carried(plan.content, year, rows_of(plan, year), choices, read)


def texts(content: PlanContent) -> list[str]:
    return [block.text for block in walk(content.blocks)]


@pytest.mark.parametrize(
    ("line", "kind", "current", "proposed", "is_certain"),
    [
        ("Hoàn thành nhiệm vụ năm 2022.", DecisionKind.YEAR, "2022", "2027", True),
        ("Phát huy kết quả của năm 2021.", DecisionKind.YEAR, "2021", "2026", True),
        ("Chuyển đổi số đến năm 2025.", DecisionKind.YEAR, "2025", None, False),
        ("Thực hiện từ năm 1998.", DecisionKind.YEAR, "1998", None, False),
        ("Phong trào giai đoạn 2021-2025.", DecisionKind.PERIOD, "2021-2025", "2026-2030", False),
        ("Đại hội nhiệm kỳ 2020 - 2025.", DecisionKind.PERIOD, "2020 - 2025", "2025 - 2030", False),
        (
            "Thời gian: từ năm 2021 đến năm 2023.",
            DecisionKind.PERIOD,
            "năm 2021 đến năm 2023",
            "năm 2026 đến năm 2028",
            False,
        ),
        ("Họp ngày 05/3/2022 tại Sở.", DecisionKind.DATE, "05/3/2022", "05/3/2027", False),
        ("Họp ngày 12/3/2022 tại Sở.", DecisionKind.DATE, "12/3/2022", "12/3/2027", False),
        ("Ngày 19/8/1945 lịch sử.", DecisionKind.DATE, "19/8/1945", None, False),
        ("Tổng kết vào tháng 7/2022.", DecisionKind.DATE, "7/2022", "7/2027", True),
        ("Đại hội Đảng bộ lần thứ XVII đề ra.", DecisionKind.ORDINAL, "lần thứ XVII", "lần thứ XVIII", False),
        ("Trung ương khóa XIII.", DecisionKind.ORDINAL, "khóa XIII", None, False),
        ("Bước vào năm thứ hai của phong trào.", DecisionKind.ORDINAL, "năm thứ hai", "năm thứ bảy", False),
        ("Đợt 1: thi đua chào mừng.", DecisionKind.ORDINAL, "Đợt 1", None, False),
        (
            "Chào mừng kỷ niệm 75 năm Ngày truyền thống (10/5/1947 - 10/5/2022).",
            DecisionKind.ANNIVERSARY,
            "75 năm Ngày truyền thống (10/5/1947 - 10/5/2022)",
            "80 năm Ngày truyền thống (10/5/1947 - 10/5/2027)",
            True,
        ),
        (
            "Kỷ niệm 30 năm tái lập tỉnh (5/1992 - 5/2022).",
            DecisionKind.ANNIVERSARY,
            "30 năm tái lập tỉnh (5/1992 - 5/2022)",
            "35 năm tái lập tỉnh (5/1992 - 5/2027)",
            True,
        ),
        ("Kỷ niệm 71 năm thành lập ngành.", DecisionKind.ANNIVERSARY, "71 năm", "76 năm", False),
        (
            "Công chức Sở Thông tin và Truyền thông.",
            DecisionKind.NAME,
            "Sở Thông tin và Truyền thông",
            "Sở Khoa học và Công nghệ",
            True,
        ),
        ("Ủy ban nhân dân tỉnh Kiên Hải giao.", DecisionKind.NAME, "tỉnh Kiên Hải", "thành phố An Hải", True),
        ("Phong trào “Kiên Hải chung sức”.", DecisionKind.NAME, "Kiên Hải", "An Hải", False),
        ("Kỷ niệm ngày tái lập tỉnh Kiên Hải.", DecisionKind.NAME, "tỉnh Kiên Hải", "thành phố An Hải", False),
    ],
)
def test_what_belongs_to_the_old_year_is_a_row(
    line: str, kind: DecisionKind, current: str, proposed: str | None, is_certain: bool
) -> None:
    found = row(plan_of(line), kind, current)
    assert (found.proposed, found.is_certain) == (proposed, is_certain)
    assert found.reason


def test_an_anniversary_that_is_no_round_one_is_not_taken_by_itself() -> None:
    found = row(
        plan_of("Kỷ niệm 75 năm Ngày truyền thống (10/5/1947 - 10/5/2022)."),
        DecisionKind.ANNIVERSARY,
        "75 năm Ngày truyền thống (10/5/1947 - 10/5/2022)",
        2023,
    )
    assert found.proposed == "76 năm Ngày truyền thống (10/5/1947 - 10/5/2023)"
    assert not found.is_certain
    assert "cân nhắc bỏ" in found.reason


def test_an_anniversary_without_its_years_takes_them_from_the_one_that_has_them() -> None:
    plan = plan_of("Kỷ niệm 30 năm tái lập tỉnh (5/1993 - 5/2023).", "Thành tựu đạt được trong 30 năm tái lập tỉnh.")
    assert row(plan, DecisionKind.ANNIVERSARY, "30 năm").proposed == "35 năm"


def test_what_comes_back_every_year_gets_a_frame_to_fill_in() -> None:
    plan = plan_of(
        "Căn cứ Chỉ thị số 98/CT-BTTTT ngày 10/12/2021 của Bộ trưởng về công tác thi đua năm 2022, Sở phát động."
    )
    found = row(
        plan,
        DecisionKind.CITATION,
        "Chỉ thị số 98/CT-BTTTT ngày 10/12/2021 của Bộ trưởng về công tác thi đua năm 2022",
    )
    assert found.proposed == "Chỉ thị số ……/CT-BTTTT ngày ……/……/2026 của Bộ trưởng về công tác thi đua năm 2027"
    assert not found.is_certain


REGISTER = LegalBasisRegister(
    (
        LegalBasis(1, "Nghị định", "91", "2017/NĐ-CP", date(2017, 7, 31), "Chính phủ", "thi hành Luật",
                   in_force_to=date(2023, 12, 31), replaced_by="98/2023/NĐ-CP", evidence=Evidence.TEXT),
        LegalBasis(2, "Nghị định", "98/2023", "NĐ-CP", date(2023, 12, 31), "Chính phủ", "quy định chi tiết",
                   in_force_from=date(2024, 1, 1), in_force_to=date(2025, 6, 30), replaced_by="152/2025/NĐ-CP"),
        LegalBasis(3, "Nghị định", "152/2025", "NĐ-CP", date(2025, 6, 14), "Chính phủ", "phân cấp, phân quyền",
                   in_force_from=date(2025, 7, 1), in_force_to=date(2027, 2, 28)),
        LegalBasis(4, "Chỉ thị", "34", "CT/TW", date(2014, 4, 7), "Bộ Chính trị", "đổi mới", in_force_from=date(2014, 4, 7)),
    )
)  # fmt: skip


def test_what_is_out_of_force_is_replaced_by_what_took_its_place_as_far_as_the_register_knows() -> None:
    plan = plan_of(
        "Thực hiện Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ; Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị; "
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ."
    )
    rows = [one for one in rows_of(plan, rules=replace(RULES, bases=REGISTER)) if one.kind is DecisionKind.CITATION]
    first, party, second = rows
    assert first.proposed == "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ phân cấp, phân quyền"
    assert first.reason == (
        "hết hiệu lực từ ngày 01/7/2025; thay bằng Nghị định số 152/2025/NĐ-CP, còn hiệu lực đến hết ngày 28/02/2027"
    )
    assert first.source == "Sổ căn cứ (chưa kiểm chứng)"
    assert (party.proposed, party.reason) == (None, "còn hiệu lực")
    assert second.proposed == "Nghị định số 152/2025/NĐ-CP", "short where it is named again"
    assert not any(one.is_certain for one in rows)


def test_the_plan_that_was_carried_out_is_offered_as_a_basis() -> None:
    head = DocumentHead(
        number="14", symbol="KH-STTTT", day=24, month=2, year=2022, subject="Phát động thi đua năm 2022", agency="Sở"
    )
    content = parse_plan(
        "KẾ HOẠCH\nPhát động thi đua năm 2022\n\nCăn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;\n\nI. MỤC ĐÍCH\n"
    )
    plan = Plan(1, PlanStatus.DRAFT, replace(content, head=head, working_year=2022))
    (found,) = [one for one in rows_of(plan) if one.kind is DecisionKind.CITATION and not one.current]
    assert found.proposed == "Kế hoạch số 14/KH-STTTT ngày 24/02/2022 của Sở về phát động thi đua năm 2022; "
    new = applied(plan, {found.key: TAKEN})
    assert texts(new)[0].startswith(
        "Căn cứ Kế hoạch số 14/KH-STTTT ngày 24/02/2022 của Sở về phát động thi đua năm 2022; Nghị định"
    )


def test_nothing_is_changed_without_an_answer_but_number_and_day() -> None:
    head = DocumentHead(
        number="14", symbol="KH-STTTT", day=24, month=2, year=2022, subject="Phát động thi đua năm 2022"
    )
    plan = plan_of("Hoàn thành nhiệm vụ năm 2022.", head=head)
    new = applied(plan, {})
    assert texts(new) == ["Hoàn thành nhiệm vụ năm 2022."]
    assert new.head == replace(head, number="", day=None)
    assert new.working_year == 2027


def test_each_answer_does_what_it_says() -> None:
    plan = plan_of("Năm 2022 và năm 2022 và năm 2022 và năm 2022.")
    keys = [one.key for one in rows_of(plan) if one.place.part is Part.BLOCK]
    answers = (TAKEN, Choice(Action.KEEP), Choice(Action.TYPE, "hai nghìn"), Choice(Action.DROP))
    new = applied(plan, dict(zip(keys, answers, strict=True)))
    assert texts(new) == ["Năm 2027 và năm 2022 và năm hai nghìn và năm."]


def test_a_basis_that_goes_takes_its_separator_along() -> None:
    plan = plan_of(
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ; Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị; "
        "Kế hoạch số 15/KH-UBND ngày 24/01/2022 của Ủy ban."
    )
    first, second, third = (one for one in rows_of(plan) if one.kind is DecisionKind.CITATION)
    drop = Choice(Action.DROP)
    assert texts(applied(plan, {first.key: drop}))[0].startswith("Căn cứ Chỉ thị số 34-CT/TW")
    assert "Chính phủ; Kế hoạch" in texts(applied(plan, {second.key: drop}))[0]
    assert texts(applied(plan, {third.key: drop}))[0].endswith("của Bộ Chính trị.")


def test_dropped_recipients_go_with_their_line() -> None:
    plan = plan_of("Nội dung.")
    plan = replace(plan, content=replace(plan.content, recipients=(Recipient("Sở Nội vụ"), Recipient("Ban Giám đốc"))))
    first = next(one for one in rows_of(plan) if one.kind is DecisionKind.RECIPIENT)
    assert applied(plan, {first.key: Choice(Action.DROP)}).recipients == (Recipient("Ban Giám đốc"),)


def test_number_and_day_are_always_blank_month_and_year_can_be_typed() -> None:
    head = DocumentHead(
        number="14", symbol="KH-STTTT", day=24, month=2, year=2022, subject="Phát động thi đua năm 2022"
    )
    plan = plan_of("Nội dung.", head=head)
    number, month = (one for one in rows_of(plan) if one.place.field in ("number", "month_year"))
    assert (number.current, number.proposed) == ("số 14, ngày 24", "")
    assert (month.current, month.proposed) == ("tháng 02 năm 2022", "tháng 02 năm 2027")
    with pytest.raises(UserError, match="luôn để trống"):
        applied(plan, {number.key: Choice(Action.KEEP)})
    new = applied(plan, {month.key: Choice(Action.TYPE, "3/2028")})
    assert (new.head.number, new.head.day, new.head.month, new.head.year) == ("", None, 3, 2028)
    with pytest.raises(UserError, match="không phải tháng và năm"):
        applied(plan, {month.key: Choice(Action.TYPE, "mùa xuân")})


def test_a_figure_alone_is_not_dropped_out_of_its_sentence() -> None:
    plan = plan_of("Có 95% trở lên CBCCVC đạt danh hiệu “Lao động tiên tiến”.")
    target = next(one for one in rows_of(plan) if one.kind is DecisionKind.TARGET)
    with pytest.raises(UserError, match="Không bỏ riêng con số"):
        applied(plan, {target.key: Choice(Action.DROP)})
    new = applied(plan, {target.key: Choice(Action.TYPE, "97%")})
    assert [one.value for one in new.facts.targets] == [97.0]


def test_bold_words_stay_bold_when_words_before_them_change() -> None:
    plan = plan_of("Sở Thông tin và Truyền thông nộp trước ngày 18/3/2022.")
    block = plan.content.blocks[0]
    start = block.text.index("18/3")
    blocks = (replace(block, runs=(Run(start, start + 9, bold=True),)),)
    plan = replace(plan, content=replace(plan.content, blocks=blocks))
    new = applied(plan, certain_choices(rows_of(plan)))
    (run,) = new.blocks[0].runs
    assert new.blocks[0].text[run.start : run.end] == "18/3/2027"
    assert new.blocks[0].uid == "b1"


def test_facts_follow_the_text_and_want_to_be_confirmed_again() -> None:
    plan = plan_of("Bảng đăng ký thi đua gửi về Văn phòng Sở chậm nhất hết ngày 20/3/2022.")
    (old,) = plan.content.facts.deadlines
    facts = replace(plan.content.facts, deadlines=(replace(old, is_confirmed=True, via="Tổ thư ký"),))
    plan = replace(plan, content=replace(plan.content, facts=facts))
    new = applied(plan, certain_choices(rows_of(plan)))
    (deadline,) = new.facts.deadlines
    assert deadline.on == date(2027, 3, 19), "20/3/2027 is a Saturday"
    assert deadline.quote in texts(new)[0]
    assert (deadline.uid, deadline.via, deadline.is_confirmed) == (old.uid, "Tổ thư ký", False)


def test_a_day_that_only_a_fact_holds_is_a_row_of_its_own() -> None:
    plan = plan_of("Nội dung.")
    entered = Deadline(uid="deadline-9", deadline_kind=DeadlineKind.REPORT, on=date(2022, 6, 15), text="Báo cáo sơ kết")
    plan = replace(plan, content=replace(plan.content, facts=PlanFacts(deadlines=(entered,))))
    (found,) = [one for one in rows_of(plan) if one.place.part is Part.FACT]
    assert (found.current, found.proposed) == ("15/6/2022", "15/6/2027")
    assert applied(plan, {}).facts.deadlines[0].on == date(2022, 6, 15)
    assert applied(plan, {found.key: TAKEN}).facts.deadlines[0].on == date(2027, 6, 15)
    assert applied(plan, {found.key: Choice(Action.TYPE, "20/6/2027")}).facts.deadlines[0].on == date(2027, 6, 20)
    with pytest.raises(UserError, match="31/02/2027"):
        applied(plan, {found.key: Choice(Action.TYPE, "31/02/2027")})


def test_days_of_a_thematic_plan_are_proposed_not_taken() -> None:
    line = "Đợt 1: Từ ngày 01/5/2022 đến ngày 30/6/2022."
    annual, thematic = plan_of(line), plan_of(line, kind=PlanKind.THEMATIC)
    for plan, is_certain in ((annual, True), (thematic, False)):
        waves = [one for one in rows_of(plan) if one.kind is DecisionKind.WAVE]
        assert [one.proposed for one in waves] == ["01/5/2027", "30/6/2027"]
        assert {one.is_certain for one in waves} == {is_certain}


def test_limits_of_a_wave_in_a_title_and_of_any_span_stay_on_a_day_of_rest() -> None:
    text = (PLANS_APART / "son-hai-2026.txt").read_text(encoding="utf-8")
    plan = Plan(1, PlanStatus.DRAFT, parse_plan(text))
    rows = rows_of(plan)
    waves = [one.proposed for one in rows if one.kind is DecisionKind.WAVE]
    assert waves == ["01/01/2027", "31/5/2027", "01/6/2027", "31/12/2027"]
    span = plan_of("Thời gian thi đua: Từ ngày 16/5/2022 đến ngày 27/11/2022; xong trước ngày 20/11/2022.")
    proposed = {one.current: one.proposed for one in rows_of(span) if one.kind is not DecisionKind.HEAD}
    assert proposed["16/5/2022"] == "16/5/2027", "a Sunday, but nothing is due on the first day of a span"
    assert proposed["27/11/2022"] == "27/11/2027", "a Saturday"
    assert proposed["20/11/2022"] == "19/11/2027", "a Saturday: what is due comes sooner"


def test_the_years_of_an_occasion_are_proposed_those_of_a_yearly_theme_taken() -> None:
    line = "Hoàn thành nhiệm vụ năm 2022."
    occasion = plan_of(line, head=DocumentHead(subject="Đợt thi đua chào mừng đại hội"), kind=PlanKind.THEMATIC)
    theme = plan_of(line, head=DocumentHead(subject="Thi đua chuyên đề số hóa năm 2022"), kind=PlanKind.THEMATIC)
    assert not row(occasion, DecisionKind.YEAR, "2022").is_certain
    assert row(theme, DecisionKind.YEAR, "2022").is_certain


def test_the_years_of_a_movement_of_several_years_move_with_its_period() -> None:
    head = DocumentHead(subject="Phong trào thi đua giai đoạn 2021-2025", year=2022)
    plan = plan_of("Năm 2022 sơ kết.", "Chỉ tiêu năm 2024 đạt 90%.", head=head)
    assert row(plan, DecisionKind.YEAR, "2024").proposed == "2029"
    assert not row(plan, DecisionKind.YEAR, "2024").is_certain


def test_the_head_follows_the_settings_of_the_office() -> None:
    head = DocumentHead(
        symbol="KH-STTTT-VP", place="Kiên Hải", year=2022, subject="Phát động thi đua năm 2022", agency="Sở Cũ"
    )
    agency = AgencyProfile("Sở Khoa học và Công nghệ", "Ủy ban nhân dân thành phố An Hải", "SKHCN", "An Hải")
    plan = plan_of("Nội dung.", head=head)
    rules = CarryRules(lineage=LINEAGE, agency=agency)
    rows = rows_of(plan, rules=rules)
    new = carried(plan.content, 2027, rows, certain_choices(rows), read)
    assert (new.head.symbol, new.head.place, new.head.agency, new.head.parent_agency) == (
        "KH-SKHCN-VP",
        "An Hải",
        "Sở Khoa học và Công nghệ",
        "Ủy ban nhân dân thành phố An Hải",
    )


def test_the_signatory_of_today_is_proposed_whole() -> None:
    plan = plan_of("Nội dung.")
    plan = replace(plan, content=replace(plan.content, signature=Signature(name="Người Cũ", lines=("GIÁM ĐỐC",))))
    today = Signature(
        title="PHÓ GIÁM ĐỐC", head_title="GIÁM ĐỐC", name="Người Mới", lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    )
    rows = rows_of(plan, rules=replace(RULES, signature=today))
    (found,) = [one for one in rows if one.kind is DecisionKind.SIGNATURE]
    assert not found.is_certain
    assert carried(plan.content, 2027, rows, {}, read, today).signature.name == "Người Cũ"
    assert carried(plan.content, 2027, rows, {found.key: TAKEN}, read, today).signature == today


@pytest.mark.parametrize(
    ("working_year", "target", "code"),
    [(None, 2027, "carry.no_year"), (2022, 2022, "carry.year"), (2022, 9999, "carry.year")],
)
def test_a_year_that_cannot_be_is_refused(working_year: int | None, target: int, code: str) -> None:
    plan = plan_of("Nội dung.")
    plan = replace(plan, content=replace(plan.content, working_year=working_year))
    with pytest.raises(UserError) as refused:
        rows_of(plan, target)
    assert refused.value.code == code


@pytest.mark.parametrize("choices", [{"block:b9:text:0-4": TAKEN}, {"recipient": Choice(Action.TYPE, " ")}])
def test_an_answer_to_a_row_that_is_not_there_is_refused(choices: dict[str, Choice]) -> None:
    with pytest.raises(UserError) as refused:
        applied(plan_of("Năm 2022."), choices)
    assert refused.value.code == "carry.choice"


def test_a_proposal_that_is_not_there_cannot_be_taken() -> None:
    plan = plan_of("Trung ương khóa XIII.")
    key = row(plan, DecisionKind.ORDINAL, "khóa XIII").key
    with pytest.raises(UserError):
        applied(plan, {key: TAKEN})


def every_old_year_is_a_row(content: PlanContent, rows: tuple[Decision, ...]) -> list[str]:
    """The years of a plan's texts that no row covers."""
    missing = []
    for text in texts_of(content):
        spans = [(one.place.start, one.place.end) for one in rows if one.place.text_key == text.text_key]
        years = re.finditer(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text.text)
        missing += [
            f"{text.key} {text.field}: {text.text[max(0, found.start() - 20) : found.end()]}"
            for found in years
            if not any(start <= found.start() and found.end() <= end for start, end in spans)
        ]
    return missing


def holds_for(path: Path, make: Callable[[str], PlanContent] = parse_plan) -> None:
    """What must hold of every plan carried forward to 2027."""
    content = make(path.read_text(encoding="utf-8"))
    plan = Plan(1, PlanStatus.DRAFT, content)
    rows = rows_of(plan)
    assert every_old_year_is_a_row(content, rows) == []
    untouched = carried(content, 2027, rows, {}, read)
    assert texts(untouched) == texts(content), "nothing is changed silently"
    new = carried(content, 2027, rows, certain_choices(rows), read)
    assert [block.uid for block in walk(new.blocks)] == [block.uid for block in walk(content.blocks)]
    assert (new.head.number, new.head.day, new.working_year) == ("", None, 2027)
    assert not any(fact.is_confirmed for fact in new.facts.all())
    uids = [fact.uid for fact in new.facts.all()]
    assert len(uids) == len(set(uids))
    assert len(list(new.facts.all())) == len(list(content.facts.all()))
    again = Plan(2, PlanStatus.DRAFT, new)
    assert len(decisions_for(again, 2028, read(new), RULES)) > 5, "the new plan can be carried forward in its turn"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_year_of_a_plan_is_changed_by_a_row_or_listed(path: Path) -> None:
    holds_for(path)


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_real_plans_are_carried_forward_to_2027(number: int, seeds_dir: Path) -> None:
    (path,) = seeds_dir.glob(f"{number:03}_*.txt")
    holds_for(path)


_WORDS = st.sampled_from(
    (
        *(
            "năm",
            "2022",
            "2021-2025",
            "18/3/2022",
            "7/2022",
            "1948",
            "Đợt 1",
            "lần thứ XIII",
            "kỷ niệm 70 năm",
            "năm thứ hai",
        ),
        *("từ", "đến", "về", "thi đua", "(", ")", ",", ";", "-", "Sở Thông tin và Truyền thông", "tỉnh Kiên Hải"),
        "Chỉ thị số 98/CT-BTTTT ngày 10/12/2021",
    )
)


@given(st.lists(st.lists(_WORDS, max_size=12).map(" ".join), max_size=4))
def test_whatever_the_words_rows_never_overlap_and_untouched_words_stay(lines: list[str]) -> None:
    plan = plan_of(*lines)
    rows = rows_of(plan)
    for one in rows:
        for other in rows:
            same = one is other or one.place.text_key != other.place.text_key
            assert same or one.place.end <= other.place.start or other.place.end <= one.place.start
    assert every_old_year_is_a_row(plan.content, rows) == []
    assert content_words(replace(applied(plan, {}), working_year=2022)) == content_words(plan.content)
    taken = applied(plan, {one.key: TAKEN for one in rows if one.proposed is not None})
    assert len(taken.blocks) == len(plan.content.blocks)
