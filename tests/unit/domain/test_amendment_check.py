"""An amending document is recorded once, of an issued plan, and leaves facts that make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.amendment_check import checked_amendment
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts, Quota, Wave
from desktop_app.domain.plan.plan import Amendment, DocumentHead, FactChange, Plan, PlanContent, PlanStatus

ISSUED_ON = date(2022, 2, 24)
PLAN = Plan(
    1,
    PlanStatus.ISSUED,
    PlanContent(
        head=DocumentHead(number="14", symbol="KH-STTTT", day=24, month=2, year=2022),
        facts=PlanFacts(
            deadlines=(Deadline(uid="deadline-1", deadline_kind=DeadlineKind.REGISTRATION, on=date(2022, 3, 18)),),
            quotas=(Quota(uid="quota-1", award_code="GK", percent=40, base="LDTT"),),
            waves=(Wave(uid="wave-1", label="Đợt 1", from_on=date(2022, 3, 1), to_on=date(2022, 6, 30)),),
        ),
    ),
)
DAY = date(2022, 3, 10)
MOVED = FactChange("deadline-1", "on", "25/3/2022")
LETTER = Amendment(1, 1, "Công văn", "52/STTTT-VP", DAY, (FactChange("deadline-1", "on", "2022-03-25"),))


def test_the_document_comes_out_clean_and_in_stored_form() -> None:
    made = checked_amendment(PLAN, [], "  Công  văn ", " 52/STTTT-VP\n", DAY, [MOVED])
    assert (made.label, made.dated_on) == ("Công văn số 52/STTTT-VP", DAY)
    assert made.changes == (FactChange("deadline-1", "on", "2022-03-25"),)


@pytest.mark.parametrize(
    ("document_type", "number", "on", "changes", "code"),
    [
        ("", "52", DAY, [MOVED], "amendment.head"),
        ("Công văn", " ", DAY, [MOVED], "amendment.head"),
        ("Công văn", "52", date(1022, 3, 10), [MOVED], "amendment.day"),
        ("Công văn", "52", date(2022, 2, 23), [MOVED], "amendment.too_early"),
        ("Công văn", "52", DAY, [], "amendment.empty"),
        ("Công văn", "52", DAY, [MOVED, MOVED], "amendment.changed_twice"),
        ("CÔNG VĂN", "52/STTTT-VP", DAY, [MOVED], "amendment.known"),
        ("Công văn", "52", DAY, [FactChange("deadline-1", "on", "25/3/2021")], "amendment.deadline_too_early"),
        ("Công văn", "52", DAY, [FactChange("wave-1", "to_on", "28/2/2022")], "amendment.wave_order"),
        ("Công văn", "52", DAY, [FactChange("wave-1", "from_on", "1/7/2022")], "amendment.wave_order"),
        ("Công văn", "52", DAY, [FactChange("quota-1", "percent", "nan")], "fact.value_range"),
    ],
)
def test_what_cannot_be_is_refused(
    document_type: str, number: str, on: date, changes: list[FactChange], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        checked_amendment(PLAN, [LETTER], document_type, number, on, changes)
    assert problem.value.code == code


@pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.SUBMITTED, PlanStatus.REPLACED])
def test_only_an_issued_plan_is_amended(status: PlanStatus) -> None:
    with pytest.raises(UserError, match="đã ban hành"):
        checked_amendment(replace(PLAN, plan_status=status), [], "Công văn", "52", DAY, [MOVED])


def test_the_same_number_on_another_day_is_another_document() -> None:
    made = checked_amendment(PLAN, [LETTER], "Công văn", "52/STTTT-VP", date(2022, 3, 11), [MOVED])
    assert made.dated_on == date(2022, 3, 11)
