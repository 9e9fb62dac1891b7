"""A small invented office with a real file: five units, forty people, plans issued straight through the repository."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from check_samples import RULES_FOLDER

from desktop_app.domain.clock import Clock
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Sex, Unit, UnitKind
from desktop_app.domain.plan.blocks import Block, BlockKind
from desktop_app.domain.plan.facts import (
    Comparator,
    Deadline,
    DeadlineKind,
    PlanFacts,
    Quota,
    QuotaScope,
    Target,
    TargetUnit,
    Wave,
)
from desktop_app.domain.plan.plan import DocumentHead, PlanContent, PlanKind, PlanStatus
from desktop_app.rules.money_rules import load_prize_money
from desktop_app.services.award_service import AwardService
from desktop_app.services.registration_service import RegistrationService
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.change_log import Operations
from desktop_app.storage.database import open_database
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository

UNITS = {
    "Lãnh đạo Sở": 3,
    "Văn phòng Sở": 12,
    "Phòng Bưu chính - Viễn thông": 10,
    "Phòng Công nghệ thông tin": 8,
    "Trung tâm Công nghệ số": 7,
}
"""Unit → people."""

_FAMILY = ("Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam", "Oanh")

FACTS = PlanFacts(
    waves=(
        Wave(uid="w1", label="Đợt 1", ordinal=1, from_on=date(2022, 1, 1), to_on=date(2022, 6, 30)),
        Wave(uid="w2", label="Đợt 2", ordinal=2, from_on=date(2022, 7, 1), to_on=date(2022, 12, 31)),
    ),
    quotas=(
        Quota(uid="q1", block_uid="b2", award_code="CSTDCS", percent=15, comparator=Comparator.AT_MOST, base="LDTT"),
        Quota(uid="q2", block_uid="b2", award_code="GK", percent=40, base="LDTT", scope=QuotaScope.UNIT),
    ),
    targets=(
        Target(
            uid="t1",
            block_uid="b2",
            text="95% trở lên CBCCVC đạt lao động tiên tiến",
            measure="LDTT",
            comparator=Comparator.AT_LEAST,
            value=95,
            unit=TargetUnit.PERCENT,
        ),
    ),
    deadlines=(
        Deadline(uid="d1", block_uid="b3", deadline_kind=DeadlineKind.REGISTRATION, on=date(2022, 3, 18)),
        Deadline(uid="d2", block_uid="b3", deadline_kind=DeadlineKind.DOSSIER, on=date(2022, 12, 16)),
    ),
)
_BLOCKS = (
    Block(
        "b1",
        BlockKind.SECTION,
        marker="IV.",
        children=(
            Block("b0", BlockKind.CLAUSE, marker="1."),
            Block("b2", BlockKind.CLAUSE, marker="2."),
            Block("b3", BlockKind.CLAUSE, marker="3."),
        ),
    ),
)


class SmallOffice:
    """The office and the services under test."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.database = open_database(folder / "so-thi-dua.db", before_migration=lambda _path: None)
        self.operations = Operations(self.database, clock)
        self.office = OfficeRepository(self.database)
        self.plans = PlanRepository(self.database)
        self.registration_lines = RegistrationRepository(self.database)
        self.registrations = RegistrationService(
            self.registration_lines, self.plans, self.office, self.operations, clock
        )
        self.awards = AwardService(
            AwardRepository(self.database),
            self.registration_lines,
            self.plans,
            self.office,
            self.operations,
            clock,
            lambda: load_prize_money(RULES_FOLDER),
        )
        self.units: dict[str, int] = {}
        self.people: dict[str, list[int]] = {}
        self.operations.run("Lập cơ quan", self._found)

    def _found(self) -> None:
        self.office.save_profile(AgencyProfile("Sở Thông tin và Truyền thông", "UBND tỉnh Hòa An", "STTTT", "Hòa An"))
        number = 0
        for position, (name, count) in enumerate(UNITS.items(), start=1):
            kind = UnitKind.LEADERSHIP if position == 1 else UnitKind.DIVISION
            unit_id = self.office.save_unit(Unit(0, name, kind, position=position))
            self.units[name] = unit_id
            for _ in range(count):
                person = Person(
                    0,
                    f"{_FAMILY[number % 10]} {_GIVEN[number // 12]} {_GIVEN[number % 12]}",
                    Sex.FEMALE if number % 2 else Sex.MALE,
                    memberships=(Membership(0, 0, unit_id, "Chuyên viên"),),
                )
                self.people.setdefault(name, []).append(self.office.save_person(person))
                number += 1

    def issue(
        self,
        facts: PlanFacts = FACTS,
        *,
        number: str = "14",
        kind: PlanKind = PlanKind.ANNUAL,
        year: int = 2022,
        on: date = date(2022, 2, 24),
        units: list[str] | None = None,
        is_required: bool = False,
    ) -> int:
        """A plan issued with those facts; all units owe a registration unless named."""
        head = DocumentHead(
            number=number, symbol="KH-STTTT", subject="Phát động thi đua", day=on.day, month=on.month, year=on.year
        )
        content = PlanContent(head=head, blocks=_BLOCKS, facts=facts, working_year=year, plan_kind=kind)

        def work() -> int:
            plan_id = self.plans.add(content, "2022-02-24T00:00:00")
            self.plans.set_plan_status(plan_id, PlanStatus.ISSUED, "2022-02-24T00:00:00")
            self.plans.add_plan_units(plan_id, [self.units[name] for name in units or self.units])
            if is_required:
                self.plans.set_registration_required(plan_id, True)
            return plan_id

        return self.operations.run("Ban hành", work)

    def draft(self) -> int:
        """A plan not issued yet."""
        content = PlanContent(head=DocumentHead(subject="Phát động thi đua"), facts=FACTS, working_year=2022)
        return self.operations.run("Nhập", lambda: self.plans.add(content, "2022-02-24T00:00:00"))

    def replace_plan(self, plan_id: int, by_plan_id: int) -> None:
        """The second plan takes the first one's place."""
        self.operations.run(
            "Thay thế",
            lambda: self.plans.set_plan_status(plan_id, PlanStatus.REPLACED, "2022-06-01T00:00:00", by_plan_id),
        )

    def name_of(self, person_id: int) -> str:
        return self.office.person(person_id).full_name

    def close(self) -> None:
        self.database.close()


def with_deadline(on: date | None, *, is_inclusive: bool = True) -> PlanFacts:
    """The facts with one other registration deadline."""
    deadline = replace(FACTS.deadlines[0], on=on, is_inclusive=is_inclusive)
    return replace(FACTS, deadlines=(deadline,))
