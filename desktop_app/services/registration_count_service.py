"""How many are registered for what under a plan, and by whom: for the strip beside the board, its filters and the command line."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.award.award import TargetStanding
from desktop_app.domain.clock import Clock
from desktop_app.domain.plan.plan import Plan
from desktop_app.domain.registration.registered_counts import (
    RegisteredCounts,
    RegisteredWords,
    count_registered,
    registered_targets,
)
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_queries import RegistrationQueries
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.tally_queries import TallyQueries


class RegistrationCountService:
    """Reads only."""

    def __init__(
        self,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        awards: AwardRepository,
        clock: Clock,
    ) -> None:
        self._registrations = registrations
        self._plans = plans
        self._office = office
        self._clock = clock
        self._queries = RegistrationQueries(registrations, plans, office)
        self._tally = TallyQueries(awards, registrations, plans, office)

    def counts(self, plan_id: int) -> RegisteredCounts:
        """Of registrations that are here (Chờ duyệt, Đã duyệt), withdrawn lines left out; every owing unit has a row.

        Quotas in force today are reckoned as if everyone registered were approved.
        """
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        names = self._tally.unit_names()
        units = {one.unit_id: names[one.unit_id] for one in self._plans.plan_units(plan_id)}
        lines = self._registrations.registered_subjects(plan_id)
        year, ruling = self._year(plan), self._tally.ruling(plan, today)
        ground = self._tally.ground(min(today, date(year, 12, 31))) if ruling.facts.quotas else None
        return count_registered(lines, units, year, ruling, ground)

    def targets(self, plan_id: int) -> tuple[TargetStanding, ...]:
        """The plan's targets in the same way, over the people of the office at the end of the year, or today."""
        plan, today = self._queries.issued_plan(plan_id), self._clock.today()
        year, ruling = self._year(plan), self._tally.ruling(plan, today)
        if not ruling.facts.targets:
            return ()
        headcount, _ = self._tally.headcount(min(today, date(year, 12, 31)))
        return registered_targets(self._registrations.registered_subjects(plan_id), year, ruling, headcount)

    def _year(self, plan: Plan) -> int:
        return plan.content.working_year or self._clock.today().year

    def words(self, plan_id: int) -> dict[int, RegisteredWords]:
        """What each unit registered, in any state, to filter units by."""
        return self._registrations.registered_words(plan_id)
