"""What is due, in which order, and what stands on the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.agenda import PlanInForce, Task, TaskKind, agenda, calendar, missing_rows, next_mark
from desktop_app.domain.plan.facts import (
    Comparator,
    Deadline,
    DeadlineKind,
    PlanFacts,
    Quota,
    ReportDuty,
    ReviewEvent,
)
from desktop_app.domain.plan.plan import DocumentHead, Plan, PlanContent, PlanStatus
from desktop_app.domain.registration.dues import Due, DueKind, dues_of
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    PlanUnit,
    Registration,
    RegistrationState,
    Timeliness,
)

TODAY = date(2026, 3, 23)
FACTS = PlanFacts(
    deadlines=(
        Deadline(uid="d1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2026, 3, 20), text="Bảng đăng ký"),
        Deadline(
            uid="d2", deadline_kind=DeadlineKind.OTHER, on=date(2026, 4, 2), is_inclusive=False, text="Họp Hội đồng"
        ),
        Deadline(uid="d3", deadline_kind=DeadlineKind.DOSSIER, on=None),
    ),
    report_duties=(ReportDuty(uid="r1", text="Báo cáo quý", months=(3, 6, 9, 12), before_day=15),),
    review_events=(ReviewEvent(uid="e1", text="Sơ kết đợt 1", is_final=False, month=6),),
    quotas=(
        Quota(uid="q1", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST),
        Quota(uid="q2", award_code="GK", percent=40, text="Giấy khen 40 %"),
    ),
)


def row(unit_id: int, state: RegistrationState, timeliness: Timeliness = Timeliness.DUE, **more: object) -> BoardRow:
    registration = Registration(unit_id, 1, unit_id, state=state, **more)  # type: ignore[arg-type]
    return BoardRow(unit_id, f"Đơn vị {unit_id}", f"ĐV {unit_id}", registration, timeliness, 0, 0, PlanUnit(1, unit_id))


def plan_in_force(*rows: BoardRow, facts: PlanFacts = FACTS, on: date | None = date(2026, 3, 20)) -> PlanInForce:
    head = DocumentHead(number="12", symbol="KH-SKHCN", year=2026)
    plan = Plan(1, PlanStatus.ISSUED, PlanContent(head=head, facts=facts, working_year=2026))
    due = Due("registration", DueKind.REGISTRATION, "Đăng ký thi đua", on, "mục IV.3, Kế hoạch số 12/KH-SKHCN")
    return PlanInForce(plan, facts, {}, dues_of(plan, (), TODAY), (Board(1, due, TODAY, rows),))


def test_overdue_first_then_what_lies_here_then_by_day_then_the_rest() -> None:
    one = plan_in_force(
        row(1, RegistrationState.NOT_SENT, Timeliness.OVERDUE),
        row(2, RegistrationState.WAITING, received_on=date(2026, 3, 19)),
        row(3, RegistrationState.RETURNED, received_on=date(2026, 3, 16), returned_on=date(2026, 3, 18)),
        row(4, RegistrationState.APPROVED, Timeliness.ON_TIME, received_on=date(2026, 3, 12)),
    )
    drafts = [Task(TaskKind.DRAFT, 2), Task(TaskKind.DECISION, count=3)]
    tasks = agenda([one], drafts, TODAY)
    assert [task.kind for task in tasks] == [
        TaskKind.MISSING,
        TaskKind.RETURNED,
        TaskKind.WAITING,
        TaskKind.DEADLINE,
        TaskKind.DRAFT,
        TaskKind.QUOTA,
        TaskKind.DECISION,
    ]
    missing, returned, waiting, deadline = tasks[:4]
    assert (missing.days_left(TODAY), [one.unit_id for one in missing.rows]) == (-3, [1])
    assert returned.since_on == date(2026, 3, 18)
    assert waiting.since_on == date(2026, 3, 19)
    assert deadline.due_on == date(2026, 4, 1), "before the 2nd: the last day in time is the 1st"
    assert deadline.source == "Kế hoạch số 12/KH-SKHCN"


def test_a_deadline_becomes_work_thirty_days_before() -> None:
    one = plan_in_force(row(1, RegistrationState.NOT_SENT), on=date(2026, 4, 22))
    assert any(task.kind is TaskKind.MISSING for task in agenda([one], (), TODAY))
    later = plan_in_force(row(1, RegistrationState.NOT_SENT), on=date(2026, 4, 23))
    assert not any(task.kind is TaskKind.MISSING for task in agenda([later], (), TODAY))


def test_units_that_left_owe_nothing() -> None:
    gone = row(1, RegistrationState.NOT_SENT)
    gone = replace(gone, plan_unit=PlanUnit(1, 1, left_on=date(2026, 3, 1), leave_reason="Sáp nhập"))
    one = plan_in_force(gone)
    assert missing_rows(one.boards[0]) == ()
    assert not any(task.kind is TaskKind.MISSING for task in agenda([one], (), TODAY))


def test_the_calendar_has_deadlines_reports_and_reviews_by_day() -> None:
    one = plan_in_force(row(1, RegistrationState.NOT_SENT, Timeliness.OVERDUE))
    marks = calendar([one])
    assert [(mark.due.kind, mark.on) for mark in marks] == [
        (DueKind.REPORT, date(2026, 3, 14)),
        (DueKind.REGISTRATION, date(2026, 3, 20)),
        (DueKind.OTHER, date(2026, 4, 1)),
        (DueKind.REPORT, date(2026, 6, 14)),
        (DueKind.REVIEW, date(2026, 6, 30)),
        (DueKind.REPORT, date(2026, 9, 14)),
        (DueKind.REPORT, date(2026, 12, 14)),
    ]
    assert [mark.on for mark in marks if mark.is_overdue] == [date(2026, 3, 20)]
    assert marks[0].written == date(2026, 3, 15)
    following = next_mark(marks, TODAY)
    assert following is not None
    assert following.fact_uid == "d2"
    assert next_mark(marks, date(2027, 1, 1)) is None


def test_a_report_before_the_first_of_january_is_due_in_december() -> None:
    facts = PlanFacts(report_duties=(ReportDuty(uid="r", text="Báo cáo", months=(1, 2), before_day=1),))
    marks = calendar([plan_in_force(facts=facts)])
    assert [mark.on for mark in marks] == [date(2025, 12, 31), date(2026, 1, 31)]
    facts = PlanFacts(report_duties=(ReportDuty(uid="r", text="Báo cáo", months=(2,), before_day=31),))
    assert [mark.written for mark in calendar([plan_in_force(facts=facts)])] == [date(2026, 2, 28)]
