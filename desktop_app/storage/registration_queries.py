"""Boards and consolidated lists, read together from plans, units, people and registrations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Person
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.registration.board import ListedLine, UnitRegistration, board_rows
from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due, due_of_key, dues_of
from desktop_app.domain.registration.registration import Board, RegistrationLine
from desktop_app.domain.registration.working_time import deadline_note
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository


class RegistrationQueries:
    """Reads only; the day is handed in, for amending documents change deadlines from their day."""

    def __init__(
        self,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        calendar: Callable[[], WorkCalendar] = WorkCalendar,
    ) -> None:
        self._registrations = registrations
        self._calendar = calendar
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

    def dues(self, plan: Plan, on: date) -> tuple[Due, ...]:
        """Everything that comes due under the plan, by the facts in force on that day."""
        return dues_of(
            plan,
            self._plans.amendments(plan.id),
            on,
            self._registrations.dues.owed(plan.id),
            self._registrations.report_owners(plan.id),
        )

    def due(self, plan: Plan, key: str, on: date) -> Due:
        """The due of that key as in force on that day; UserError for a key the plan does not have."""
        return due_of_key(plan, self.dues(plan, on), key)

    def board(self, plan_id: int, due_key: str, today: date) -> Board:
        """Every owing unit of an issued plan against one due."""
        plan = self.issued_plan(plan_id)
        due = self.due(plan, due_key, today)
        calendar = self._calendar()
        rows = board_rows(
            self._plans.plan_units(plan_id),
            {unit.id: unit for unit in self._office.units()},
            self._registrations.registrations(plan_id, due.key),
            self._registrations.line_counts(plan_id, due.key),
            due,
            today,
            calendar,
            self._registrations.dues.exemptions(plan_id).get(due.key),
        )
        return Board(plan_id, due, today, rows, deadline_note(calendar, due.last_day))

    def boards(self, plan_id: int, today: date) -> tuple[Board, ...]:
        """The boards of all dues of an issued plan, in the order of their days; registration is always among them."""
        plan = self.issued_plan(plan_id)
        dues = self.dues(plan, today)
        if all(due.key != REGISTRATION_KEY for due in dues):
            dues = (due_of_key(plan, (), REGISTRATION_KEY), *dues)
        plan_units = self._plans.plan_units(plan_id)
        units = {unit.id: unit for unit in self._office.units()}
        stored = self._registrations.registrations_of_plan(plan_id)
        counts = self._registrations.line_counts(plan_id, REGISTRATION_KEY)
        exemptions, calendar = self._registrations.dues.exemptions(plan_id), self._calendar()
        return tuple(
            Board(
                plan_id,
                due,
                today,
                board_rows(
                    plan_units,
                    units,
                    stored.get(due.key, {}),
                    counts,
                    due,
                    today,
                    calendar,
                    exemptions.get(due.key),
                ),
                deadline_note(calendar, due.last_day),
            )
            for due in dues
        )

    def unit_registrations(self, plan_id: int, today: date) -> tuple[UnitRegistration, ...]:
        """The consolidated list: each owing unit with its lines, withdrawn ones too."""
        board = self.board(plan_id, REGISTRATION_KEY, today)
        lines = self._registrations.lines_of_plan(plan_id)
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
        registration = self._registrations.registration(plan_id, unit_id, REGISTRATION_KEY)
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
