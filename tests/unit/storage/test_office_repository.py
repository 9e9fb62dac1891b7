"""The agency, units and people in a real office file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Sex, Signatory, Unit, UnitKind
from desktop_app.domain.plan.plan import Authority
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.office_repository import OfficeRepository


@pytest.fixture
def repository(office_db: OfficeDatabase) -> OfficeRepository:
    return OfficeRepository(office_db)


def new_person(name: str, *memberships: Membership, sex: Sex | None = None) -> Person:
    return Person(0, name, sex, memberships=memberships)


def member(unit_id: int, post: str = "", from_on: date | None = None, to_on: date | None = None) -> Membership:
    return Membership(0, 0, unit_id, post, from_on, to_on)


def names(people: tuple[Person, ...]) -> list[str]:
    return [person.full_name for person in people]


def test_a_fresh_file_has_a_blank_profile_that_can_be_filled_and_changed(repository: OfficeRepository) -> None:
    assert repository.profile() == AgencyProfile(row_version=0)
    wanted = AgencyProfile("Sở Khoa học và Công nghệ tỉnh Hòa An", "UBND TỈNH HÒA AN", "SKHCN", "Hòa An")
    repository.save_profile(wanted)
    stored = repository.profile()
    assert stored == replace(wanted, row_version=1)
    repository.save_profile(replace(stored, place="Bình Sơn"))
    assert repository.profile() == replace(wanted, place="Bình Sơn", row_version=2)
    with pytest.raises(UserError) as stale:
        repository.save_profile(replace(stored, place="chậm chân"))
    assert stale.value.code == "office.stale_profile"


def test_signatories_keep_all_fields_and_their_order(repository: OfficeRepository) -> None:
    second = Signatory(
        0, "Tô B", "PHÓ GIÁM ĐỐC", Authority.FOR_HEAD, "GIÁM ĐỐC", date(2024, 1, 1), date(2025, 6, 30), position=2
    )
    second_id = repository.save_signatory(second)
    first_id = repository.save_signatory(Signatory(0, "Tô A", "GIÁM ĐỐC", position=1))
    assert repository.signatories() == (
        Signatory(first_id, "Tô A", "GIÁM ĐỐC", position=1),
        replace(second, id=second_id),
    )
    repository.save_signatory(replace(second, id=second_id, name="Tô C"))
    with pytest.raises(UserError) as stale:
        repository.save_signatory(replace(second, id=second_id, name="Tô D"))
    assert stale.value.code == "office.stale_signatory"
    repository.delete_signatory(first_id)
    assert [one.name for one in repository.signatories()] == ["Tô C"]


def test_who_signs_is_the_first_whose_time_it_is(repository: OfficeRepository) -> None:
    assert repository.signatory_on(date(2025, 7, 1)) is None
    repository.save_signatory(Signatory(0, "Tô A", "GIÁM ĐỐC", to_on=date(2025, 6, 30), position=1))
    repository.save_signatory(Signatory(0, "Tô B", "GIÁM ĐỐC", from_on=date(2025, 9, 1), position=2))
    repository.save_signatory(Signatory(0, "Tô C", "PHÓ GIÁM ĐỐC", to_on=date(2026, 12, 31), position=3))
    found = {day: repository.signatory_on(day) for day in (date(2025, 6, 30), date(2025, 7, 1), date(2025, 9, 1))}
    assert [one and one.name for one in found.values()] == ["Tô A", "Tô C", "Tô B"]


def test_units_keep_all_fields_and_stand_in_order(repository: OfficeRepository) -> None:
    center = Unit(
        0, "Trung tâm B", UnitKind.CENTER, "TT B", "Tô An", "0900", 2, date(2024, 1, 1), date(2025, 6, 30)
    )  # fmt: skip
    repository.save_unit(Unit(0, "Phòng C", position=3))
    center_id = repository.save_unit(center)
    repository.save_unit(Unit(0, "Phòng Đ", position=1))
    repository.save_unit(Unit(0, "Phòng D", position=1))
    assert [unit.name for unit in repository.units()] == ["Phòng D", "Phòng Đ", "Trung tâm B", "Phòng C"]
    assert repository.unit(center_id) == replace(center, id=center_id)
    assert repository.next_unit_position() == 4
    assert len(repository.units(date(2023, 12, 31))) == 3
    assert len(repository.units(date(2024, 1, 1))) == 4
    assert len(repository.units(date(2025, 6, 30))) == 4
    assert len(repository.units(date(2025, 7, 1))) == 3


def test_a_stale_unit_is_refused(repository: OfficeRepository) -> None:
    unit = repository.unit(repository.save_unit(Unit(0, "Phòng A")))
    repository.save_unit(replace(unit, name="Phòng B"))
    with pytest.raises(UserError) as stale:
        repository.save_unit(replace(unit, name="Phòng C"))
    assert stale.value.code == "office.stale_unit"
    assert repository.unit(unit.id).name == "Phòng B"
    with pytest.raises(UserError) as unknown:
        repository.unit(99)
    assert unknown.value.code == "office.unit_unknown"


def test_a_unit_with_people_is_used_and_cannot_go(repository: OfficeRepository) -> None:
    unit_id = repository.save_unit(Unit(0, "Phòng A"))
    assert not repository.is_unit_used(unit_id)
    repository.save_person(new_person("Tô An", member(unit_id)))
    assert repository.is_unit_used(unit_id)
    with pytest.raises(sqlite3.IntegrityError):
        repository.delete_unit(unit_id)


def test_a_person_keeps_all_fields_and_memberships_by_period(repository: OfficeRepository) -> None:
    one, two = (repository.save_unit(Unit(0, name)) for name in ("Phòng A", "Phòng B"))
    later = member(two, "Trưởng phòng", date(2025, 3, 1))
    earlier = member(one, "Chuyên viên", None, date(2025, 2, 28))
    person_id = repository.save_person(Person(0, "Tô Thị Lụa", Sex.FEMALE, 1990, (later, earlier)))
    person = repository.person(person_id)
    assert (person.full_name, person.sex, person.birth_year) == ("Tô Thị Lụa", Sex.FEMALE, 1990)
    assert [(one.unit_id, one.post) for one in person.memberships] == [(1, "Chuyên viên"), (2, "Trưởng phòng")]
    before, after = person.membership_on(date(2025, 2, 28)), person.membership_on(date(2025, 3, 1))
    assert (before.post if before else None, after.post if after else None) == ("Chuyên viên", "Trưởng phòng")


def test_saving_a_person_changes_adds_and_drops_memberships(
    repository: OfficeRepository, office_db: OfficeDatabase
) -> None:
    unit = repository.save_unit(Unit(0, "Phòng A"))
    person_id = repository.save_person(new_person("Tô An", member(unit, "một"), member(unit, "hai", date(2024, 1, 1))))
    person = repository.person(person_id)
    first, second = person.memberships
    changed = replace(second, post="hai mới")
    third = member(unit, "ba", date(2025, 1, 1))
    repository.save_person(replace(person, memberships=(changed, third)))
    stored = repository.person(person_id)
    assert [one.post for one in stored.memberships] == ["hai mới", "ba"]
    assert stored.memberships[0].id == second.id
    assert office_db.db.conn.execute("SELECT count(*) FROM memberships").fetchone()[0] == 2
    assert first.id not in [one.id for one in stored.memberships]
    with pytest.raises(UserError) as stale:
        repository.save_person(person)
    assert stale.value.code == "office.stale_person"
    with pytest.raises(UserError) as unknown:
        repository.person(99)
    assert unknown.value.code == "office.person_unknown"


@pytest.fixture
def peopled(repository: OfficeRepository) -> OfficeRepository:
    one, two = (repository.save_unit(Unit(0, name)) for name in ("Phòng A", "Phòng B"))
    repository.add_people(
        [
            new_person("Nguyễn Văn Đạt", member(one)),
            new_person("Trần Thị Ánh", member(one, to_on=date(2024, 12, 31)), member(two, from_on=date(2025, 1, 1))),
            new_person("Lê Văn An", member(two)),
            new_person("Lê Thị Ân", member(two, from_on=date(2025, 1, 1))),
            new_person("Đỗ Bá Dần"),
        ]
    )
    return repository


def test_people_stand_by_given_name(peopled: OfficeRepository) -> None:
    assert names(peopled.people()) == ["Lê Văn An", "Trần Thị Ánh", "Lê Thị Ân", "Đỗ Bá Dần", "Nguyễn Văn Đạt"]


def test_people_of_a_day_and_of_a_unit(peopled: OfficeRepository) -> None:
    new_year = date(2025, 1, 1)
    assert names(peopled.people(on=date(2024, 6, 1))) == ["Lê Văn An", "Trần Thị Ánh", "Nguyễn Văn Đạt"]
    assert names(peopled.people(unit_id=1)) == ["Trần Thị Ánh", "Nguyễn Văn Đạt"]
    assert names(peopled.people(on=new_year, unit_id=1)) == ["Nguyễn Văn Đạt"]
    assert names(peopled.people(on=new_year, unit_id=2)) == ["Lê Văn An", "Trần Thị Ánh", "Lê Thị Ân"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("dat", ["Nguyễn Văn Đạt"]),
        ("ĐẠT", ["Nguyễn Văn Đạt"]),
        ("dat nguyen", ["Nguyễn Văn Đạt"]),
        ("le", ["Lê Văn An", "Lê Thị Ân"]),
        ("  ", ["Lê Văn An", "Trần Thị Ánh", "Lê Thị Ân", "Đỗ Bá Dần", "Nguyễn Văn Đạt"]),
        ("%", []),
        ("' OR 1=1 --", []),
        ('"', []),
    ],
)
def test_searching_folds_marks_and_takes_every_sign_literally(
    peopled: OfficeRepository, search: str, found: list[str]
) -> None:
    assert names(peopled.people(search=search)) == found


def test_people_added_in_bulk_have_their_own_memberships(peopled: OfficeRepository) -> None:
    assert peopled.add_people([new_person("Vũ Ê", member(1, "Kế toán"))]) == 1
    (person,) = peopled.people(search="vu e")
    assert [(one.person_id, one.post) for one in person.memberships] == [(person.id, "Kế toán")]
    assert peopled.add_people([]) == 0


def test_a_person_who_is_named_nowhere_can_go(peopled: OfficeRepository, office_db: OfficeDatabase) -> None:
    (person,) = peopled.people(search="dat")
    assert not peopled.is_person_used(person.id)
    peopled.delete_person(person.id)
    assert peopled.people(search="dat") == ()
    (other,) = peopled.people(search="le van an")
    office_db.db.conn.execute(
        "INSERT INTO awards (achievement_year, subject_kind, person_id, unit_id, award_code, outcome) "
        "VALUES (2024, 'person', ?, 2, 'LDTT', 'approved')",
        [other.id],
    )
    assert peopled.is_person_used(other.id)
    with pytest.raises(sqlite3.IntegrityError):
        peopled.delete_person(other.id)
