"""Proofs in a real office file: written, read for many at once, following merged people, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.proof.conduct import Absence, AbsenceKind, Discipline, DisciplineKind, Inquiry, InquiryKind
from desktop_app.domain.proof.initiative import Initiative, InitiativeKind, InitiativeUse, Reach, Recognition
from desktop_app.domain.proof.review import ReviewBody, ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofClosed, ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, StaffGroup, WorkRating
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.people_merge_repository import PeopleMergeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.proof_repository import ProofRepository
from desktop_app.storage.verification import problems_of


@pytest.fixture
def proofs(office_db: OfficeDatabase) -> ProofRepository:
    return ProofRepository(office_db)


@pytest.fixture
def office(office_db: OfficeDatabase) -> OfficeRepository:
    return OfficeRepository(office_db)


@pytest.fixture
def unit_id(office: OfficeRepository, operations: Operations) -> int:
    return operations.run("Thêm đơn vị", lambda: office.save_unit(Unit(0, "Phòng Kế hoạch - Tổng hợp")))


@pytest.fixture
def two(office: OfficeRepository, operations: Operations, unit_id: int) -> tuple[int, int]:
    def add() -> tuple[int, int]:
        held = (Membership(0, 0, unit_id),)
        return office.save_person(Person(0, "Tô Thị An", memberships=held)), office.save_person(
            Person(0, "Tô Thị Ân", memberships=held)
        )

    return operations.run("Thêm người", add)


def stored(
    proofs: ProofRepository, operations: Operations, unit_id: int, person_id: int, other_id: int
) -> dict[str, object]:
    """One proof of every kind, all fields filled; the records as they should be read again."""
    rating = WorkRating(
        0, 2025, RatingGrade.GOOD, unit_id, person_id, StaffGroup.CIVIL_SERVANT, "Nghị định số 90/2020/NĐ-CP",
        Decimal("82.50"), "12/QĐ-SKHCN", date(2025, 12, 10), "Giám đốc Sở", "ghi chú",
    )  # fmt: skip
    of_unit = WorkRating(0, 2025, RatingGrade.EXCELLENT, unit_id)
    initiative = Initiative(
        0, "Số hóa hồ sơ lưu trữ", 2025, (person_id, other_id), InitiativeKind.SCHEME,
        (
            Recognition(Reach.BASE, "5/QĐ-HĐSK", date(2025, 11, 1), "Sở"),
            Recognition(Reach.PROVINCE, "77/QĐ-UBND", date(2025, 12, 1)),
        ),
        (InitiativeUse("CSTDCS", 2025),), "Công nghệ thông tin", "áp dụng ở 4 đơn vị",
    )  # fmt: skip
    discipline = Discipline(
        0, person_id, DisciplineKind.WARNING, date(2024, 3, 1), date(2025, 3, 1), "9/QĐ", "Giám đốc", "x"
    )
    absence = Absence(0, person_id, AbsenceKind.TRAINING, date(2024, 9, 1), None, "Khá", "cao học")
    inquiry = Inquiry(0, InquiryKind.DENUNCIATION, unit_id, date(2025, 5, 5), person_id, None, "đang xác minh")
    of_the_unit = Inquiry(0, InquiryKind.INSPECTION, unit_id, date(2025, 6, 1), None, date(2025, 8, 1))
    minutes = ReviewMinutes(
        0, 2025, ReviewBody.UNIT, unit_id, date(2025, 12, 1), "03/BB", 12, 11, 10, True,
        (
            ReviewedCandidate("LDTT", unit_id, person_id, votes_for=10, is_conduct_attested=True, note="nhất trí"),
            ReviewedCandidate("TTLDXS", unit_id, collective_name="Tập thể phòng", is_conduct_attested=False),
        ),
    )  # fmt: skip
    service = ServiceTime(person_id, date(2015, 2, 1), None, StaffGroup.CIVIL_SERVANT, True)
    everybody, one = (
        ProofClosed(ProofKind.RATINGS, 2025, None, date(2026, 1, 5)),
        ProofClosed(ProofKind.AWARDS, 2025, person_id),
    )

    def write() -> dict[str, object]:
        found: dict[str, object] = {
            "rating": replace(rating, id=proofs.save_rating(rating)),
            "of_unit": replace(of_unit, id=proofs.save_rating(of_unit)),
            "initiative": replace(initiative, id=proofs.initiatives.save(initiative)),
            "discipline": replace(discipline, id=proofs.save_discipline(discipline)),
            "absence": replace(absence, id=proofs.save_absence(absence)),
            "inquiry": replace(inquiry, id=proofs.save_inquiry(inquiry)),
            "of_the_unit": replace(of_the_unit, id=proofs.save_inquiry(of_the_unit)),
            "minutes": replace(minutes, id=proofs.reviews.save(minutes)),
            "service": service,
        }
        proofs.save_service_time(service)
        proofs.close(everybody)
        proofs.close(one)
        return found

    return operations.run("Nhập minh chứng", write)


def test_every_field_of_every_kind_comes_back_in_one_reading(
    proofs: ProofRepository, operations: Operations, unit_id: int, two: tuple[int, int], office_db: OfficeDatabase
) -> None:
    person_id, other_id = two
    wanted = stored(proofs, operations, unit_id, person_id, other_id)
    read = proofs.proofs_of_year_range(2020, 2025)
    assert read.ratings == {person_id: (wanted["rating"],)}
    assert read.unit_ratings == {unit_id: (wanted["of_unit"],)}
    assert read.initiatives == {person_id: (wanted["initiative"],), other_id: (wanted["initiative"],)}
    assert read.disciplines == {person_id: (wanted["discipline"],)}
    assert read.absences == {person_id: (wanted["absence"],)}
    assert read.inquiries == {person_id: (wanted["inquiry"],)}
    assert read.unit_inquiries == {unit_id: (wanted["of_the_unit"],)}
    assert read.minutes == (wanted["minutes"],)
    assert read.service == {person_id: wanted["service"]}
    assert read.is_closed(ProofKind.RATINGS, 2025, other_id)
    assert read.is_closed(ProofKind.AWARDS, 2025, person_id)
    assert not read.is_closed(ProofKind.AWARDS, 2025, other_id)
    assert not read.is_closed(ProofKind.RATINGS, 2024)
    assert problems_of(office_db.db.conn) == []

    of_other = proofs.proofs_of_people([other_id], 2020, 2025)
    assert (of_other.ratings, of_other.disciplines) == ({}, {})
    assert of_other.initiatives[other_id] == (wanted["initiative"],)

    before = proofs.proofs_of_year_range(2020, 2023)
    assert before == replace(before, ratings={}, initiatives={}, minutes=(), disciplines={}, absences={}, closed=())
    assert before.service == {person_id: wanted["service"]}
    assert proofs.proofs_of_year_range(2026, 2026).disciplines == {}
    assert proofs.proofs_of_year_range(2026, 2026).absences == {person_id: (wanted["absence"],)}  # still away


def test_undo_takes_all_of_it_back_and_redo_brings_it_again(
    proofs: ProofRepository, operations: Operations, unit_id: int, two: tuple[int, int], office_db: OfficeDatabase
) -> None:
    stored(proofs, operations, unit_id, *two)
    read = proofs.proofs_of_year_range(2020, 2025)
    operations.undo()
    emptied = proofs.proofs_of_year_range(2020, 2025)
    assert (emptied.ratings, emptied.initiatives, emptied.minutes, emptied.closed) == ({}, {}, (), ())
    operations.redo()
    assert proofs.proofs_of_year_range(2020, 2025) == read
    assert problems_of(office_db.db.conn) == []


def test_what_was_changed_meanwhile_is_not_overwritten(
    proofs: ProofRepository, operations: Operations, unit_id: int, two: tuple[int, int]
) -> None:
    wanted = stored(proofs, operations, unit_id, *two)
    rating, initiative, minutes = wanted["rating"], wanted["initiative"], wanted["minutes"]
    assert isinstance(rating, WorkRating)
    assert isinstance(initiative, Initiative)
    assert isinstance(minutes, ReviewMinutes)

    def change() -> None:
        proofs.save_rating(replace(rating, grade=RatingGrade.EXCELLENT))
        proofs.initiatives.save(replace(initiative, person_ids=(two[1],), recognitions=initiative.recognitions[1:]))
        proofs.reviews.save(replace(minutes, candidates=()))
        proofs.save_service_time(ServiceTime(two[0], date(2016, 1, 1)))

    operations.run("Sửa", change)
    assert proofs.rating(rating.id).grade is RatingGrade.EXCELLENT
    again = proofs.initiatives.initiative(initiative.id)
    assert (again.person_ids, again.recognitions) == ((two[1],), initiative.recognitions[1:])
    assert proofs.reviews.one(minutes.id).candidates == ()
    for write in (
        lambda: proofs.save_rating(rating),
        lambda: proofs.initiatives.save(initiative),
        lambda: proofs.reviews.save(minutes),
        lambda: proofs.save_service_time(ServiceTime(two[0])),
    ):
        with pytest.raises(UserError, match="sửa ở nơi khác"):
            operations.run("Chậm chân", write)
    with pytest.raises(UserError, match="Không có xếp loại số 99"):
        proofs.rating(99)


def test_merging_takes_the_proofs_along_and_parting_gives_them_back(
    proofs: ProofRepository,
    office: OfficeRepository,
    operations: Operations,
    unit_id: int,
    two: tuple[int, int],
    office_db: OfficeDatabase,
) -> None:
    person_id, other_id = two
    stored(proofs, operations, unit_id, person_id, other_id)
    operations.run("Tuyển dụng", lambda: proofs.save_service_time(ServiceTime(other_id, left_on=date(2026, 2, 2))))
    apart = proofs.proofs_of_year_range(2020, 2025)
    merges = PeopleMergeRepository(office_db, PlanRepository(office_db))
    merge_id = operations.run(
        "Gộp", lambda: merges.merge(office.person(other_id), office.person(person_id), [], [], "2025-12-31T08:00:00")
    )
    read = proofs.proofs_of_year_range(2020, 2025)
    assert set(read.ratings) == set(read.disciplines) == set(read.absences) == set(read.inquiries) == {other_id}
    assert read.initiatives[other_id][0].person_ids == (other_id,)  # an author of it twice is one
    assert read.minutes[0].candidates[0].person_id == other_id
    merged = read.service[other_id]
    assert (merged.recruited_on, merged.left_on, merged.is_leader) == (date(2015, 2, 1), date(2026, 2, 2), True)
    assert read.is_closed(ProofKind.AWARDS, 2025, other_id)
    operations.run("Tách", lambda: merges.unmerge(merge_id))
    parted = proofs.proofs_of_year_range(2020, 2025)
    assert set(parted.ratings) == {person_id}
    assert {key: value.recruited_on for key, value in parted.service.items()} == {
        key: value.recruited_on for key, value in apart.service.items()
    }
    assert problems_of(office_db.db.conn) == []


def test_saving_the_service_of_a_merged_person_leaves_one_row(
    proofs: ProofRepository,
    office: OfficeRepository,
    operations: Operations,
    two: tuple[int, int],
    office_db: OfficeDatabase,
) -> None:
    person_id, other_id = two

    def both() -> None:
        proofs.save_service_time(ServiceTime(person_id, date(2010, 1, 1)))
        proofs.save_service_time(ServiceTime(other_id, date(2012, 1, 1), staff_group=StaffGroup.CONTRACT))

    operations.run("Tuyển dụng", both)
    merges = PeopleMergeRepository(office_db, PlanRepository(office_db))
    operations.run("Gộp", lambda: merges.merge(office.person(person_id), office.person(other_id), [], [], "2025"))
    merged = proofs.service_times()[person_id]
    assert (merged.recruited_on, merged.staff_group) == (date(2010, 1, 1), StaffGroup.CONTRACT)
    operations.run("Sửa", lambda: proofs.save_service_time(replace(merged, recruited_on=date(2012, 1, 1))))
    assert proofs.service_times([person_id])[person_id].recruited_on == date(2012, 1, 1)
    count = office_db.db.conn.execute("SELECT count(*) FROM service_times").fetchone()[0]
    assert count == 1


def test_a_unit_or_person_with_proofs_is_in_use_but_a_recruitment_day_goes_along(
    proofs: ProofRepository, office: OfficeRepository, operations: Operations, unit_id: int, two: tuple[int, int]
) -> None:
    person_id, other_id = two
    operations.run("Tuyển dụng", lambda: proofs.save_service_time(ServiceTime(other_id, date(2010, 1, 1))))
    assert not office.is_person_used(other_id)
    operations.run("Xóa", lambda: office.delete_person(other_id))
    assert proofs.service_times() == {}
    alone = operations.run("Đơn vị", lambda: office.save_unit(Unit(0, "Trung tâm Tin học")))
    assert not office.is_unit_used(alone)
    operations.run("Xếp loại", lambda: proofs.save_rating(WorkRating(0, 2025, RatingGrade.GOOD, alone, person_id)))
    assert office.is_unit_used(alone)
    assert office.is_person_used(person_id)


def test_ten_years_of_five_thousand_people_are_read_at_once(
    proofs: ProofRepository, office: OfficeRepository, operations: Operations, unit_id: int
) -> None:
    operations.run(
        "Thêm",
        lambda: office.add_people(
            Person(0, f"Người {n}", memberships=(Membership(0, 0, unit_id),)) for n in range(5000)
        ),
    )
    ratings = [
        WorkRating(
            0, year, RatingGrade.GOOD, unit_id, person_id, StaffGroup.CIVIL_SERVANT, "NĐ 90", Decimal(80), "1/QĐ", date(year, 12, 1)
        )
        for year in range(2016, 2026)
        for person_id in range(1, 5001)
    ]  # fmt: skip
    operations.run(
        "Xếp loại",
        lambda: proofs.add_ratings(ratings),
    )
    started = perf_counter()
    read = proofs.proofs_of_year_range(2016, 2025)
    took = perf_counter() - started
    assert len(read.ratings) == 5000
    assert {len(ones) for ones in read.ratings.values()} == {10}
    assert took < 3, f"{took:.2f} s"  # about 0.4 s; a query for each person takes far longer
