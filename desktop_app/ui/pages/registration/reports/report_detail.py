"""One due of a report: the plan's words, who owes it, who has sent, what is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.registration.report_file import ReportFile
from desktop_app.domain.registration.report_owners import OWNER_NAMES, ReportOwner
from desktop_app.system.files import format_size
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.registration.reports.report_rows import DueRow, SenderRow, sender_columns
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import reports as text


class ReportDetail(QWidget):
    """Tells what the clerk wants; the facet does it."""

    owner_chosen = Signal(object)
    """ReportOwner, or None for what the plan's words say."""
    file_wanted = Signal(int)
    drop_wanted = Signal(int)
    sender_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._may_change = False
        self.to_list = link(text.TO_LIST)
        self._name = section_label("", 13)
        self._name.setWordWrap(True)
        self._words = plain_label(is_wrapping=True)
        self._source = plain_label(role="muted", is_wrapping=True)
        self._owner_label = plain_label(text.OWNER, role="muted")
        self.owner = QComboBox()
        self.owner.setAccessibleName(text.OWNER)
        self.owner.setMinimumWidth(300)
        self.owner.activated.connect(lambda _at: self._on_owner())
        self._owner_note = NoteLine()
        self.table = RowTable(RowTableModel(sender_columns(), key=lambda row: row.unit_id or 0), text.ROWS, stretch=1)
        self.table.setObjectName("registration.reports.senders")
        self.table.row_chosen.connect(lambda _key: self._show_files())
        self._files = QVBoxLayout()
        self._files.setContentsMargins(14, 6, 14, 8)
        self._files.setSpacing(2)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._owner_label)
        row.addWidget(self.owner)
        row.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(6)
        head.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._name)
        head.addWidget(self._words)
        head.addWidget(self._source)
        head.addLayout(row)
        head.addWidget(self._owner_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._files)

    def show_due(self, due: DueRow | None, senders: list[SenderRow], *, may_change: bool) -> None:
        """Show a due, or nothing."""
        self.setEnabled(due is not None)
        self._may_change = may_change
        if due is not None:
            self._name.setText(due.board.due.label)
            self._words.setText(f"“{due.board.due.text}”" if due.board.due.text else "")
            self._source.setText(due.board.source)
            self._show_owner(due)
        self.table.set_rows(senders)
        if self.table.current_key() is None and senders:
            self.table.select_key(senders[0].unit_id or 0)
        self._show_files()

    def _show_owner(self, due: DueRow) -> None:
        duty = due.duty
        for widget in (self._owner_label, self.owner):
            widget.setVisible(duty is not None)
        self._owner_note.show_note("")
        if duty is None:
            return
        self.owner.clear()
        by_plan = OWNER_NAMES[duty.proposed] if duty.proposed is not None else ""
        first = text.OWNER_BY_PLAN.format(owner=by_plan.lower()) if by_plan else text.OWNER_UNCLEAR
        self.owner.addItem(first, "")
        for owner, name in OWNER_NAMES.items():
            self.owner.addItem(name, owner.value)
        self.owner.setCurrentIndex(self.owner.findData(duty.settled.value if duty.settled is not None else ""))
        self.owner.setEnabled(self._may_change)
        if duty.is_open:
            self._owner_note.show_note(text.OWNER_ASK, "warn")

    def _on_owner(self) -> None:
        value = self.owner.currentData()
        self.owner_chosen.emit(ReportOwner(value) if value else None)

    def _show_files(self) -> None:
        while (item := self._files.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        sender = self.table.current_row()
        for file in sender.files if sender is not None else ():
            self._files.addWidget(self._file_row(file))
        self.sender_chosen.emit()

    def _file_row(self, file: ReportFile) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if file.sha256 is not None:
            name = text.FILE_LINE.format(name=file.name, size=format_size(file.size))
            layout.addWidget(link(name, partial(self.file_wanted.emit, file.id), icon_name="file-text"))
        if file.note:
            layout.addWidget(plain_label(file.note, is_wrapping=True), 1)
        else:
            layout.addStretch(1)
        drop = link(text.DROP, partial(self.drop_wanted.emit, file.id), icon_name="x")
        drop.setAccessibleName(f"{text.DROP}: {file.name or file.note}")
        drop.setVisible(self._may_change)
        layout.addWidget(drop)
        return row
