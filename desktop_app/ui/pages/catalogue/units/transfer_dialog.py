"""Transferring a person to another unit from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import catalogue
from desktop_app.ui.text import units as text


class TransferDialog(QDialog):
    """After it was accepted: ``picker.unit_id()``, ``day.date()``, ``new_post()``."""

    def __init__(self, name: str, units: Sequence[Unit], today: date) -> None:
        super().__init__()
        self.setWindowTitle(text.TRANSFER.rstrip("…"))
        self.setMinimumWidth(420)
        self.picker = UnitPicker(units)
        self.day = DateField(is_required=True)
        self.day.default_year = today.year
        self.day.set_date(today)
        self.post = QLineEdit()
        self._unit_row = FieldRow(catalogue.UNIT, self.picker, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(section_label(text.TRANSFER_TITLE.format(name=name)))
        layout.addWidget(self._unit_row)
        layout.addWidget(FieldRow(text.DAY, self.day, hint=text.TRANSFER_DAY_HINT, is_required=True))
        layout.addWidget(FieldRow(catalogue.POST, self.post, hint=text.TRANSFER_POST_HINT))
        layout.addWidget(ButtonRow(text.TRANSFER_YES, self.accept, self.reject))

    def new_post(self) -> str | None:
        """The post typed; None: the same as before."""
        return clean_line(self.post.text()) or None

    @override
    def accept(self) -> None:
        if not self.picker.unit_id():
            self._unit_row.set_problem(catalogue.UNIT_MISSING)
            self.picker.setFocus()
        elif self.day.problem() or self.day.date() is None:
            self.day.setFocus()
        else:
            super().accept()
