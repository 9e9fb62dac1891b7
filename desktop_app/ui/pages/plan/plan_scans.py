"""Scans of the signed paper, kept with the issued plan: attach, look at, take away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.plan.review import SignedScan
from desktop_app.system.files import format_size
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.parts.boxed import boxed, fit_rows
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.moments import moment
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words


class PlanScans(QWidget):
    """A table of the scans and what can be done with the selected one."""

    def __init__(self, gateway: Gateway, ask: Ask, jobs: JobRunner, draft: PlanDraft) -> None:
        super().__init__()
        self._gateway, self._ask, self._jobs, self._draft = gateway, ask, jobs, draft
        self._service = gateway.office.plan_review_service
        columns = [
            Column[SignedScan](text.SCAN_NAME, lambda one: one.name),
            Column[SignedScan](text.SCAN_SIZE, lambda one: format_size(one.size), width=90, is_right=True),
            Column[SignedScan](text.SCAN_ADDED, lambda one: moment(one.added_at), width=130, is_right=True),
        ]
        self.table = RowTable(RowTableModel(columns, key=lambda one: one.id, has_stt=False), text.SCANS, stretch=0)
        self.table.setObjectName("plan.scans")
        self.table.row_opened.connect(lambda _key: self.look_at())
        self._box = boxed(self.table)
        self._nothing = plain_label(role="muted", is_wrapping=True)
        self.attach_link = link(text.SCAN_ATTACH, self.attach, icon_name="upload")
        self.open_link = link(text.SCAN_OPEN, self.look_at, icon_name="eye")
        self.remove_link = link(text.SCAN_REMOVE, self.remove, icon_name="trash")
        row = QHBoxLayout()
        for one in (self.attach_link, self.open_link):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.remove_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addWidget(self._nothing)
        column.addLayout(row)

    def refresh(self) -> None:
        """Show the scans of the plan as they now are."""
        plan = self._draft.plan
        scans = self._service.scans(plan.id) if plan is not None else ()
        self.table.set_rows(list(scans))
        fit_rows(self.table)
        if scans and self.table.current_key() is None:
            self.table.select_key(scans[-1].id)
        self._box.setVisible(bool(scans))
        is_issued = plan is not None and plan.is_frozen
        self._nothing.setText(text.SCANS_NONE if is_issued else text.SCANS_LATER)
        self._nothing.setVisible(not scans)
        self.attach_link.setVisible(is_issued and self._draft.is_writable)
        self.open_link.setVisible(bool(scans))
        self.remove_link.setVisible(bool(scans) and self._draft.is_writable)

    def attach(self) -> None:
        """Choose a PDF and keep it with the plan."""
        plan_id = self._draft.plan_id
        path = self._ask.choose_file_to_open(text.SCAN_ATTACH.rstrip("…"), words.PDF_FILES)
        if plan_id is None or path is None:
            return
        if self._gateway.did(lambda: self._service.attach_scan(plan_id, path)):
            self.refresh()
            self._gateway.say(text.SCAN_ATTACHED.format(name=path.name))

    def look_at(self) -> None:
        """Show the selected scan; from there it is printed or written to a file."""
        scan = self.table.current_row()
        if scan is None:
            return
        pdf = self._gateway.run(lambda: self._service.scan_content(scan.id))
        if pdf is not None:
            sentence = preview_pdf(pdf, Path(scan.name).stem, self._jobs, self._ask, Path.home())
            if sentence:
                self._gateway.say(sentence)

    def remove(self) -> None:
        """Take the selected scan away; undo brings it back."""
        scan = self.table.current_row()
        if scan is not None and self._gateway.did(lambda: self._service.remove_scan(scan.id)):
            self.refresh()
