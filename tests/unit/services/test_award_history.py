"""Old awards in the history beside the year under way: they are that year's awards, and nothing else of it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_office import SmallOffice

from desktop_app.domain.award.award import Award, Outcome, Tally
from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.past_award import ListSource, PastAward
from desktop_app.domain.registration.registration import RegistrationLine, SubjectKind
from desktop_app.storage.award_history_repository import AwardHistoryRepository

OFFICE = "Văn phòng Sở"


@pytest.fixture
def small(tmp_path: Path, fixed_clock: Any) -> Iterator[SmallOffice]:
    fixed_clock.move_to(date(2023, 1, 20))
    office = SmallOffice(tmp_path, fixed_clock)
    yield office
    office.close()


@pytest.fixture
def histories(small: SmallOffice) -> AwardHistoryRepository:
    return AwardHistoryRepository(small.database)


def _past(small: SmallOffice, code: str, year: int, place: int = 0, **more: Any) -> PastAward:
    award = Award(
        0,
        year,
        SubjectKind.PERSON,
        small.units[OFFICE],
        code,
        Outcome.APPROVED,
        person_id=small.people[OFFICE][place],
        decision_number=more.pop("number", "15/QĐ-STTTT"),
        decision_on=more.pop("on", date(year, 12, 20)),
        authority="Giám đốc Sở",
    )
    return PastAward(award, source=ListSource("khen-thuong.xlsx", "2022", 7), is_noted=True, **more)


def _stored(small: SmallOffice, histories: AwardHistoryRepository, *past: PastAward) -> None:
    small.operations.run("Nhập lịch sử", lambda: histories.add_all(past))


def _whole(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {row.award_code: (row.registered, row.proposed, row.approved) for row in tally.rows if row.unit_id is None}


def test_a_past_award_comes_back_whole(small: SmallOffice, histories: AwardHistoryRepository) -> None:
    past = _past(
        small,
        "BKTTG",
        2021,
        merit_kind=MeritKind.SERVICE,
        period=whole_years(2017, 2021),
        award_text="BK TTg",
        note="x",
    )
    _stored(small, histories, past)
    (found,) = histories.of_person(small.people[OFFICE][0])
    assert found == replace(past, award=replace(past.award, id=found.award.id))
    assert histories.of_years(2021, 2021) == (found,)
    assert histories.of_unit(small.units[OFFICE]) == ()
    small.operations.undo()
    assert histories.of_person(small.people[OFFICE][0]) == ()
    small.operations.redo()
    assert histories.of_person(small.people[OFFICE][0]) == (found,)


def test_a_passport_holds_what_was_decided_here_too(small: SmallOffice, histories: AwardHistoryRepository) -> None:
    _stored(small, histories, _past(small, "LDTT", 2021), _past(small, "GK", 2020, merit_kind=MeritKind.SUDDEN))
    here = replace(_past(small, "CSTDCS", 2022).award, outcome=Outcome.PROPOSED)
    small.awards.save_results([here])
    person = small.people[OFFICE][0]
    assert [one.award.award_code for one in histories.of_person(person)] == ["GK", "LDTT"], "a proposal is no award"
    (proposed,) = small.awards.results(2022)
    small.awards.record_decision([proposed.id], "9/QĐ-STTTT", date(2022, 12, 30), "Giám đốc Sở")
    last = histories.of_person(person)[-1]
    assert (last.award.award_code, last.source) == ("CSTDCS", None)


def test_another_year_does_not_move_the_tally_of_this_one(
    small: SmallOffice, histories: AwardHistoryRepository
) -> None:
    small.issue()
    before = small.awards.tally(2022)
    _stored(small, histories, _past(small, "LDTT", 2021), _past(small, "CSTDCS", 2020))
    assert small.awards.tally(2022) == before
    assert _whole(small.awards.tally(2021)) == {"LDTT": (0, 1, 1)}


def test_what_was_given_for_something_else_leaves_quotas_and_targets_alone(
    small: SmallOffice, histories: AwardHistoryRepository
) -> None:
    small.issue()
    regular = [_past(small, "LDTT", 2022, place).award for place in range(10)]
    small.awards.save_results(regular)
    before = small.awards.tally(2022)
    kinds = [kind for kind in MeritKind if kind is not MeritKind.REGULAR]
    _stored(small, histories, *(_past(small, "GK", 2022, n, merit_kind=kind) for n, kind in enumerate(kinds)))
    assert small.awards.tally(2022) == before
    assert len(small.awards.results(2022)) == 10 + len(kinds), "but they are listed among the year's results"
    _stored(small, histories, _past(small, "GK", 2022, 1, merit_kind=MeritKind.REGULAR), _past(small, "GK", 2022, 2))
    after = small.awards.tally(2022)
    assert _whole(after) == {"LDTT": (0, 10, 10), "GK": (0, 2, 2)}, (
        "regular ones, and those of unknown kind, are its awards"
    )
    assert [one.used for one in after.quotas if one.award_code == "GK" and one.unit == OFFICE] == [2]


def test_a_registered_subject_is_still_to_be_proposed(small: SmallOffice, histories: AwardHistoryRepository) -> None:
    """Giấy khen đột xuất of the same year is not the answer to the registration for the year's Giấy khen."""
    plan, person = small.issue(), small.people[OFFICE][0]
    line = RegistrationLine(0, 0, SubjectKind.PERSON, person, title_code="LDTT", commendation_code="GK")
    small.registrations.save_lines(plan, small.units[OFFICE], [line])
    small.registrations.receive(plan, small.units[OFFICE], date(2022, 3, 1))
    before = small.awards.candidates(2022)
    assert {one.award_code for one in before} == {"LDTT", "GK"}
    _stored(small, histories, _past(small, "GK", 2022, merit_kind=MeritKind.SUDDEN))
    assert small.awards.candidates(2022) == before
    _stored(small, histories, _past(small, "LDTT", 2022, merit_kind=MeritKind.REGULAR))
    assert {one.award_code for one in small.awards.candidates(2022)} == {"GK"}


def test_results_of_a_year_can_be_changed_beside_its_history(
    small: SmallOffice, histories: AwardHistoryRepository
) -> None:
    sudden = _past(small, "GK", 2022, number="3/QĐ-STTTT", merit_kind=MeritKind.SUDDEN)
    twice = [_past(small, "GK", 2022, number=number) for number in ("1/QĐ-STTTT", "2/QĐ-STTTT")]
    _stored(small, histories, sudden, *twice)
    stored = small.awards.results(2022)
    assert small.awards.save_results([replace(one, authority="Sở") for one in stored]) == 3
    assert [one.authority for one in small.awards.results(2022)] == ["Sở"] * 3
    assert sorted(one.decision_number for one in small.awards.results(2022)) == [
        f"{number}/QĐ-STTTT" for number in (1, 2, 3)
    ]


def test_a_past_award_can_be_deleted_and_comes_back(small: SmallOffice, histories: AwardHistoryRepository) -> None:
    _stored(small, histories, _past(small, "LDTT", 2021, merit_kind=MeritKind.REGULAR))
    (found,) = histories.of_person(small.people[OFFICE][0])
    assert small.awards.delete_results([found.award.id]) == 1
    assert histories.of_years(2021, 2021) == ()
    small.operations.undo()
    assert histories.of_years(2021, 2021) == (found,)
