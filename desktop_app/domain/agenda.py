"""What is due: the open work of a working year in honest order, and the days that belong on its calendar.

Reckoned from the facts in force and the boards; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.plan.facts import PlanFacts
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.dues import Due, DueKind
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness

HORIZON = timedelta(days=30)
"""How far ahead a deadline becomes work."""


class TaskKind(StrEnum):
    """What kind of work it is."""

    MISSING = "missing"  # units that have not sent
    RETURNED = "returned"  # handed back, not yet sent again
    WAITING = "waiting"  # here, not yet approved
    DEADLINE = "deadline"  # a report or another day of the plan
    DRAFT = "draft"  # a plan to be submitted
    SUBMITTED = "submitted"  # a plan that waits for its number
    QUOTA = "quota"  # a quota not confirmed as a maximum
    DECISION = "decision"  # proposals without a decision
    OWNER = "owner"  # a report duty of which nobody knows who owes it
    PROJECT = "project"  # a registered project past its time, or whose time ends soon


@dataclass(frozen=True)
class Task:
    """One piece of open work. ``due_on``: its last day in time; ``since_on``: since when it lies here.

    ``text``: the plan's words or a unit's reason; ``count``: how many things it is about where no rows name them.
    """

    kind: TaskKind
    plan_id: int | None = None
    plan_label: str = ""
    source: str = ""
    due: Due | None = None
    due_on: date | None = None
    since_on: date | None = None
    rows: tuple[BoardRow, ...] = ()
    text: str = ""
    count: int = 0
    fact_uid: str = ""
    project_id: int = 0

    def days_left(self, today: date) -> int | None:
        """Days to the last day in time, negative when it is past; None without one."""
        return (self.due_on - today).days if self.due_on is not None else None


@dataclass(frozen=True)
class Mark:
    """A due of a plan on the calendar: ``on`` is its last day in time, ``written`` the day as the plan writes it."""

    due: Due
    on: date
    written: date
    plan_id: int
    is_overdue: bool = False

    @property
    def source(self) -> str:
        """The place of the plan it stands at."""
        return self.due.source

    @property
    def text(self) -> str:
        """The plan's words."""
        return self.due.text or self.due.label

    @property
    def fact_uid(self) -> str:
        """The fact it comes from."""
        return self.due.fact_uid


@dataclass(frozen=True)
class PlanInForce:
    """An issued plan as the agenda reads it: facts in force today, the place of each by uid, what is due, the boards followed.

    ``own_reports``: keys of the dues by which the office itself has to report; ``sent_reports``: those it is done with.
    """

    plan: Plan
    facts: PlanFacts
    sources: Mapping[str, str]
    dues: tuple[Due, ...] = ()
    boards: tuple[Board, ...] = ()
    own_reports: frozenset[str] = frozenset()
    sent_reports: frozenset[str] = frozenset()

    @property
    def year(self) -> int:
        """The working year of the plan; without one, the year of its date."""
        own = self.plan.content.working_year
        return own or self.plan.content.head.year or 0


def carried_into(one: PlanInForce, year: int) -> PlanInForce:
    """What a plan of an earlier year leaves for this one: dues, boards and waves that reach into it. Projects tell their own."""
    first = date(year, 1, 1)
    dues = tuple(
        due
        for due in one.dues
        if due.kind is not DueKind.PROJECT and due.last_day is not None and due.last_day >= first
    )
    keys = {due.key for due in dues}
    waves = tuple(wave for wave in one.facts.waves if wave.to_on is not None and wave.to_on >= first)
    return replace(
        one,
        facts=replace(one.facts, waves=waves, quotas=()),
        dues=dues,
        boards=tuple(board for board in one.boards if board.due.key in keys),
    )


def agenda(plans: Iterable[PlanInForce], drafts: Iterable[Task], today: date) -> tuple[Task, ...]:
    """All open work: overdue first, then what lies here, then by day, then what has none. ``drafts`` come from the lists."""
    tasks: list[Task] = []
    for one in plans:
        for board in one.boards:
            tasks += _board_tasks(one, board, today)
        tasks += _day_tasks(one, today)
        tasks += _quota_tasks(one)
    tasks += drafts
    return tuple(sorted(tasks, key=lambda task: _order(task, today)))


_ON_CALENDAR = frozenset({DueKind.REGISTRATION, DueKind.DOSSIER, DueKind.REPORT, DueKind.OTHER, DueKind.REVIEW})
"""Kinds marked by their day; waves are spans, projects last for years."""


def calendar(plans: Iterable[PlanInForce]) -> tuple[Mark, ...]:
    """Deadlines, report days and reviews of the plans, by day."""
    marks: list[Mark] = []
    for one in plans:
        overdue = {
            board.due.key for board in one.boards if any(row.timeliness is Timeliness.OVERDUE for row in board.rows)
        }
        for due in one.dues:
            if due.kind in _ON_CALENDAR and due.last_day is not None:
                written = due.written_on or due.last_day
                marks.append(Mark(due, due.last_day, written, one.plan.id, due.key in overdue))
    return tuple(sorted(marks, key=lambda mark: mark.on))


def next_mark(marks: Iterable[Mark], today: date) -> Mark | None:
    """The next day of any plan, today's included."""
    return min((mark for mark in marks if mark.on >= today), key=lambda mark: mark.on, default=None)


def is_followed(board: Board) -> bool:
    """Registration always; else what units owe by a day, or have sent something to."""
    if board.due.kind is DueKind.REGISTRATION or board.due.owed_day is not None:
        return True
    return any(row.registration.state is not RegistrationState.NOT_SENT for row in board.rows)


def missing_rows(board: Board) -> tuple[BoardRow, ...]:
    """Units that still owe their paper and have not sent it."""
    return tuple(
        row
        for row in board.rows
        if row.registration.state is RegistrationState.NOT_SENT and row.plan_unit.left_on is None and not row.exemption
    )


def _board_tasks(one: PlanInForce, board: Board, today: date) -> list[Task]:
    tasks = []
    missing = missing_rows(board)
    due_on = board.due.owed_day
    if missing and due_on is not None and due_on <= today + HORIZON:
        tasks.append(_task(TaskKind.MISSING, one, board, missing, due_on=due_on))
    returned = _in_state(board, RegistrationState.RETURNED)
    if returned:
        since = min((row.registration.returned_on or today for row in returned), default=None)
        tasks.append(_task(TaskKind.RETURNED, one, board, returned, since_on=since))
    waiting = _in_state(board, RegistrationState.WAITING)
    if waiting:
        since = min((row.registration.received_on or today for row in waiting), default=None)
        tasks.append(_task(TaskKind.WAITING, one, board, waiting, since_on=since))
    return tasks


def _day_tasks(one: PlanInForce, today: date) -> list[Task]:
    """Days of the plan that no board follows."""
    followed = {board.due.key for board in one.boards if board.due.owed_day is not None}
    return [
        Task(
            TaskKind.DEADLINE,
            one.plan.id,
            one.plan.label,
            mark.source,
            mark.due,
            due_on=mark.on,
            text=mark.text,
            fact_uid=mark.fact_uid,
        )
        for mark in calendar([one])
        if _is_open(one, mark, followed, today)
    ]


def _is_open(one: PlanInForce, mark: Mark, followed: set[str], today: date) -> bool:
    """A day ahead that no board follows; the office's own report stays open for a while, until it is done."""
    key = mark.due.key
    if key in one.own_reports:
        return key not in one.sent_reports and today - HORIZON <= mark.on <= today + HORIZON
    return key not in followed and today <= mark.on <= today + HORIZON


def _quota_tasks(one: PlanInForce) -> list[Task]:
    return [
        Task(
            TaskKind.QUOTA,
            one.plan.id,
            one.plan.label,
            one.sources.get(quota.uid, one.plan.label),
            text=quota.text or quota.quote,
        )
        for quota in one.facts.quotas
        if quota.comparator is None
    ]


def _task(
    kind: TaskKind,
    one: PlanInForce,
    board: Board,
    rows: tuple[BoardRow, ...],
    *,
    due_on: date | None = None,
    since_on: date | None = None,
) -> Task:
    return Task(kind, one.plan.id, one.plan.label, board.source, board.due, due_on, since_on, rows)


def _in_state(board: Board, state: RegistrationState) -> tuple[BoardRow, ...]:
    return tuple(row for row in board.rows if row.registration.state is state and row.plan_unit.left_on is None)


_UNDATED = (
    TaskKind.RETURNED,
    TaskKind.WAITING,
    TaskKind.SUBMITTED,
    TaskKind.DRAFT,
    TaskKind.QUOTA,
    TaskKind.OWNER,
    TaskKind.DECISION,
)


def _order(task: Task, today: date) -> tuple[int, int, int]:
    days = task.days_left(today)
    if days is not None and days < 0:
        return (0, days, 0)
    if task.kind in (TaskKind.RETURNED, TaskKind.WAITING):
        return (1, _UNDATED.index(task.kind), (task.since_on or today).toordinal())
    if days is not None:
        return (2, days, 0)
    return (3, _UNDATED.index(task.kind) if task.kind in _UNDATED else 99, 0)
