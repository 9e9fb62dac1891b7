"""The award passport: gaps seen, titles beside commendations, former units under their own names."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.passport import PassportRules, person_passport, unit_passport
from desktop_app.domain.award.passport_wording import counts_words, gap_words, idle_words
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import SubjectKind

UNITS = {1: "Văn phòng Sở", 2: "Phòng Bưu chính", 3: "Phòng Viễn thông"}
IDLE = Source("Nghị định số 152/2025/NĐ-CP, Điều 4", Evidence.TEXT)
RULES = PassportRules(UNITS, 2025, frozenset({MeritKind.SUDDEN, MeritKind.MOVEMENT}), IDLE)


def of_person(code: str, year: int, unit: int = 1, **more: Any) -> PastAward:
    award = Award(year, year, SubjectKind.PERSON, unit, code, Outcome.APPROVED, person_id=7)
    return PastAward(award, is_noted=True, **more)


def of_unit(code: str, year: int, unit: int, name: str) -> PastAward:
    award = Award(year, year, SubjectKind.COLLECTIVE, unit, code, Outcome.APPROVED, collective_name=name)
    return PastAward(award)


def person(*memberships: Membership) -> Person:
    return Person(7, "Trần Thị Thử", birth_year=1985, memberships=memberships or (Membership(1, 7, 1, "Chuyên viên"),))


def test_years_without_an_award_are_seen_as_gaps_up_to_last_year() -> None:
    found = person_passport(person(), [of_person("LDTT", 2019), of_person("GK", 2022)], RULES)
    (part,) = found.parts
    assert [year.year for year in part.years] == list(range(2019, 2026))
    assert part.gaps == (2020, 2021, 2023, 2024, 2025)
    assert gap_words(part.gaps) == "Năm chưa có khen thưởng: 2020, 2021, 2023-2025."
    assert found.about == ("Năm sinh: 1985", "Chức vụ: Chuyên viên", "Đơn vị: Văn phòng Sở")


def test_no_gap_after_somebody_left_nor_for_the_year_under_way() -> None:
    left = person(Membership(1, 7, 1, to_on=date(2023, 6, 30)))
    assert person_passport(left, [of_person("LDTT", 2020)], RULES).parts[0].gaps == (2021, 2022)
    with_this_year = person_passport(person(), [of_person("LDTT", 2026)], RULES)
    assert [year.year for year in with_this_year.parts[0].years] == [2026]
    assert person_passport(person(), [], RULES).parts[0].years == ()


def test_titles_and_commendations_stand_apart_and_what_does_not_count_is_marked() -> None:
    awards = [
        of_person("CSTDCS", 2025, merit_kind=MeritKind.REGULAR),
        of_person("BKT", 2025, unit=2, merit_kind=MeritKind.SUDDEN, period=whole_years(2025, 2025)),
    ]
    found = person_passport(person(), awards, RULES)
    (year,) = found.parts[0].years
    assert [one.past.award.award_code for one in year.titles] == ["CSTDCS"]
    (commended,) = year.commendations
    assert (commended.is_idle, commended.unit) == (True, "Phòng Bưu chính")  # the unit of that time
    assert not year.titles[0].is_idle
    assert "Điều 4" in idle_words(found)
    assert idle_words(person_passport(person(), awards[:1], RULES)) == ""


def test_awards_of_a_former_unit_stay_its_own_and_are_summed_only_for_information() -> None:
    now = Unit(3, "Phòng Viễn thông", from_on=date(2024, 3, 1))
    before = Unit(2, "Phòng Bưu chính", to_on=date(2024, 2, 29))
    older = Unit(1, "Văn phòng Sở", to_on=date(2010, 12, 31))
    former = [
        (before, [of_unit("TTLDXS", 2021, 2, "Phòng Bưu chính"), of_unit("TTLDXS", 2022, 2, "Phòng Bưu chính")]),
        (older, []),
    ]
    own = [of_unit("TTLDXS", 2024, 3, "Phòng Viễn thông"), of_unit("TTLDTT", 2025, 3, "Tổ kỹ thuật")]
    found = unit_passport(now, own, former, RULES)
    assert [part.heading for part in found.parts] == [
        "Phòng Viễn thông",
        "Phòng Bưu chính (đơn vị cũ, hoạt động đến 29/02/2024)",
    ]
    assert [year.year for year in found.parts[0].years] == [2024, 2025]
    assert found.parts[1].gaps == (2023,)
    assert [entry.whose for entry in found.parts[0].entries] == ["", "Tổ kỹ thuật"]
    assert [(one.award_code, one.own, one.former, one.together) for one in found.counts] == [
        ("TTLDTT", 1, 0, 1),
        ("TTLDXS", 1, 2, 3),
    ]
    assert "Tập thể lao động xuất sắc 3 lần (đơn vị này 1, đơn vị cũ 2)" in counts_words(found)
    alone = unit_passport(now, own, [], RULES)
    assert (alone.parts[0].heading, alone.counts, counts_words(alone)) == ("", (), "")


def test_the_last_year_of_a_unit_that_ended_within_it_is_no_gap() -> None:
    ended = Unit(2, "Phòng Bưu chính", to_on=date(2023, 12, 31))
    found = unit_passport(ended, [of_unit("TTLDTT", 2021, 2, "Phòng Bưu chính")], [], RULES)
    assert found.parts[0].gaps == (2022, 2023)
    assert found.about == ("Hoạt động đến: 31/12/2023",)
