"""The board: every owing unit against one deadline, and the consolidated list built on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.registration.dues import REGISTRATION_KEY, Due
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    PlanUnit,
    Registration,
    RegistrationLine,
    RegistrationState,
    Timeliness,
)
from desktop_app.domain.registration.timeliness import timeliness
from desktop_app.domain.registration.working_time import working_days_between

STATE_NAMES: dict[RegistrationState, str] = {
    RegistrationState.NOT_SENT: "Chưa gửi",
    RegistrationState.WAITING: "Chờ duyệt",
    RegistrationState.RETURNED: "Trả lại",
    RegistrationState.APPROVED: "Đã duyệt",
}

COUNTED_STATES = frozenset({RegistrationState.WAITING, RegistrationState.APPROVED})
"""Registrations whose lines count as registered: the paper is here. What was handed back has to come again first."""


@dataclass(frozen=True)
class ListedLine:
    """A line with the words it is printed with."""

    line: RegistrationLine
    subject: str
    post: str


@dataclass(frozen=True)
class UnitRegistration:
    """One unit of the consolidated list: its place on the board and its lines in order."""

    row: BoardRow
    lines: tuple[ListedLine, ...] = ()


def board_rows(
    plan_units: Iterable[PlanUnit],
    units: Mapping[int, Unit],
    registrations: Mapping[int, Registration],
    line_counts: Mapping[int, int],
    due: Due,
    today: date,
    calendar: WorkCalendar | None = None,
    exemptions: Mapping[int, str] | None = None,
) -> tuple[BoardRow, ...]:
    """A row for each owing unit in the order given; ``registrations`` by unit, ``line_counts`` by registration.

    ``exemptions``: why a unit owes nothing to this due, by unit.
    """
    rows = []
    exempt = exemptions or {}
    count = _day_count(calendar or WorkCalendar(), due.owed_day, today)
    for plan_unit in plan_units:
        unit = units[plan_unit.unit_id]
        registration = registrations.get(unit.id) or Registration(0, plan_unit.plan_id, unit.id, due.key)
        state, days = timeliness(
            registration.state, registration.received_on, due.owed_day, today, owing_as(plan_unit, due)
        )
        exemption = exempt.get(unit.id, "")
        if exemption and state is not Timeliness.ON_TIME:
            state, days = Timeliness.EXEMPT, 0
        lines = line_counts.get(registration.id, 0)
        working_days = count(state, registration.received_on) if days else 0
        rows.append(
            BoardRow(
                unit.id,
                unit.name,
                unit.label,
                registration,
                state,
                days,
                lines,
                plan_unit,
                working_days,
                exemption,
            )
        )
    return tuple(rows)


def owing_as(plan_unit: PlanUnit, due: Due) -> PlanUnit:
    """A unit that joined before what came due later owes that like the others; its registration is never counted late."""
    joined_on, last_day = plan_unit.joined_on, due.owed_day
    if due.key == REGISTRATION_KEY or joined_on is None or last_day is None or joined_on > last_day:
        return plan_unit
    return replace(plan_unit, joined_on=None)


def _day_count(calendar: WorkCalendar, last_day: date | None, today: date) -> Callable[[Timeliness, date | None], int]:
    """Counts working days left or late; units share the same few spans of days, so each is counted once."""
    between = cache(lambda start, end: working_days_between(calendar, start, end))

    def count(state: Timeliness, received_on: date | None) -> int:
        if last_day is None:
            return 0
        if state is Timeliness.DUE:
            return between(today, last_day)
        end = received_on if state is Timeliness.LATE and received_on is not None else today
        return between(last_day, end)

    return count


def state_counts(board: Board) -> dict[RegistrationState, int]:
    """How many units stand in each state."""
    counts = dict.fromkeys(RegistrationState, 0)
    for row in board.rows:
        counts[row.registration.state] += 1
    return counts


def timeliness_words(row: BoardRow, *, has_deadline: bool = True) -> str:
    """ "đúng hạn", "trễ 3 ngày", "còn 5 ngày", "quá hạn 2 ngày", "đăng ký bổ sung", "đã thôi tham gia", "không có hạn"…"""
    if row.timeliness is Timeliness.EXEMPT and row.exemption:
        return "không phải nộp"
    if row.timeliness is Timeliness.EXEMPT:
        return "đăng ký bổ sung" if row.plan_unit.joined_on is not None else "đã thôi tham gia"
    if not has_deadline:
        return "không có hạn"
    return {
        Timeliness.ON_TIME: "đúng hạn",
        Timeliness.LATE: f"trễ {row.days} ngày",
        Timeliness.DUE: f"còn {row.days} ngày" if row.days else "đến hạn hôm nay",
        Timeliness.OVERDUE: f"quá hạn {row.days} ngày",
    }[row.timeliness]


def standing_words(row: BoardRow, *, has_deadline: bool = True) -> str:
    """The same with the working days where they are fewer: "còn 3 ngày (2 ngày làm việc)"."""
    words = timeliness_words(row, has_deadline=has_deadline)
    if not has_deadline or not row.days or row.working_days == row.days or row.timeliness is Timeliness.EXEMPT:
        return words
    return f"{words} ({row.working_days} ngày làm việc)"


def sent_count(board: Board) -> int:
    """How many units have sent something."""
    return sum(row.registration.state is not RegistrationState.NOT_SENT for row in board.rows)


def counted_rows(board: Board) -> tuple[BoardRow, ...]:
    """The units that a due is counted over: those that have sent, and those that owe it; not who left or need not send."""
    return tuple(
        row for row in board.rows if row.registration.state is not RegistrationState.NOT_SENT or _owes(row, board)
    )


def sent_words(board: Board) -> str:
    """ "8/9"; "" of a due that no unit owes and none has sent to."""
    counted = len(counted_rows(board))
    return f"{sent_count(board)}/{counted}" if counted else ""


def _owes(row: BoardRow, board: Board) -> bool:
    return board.due.is_owed and not row.exemption and row.plan_unit.left_on is None


def cell_words(row: BoardRow, board: Board) -> str:
    """A unit against one due in few words: "17/3 đã duyệt", "chưa gửi", "quá hạn 3 ngày"; "–" where it owes nothing."""
    registration = row.registration
    if registration.state is not RegistrationState.NOT_SENT:
        day = registration.received_on
        when = f"{day.day}/{day.month} " if day is not None else ""
        return f"{when}{STATE_NAMES[registration.state].lower()}"
    if row.timeliness is Timeliness.OVERDUE:
        return f"quá hạn {row.days} ngày"
    return "chưa gửi" if _owes(row, board) else "–"
