"""What comes due under a plan, and keys that outlive a moved day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.facts import (
    Deadline,
    DeadlineKind,
    PlanFacts,
    Project,
    ReportDuty,
    ReviewEvent,
    Wave,
)
from desktop_app.domain.plan.plan import (
    Amendment,
    DocumentHead,
    FactChange,
    Plan,
    PlanContent,
    PlanKind,
    PlanStatus,
)
from desktop_app.domain.registration.dues import DueKind, due_of_key, dues_of

TODAY = date(2026, 3, 23)
FACTS = PlanFacts(
    deadlines=(
        Deadline(uid="d1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2026, 3, 20)),
        Deadline(uid="d2", deadline_kind=DeadlineKind.DOSSIER, on=date(2026, 12, 12)),
        Deadline(uid="d3", deadline_kind=DeadlineKind.DOSSIER, on=date(2026, 6, 10), is_inclusive=False),
    ),
    report_duties=(ReportDuty(uid="r1", text="Báo cáo quý", months=(3, 6, 9, 12), before_day=15),),
    review_events=(ReviewEvent(uid="e1", text="Sơ kết đợt 1", is_final=False, wave_ordinal=1, month=7),),
    waves=(Wave(uid="w1", label="Đợt 1", from_on=date(2026, 1, 1), to_on=date(2026, 6, 30)),),
    projects=(Project(uid="p1", name="Trung tâm điều hành", from_year=2025, to_year=2027),),
)


def plan(facts: PlanFacts = FACTS, **more: object) -> Plan:
    head = DocumentHead(number="12", symbol="KH-SKHCN", day=10, month=2, year=2026)
    content = PlanContent(head=head, facts=facts, working_year=2026, **more)  # type: ignore[arg-type]
    return Plan(1, PlanStatus.ISSUED, content)


def amended(uid: str, field: str, value: str) -> Amendment:
    return Amendment(1, 1, "Công văn", "52/SKHCN-VP", date(2026, 3, 1), (FactChange(uid, field, value),))


def test_everything_that_comes_due_by_day_and_of_each_kind() -> None:
    assert [(due.key, due.label, due.last_day, due.is_owed) for due in dues_of(plan(), (), TODAY)] == [
        ("report:r1:2026-03", "Báo cáo quý I/2026", date(2026, 3, 14), True),
        ("registration", "Đăng ký thi đua", date(2026, 3, 20), True),
        ("dossier", "Hồ sơ đề nghị", date(2026, 6, 9), True),
        ("report:r1:2026-06", "Báo cáo quý II/2026", date(2026, 6, 14), True),
        ("wave:w1", "Đợt 1", date(2026, 6, 30), False),
        ("review:e1", "Sơ kết đợt 1", date(2026, 7, 31), False),
        ("report:r1:2026-09", "Báo cáo quý III/2026", date(2026, 9, 14), True),
        ("dossier:d2", "Hồ sơ đề nghị (hạn 2)", date(2026, 12, 12), True),
        ("report:r1:2026-12", "Báo cáo quý IV/2026", date(2026, 12, 14), True),
        ("project:p1:2026", "Tiến độ 2026: Trung tâm điều hành", date(2026, 12, 31), False),
        ("project:p1", "Dự án Trung tâm điều hành", date(2027, 12, 31), False),
    ]


def test_a_moved_day_keeps_its_key_even_past_another_of_its_kind() -> None:
    moved = {due.key: due for due in dues_of(plan(), (amended("d3", "on", "2026-12-20"),), TODAY)}
    assert moved["dossier"].fact_uid == "d3"
    assert moved["dossier"].last_day == date(2026, 12, 19)
    assert moved["dossier:d2"].last_day == date(2026, 12, 12)
    assert moved["dossier"].source.startswith("Công văn số 52/SKHCN-VP ngày 01/3/2026, sửa ")
    wave = {due.key: due for due in dues_of(plan(), (amended("w1", "to_on", "2026-07-15"),), TODAY)}["wave:w1"]
    assert (wave.last_day, wave.kind) == (date(2026, 7, 15), DueKind.WAVE)


def test_report_days_lie_within_the_time_of_the_plan() -> None:
    duty = PlanFacts(report_duties=FACTS.report_duties, waves=(Wave(uid="w", label="Đợt 2", to_on=date(2027, 6, 30)),))
    annual = [due.key for due in dues_of(plan(duty), (), TODAY) if due.kind is DueKind.REPORT]
    assert annual == ["report:r1:2026-03", "report:r1:2026-06", "report:r1:2026-09", "report:r1:2026-12"]
    late = plan(duty, plan_kind=PlanKind.THEMATIC)
    late = replace(late, content=replace(late.content, head=replace(late.content.head, month=8)))
    thematic = [due.key for due in dues_of(late, (), TODAY) if due.kind is DueKind.REPORT]
    assert thematic == ["report:r1:2026-09", "report:r1:2026-12", "report:r1:2027-03", "report:r1:2027-06"]


def test_a_duty_of_the_office_itself_is_not_owed_by_the_units() -> None:
    text = "Hội đồng Thi đua - Khen thưởng của Sở tham mưu Giám đốc Sở trước ngày 15 của tháng cuối quý báo cáo kết quả"
    own = ReportDuty(uid="r1", text=text, months=(3, 6), before_day=15)
    upward = replace(own, text="Sở báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng cuối quý", addressee="Sở Nội vụ")
    units = replace(own, text="Các phòng, đơn vị báo cáo Văn phòng Sở trước ngày 15", addressee="Văn phòng Sở")
    for duty, is_owed in ((own, False), (upward, False), (units, True)):
        assert {due.is_owed for due in dues_of(plan(PlanFacts(report_duties=(duty,))), (), TODAY)} == {is_owed}


def test_kinds_of_deadline_are_known_without_one_and_other_keys_are_not() -> None:
    bare = plan(PlanFacts())
    due = due_of_key(bare, (), "dossier")
    assert (due.last_day, due.source) == (
        None,
        "Kế hoạch số 12/KH-SKHCN không ghi hạn nộp hồ sơ đề nghị khen thưởng",
    )
    with pytest.raises(UserError) as error:
        due_of_key(bare, (), "report:r9:2026-03")
    assert error.value.code == "registration.due_unknown"
