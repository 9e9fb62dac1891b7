"""What differs in a draft that came back from Word, to be taken over one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout

from desktop_app.domain.plan.comparison.comparing import Change
from desktop_app.domain.plan.returning import ReturnedChange, ReturnedPlan
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.succession.plan_comparison_text import change_document
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import returning as text
from desktop_app.ui.text import succession

_ROLES = {Change.ADDED: ChipRole.OK, Change.DROPPED: ChipRole.WARN}


class PlanReturnDialog(QDialog):
    """``numbers()`` are the differences the clerk ticked; nothing is ticked at first."""

    def __init__(self, returned: ReturnedPlan, name: str) -> None:
        super().__init__()
        self._chosen: set[int] = set()
        self._changes = returned.changes
        self.setWindowTitle(text.TITLE)
        self.resize(900, 600)
        self.table = RowTable(RowTableModel(self._columns(), key=lambda one: one.number), text.TABLE, stretch=4)
        self.table.set_rows(list(returned.changes))
        self.table.row_chosen.connect(lambda _key: self._show_change())
        self.view = QTextBrowser()
        self.view.setAccessibleName(text.WORDS)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.all_link = link(text.ALL, self._toggle_all)
        self.buttons = ButtonRow(text.ACCEPT_NONE, self.accept, self.reject)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.view)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        head = QHBoxLayout()
        heading = text.HEADING.format(name=name, count=len(returned.changes))
        head.addWidget(plain_label(heading, is_wrapping=True), 1)
        head.addWidget(self.all_link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        for note in returned.doubts:
            role = "warn" if note.code.startswith("return.") else "muted"
            layout.addWidget(plain_label(note.message, role=role, is_wrapping=True))
        layout.addWidget(halves, 1)
        layout.addWidget(self.buttons)
        if returned.changes:
            self.table.select_key(returned.changes[0].number)
        self._show_change()
        self._tell()
        self.table.setFocus()

    def _columns(self) -> list[Column[ReturnedChange]]:
        return [
            Column(
                text.TAKEN,
                lambda _one: "",
                width=58,
                is_checked=lambda one: one.number in self._chosen,
                set_checked=self._set_chosen,
            ),
            Column(text.CHANGE, _word, width=150, chip=lambda one: Chip(_word(one), _role(one))),
            Column(text.PLACE, lambda one: one.place, width=110),
            Column(text.WORDS, lambda one: " ".join((one.new or one.old).split())),
        ]

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the ticked differences."""
        return tuple(sorted(self._chosen))

    def _set_chosen(self, change: ReturnedChange, is_chosen: bool) -> None:
        (self._chosen.add if is_chosen else self._chosen.discard)(change.number)
        self._tell()

    def _toggle_all(self) -> None:
        everything = {one.number for one in self._changes}
        self._chosen = set() if self._chosen == everything else everything
        self.table.viewport().update()
        self._tell()

    def _tell(self) -> None:
        count = len(self._chosen)
        self.buttons.yes.setText(text.ACCEPT.format(count=count) if count else text.ACCEPT_NONE)
        self.buttons.yes.setEnabled(bool(count))
        self.all_link.setText(text.NO_ONE if count == len(self._changes) else text.ALL)

    def _show_change(self) -> None:
        change = self.table.current_row()
        if change is None:
            return
        notes = [text.FACTS.format(facts="; ".join(change.facts))] if change.facts else []
        document = change_document(change.change, change.place, change.spans, notes)
        document.setParent(self.view)
        self.view.setDocument(document)


def _word(change: ReturnedChange) -> str:
    return succession.CHANGES[change.change]


def _role(change: ReturnedChange) -> ChipRole:
    return _ROLES.get(change.change, ChipRole.HINT)
