"""Double awards for one achievement: what is flagged, by which law, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.award.double_awards import (
    AwardRow,
    DoubleFlag,
    DoubleKind,
    InitiativeUse,
    double_awards,
    doubles_with,
)
from desktop_app.domain.award.double_wording import DOUBLE_NAMES, flag_advice, flag_basis, flag_sentence
from desktop_app.rules.double_award_rules import load_double_award_rules

RULES = load_double_award_rules(Path(__file__).resolve().parents[3] / "resources" / "rules")
_IDS = iter(range(1, 100_000))


def award(code: str, year: int, number: str = "", on: str = "", kind: str = "", **more: Any) -> AwardRow:
    period = more.pop("period", ("", ""))
    start, end = period if isinstance(period, tuple) else (f"{period}-01-01", f"{period}-12-31")
    return AwardRow(
        more.pop("award_id", next(_IDS)),
        more.pop("person_id", 7),
        more.pop("unit_id", 1),
        more.pop("collective_name", ""),
        code,
        year,
        number,
        on,
        kind,
        start,
        end,
        **more,
    )


def flags(*rows: AwardRow) -> tuple[DoubleFlag, ...]:
    return double_awards(rows, RULES)


def only(*rows: AwardRow) -> DoubleFlag:
    (flag,) = flags(*rows)
    return flag


# One award stored twice


def test_one_award_in_the_history_and_among_the_years_results_is_told() -> None:
    flag = only(
        award("LDTT", 2023, "12/QĐ-SNV", "2024-01-05", "regular"),
        award("LDTT", 2023, "Số 12/QĐ-SNV", "2024-01-05", "regular"),
    )
    assert flag.kind is DoubleKind.ENTERED_TWICE
    assert flag.rule is None
    assert (
        only(award("GK", 2023, "12/QĐ-SNV", "2024-01-05", "sudden"), award("GK", 2023)).kind is DoubleKind.ENTERED_TWICE
    )


# One title, one year


@pytest.mark.parametrize("code", ["LDTT", "CSTDCS", "CSTDT", "TTLDXS", "CTDT"])
def test_one_title_of_one_year_by_two_decisions_is_told(code: str) -> None:
    whose = {"person_id": 0, "collective_name": "Phòng A"} if code in ("TTLDXS", "CTDT") else {}
    flag = only(
        award(code, 2024, "12/QĐ-SNV", "2025-01-05", "regular", **whose),
        award(code, 2024, "85/QĐ-SNV", "2025-03-05", "regular", **whose),
    )
    assert flag.kind is DoubleKind.TITLE_TWICE
    assert "06/2022/QH15, Điều 5 khoản 2 điểm c" in flag_basis(flag)
    assert "12/QĐ-SNV ngày 05/01/2025" in flag_sentence(flag)
    assert "85/QĐ-SNV" in flag_sentence(flag)


def test_a_yearly_title_under_another_plan_is_still_the_years_title() -> None:
    flag = only(
        award("LDTT", 2025, "1/QĐ-S", "2025-12-20", "regular"),
        award("LDTT", 2025, "79/QĐ-S", "2026-01-10", "movement"),
    )
    assert flag.kind is DoubleKind.TITLE_TWICE


def test_titles_of_different_years_movements_and_subjects_are_no_doubles() -> None:
    assert not flags(award("LDTT", 2023, "1/QĐ", "2024-01-05"), award("LDTT", 2024, "2/QĐ", "2025-01-05"))
    assert not flags(award("LDTT", 2023, "1/QĐ", "2024-01-05"), award("CSTDCS", 2023, "1/QĐ", "2024-01-05"))
    assert not flags(award("LDTT", 2023, "1/QĐ", person_id=1), award("LDTT", 2023, "2/QĐ", person_id=2))
    flag = {"person_id": 0, "collective_name": "Phòng A"}
    assert not flags(
        award("CTDT", 2025, "1/QĐ", "2026-01-05", "regular", **flag),
        award("CTDT", 2025, "2/QĐ", "2026-02-05", "movement", **flag),
    ), "the flag for the year and that for a movement of three years (Luật 06/2022/QH15, Điều 26)"


def test_two_collectives_of_a_unit_and_a_reorganised_unit_are_different_subjects() -> None:
    one = award("TTLDTT", 2024, "1/QĐ", person_id=0, unit_id=3, collective_name="Phòng A")
    assert not flags(one, award("TTLDTT", 2024, "2/QĐ", person_id=0, unit_id=3, collective_name="Tổ văn thư"))
    assert not flags(one, award("TTLDTT", 2024, "2/QĐ", person_id=0, unit_id=4, collective_name="Phòng A"))


# One form, one achievement


def test_one_form_for_overlapping_periods_of_one_kind_is_told() -> None:
    flag = only(
        award("BKT", 2022, "1/QĐ-UBND", "2022-12-30", "regular", period=("2021-01-01", "2022-12-31")),
        award("BKT", 2023, "2/QĐ-UBND", "2023-12-30", "regular", period=("2022-01-01", "2023-12-31")),
    )
    assert flag.kind is DoubleKind.FORM_TWICE
    assert "15/2003/QH11, Điều 6 khoản 2" in flag_basis(flag)
    assert "2021-2022" in flag_sentence(flag)
    assert flag_advice(flag) == ""


def test_periods_that_only_follow_each_other_are_two_achievements() -> None:
    first = award("BKT", 2022, "1/QĐ-UBND", "2022-12-30", "regular", period=("2021-01-01", "2022-12-31"))
    assert not flags(
        first, award("BKT", 2024, "2/QĐ-UBND", "2024-12-30", "regular", period=("2023-01-01", "2024-12-31"))
    )


@pytest.mark.parametrize(("kind", "told"), [("regular", True), ("", True), ("sudden", False), ("movement", False)])
def test_without_a_period_the_year_counts_for_regular_merit_only(kind: str, told: bool) -> None:
    """Two sudden merits of one year are two achievements (the same form may recur for different ones)."""
    found = flags(
        award("GK", 2024, "1/QĐ-SNV", "2024-05-05", kind),
        award("GK", 2024, "2/QĐ-SNV", "2024-12-05", kind),
    )
    assert bool(found) is told
    if told:
        assert "giai đoạn thành tích" in flag_advice(found[0])
        assert ("loại hình" in flag_advice(found[0])) is (kind == "")


def test_sudden_merit_of_one_time_is_one_achievement_but_another_kind_is_not() -> None:
    one = award("GK", 2024, "1/QĐ-SNV", "2024-05-05", "sudden", period=("2024-04-01", "2024-04-20"))
    other = award("GK", 2024, "2/QĐ-SNV", "2024-06-05", "sudden", period=("2024-04-10", "2024-04-30"))
    assert only(one, other).kind is DoubleKind.FORM_TWICE
    assert not flags(one, other._replace(merit_kind="movement"))


def test_a_plan_or_wave_of_its_own_makes_it_another_achievement() -> None:
    one = award("GK", 2024, "1/QĐ-SNV", "2024-05-05", "movement", plan_id=1, wave_uid="w1")
    assert only(one, award("GK", 2024, "2/QĐ-SNV", "2024-09-05", "movement", plan_id=1)).kind is DoubleKind.FORM_TWICE
    assert not flags(one, award("GK", 2024, "2/QĐ-SNV", "2024-09-05", "movement", plan_id=2))
    assert not flags(one, award("GK", 2024, "2/QĐ-SNV", "2024-09-05", "movement", plan_id=1, wave_uid="w2"))


# Several forms, one achievement


def test_two_forms_for_one_time_are_told_and_a_longer_time_is_another_achievement() -> None:
    card = award("GK", 2024, "1/QĐ-SNV", "2024-12-05", "regular", period=2024)
    flag = only(card, award("BKT", 2024, "9/QĐ-UBND", "2025-02-05", "regular", period=2024))
    assert flag.kind is DoubleKind.TWO_FORMS
    assert "Giấy khen của Giám đốc Sở" in flag_sentence(flag)
    assert "Bằng khen" in flag_sentence(flag)
    assert not flags(
        card, award("BKT", 2024, "9/QĐ-UBND", "2025-02-05", "regular", period=("2023-01-01", "2024-12-31"))
    )
    assert not flags(card, award("BKT", 2024, "9/QĐ-UBND", "2025-02-05", "sudden", period=2024))
    assert not flags(card, award("CSTDCS", 2024, "9/QĐ-SNV", "2025-02-05", "regular")), "a title and a form go together"


# State-level awards within a year: only of the time of Luật 15/2003/QH11


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("2022-03-01", "2022-11-01", True),
        ("2022-03-01", "2023-02-28", True),
        ("2022-03-01", "2023-03-01", False),
        ("2023-12-01", "2024-01-02", False),  # the later decision falls under Luật 06/2022/QH15
        ("2016-03-01", "2016-11-01", False),  # before the rules that were found
        ("2020-02-29", "2021-02-27", True),
        ("2020-02-29", "2021-02-28", False),
    ],
)
def test_two_state_level_awards_within_a_year(first: str, second: str, is_told: bool) -> None:
    found = flags(
        award("BKTTG", int(first[:4]), "1/QĐ-TTg", first, "regular", period=("2015-01-01", "2018-12-31")),
        award("HCLD3", int(second[:4]), "2/QĐ-CTN", second, "regular", period=("2012-01-01", "2020-12-31")),
    )
    assert [flag.kind for flag in found] == ([DoubleKind.STATE_LEVEL] if is_told else [])


def test_sudden_service_and_tenure_are_excepted_and_an_unread_text_is_marked() -> None:
    regular = award("BKTTG", 2022, "1/QĐ-TTg", "2022-03-01", "regular", period=("2017-01-01", "2021-12-31"))
    for kind in ("sudden", "service", "tenure"):
        assert not flags(
            regular, award("HCLD3", 2022, "2/QĐ-CTN", "2022-05-01", kind, period=("2001-01-01", "2021-12-31"))
        )
    flag = only(
        award("BKTTG", 2018, "1/QĐ-TTg", "2018-03-01", "regular", period=("2013-01-01", "2017-12-31")),
        award("CSTDTQ", 2018, "2/QĐ-TTg", "2018-05-01", "regular"),
    )
    assert "chưa kiểm chứng" in flag_basis(flag)
    assert not flags(regular, award("BKT", 2022, "2/QĐ-UBND", "2022-05-01", "regular", period=2020))


# Initiatives


def test_an_initiative_used_for_a_title_and_for_a_commendation() -> None:
    title = award("CSTDCS", 2024, "1/QĐ-SNV", "2025-01-05")
    form = award("BKT", 2024, "9/QĐ-UBND", "2025-03-05", period=("2023-01-01", "2024-12-31"))
    uses = (InitiativeUse(3, "Số hóa hồ sơ", 7, "CSTDCS", 2024), InitiativeUse(3, "Số hóa hồ sơ", 7, "BKT", 2024))
    (flag,) = double_awards((title, form), RULES, uses)
    assert flag.kind is DoubleKind.INITIATIVE_TWICE
    assert "“Số hóa hồ sơ”" in flag_sentence(flag)
    assert "5007/BNV-TĐKT" in flag_basis(flag)
    assert "chưa kiểm chứng" not in flag_basis(flag)
    later = award("CSTDT", 2025, "3/QĐ-UBND", "2025-05-05")
    two_titles = (uses[0], InitiativeUse(3, "Số hóa hồ sơ", 7, "CSTDT", 2025))
    assert double_awards((title, later), RULES, two_titles) == ()
    assert double_awards((title,), RULES, uses) == (), "the other award is not in the office file"
    assert double_awards((title, form._replace(person_id=8)), RULES, (uses[0], uses[1]._replace(person_id=8))) == ()


# Flags


def test_a_flag_keeps_its_key_until_an_award_of_it_changes() -> None:
    one = award("LDTT", 2024, "12/QĐ-SNV", "2025-01-05")
    other = award("LDTT", 2024, "85/QĐ-SNV", "2025-03-05")
    assert only(one, other).key == only(other, one).key
    assert only(one, other._replace(decision_number="86/QĐ-SNV")).key != only(one, other).key
    found = flags(one, other)
    assert doubles_with(found, [other.award_id]) == found
    assert doubles_with(found, [0]) == ()


def test_every_kind_has_a_name_and_every_rule_its_source() -> None:
    assert set(DOUBLE_NAMES) == set(DoubleKind)
    assert all(rule.source.text and rule.words for rule in RULES)
    on = date(2026, 12, 1)
    assert {kind for rule in RULES if rule.covers(on) for kind in rule.kinds} == set(DoubleKind) - {
        DoubleKind.ENTERED_TWICE,
        DoubleKind.STATE_LEVEL,
    }
