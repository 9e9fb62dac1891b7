"""Splitting places: sums are exact, nobody gets more than a base has, a larger base never gets less; for every setting."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.award.award import Award, Outcome, QuotaVerdict
from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.quota import RESERVE_ID, limit_of, quota_standings
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.quota_split import exact_parts, split_places
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import QuotaSettings, QuotaSplit
from desktop_app.domain.registration.registration import SubjectKind

BASES = st.lists(st.integers(0, 60), min_size=1, max_size=12)


@given(BASES, st.data())
def test_places_add_up_and_follow_the_bases(bases: list[int], data: st.DataObject) -> None:
    places = data.draw(st.integers(0, sum(bases)))
    given_places = split_places(places, bases)
    assert sum(given_places) == places
    for base, got, exact in zip(bases, given_places, exact_parts(places, bases), strict=True):
        assert got <= base
        assert floor(exact) <= got <= floor(exact) + 1
        assert got == exact or exact.denominator > 1, "a whole part is given as it is"
    for base, got in zip(bases, given_places, strict=True):
        for other, other_got in zip(bases, given_places, strict=True):
            assert base <= other or got >= other_got, "a larger base never gets less"


@given(BASES, st.data())
def test_equal_bases_differ_by_one_at_most_and_the_earlier_comes_first(bases: list[int], data: st.DataObject) -> None:
    places = data.draw(st.integers(0, sum(bases)))
    got = split_places(places, bases)
    for first in range(len(bases)):
        for second in range(first + 1, len(bases)):
            if bases[first] == bases[second]:
                assert 0 <= got[first] - got[second] <= 1


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5)), min_size=1, max_size=8),
    st.integers(1, 100),
    st.sampled_from(list(Rounding)),
    st.sampled_from(list(QuotaSplit)),
    st.integers(0, 6),
)
def test_the_parts_of_every_split_make_the_whole(
    units: list[tuple[int, int]], percent: int, rounding: Rounding, split: QuotaSplit, reserve: int
) -> None:
    number = 0
    awards: list[Award] = []
    for unit, (advanced, champions) in enumerate(units, start=1):
        for place in range(advanced + champions):
            number += 1
            code = "LDTT" if place < advanced else "CSTDCS"
            awards.append(Award(0, 2026, SubjectKind.PERSON, unit, code, Outcome.APPROVED, person_id=number))
    quota = Quota(
        uid="q1",
        award_code="CSTDCS",
        percent=percent,
        comparator=Comparator.AT_MOST,
        base="LDTT",
        scope=QuotaScope.AGENCY,
        rounding=rounding,
    )
    plan = RulingPlan(PlanFacts(quotas=(quota,)), {}, {"q1": QuotaSettings(split=split, reserve=reserve)})
    names = {unit: f"Phòng {unit}" for unit in range(1, len(units) + 1)}
    found = quota_standings(plan, Results(awards), QuotaGround(names))
    whole = limit_of(percent, number, rounding)
    used = sum(champions for _, champions in units)
    assert sum(one.used for one in found) == used, "nobody is counted twice, nobody is lost"
    assert sum(one.base_count for one in found) == number
    if split is QuotaSplit.PER_UNIT:
        assert all(one.limit == limit_of(percent, one.base_count, rounding) for one in found)
        return
    assert sum(one.limit for one in found) == whole
    over = sum(one.used - one.limit for one in found if one.verdict is QuotaVerdict.OVER)
    if split is QuotaSplit.RESERVE:
        kept = min(reserve, whole)
        parts = split_places(
            whole - kept, [advanced + champions for advanced, champions in units if advanced + champions]
        )
        taken = [champions for advanced, champions in units if advanced + champions]
        past = sum(max(0, champions - part) for champions, part in zip(taken, parts, strict=True))
        assert over == max(0, past - kept), "places kept for the council are used before anybody is over"
        assert all(one.limit >= 0 for one in found)
        assert any(one.unit_id == RESERVE_ID for one in found) is (kept > 0)
    if split is QuotaSplit.POOLED:
        assert over == max(0, used - whole)
    for one in found:
        if split is QuotaSplit.LARGEST_REMAINDER and one.unit_id is not None:
            assert one.limit <= one.base_count
            assert abs(one.limit - Fraction(whole * one.base_count, number or 1)) < 1
