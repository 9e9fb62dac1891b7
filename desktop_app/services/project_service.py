"""Projects that units register under a plan: entered, read from lists, followed by dated progress, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.documents.office_paper import Issuer
from desktop_app.documents.paper_files import MakesBytes, WritesFile, file_kind_of, to_file
from desktop_app.documents.project_documents import (
    ProjectForm,
    ProjectPaper,
    build_project_form,
    build_project_list,
)
from desktop_app.documents.rendering import render
from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.text import clean_line, clean_text, match_key
from desktop_app.domain.plan.amending import effective_facts
from desktop_app.domain.plan.facts import Project as PlanProject
from desktop_app.domain.plan.issuing_agency import issuing_agency
from desktop_app.domain.plan.labels import dated_label
from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.domain.project.progress import checked_entry
from desktop_app.domain.project.project import ENDED, ProgressEntry, ProjectStanding, RegisteredProject
from desktop_app.domain.project.project_rows import ProjectList, merged_projects, projects_of_rows, same_project
from desktop_app.importing.lists.project_list_reader import ListedRows, read_pasted_projects, read_project_list
from desktop_app.importing.lists.project_time import project_period
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.plan_repository import PlanRepository
from desktop_app.storage.project_repository import ProjectRepository


@dataclass(frozen=True)
class StoredProjects:
    """How many projects of a list are new, and how many were there and have changed."""

    added: int
    changed: int


class ProjectService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        projects: ProjectRepository,
        plans: PlanRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
    ) -> None:
        self._projects = projects
        self._plans = plans
        self._office = office
        self._operations = operations
        self._clock = clock

    # Looking

    def standings(self, plan_id: int) -> tuple[ProjectStanding, ...]:
        """All projects of a plan as of today, the office's own first."""
        return self._projects.standings(plan_id, self._clock.today())

    def running_before(self, year: int) -> tuple[ProjectStanding, ...]:
        """Projects of plans of earlier years that are neither finished nor stopped: they go on under no newer plan."""
        today = self._clock.today()
        return tuple(
            standing
            for one in self._plans.summaries()
            if one.plan_status is PlanStatus.ISSUED and one.working_year is not None and one.working_year < year
            for standing in self._projects.standings(one.id, today)
            if standing.progress_state not in ENDED
        )

    def standing(self, project_id: int) -> ProjectStanding:
        """One project as of today; UserError ``project.unknown``."""
        project = self._projects.project(project_id)
        return next(one for one in self.standings(project.plan_id) if one.project.id == project_id)

    def not_taken_over(self, plan_id: int) -> tuple[PlanProject, ...]:
        """The plan's own projects that nobody has registered yet."""
        plan = self._plans.plan(plan_id)
        facts = effective_facts(plan, self._plans.amendments(plan_id), self._clock.today())
        known = self._projects.projects(plan_id)
        taken, names = {one.fact_uid for one in known}, {match_key(one.name) for one in known}
        return tuple(one for one in facts.projects if one.uid not in taken and match_key(one.name) not in names)

    def period_of(self, plan_id: int, time_text: str) -> tuple[date | None, date | None]:
        """First and last day of a time as written; a year that is not written is the plan's."""
        return project_period(time_text, self._plans.plan(plan_id).content.working_year)

    # Registering

    def take_over(self, plan_id: int, unit_id: int | None = None) -> int:
        """Register the plan's own projects, as of the office or of one unit; returns how many."""
        self._open_plan(plan_id)
        wanted = [_of_plan(one, plan_id, unit_id) for one in self.not_taken_over(plan_id)]
        if not wanted:
            raise UserError("project.none_in_plan", "Kế hoạch không còn dự án nào chưa lấy vào danh sách đăng ký.")
        self._operations.run(
            f"Lấy {len(wanted)} dự án của kế hoạch", lambda: [self._projects.save(one) for one in wanted]
        )
        return len(wanted)

    def save(self, project: RegisteredProject) -> int:
        """Add (id 0) or change a project; its time is read from ``time_text``. Returns the id.

        UserError ``project.no_name``, ``project.known`` for a second one of that name, ``project.time_order``.
        """
        self._open_plan(project.plan_id)
        if project.unit_id is not None:
            self._office.unit(project.unit_id)
        checked = self._checked(project)
        others = [one for one in self._projects.projects(checked.plan_id) if one.id != checked.id]
        if any(same_project(one, checked) for one in others):
            raise UserError("project.known", f"Dự án “{checked.name}” đã có trong danh sách của đơn vị này.")
        name = "Sửa dự án" if checked.id else "Đăng ký dự án"
        return self._operations.run(f"{name} “{checked.name}”", lambda: self._projects.save(checked))

    def delete(self, project_id: int) -> None:
        """Take a project away; UserError ``project.has_progress`` once progress was noted."""
        standing = self.standing(project_id)
        if standing.entries:
            raise UserError(
                "project.has_progress",
                f"Dự án “{standing.project.name}” đã có tiến độ nên không xóa được. Ghi tiến độ “Dừng” kèm lý do.",
            )
        self._operations.run(f"Xóa dự án “{standing.project.name}”", lambda: self._projects.delete(project_id))

    def prepare_file(self, plan_id: int, path: Path, unit_id: int | None = None) -> Callable[[], ProjectList]:
        """What reads the projects of a table file, safe in a job; each row is a project or a problem with its number."""
        sort = self._sorting(plan_id, unit_id)
        return lambda: sort(read_project_list(path))

    def read_file(self, plan_id: int, path: Path, unit_id: int | None = None) -> ProjectList:
        """The same in one step; nothing is stored."""
        return self.prepare_file(plan_id, path, unit_id)()

    def read_text(self, plan_id: int, text: str, unit_id: int | None = None) -> ProjectList:
        """The same for rows pasted with their header."""
        return self._sorting(plan_id, unit_id)(read_pasted_projects(text))

    def store(self, plan_id: int, listed: Iterable[RegisteredProject]) -> StoredProjects:
        """Store the projects of a list in one step; one that is there already (unit and name) is changed, not doubled."""
        self._open_plan(plan_id)
        wanted = merged_projects(self._projects.projects(plan_id), map(self._checked, listed))
        changed = sum(one.id != 0 for one in wanted)
        if wanted:
            name = f"Nhập {len(wanted)} dự án"
            self._operations.run(name, lambda: [self._projects.save(one) for one in wanted])
        return StoredProjects(len(wanted) - changed, changed)

    def add_progress(self, entry: ProgressEntry) -> int:
        """Note the progress of a project on a day; earlier notes stay as they are. UserError ``project.progress_*``."""
        standing = self.standing(entry.project_id)
        checked = checked_entry(entry, self._clock.today())
        now = self._clock.now().isoformat(timespec="seconds")
        name = f"Ghi tiến độ dự án “{standing.project.name}”"
        return self._operations.run(name, lambda: self._projects.add_entry(checked, now))

    # Paper

    def prepare_form(self, plan_id: int, unit_id: int | None, file_kind: str) -> MakesBytes:
        """The registration form of projects of one unit (None: the office), with those registered already."""
        plan = self._plans.plan(plan_id)
        unit = self._office.unit(unit_id).name if unit_id is not None else ""
        form = ProjectForm(
            issuer=self._issuer(plan),
            unit=unit,
            year=plan.content.working_year,
            plan_label=dated_label(plan),
            projects=tuple(one for one in self._projects.projects(plan_id) if one.unit_id == unit_id),
        )
        return lambda: render(build_project_form(form), file_kind)

    def prepare_form_file(self, plan_id: int, unit_id: int | None, path: Path) -> WritesFile:
        """The form as a .docx or .pdf file."""
        return to_file(path, self.prepare_form(plan_id, unit_id, file_kind_of(path)))

    def prepare_list(self, plan_id: int, file_kind: str) -> MakesBytes:
        """The consolidated list: every project with its progress, results beside what was expected."""
        plan = self._plans.plan(plan_id)
        issuer = self._issuer(plan)
        paper = ProjectPaper(issuer, plan.content.working_year, dated_label(plan), self.standings(plan_id))
        return lambda: render(build_project_list(paper), file_kind)

    def prepare_list_file(self, plan_id: int, path: Path) -> WritesFile:
        """The consolidated list as a .docx or .pdf file."""
        return to_file(path, self.prepare_list(plan_id, file_kind_of(path)))

    def _issuer(self, plan: Plan) -> Issuer:
        today = self._clock.today()
        profile = issuing_agency(self._office.profile_on(today), plan.content.head)
        return Issuer(profile, self._office.signatory_on(today), today, self._clock.now())

    def _sorting(self, plan_id: int, unit_id: int | None) -> Callable[[ListedRows], ProjectList]:
        """Reads the office file now; what is given makes projects and problems of rows without it."""
        year = self._open_plan(plan_id).content.working_year
        units = {
            match_key(name): unit.id for unit in self._office.units() for name in (unit.short_name, unit.name) if name
        }

        def sort(listed: ListedRows) -> ProjectList:
            rows, notes = listed
            found = projects_of_rows(
                rows,
                plan_id,
                unit_id,
                lambda text: project_period(text, year),
                lambda name: units.get(match_key(name)),
            )
            return replace(found, notes=notes)

        return sort

    def _checked(self, project: RegisteredProject) -> RegisteredProject:
        name = clean_line(project.name)
        if not name:
            raise UserError("project.no_name", "Dự án chưa có tên. Ghi tên dự án rồi lưu.")
        time_text = clean_line(project.time_text)
        from_on, to_on = self.period_of(project.plan_id, time_text)
        if from_on is not None and to_on is not None and to_on < from_on:
            text = f"Thời gian “{time_text}” của dự án có ngày cuối trước ngày đầu. Kiểm tra lại thời gian."
            raise UserError("project.time_order", text)
        return replace(
            project,
            name=name,
            time_text=time_text,
            from_on=from_on,
            to_on=to_on,
            contents=tuple(line for line in map(clean_line, project.contents) if line),
            expected_result=clean_text(project.expected_result).strip(),
        )

    def _open_plan(self, plan_id: int) -> Plan:
        plan = self._plans.plan(plan_id)
        if plan.plan_status is PlanStatus.REPLACED:
            raise UserError("project.plan_replaced", f"{plan.label} đã được thay. Đăng ký dự án theo kế hoạch mới.")
        if plan.plan_status is not PlanStatus.ISSUED:
            raise UserError(
                "project.plan_not_issued",
                f"{plan.label} chưa ban hành nên chưa đăng ký dự án. Ban hành kế hoạch trước.",
            )
        return plan


def _of_plan(found: PlanProject, plan_id: int, unit_id: int | None) -> RegisteredProject:
    years = (found.from_year, found.to_year)
    if found.from_year and found.to_year and found.from_year != found.to_year:
        time_text = f"từ năm {found.from_year} đến năm {found.to_year}"
    else:
        time_text = f"năm {found.from_year or found.to_year}" if any(years) else ""
    return RegisteredProject(
        0,
        plan_id,
        unit_id,
        found.name,
        time_text,
        date(found.from_year, 1, 1) if found.from_year else None,
        date(found.to_year, 12, 31) if found.to_year else None,
        found.contents,
        found.expected_result,
        fact_uid=found.uid,
    )
