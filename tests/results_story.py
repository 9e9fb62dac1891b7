"""A small office with an issued plan, for tests of results, tallies and what is due: invented names, the invented plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.office.office import Membership, Person, Sex, Unit
from desktop_app.domain.registration.registration import RegistrationLine, RegistrationState, SubjectKind

if TYPE_CHECKING:
    from desktop_app.bootstrap import Office

PLAN_FILE = Path(__file__).resolve().parent / "fixtures" / "plans" / "kien-hai-2022.md"
ISSUED_ON, DEADLINE = date(2022, 2, 21), date(2022, 3, 11)
SIZES = {"Văn phòng Sở": 12, "Phòng Bưu chính - Viễn thông": 6, "Trung tâm Chuyển đổi số": 5}
_SHORT = {"Phòng Bưu chính - Viễn thông": "P. BCVT", "Trung tâm Chuyển đổi số": "TT CĐS"}
_FAMILY = ("Âu", "Bành", "Cù", "Đàm", "Giang", "Khuất")
_GIVEN = ("Án", "Bưởi", "Cúc", "Đào", "Én", "Gấm", "Hạnh", "Khế", "Lựu", "Mận", "Na", "Ổi")


@dataclass(frozen=True)
class Story:
    """The plan and who is who; people by unit in the order they were added."""

    plan_id: int
    units: dict[str, int]
    people: dict[str, list[int]]


def build(office: Office) -> Story:
    """Three units, 23 people and the plan issued on 21/02/2022, which every unit owes a registration by 11/3."""
    service = office.office_service
    units, people = {}, {}
    for number, (name, size) in enumerate(SIZES.items()):
        unit_id = service.save_unit(
            Unit(0, name, short_name=_SHORT.get(name, ""), contact=f"Đầu mối {number}", phone=f"0900 000 00{number}")
        )
        units[name] = unit_id
        people[name] = [
            service.save_person(
                Person(
                    0,
                    f"{_FAMILY[(place + number) % 6]} Thị {_GIVEN[place]}",
                    sex=Sex.FEMALE,
                    memberships=(Membership(0, 0, unit_id, "Chuyên viên", from_on=date(2020, 1, 1)),),
                )
            )
            for place in range(size)
        ]
    plan_id = office.plan_service.import_file(PLAN_FILE)
    office.plan_service.confirm_all(plan_id)
    office.plan_service.issue(plan_id, "23", ISSUED_ON, list(units.values()))
    return Story(plan_id, units, people)


def register(office: Office, story: Story, unit: str, on: date, *, advanced: int, late_reason: str = "") -> None:
    """The unit's paper came and was approved: all its people for LĐTT, the first ``advanced`` for CSTĐCS and Giấy khen."""
    lines = [
        RegistrationLine(
            0,
            0,
            SubjectKind.PERSON,
            person_id=person_id,
            title_code="CSTDCS" if place < advanced else "LDTT",
            commendation_code="GK" if place < advanced else "",
        )
        for place, person_id in enumerate(story.people[unit])
    ]
    unit_id = story.units[unit]
    office.registration_service.save_lines(story.plan_id, unit_id, lines)
    office.registration_service.receive(
        story.plan_id, unit_id, on, state=RegistrationState.APPROVED, late_reason=late_reason
    )
