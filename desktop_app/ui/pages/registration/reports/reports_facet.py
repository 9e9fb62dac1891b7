"""The facet Báo cáo: every day a report is due on the left, one with those who send on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.registration.registration import Timeliness
from desktop_app.domain.registration.report_file import ReportFile
from desktop_app.domain.registration.report_owners import OWNER_NAMES, ReportOwner
from desktop_app.services.report_service import REPORT_KINDS
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.receive_dialog import ReceiveDialog
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.list_facet import ListFacet, show_rows
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.reports.report_detail import ReportDetail
from desktop_app.ui.pages.registration.reports.report_rows import DueRow, due_columns, due_rows, sender_rows
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.text import registration as registration_text
from desktop_app.ui.text import reports as text

_NARROW = 1150  # px
MAKE = "make"


class ReportsFacet(ListFacet):
    """Receiving goes through the board's service; the paper, files and notes through that of reports."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._season = season
        self._service = gateway.office.report_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._files: tuple[ReportFile, ...] = ()
        self._menu = QMenu(self)
        self.table = RowTable(RowTableModel(due_columns(), key=lambda one: one.board.due.key), text.LIST, stretch=1)
        self.table.setObjectName("registration.reports")
        self.table.row_chosen.connect(lambda _key: self._show_due())
        self.table.row_opened.connect(lambda _key: self.make_paper())
        self.detail = ReportDetail()
        self.detail.owner_chosen.connect(self.settle_owner)
        self.detail.file_wanted.connect(self._save_file)
        self.detail.drop_wanted.connect(self._drop_file)
        self.detail.sender_chosen.connect(self._show_actions)
        self.detail.table.row_opened.connect(lambda _key: self.receive())
        self._board = make_action(self, text.BOARD, self._open_board, icon_name="clipboard-list")
        self._receive = make_action(self, text.RECEIVE, self.receive, icon_name="download")
        self._keep = make_action(self, text.KEEP, self._open_keep, icon_name="upload")
        self._make = make_action(self, text.MAKE, self.make_paper, icon_name="file-text", is_filled=True)
        self.lay_out(self.table, self.detail, self.detail.to_list, sizes=(560, 720), least=(380, 420))

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._board, self._receive, self._keep, self._make)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        plan_id = self._season.plan_id
        if changes is not None and changes.touches("report_duty_owners"):
            self._season.read_boards()  # who owes a report decides who is late with it
        rows: list[DueRow] = []
        self._files = ()
        if plan_id is not None:
            self._files = self._service.files(plan_id)
            boards = [board for board in self._season.boards.values() if board.due.kind in REPORT_KINDS]
            own = self._service.own_reports(plan_id)
            rows = due_rows(boards, self._service.duties(plan_id), own, self._files)
        overdue = sum(cell.timeliness is Timeliness.OVERDUE for row in rows for cell in row.board.rows)
        own_count = sum(row.is_own for row in rows)
        self.counted.emit(text.COUNTS.format(total=len(rows), own=own_count, missing=overdue))
        today = self.gateway.office.clock.today()
        ahead = (row for row in rows if row.board.due.last_day and row.board.due.last_day >= today)
        show_rows(self.table, rows, next(ahead, rows[0]).board.due.key if rows else None)
        self.show_list_or(None if rows else EmptyState("calendar", text.NONE_TITLE, text.NONE_TEXT))
        self._show_due()

    @override
    def open_target(self, target: object) -> None:
        """(plan, key of a due), with ``MAKE`` behind them to make its paper at once."""
        if not isinstance(target, tuple) or len(target) < 2 or not self._season.choose(int(target[0])):
            return
        self.reload(None)
        if self.table.select_key(target[1]):
            self._panes.open_detail()
            if target[2:] == (MAKE,):
                self.make_paper()

    @override
    def place(self) -> Place:
        chosen = self.table.current_key()
        here: dict[str, str | int] = {"plan": self._season.plan_id or 0}
        return {**here, "due": chosen} if isinstance(chosen, str) else here

    @override
    def go_to_place(self, place: Place) -> None:
        self.table.select_key(place.get("due"))

    @override
    def print_facet(self) -> bool:
        self.make_paper()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.detail.table)

    # Showing

    def _show_due(self) -> None:
        due = self.table.current_row()
        senders = sender_rows(due, self._files) if due is not None else []
        self.detail.show_due(due, senders, may_change=self.may_change())
        self._show_actions()

    def _show_actions(self) -> None:
        due, sender = self.table.current_row(), self.detail.table.current_row()
        is_unit = sender is not None and sender.row is not None
        self._make.setEnabled(due is not None)
        self._board.setEnabled(due is not None and due.board.due.is_owed)
        self._receive.setEnabled(is_unit and self.may_change())
        self._keep.setEnabled(due is not None and self.may_change())

    # Acting

    def make_paper(self) -> None:
        """The report of the due chosen, its figures filled in, to be finished in Word."""
        plan_id, due = self._season.plan_id, self.table.current_row()
        if plan_id is None or due is None:
            return
        name = text.PAPER_FILE.format(period=due.board.due.label.removeprefix("Báo cáo ").replace("/", " năm "))
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{safe_file_name(name)}.docx", registration_text.PAPERS)
        if path is not None:
            key = due.board.due.key
            done = lambda written: self.gateway.say(text.FILE_SAVED.format(name=written))  # noqa: E731
            self._exporter.write(lambda: self._service.prepare_report_file(plan_id, key, path), done)

    def settle_owner(self, owner: ReportOwner | None) -> None:
        """Who owes the duty of the due chosen."""
        plan_id, due = self._season.plan_id, self.table.current_row()
        if plan_id is None or due is None or due.duty is None:
            return
        uid = due.duty.duty.uid
        if self.gateway.did(lambda: self._service.settle_owner(plan_id, uid, owner)):
            known = owner or due.duty.proposed
            said = OWNER_NAMES[known] if known is not None else text.OWNER_UNCLEAR
            self.gateway.say(text.OWNER_SAID.format(owner=said.lower()))

    def receive(self) -> None:
        """The report of the unit chosen came in."""
        plan_id, due, sender = self._season.plan_id, self.table.current_row(), self.detail.table.current_row()
        if plan_id is None or due is None or sender is None or sender.row is None or not self.may_change():
            return
        board = due.board
        dialog = ReceiveDialog(sender.name, board.today, board.due.owed_day, paper=board.due.paper)
        if not self.ask.show(dialog):
            return
        day, unit_id, key = dialog.received_on.date(), sender.row.unit_id, due.board.due.key
        if day is None:
            return
        service = self.gateway.office.registration_service
        if self.gateway.did(
            lambda: service.receive(plan_id, unit_id, day, late_reason=dialog.late_reason(), due_key=key)
        ):
            self.gateway.say(text.RECEIVED_SAID.format(unit=sender.name))

    def _open_board(self) -> None:
        due = self.table.current_row()
        if due is not None:
            self.go_to.emit("registration", (due.board.plan_id, due.board.due.key, None))

    def _open_keep(self) -> None:
        self._menu.clear()
        self._menu.addAction(text.KEEP_FILE, self.keep_file)
        self._menu.addAction(text.KEEP_NOTE, self.keep_note)
        self._menu.popup(QCursor.pos() + QPoint(0, 8))

    def keep_file(self) -> None:
        """Keep the file of the report of the unit chosen, or of the office's own."""
        path = self.ask.choose_file_to_open(text.CHOOSE_FILE, text.ANY_FILES)
        if path is not None:
            self._keep_one(path, "")

    def keep_note(self) -> None:
        """A short note in place of, or beside, the file."""
        sender = self.detail.table.current_row()
        whose = sender.name if sender is not None else text.OFFICE_ROW
        note = self.ask.ask_text(text.NOTE_QUESTION.format(whose=whose), text.NOTE_NOW)
        if note:
            self._keep_one(None, note)

    def _keep_one(self, path: Path | None, note: str) -> None:
        plan_id, due, sender = self._season.plan_id, self.table.current_row(), self.detail.table.current_row()
        if plan_id is None or due is None:
            return
        unit_id, key = sender.unit_id if sender is not None else None, due.board.due.key
        if self.gateway.did(lambda: self._service.keep(plan_id, key, unit_id, path, note)):
            self.gateway.say(text.KEPT_SAID.format(label=due.board.due.label))

    def _save_file(self, file_id: int) -> None:
        file = next((one for one in self._files if one.id == file_id), None)
        if file is None:
            return
        folder = self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(text.SAVE_FILE, folder / file.name, f"*{Path(file.name).suffix}")
        if path is not None and self.gateway.did(lambda: self._service.export_file(file_id, path)):
            self.gateway.say(registration_text.SAVED.format(name=path))

    def _drop_file(self, file_id: int) -> None:
        if self.gateway.did(lambda: self._service.remove_file(file_id)):
            self.gateway.say(text.DROPPED)
