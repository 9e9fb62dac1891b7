"""Awards of earlier years through the service: the unit of their year, what was decided here, undo, doubles of the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.bootstrap import open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.double_awards import DoubleKind
from desktop_app.domain.award.merit import MeritKind, whole_years
from desktop_app.domain.award.past_award import ListSource, PastAward
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.system.paths import AppPaths

if TYPE_CHECKING:
    from desktop_app.assembly.office import Office


@pytest.fixture
def at_work(tmp_path: Path, fixed_clock: Any) -> Iterator[Office]:
    fixed_clock.move_to(date(2026, 12, 10))
    office = open_office(AppPaths.for_data_folder(tmp_path / "sổ"), fixed_clock)
    first, second = (office.office_service.save_unit(Unit(0, name)) for name in ("Phòng Một", "Phòng Hai"))
    held = (
        Membership(0, 0, first, from_on=date(2015, 3, 1), to_on=date(2021, 6, 30)),
        Membership(0, 0, second, from_on=date(2021, 7, 1)),
    )
    office.office_service.save_person(Person(0, "Trần Thị Thử", birth_year=1985, memberships=held))
    yield office
    office.close()


def past(code: str, year: int, **more: Any) -> PastAward:
    kind, period = more.pop("merit_kind", None), more.pop("period", None)
    award = Award(0, year, SubjectKind.PERSON, more.pop("unit_id", 0), code, Outcome.APPROVED, person_id=1, **more)
    return PastAward(award, kind, period)


def unit_name(office: Office, award_id: int) -> str:
    return office.office_service.unit(office.award_history_service.past(award_id).award.unit_id).name


def refused(office: Office, one: PastAward) -> str:
    with pytest.raises(UserError) as told:
        office.award_history_service.save(one)
    return told.value.code


@pytest.mark.parametrize(
    ("year", "unit"), [(2015, "Phòng Một"), (2020, "Phòng Một"), (2021, "Phòng Hai"), (2025, "Phòng Hai")]
)
def test_an_award_is_of_the_unit_of_its_year(at_work: Office, year: int, unit: str) -> None:
    assert unit_name(at_work, at_work.award_history_service.save(past("LDTT", year))) == unit


def test_before_any_unit_is_known_the_clerk_says_which(at_work: Office) -> None:
    assert refused(at_work, past("LDTT", 2010)) == "award.no_unit"
    assert unit_name(at_work, at_work.award_history_service.save(past("LDTT", 2010, unit_id=2))) == "Phòng Hai"


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (past("LDTT", 2027), "award.history_ahead"),
        (past("LDTT", 1800, unit_id=2), "award.history_year"),
        (past("", 2020), "award.unknown_code"),
        (past("TTLDXS", 2020), "award.wrong_subject"),
        (past("LDTT", 2020, decision_on=date(2019, 12, 31)), "award.decision_day"),
        (past("LDTT", 2020, decision_on=date(2026, 12, 11)), "award.decision_ahead"),
        (past("BKT", 2020, period=whole_years(2021, 2022)), "award.period_year"),
        (past("BKT", 2020, period=whole_years(2016, 2018)), "award.period_year"),
        (past("BKT", 2021, period=whole_years(2022, 2023), decision_on=date(2021, 12, 1)), "award.period_decision"),
        (past("LDTT", 2020, decision_number="1" * 81), "award.long"),
    ],
)
def test_what_cannot_be_is_refused(at_work: Office, one: PastAward, code: str) -> None:
    assert refused(at_work, one) == code
    assert at_work.award_history_service.years() == ()


def test_one_award_of_one_decision_stands_once_and_every_write_is_one_step(at_work: Office) -> None:
    service = at_work.award_history_service
    one = past("LDTT", 2020, decision_number="12/QĐ-SNV", decision_on=date(2021, 1, 5))
    award_id = service.save(one)
    assert refused(at_work, past("LDTT", 2020, decision_number="Số 12/QĐ-SNV")) == "award.history_known"
    assert service.save(past("LDTT", 2020, decision_number="85/QĐ-SNV")) != award_id  # a flag, not a refusal
    assert [found.flag.kind for found in at_work.double_award_service.doubles()] == [DoubleKind.TITLE_TWICE]
    assert service.remove([award_id]) == 1
    at_work.operations.undo()
    assert service.past(award_id).award.decision_number == "12/QĐ-SNV"
    assert at_work.maintenance_service.verify() == []


def test_an_imported_award_keeps_where_it_came_from_when_it_is_put_right(at_work: Office) -> None:
    service = at_work.award_history_service
    award_id = service.save(past("GK", 2022))
    with_source = PastAward(
        service.past(award_id).award, source=ListSource("khen-thuong.xlsx", "2022", 7), award_text="GK đột xuất"
    )
    service.save(with_source)
    assert service.set_particulars([award_id], MeritKind.SUDDEN, None) == 1
    found = service.past(award_id)
    assert (found.merit_kind, found.period, found.award_text) == (MeritKind.SUDDEN, None, "GK đột xuất")
    assert found.source == ListSource("khen-thuong.xlsx", "2022", 7)
    service.set_particulars([award_id], None, whole_years(2022, 2022))
    assert (service.past(award_id).merit_kind, service.past(award_id).period) == (
        MeritKind.SUDDEN,
        whole_years(2022, 2022),
    )


def test_what_was_decided_on_the_award_page_keeps_all_but_its_particulars(at_work: Office) -> None:
    service = at_work.award_history_service
    decided = Award(0, 2025, SubjectKind.PERSON, 2, "GK", Outcome.APPROVED, person_id=1, decision_number="3/QĐ-SNV")
    at_work.award_service.save_results([decided])
    (stored,) = at_work.award_service.results(2025)
    with pytest.raises(UserError) as told:
        service.remove([stored.id])
    assert told.value.code == "award.decided_here"
    found = service.past(stored.id)
    changed = Award(**{**stored.__dict__, "decision_number": "4/QĐ-SNV"})
    assert refused(at_work, PastAward(changed)) == "award.decided_here"
    service.save(PastAward(stored, MeritKind.REGULAR, whole_years(2025, 2025), note="xét cuối năm"))
    assert (service.past(stored.id).note, service.past(stored.id).award) == ("xét cuối năm", found.award)


def test_an_award_of_the_history_and_of_this_years_results_is_one_entered_twice(at_work: Office) -> None:
    at_work.award_history_service.save(past("LDTT", 2025, decision_number="3/QĐ-SNV", decision_on=date(2026, 1, 5)))
    proposed = Award(0, 2025, SubjectKind.PERSON, 2, "CSTDCS", Outcome.PROPOSED, person_id=1)
    at_work.award_service.save_results([proposed])
    again = past("CSTDCS", 2025, decision_number="5/QĐ-SNV", decision_on=date(2026, 2, 5))
    at_work.award_history_service.save(again)
    assert at_work.double_award_service.doubles() == (), "a proposal doubles nothing yet"
    (waiting,) = [one for one in at_work.award_service.results(2025) if one.outcome is Outcome.PROPOSED]
    (hint,) = at_work.double_award_service.if_approved([waiting])
    assert hint.flag.kind is DoubleKind.ENTERED_TWICE
    at_work.award_service.record_decision([waiting.id], "6/QĐ-SNV", date(2026, 3, 1), "Giám đốc Sở")
    (found,) = at_work.double_award_service.doubles(2025)
    assert (found.flag.kind, found.subject) == (DoubleKind.TITLE_TWICE, "Trần Thị Thử")
