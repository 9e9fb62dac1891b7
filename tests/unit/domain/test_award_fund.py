"""The fund of a year: the ceiling is exact, going past anything is told and never barred."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_app.domain.award.award_fund import (
    AwardFund,
    FundStanding,
    ceiling_of,
    ceiling_words,
    checked_fund,
    warnings,
)
from desktop_app.domain.award.prize_money import FundCeiling
from desktop_app.domain.errors import UserError
from desktop_app.domain.evidence import Evidence, Source

RULE = FundCeiling(Decimal(20), Source("NĐ 152/2025/NĐ-CP, Điều 46.3.a"))


def _standing(fund: AwardFund, committed: int = 0, proposed: int = 0, rule: FundCeiling | None = RULE) -> FundStanding:
    return FundStanding(fund, rule, ceiling_of(fund, rule), committed, proposed)


def test_the_ceiling_is_a_share_of_the_payroll_and_never_a_dong_more() -> None:
    assert ceiling_of(AwardFund(2025, payroll=5_000_000_000), RULE) == 1_000_000_000
    assert ceiling_of(AwardFund(2025, payroll=1_003), RULE) == 200
    assert ceiling_of(AwardFund(2025), RULE) is None


def test_exactly_the_ceiling_and_exactly_the_fund_are_within() -> None:
    at = _standing(AwardFund(2025, payroll=1_000, planned=200), committed=150, proposed=50)
    assert not at.is_over_ceiling
    assert not at.would_be_over
    assert warnings(at) == ()
    assert at.left == 50


def test_each_thing_that_goes_past_is_told_with_its_amount() -> None:
    over_law = _standing(AwardFund(2025, payroll=1_000_000, planned=200_001))
    assert warnings(over_law) == ("Quỹ dự kiến vượt mức tối đa 1 đồng.",)
    over = _standing(AwardFund(2025, planned=1_000_000), committed=1_450_000, proposed=10)
    assert warnings(over) == ("Kết quả đã công nhận vượt quỹ 450.000 đồng.",)
    would = _standing(AwardFund(2025, planned=1_000_000), committed=900_000, proposed=450_000)
    assert warnings(would) == ("Nếu công nhận hết các đề nghị thì vượt quỹ 350.000 đồng.",)


def test_donations_come_on_top_and_outside_the_ceiling() -> None:
    standing = _standing(AwardFund(2025, payroll=1_000, planned=200, donations=100), committed=300)
    assert standing.available == 300
    assert warnings(standing) == ()


def test_a_ceiling_nobody_read_says_so_and_a_fund_without_figures_is_never_over() -> None:
    rule = FundCeiling(Decimal(20), Source("NĐ 91/2017/NĐ-CP", Evidence.UNVERIFIED))
    assert "chưa kiểm chứng" in ceiling_words(_standing(AwardFund(2022, payroll=1_000), rule=rule))
    empty = _standing(AwardFund(2025), committed=10**9)
    assert (empty.available, empty.left, warnings(empty)) == (None, None, ())


@pytest.mark.parametrize(
    "fund", [AwardFund(2025, payroll=0), AwardFund(2025, planned=-1), AwardFund(2025, donations=10**15)]
)
def test_amounts_that_cannot_be_are_refused(fund: AwardFund) -> None:
    with pytest.raises(UserError, match="không hợp lý"):
        checked_fund(fund)
