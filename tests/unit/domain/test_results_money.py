"""The money of results: approved ones only, each by its own decision's day, nothing twice and nothing guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from check_samples import RULES_FOLDER

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.money_wording import remarks, row_words, total_words
from desktop_app.domain.award.results_money import ResultsMoney, money_of
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.rules.money_rules import load_prize_money

MONEY = load_prize_money(RULES_FOLDER)
PERSON, COLLECTIVE = SubjectKind.PERSON, SubjectKind.COLLECTIVE


def _award(number: int, code: str, on: date | None, whom: int | str = 1, outcome: Outcome = Outcome.APPROVED) -> Award:
    kind = PERSON if isinstance(whom, int) else COLLECTIVE
    person, name = (whom, "") if isinstance(whom, int) else (None, whom)
    return Award(number, 2025, kind, 1, code, outcome, person, name, decision_number="9/QĐ", decision_on=on)


def _rows(money: ResultsMoney) -> list[tuple[str, int, int]]:
    return [(row.prize.award_code, row.count, row.prize.each) for row in money.rows]


DAY = date(2026, 1, 5)


def test_only_what_is_approved_counts_and_an_undated_decision_is_told_not_guessed() -> None:
    found = money_of(
        [
            _award(1, "LDTT", DAY, 1),
            _award(2, "LDTT", DAY, 2, Outcome.PROPOSED),
            _award(3, "LDTT", DAY, 3, Outcome.NOT_APPROVED),
            _award(4, "LDTT", None, 4),
        ],
        MONEY,
    )
    assert _rows(found) == [("LDTT", 1, 710_000)]
    assert [one.award.id for one in found.undated] == [4]
    assert "1 kết quả chưa có ngày quyết định" in remarks(found)[0]


def test_one_award_decided_on_days_of_different_salaries_stands_in_several_rows() -> None:
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31)]
    found = money_of([_award(n, "LDTT", day, n) for n, day in enumerate(days, start=1)], MONEY)
    assert _rows(found) == [("LDTT", 1, 710_000), ("LDTT", 2, 760_000)]
    assert found.total == 710_000 + 2 * 760_000


def test_who_decides_pays_and_the_two_sums_stand_apart() -> None:
    found = money_of(
        [_award(1, "CSTDCS", DAY), _award(2, "BKT", DAY), _award(3, "TTLDXS", DAY, "Phòng A"), _award(4, "GK", DAY)],
        MONEY,
    )
    assert found.total == 2_340_000 + 3_510_000 + 3_510_000 + 710_000
    assert found.own_total == 2_340_000 + 710_000
    assert total_words(found) == "10.070.000 đồng (cơ quan chi 3.050.000 đồng, cấp khác chi 7.020.000 đồng)"


def test_of_one_period_the_highest_title_is_paid_even_where_it_was_decided_later() -> None:
    found = money_of([_award(1, "LDTT", date(2025, 12, 20)), _award(2, "CSTDCS", date(2026, 7, 2))], MONEY)
    assert _rows(found) == [("CSTDCS", 1, 2_530_000)]
    assert [one.payment.paid_as for one in found.lower] == ["CSTDCS"]


def test_periods_that_the_history_knows_keep_titles_apart() -> None:
    awards = [_award(1, "CSTDCS", DAY), _award(2, "CSTDT", DAY)]
    assert money_of(awards, MONEY).total == 7_020_000
    assert money_of(awards, MONEY, {2: (2023, 2025)}).total == 7_020_000 + 2_340_000


def test_a_collective_gets_twice_a_commendation_a_household_one_and_a_half() -> None:
    found = money_of(
        [_award(1, "GK", DAY), _award(2, "GK", DAY, "Phòng A"), _award(3, "GK", DAY, "Hộ gia đình ông Quách Văn B")],
        MONEY,
    )
    assert [row.prize.each for row in found.rows] == [1_410_000, 1_060_000, 710_000]
    assert "Giấy khen của Giám đốc Sở (hộ gia đình): 1 × 1.060.000 = 1.060.000 đồng, cơ quan chi" in map(
        row_words, found.rows
    )


def test_one_award_stored_twice_under_one_decision_is_paid_once() -> None:
    found = money_of([_award(1, "GK", DAY), _award(2, "GK", DAY), _award(3, "GK", date(2026, 3, 3))], MONEY)
    assert _rows(found) == [("GK", 2, 710_000)], "another decision is another achievement"


def test_an_award_no_rule_knows_and_a_day_after_the_decree_are_told() -> None:
    found = money_of([_award(1, "XYZ", DAY), _award(2, "LDTT", date(2027, 3, 1), 2)], MONEY)
    assert (found.total, len(found.without_rule)) == (0, 2)
    told = " ".join(remarks(found))
    assert "NĐ 152/2025/NĐ-CP hết hiệu lực sau ngày 28/02/2027 (NĐ 152/2025/NĐ-CP, Điều 60.1" in told
    assert "Không có danh hiệu" in told


@pytest.mark.parametrize(
    ("before", "each", "after"),
    [
        (date(2018, 6, 30), 390_000, 420_000),
        (date(2019, 6, 30), 420_000, 450_000),
        (date(2020, 6, 30), 450_000, 450_000),
        (date(2023, 6, 30), 450_000, 540_000),
        (date(2023, 12, 31), 540_000, 540_000),
        (date(2024, 6, 30), 540_000, 710_000),
        (date(2025, 6, 30), 710_000, 710_000),
        (date(2026, 6, 30), 710_000, 760_000),
    ],
)
def test_the_day_of_the_decision_chooses_the_salary(before: date, each: int, after: int) -> None:
    next_day = date.fromordinal(before.toordinal() + 1)
    assert money_of([_award(1, "LDTT", before)], MONEY).total == each
    assert money_of([_award(1, "LDTT", next_day)], MONEY).total == after


@pytest.mark.parametrize("on", [date(2017, 6, 30), date(2017, 7, 1), date(2017, 9, 30)])
def test_before_the_first_decree_nothing_is_reckoned(on: date) -> None:
    assert money_of([_award(1, "LDTT", on)], MONEY).total == 0
    assert money_of([_award(1, "LDTT", date(2017, 10, 1))], MONEY).total == 390_000


def test_what_was_never_read_is_marked() -> None:
    on = date(2018, 1, 5)
    found = money_of([_award(1, "HCLD3", on), _award(2, "HCLD3", on, "Phòng A")], MONEY)
    assert not found.is_verified
    assert any("chưa kiểm chứng" in line for line in remarks(found))
    assert [row.prize.coefficient for row in found.rows] == [9, 4.5]


def test_proposals_are_reckoned_as_if_decided_on_a_day() -> None:
    approved = _award(1, "LDTT", DAY)
    proposed = replace(_award(2, "CSTDCS", None), outcome=Outcome.PROPOSED)
    assert money_of([approved, proposed], MONEY).total == 710_000
    assert money_of([approved, proposed], MONEY, proposed_on=date(2026, 8, 1)).total == 2_530_000
