"""What the results in the office file give for the targets of a commitment, unit by unit."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.targets import Headcount, target_standings
from desktop_app.domain.commitment.commitment import Commitment, PromisedTarget, TargetResult
from desktop_app.domain.commitment.promises import actual_words, verdict_of
from desktop_app.domain.office.office import Sex
from desktop_app.domain.plan.facts import Target, TargetUnit
from desktop_app.domain.plan.plan import Plan
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository
from desktop_app.storage.tally_queries import TallyQueries


class CommitmentQueries:
    """Reads only."""

    def __init__(
        self,
        awards: AwardRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
    ) -> None:
        self._plans = plans
        self._office = office
        self._tally = TallyQueries(awards, registrations, plans, office)

    def computed(self, found: Commitment, today: date) -> tuple[TargetResult, ...]:
        """A result for each target and unit that decided awards measure; the others are left out, never 0."""
        if found.plan_id is None:
            return ()
        plan = self._plans.plan(found.plan_id)
        on = min(today, date(found.working_year, 12, 31))
        return tuple(
            result
            for place, party in found.promising
            if party.unit_id is not None
            for result in self._of_unit(found, plan, place, party.unit_id, on)
        )

    def _of_unit(self, found: Commitment, plan: Plan, place: int, unit_id: int, on: date) -> list[TargetResult]:
        results = Results(one for one in self._tally.awards_of_plan(plan) if one.unit_id == unit_id)
        people = self._office.people(on, unit_id)
        headcount = Headcount(
            on,
            frozenset(person.id for person in people),
            frozenset(person.id for person in people if person.sex is Sex.FEMALE),
            all(person.sex is not None for person in people),
        )
        measured = [one for one in found.content.targets if one.award_code and one.value is not None]
        standings = target_standings([_as_fact(one, plan) for one in measured], results, headcount, {})
        return [
            TargetResult(
                target.uid,
                place,
                verdict_of(target, standing.actual),
                actual_words(standing.actual, target),
                standing.actual,
                "Tính từ kết quả xét tặng trong sổ",
                on,
            )
            for target, standing in zip(measured, standings, strict=True)
            if standing.actual is not None
        ]


def _as_fact(target: PromisedTarget, plan: Plan) -> Target:
    fact = plan.content.facts.find(target.fact_uid)
    return Target(
        uid=target.uid,
        text=target.text,
        measure=target.award_code,
        comparator=target.comparator,
        value=target.value,
        unit=TargetUnit.PERCENT if target.measure == "%" else TargetUnit.COUNT,
        only_women=isinstance(fact, Target) and fact.only_women,
    )
