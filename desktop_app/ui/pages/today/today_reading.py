"""What the page of today shows, read from the services in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.bootstrap import Office
from desktop_app.domain.agenda import Mark, PlanInForce, Task, TaskKind, agenda, calendar
from desktop_app.domain.award.award import Outcome
from desktop_app.domain.plan.amending import source_of
from desktop_app.domain.plan.facts import Fact, PlanFacts, Wave
from desktop_app.domain.plan.plan import Plan, PlanKind, PlanStatus, PlanSummary
from desktop_app.domain.project.progress import project_tasks
from desktop_app.domain.registration.dues import REGISTRATION_KEY, DueKind
from desktop_app.domain.registration.registration import Board, RegistrationState


@dataclass(frozen=True)
class Band:
    """A wave on the calendar; both days belong to it."""

    label: str
    from_on: date
    to_on: date


@dataclass(frozen=True)
class TodayMatter:
    """A working year as of today. ``has_plans``: any plan of that year, drafts too; ``plans``: annual ones first."""

    year: int
    today: date
    has_plans: bool
    plans: tuple[PlanInForce, ...]
    tasks: tuple[Task, ...]
    marks: tuple[Mark, ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        """Waves of all plans that have both limits; of several plans each names its plan."""
        return tuple(
            Band(_band_label(wave, one.plan if len(self.plans) > 1 else None), wave.from_on, wave.to_on)
            for one in self.plans
            for wave in one.facts.waves
            if wave.from_on is not None and wave.to_on is not None
        )

    @property
    def main_board(self) -> Board | None:
        """The registration board of the annual plan, else of the first plan."""
        boards = [board for one in self.plans for board in one.boards]
        return next((board for board in boards if board.due.key == REGISTRATION_KEY), None)


def read_today(office: Office, year: int) -> TodayMatter:
    """Plans, boards and results of a working year against today."""
    today = office.clock.today()
    summaries = office.plan_service.list_plans(year)
    issued = [one for one in summaries if one.plan_status is PlanStatus.ISSUED]
    issued.sort(key=lambda one: (one.plan_kind is not PlanKind.ANNUAL, one.id))
    plans = tuple(_in_force(office, one.id, today) for one in issued)
    others = [*_draft_tasks(office, summaries), *_decision_tasks(office, year, summaries)]
    for one in plans:
        others += project_tasks(office.project_service.standings(one.plan.id), one.plan.label, today)
        others += _owner_tasks(office, one)
    labels = {one.id: one.label for one in office.plan_service.list_plans()}
    for standing in office.project_service.running_before(year):
        others += project_tasks((standing,), labels[standing.project.plan_id], today)
    return TodayMatter(
        year=year,
        today=today,
        has_plans=bool(summaries),
        plans=plans,
        tasks=agenda(plans, others, today),
        marks=calendar(plans),
    )


def _in_force(office: Office, plan_id: int, today: date) -> PlanInForce:
    plan = office.plan_service.plan(plan_id)
    amendments = office.plan_service.amendments(plan_id)
    facts = office.plan_service.effective_facts(plan_id, today)
    sources = {fact.uid: source_of(plan, amendments, fact.uid, today) for fact in _quoted(facts)}
    boards = office.registration_service.boards(plan_id, today)
    followed = tuple(board for board in boards if _is_followed(board))
    reports = office.report_service
    return PlanInForce(
        plan,
        facts,
        sources,
        tuple(board.due for board in boards),
        followed,
        own_reports=reports.own_reports(plan_id),
        sent_reports=frozenset(file.due_key for file in reports.files(plan_id) if file.unit_id is None),
    )


def _is_followed(board: Board) -> bool:
    """Registration always; else what units owe by a day, or have sent something to."""
    if board.due.key == REGISTRATION_KEY or board.due.owed_day is not None:
        return True
    return any(row.registration.state is not RegistrationState.NOT_SENT for row in board.rows)


def _band_label(wave: Wave, plan: Plan | None) -> str:
    label = f"{wave.label}: {wave.content}" if wave.content else wave.label
    return f"{label} ({plan.label})" if plan is not None else label


def _quoted(facts: PlanFacts) -> Iterable[Fact]:
    return (*facts.deadlines, *facts.report_duties, *facts.review_events, *facts.quotas)


def _owner_tasks(office: Office, one: PlanInForce) -> list[Task]:
    """Report duties that have a day, and whose words do not say who owes them."""
    dated = {due.fact_uid: due for due in reversed(one.dues) if due.kind is DueKind.REPORT}
    return [
        Task(
            TaskKind.OWNER,
            one.plan.id,
            one.plan.label,
            duty.source,
            dated[duty.duty.uid],
            text=duty.duty.text,
            fact_uid=duty.duty.uid,
        )
        for duty in office.report_service.duties(one.plan.id)
        if duty.is_open and duty.duty.uid in dated
    ]


def _draft_tasks(office: Office, summaries: Iterable[PlanSummary]) -> list[Task]:
    kinds = {PlanStatus.DRAFT: TaskKind.DRAFT, PlanStatus.SUBMITTED: TaskKind.SUBMITTED}
    return [
        Task(
            kinds[one.plan_status],
            one.id,
            plan_label=one.subject,
            count=len(office.plan_service.unconfirmed(one.id)),
        )
        for one in summaries
        if one.plan_status in kinds
    ]


def _decision_tasks(office: Office, year: int, summaries: Iterable[PlanSummary]) -> list[Task]:
    """Proposals without a decision: the year's regular ones together, thematic ones plan by plan."""
    thematic = {one.id: one.label for one in summaries if one.plan_kind is PlanKind.THEMATIC}
    counts: dict[int | None, int] = {}
    for award in office.award_service.results(year=year):
        if award.outcome is Outcome.PROPOSED:
            plan_id = award.plan_id if award.plan_id in thematic else None
            counts[plan_id] = counts.get(plan_id, 0) + 1
    return [
        Task(TaskKind.DECISION, plan_id, plan_label=thematic.get(plan_id, "") if plan_id else "", count=count)
        for plan_id, count in counts.items()
    ]
