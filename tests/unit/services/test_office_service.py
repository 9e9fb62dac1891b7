"""The office as a clerk keeps it: names checked, lists taken in, every write one undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Signatory, Unit
from desktop_app.services.office_service import OfficeService
from desktop_app.storage.change_log import Operations


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as told:
        action()
    assert told.value.message.endswith(".")
    return told.value.code


def add_person(service: OfficeService, name: str, unit_id: int) -> int:
    return service.save_person(Person(0, name, memberships=(Membership(0, 0, unit_id),)))


def test_the_profile_is_cleaned_and_needs_a_name(office_service: OfficeService) -> None:
    office_service.save_profile(AgencyProfile("  Sở  KH&CN ", " UBND TỈNH ", "SKHCN", "Hòa An\n"))
    stored = office_service.profile()
    assert (stored.name, stored.parent_name, stored.place) == ("Sở KH&CN", "UBND TỈNH", "Hòa An")
    assert code_of(lambda: office_service.save_profile(AgencyProfile("  "))) == "office.no_name"


def test_a_signatory_needs_name_title_and_a_period_that_runs_forward(office_service: OfficeService) -> None:
    good = Signatory(0, " Tô An ", "GIÁM ĐỐC")
    signatory_id = office_service.save_signatory(good)
    assert office_service.signatories()[0].name == "Tô An"
    assert code_of(lambda: office_service.save_signatory(replace(good, name=""))) == "office.signatory_incomplete"
    assert code_of(lambda: office_service.save_signatory(replace(good, title=" "))) == "office.signatory_incomplete"
    backwards = replace(good, from_on=date(2025, 1, 1), to_on=date(2024, 1, 1))
    assert code_of(lambda: office_service.save_signatory(backwards)) == "office.period"
    office_service.delete_signatory(signatory_id)
    assert office_service.signatories() == ()


def test_a_new_unit_goes_behind_the_others(office_service: OfficeService) -> None:
    for name in ("Phòng C", "Phòng A", "Phòng B"):
        office_service.save_unit(Unit(0, name))
    assert [unit.name for unit in office_service.units()] == ["Phòng C", "Phòng A", "Phòng B"]


def test_a_unit_needs_a_name_of_its_own(office_service: OfficeService) -> None:
    unit_id = office_service.save_unit(Unit(0, "Phòng Hòa Giải", short_name="P. HG"))
    for taken in ("phòng  hoà giải", "P. HG"):
        assert code_of(lambda name=taken: office_service.save_unit(Unit(0, name))) == "office.unit_name_taken"
    assert code_of(lambda: office_service.save_unit(Unit(0, " "))) == "office.unit_no_name"
    assert code_of(lambda: office_service.save_unit(Unit(0, "A" * 201))) == "office.unit_name_long"
    assert code_of(lambda: office_service.save_unit(Unit(0, "B", short_name="x" * 29))) == "office.short_name_long"
    office_service.save_unit(replace(office_service.unit(unit_id), contact="Tô An"))
    assert office_service.unit(unit_id).contact == "Tô An"


def test_a_name_taken_again_after_its_unit_ceased_means_the_unit_in_being(
    office_service: OfficeService, fixed_clock: Any
) -> None:
    old_id = office_service.save_unit(Unit(0, "Phòng A", to_on=date(2024, 12, 31)))
    new_id = office_service.save_unit(Unit(0, "Phòng A", from_on=date(2025, 1, 1)))
    for today, meant in ((date(2022, 3, 18), old_id), (date(2025, 1, 1), new_id)):
        fixed_clock.move_to(today)
        assert office_service.required_unit("phong a").id == meant


def test_a_unit_is_found_by_any_spelling_and_missed_with_help(office_service: OfficeService) -> None:
    unit_id = office_service.save_unit(Unit(0, "Phòng Quản lý Khoa học", short_name="P. QLKH"))
    for written in ("phong quan ly khoa hoc", "PHÒNG QUẢN LÝ KHOA HỌC", "p. qlkh"):
        assert office_service.required_unit(written).id == unit_id
    assert office_service.find_unit("Phòng khác") is None
    with pytest.raises(UserError) as near:
        office_service.required_unit("Quản lý khoa học")
    assert "“Phòng Quản lý Khoa học”" in near.value.message
    assert near.value.code == "office.unit_not_found"
    assert code_of(lambda: office_service.required_unit("xyz")) == "office.no_such_unit"


def test_a_unit_that_is_used_stays_and_an_unused_one_goes(
    office_service: OfficeService, operations: Operations
) -> None:
    unit_id = office_service.save_unit(Unit(0, "Phòng A"))
    person_id = add_person(office_service, "Tô An", unit_id)
    assert code_of(lambda: office_service.delete_unit(unit_id)) == "office.unit_used"
    office_service.delete_person(person_id)
    office_service.delete_unit(unit_id)
    assert office_service.units() == ()
    operations.undo()
    operations.undo()
    assert [person.full_name for person in office_service.people(unit_id=unit_id)] == ["Tô An"]


def test_a_person_needs_a_name_and_a_unit_that_exists(office_service: OfficeService) -> None:
    unit_id = office_service.save_unit(Unit(0, "Phòng A"))
    assert code_of(lambda: add_person(office_service, " ", unit_id)) == "office.person_no_name"
    assert code_of(lambda: add_person(office_service, "A" * 201, unit_id)) == "office.person_name_long"
    assert code_of(lambda: office_service.save_person(Person(0, "Tô An"))) == "office.person_no_unit"
    assert code_of(lambda: add_person(office_service, "Tô An", 99)) == "office.unit_unknown"
    backwards = Membership(0, 0, unit_id, "", date(2025, 1, 1), date(2024, 1, 1))
    person = Person(0, "Tô An", memberships=(backwards,))
    assert code_of(lambda: office_service.save_person(person)) == "office.period"
    assert office_service.people() == ()


def test_moving_a_person_is_one_undo_step(office_service: OfficeService, operations: Operations) -> None:
    one, two = (office_service.save_unit(Unit(0, name)) for name in ("Phòng A", "Phòng B"))
    person = office_service.person(add_person(office_service, "Tô An", one))
    ended = replace(person.memberships[0], to_on=date(2022, 2, 28))
    moved = Membership(0, person.id, two, "Trưởng phòng", date(2022, 3, 1))
    office_service.save_person(replace(person, memberships=(ended, moved)))
    assert office_service.people(on=date(2022, 3, 18), unit_id=two)
    assert operations.undo_name() == "Sửa Tô An"
    operations.undo()
    assert office_service.person(person.id) == person
