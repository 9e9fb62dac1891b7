"""What is due: the open work of a working year in honest order, and the days that belong on its calendar.

Reckoned from the facts in force and the boards; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.language.dates import month_end
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, PlanFacts, ReportDuty
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.deadlines import last_day
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


@dataclass(frozen=True)
class Task:
    """One piece of open work. ``due_on``: its last day in time; ``since_on``: since when it lies here.

    ``text``: the plan's words or a unit's reason; ``count``: how many things it is about where no rows name them.
    """

    kind: TaskKind
    plan_id: int | None = None
    plan_label: str = ""
    source: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.REGISTRATION
    due_on: date | None = None
    since_on: date | None = None
    rows: tuple[BoardRow, ...] = ()
    text: str = ""
    count: int = 0
    fact_uid: str = ""

    def days_left(self, today: date) -> int | None:
        """Days to the last day in time, negative when it is past; None without one."""
        return (self.due_on - today).days if self.due_on is not None else None


class MarkKind(StrEnum):
    """What stands on the calendar."""

    DEADLINE = "deadline"
    REPORT = "report"
    REVIEW = "review"


@dataclass(frozen=True)
class Mark:
    """A day of the plan: ``on`` is the last day in time, ``written`` the day as the plan writes it."""

    kind: MarkKind
    on: date
    written: date
    is_inclusive: bool
    text: str
    source: str
    plan_id: int
    deadline_kind: DeadlineKind = DeadlineKind.OTHER
    is_final: bool = False
    is_overdue: bool = False
    fact_uid: str = ""


@dataclass(frozen=True)
class PlanInForce:
    """An issued plan as the agenda reads it: facts in force today, the place of each by uid, its boards with a deadline."""

    plan: Plan
    facts: PlanFacts
    sources: Mapping[str, str]
    boards: tuple[Board, ...] = ()

    @property
    def year(self) -> int:
        """The working year of the plan; without one, the year of its date."""
        own = self.plan.content.working_year
        return own or self.plan.content.head.year or 0


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


def calendar(plans: Iterable[PlanInForce]) -> tuple[Mark, ...]:
    """Deadlines, report days and reviews of the plans, by day."""
    marks: list[Mark] = []
    for one in plans:
        overdue = {
            board.deadline_kind: board.deadline_on
            for board in one.boards
            if any(row.timeliness is Timeliness.OVERDUE for row in board.rows)
        }
        for deadline in one.facts.deadlines:
            day = last_day(deadline)
            if day is not None and deadline.on is not None:
                is_overdue = overdue.get(deadline.deadline_kind) == day
                marks.append(_deadline_mark(one, deadline, day, deadline.on, is_overdue))
        for duty in one.facts.report_duties:
            marks += _report_marks(one, duty)
        for event in one.facts.review_events:
            if event.month is not None:
                day = month_end(event.year or one.year, event.month)
                place = one.sources.get(event.uid, one.plan.label)
                marks.append(
                    Mark(
                        MarkKind.REVIEW,
                        day,
                        day,
                        True,
                        event.text,
                        place,
                        one.plan.id,
                        is_final=event.is_final,
                        fact_uid=event.uid,
                    )
                )
    return tuple(sorted(marks, key=lambda mark: mark.on))


def next_mark(marks: Iterable[Mark], today: date) -> Mark | None:
    """The next day of any plan, today's included."""
    return min((mark for mark in marks if mark.on >= today), key=lambda mark: mark.on, default=None)


def missing_rows(board: Board) -> tuple[BoardRow, ...]:
    """Units that still owe their paper and have not sent it."""
    return tuple(
        row
        for row in board.rows
        if row.registration.state is RegistrationState.NOT_SENT and row.plan_unit.left_on is None
    )


def _board_tasks(one: PlanInForce, board: Board, today: date) -> list[Task]:
    tasks = []
    missing = missing_rows(board)
    due_on = board.deadline_on
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
    followed = {board.deadline_kind for board in one.boards if board.deadline_on is not None}
    tasks = []
    for mark in calendar([one]):
        is_followed = mark.kind is MarkKind.DEADLINE and mark.deadline_kind in followed
        if not is_followed and today <= mark.on <= today + HORIZON:
            tasks.append(
                Task(
                    TaskKind.DEADLINE,
                    one.plan.id,
                    one.plan.label,
                    mark.source,
                    mark.deadline_kind,
                    due_on=mark.on,
                    text=mark.text,
                    fact_uid=mark.fact_uid,
                )
            )
    return tasks


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
    return Task(kind, one.plan.id, one.plan.label, board.source, board.deadline_kind, due_on, since_on, rows)


def _in_state(board: Board, state: RegistrationState) -> tuple[BoardRow, ...]:
    return tuple(row for row in board.rows if row.registration.state is state and row.plan_unit.left_on is None)


_UNDATED = (TaskKind.RETURNED, TaskKind.WAITING, TaskKind.SUBMITTED, TaskKind.DRAFT, TaskKind.QUOTA, TaskKind.DECISION)


def _order(task: Task, today: date) -> tuple[int, int, int]:
    days = task.days_left(today)
    if days is not None and days < 0:
        return (0, days, 0)
    if task.kind in (TaskKind.RETURNED, TaskKind.WAITING):
        return (1, _UNDATED.index(task.kind), (task.since_on or today).toordinal())
    if days is not None:
        return (2, days, 0)
    return (3, _UNDATED.index(task.kind) if task.kind in _UNDATED else 99, 0)


def _deadline_mark(one: PlanInForce, deadline: Deadline, day: date, written: date, is_overdue: bool) -> Mark:
    return Mark(
        MarkKind.DEADLINE,
        day,
        written,
        deadline.is_inclusive,
        deadline.text or deadline.quote,
        one.sources.get(deadline.uid, one.plan.label),
        one.plan.id,
        deadline.deadline_kind,
        is_overdue=is_overdue,
        fact_uid=deadline.uid,
    )


def _report_marks(one: PlanInForce, duty: ReportDuty) -> list[Mark]:
    """ "trước ngày 15 của tháng cuối quý": in time till the day before, each of those months of the working year."""
    if duty.before_day is None or not one.year:
        return []
    source = one.sources.get(duty.uid, one.plan.label)
    marks = []
    for month in duty.months:
        written = min(date(one.year, month, 1) + timedelta(days=duty.before_day - 1), month_end(one.year, month))
        on = written - timedelta(days=1)
        marks.append(
            Mark(
                MarkKind.REPORT,
                on,
                written,
                False,
                duty.text,
                source,
                one.plan.id,
                DeadlineKind.REPORT,
                fact_uid=duty.uid,
            )
        )
    return marks
