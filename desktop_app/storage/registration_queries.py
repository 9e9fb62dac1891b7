"""Boards and consolidated lists, read together from plans, units, people and registrations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Person
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.registration.board import ListedLine, UnitRegistration, board_rows
from desktop_app.domain.registration.deadlines import KIND_NAMES, governing, last_day
from desktop_app.domain.registration.registration import Board, RegistrationLine
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository


@dataclass(frozen=True)
class DeadlineInForce:
    """The deadline a board goes by on a day: its last day in time (None: the plan sets none) and where it stands."""

    last_day: date | None
    source: str


class RegistrationQueries:
    """Reads only; the day is handed in, for amending documents change deadlines from their day."""

    def __init__(self, registrations: RegistrationRepository, plans: PlanRepository, office: OfficeRepository) -> None:
        self._registrations = registrations
        self._plans = plans
        self._office = office

    def issued_plan(self, plan_id: int) -> Plan:
        """The plan, issued or since replaced; UserError for a draft."""
        plan = self._plans.plan(plan_id)
        if plan.plan_status not in (PlanStatus.ISSUED, PlanStatus.REPLACED):
            raise UserError(
                "registration.plan_not_issued",
                f"{plan.label} chưa ban hành nên chưa có đăng ký và kết quả. Ban hành kế hoạch trước.",
            )
        return plan

    def deadline(self, plan: Plan, kind: DeadlineKind, on: date) -> DeadlineInForce:
        """The deadline of that kind in force on that day; without one ``source`` says so."""
        amendments = self._plans.amendments(plan.id)
        found = governing(effective_facts(plan, amendments, on).deadlines, kind)
        if found is None:
            return DeadlineInForce(None, f"{plan.label} không ghi hạn {KIND_NAMES[kind]}")
        return DeadlineInForce(last_day(found), source_of(plan, amendments, found.uid, on))

    def board(self, plan_id: int, kind: DeadlineKind, today: date) -> Board:
        """Every owing unit of an issued plan against its deadline."""
        plan = self.issued_plan(plan_id)
        deadline = self.deadline(plan, kind, today)
        rows = board_rows(
            self._plans.plan_units(plan_id),
            {unit.id: unit for unit in self._office.units()},
            self._registrations.registrations(plan_id, kind),
            self._registrations.line_counts(plan_id, kind),
            kind,
            deadline.last_day,
            today,
        )
        return Board(plan_id, kind, deadline.last_day, deadline.source, today, rows)

    def unit_registrations(self, plan_id: int, today: date) -> tuple[UnitRegistration, ...]:
        """The consolidated list: each owing unit with its lines, withdrawn ones too."""
        board = self.board(plan_id, DeadlineKind.REGISTRATION, today)
        lines = self._registrations.lines_of_plan(plan_id, DeadlineKind.REGISTRATION)
        people = {person.id: person for person in self._office.people()}
        return tuple(
            UnitRegistration(
                row,
                tuple(
                    _listed(line, people, row.unit_id, row.registration.received_on or today)
                    for line in lines.get(row.registration.id, ())
                ),
            )
            for row in board.rows
        )

    def unit_lines(self, plan_id: int, unit_id: int, today: date) -> tuple[ListedLine, ...]:
        """The lines of one unit as the consolidated list shows them, without reading what the others sent."""
        registration = self._registrations.registration(plan_id, unit_id, DeadlineKind.REGISTRATION)
        lines = self._registrations.lines(registration.id) if registration.id else ()
        people = self._office.people_by_id({line.person_id for line in lines if line.person_id is not None})
        on = registration.received_on or today
        return tuple(_listed(line, people, unit_id, on) for line in lines)


def post_in(person: Person, unit_id: int, on: date) -> str:
    """The person's post in that unit: the one held that day, else the last one held there."""
    held = [one for one in person.memberships if one.unit_id == unit_id]
    current = [one for one in held if one.holds(on)]
    return (current or held)[-1].post if held else ""


def _listed(line: RegistrationLine, people: dict[int, Person], unit_id: int, on: date) -> ListedLine:
    if line.person_id is None:
        return ListedLine(line, line.collective_name, line.post)
    person = people[line.person_id]
    return ListedLine(line, person.full_name, line.post or post_in(person, unit_id, on))
