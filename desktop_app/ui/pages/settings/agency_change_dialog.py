"""The office bears other names from a day on (a merger); papers of earlier days keep the earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import AgencyProfile
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import settings


class AgencyChangeDialog(QDialog):
    """After it was accepted: ``profile()``, ``day.date()``."""

    def __init__(self, profile: AgencyProfile, today: date) -> None:
        super().__init__()
        self.setWindowTitle(settings.CHANGE_NAME.rstrip("…"))
        self.setMinimumWidth(480)
        self._before = profile
        self.day = DateField(is_required=True)
        self.day.default_year = today.year
        self.name, self.symbol = QLineEdit(profile.name), QLineEdit(profile.symbol)
        self.parent_name, self.place = QLineEdit(profile.parent_name), QLineEdit(profile.place)
        self._name_row = FieldRow(settings.NAME, self.name, is_required=True)
        self._day_row = FieldRow(settings.CHANGE_DAY, self.day, hint=settings.CHANGE_DAY_HINT, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(section_label(settings.CHANGE_TITLE))
        for row in (
            self._name_row,
            FieldRow(settings.SYMBOL, self.symbol),
            FieldRow(settings.PARENT, self.parent_name),
            FieldRow(settings.PLACE, self.place),
            self._day_row,
        ):
            layout.addWidget(row)
        for edit in (self.name, self.symbol, self.parent_name, self.place):
            edit.setMaxLength(200)
        layout.addWidget(ButtonRow(settings.CHANGE_YES, self.accept, self.reject))

    def profile(self) -> AgencyProfile:
        """The names from the day on."""
        return replace(
            self._before,
            name=clean_line(self.name.text()),
            symbol=clean_line(self.symbol.text()),
            parent_name=clean_line(self.parent_name.text()),
            place=clean_line(self.place.text()),
        )

    @override
    def accept(self) -> None:
        new = self.profile()
        problem = "" if new.name else settings.NAME_MISSING
        if new == self._before:
            problem = settings.CHANGE_NOTHING
        self._name_row.set_problem(problem)
        if problem:
            self.name.setFocus()
        elif self.day.problem() or self.day.date() is None:
            self._day_row.set_problem(settings.CHANGE_NO_DAY)
            self.day.setFocus()
        else:
            super().accept()
