"""Why a decision goes past a quota, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.text import clean_line, clean_text
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared


class QuotaReasonDialog(QDialog):
    """``past``: the quotas in words; ``people``: (id of the result, name) of those they count in this decision."""

    def __init__(self, past: Sequence[str], people: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.setWindowTitle(words.REASON_TITLE)
        self.setMinimumWidth(460)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        self._row = FieldRow(shared.REASON, self.reason, is_required=True)
        self.people = QListWidget()
        self.people.setMaximumHeight(132)
        for award_id, name in people:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, award_id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(words.REASON_TITLE, 13))
        layout.addWidget(plain_label("\n".join(past), is_wrapping=True))
        layout.addWidget(self._row)
        layout.addWidget(FieldRow(words.REASON_FOR, self.people, hint=words.REASON_FOR_HINT))
        layout.addWidget(ButtonRow(words.DECIDE_NOW, self.accept, self.reject))
        self.reason.setFocus()

    def text(self) -> str:
        """The reason, on one line."""
        return clean_line(clean_text(self.reason.toPlainText()))

    def concerned(self) -> list[int]:
        """The results marked; none: all of the decision."""
        items = [self.people.item(row) for row in range(self.people.count())]
        return [
            int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    @override
    def accept(self) -> None:
        self._row.set_problem("" if self.text() else shared.REASON_MISSING)
        if self.text():
            super().accept()
