"""What the page of today shows, read from the services in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.assembly.office import Office
from desktop_app.domain.agenda import Mark, PlanInForce, Task, TaskKind, agenda, calendar
from desktop_app.domain.award.award import Outcome
from desktop_app.domain.plan.facts import Wave
from desktop_app.domain.plan.plan import Plan, PlanKind, PlanStatus, PlanSummary
from desktop_app.domain.project.progress import project_tasks
from desktop_app.domain.registration.dues import REGISTRATION_KEY, DueKind
from desktop_app.domain.registration.registration import Board


@dataclass(frozen=True)
class Band:
    """A wave on the calendar; both days belong to it."""

    label: str
    from_on: date
    to_on: date


@dataclass(frozen=True)
class TodayMatter:
    """A working year as of today. ``has_plans``: any plan of that year, drafts too, or one that reaches into it.

    ``plans``: annual ones first, then those of the year before with what they leave for this one.
    """

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
    own = tuple(_with_reports(office, one) for one in office.agenda_service.plans_in_force(year))
    carried = tuple(_with_reports(office, one) for one in office.agenda_service.plans_carried_into(year))
    plans = (*own, *carried)
    others = [*_draft_tasks(office, summaries), *_decision_tasks(office, year, summaries)]
    for one in own:
        others += project_tasks(office.project_service.standings(one.plan.id), one.plan.label, today)
    for one in plans:
        others += _owner_tasks(office, one)
    labels = {one.id: one.label for one in office.plan_service.list_plans()}
    for standing in office.project_service.running_before(year):
        others += project_tasks((standing,), labels[standing.project.plan_id], today)
    return TodayMatter(
        year=year,
        today=today,
        has_plans=bool(summaries or carried),
        plans=plans,
        tasks=agenda(plans, others, today),
        marks=calendar(plans),
    )


def _with_reports(office: Office, one: PlanInForce) -> PlanInForce:
    """The same with the reports the office owes itself, and those that went out."""
    reports = office.report_service
    return replace(
        one,
        own_reports=reports.own_reports(one.plan.id),
        sent_reports=frozenset(file.due_key for file in reports.files(one.plan.id) if file.unit_id is None),
    )


def _band_label(wave: Wave, plan: Plan | None) -> str:
    label = f"{wave.label}: {wave.content}" if wave.content else wave.label
    return f"{label} ({plan.label})" if plan is not None else label


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
