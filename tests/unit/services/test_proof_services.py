"""Proofs entered one by one and for whole units over a real office file; what does not fit is told, nothing written twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.bootstrap import Office, open_office
from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership, Person, Unit, UnitKind
from desktop_app.domain.office.unit_changes import ChangeDraft, ChangeKind
from desktop_app.domain.proof.conduct import Absence, AbsenceKind, Discipline, DisciplineKind, Inquiry, InquiryKind
from desktop_app.domain.proof.initiative import Initiative, InitiativeUse, Reach, Recognition
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup, WorkRating
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.system.clock import FixedClock
from desktop_app.system.paths import AppPaths

TODAY = date(2026, 12, 10)


@pytest.fixture
def office(tmp_path: Any) -> Iterator[Office]:
    opened = open_office(AppPaths.for_data_folder(tmp_path / "so"), FixedClock(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def units(office: Office) -> tuple[int, int]:
    save = office.office_service.save_unit
    return save(Unit(0, "Phòng Hành chính")), save(Unit(0, "Trung tâm Tin học", UnitKind.CENTER))


@pytest.fixture
def people(office: Office, units: tuple[int, int]) -> list[int]:
    names = ("Lê Văn Một", "Lê Thị Hai", "Trần Văn Ba", "Phạm Thị Bốn")
    homes = (units[0], units[0], units[1], units[1])
    return [
        office.office_service.save_person(
            Person(0, name, memberships=(Membership(0, 0, home, from_on=date(2020, 1, 1)),))
        )
        for name, home in zip(names, homes, strict=True)
    ]


def test_a_whole_unit_is_rated_in_one_act_and_one_undo(
    office: Office, units: tuple[int, int], people: list[int]
) -> None:
    service = office.rating_service
    service.save(WorkRating(0, 2025, RatingGrade.EXCELLENT, units[0], people[0]))
    common = WorkRating(0, 2025, RatingGrade.GOOD, 0, decision_number="12/QĐ-SKHCN", decision_on=date(2025, 12, 20))
    done = service.rate_all(common, [units[0]])
    assert (done.rated, done.kept) == (1, 1)
    rows = service.ratings(2025)
    assert [(row.subject, row.rating.grade) for row in rows] == [
        ("Lê Thị Hai", RatingGrade.GOOD),
        ("Lê Văn Một", RatingGrade.EXCELLENT),
    ]
    assert "48/2023" in rows[0].rating.instrument  # the one text of that year, whatever the group
    assert [person.full_name for person in service.unrated(2025)] == ["Trần Văn Ba", "Phạm Thị Bốn"]
    assert service.rate_all(common).rated == 2
    office.operations.undo()
    office.operations.undo()
    assert [row.subject for row in service.ratings(2025)] == ["Lê Văn Một"]
    with pytest.raises(UserError, match="Không có ai"):
        service.rate_all(common, [office.office_service.save_unit(Unit(0, "Thanh tra Sở"))])


def test_from_2026_the_text_follows_the_staff_group(office: Office, units: tuple[int, int], people: list[int]) -> None:
    proofs, ratings = office.proof_service, office.rating_service
    proofs.save_service_time(ServiceTime(people[0], staff_group=StaffGroup.CIVIL_SERVANT))
    proofs.save_service_time(ServiceTime(people[2], staff_group=StaffGroup.PUBLIC_EMPLOYEE))
    assert [one.name for one in ratings.proposed(2026, people[0])] == ["Nghị định số 335/2025/NĐ-CP"]
    assert len(ratings.proposed(2026, people[2])) == 2
    assert ratings.proposed(2026, people[1]) == ()
    ratings.rate_all(WorkRating(0, 2026, RatingGrade.GOOD, 0))
    texts = {row.subject: row.rating.instrument for row in ratings.ratings(2026)}
    assert texts["Lê Văn Một"] == "Nghị định số 335/2025/NĐ-CP"
    assert texts["Trần Văn Ba"] == ""  # two may hold: the clerk says which
    assert texts["Lê Thị Hai"] == ""


def test_what_does_not_fit_is_told_and_a_second_rating_refused(
    office: Office, units: tuple[int, int], people: list[int]
) -> None:
    service = office.rating_service
    rating = WorkRating(0, 2026, RatingGrade.GOOD, units[0], people[0], StaffGroup.CIVIL_SERVANT, score=Decimal(92))
    rating_id = service.save(rating)
    (row,) = service.ratings(2026)
    assert "Điểm 92 ứng với mức Hoàn thành xuất sắc nhiệm vụ" in row.doubts[0]
    with pytest.raises(UserError, match="đã có xếp loại năm 2026"):
        service.save(replace(rating, grade=RatingGrade.DONE))
    service.save(replace(service.rating(rating_id), grade=RatingGrade.EXCELLENT))
    assert service.ratings(2026)[0].doubts == ()
    (said,) = service.over_cap(2026)
    assert said.startswith("Toàn cơ quan: 1 người")
    assert "NĐ 335/2025/NĐ-CP" in said
    with pytest.raises(UserError, match="Năm xếp loại 2027"):
        service.save(replace(rating, year=2027, person_id=people[1]))
    assert service.remove([rating_id]) == 1
    assert service.ratings(2026) == ()


def test_two_ratings_of_merged_records_stay_are_told_and_can_be_mended(
    office: Office, units: tuple[int, int], people: list[int]
) -> None:
    service = office.rating_service
    first = service.save(WorkRating(0, 2025, RatingGrade.GOOD, units[0], people[0]))
    second = service.save(WorkRating(0, 2025, RatingGrade.EXCELLENT, units[0], people[1]))
    office.people_alike_service.merge(people[0], [people[1]])
    rows = service.ratings(2025)
    assert all("Có 2 xếp loại năm 2025" in row.doubts[0] for row in rows)
    service.save(replace(service.rating(second), grade=RatingGrade.GOOD))
    service.remove([second])
    assert [row.rating.id for row in service.ratings(2025)] == [first]
    assert service.ratings(2025)[0].doubts == ()


def test_a_rating_keeps_the_unit_of_its_year_when_the_unit_changes(
    office: Office, units: tuple[int, int], people: list[int]
) -> None:
    office.rating_service.rate_all(WorkRating(0, 2025, RatingGrade.GOOD, 0), [units[0]])
    office.unit_change_service.apply(
        ChangeDraft(ChangeKind.RENAMED, date(2026, 3, 1), (units[0],), (Unit(0, "Phòng Tổng hợp"),))
    )
    assert {row.unit for row in office.rating_service.ratings(2025)} == {"Phòng Hành chính"}
    heir = office.office_service.required_unit("Phòng Tổng hợp").id
    assert {person.id for person in office.rating_service.unrated(2026, [heir])} == set(people[:2])
    assert office.rating_service.unit_of(people[0], 2025) == units[0]
    assert office.rating_service.unit_of(people[0], 2026) == heir


def test_initiatives_are_kept_with_authors_and_one_used_twice_is_told(office: Office, people: list[int]) -> None:
    service = office.initiative_service
    made = service.save(
        Initiative(
            0, "  Số hóa   hồ sơ ", 2026, (people[0], people[2], people[0]),
            recognitions=(Recognition(Reach.BASE, "5/QĐ", date(2026, 11, 1)),),
        )
    )  # fmt: skip
    (row,) = service.initiatives(2026)
    assert (row.initiative.name, row.authors) == ("Số hóa hồ sơ", ("Lê Văn Một", "Trần Văn Ba"))
    assert row.units == ("Phòng Hành chính", "Trung tâm Tin học")
    assert row.doubts == ()
    uses = (InitiativeUse("CSTDCS", 2026), InitiativeUse("BKT", 2026))
    service.save(replace(service.initiative(made), uses=uses))
    assert "chỉ dùng một lần" in service.initiatives()[0].doubts[0]
    with pytest.raises(UserError, match="đã có trong năm 2026"):
        service.save(Initiative(0, "số hóa hồ sơ", 2026, (people[2],)))
    service.save(Initiative(0, "Số hóa hồ sơ", 2026, (people[3],)))  # somebody else's of the same name
    for wrong in (Initiative(0, " ", 2026, (1,)), Initiative(0, "x", 2026, ()), Initiative(0, "x", 2030, (1,))):
        with pytest.raises(UserError):
            service.save(wrong)
    service.remove(made)
    assert len(service.initiatives()) == 1


def test_conduct_is_entered_changed_and_removed(office: Office, units: tuple[int, int], people: list[int]) -> None:
    service = office.proof_service
    discipline = service.save_discipline(
        Discipline(0, people[0], DisciplineKind.REPRIMAND, date(2026, 3, 1), date(2027, 2, 28))
    )
    absence = service.save_absence(Absence(0, people[1], AbsenceKind.MATERNITY, date(2026, 6, 1), date(2026, 11, 30)))
    inquiry = service.save_inquiry(Inquiry(0, InquiryKind.INSPECTION, units[1], date(2026, 5, 1)))
    assert [one.subject for one in service.titles(service.disciplines())] == ["Lê Văn Một"]
    assert service.titled(service.inquiry(inquiry)).subject == "Trung tâm Tin học"
    read = service.proofs_up_to(2026)
    assert set(read.disciplines) == {people[0]}
    assert set(read.absences) == {people[1]}
    assert set(read.unit_inquiries) == {units[1]}
    assert service.proofs_up_to(2026, [people[1]]).disciplines == {}
    with pytest.raises(UserError, match="trước ngày bắt đầu"):
        service.save_absence(replace(service.absence(absence), to_on=date(2026, 1, 1)))
    with pytest.raises(UserError, match="chưa tới"):
        service.save_discipline(replace(service.discipline(discipline), from_on=date(2027, 1, 1)))
    with pytest.raises(UserError, match="Không còn người này"):
        service.save_absence(Absence(0, 999, AbsenceKind.SICK, date(2026, 1, 1)))
    service.remove_discipline(discipline)
    service.remove_absence(absence)
    service.remove_inquiry(inquiry)
    assert (service.disciplines(), service.absences(), service.inquiries()) == ((), (), ())
    office.operations.undo()
    assert len(service.inquiries()) == 1


def test_service_time_and_declarations(office: Office, people: list[int]) -> None:
    service = office.proof_service
    service.save_service_time(ServiceTime(people[0], date(2020, 2, 1)))
    service.save_service_time(replace(service.service_time(people[0]), is_leader=True))
    assert service.service_time(people[0]).recruited_on == date(2020, 2, 1)
    assert service.service_time(people[1]) == ServiceTime(people[1])
    with pytest.raises(UserError, match="Ngày thôi việc trước"):
        service.save_service_time(ServiceTime(people[1], date(2020, 2, 1), date(2019, 1, 1)))
    service.close(ProofKind.RATINGS, 2025)
    service.close(ProofKind.RATINGS, 2025)
    assert len(service.closed()) == 1
    assert service.proofs_up_to(2026).is_closed(ProofKind.RATINGS, 2025, people[0])
    assert service.reopen(ProofKind.RATINGS, 2025) == 1
    assert service.closed() == ()


def test_minutes_take_the_years_candidates_and_attest_all_at_once(
    office: Office, units: tuple[int, int], people: list[int]
) -> None:
    person = lambda who, unit, code, outcome: Award(  # noqa: E731
        0, 2026, SubjectKind.PERSON, unit, code, outcome, who
    )
    office.award_service.save_results(
        [
            person(people[0], units[0], "LDTT", Outcome.PROPOSED),
            person(people[1], units[0], "LDTT", Outcome.APPROVED),
            person(people[2], units[1], "LDTT", Outcome.NOT_APPROVED),
            Award(0, 2026, SubjectKind.COLLECTIVE, units[0], "TTLDTT", Outcome.PROPOSED, None, "Phòng Hành chính"),
        ]
    )
    service = office.review_service
    up = service.candidates(2026, units[0])
    assert sorted(service.named(up)) == ["Lê Thị Hai", "Lê Văn Một", "Phòng Hành chính"]
    assert service.candidates(2026, units[1]) == ()
    voted = tuple(replace(one, votes_for=9) for one in up)
    minutes = ReviewMinutes(0, 2026, ReviewBody.UNIT, units[0], date(2026, 12, 1), "03/BB", 10, 9, 9, True, voted)
    minutes_id = service.save(minutes)
    assert service.attest_all(minutes_id) == 3
    assert service.attest_all(minutes_id) == 0
    (row,) = service.minutes(2026)
    assert (row.body, row.unit, len(row.subjects)) == ("Họp đơn vị", "Phòng Hành chính", 3)
    assert all(one.is_conduct_attested for one in row.minutes.candidates)
    for wrong, says in (
        (replace(minutes, present=11), "nhiều hơn tổng số 10"),
        (replace(minutes, valid=10), "nhiều hơn số người biểu quyết 9"),
        (replace(minutes, candidates=(replace(up[0], votes_for=10),)), "Số phiếu đồng ý 10"),
        (replace(minutes, candidates=(up[0], up[0])), "hai dòng"),
        (replace(minutes, unit_id=None), "Chưa chọn đơn vị"),
        (replace(minutes, held_on=date(2027, 1, 1)), "chưa tới"),
    ):
        with pytest.raises(UserError, match=says):
            service.save(wrong)
    service.remove(minutes_id)
    assert service.minutes(2026) == ()
    assert ReviewedCandidate("LDTT", units[0], people[0]) in up


def test_a_newer_file_of_instruments_changes_what_is_told_without_a_new_program(
    office: Office, units: tuple[int, int], people: list[int], tmp_path: Any
) -> None:
    service = office.rating_service
    rating = WorkRating(0, 2026, RatingGrade.GOOD, units[0], people[0], StaffGroup.CIVIL_SERVANT, score=Decimal(92))
    service.save(rating)
    assert service.ratings(2026)[0].doubts != ()
    shipped = office.paths.resource("rules", "rating_instruments.toml").read_text(encoding="utf-8")
    newer = tmp_path / "văn bản xếp loại.toml"
    newer.write_text(
        shipped.replace("version = 2026-11-29", "version = 2026-12-09").replace("excellent = 90", "excellent = 95"),
        encoding="utf-8",
    )
    update = office.rule_service.read_update(newer)
    assert any("văn bản xếp loại" in one.words for one in update.changes)
    office.rule_service.install(update)
    assert service.ratings(2026)[0].doubts == ()
    office.operations.undo()
    assert service.ratings(2026)[0].doubts != ()
