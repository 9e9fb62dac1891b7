"""The decision table: answers by keyboard, for one row or many, each step taken back by Ctrl+Z."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from desktop_app.domain.plan.carry_forward.decisions import Action
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.plan.succession.plan_carry_rows import CarryRow, SetWords, columns
from desktop_app.ui.text import succession as text

PLACE_SECTION, CURRENT_SECTION, NEW_SECTION = 2, 3, 4
_KEYS = {
    Qt.Key.Key_Space: Action.TAKE,
    Qt.Key.Key_G: Action.KEEP,
    Qt.Key.Key_Delete: Action.DROP,
    Qt.Key.Key_Backspace: Action.UNDECIDED,
}


class PlanCarryTable(RowTable[CarryRow]):
    """Keys: Space takes the proposal, G keeps, F2 types, Delete drops, Backspace leaves it for later."""

    answered = Signal(object)
    """The Action pressed, for all selected rows."""
    undo_wanted = Signal()

    def __init__(self, set_words: SetWords) -> None:
        super().__init__(
            RowTableModel(columns(set_words), key=lambda row: row.decision.key),
            text.TABLE,
            stretch=NEW_SECTION,
            is_multiple=True,
        )
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.may_undo = False
        """Whether Ctrl+Z takes back an answer; else it is the window's."""

    def edit_current(self) -> None:
        """Type other words in the current row."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(NEW_SECTION))

    @override
    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the table while it has an answer to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and self.may_undo
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_undo or (is_plain and Qt.Key(event.key()) in _KEYS):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and self.may_undo:
            self.undo_wanted.emit()
            return
        action = _KEYS.get(Qt.Key(event.key()))
        if action is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.answered.emit(action)
            return
        if event.key() == Qt.Key.Key_F2:
            self.edit_current()
            return
        super().keyPressEvent(event)
