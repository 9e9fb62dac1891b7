"""Quotas: exact shares, disjoint bases, scopes, rounding and verdicts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.quota import by_quota, limit_of, quota_standings, share
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.wording import arithmetic_words, quota_words, verdict_words
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope, Rounding
from desktop_app.domain.registration.registration import SubjectKind

UNITS = {1: "Văn phòng Sở", 2: "Phòng Bưu chính", 3: "Trung tâm Công nghệ số"}
CHAMPIONS = Quota(uid="q1", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT")
LETTERS = Quota(uid="q2", award_code="GK", percent=40, base="LDTT", scope=QuotaScope.UNIT)
SOURCES = {"q1": "mục IV.2, Kế hoạch số 14/KH-STTTT", "q2": "mục IV.2, Kế hoạch số 14/KH-STTTT"}


def _person(number: int, code: str, unit: int = 1, outcome: Outcome = Outcome.APPROVED) -> Award:
    return Award(0, 2022, SubjectKind.PERSON, unit, code, outcome, person_id=number)


def _people(first: int, count: int, code: str, unit: int = 1, outcome: Outcome = Outcome.APPROVED) -> list[Award]:
    return [_person(number, code, unit, outcome) for number in range(first, first + count)]


def _standings(quotas: list[Quota], results: Results, sources: dict[str, str] = SOURCES) -> tuple[QuotaStanding, ...]:
    return quota_standings(RulingPlan(PlanFacts(quotas=tuple(quotas)), sources), results, QuotaGround(UNITS))


def _standing(quota: Quota, awards: list[Award]) -> QuotaStanding:
    (found,) = _standings([quota], Results(awards))
    return found


@pytest.mark.parametrize(
    ("percent", "count", "exact", "down", "nearest", "up"),
    [
        (15, 40, "6", 6, 6, 6),
        (15, 33, "4.95", 4, 5, 5),
        (15, 34, "5.1", 5, 5, 6),
        (40, 12, "4.8", 4, 5, 5),
        (15, 0, "0", 0, 0, 0),
        (33.3, 10, "3.33", 3, 3, 4),
        (12.5, 12, "1.5", 1, 2, 2),
        (0.1, 30, "0.03", 0, 0, 1),
        (70, 10, "7", 7, 7, 7),
        (100, 7, "7", 7, 7, 7),
        (1.1, 100, "1.1", 1, 1, 2),  # 1.1 * 100 in floats is 110.00000000000001
        (29, 100, "29", 29, 29, 29),  # 0.29 * 100 in floats is 28.999999999999996
    ],
)
def test_limits(percent: float, count: int, exact: str, down: int, nearest: int, up: int) -> None:
    assert share(percent, count) == Decimal(exact)
    assert [limit_of(percent, count, rounding) for rounding in Rounding] == [down, nearest, up]


def test_a_third_of_nine_is_three_however_it_is_rounded() -> None:
    assert {limit_of(100 / 3, 9, rounding) for rounding in Rounding} == {3}


@given(st.integers(0, 1000), st.integers(0, 5000))
def test_roundings_are_in_order_and_less_than_one_apart(tenths: int, count: int) -> None:
    percent = tenths / 10
    down, nearest, up = (limit_of(percent, count, rounding) for rounding in Rounding)
    assert down <= nearest <= up <= down + 1
    assert down <= share(percent, count) <= up


def test_thirty_four_and_six_are_forty() -> None:
    found = _standing(CHAMPIONS, _people(1, 34, "LDTT") + _people(35, 6, "CSTDCS", unit=2))
    assert (found.base_count, found.base_parts) == (40, (("LDTT", 34), ("CSTDCS", 6)))
    assert (found.limit, found.used, found.verdict) == (6, 6, QuotaVerdict.WITHIN)
    assert (found.scope, found.unit_id, found.rounding) == ("agency", None, "down")


def test_listed_under_both_counts_once_with_the_higher() -> None:
    awards = _people(1, 40, "LDTT") + _people(35, 6, "CSTDCS")
    found = _standing(CHAMPIONS, awards)
    assert (found.base_count, found.base_parts) == (40, (("LDTT", 34), ("CSTDCS", 6)))
    assert sum(count for _, count in found.base_parts) == found.base_count


def test_over_and_by_how_many() -> None:
    found = _standing(CHAMPIONS, _people(1, 33, "LDTT") + _people(34, 7, "CSTDCS"))
    assert (found.limit, found.used, found.verdict) == (6, 7, QuotaVerdict.OVER)
    assert verdict_words(found) == "vượt 1"


def test_refused_people_are_neither_base_nor_used() -> None:
    awards = _people(1, 34, "LDTT") + _people(35, 6, "CSTDCS") + _people(41, 3, "CSTDCS", outcome=Outcome.NOT_APPROVED)
    found = _standing(CHAMPIONS, awards)
    assert (found.base_count, found.used, found.counted_outcome) == (40, 6, Outcome.APPROVED)


def test_proposals_count_while_nothing_of_the_award_is_decided() -> None:
    proposed = Outcome.PROPOSED
    found = _standing(CHAMPIONS, _people(1, 34, "LDTT", outcome=proposed) + _people(35, 7, "CSTDCS", outcome=proposed))
    assert (found.base_count, found.used, found.verdict) == (41, 7, QuotaVerdict.OVER)
    assert found.counted_outcome is proposed
    assert "tính theo đề nghị" in quota_words(found)
    mixed = _standing(CHAMPIONS, _people(1, 34, "LDTT") + _people(35, 6, "CSTDCS", outcome=proposed))
    assert (mixed.base_count, mixed.limit, mixed.used, mixed.counted_outcome) == (40, 6, 6, proposed)


def test_collectives_neither_make_nor_use_up_a_quota_of_people() -> None:
    letters = replace(LETTERS, scope=None, comparator=Comparator.AT_MOST)
    collective = Award(0, 2022, SubjectKind.COLLECTIVE, 1, "GK", Outcome.APPROVED, collective_name="Văn phòng Sở")
    found = _standing(letters, [*_people(1, 10, "LDTT"), *_people(1, 4, "GK"), collective])
    assert (found.base_count, found.limit, found.used, found.verdict) == (10, 4, 4, QuotaVerdict.WITHIN)


@pytest.mark.parametrize(("rounding", "limit"), [(Rounding.DOWN, 4), (Rounding.NEAREST, 5), (Rounding.UP, 5)])
def test_each_unit_by_itself(rounding: Rounding, limit: int) -> None:
    awards = _people(1, 10, "LDTT") + _people(11, 2, "CSTDCS") + _people(1, 4, "GK") + _people(20, 8, "LDTT", unit=2)
    awards += _people(20, 4, "GK", unit=2)
    found = _standings([replace(LETTERS, rounding=rounding, comparator=Comparator.AT_MOST)], Results(awards))
    assert [(one.unit, one.base_count, one.limit) for one in found] == [
        ("Văn phòng Sở", 12, limit),
        ("Phòng Bưu chính", 8, {"down": 3, "nearest": 3, "up": 4}[rounding]),
    ]
    assert found[1].verdict is (QuotaVerdict.WITHIN if rounding is Rounding.UP else QuotaVerdict.OVER)


def test_a_unit_that_used_without_any_base_is_shown() -> None:
    found = _standings([LETTERS], Results(_people(1, 2, "GK", unit=3)))
    assert [(one.unit, one.base_count, one.limit, one.used) for one in found] == [("Trung tâm Công nghệ số", 0, 0, 2)]


def test_a_unit_quota_without_any_results_is_not_forgotten() -> None:
    found = _standing(LETTERS, [])
    assert (found.unit, found.scope, found.base_count, found.used) == (None, "unit", 0, 0)


def test_without_a_comparator_the_figures_stand_and_the_verdict_waits() -> None:
    awards = _people(1, 12, "LDTT") + _people(1, 5, "GK")
    found = _standing(LETTERS, awards)
    assert (found.limit, found.used, found.verdict) == (4, 5, QuotaVerdict.UNCONFIRMED)
    assert "tối đa" in found.note
    confirmed = _standing(replace(LETTERS, comparator=Comparator.AT_MOST), awards)
    assert (confirmed.verdict, confirmed.note) == (QuotaVerdict.OVER, "")


def test_without_a_base_nothing_is_guessed() -> None:
    blank = replace(CHAMPIONS, base=None)
    found = _standing(blank, _people(1, 10, "LDTT") + _people(11, 1, "CSTDCS"))
    assert (found.base_code, found.base_count, found.used, found.verdict) == ("", 0, 1, QuotaVerdict.UNCONFIRMED)
    assert "gốc" in found.note
    worded = replace(blank, text="tối đa 15% so với cá nhân đạt “Lao động tiên tiến”")
    assert _standing(worded, _people(1, 10, "LDTT")).base_code == "LDTT"


def test_at_least_and_exactly() -> None:
    awards = _people(1, 40, "LDTT") + _people(1, 5, "CSTDCS")
    least = _standing(replace(CHAMPIONS, comparator=Comparator.AT_LEAST), awards)
    assert (least.verdict, least.note) == (QuotaVerdict.UNCONFIRMED, "Tỷ lệ là mức tối thiểu, còn thiếu 1.")
    exactly = _standing(replace(CHAMPIONS, comparator=Comparator.EQUAL), awards)
    assert exactly.verdict is QuotaVerdict.WITHIN


def test_the_arithmetic_in_words() -> None:
    found = _standing(CHAMPIONS, _people(1, 34, "LDTT") + _people(35, 6, "CSTDCS"))
    assert quota_words(found) == (
        "15 % của 40 (34 LĐTT + 6 CSTĐCS) = 6, làm tròn xuống; đã dùng 6; trong tỷ lệ; "
        "mục IV.2, Kế hoạch số 14/KH-STTTT"
    )
    letters = _standing(replace(LETTERS, scope=None), _people(1, 12, "LDTT"))
    assert arithmetic_words(letters) == "40 % của 12 (12 LĐTT + 0 CSTĐCS) = 4,8, làm tròn xuống còn 4"
    up = _standing(replace(LETTERS, scope=None, rounding=Rounding.UP), _people(1, 12, "LDTT"))
    assert arithmetic_words(up).endswith("= 4,8, làm tròn lên thành 5")


_SOME = st.lists(
    st.tuples(
        st.integers(1, 12), st.sampled_from(["LDTT", "CSTDCS", "GK"]), st.integers(1, 3), st.sampled_from(list(Outcome))
    ),
    max_size=60,
)


@given(_SOME)
def test_parts_are_disjoint_whatever_is_listed(rows: list[tuple[int, str, int, Outcome]]) -> None:
    awards = [_person(number, code, unit, outcome) for number, code, unit, outcome in rows]
    results = Results(awards)
    for quota in (CHAMPIONS, LETTERS, replace(LETTERS, scope=None)):
        for found in _standings([quota], results):
            counted = results.counted("LDTT") + results.counted("CSTDCS")
            people = {one.person_id for one in counted if found.unit_id in (None, one.unit_id)}
            assert found.base_count == sum(count for _, count in found.base_parts) == len(people)
            assert found.limit == limit_of(quota.percent, found.base_count, quota.rounding)


def test_quotas_of_two_plans_with_one_uid_stay_apart() -> None:
    awards = Results([*_people(1, 10, "LDTT"), *_people(11, 10, "LDTT", unit=2)])
    one = _standings([CHAMPIONS, LETTERS], awards)
    other = _standings([replace(LETTERS, uid="q1")], awards, {"q1": "mục III, Kế hoạch số 20/KH-STTTT"})
    groups = by_quota([*one, *other])
    assert [(group[0].award_code, len(group)) for group in groups] == [("CSTDCS", 1), ("GK", 2), ("GK", 2)]
