"""The facet Dự án: the projects of a plan on the left, one with its progress on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.collation import sort_key
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.project.progress import state_words
from desktop_app.domain.project.project import STATE_NAMES, ProgressState, ProjectStanding, RegisteredProject
from desktop_app.domain.project.project_rows import ProjectList
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.list_facet import ListFacet, filter_field, show_rows
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.projects.project_detail import ProjectDetail, progress_chip
from desktop_app.ui.pages.registration.projects.project_dialogs import (
    ProgressDialog,
    ProjectDialog,
    ProjectListDialog,
)
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import projects as text
from desktop_app.ui.text import registration as registration_text

_TABLES = ("projects", "project_progress", "units", "plans", "plan_amendments", "agency")
_NARROW = 1150  # px
_PILLS = (("", text.ALL), *((state.value, name) for state, name in STATE_NAMES.items()))


class ProjectsFacet(ListFacet):
    """Every act goes through the service; progress is added to, never rewritten."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._season = season
        self._service = gateway.office.project_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._standings: tuple[ProjectStanding, ...] = ()
        self._menu = QMenu(self)
        self.pills = Pills(text.STATE, _PILLS)
        self.pills.chosen.connect(lambda _key: self._show())
        self.filter = filter_field(text.FILTER, self._show)
        self.filter.setMaximumWidth(200)
        self.table = RowTable(RowTableModel(_columns(), key=lambda one: one.project.id), text.LIST, stretch=1)
        self.table.setObjectName("registration.projects")
        self.table.row_chosen.connect(lambda _key: self._show_project())
        self.table.row_opened.connect(lambda _key: self.note())
        self.table.on_key("Ctrl+V", self.paste)
        self.detail = ProjectDetail(self.edit, self.delete)
        self._add = make_action(self, text.ADD, self.add, icon_name="plus", shortcut="Ctrl+N")
        self._import = make_action(self, text.IMPORT, self._open_import, icon_name="download")
        self._print = make_action(self, text.PRINT, self._open_print, icon_name="printer")
        self._note = make_action(self, text.NOTE, self.note, icon_name="pencil", is_filled=True)
        self.lay_out(
            self.table,
            self.detail,
            self.detail.to_list,
            sizes=(660, 620),
            least=(380, 380),
            bar=((self.pills, 1), (self.filter, 0)),
        )

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._add, self._import, self._print, self._note)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        plan_id = self._season.plan_id
        own = self._service.standings(plan_id) if plan_id is not None else ()
        earlier = self._service.running_before(self.year()) if plan_id is not None else ()
        self._standings = (*own, *earlier)
        states = [one.progress_state for one in self._standings]
        counts = {state.value: states.count(state) for state in ProgressState}
        self.pills.set_counts({"": len(states), **counts})
        finished, late = counts[ProgressState.FINISHED.value], counts[ProgressState.LATE.value]
        self.counted.emit(text.COUNTS.format(total=len(states), finished=finished, late=late))
        may_change = not self.gateway.office.is_read_only and plan_id is not None
        for action in (self._add, self._import):
            action.setEnabled(may_change)
        self._show_whether_empty(may_change)
        self._show()

    @override
    def open_target(self, target: object) -> None:
        """A pair (plan, project)."""
        if isinstance(target, tuple) and len(target) == 2:
            self._season.choose(int(target[0]))  # one that goes on from an earlier year stands among the plan's own
            self.reload(None)
            self.pills.choose("")
            self.filter.clear()
            self._show()
            if self.table.select_key(target[1]):
                self._panes.open_detail()

    @override
    def place(self) -> Place:
        chosen = self.table.current_key()
        here: dict[str, str | int] = {"plan": self._season.plan_id or 0}
        return {**here, "project": chosen} if isinstance(chosen, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        self.table.select_key(place.get("project"))

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()

    @override
    def print_facet(self) -> bool:
        self.print_list()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.detail.history)

    # Showing

    def _show(self) -> None:
        state, wanted = self.pills.key(), Wanted.of(self.filter.text())
        rows = [
            one
            for one in self._standings
            if (not state or one.progress_state.value == state)
            and wanted.is_in(f"{one.project.name} {one.unit} {one.unit_label}")
        ]
        show_rows(self.table, rows, rows[0].project.id if rows else None)
        self._show_project()

    def _show_project(self) -> None:
        standing = self.table.current_row()
        may_change = not self.gateway.office.is_read_only
        plan = ""
        if standing is not None and standing.project.plan_id != self._season.plan_id:
            plan = self.gateway.office.plan_service.plan(standing.project.plan_id).label
        self.detail.show_project(standing, plan, may_change=may_change)
        self._note.setEnabled(standing is not None and may_change)
        self._print.setEnabled(bool(self._standings) or self._season.plan_id is not None)

    def _show_whether_empty(self, may_change: bool) -> None:
        if self._standings:
            self.show_list_or(None)
            return
        plan_id = self._season.plan_id
        planned = len(self._service.not_taken_over(plan_id)) if plan_id is not None else 0
        steps = []
        if planned:
            why = text.NONE_IN_PLAN_WHY.format(count=planned)
            steps.append(Step(text.NONE_IN_PLAN, why, text.TAKE_BUTTON, self.take_over, may_change, is_filled=True))
        steps.append(Step(text.NONE_FILE, text.NONE_FILE_WHY, text.FILE_BUTTON, self.read_file, may_change))
        steps.append(Step(text.NONE_ADD, text.NONE_ADD_WHY, text.ADD_BUTTON, self.add, may_change))
        self.show_list_or(EmptyState("clipboard-list", text.NONE_TITLE, text.NONE_TEXT, steps))

    # Registering

    def add(self) -> None:
        """Register one project."""
        plan_id = self._season.plan_id
        if plan_id is not None:
            current = self.table.current_row()
            unit_id = current.project.unit_id if current is not None else None
            self._ask_project(RegisteredProject(0, plan_id, unit_id, ""))

    def edit(self) -> None:
        """Change what was registered."""
        standing = self.table.current_row()
        if standing is not None:
            self._ask_project(standing.project)

    def _ask_project(self, project: RegisteredProject) -> None:
        units = self.gateway.office.office_service.units()
        dialog = ProjectDialog(project, units, lambda typed: self._service.period_of(project.plan_id, typed))
        if not self.ask.show(dialog):
            return
        made = dialog.project()
        stored = self.gateway.run(lambda: self._service.save(made))
        if stored is not None:
            self.gateway.say(text.SAVED.format(name=made.name))
            self.table.select_key(stored)

    def delete(self) -> None:
        """Take a project without progress away; undo brings it back."""
        standing = self.table.current_row()
        if standing is not None and self.gateway.did(lambda: self._service.delete(standing.project.id)):
            self.gateway.say(text.DELETED.format(name=standing.project.name))

    def take_over(self) -> None:
        """The plan's own projects as the starting list."""
        plan_id = self._season.plan_id
        if plan_id is None:
            return
        count = self.gateway.run(lambda: self._service.take_over(plan_id))
        if count is not None:
            self.gateway.say(text.TAKEN.format(count=count))

    def note(self) -> None:
        """Note the progress of the project chosen."""
        standing = self.table.current_row()
        if standing is None or self.gateway.office.is_read_only:
            return
        dialog = ProgressDialog(standing.project, standing.last, self.gateway.office.clock.today())
        if self.ask.show(dialog) and self.gateway.did(lambda: self._service.add_progress(dialog.entry())):
            self.gateway.say(text.NOTED.format(name=standing.project.name))

    # Lists

    def _open_import(self) -> None:
        plan_id = self._season.plan_id
        planned = len(self._service.not_taken_over(plan_id)) if plan_id is not None else 0
        self._menu.clear()
        self._menu.addAction(text.FROM_FILE, self.read_file)
        self._menu.addAction(text.FROM_CLIPBOARD, self.paste)
        if planned:
            self._menu.addAction(text.FROM_PLAN.format(count=planned), self.take_over)
        self._menu.popup(QCursor.pos() + QPoint(0, 8))

    def read_file(self) -> None:
        """Projects from a file, shown before anything is written."""
        plan_id = self._season.plan_id
        path = self.ask.choose_file_to_open(text.CHOOSE_FILE, text.LIST_FILES) if plan_id is not None else None
        if path is None or plan_id is None:
            return
        read = self.gateway.run(lambda: self._service.prepare_file(plan_id, path))
        if read is not None:
            self.jobs.start(lambda _progress: read(), self._preview, on_error=self._exporter.failed)

    def paste(self) -> None:
        """Projects copied from Excel or Word, with their header."""
        plan_id = self._season.plan_id
        if plan_id is None or self.gateway.office.is_read_only:
            return
        listed = self.gateway.run(lambda: self._service.read_text(plan_id, QGuiApplication.clipboard().text()))
        if listed is not None:
            self._preview(listed)

    def _preview(self, listed: ProjectList) -> None:
        plan_id = self._season.plan_id
        names = {unit.id: unit.label for unit in self.gateway.office.office_service.units()}
        dialog = ProjectListDialog(listed, lambda unit_id: names.get(unit_id or 0, ""))
        if plan_id is None or not self.ask.show(dialog):
            return
        stored = self.gateway.run(lambda: self._service.store(plan_id, listed.projects))
        if stored is not None:
            self.gateway.say(text.STORED.format(added=stored.added, changed=stored.changed))

    # Paper

    def _open_print(self) -> None:
        standing = self.table.current_row()
        self._menu.clear()
        self._menu.addAction(text.PRINT_LIST, self.print_list)
        if standing is not None and standing.project.unit_id is not None:
            label = text.PRINT_FORM.format(unit=standing.unit_label).replace("&", "&&")
            self._menu.addAction(label, lambda: self.print_form(standing))
        self._menu.addAction(text.PRINT_BLANK, lambda: self.print_form(None))
        self._menu.popup(QCursor.pos() + QPoint(0, 8))

    def print_list(self) -> None:
        """Every project with its progress as a Word or PDF file."""
        plan_id = self._season.plan_id
        if plan_id is not None:
            name = text.LIST_FILE.format(year=self.year())
            self._save_paper(name, lambda path: self._service.prepare_list_file(plan_id, path))

    def print_form(self, standing: ProjectStanding | None) -> None:
        """The form of a project's unit, or of the office."""
        plan_id = self._season.plan_id
        if plan_id is not None:
            unit_id = standing.project.unit_id if standing is not None else None
            name = text.FORM_FILE.format(unit=standing.unit_label if standing is not None else "cơ quan")
            self._save_paper(name, lambda path: self._service.prepare_form_file(plan_id, unit_id, path))

    def _save_paper(self, name: str, prepare: Callable[[Path], Callable[[], Path]]) -> None:
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", registration_text.PAPERS)
        if path is not None:
            done = lambda written: self.gateway.say(text.FILE_SAVED.format(name=written))  # noqa: E731
            self._exporter.write(lambda: prepare(path), done)


def _columns() -> list[Column[ProjectStanding]]:
    return [
        Column(text.NAME, lambda one: one.project.name, width=170, sort_key=lambda one: sort_key(one.project.name)),
        Column(text.UNIT, lambda one: one.unit_label, width=118, tip=lambda one: one.unit),
        Column(
            text.TIME_HEADER,
            lambda one: one.project.time_text,
            width=132,
            sort_key=lambda one: one.project.to_on.toordinal() if one.project.to_on else 0,
        ),
        Column(
            text.PROGRESS,
            state_words,
            width=132,
            chip=progress_chip,
            sort_key=lambda one: (one.progress_state.value, one.days_late),
        ),
        Column(
            "%",
            lambda one: str(one.percent) if one.percent is not None else "",
            is_right=True,
            width=44,
            sort_key=lambda one: one.percent or 0,
        ),
    ]
