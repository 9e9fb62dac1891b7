"""The demonstration besides plans and registrations: units renamed, awards of earlier years, groups, commitments, projects …"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from desktop_app.domain.commitment.commitment import Commitment, TargetResult
from desktop_app.domain.office.office import Membership, Person, Unit
from desktop_app.domain.office.score_sheet import ScoreSheet
from desktop_app.domain.office.unit_changes import ChangeDraft, ChangeKind
from desktop_app.domain.project.project import ProgressEntry, ProjectStanding, RegisteredProject
from desktop_app.domain.registration.dues import Due, DueKind
from desktop_app.domain.registration.registration import Registration, RegistrationState
from desktop_app.importing.demo_season_data import DemoCommitment, DemoProject, Group, ReportRound, load_season


class OfficeWork(Protocol):
    """What is asked of the service of the office."""

    def units(self, on: date | None = None) -> tuple[Unit, ...]: ...
    def required_unit(self, name: str) -> Unit: ...
    def save_unit(self, unit: Unit) -> int: ...
    def people(self, on: date | None = None, unit_id: int | None = None, search: str = "") -> tuple[Person, ...]: ...
    def save_person(self, person: Person) -> int: ...


class ListWork(Protocol):
    """What is asked of the service of lists."""

    def take_in(self, path: Path) -> object: ...


class ChangeWork(Protocol):
    """What is asked of the service of unit changes."""

    def apply(self, draft: ChangeDraft) -> int: ...


class GroupWork(Protocol):
    """What is asked of the service of groups."""

    def required_group(self, name: str) -> Unit: ...
    def units_of_group(self, group_id: int, on: date) -> tuple[int, ...]: ...
    def add_members(
        self, group_id: int, unit_ids: Iterable[int], names: Iterable[str] = (), from_on: date | None = None
    ) -> None: ...


class SheetWork(Protocol):
    """What is asked of the service of score sheets."""

    def prepare_reading(self, group_id: int, working_year: int, path: Path) -> Callable[[], ScoreSheet]: ...
    def keep(self, sheet: ScoreSheet) -> int: ...


class CommitmentWork(Protocol):
    """What is asked of the service of commitments."""

    def draft_with_units(self, plan_id: int, unit_ids: Iterable[int]) -> tuple[int, ...]: ...
    def draft_for_group(
        self, plan_id: int, name: str, unit_ids: Iterable[int], names: Iterable[str] = (), group_id: int | None = None
    ) -> int: ...
    def commitment(self, commitment_id: int) -> Commitment: ...
    def sign(self, commitment_id: int, on: date | None) -> None: ...
    def take_computed(self, commitment_id: int) -> int: ...
    def note_result(
        self, commitment_id: int, target_uid: str, party: int, actual: str, *, evidence: str = ""
    ) -> TargetResult: ...


class ProjectWork(Protocol):
    """What is asked of the service of projects."""

    def standings(self, plan_id: int) -> tuple[ProjectStanding, ...]: ...
    def take_over(self, plan_id: int, unit_id: int | None = None) -> int: ...
    def save(self, project: RegisteredProject) -> int: ...
    def add_progress(self, entry: ProgressEntry) -> int: ...


class ReportWork(Protocol):
    """What is asked of the service of reports."""

    def report_dues(self, plan_id: int) -> tuple[Due, ...]: ...
    def keep(
        self, plan_id: int, due_key: str, unit_id: int | None, path: Path | None = None, note: str = ""
    ) -> int: ...


class ReceivingWork(Protocol):
    """What is asked of the service of registrations."""

    def receive(
        self,
        plan_id: int,
        unit_id: int,
        on: date,
        *,
        state: RegistrationState,
        late_reason: str = "",
        due_key: str = "",
    ) -> Registration: ...


class AlikeWork(Protocol):
    """What is asked of the service of people who may be one."""

    def keep_apart(self, person_ids: Iterable[int]) -> int: ...


@dataclass(frozen=True)
class SeasonServices:
    """The services the season is written through. ``chase``: plan, unit, day, day to answer by, number."""

    office: OfficeWork
    lists: ListWork
    changes: ChangeWork
    groups: GroupWork
    sheets: SheetWork
    commitments: CommitmentWork
    projects: ProjectWork
    reports: ReportWork
    registrations: ReceivingWork
    alike: AlikeWork
    chase: Callable[[int, int, date, date, int], None]


class DemoSeasonBuilder:
    """Writes it, each thing as a clerk would; the caller makes one transaction of all."""

    def __init__(self, services: SeasonServices, folder: Path) -> None:
        self._do = services
        self._folder = folder
        self._data = load_season(folder)
        self._to_rename = list(self._data.renamings)

    def rename_units(self, until: date) -> None:
        """Give units the names they bear on that day."""
        for one in [one for one in self._to_rename if one.on <= until]:
            self._to_rename.remove(one)
            old = self._unit(one.old)
            successor = replace(old, id=0, name=one.new, row_version=1)
            self._do.changes.apply(
                ChangeDraft(
                    ChangeKind.RENAMED,
                    one.on,
                    (old.id,),
                    (successor,),
                    document_number=one.document_number,
                    document_on=one.document_on,
                )
            )

    def build(self, plan_ids: Mapping[str, int]) -> None:
        """All that came after the plans, which are known by their numbers."""
        self._build_people()
        for name in self._data.lists:
            self._do.lists.take_in(self._folder / name)
        for group in self._data.groups:
            self._build_group(group)
        for commitment in self._data.commitments:
            self._build_commitment(commitment, plan_ids[commitment.plan])
        for project in self._data.projects:
            self._build_project(project, plan_ids[project.plan])
        for reports in self._data.reports:
            self._build_reports(reports, plan_ids[reports.plan])
        for letter in self._data.letters:
            plan_id, unit_id = plan_ids[letter.plan], self._unit(letter.unit).id
            self._do.chase(plan_id, unit_id, letter.on, letter.answer_by, letter.number)

    def _build_people(self) -> None:
        for one in self._data.newcomers:
            membership = Membership(0, 0, self._unit(one.unit).id, one.post, one.from_on, one.to_on)
            self._do.office.save_person(Person(0, one.name, one.sex, one.birth_year, (membership,)))
        for name in self._data.apart:
            self._do.alike.keep_apart(one.id for one in self._do.office.people(search=name) if one.full_name == name)

    def _build_group(self, group: Group) -> None:
        position = 1 + max(unit.position for unit in self._do.office.units())
        made = Unit(0, group.name, group.kind, position=position, from_on=group.from_on)
        group_id = self._do.office.save_unit(made)
        for unit in map(self._unit, group.units):
            begun = max(filter(None, (group.from_on, unit.from_on)))
            self._do.groups.add_members(group_id, [unit.id], from_on=begun)
        if group.names:
            self._do.groups.add_members(group_id, (), group.names, group.from_on)
        for scores in group.scores:
            read = self._do.sheets.prepare_reading(group_id, scores.year, self._folder / scores.file)
            self._do.sheets.keep(read())

    def _build_commitment(self, wanted: DemoCommitment, plan_id: int) -> None:
        do = self._do.commitments
        if wanted.group:
            group = self._do.groups.required_group(wanted.group)
            members = self._do.groups.units_of_group(group.id, wanted.signed_on)
            commitment_id = do.draft_for_group(plan_id, group.name, members, group_id=group.id)
        else:
            (commitment_id,) = do.draft_with_units(plan_id, [self._unit(wanted.unit).id])
        do.sign(commitment_id, wanted.signed_on)
        if wanted.is_computed:
            do.take_computed(commitment_id)
        signed = do.commitment(commitment_id)
        places = {party.unit_id: place for place, party in signed.promising}
        for one in wanted.results:
            target = signed.content.targets[one.target - 1]
            place = places[self._unit(one.party).id]
            do.note_result(commitment_id, target.uid, place, one.actual, evidence=one.evidence)

    def _build_project(self, wanted: DemoProject, plan_id: int) -> None:
        do = self._do.projects
        if wanted.name:
            unit_id = self._unit(wanted.unit).id
            project_id = do.save(
                RegisteredProject(
                    0,
                    plan_id,
                    unit_id,
                    wanted.name,
                    wanted.time_text,
                    contents=wanted.contents,
                    expected_result=wanted.expected_result,
                )
            )
        else:
            do.take_over(plan_id)
            project_id = do.standings(plan_id)[0].project.id
        for one in wanted.progress:
            do.add_progress(
                ProgressEntry(0, project_id, one.on, one.state, one.percent, one.result, one.evidence, one.reason)
            )

    def _build_reports(self, wanted: ReportRound, plan_id: int) -> None:
        dues = [
            due
            for due in self._do.reports.report_dues(plan_id)
            if due.kind is DueKind.REPORT and due.last_day is not None and due.last_day.month == wanted.month
        ]
        of_units = next(due for due in dues if due.is_owed)
        for receipt in wanted.receipts:
            unit_id = self._unit(receipt.unit).id
            self._do.registrations.receive(
                plan_id,
                unit_id,
                receipt.on,
                state=RegistrationState.APPROVED,
                late_reason=receipt.late_reason,
                due_key=of_units.key,
            )
            if receipt.note:
                self._do.reports.keep(plan_id, of_units.key, unit_id, note=receipt.note)
        if wanted.sent:
            own = next(due for due in dues if not due.is_owed)
            self._do.reports.keep(plan_id, own.key, None, note=wanted.sent)

    def _unit(self, name: str) -> Unit:
        return self._do.office.required_unit(name)
