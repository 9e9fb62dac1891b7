"""The work of a year as the plans in force set it: what is due, the year's calendar, and both as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.documents.calendar_file import render_calendar
from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import PAPER_KINDS, MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.rendering import render
from desktop_app.documents.year_calendar_document import YearCalendarPaper, build_year_calendar
from desktop_app.domain.agenda import PlanInForce, carried_into, is_followed
from desktop_app.domain.clock import Clock
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import PlanKind, PlanStatus
from desktop_app.domain.year_calendar import YearCalendar, year_calendar
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository

CALENDAR_KINDS = ("ics", *PAPER_KINDS)


class AgendaService:
    """Reads only."""

    def __init__(
        self,
        plans: PlanRepository,
        registrations: RegistrationRepository,
        office: OfficeRepository,
        clock: Clock,
        work_days: Callable[[], WorkCalendar],
    ) -> None:
        self._plans = plans
        self._office = office
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office, work_days)
        self._work_days = work_days

    def work_days(self) -> WorkCalendar:
        """The dated days off, as shipped."""
        return self._work_days()

    def plans_in_force(self, year: int) -> tuple[PlanInForce, ...]:
        """The issued plans of a working year against today, annual ones first."""
        issued = [one for one in self._plans.summaries(year) if one.plan_status is PlanStatus.ISSUED]
        issued.sort(key=lambda one: (one.plan_kind is not PlanKind.ANNUAL, one.id))
        return tuple(self.plan_in_force(one.id) for one in issued)

    def plans_carried_into(self, year: int) -> tuple[PlanInForce, ...]:
        """The plans of the year before that still have something due in this one, with that alone."""
        carried = (carried_into(one, year) for one in self.plans_in_force(year - 1))
        return tuple(one for one in carried if one.dues)

    def plan_in_force(self, plan_id: int) -> PlanInForce:
        """One plan with its facts, the place of each, and its boards, as of today."""
        today = self._clock.today()
        plan, amendments = self._plans.plan(plan_id), self._plans.amendments(plan_id)
        facts = effective_facts(plan, amendments, today, self._plans.quota_settings(plan_id))
        quoted = (*facts.deadlines, *facts.report_duties, *facts.review_events, *facts.quotas, *facts.waves)
        sources = {fact.uid: source_of(plan, amendments, fact.uid, today) for fact in quoted}
        boards = self._queries.boards(plan_id, today)
        followed = tuple(board for board in boards if is_followed(board))
        return PlanInForce(plan, facts, sources, tuple(board.due for board in boards), followed)

    def year_calendar(self, year: int) -> YearCalendar:
        """Everything with a day in the plans of a working year, what the year before left for it, and the days off."""
        plans = (*self.plans_in_force(year), *self.plans_in_force(year - 1))
        return year_calendar(plans, year, self._clock.today(), self._work_days())

    def prepare_calendar(self, year: int, file_kind: str, plan_id: int | None = None) -> MakesBytes:
        """The calendar as "ics", "docx" or "pdf"; of one plan alone when it is named. Safe in a job."""
        if plan_id is not None:
            self._queries.issued_plan(plan_id)
        today, work_days, now = self._clock.today(), self._work_days(), self._clock.now()
        if plan_id is None:
            shown = self.year_calendar(year)
        else:
            shown = year_calendar((self.plan_in_force(plan_id),), year, today, work_days)
        if file_kind == "ics":
            return lambda: render_calendar(calendar_name(year), shown.plan_entries, now, work_days.before)
        issuer = Issuer(self._office.profile_on(today), self._office.signatory_on(today), today, now)
        named = {entry.plan_id for entry in shown.plan_entries if entry.plan_id is not None}
        paper = YearCalendarPaper(issuer, shown, tuple(dated_label(self._plans.plan(one)) for one in sorted(named)))
        return lambda: render(build_year_calendar(paper), file_kind)

    def prepare_calendar_file(self, year: int, path: Path, plan_id: int | None = None) -> WritesFile:
        """The calendar as an .ics, .docx or .pdf file."""
        return to_file(path, self.prepare_calendar(year, file_kind_of(path, CALENDAR_KINDS), plan_id))

    def working_year(self, plan_id: int) -> int:
        """The year whose calendar shows that plan."""
        plan = self._queries.issued_plan(plan_id)
        return plan.content.working_year or plan.content.head.year or self._clock.today().year


def calendar_name(year: int) -> str:
    """How the calendar is called where it is taken in."""
    return f"Lịch công tác thi đua năm {year}"
