"""Amending documents and the clerk's settings change what holds on a day, never the plan."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.plan.amending import checked_change, effective_facts, source_of
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import Comparator, Deadline, DeadlineKind, PlanFacts, Quota, Rounding
from desktop_app.domain.plan.plan import Amendment, DocumentHead, FactChange, Plan, PlanContent, PlanStatus
from desktop_app.domain.plan.quota_settings import QuotaSettings

DEADLINE = Deadline(uid="deadline-1", block_uid="b2", deadline_kind=DeadlineKind.REGISTRATION, on=date(2022, 3, 18))
QUOTA = Quota(uid="quota-1", block_uid="b1", award_code="GK", percent=40, base="LDTT")
PLAN = Plan(
    1,
    PlanStatus.ISSUED,
    PlanContent(
        head=DocumentHead(number="14", symbol="KH-STTTT"),
        blocks=(Block("b1", BlockKind.SECTION, marker="IV.", children=(Block("b2", BlockKind.CLAUSE, marker="3."),)),),
        facts=PlanFacts(deadlines=(DEADLINE,), quotas=(QUOTA,)),
    ),
)
LETTER = Amendment(1, 1, "Công văn", "52/STTTT-VP", date(2022, 3, 10), (FactChange("deadline-1", "on", "2022-03-25"),))
NOTICE = Amendment(2, 1, "Thông báo", "9/TB-STTTT", date(2022, 3, 20), (FactChange("deadline-1", "on", "2022-03-30"),))


@pytest.mark.parametrize(
    ("on", "deadline", "source"),
    [
        (date(2022, 3, 9), date(2022, 3, 18), "mục IV.3, Kế hoạch số 14/KH-STTTT"),
        (
            date(2022, 3, 10),
            date(2022, 3, 25),
            "Công văn số 52/STTTT-VP ngày 10/3/2022, sửa mục IV.3, Kế hoạch số 14/KH-STTTT",
        ),
        (
            date(2022, 4, 1),
            date(2022, 3, 30),
            "Thông báo số 9/TB-STTTT ngày 20/3/2022, sửa mục IV.3, Kế hoạch số 14/KH-STTTT",
        ),
    ],
)
def test_a_deadline_moves_on_the_day_of_the_amending_document(on: date, deadline: date, source: str) -> None:
    amendments = [NOTICE, LETTER]
    assert effective_facts(PLAN, amendments, on).deadlines[0].on == deadline
    assert source_of(PLAN, amendments, "deadline-1", on) == source
    assert PLAN.content.facts.deadlines[0].on == date(2022, 3, 18)


def test_the_clerks_settings_stand_over_what_the_plan_leaves_open() -> None:
    settings = {"quota-1": QuotaSettings(comparator=Comparator.AT_MOST, rounding=Rounding.UP)}
    quota = effective_facts(PLAN, [], date(2022, 5, 1), settings).quotas[0]
    assert (quota.comparator, quota.rounding, quota.percent) == (Comparator.AT_MOST, Rounding.UP, 40)


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        (FactChange("deadline-1", "on", "25/3/2022"), "2022-03-25"),
        (FactChange("quota-1", "percent", "35%"), "35"),
        (FactChange("quota-1", "comparator", "tối đa"), "<="),
    ],
)
def test_a_change_is_stored_in_one_form(change: FactChange, stored: str) -> None:
    assert checked_change(PLAN.content.facts, change).value == stored


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (FactChange("deadline-9", "on", "25/3/2022"), "fact.unknown"),
        (FactChange("deadline-1", "text", "x"), "fact.not_amendable"),
        (FactChange("quota-1", "percent", "nhiều"), "fact.value"),
        (FactChange("quota-1", "comparator", "chừng"), "fact.comparator"),
        (FactChange("quota-1", "percent", "nan"), "fact.value_range"),
        (FactChange("quota-1", "percent", "inf"), "fact.value_range"),
        (FactChange("quota-1", "percent", "-5"), "fact.value_range"),
        (FactChange("quota-1", "percent", "0"), "fact.value_range"),
        (FactChange("quota-1", "percent", "150"), "fact.value_range"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(change: FactChange, code: str) -> None:
    with pytest.raises(UserError) as problem:
        checked_change(PLAN.content.facts, change)
    assert problem.value.code == code
