"""What a tally, and a list of results, is made of: read together from plans, registrations, results, units and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from desktop_app.domain.award.award import Award, QuotaStanding
from desktop_app.domain.award.counting import RegisteredAward, subject_of
from desktop_app.domain.award.local_caps import ruling_of_caps
from desktop_app.domain.award.quota_exception import with_reasons
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan, UnitGroup
from desktop_app.domain.award.results_list import RegisteredSubjects
from desktop_app.domain.award.targets import Headcount
from desktop_app.domain.award.trial.trial import QuotaMatter
from desktop_app.domain.office.office import Person, Sex
from desktop_app.domain.office.unit_groups import GROUP_KINDS, members_on
from desktop_app.domain.plan.amending import effective_facts, source_of
from desktop_app.domain.plan.plan import Plan, PlanKind, PlanStatus
from desktop_app.domain.registration.registration import RegistrationLine
from desktop_app.domain.rule_set.overlay import LocalCap
from desktop_app.storage.award_repository import AwardRepository
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.registration_repository import RegistrationRepository


class TallyQueries:
    """Reads only."""

    def __init__(
        self,
        awards: AwardRepository,
        registrations: RegistrationRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        local_caps: Callable[[date], tuple[LocalCap, ...]] = lambda _on: (),
    ) -> None:
        """``local_caps``: the office's own caps in force on a day, beside those of plans."""
        self._local_caps = local_caps
        self._awards = awards
        self._registrations = registrations
        self._plans = plans
        self._office = office

    def annual_plan_ids(self) -> frozenset[int]:
        """All annual plans, those since replaced too: what was awarded under them are regular awards."""
        return frozenset(one.id for one in self._plans.summaries() if one.plan_kind is PlanKind.ANNUAL)

    def plans_of_year(self, year: int) -> tuple[Plan, ...]:
        """The annual plans in force of a working year, oldest first."""
        found = [
            one.id
            for one in self._plans.summaries(year)
            if one.plan_kind is PlanKind.ANNUAL and one.plan_status is PlanStatus.ISSUED
        ]
        return tuple(self._plans.plan(plan_id) for plan_id in sorted(found))

    def awards_of_year(self, year: int) -> tuple[Award, ...]:
        """The year's regular awards; never those of thematic plans."""
        return self._awards.regular(year, self.annual_plan_ids())

    def awards_of_plan(self, plan: Plan) -> tuple[Award, ...]:
        """Awards under a plan. An annual plan is the year's regular awards: with those under no plan, or one it replaced."""
        if plan.content.plan_kind is PlanKind.THEMATIC or plan.content.working_year is None:
            return self._awards.awards(plan_id=plan.id)
        return self._awards.regular(plan.content.working_year, self._with_replaced(plan.id))

    def registered_lines(self, plans: Iterable[Plan]) -> tuple[tuple[int, RegistrationLine], ...]:
        """(unit, line) of received registrations under those plans; a unit's registration to a replaced plan stands until
        it has sent one to the new plan."""
        found: list[tuple[int, RegistrationLine]] = []
        for plan in plans:
            by_unit: dict[int, tuple[RegistrationLine, ...]] = {}
            for plan_id in self._with_replaced(plan.id):
                for unit_id, lines in self._registrations.received_lines(plan_id).items():
                    by_unit.setdefault(unit_id, lines)
            found += [(unit_id, line) for unit_id, lines in by_unit.items() for line in lines]
        return tuple(found)

    def registered_subjects(self, plans: Iterable[Plan]) -> RegisteredSubjects:
        """The same, for linking results with lines."""
        return RegisteredSubjects(self.registered_lines(plans))

    def registered_awards(self, plans: Iterable[Plan]) -> tuple[RegisteredAward, ...]:
        """The same, a title and a commendation each by itself."""
        return tuple(
            RegisteredAward(unit_id, code, subject_of(line.subject_kind, line.person_id, unit_id, line.collective_name))
            for unit_id, line in self.registered_lines(plans)
            for code in (line.title_code, line.commendation_code)
            if code
        )

    def ruling(self, plan: Plan, on: date) -> RulingPlan:
        """A plan's quotas and targets as they hold on that day, with the clerk's settings, and their places."""
        amendments = self._plans.amendments(plan.id)
        settings = self._plans.quota_settings(plan.id)
        facts = effective_facts(plan, amendments, on, settings)
        measured = [*facts.quotas, *facts.targets]
        sources = {fact.uid: source_of(plan, amendments, fact.uid, on) for fact in measured}
        return RulingPlan(facts, sources, settings, plan.id)

    def rulings(self, plans: Iterable[Plan], on: date, year: int | None) -> tuple[RulingPlan, ...]:
        """The plans as they rule on that day; beside annual ones (or none) the office's own caps as in force in the year."""
        listed = tuple(plans)
        found = tuple(self.ruling(plan, on) for plan in listed)
        if any(plan.content.plan_kind is not PlanKind.ANNUAL for plan in listed):
            return found
        own = ruling_of_caps(self._local_caps(_within_year(on, year)))
        return (*found, own) if own is not None else found

    def ground(self, on: date) -> QuotaGround:
        """The units, the blocs and clusters with their units, and the people of each unit on a day."""
        staff: dict[int, set[int]] = {}
        for person in self._office.people():
            membership = person.membership_on(on)
            if membership is not None:
                staff.setdefault(membership.unit_id, set()).add(person.id)
        members = self._office.unit_groups.members()
        groups = tuple(
            UnitGroup(
                unit.id,
                unit.name,
                unit.unit_kind,
                frozenset(one.unit_id for one in members_on(members, unit.id, on) if one.unit_id is not None),
            )
            for unit in self._office.units()
            if unit.unit_kind in GROUP_KINDS
        )
        return QuotaGround(self.unit_names(), groups, {unit_id: frozenset(people) for unit_id, people in staff.items()})

    def quota_matter(self, plans: Iterable[Plan], awards: tuple[Award, ...], year: int | None, on: date) -> QuotaMatter:
        """What the quotas of these plans are reckoned from, as of a day; people are counted at the end of the year."""
        return QuotaMatter(self.rulings(plans, on, year), self.ground(_within_year(on, year)), awards)

    def told(self, standings: Iterable[QuotaStanding], year: int | None) -> tuple[QuotaStanding, ...]:
        """The standings with the reasons given where more were awarded."""
        found = self._awards.quota_exceptions.of_years([year] if year else [])
        wanted = {subject.person_id for one in found for subject in one.subjects if subject.person_id is not None}
        people = {key: person.full_name for key, person in self._office.people_by_id(wanted).items()}
        return with_reasons(standings, found, people)

    def headcount(self, on: date) -> tuple[Headcount, dict[int, int]]:
        """The people of the office on a day, and how many each unit has; a person counts once, in the newest unit."""
        sizes: dict[int, int] = {}
        counted: list[Person] = []
        for person in self._office.people():
            membership = person.membership_on(on)
            if membership is None:
                continue
            counted.append(person)
            sizes[membership.unit_id] = sizes.get(membership.unit_id, 0) + 1
        headcount = Headcount(
            on,
            people=frozenset(person.id for person in counted),
            women=frozenset(person.id for person in counted if person.sex is Sex.FEMALE),
            is_sex_known=all(person.sex is not None for person in counted),
        )
        return headcount, sizes

    def unit_names(self) -> dict[int, str]:
        """Full names by id, in the office's own order."""
        return {unit.id: unit.name for unit in self._office.units()}

    def _with_replaced(self, plan_id: int) -> list[int]:
        """The plan and those it replaced, directly or through others; newest first."""
        replaced = {
            one.id: self._plans.plan(one.id).replaced_by_id
            for one in self._plans.summaries()
            if one.plan_status is PlanStatus.REPLACED
        }
        chain = [plan_id]
        for current in chain:
            chain += sorted((old for old, new in replaced.items() if new == current and old not in chain), reverse=True)
        return chain


def _within_year(on: date, year: int | None) -> date:
    return min(on, date(year, 12, 31)) if year else on
