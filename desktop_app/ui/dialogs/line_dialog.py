"""A new registration line: a person of the unit or a collective, and, after approval, why it comes later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.text import clean_line
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import registration as words
from desktop_app.ui.text import words as shared


class LineDialog(QDialog):
    """``subjects``: (key, name) to choose from; none: a name is typed (a collective)."""

    def __init__(
        self,
        label: str,
        subjects: Sequence[tuple[int, str]],
        *,
        suggested: str = "",
        needs_reason: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.CHOOSE_PERSON)
        self.setMinimumWidth(400)
        self._subjects = list(subjects)
        self.chooser = QComboBox()
        self.chooser.addItems([name for _, name in subjects])
        self.name = QLineEdit(suggested)
        self.reason = QLineEdit()
        self._name_row = FieldRow(label, self.chooser if subjects else self.name, is_required=True)
        self._reason_row = FieldRow(words.SUPPLEMENTARY_REASON, self.reason, is_required=True)
        self._reason_row.setVisible(needs_reason)
        self._needs_reason = needs_reason
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(section_label(words.CHOOSE_PERSON))
        layout.addWidget(self._name_row)
        layout.addWidget(self._reason_row)
        layout.addWidget(ButtonRow(shared.ADD, self.accept, self.reject))

    def subject_key(self) -> int | None:
        """Key of the subject chosen; None for a typed one."""
        return self._subjects[self.chooser.currentIndex()][0] if self._subjects else None

    def subject_name(self) -> str:
        """The name chosen or typed."""
        return self.chooser.currentText() if self._subjects else clean_line(self.name.text())

    def supplementary_reason(self) -> str:
        """Why the line comes after approval; "" where it need not say."""
        return clean_line(self.reason.text()) if self._needs_reason else ""

    @override
    def accept(self) -> None:
        if not self.subject_name():
            self._name_row.set_problem(words.NAME_MISSING)
            self.name.setFocus()
            return
        if self._needs_reason and not self.supplementary_reason():
            self._reason_row.set_problem(shared.REASON_MISSING)
            self.reason.setFocus()
            return
        super().accept()
