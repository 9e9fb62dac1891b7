"""Report duties: who owes them by the plan's words, which time a report is about."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.plan.facts import PlanFacts, ReportDuty, ReviewEvent, Wave
from desktop_app.domain.plan.plan import DocumentHead, Plan, PlanContent, PlanStatus
from desktop_app.domain.registration.dues import Due, DueKind, dues_of
from desktop_app.domain.registration.report_owners import ReportOwner, do_units_owe, does_office_owe, proposed_owner
from desktop_app.domain.registration.report_periods import period_of


@pytest.mark.parametrize(
    ("text", "addressee", "owner"),
    [
        ("Các phòng, đơn vị định kỳ hằng quý báo cáo kết quả về Văn phòng Sở", "Văn phòng Sở", ReportOwner.UNITS),
        ("Trưởng các phòng báo cáo kết quả trước ngày 15 tháng cuối quý", None, ReportOwner.UNITS),
        ("hằng năm báo cáo kết quả thực hiện về Văn phòng Sở", "Văn phòng Sở", ReportOwner.UNITS),
        ("Hội đồng TĐKT tham mưu Giám đốc Sở trước ngày 15 báo cáo kết quả", None, ReportOwner.OFFICE),
        ("Sở báo cáo kết quả với Sở Nội vụ", "Sở Nội vụ", ReportOwner.OFFICE),
        ("Văn phòng Sở tổng hợp, báo cáo Giám đốc Sở 6 tháng, năm", "Giám đốc Sở", ReportOwner.OFFICE),
        ("Báo cáo kết quả trước ngày 15 của tháng cuối quý", None, None),
    ],
)
def test_who_owes_a_report_by_the_words(text: str, addressee: str | None, owner: ReportOwner | None) -> None:
    duty = ReportDuty(uid="r", text=text, addressee=addressee)
    assert proposed_owner(duty) is owner
    assert do_units_owe(duty, {}) is (owner is not ReportOwner.OFFICE)
    assert does_office_owe(duty, {}) is (owner is ReportOwner.OFFICE)
    assert do_units_owe(duty, {"r": ReportOwner.BOTH})
    assert does_office_owe(duty, {"r": ReportOwner.BOTH})
    assert not do_units_owe(duty, {"r": ReportOwner.OFFICE})


FACTS = PlanFacts(
    waves=(Wave(uid="w", label="Đợt 1", ordinal=1, from_on=date(2026, 1, 1), to_on=date(2026, 6, 30)),),
    report_duties=(
        ReportDuty(uid="q", text="hằng quý", months=(3, 6, 9, 12), before_day=15),
        ReportDuty(uid="h", text="6 tháng, năm", months=(6, 12)),
        ReportDuty(uid="y", text="hằng năm báo cáo"),
        ReportDuty(uid="m", text="hằng tháng", months=tuple(range(1, 13))),
        ReportDuty(uid="o", text="ngày 20/5, 20/11", months=(5, 11), before_day=20),
    ),
    review_events=(
        ReviewEvent(uid="e1", text="sơ kết đợt 1", is_final=False, wave_ordinal=1),
        ReviewEvent(uid="e2", text="tổng kết phong trào", is_final=True),
        ReviewEvent(uid="e3", text="sơ kết 6 tháng đầu năm vào tháng 7", is_final=False),
    ),
)


@pytest.mark.parametrize(
    ("key", "kind", "title", "from_on", "to_on"),
    [
        ("report:q:2026-03", DueKind.REPORT, "Kết quả thực hiện phong trào thi đua quý I năm 2026", (1, 1), (3, 31)),
        ("report:q:2026-12", DueKind.REPORT, "Kết quả thực hiện phong trào thi đua quý IV năm 2026", (10, 1), (12, 31)),
        (
            "report:h:2026-06",
            DueKind.REPORT,
            "Kết quả thực hiện phong trào thi đua 6 tháng đầu năm 2026",
            (1, 1),
            (6, 30),
        ),
        ("report:h:2026-12", DueKind.REPORT, "Kết quả thực hiện phong trào thi đua năm 2026", (1, 1), (12, 31)),
        ("report:y:2026-12", DueKind.REPORT, "Kết quả thực hiện phong trào thi đua năm 2026", (1, 1), (12, 31)),
        ("report:m:2026-05", DueKind.REPORT, "Kết quả thực hiện phong trào thi đua tháng 5 năm 2026", (5, 1), (5, 31)),
        (
            "report:o:2026-11",
            DueKind.REPORT,
            "Kết quả thực hiện phong trào thi đua từ tháng 6 đến tháng 11 năm 2026",
            (6, 1),
            (11, 30),
        ),
        ("review:e1", DueKind.REVIEW, "Sơ kết phong trào thi đua đợt 1 năm 2026", (1, 1), (6, 30)),
        ("review:e2", DueKind.REVIEW, "Tổng kết phong trào thi đua năm 2026", (1, 1), (12, 31)),
        ("review:e3", DueKind.REVIEW, "Sơ kết phong trào thi đua 6 tháng đầu năm 2026", (1, 1), (6, 30)),
    ],
)
def test_the_time_a_report_is_about(
    key: str, kind: DueKind, title: str, from_on: tuple[int, int], to_on: tuple[int, int]
) -> None:
    due = Due(key, kind, "", None, "", fact_uid=key.split(":")[1])
    found = period_of(due, FACTS, 2026)
    assert (found.title, found.from_on, found.to_on) == (title, date(2026, *from_on), date(2026, *to_on))


def test_a_single_deadline_names_its_time_in_words() -> None:
    due = Due(
        "report", DueKind.REPORT, "Báo cáo", date(2026, 6, 20), "", text="báo cáo sơ kết 6 tháng trước ngày 20/6/2026"
    )
    assert period_of(due, PlanFacts(), 2026).title == "Sơ kết phong trào thi đua 6 tháng đầu năm 2026"


def test_a_review_without_a_month_stands_where_the_time_it_is_held_with_ends() -> None:
    texts = (
        ("sơ kết đợt 1 gắn với tổng kết công tác thi đua, khen thưởng cuối năm 2021", 1, date(2021, 12, 31)),
        ("tổng kết gắn với sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2022", None, date(2022, 6, 30)),
        ("sơ kết đợt 1", 1, date(2026, 6, 30)),
        ("tổng kết phong trào", None, None),
    )
    for text, wave, day in texts:
        event = ReviewEvent(uid="e", text=text, is_final=False, wave_ordinal=wave)
        facts = PlanFacts(waves=FACTS.waves, review_events=(event,))
        content = PlanContent(head=DocumentHead(number="1", symbol="KH", year=2021), facts=facts, working_year=2021)
        found = next(
            due
            for due in dues_of(Plan(1, PlanStatus.ISSUED, content), (), date(2021, 9, 1))
            if due.kind is DueKind.REVIEW
        )
        assert (found.last_day, found.written_on, found.is_owed) == (day, None, False)


def test_a_duty_with_months_and_no_day_is_due_at_their_end_and_nobody_is_late() -> None:
    duties = (
        ReportDuty(uid="h", text="Các đơn vị báo cáo 6 tháng, năm", months=(6, 12)),
        ReportDuty(uid="y", text="hằng năm báo cáo kết quả"),
    )
    content = PlanContent(
        head=DocumentHead(number="1", symbol="KH", year=2026), facts=PlanFacts(report_duties=duties), working_year=2026
    )
    found = dues_of(Plan(1, PlanStatus.ISSUED, content), (), date(2026, 9, 1))
    assert [(due.key, due.last_day, due.is_owed) for due in found] == [
        ("report:h:2026-06", date(2026, 6, 30), False),
        ("report:h:2026-12", date(2026, 12, 31), False),
        ("report:y:2026-12", date(2026, 12, 31), False),
    ]
