"""Money of awards: exact, by the decree and the base salary of the decision's day; each shipped row has its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from check_samples import RULES_FOLDER

from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.payments import DecidedAward, Payment, payments, total
from desktop_app.domain.award.prize_money import Recipient, round_up
from desktop_app.domain.errors import UserError
from desktop_app.rules.money_rules import load_prize_money

MONEY = load_prize_money(RULES_FOLDER)
PERSON, COLLECTIVE, HOUSEHOLD = Recipient.PERSON, Recipient.COLLECTIVE, Recipient.HOUSEHOLD

BASES = (1_390_000, 1_490_000, 1_800_000, 2_340_000, 2_530_000)
ROUNDED = {
    "0.3": (420_000, 450_000, 540_000, 710_000, 760_000),
    "0.6": (840_000, 900_000, 1_080_000, 1_410_000, 1_520_000),
    "0.8": (1_120_000, 1_200_000, 1_440_000, 1_880_000, 2_030_000),
    "1.0": (1_390_000, 1_490_000, 1_800_000, 2_340_000, 2_530_000),
    "1.5": (2_090_000, 2_240_000, 2_700_000, 3_510_000, 3_800_000),
    "3.0": (4_170_000, 4_470_000, 5_400_000, 7_020_000, 7_590_000),
    "3.5": (4_870_000, 5_220_000, 6_300_000, 8_190_000, 8_860_000),
    "4.5": (6_260_000, 6_710_000, 8_100_000, 10_530_000, 11_390_000),
    "8.0": (11_120_000, 11_920_000, 14_400_000, 18_720_000, 20_240_000),
    "12.0": (16_680_000, 17_880_000, 21_600_000, 28_080_000, 30_360_000),
}


@pytest.mark.parametrize("coefficient", ROUNDED)
def test_every_amount_is_rounded_up_to_ten_thousand(coefficient: str) -> None:
    for base, wanted in zip(BASES, ROUNDED[coefficient], strict=True):
        assert round_up(Decimal(coefficient) * base, 10_000) == wanted


def test_a_derived_coefficient_is_not_a_step_too_high() -> None:
    assert round_up(Decimal("0.1") * 3 * 1_000_000, 10_000) == 300_000


@pytest.mark.parametrize(
    ("code", "recipient", "on", "coefficient", "each", "decree"),
    [
        ("LDTT", PERSON, date(2022, 12, 20), "0.3", 450_000, "NĐ 91/2017/NĐ-CP, Điều 69"),
        ("LDTT", PERSON, date(2019, 6, 30), "0.3", 420_000, "NĐ 91/2017"),
        ("LDTT", PERSON, date(2019, 7, 1), "0.3", 450_000, "NĐ 91/2017"),
        ("CSTDCS", PERSON, date(2023, 6, 30), "1.0", 1_490_000, "NĐ 91/2017"),
        ("CSTDCS", PERSON, date(2023, 7, 1), "1.0", 1_800_000, "NĐ 91/2017"),
        ("BKT", PERSON, date(2023, 12, 31), "1.0", 1_800_000, "NĐ 91/2017"),
        ("BKT", PERSON, date(2024, 1, 1), "1.5", 2_700_000, "NĐ 98/2023"),
        ("BKT", PERSON, date(2024, 7, 1), "1.5", 3_510_000, "NĐ 98/2023"),
        ("BKT", PERSON, date(2025, 6, 30), "1.5", 3_510_000, "NĐ 98/2023"),
        ("BKT", PERSON, date(2025, 7, 1), "1.5", 3_510_000, "NĐ 152/2025/NĐ-CP, Điều 54"),
        ("BKT", COLLECTIVE, date(2026, 7, 1), "3.0", 7_590_000, "NĐ 152/2025/NĐ-CP, Điều 54"),
        ("BKTTG", COLLECTIVE, date(2025, 8, 1), "7.0", 16_380_000, "NĐ 152/2025"),
        ("GK", COLLECTIVE, date(2026, 6, 30), "0.6", 1_410_000, "NĐ 152/2025"),
        ("GK", HOUSEHOLD, date(2026, 6, 30), "0.45", 1_060_000, "NĐ 152/2025"),
        ("TTLDTT", COLLECTIVE, date(2026, 12, 31), "0.8", 2_030_000, "NĐ 152/2025/NĐ-CP, Điều 50"),
        ("TTLDXS", COLLECTIVE, date(2027, 2, 28), "1.5", 3_800_000, "NĐ 152/2025"),
        ("HCLD1", COLLECTIVE, date(2026, 1, 5), "18.0", 42_120_000, "NĐ 152/2025"),
        ("CTDCP", COLLECTIVE, date(2026, 1, 5), "12.0", 28_080_000, "NĐ 152/2025"),
    ],
)
def test_an_award_is_worth_what_the_decree_of_its_day_says(
    code: str, recipient: Recipient, on: date, coefficient: str, each: int, decree: str
) -> None:
    prize = MONEY.prize(code, recipient, on)
    assert (prize.coefficient, prize.each) == (Decimal(coefficient), each)
    assert prize.basis.text.startswith(decree)


def test_what_nobody_verified_says_so() -> None:
    assert not MONEY.prize("HCLD1", PERSON, date(2020, 5, 5)).is_verified
    assert not MONEY.prize("LDTT", PERSON, date(2018, 1, 5)).is_verified, "its base salary was never read"
    assert MONEY.prize("LDTT", PERSON, date(2026, 8, 1)).is_verified
    assert MONEY.prize("KNC", PERSON, date(2026, 8, 1)).is_ceiling


@pytest.mark.parametrize("on", [date(2017, 9, 30), date(2027, 3, 1)])
def test_a_day_without_a_decree_has_no_amount(on: date) -> None:
    with pytest.raises(UserError, match="Chưa có quy định về tiền thưởng"):
        MONEY.prize("LDTT", PERSON, on)


def test_a_title_of_persons_is_no_collectives() -> None:
    with pytest.raises(UserError, match="không dành cho tập thể"):
        MONEY.prize("LDTT", COLLECTIVE, date(2026, 1, 5))
    with pytest.raises(UserError, match="không ghi mức tiền thưởng"):
        MONEY.prize("GK", HOUSEHOLD, date(2022, 1, 5))


@pytest.mark.parametrize("decree", MONEY.decrees, ids=lambda one: one.name)
def test_every_award_of_the_catalogue_has_a_coefficient_with_its_source(decree: object) -> None:
    found = next(one for one in MONEY.decrees if one is decree)
    assert found.coefficients.keys() == {spec.code for spec in CATALOGUE}
    assert all(row.source.text.startswith(found.name) for row in found.coefficients.values())


def _awarded(key: int, code: str, subject: str = "A", period: int = 2025, on: date | None = None) -> DecidedAward:
    return DecidedAward(key, subject, code, PERSON, (period, period), on or date(2026, 1, 5))


def _paid(found: tuple[Payment, ...]) -> list[int]:
    return [one.prize.each if one.prize else 0 for one in found]


def test_of_two_titles_for_one_period_the_highest_is_paid_and_the_article_named() -> None:
    found = payments(MONEY, [_awarded(1, "LDTT"), _awarded(2, "CSTDCS")])
    assert _paid(found) == [0, 2_340_000]
    assert found[0].why_not.startswith("Cùng thời gian đạt thành tích")
    assert "NĐ 152/2025/NĐ-CP, Điều 49.5" in found[0].why_not


def test_titles_of_different_periods_and_a_commendation_beside_a_title_are_all_paid() -> None:
    found = payments(
        MONEY, [_awarded(1, "CSTDCS", period=2024), _awarded(2, "LDTT"), _awarded(3, "GK"), _awarded(4, "LDTT", "B")]
    )
    assert _paid(found) == [2_340_000, 710_000, 710_000, 710_000]
    assert total(found) == 4_470_000, "each award is rounded, then summed"


def test_a_rule_nobody_read_says_so_where_it_keeps_money_back() -> None:
    on = date(2022, 12, 20)
    found = payments(MONEY, [_awarded(1, "LDTT", on=on), _awarded(2, "CSTDCS", on=on)])
    assert _paid(found) == [0, 1_490_000]
    assert "chưa kiểm chứng" in found[0].why_not


def test_a_year_of_an_office_adds_up() -> None:
    on = date(2022, 12, 20)
    awards = [_awarded(number, "LDTT", f"p{number}", 2022, on) for number in range(38)]
    awards += [_awarded(100 + number, "CSTDCS", f"p{number}", 2022, on) for number in range(6)]
    found = payments(MONEY, awards)
    assert total(found) == 32 * 450_000 + 6 * 1_490_000


def test_without_a_decision_there_is_no_amount_yet() -> None:
    (found,) = payments(MONEY, [DecidedAward(1, "A", "LDTT", PERSON, (2025, 2025), None)])
    assert found.prize is None
    assert "ngày quyết định" in found.why_not


DECREE_DAYS = {"A": date(2022, 5, 5), "B": date(2024, 5, 5), "C": date(2026, 5, 5)}
TABLE = {
    # code: coefficient of a person (of a collective for its own titles) under A, B, C; x2: whether a collective gets twice that
    "LDTT": ("0.3", "0.3", "0.3", False),
    "CSTDCS": ("1", "1", "1", False),
    "CSTDT": ("3", "3", "3", False),
    "CSTDB": ("3", "3", "3", False),
    "CSTDTQ": ("4.5", "4.5", "4.5", False),
    "TTLDTT": ("0.8", "0.8", "0.8", False),
    "TTLDXS": ("1.5", "1.5", "1.5", False),
    "CTDT": ("8", "8", "8", False),
    "CTDB": ("8", "8", "8", False),
    "CTDCP": ("12", "12", "12", False),
    "GK": ("0.3", "0.3", "0.3", True),
    "BKT": ("1", "1.5", "1.5", True),
    "BKB": ("1", "1.5", "1.5", True),
    "BKTTG": ("3.5", "3.5", "3.5", True),
    "KNC": ("0.6", "0.6", "0.6", False),
    "HCLD1": ("9", "9", "9", True),
    "HCLD2": ("7.5", "7.5", "7.5", True),
    "HCLD3": ("4.5", "4.5", "4.5", True),
}
OF_COLLECTIVES = {"TTLDTT", "TTLDXS", "CTDT", "CTDB", "CTDCP"}
NEVER_READ = {"A": {"KNC", "HCLD1", "HCLD2", "HCLD3"}, "B": set(TABLE), "C": set[str]()}


@pytest.mark.parametrize("code", TABLE)
@pytest.mark.parametrize(("place", "decree"), list(enumerate(DECREE_DAYS)))
def test_every_row_of_every_decree(code: str, place: int, decree: str) -> None:
    on, row = DECREE_DAYS[decree], TABLE[code]
    own = COLLECTIVE if code in OF_COLLECTIVES else PERSON
    prize = MONEY.prize(code, own, on)
    assert prize.coefficient == Decimal(str(row[place]))
    assert prize.is_verified is (code not in NEVER_READ[decree])
    assert prize.is_ceiling is (code == "KNC")
    if row[3]:
        assert MONEY.prize(code, COLLECTIVE, on).coefficient == 2 * Decimal(str(row[place]))
    elif own is PERSON:
        with pytest.raises(UserError):
            MONEY.prize(code, COLLECTIVE, on)


def test_households_get_one_and_a_half_times_a_commendation_from_the_second_decree_on() -> None:
    for code, wanted in (("GK", "0.45"), ("BKT", "2.25"), ("BKB", "2.25")):
        assert MONEY.prize(code, HOUSEHOLD, DECREE_DAYS["C"]).coefficient == Decimal(wanted)
        assert MONEY.prize(code, HOUSEHOLD, DECREE_DAYS["C"]).is_verified
        assert not MONEY.prize(code, HOUSEHOLD, DECREE_DAYS["B"]).is_verified
        with pytest.raises(UserError):
            MONEY.prize(code, HOUSEHOLD, DECREE_DAYS["A"])
    for code in ("LDTT", "TTLDTT", "CTDT", "HCLD1"):
        with pytest.raises(UserError):
            MONEY.prize(code, HOUSEHOLD, DECREE_DAYS["C"])


def test_who_pays_and_the_ceiling_are_read_under_the_newest_decree_only() -> None:
    for decree, on in DECREE_DAYS.items():
        found = MONEY.decree_on(on)
        assert found is not None
        assert found.own_fund is not None
        assert found.fund_ceiling is not None
        assert found.own_fund.award_codes == {"LDTT", "CSTDCS", "TTLDTT", "GK"}
        assert found.fund_ceiling.percent == 20
        assert found.own_fund.source.is_verified is (decree == "C")
        assert found.fund_ceiling.source.is_verified is (decree == "C")
        assert found.one_title_a_period.is_verified is (decree != "A")
