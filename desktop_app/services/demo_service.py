"""The demonstration office: three working years of an invented agency, built through the services a clerk works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import AgencyProfile, Membership, Person, Signatory, Unit, UnitKind
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.plan.plan import FactChange, Plan, PlanContent, PlanKind, PlanSummary
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registration import Registration, RegistrationLine, SubjectKind
from desktop_app.domain.registration.returned_lines import LineRemark
from desktop_app.importing.demo_data import DemoOffice, DemoPlan, Move, Refusal, UnitPaper, WaveResults, load_demo
from desktop_app.storage.change_log import Operations


class OfficeWork(Protocol):
    """What is asked of the service of the office."""

    def profile(self) -> AgencyProfile: ...
    def save_profile(self, profile: AgencyProfile) -> None: ...
    def save_signatory(self, signatory: Signatory) -> int: ...
    def units(self, on: date | None = None) -> tuple[Unit, ...]: ...
    def required_unit(self, name: str) -> Unit: ...
    def save_unit(self, unit: Unit) -> int: ...
    def people(self, on: date | None = None, unit_id: int | None = None, search: str = "") -> tuple[Person, ...]: ...
    def save_person(self, person: Person) -> int: ...


class ListWork(Protocol):
    """What is asked of the service of lists."""

    def take_in(self, path: Path) -> object: ...


class PlanWork(Protocol):
    """What is asked of the service of plans."""

    def list_plans(self, year: int | None = None) -> tuple[PlanSummary, ...]: ...
    def import_file(self, path: Path) -> int: ...
    def new_from_template(self, working_year: int, plan_kind: PlanKind = PlanKind.ANNUAL) -> int: ...
    def plan(self, plan_id: int) -> Plan: ...
    def save_content(self, plan_id: int, content: PlanContent, row_version: int) -> Plan: ...
    def save_settings(self, plan_id: int, *, is_registration_required: bool) -> None: ...
    def confirm_all(self, plan_id: int) -> None: ...
    def confirm_quota(self, plan_id: int, fact_uid: str) -> None: ...
    def issue(self, plan_id: int, number: str, on: date, owing_unit_ids: Iterable[int] | None = None) -> Plan: ...
    def amend(self, plan_id: int, document_type: str, number: str, on: date, changes: Iterable[FactChange]) -> int: ...


class RegistrationWork(Protocol):
    """What is asked of the service of registrations."""

    def receive(
        self,
        plan_id: int,
        unit_id: int,
        on: date,
        *,
        late_reason: str = "",
        due_key: str = REGISTRATION_KEY,
    ) -> Registration: ...
    def return_(
        self, plan_id: int, unit_id: int, reason: str, on: date, *, remarks: Iterable[LineRemark] = ()
    ) -> Registration: ...
    def approve(self, plan_id: int, unit_id: int, on: date) -> Registration: ...
    def reopen(self, plan_id: int, unit_id: int, reason: str, on: date) -> Registration: ...
    def lines(self, plan_id: int, unit_id: int) -> tuple[RegistrationLine, ...]: ...
    def save_lines(
        self, plan_id: int, unit_id: int, lines: Iterable[RegistrationLine]
    ) -> tuple[RegistrationLine, ...]: ...
    def add_supplementary_unit(self, plan_id: int, unit_id: int, joined_on: date, reason: str) -> None: ...


class AwardWork(Protocol):
    """What is asked of the service of results."""

    def candidates(self, year: int, plan_id: int | None = None) -> tuple[Award, ...]: ...
    def results(self, year: int | None = None, plan_id: int | None = None) -> tuple[Award, ...]: ...
    def save_results(self, awards: Iterable[Award]) -> int: ...
    def record_decision(
        self, award_ids: Iterable[int], number: str, on: date, authority: str, *, exception_reason: str = ""
    ) -> int: ...


class SeasonWork(Protocol):
    """What there is besides plans and their registrations: renamed units, lists, groups, projects, letters …"""

    def rename_units(self, until: date) -> None: ...
    def build(self, plan_ids: Mapping[str, int]) -> None: ...


class ProofWork(Protocol):
    """What proves that awards are deserved."""

    def build(self) -> None: ...


@dataclass(frozen=True)
class DemoWork:
    """The services the demonstration is written through, all by the clock of its own day: nothing may lie in its future."""

    office: OfficeWork
    plans: PlanWork
    registrations: RegistrationWork
    awards: AwardWork
    lists: ListWork
    season: SeasonWork
    proofs: ProofWork


class DemoService:
    """Builds the demonstration into an empty office, as one transaction: a kill leaves an empty office, never half of one."""

    def __init__(
        self,
        office: OfficeWork,
        plans: PlanWork,
        operations: Operations,
        samples_folder: Path,
        work: Callable[[], DemoWork],
    ) -> None:
        self._office = office
        self._plans = plans
        self._operations = operations
        self._folder = samples_folder
        self._work = work

    def is_built(self) -> bool:
        """Whether there is anything in this office."""
        return bool(self._office.profile().name or self._office.units() or self._plans.list_plans())

    def build(self) -> None:
        """Write the demonstration; UserError ``demo.not_empty`` where an office is kept already."""
        if self.is_built():
            raise UserError(
                "demo.not_empty", "Thư mục này đã có dữ liệu nên không ghi cơ quan mẫu vào. Chọn một thư mục trống."
            )
        builder = _DemoBuilder(self._work(), load_demo(self._folder), self._folder)
        self._operations.run("Dựng cơ quan mẫu", builder.build, is_undoable=False)


class _DemoBuilder:
    """The whole demonstration, in the order in which it happened."""

    def __init__(self, work: DemoWork, data: DemoOffice, folder: Path) -> None:
        self._work = work
        self._office = work.office
        self._data = data
        self._folder = folder

    def build(self) -> None:
        work = self._work
        self._build_office(self._data)
        people = {person.full_name: person for person in self._office.people()}
        plan_ids = {}
        for plan in self._data.plans:
            work.season.rename_units(plan.issued_on)
            builder = _PlanBuilder(
                self._office, work.plans, work.registrations, work.awards, self._data, people, self._folder
            )
            plan_ids[plan.number] = builder.build(plan)
        work.season.build(plan_ids)
        work.proofs.build()
        work.plans.new_from_template(max(plan.issued_on.year for plan in self._data.plans) + 1)

    def _build_office(self, data: DemoOffice) -> None:
        self._office.save_profile(data.profile)
        for signatory in data.signatories:
            self._office.save_signatory(signatory)
        for place, unit in enumerate(data.units, start=1):
            self._office.save_unit(replace(unit, position=place))
        self._work.lists.take_in(data.people_file)
        people = {person.full_name: person for person in self._office.people()}
        for arrival in data.arrivals:
            person = people[arrival.person]
            self._office.save_person(_with_memberships(person, replace(person.memberships[0], from_on=arrival.on)))
        for departure in data.departures:
            person = people[departure.person]
            self._office.save_person(_with_memberships(person, replace(person.memberships[0], to_on=departure.on)))
        for move in data.moves:
            self._move(people[move.person], move)

    def _move(self, person: Person, move: Move) -> None:
        before = replace(person.memberships[0], to_on=move.on - timedelta(days=1))
        after = Membership(0, person.id, self._office.required_unit(move.unit).id, move.post, move.on)
        self._office.save_person(_with_memberships(person, before, after))


class _PlanBuilder:
    """One plan with all that came of it."""

    def __init__(
        self,
        office: OfficeWork,
        plans: PlanWork,
        registrations: RegistrationWork,
        awards: AwardWork,
        data: DemoOffice,
        people: dict[str, Person],
        folder: Path,
    ) -> None:
        self._office = office
        self._plans = plans
        self._registrations = registrations
        self._awards = awards
        self._data = data
        self._people = people
        self._folder = folder

    def build(self, wanted: DemoPlan) -> int:
        plan = self._issue(wanted)
        for paper in wanted.registrations:
            self._register(plan, wanted, paper)
        for supplement in wanted.supplements:
            unit = self._unit(supplement.unit)
            line = replace(
                self._person_line(self._people[supplement.person], supplement.on, title_code=supplement.award),
                is_supplementary=True,
                supplementary_reason=supplement.reason,
                added_on=supplement.on,
            )
            self._registrations.save_lines(plan.id, unit.id, (*self._registrations.lines(plan.id, unit.id), line))
        for dossier in wanted.dossiers:
            unit = self._unit(dossier.unit)
            self._registrations.receive(plan.id, unit.id, dossier.received_on, due_key=DeadlineKind.DOSSIER)
        if plan.content.plan_kind is PlanKind.THEMATIC:
            for wave in wanted.waves:
                self._thematic_results(plan, wave)
        else:
            self._annual_results(plan, wanted)
        return plan.id

    def _issue(self, wanted: DemoPlan) -> Plan:
        plan = self._plans.plan(self._plans.import_file(self._folder / wanted.file))
        head = replace(
            plan.content.head,
            agency=self._data.profile.name,
            parent_agency=self._data.profile.parent_name,
            proposed_agency="",
            proposed_parent_agency="",
        )
        plan = self._plans.save_content(plan.id, replace(plan.content, head=head), plan.row_version)
        self._plans.confirm_all(plan.id)
        for quota in plan.content.facts.quotas:
            if quota.award_code in wanted.at_most:
                self._plans.confirm_quota(plan.id, quota.uid)
        self._plans.save_settings(plan.id, is_registration_required=wanted.is_registration_required)
        owing = [self._unit(name).id for name in wanted.owes] or None
        plan = self._plans.issue(plan.id, wanted.number, wanted.issued_on, owing)
        if wanted.amendment is not None:
            change = wanted.amendment
            (deadline,) = (
                fact for fact in plan.content.facts.deadlines if fact.deadline_kind is DeadlineKind.REGISTRATION
            )
            moved = FactChange(deadline.uid, "on", change.registration_deadline.isoformat())
            self._plans.amend(plan.id, change.document_type, change.number, change.on, [moved])
        return plan

    def _register(self, plan: Plan, wanted: DemoPlan, paper: UnitPaper) -> None:
        unit = self._unit(paper.unit)
        way = self._registrations
        if paper.joined_on is not None:
            way.add_supplementary_unit(plan.id, unit.id, paper.joined_on, paper.join_reason)
        way.receive(plan.id, unit.id, paper.received_on, late_reason=paper.late_reason)
        way.save_lines(plan.id, unit.id, self._lines(plan, wanted, paper, unit))
        if paper.returned_on is not None:
            way.return_(
                plan.id, unit.id, paper.return_reason, paper.returned_on, remarks=self._remarks(plan, unit, paper)
            )
        if paper.approved_on is not None:
            way.approve(plan.id, unit.id, paper.approved_on)
        if paper.reopened_on is not None:
            way.reopen(plan.id, unit.id, paper.reopen_reason, paper.reopened_on)
        if paper.approved_again_on is not None:
            way.approve(plan.id, unit.id, paper.approved_again_on)

    def _remarks(self, plan: Plan, unit: Unit, paper: UnitPaper) -> list[LineRemark]:
        lines = {line.person_id: line.id for line in self._registrations.lines(plan.id, unit.id)}
        return [LineRemark(lines[self._people[one.person].id], one.remark) for one in paper.flagged]

    def _lines(self, plan: Plan, wanted: DemoPlan, paper: UnitPaper, unit: Unit) -> list[RegistrationLine]:
        is_thematic = plan.content.plan_kind is PlanKind.THEMATIC
        lines: list[RegistrationLine] = []
        if is_thematic or paper.is_collective_only:
            lines.append(_collective_line(unit, commendation_code="GK", project=wanted.project))
        elif unit.unit_kind is not UnitKind.LEADERSHIP:
            is_excellent = unit.name in wanted.excellent_units or unit.short_name in wanted.excellent_units
            lines.append(_collective_line(unit, title_code="TTLDXS" if is_excellent else "TTLDTT"))
        if paper.is_collective_only:
            return lines
        for person in self._office.people(paper.received_on, unit.id):
            name = person.full_name
            fields: dict[str, Any] = {}
            if name in wanted.commended:
                fields["commendation_code"] = "GK"
            if name in wanted.provincial:
                fields["commendation_code"] = "BKT"
            if name in wanted.outstanding:
                place = wanted.outstanding.index(name) + plan.id
                fields["title_code"] = "CSTDCS"
                if name not in {one.person for one in paper.flagged}:
                    fields["initiative"] = self._data.initiatives[place % len(self._data.initiatives)]
            elif not is_thematic and name not in wanted.not_registered:
                fields["title_code"] = "LDTT"
            if fields:
                lines.append(self._person_line(person, paper.received_on, project=wanted.project, **fields))
        return lines

    @staticmethod
    def _person_line(person: Person, on: date, **fields: Any) -> RegistrationLine:
        membership = person.membership_on(on)
        post = membership.post if membership else ""
        return RegistrationLine(0, 0, SubjectKind.PERSON, person.id, post=post, **fields)

    # Results

    def _annual_results(self, plan: Plan, wanted: DemoPlan) -> None:
        year = plan.content.working_year or wanted.issued_on.year
        proposals = self._awards.candidates(year)
        if wanted.proposed_units:
            unit_ids = {self._unit(name).id for name in wanted.proposed_units}
            proposals = tuple(award for award in proposals if award.unit_id in unit_ids)
        if not wanted.decisions and not wanted.proposed_units:
            return
        refused: dict[tuple[int | None, str], Refusal] = {
            (self._people[one.person].id, one.award): one for one in wanted.refused
        }
        lesser = [
            replace(award, award_code=refusal.instead, registration_line_id=None)
            for award in proposals
            if (refusal := refused.get(_key(award))) is not None and refusal.instead
        ]
        self._awards.save_results([*proposals, *lesser])
        stored = [award for award in self._awards.results(year) if award.plan_id is None]
        self._refuse([(award, refused[_key(award)]) for award in stored if _key(award) in refused])
        for decision in wanted.decisions:
            decided = [one.id for one in stored if one.award_code in decision.awards and _key(one) not in refused]
            self._awards.record_decision(
                decided,
                decision.number,
                decision.on,
                decision.authority,
                exception_reason=decision.exception_reason,
            )

    def _thematic_results(self, plan: Plan, wave: WaveResults) -> None:
        year = plan.content.working_year or plan.content.head.year or 0
        wave_uid = next(one.uid for one in plan.content.facts.waves if one.ordinal == wave.ordinal)
        refused_name = wave.refused.person if wave.refused else ""
        person_ids = {self._people[name].id for name in (*wave.people, refused_name) if name}
        unit_ids = {self._unit(name).id for name in wave.units}
        proposals = [
            replace(award, wave_uid=wave_uid)
            for award in self._awards.candidates(year, plan.id)
            if (award.person_id in person_ids if award.person_id else award.unit_id in unit_ids)
        ]
        self._awards.save_results(proposals)
        stored = [award for award in self._awards.results(year, plan.id) if award.wave_uid == wave_uid]
        if wave.refused is not None:
            refused_id = self._people[refused_name].id
            self._refuse([(award, wave.refused) for award in stored if award.person_id == refused_id])
            stored = [award for award in stored if award.person_id != refused_id]
        if wave.decision is not None:
            made = wave.decision
            self._awards.record_decision([one.id for one in stored], made.number, made.on, made.authority)

    def _refuse(self, refused: list[tuple[Award, Refusal]]) -> None:
        self._awards.save_results(
            [replace(award, outcome=Outcome.NOT_APPROVED, refusal_reason=why.reason) for award, why in refused]
        )

    def _unit(self, name: str) -> Unit:
        return self._office.required_unit(name)


def _with_memberships(person: Person, *memberships: Membership) -> Person:
    return replace(person, memberships=memberships)


def _collective_line(unit: Unit, **fields: Any) -> RegistrationLine:
    return RegistrationLine(0, 0, SubjectKind.COLLECTIVE, collective_name=unit.name, **fields)


def _key(award: Award) -> tuple[int | None, str]:
    return award.person_id, award.award_code
