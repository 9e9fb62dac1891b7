"""Plans issued before the office knew a unit: its first units owe a registration under them, typed or from a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.assembly.office import Office
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit, UnitKind

PLAN = Path(__file__).resolve().parents[2] / "fixtures" / "plans" / "kien-hai-2022.md"
LIST = "Họ và tên\tĐơn vị\nLò Thị Pản\tVăn phòng\nVừ A Páo\tThanh tra\n"


@pytest.fixture
def plan_id(office: Office) -> int:
    made = office.plan_service.import_file(PLAN)
    office.plan_service.confirm_all(made)
    office.plan_service.issue(made, "14", date(2022, 2, 24))
    return made


def _owing(office: Office, plan_id: int) -> list[str]:
    units = {unit.id: unit.name for unit in office.office_service.units()}
    return [units[one.unit_id] for one in office.plan_service.owing_units(plan_id)]


def test_the_first_units_typed_one_by_one_all_owe(office: Office, plan_id: int) -> None:
    service = office.office_service
    assert service.plans_waiting_for_units() == 1
    service.save_unit(Unit(0, "Khối thi đua số 2", UnitKind.BLOC))
    for name in ("Văn phòng", "Thanh tra", "Phòng Khoa học"):
        service.save_unit(Unit(0, name))
    assert _owing(office, plan_id) == ["Văn phòng", "Thanh tra", "Phòng Khoa học"]
    office.operations.undo()
    assert _owing(office, plan_id) == ["Văn phòng", "Thanh tra"]
    board = office.registration_service.board(plan_id)
    assert [row.plan_unit.joined_on for row in board.rows] == [None, None]  # as from the issue, never supplementary


def test_typing_and_importing_are_one_way(office: Office, plan_id: int) -> None:
    service = office.office_service
    service.save_unit(Unit(0, "Thanh tra"))
    office.list_import_service.store(office.list_import_service.preview_text(LIST))
    assert _owing(office, plan_id) == ["Thanh tra", "Văn phòng"]


def test_once_a_registration_has_come_in_a_new_unit_joins_only_when_asked(office: Office, plan_id: int) -> None:
    service = office.office_service
    first = service.save_unit(Unit(0, "Văn phòng"))
    office.registration_service.receive(plan_id, first, date(2022, 3, 1))
    service.save_unit(Unit(0, "Thanh tra"))
    assert _owing(office, plan_id) == ["Văn phòng"]


def test_a_plan_issued_for_known_units_waits_for_none(office: Office) -> None:
    service = office.office_service
    service.save_unit(Unit(0, "Văn phòng"))
    made = office.plan_service.import_file(PLAN)
    office.plan_service.confirm_all(made)
    office.plan_service.issue(made, "14", date(2022, 2, 24))
    service.save_unit(Unit(0, "Thanh tra"))
    assert _owing(office, made) == ["Văn phòng"]


def test_a_unit_that_ceased_to_be_does_not_join(office: Office, plan_id: int) -> None:
    office.office_service.save_unit(Unit(0, "Phòng cũ", to_on=date(2020, 1, 1)))
    assert _owing(office, plan_id) == []


def test_a_first_unit_typed_by_mistake_can_still_be_deleted(office: Office, plan_id: int) -> None:
    service = office.office_service
    unit_id = service.save_unit(Unit(0, "Văn phonng"))
    service.delete_unit(unit_id)
    assert service.units() == ()
    assert service.plans_waiting_for_units() == 1
    kept = service.save_unit(Unit(0, "Văn phòng"))
    office.registration_service.receive(plan_id, kept, date(2022, 3, 1))
    with pytest.raises(UserError):
        service.delete_unit(kept)
