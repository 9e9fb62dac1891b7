"""A unit's paper came in: on which day, and why late."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import registration as words


class ReceiveDialog(QDialog):
    """Asks for the day; a day past ``deadline_on`` (when given) asks for the reason too. ``paper``: what comes in."""

    def __init__(
        self,
        unit: str,
        today: date,
        deadline_on: date | None,
        parent: QWidget | None = None,
        *,
        paper: str = words.REGISTRATION_PAPER,
    ) -> None:
        super().__init__(parent)
        self._deadline_on = deadline_on
        self.setWindowTitle(words.RECEIVE.rstrip("…"))
        self.setMinimumWidth(420)
        self.received_on = DateField(is_required=True)
        self.received_on.default_year = today.year
        self.received_on.set_date(today)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        self.is_approved = QCheckBox(words.APPROVE_AT_ONCE)
        self._day_row = FieldRow(words.RECEIVED_ON, self.received_on, is_required=True)
        self._reason_row = FieldRow(words.LATE_REASON, self.reason, is_required=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(section_label(words.RECEIVE_TITLE.format(unit=unit, paper=paper)))
        layout.addWidget(self._day_row)
        layout.addWidget(self._reason_row)
        layout.addWidget(self.is_approved)
        layout.addWidget(ButtonRow(words.RECEIVE_NOW, self.accept, self.reject))
        self.received_on.date_changed.connect(lambda _day: self._show_lateness())
        self._show_lateness()

    def days_late(self) -> int:
        """By how many days the day typed is late."""
        day = self.received_on.date()
        if day is None or self._deadline_on is None:
            return 0
        return max(0, (day - self._deadline_on).days)

    def late_reason(self) -> str:
        """The reason typed; "" where it is not late."""
        return clean_line(self.reason.toPlainText()) if self.days_late() else ""

    def _show_lateness(self) -> None:
        days = self.days_late()
        self._reason_row.setVisible(bool(days))
        if days and self._deadline_on is not None:
            deadline = format_text(self._deadline_on)
            self._reason_row.set_hint(words.LATE_HINT.format(days=days, deadline=deadline), "warn")

    @override
    def accept(self) -> None:
        if self.received_on.problem() or self.received_on.date() is None:
            self.received_on.setFocus()
            return
        if self.days_late() and not self.late_reason():
            deadline = format_text(self._deadline_on) if self._deadline_on else ""
            self._reason_row.set_problem(words.LATE_HINT.format(days=self.days_late(), deadline=deadline))
            self.reason.setFocus()
            return
        super().accept()
