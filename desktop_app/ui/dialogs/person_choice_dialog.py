"""Choosing one person of the year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout
from typing_extensions import override

from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.person_picker import PersonChoice, PersonPicker
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import award as award_words
from desktop_app.ui.text import trial as words


class PersonChoiceDialog(QDialog):
    """``chosen()`` is the person in a unit."""

    def __init__(self, title: str, choices: Sequence[PersonChoice]) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.picker = PersonPicker(choices)
        self._row = FieldRow(award_words.PERSON_FIELD, self.picker, hint=award_words.PERSON_HINT, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(title, 13))
        layout.addWidget(self._row)
        layout.addWidget(ButtonRow(words.ADD_NOW, self.accept, self.reject))
        self.picker.setFocus()

    def chosen(self) -> PersonChoice | None:
        """Who was chosen."""
        return self.picker.chosen()

    @override
    def accept(self) -> None:
        self._row.set_problem("" if self.picker.chosen() else words.PERSON_MISSING)
        if self.picker.chosen():
            super().accept()
