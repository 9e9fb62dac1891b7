"""The facet Khối, cụm thi đua of Danh mục: groups on the left, one with its members and its score sheet on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.office.office import Unit
from desktop_app.domain.office.score_sheet import ScoreSheet
from desktop_app.domain.office.unit_groups import GROUP_KINDS
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.groups.group_detail import GroupDetail
from desktop_app.ui.pages.catalogue.groups.group_dialogs import LeaveDialog, MembersDialog, NewGroupDialog
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.text import groups as text
from desktop_app.ui.text import registration as registration_text

_TABLES = ("units", "unit_group_members", "score_sheets", "score_rows")


class GroupsFacet(Facet):
    """Members are shown through time; the score sheet is that of the window's year."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._groups_service = gateway.office.unit_group_service
        self._scores_service = gateway.office.score_sheet_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._counts: dict[int, int] = {}
        model = RowTableModel[Unit](
            [
                Column(text.GROUP, lambda group: group.name, width=200),
                Column(text.KIND, lambda group: text.KINDS[group.unit_kind], width=60),
                Column(text.MEMBER_COUNT, lambda group: str(self._counts.get(group.id, 0)), is_right=True, width=92),
            ],
            key=lambda group: group.id,
        )
        self.table = RowTable(model, text.FACET, stretch=1)
        self.table.setObjectName("groups")
        self.table.setMinimumWidth(340)
        self.table.row_chosen.connect(lambda _key: self._show_group())
        self.detail = GroupDetail()
        self.detail.add.clicked.connect(lambda _checked=False: self.add_members())
        self.detail.leave.clicked.connect(lambda _checked=False: self.let_leave())
        self.detail.members.row_chosen.connect(lambda _key: self._enable())
        self._add = make_action(self, text.ADD_GROUP, self.add_group, icon_name="plus", shortcut="Ctrl+N")
        self._import = make_action(self, text.IMPORT_SCORES, self.import_scores, icon_name="file-spreadsheet")
        self._print = make_action(self, text.PRINT_SCORES, self.print_scores, icon_name="printer")
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("groups-detail")
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([400, 860])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(
            EmptyState("users", text.NO_COUNTS, text.NOTHING_WHY, links=[(text.ADD_GROUP, self.add_group)])
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._add, self._print, self._import)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        groups, today = self._groups_service.groups(), self.gateway.office.clock.today()
        self._counts = {group.id: len(self._groups_service.members(group.id, today)) for group in groups}
        self.counted.emit(
            text.COUNTS.format(groups=len(groups), members=sum(self._counts.values())) if groups else text.NO_COUNTS
        )
        blocker = QSignalBlocker(self.table)
        self.table.set_rows(groups)
        if self.table.current_key() is None and groups:
            self.table.select_key(groups[0].id)
        blocker.unblock()
        self._stack.setCurrentIndex(0 if groups else 1)
        self._show_group()

    @override
    def open_target(self, target: object) -> None:
        """A pair ("group", id)."""
        if isinstance(target, tuple) and isinstance(target[1], int):
            self.table.select_key(target[1])

    @override
    def place(self) -> Place:
        chosen = self.table.current_key()
        return {"group": chosen} if isinstance(chosen, int) else {}

    @override
    def go_to_place(self, place: Place) -> None:
        self.table.select_key(place.get("group"))

    @override
    def panes(self) -> Sequence[RowTable[Unit] | GroupDetail]:
        return (self.table, self.detail)

    @override
    def print_facet(self) -> bool:
        self.print_scores()
        return True

    # One group

    def _show_group(self) -> None:
        group = self.table.current_row()
        self.detail.setVisible(group is not None)
        if group is not None:
            names = {unit.id: unit.name for unit in self.gateway.office.office_service.units()}
            self.detail.show_group(group, self._groups_service.members(group.id), names)
            sheet = self._scores_service.sheet(group.id, self.year())
            self.detail.show_scores(
                self.year(), sheet, self._scores_service.shown(sheet) if sheet is not None else None
            )
        self._enable()

    def _enable(self) -> None:
        group, may = self.table.current_row(), not self.gateway.office.is_read_only
        self._add.setEnabled(may)
        self._import.setEnabled(may and group is not None)
        self._print.setEnabled(self.detail.scores is not None and group is not None)
        self.detail.add.setEnabled(may)
        self.detail.leave.setEnabled(may and self.detail.members.current_row() is not None)

    def add_group(self) -> None:
        """A new bloc or cluster."""
        dialog = NewGroupDialog()
        if self.ask.show(dialog):
            group = dialog.group()
            made = self.gateway.run(lambda: self.gateway.office.office_service.save_unit(group))
            if made is not None:
                self.table.select_key(made)

    def add_members(self) -> None:
        """Units of the office file, and names from outside."""
        group, today = self.table.current_row(), self.gateway.office.clock.today()
        if group is None:
            return
        there = set(self._groups_service.units_of_group(group.id, today))
        units = [
            unit
            for unit in self.gateway.office.office_service.units(today)
            if unit.unit_kind not in GROUP_KINDS and unit.id not in there
        ]
        dialog = MembersDialog(group.name, units, today)
        if self.ask.show(dialog):
            ids, names, day = dialog.unit_ids(), dialog.names(), dialog.joined_on.date()
            self.gateway.did(lambda: self._groups_service.add_members(group.id, ids, names, day))

    def let_leave(self) -> None:
        """The members chosen leave on a day."""
        group, member = self.table.current_row(), self.detail.members.current_row()
        if group is None or member is None:
            return
        ids = [key for key in self.detail.members.selected_keys() if isinstance(key, int)] or [member.id]
        who = self.detail.name_of(member) if len(ids) == 1 else f"{len(ids)} thành viên"
        dialog = LeaveDialog(who, group.name, self.gateway.office.clock.today())
        if self.ask.show(dialog):
            day = dialog.left_on.date()
            if day is not None:
                self.gateway.did(lambda: self._groups_service.let_leave(ids, day))

    # Scores

    def import_scores(self) -> None:
        """Read a score sheet in a job, ask before it takes the place of another, keep it."""
        group, year = self.table.current_row(), self.year()
        path = self.ask.choose_file_to_open(text.OPEN_SCORES, text.FILES) if group is not None else None
        if group is None or path is None:
            return
        read = self.gateway.run(lambda: self._scores_service.prepare_reading(group.id, year, path))
        if read is not None:
            done = lambda sheet: self._keep(group, sheet)  # noqa: E731
            self.jobs.start(lambda _progress: read(), done, on_error=self._exporter.failed, key="score-sheet")

    def _keep(self, group: Unit, sheet: ScoreSheet) -> None:
        year, earlier = sheet.working_year, self._scores_service.sheet(group.id, sheet.working_year)
        if earlier is not None:
            asked = text.REPLACES.format(group=group.name, year=year, name=earlier.source_name)
            if not self.ask.confirm(asked, text.REPLACE_YES):
                return
        if self.gateway.did(lambda: self._scores_service.keep(sheet)):
            self.gateway.say(text.KEPT.format(year=year, count=len(sheet.rows)))

    def print_scores(self) -> None:
        """Bảng tổng hợp điểm as a file."""
        group, year = self.table.current_row(), self.year()
        if group is None or self.detail.scores is None:
            return
        name = text.PAPER_FILE.format(label=group.name, year=year)
        folder: Path = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", registration_text.PAPERS)
        if path is not None:
            done = lambda written: self.gateway.say(text.FILE_SAVED.format(name=written))  # noqa: E731
            self._exporter.write(lambda: self._scores_service.prepare_paper_file(group.id, year, path), done)
