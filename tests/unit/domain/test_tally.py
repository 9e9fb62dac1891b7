"""The tally's rows and the plan's targets."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.award.award import Award, Outcome, TargetStanding
from desktop_app.domain.award.counting import RegisteredAward, Results, subject_of
from desktop_app.domain.award.quota_ground import RulingPlan
from desktop_app.domain.award.tally import TallyMatter, tally
from desktop_app.domain.award.targets import Headcount, target_standings
from desktop_app.domain.award.wording import target_actual_words, target_result_words
from desktop_app.domain.plan.facts import Comparator, PlanFacts, Quota, Target, TargetUnit
from desktop_app.domain.registration.registration import SubjectKind

DAY = date(2022, 12, 31)


def _person(number: int, code: str, unit: int = 1, outcome: Outcome = Outcome.APPROVED, **more: object) -> Award:
    return Award(0, 2022, SubjectKind.PERSON, unit, code, outcome, person_id=number, **more)  # type: ignore[arg-type]


def _registered(number: int, code: str, unit: int = 1) -> RegisteredAward:
    return RegisteredAward(unit, code, subject_of(SubjectKind.PERSON, number, unit, ""))


def _matter(awards: list[Award], registered: list[RegisteredAward], wave: int | None = None) -> TallyMatter:
    return TallyMatter(
        year=2022,
        plan_id=None,
        wave=wave,
        as_of=DAY,
        title="Tổng hợp",
        plan_label="Kế hoạch số 14/KH-STTTT",
        awards=tuple(awards),
        registered=tuple(registered),
        units={1: "Văn phòng Sở", 2: "Phòng Bưu chính"},
        headcount=Headcount(DAY),
    )


def _counts(matter: TallyMatter) -> list[tuple[str, str | None, int, int, int]]:
    return [(row.award_code, row.unit, row.registered, row.proposed, row.approved) for row in tally(matter).rows]


def test_the_whole_office_first_then_each_unit_by_the_catalogue() -> None:
    awards = [
        _person(1, "GK"),
        _person(1, "LDTT"),
        _person(2, "LDTT", outcome=Outcome.NOT_APPROVED),
        _person(3, "LDTT", unit=2, outcome=Outcome.PROPOSED),
    ]
    assert _counts(_matter(awards, [_registered(1, "LDTT"), _registered(4, "LDTT", 2), _registered(1, "CSTDCS")])) == [
        ("LDTT", None, 2, 3, 1),
        ("LDTT", "Văn phòng Sở", 1, 2, 1),
        ("LDTT", "Phòng Bưu chính", 1, 1, 0),
        ("CSTDCS", None, 1, 0, 0),
        ("CSTDCS", "Văn phòng Sở", 1, 0, 0),
        ("GK", None, 0, 1, 1),
        ("GK", "Văn phòng Sở", 0, 1, 1),
    ]


def test_a_row_counts_those_listed_under_its_own_award() -> None:
    rows = _counts(_matter([_person(1, "LDTT"), _person(2, "CSTDCS")], []))
    assert ("LDTT", None, 0, 1, 1) in rows


def test_nobody_is_counted_twice_on_one_occasion() -> None:
    twice = [_person(1, "LDTT", outcome=Outcome.PROPOSED), _person(1, "LDTT")]
    assert _counts(_matter(twice, [_registered(1, "LDTT")] * 2))[0] == ("LDTT", None, 1, 1, 1)
    two_waves = [_person(1, "GK", wave_uid="w1"), _person(1, "GK", wave_uid="w2")]
    assert _counts(_matter(two_waves, []))[0] == ("GK", None, 0, 2, 2)


def test_collectives_of_one_name_in_two_units_are_two() -> None:
    awards = [
        Award(0, 2022, SubjectKind.COLLECTIVE, unit, "TTLDTT", Outcome.APPROVED, collective_name=name)
        for unit, name in ((1, "Tổ Hoà giải"), (1, "Tổ Hòa giải"), (2, "Tổ Hòa giải"))
    ]
    assert _counts(_matter(awards, []))[0] == ("TTLDTT", None, 0, 2, 2)


def test_a_wave_shows_registrations_only_of_awards_it_has() -> None:
    rows = _counts(_matter([_person(1, "GK", wave_uid="w1")], [_registered(1, "LDTT"), _registered(2, "GK")], wave=1))
    assert rows == [("GK", None, 1, 1, 1), ("GK", "Văn phòng Sở", 1, 1, 1)]


def test_an_empty_year_is_empty() -> None:
    found = tally(_matter([], []))
    assert (found.rows, found.quotas, found.targets) == ((), (), ())


def test_plans_bring_their_quotas_and_targets_with_their_places() -> None:
    facts = PlanFacts(
        quotas=(Quota(uid="f1", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT"),),
        targets=(Target(uid="f2", text="Cơ quan văn hóa", unit=TargetUnit.GRADE, grade="Cơ quan văn hóa"),),
    )
    plans = tuple(
        RulingPlan(facts, {"f1": f"mục {place}", "f2": f"mục {place}.2"})
        for place in ("I, Kế hoạch A", "II, Kế hoạch B")
    )
    matter = _matter([_person(1, "LDTT")], [])
    found = tally(TallyMatter(**{**vars(matter), "plans": plans}))
    assert [one.source for one in found.quotas] == ["mục I, Kế hoạch A", "mục II, Kế hoạch B"]
    assert [one.source for one in found.targets] == ["mục I, Kế hoạch A.2", "mục II, Kế hoạch B.2"]


# Targets

PEOPLE = Headcount(DAY, frozenset(range(1, 41)), frozenset(range(1, 21)))


def _percent(value: float, **more: object) -> Target:
    more.setdefault("comparator", Comparator.AT_LEAST)
    more.setdefault("measure", "LDTT")
    return Target(uid="t", text="95% trở lên", value=value, unit=TargetUnit.PERCENT, **more)  # type: ignore[arg-type]


def _standing(target: Target, awards: list[Award], headcount: Headcount = PEOPLE) -> TargetStanding:
    (found,) = target_standings([target], Results(awards), headcount, {"t": "mục III.2, Kế hoạch số 9/KH-STTTT"})
    return found


def _approved(count: int, champions: int = 0) -> list[Award]:
    awards = [_person(number, "LDTT") for number in range(1, count - champions + 1)]
    return awards + [_person(number, "CSTDCS") for number in range(count - champions + 1, count + 1)]


@pytest.mark.parametrize(
    ("awards", "actual", "is_met", "shown"),
    [
        (_approved(38), 95.0, True, "95,0 %"),
        (_approved(38, champions=6), 95.0, True, "95,0 %"),
        (_approved(37), 92.5, False, "92,5 %"),
        (_approved(40), 100.0, True, "100,0 %"),
    ],
)
def test_share_of_the_staff(awards: list[Award], actual: float, is_met: bool, shown: str) -> None:
    found = _standing(_percent(95), awards)
    assert (found.actual, found.is_met, found.wanted) == (actual, is_met, "≥ 95 %")
    assert target_actual_words(found) == shown
    assert found.source == "mục III.2, Kế hoạch số 9/KH-STTTT"


def test_rounding_never_belies_the_verdict() -> None:
    headcount = Headcount(DAY, frozenset(range(1, 2001)))
    found = _standing(_percent(95), _approved(1899), headcount)
    assert (found.actual, found.is_met) == (94.95, False)
    assert target_actual_words(found) == "94,95 %"


def test_women_only() -> None:
    target = _percent(95, only_women=True)
    assert _standing(target, _approved(19)).actual == 95.0
    unknown = Headcount(DAY, PEOPLE.people, PEOPLE.women, is_sex_known=False)
    found = _standing(target, _approved(19), unknown)
    assert (found.actual, found.is_met, found.why_not) == (None, None, "không tính được: còn người chưa ghi giới tính")


@pytest.mark.parametrize(
    ("target", "awards", "why"),
    [
        (_percent(100, measure=None), _approved(40), "không gắn với danh hiệu"),
        (_percent(95, measure="GVNDVN"), _approved(40), "không gắn với danh hiệu"),
        (_percent(80, measure="TTLDTT"), [], "chưa có kết quả Tập thể lao động tiên tiến"),
        (_percent(95), [], "chưa có kết quả Lao động tiên tiến được quyết định"),
        (_percent(95), [_person(1, "LDTT", outcome=Outcome.PROPOSED)], "chưa có kết quả"),
        (
            Target(uid="t", text="Đảng bộ", unit=TargetUnit.GRADE, grade="Hoàn thành tốt nhiệm vụ"),
            _approved(40),
            "xếp loại",
        ),
    ],
)
def test_what_cannot_be_measured_says_why(target: Target, awards: list[Award], why: str) -> None:
    found = _standing(target, awards)
    assert (found.actual, found.is_met) == (None, None)
    assert found.why_not.startswith("không tính được: ")
    assert why in found.why_not
    assert target_result_words(found).startswith("Không tính được: ")
    assert target_actual_words(found) == "–"


def test_without_a_list_of_people_there_is_no_share() -> None:
    assert "chưa có danh sách người ngày 31/12/2022" in _standing(_percent(95), _approved(3), Headcount(DAY)).why_not


def test_counts_of_awards() -> None:
    target = Target(uid="t", text="", measure="CSTDCS", value=6, unit=TargetUnit.COUNT, comparator=Comparator.AT_LEAST)
    found = _standing(target, [_person(number, "CSTDCS") for number in range(1, 7)])
    assert (found.actual, found.is_met, found.wanted, target_actual_words(found)) == (6, True, "≥ 6", "6")
    flags = Target(uid="t", text="", measure="CTDT", value=1, unit=TargetUnit.COUNT, comparator=Comparator.EQUAL)
    collective = Award(0, 2022, SubjectKind.COLLECTIVE, 1, "CTDT", Outcome.APPROVED, collective_name="Văn phòng Sở")
    assert _standing(flags, [collective]).is_met is True


def test_no_comparator_no_verdict() -> None:
    found = _standing(_percent(95, comparator=None), _approved(38))
    assert (found.actual, found.is_met, found.wanted) == (95.0, None, "95 %")
    assert target_result_words(found) == "Kế hoạch không ghi mức so sánh"
