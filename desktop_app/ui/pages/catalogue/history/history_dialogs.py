"""Small dialogs of the history of awards: kind and period of many awards at once, whose passport to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.award.merit import MeritKind, MeritPeriod, parse_period
from desktop_app.domain.errors import UserError
from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.person_picker import PersonChoice, PersonPicker
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.pages.catalogue.history.award_entry_dialog import SUBJECTS, chosen_kind, kind_combo
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import award as words
from desktop_app.ui.text import history as text
from desktop_app.ui.text import words as shared


class ParticularsDialog(QDialog):
    """One kind and one period for ``count`` awards; what is left blank stays as it is."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setWindowTitle(text.PARTICULARS_TITLE.format(count=count))
        self.setMinimumWidth(440)
        self.merit_kind, self.period = kind_combo(text.KIND_KEEP), QLineEdit()
        self._read: MeritPeriod | None = None
        self._period_row = FieldRow(text.PERIOD, self.period, hint=f"{text.PERIOD_HINT}. {text.PERIOD_KEEP_HINT}")
        layout = _layout(self)
        layout.addWidget(FieldRow(text.KIND_FIELD, self.merit_kind))
        layout.addWidget(self._period_row)
        layout.addStretch(1)
        layout.addWidget(ButtonRow(shared.SAVE, self.accept, self.reject))

    def particulars(self) -> tuple[MeritKind | None, MeritPeriod | None]:
        """Kind and period; None: as it was."""
        return chosen_kind(self.merit_kind), self._read

    @override
    def accept(self) -> None:
        try:
            self._read = parse_period(self.period.text())
        except UserError as error:
            self._period_row.set_problem(error.message)
            self.period.setFocus()
            return
        super().accept()


class ShowDialog(QDialog):
    """Whose passport to show: a person's or a unit's."""

    def __init__(self, people: Sequence[PersonChoice], units: Sequence[Unit]) -> None:
        super().__init__()
        self.setWindowTitle(text.SHOW_TITLE)
        self.setMinimumWidth(440)
        self.subject_kind = Pills(text.OF_WHOM, SUBJECTS)
        self.subject_kind.chosen.connect(lambda _key: self._show_subject())
        self.person, self.unit = PersonPicker(people), UnitPicker(units)
        self._person_row = FieldRow(words.PERSON_FIELD, self.person, hint=words.PERSON_HINT)
        self._unit_row = FieldRow(words.UNIT, self.unit)
        layout = _layout(self)
        for part in (self.subject_kind, self._person_row, self._unit_row):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(ButtonRow(text.SHOW_NOW, self.accept, self.reject))
        self._show_subject()

    def _show_subject(self) -> None:
        is_person = self.subject_kind.key() == SubjectKind.PERSON.value
        self._person_row.setVisible(is_person)
        self._unit_row.setVisible(not is_person)
        (self.person if is_person else self.unit).setFocus()

    def subject(self) -> tuple[int, int]:
        """(person, 0) or (0, unit)."""
        chosen = self.person.chosen()
        if self.subject_kind.key() == SubjectKind.PERSON.value:
            return (chosen.person_id if chosen is not None else 0, 0)
        return (0, self.unit.unit_id())

    @override
    def accept(self) -> None:
        if self.subject() == (0, 0):
            is_person = self.subject_kind.key() == SubjectKind.PERSON.value
            row, told = (self._person_row, words.PERSON_MISSING) if is_person else (self._unit_row, words.UNIT_MISSING)
            row.set_problem(told)
            row.field.setFocus()
            return
        super().accept()


def _layout(dialog: QDialog) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(10)
    layout.addWidget(section_label(dialog.windowTitle(), 13))
    return layout
