"""Registrations of units by deadline: what came in, what went back, what stands, who is missing or late."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.registration import states
from desktop_app.domain.registration.board import ListedLine, UnitRegistration, owing_as
from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due
from desktop_app.domain.registration.lines import checked_lines, refuse_locked_changes
from desktop_app.domain.registration.registration import (
    Board,
    PlanUnit,
    Registration,
    RegistrationLine,
    RegistrationState,
)
from desktop_app.domain.registration.returned_lines import (
    LineRemark,
    ReturnedLine,
    flagged,
    flags_reason,
    refuse_unflagged_changes,
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
        calendar: Callable[[], WorkCalendar] = WorkCalendar,
    ) -> None:
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office, calendar)

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
            "Duyệt" if is_approved else "Nhận",
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
            "Trả lại",
            lambda found, terms: states.receive_and_hand_back(found, on, reason, terms),
            lambda saved: self._flag_anew(saved.id, ()),
        )

    def return_(
        self,
        plan_id: int,
        unit_id: int,
        reason: str,
        on: date,
        *,
        remarks: Iterable[LineRemark] = (),
        due_key: str = REGISTRATION_KEY,
    ) -> Registration:
        """Hand a waiting registration back to the unit, with the reason.

        ``remarks`` limit it to those lines: until it is approved only they may change. They may stand for the reason.
        """
        given = tuple(remarks)
        stored = self._registrations.registration(plan_id, unit_id, due_key)
        flags = self._flags(stored, given, on) if given else ()
        reason = clean_line(reason) or (flags_reason(flags) if flags else "")
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Trả lại",
            lambda found, terms: states.hand_back(found, on, reason, terms),
            lambda saved: self._flag_anew(saved.id, flags),
        )

    def returned_lines(self, plan_id: int, unit_id: int, due_key: str = REGISTRATION_KEY) -> tuple[ReturnedLine, ...]:
        """The lines of the last return, of which only those still open limit what may change; () where none were named."""
        registration = self._registrations.registration(plan_id, unit_id, due_key)
        found = self._registrations.dues.returned_lines(registration.id) if registration.id else ()
        return tuple(one for one in found if one.is_open)

    def flag_lines(self, plan_id: int, unit_id: int, remarks: Iterable[LineRemark], on: date) -> None:
        """Other lines take the place of those handed back; without any, the whole paper may be mended again."""
        self._plan_in_force(plan_id)
        registration = self._registrations.registration(plan_id, unit_id, REGISTRATION_KEY)
        if registration.state not in (RegistrationState.RETURNED, RegistrationState.WAITING):
            text = "Chỉ đánh dấu được dòng cần sửa của bảng đăng ký đã nhận và chưa duyệt."
            raise UserError("registration.not_flaggable", text)
        flags = self._flags(registration, tuple(remarks), on)
        name = "Đánh dấu dòng cần sửa" if flags else "Bỏ giới hạn dòng được sửa"
        self._operations.run(name, lambda: self._flag_anew(registration.id, flags))

    def approve(self, plan_id: int, unit_id: int, on: date, *, due_key: str = REGISTRATION_KEY) -> Registration:
        """Accept a waiting registration as it stands."""
        return self._step(plan_id, unit_id, due_key, "Duyệt", lambda found, terms: states.approve(found, on, terms))

    # Who owes

    def set_owed(self, plan_id: int, due_key: str, *, is_owed: bool) -> None:
        """Whether each unit has to send a paper to that due, so that it can be missing or late."""
        plan = self._plan_in_force(plan_id)
        due = self._queries.due(plan, due_key, self._clock.today())
        name = f"{'Theo dõi' if is_owed else 'Thôi theo dõi'} {due.label} từng đơn vị"
        self._operations.run(name, lambda: self._registrations.dues.save_owed(plan_id, due.key, is_owed))

    def set_exempt(self, plan_id: int, unit_id: int, due_key: str, reason: str) -> None:
        """A unit owes nothing to that due, with the reason; an empty one takes that back."""
        plan, unit = self._plan_in_force(plan_id), self._owing_unit(plan_id, unit_id)[1]
        due, given = self._queries.due(plan, due_key, self._clock.today()), clean_line(reason)
        name = f"{'Ghi' if given else 'Bỏ ghi'} {unit} không phải nộp {due.label}"
        self._operations.run(name, lambda: self._registrations.dues.save_exemption(plan_id, unit_id, due.key, given))

    def reopen(
        self, plan_id: int, unit_id: int, reason: str, on: date, *, due_key: str = REGISTRATION_KEY
    ) -> Registration:
        """Open again after approval, or after the deadline, with the reason."""
        return self._step(
            plan_id,
            unit_id,
            due_key,
            "Mở lại",
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
        elif registration.id:
            refuse_unflagged_changes(stored, checked, self._registrations.dues.returned_lines(registration.id), names)

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

    def _step(
        self,
        plan_id: int,
        unit_id: int,
        due_key: str,
        name: str,
        step: _Step,
        then: Callable[[Registration], object] | None = None,
    ) -> Registration:
        plan = self._plan_in_force(plan_id)
        plan_unit, unit = self._owing_unit(plan_id, unit_id)
        today = self._clock.today()
        due = self._queries.due(plan, due_key, today)
        terms = states.Terms(
            today=today,
            issued_on=plan.content.head.dated_on,
            last_day=due.owed_day,
            plan_label=plan.label,
            unit=unit,
            plan_unit=owing_as(plan_unit, due),
            paper=due.paper,
        )
        changed = step(self._registrations.registration(plan_id, unit_id, due_key), terms)

        def work() -> Registration:
            saved = self._registrations.save(changed)
            if saved.state is RegistrationState.APPROVED:
                self._registrations.dues.close_returned_lines(saved.id)
            if then is not None:
                then(saved)
            return saved

        paper = "đăng ký" if due_key == REGISTRATION_KEY else due.paper
        return self._operations.run(f"{name} {paper} của {unit}", work)

    def _flags(self, registration: Registration, remarks: tuple[LineRemark, ...], on: date) -> tuple[ReturnedLine, ...]:
        listed = self._queries.unit_lines(registration.plan_id, registration.unit_id, self._clock.today())
        return flagged(registration.id, listed, remarks, on)

    def _flag_anew(self, registration_id: int, flags: tuple[ReturnedLine, ...]) -> None:
        self._registrations.dues.close_returned_lines(registration_id)
        self._registrations.dues.add_returned_lines(registration_id, flags)

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
