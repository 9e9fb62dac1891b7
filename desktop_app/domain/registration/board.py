"""The board: every owing unit against one deadline, and the consolidated list built on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.dues import Due
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
) -> tuple[BoardRow, ...]:
    """A row for each owing unit in the order given; ``registrations`` by unit, ``line_counts`` by registration."""
    rows = []
    for plan_unit in plan_units:
        unit = units[plan_unit.unit_id]
        registration = registrations.get(unit.id) or Registration(0, plan_unit.plan_id, unit.id, due.key)
        state, days = timeliness(registration.state, registration.received_on, due.owed_day, today, plan_unit)
        count = line_counts.get(registration.id, 0)
        rows.append(BoardRow(unit.id, unit.name, unit.label, registration, state, days, count, plan_unit))
    return tuple(rows)


def state_counts(board: Board) -> dict[RegistrationState, int]:
    """How many units stand in each state."""
    counts = dict.fromkeys(RegistrationState, 0)
    for row in board.rows:
        counts[row.registration.state] += 1
    return counts


def timeliness_words(row: BoardRow, *, has_deadline: bool = True) -> str:
    """ "đúng hạn", "trễ 3 ngày", "còn 5 ngày", "quá hạn 2 ngày", "đăng ký bổ sung", "đã thôi tham gia", "không có hạn"."""
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
