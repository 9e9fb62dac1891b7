"""Registrations of units by deadline: what came in, what went back, what stands, who is missing or late."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.registration import states
from desktop_app.domain.registration.board import ListedLine, UnitRegistration
from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due
from desktop_app.domain.registration.lines import checked_lines, refuse_locked_changes
from desktop_app.domain.registration.registration import (
    Board,
    PlanUnit,
    Registration,
    RegistrationLine,
    RegistrationState,
)
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository

_Step = Callable[[Registration, states.Terms], Registration]


class RegistrationService:
    """Use cases of the clerk who records paper; every write is one operation with one undo step."""

    def __init__(
        self,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office)

    # Looking

    def board(self, plan_id: int, due_key: str = REGISTRATION_KEY, today: date | None = None) -> Board:
        """Every owing unit of an issued plan against one due, by the facts in force on ``today``.

        ``deadline_on`` is the last day in time; None where the plan sets no such deadline (``source`` says so).
        """
        return self._queries.board(plan_id, due_key, today or self._clock.today())

    def boards(self, plan_id: int, today: date | None = None) -> tuple[Board, ...]:
        """The boards of everything that comes due under an issued plan, by day: the matrix of units and dues."""
        return self._queries.boards(plan_id, today or self._clock.today())

    def dues(self, plan_id: int, today: date | None = None) -> tuple[Due, ...]:
        """What comes due under an issued plan, by the facts in force on ``today``."""
        return self._queries.dues(self._queries.issued_plan(plan_id), today or self._clock.today())

    def registration(self, plan_id: int, unit_id: int, due_key: str = REGISTRATION_KEY) -> Registration:
        """Where one unit's paper stands; id 0 while nothing is recorded."""
        return self._registrations.registration(plan_id, unit_id, due_key)

    def lines(self, plan_id: int, unit_id: int) -> tuple[RegistrationLine, ...]:
        """The lines of one unit's registration, withdrawn ones too, in the order of the paper."""
        registration = self._registrations.registration(plan_id, unit_id, REGISTRATION_KEY)
        return self._registrations.lines(registration.id) if registration.id else ()

    def all_lines(self, plan_id: int) -> tuple[UnitRegistration, ...]:
        """The consolidated list: every owing unit with its lines."""
        return self._queries.unit_registrations(plan_id, self._clock.today())

    def unit_lines(self, plan_id: int, unit_id: int) -> tuple[ListedLine, ...]:
        """The lines of one unit as the consolidated list shows them."""
        return self._queries.unit_lines(plan_id, unit_id, self._clock.today())

    # The paper's way

    def receive(
        self,
        plan_id: int,
        unit_id: int,
        on: date,
        *,
        state: RegistrationState = RegistrationState.WAITING,
        late_reason: str = "",
        due_key: str = REGISTRATION_KEY,
    ) -> Registration:
        """The paper came in. Late without a reason: UserError ``registration.late_reason``.

        ``state`` APPROVED approves it in the same step (of one waiting already, ``on`` is the day of approval); RETURNED
        hands it back at once, with ``late_reason`` as the reason.
        """
        if state is RegistrationState.RETURNED:
            return self.receive_and_return(plan_id, unit_id, on, late_reason, due_key=due_key)
        is_approved = state is RegistrationState.APPROVED
        if state is RegistrationState.NOT_SENT:
            raise ValueError("a received registration is waiting, approved or returned")
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Duyệt đăng ký" if is_approved else "Nhận đăng ký",
            lambda found, terms: states.receive(found, on, terms, is_approved=is_approved, late_reason=late_reason),
        )

    def receive_and_return(
        self, plan_id: int, unit_id: int, on: date, reason: str, *, due_key: str = REGISTRATION_KEY
    ) -> Registration:
        """Received and handed back on the same day, with one reason; one waiting already keeps its day."""
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Trả lại đăng ký",
            lambda found, terms: states.receive_and_hand_back(found, on, reason, terms),
        )

    def return_(
        self, plan_id: int, unit_id: int, reason: str, on: date, *, due_key: str = REGISTRATION_KEY
    ) -> Registration:
        """Hand a waiting registration back to the unit, with the reason."""
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Trả lại đăng ký",
            lambda found, terms: states.hand_back(found, on, reason, terms),
        )

    def approve(self, plan_id: int, unit_id: int, on: date, *, due_key: str = REGISTRATION_KEY) -> Registration:
        """Accept a waiting registration as it stands."""
        return self._step(
            plan_id, unit_id, due_key, "Duyệt đăng ký", lambda found, terms: states.approve(found, on, terms)
        )

    def reopen(
        self, plan_id: int, unit_id: int, reason: str, on: date, *, due_key: str = REGISTRATION_KEY
    ) -> Registration:
        """Open again after approval, or after the deadline, with the reason."""
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Mở lại đăng ký",
            lambda found, terms: states.reopen(found, on, reason, terms),
        )

    # Lines, later joiners, leavers

    def save_lines(
        self, plan_id: int, unit_id: int, lines: Iterable[RegistrationLine], *, merge: bool = False
    ) -> tuple[RegistrationLine, ...]:
        """Make these the unit's lines, in this order (id 0: new); ``merge`` joins autosaves into one undo step.

        An approved registration takes supplementary lines and withdrawals only.
        """
        plan, unit = self._plan_in_force(plan_id), self._owing_unit(plan_id, unit_id)[1]
        registration = self._registrations.registration(plan.id, unit_id, REGISTRATION_KEY)
        stored = self._registrations.lines(registration.id) if registration.id else ()
        own_ids = {line.id for line in stored}
        given = [
            replace(line, id=line.id if line.id in own_ids else 0, registration_id=registration.id) for line in lines
        ]
        people = self._office.people_by_id({line.person_id for line in given if line.person_id is not None}).values()
        members = {
            person.id for person in people if any(membership.unit_id == unit_id for membership in person.memberships)
        }
        names = {person.id: person.full_name for person in people}
        checked = checked_lines(given, unit, names, members, self._clock.today())
        if registration.state is RegistrationState.APPROVED:
            refuse_locked_changes(stored, checked, unit)

        def work() -> None:
            holder = registration if registration.id else self._registrations.save(registration)
            self._registrations.save_lines(holder.id, checked)

        merge_key = f"registration_lines:{plan_id}:{unit_id}" if merge else None
        self._operations.run(f"Sửa dòng đăng ký của {unit}", work, merge_key=merge_key)
        return self.lines(plan_id, unit_id)

    def add_supplementary_unit(self, plan_id: int, unit_id: int, joined_on: date, reason: str) -> None:
        """A unit that joins later (đăng ký bổ sung) owes a registration from now on and is never counted late."""
        plan = self._plan_in_force(plan_id)
        unit = self._office.unit(unit_id).name
        if any(one.unit_id == unit_id for one in self._plans.plan_units(plan_id)):
            text = f"“{unit}” đã có trong danh sách đơn vị đăng ký của {plan.label}."
            raise UserError("registration.unit_owes_already", text)
        given = clean_line(reason)
        if not given:
            raise UserError("registration.join_reason", f"Ghi lý do đăng ký bổ sung của “{unit}”.")
        issued_on = plan.content.head.dated_on
        if issued_on is not None and joined_on < issued_on:
            raise UserError(
                "registration.join_day",
                f"Ngày tham gia {format_text(joined_on)} sớm hơn ngày ban hành {format_text(issued_on)} của {plan.label}. "
                "Kiểm tra lại ngày.",
            )
        joined = PlanUnit(plan_id, unit_id, joined_on=joined_on, join_reason=given)
        self._operations.run(f"Thêm đăng ký bổ sung của {unit}", lambda: self._plans.save_plan_unit(joined))

    def mark_left(self, plan_id: int, unit_id: int, left_on: date, reason: str) -> None:
        """A unit that no longer takes part: kept on the board with day and reason, never counted late."""
        self._plan_in_force(plan_id)
        plan_unit, unit = self._owing_unit(plan_id, unit_id)
        given = clean_line(reason)
        if not given:
            raise UserError("registration.leave_reason", f"Ghi lý do “{unit}” thôi tham gia.")
        left = replace(plan_unit, left_on=left_on, leave_reason=given)
        self._operations.run(f"Ghi {unit} thôi tham gia", lambda: self._plans.save_plan_unit(left))

    def _step(self, plan_id: int, unit_id: int, due_key: str, name: str, step: _Step) -> Registration:
        plan = self._plan_in_force(plan_id)
        plan_unit, unit = self._owing_unit(plan_id, unit_id)
        today = self._clock.today()
        terms = states.Terms(
            today=today,
            issued_on=plan.content.head.dated_on,
            last_day=self._queries.due(plan, due_key, today).owed_day,
            plan_label=plan.label,
            unit=unit,
            plan_unit=plan_unit,
        )
        changed = step(self._registrations.registration(plan_id, unit_id, due_key), terms)
        return self._operations.run(f"{name} của {unit}", lambda: self._registrations.save(changed))

    def _plan_in_force(self, plan_id: int) -> Plan:
        plan = self._queries.issued_plan(plan_id)
        if plan.plan_status is PlanStatus.REPLACED:
            newer = self._plans.plan(plan.replaced_by_id).label if plan.replaced_by_id else "kế hoạch khác"
            text = f"{plan.label} đã được thay bằng {newer}. Ghi đăng ký theo kế hoạch mới."
            raise UserError("registration.plan_replaced", text)
        return plan

    def _owing_unit(self, plan_id: int, unit_id: int) -> tuple[PlanUnit, str]:
        unit = self._office.unit(unit_id).name
        found = next((one for one in self._plans.plan_units(plan_id) if one.unit_id == unit_id), None)
        if found is None:
            raise UserError(
                "registration.unit_owes_nothing",
                f"“{unit}” không có trong danh sách đơn vị đăng ký của kế hoạch này. Thêm đơn vị bằng đăng ký bổ sung trước.",
            )
        return found, unit
