"""Recording an amending document: type, number, day, and the new values of the facts it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.language.dates import iso
from desktop_app.domain.plan.plan import FactChange
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import plan as text


@dataclass(frozen=True)
class Amendable:
    """One value an amending document may change, and what holds now."""

    fact_uid: str
    field: str
    words: str
    now: str
    is_date: bool
    default_year: int | None = None


class AmendDialog(QDialog):
    """After it was accepted: ``document_type()``, ``number()``, ``day()``, ``changes()``."""

    def __init__(self, amendables: Sequence[Amendable], today: date) -> None:
        super().__init__()
        self.setWindowTitle(text.AMEND_TITLE)
        self.setMinimumWidth(640)
        self.type_edit = QComboBox()
        self.type_edit.setEditable(True)
        self.type_edit.addItems(text.AMEND_TYPES)
        self.number_edit = QLineEdit()
        self.day_field = DateField(is_required=True)
        self.day_field.default_year = today.year
        self.day_field.set_date(today)
        self._number_row = FieldRow(text.AMEND_NUMBER, self.number_edit, hint=text.AMEND_NUMBER_HINT, is_required=True)
        self._day_row = FieldRow(text.AMEND_DAY, self.day_field, is_required=True)
        self._amendables = tuple(amendables)
        self.fields: dict[tuple[str, str], QWidget] = {}
        self._problem = NoteLine()
        self._build()
        self.number_edit.setFocus()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        for row in (FieldRow(text.AMEND_TYPE, self.type_edit, is_required=True), self._number_row, self._day_row):
            top.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(10)
        column.addWidget(plain_label(text.AMEND_NOTE, is_wrapping=True))
        column.addLayout(top)
        column.addWidget(section_label(text.AMEND_CHANGES))
        column.addWidget(self._changes(), 1)
        column.addWidget(self._problem)
        column.addWidget(ButtonRow(text.AMEND_YES, self.accept, self.reject))

    def _changes(self) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(12, 6, 12, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain_label(text.AMEND_NOW, role="muted"), 0, 1)
        grid.addWidget(plain_label(text.AMEND_NEW, role="muted"), 0, 2)
        for place, one in enumerate(self._amendables, start=1):
            grid.addWidget(plain_label(one.words, is_wrapping=True), place, 0)
            grid.addWidget(plain_label(one.now), place, 1)
            field: QWidget
            if one.is_date:
                field = DateField()
                field.default_year = one.default_year
            else:
                field = QLineEdit()
                field.setMaximumWidth(150)
            field.setAccessibleName(f"{one.words}: {text.AMEND_NEW}")
            self.fields[one.fact_uid, one.field] = field
            grid.addWidget(field, place, 2)
        grid.setRowStretch(len(self._amendables) + 1, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setMinimumHeight(min(6, len(self._amendables)) * 38 + 40)
        return boxed(scroll)

    @override
    def accept(self) -> None:
        checks: tuple[tuple[bool, Callable[[], None]], ...] = (
            (bool(self.number()), self._tell_number),
            (self.day_field.date() is not None, lambda: self._day_row.set_problem(self.day_field.problem())),
            (not self._unreadable(), lambda: self._problem.show_note(self._unreadable(), "bad")),
            (bool(self.changes()), lambda: self._problem.show_note(text.AMEND_EMPTY, "bad")),
        )
        self._number_row.set_problem("")
        self._problem.show_note("")
        for is_right, tell in checks:
            if not is_right:
                tell()
                return
        super().accept()

    def _tell_number(self) -> None:
        self._number_row.set_problem(text.AMEND_NUMBER_MISSING)
        self.number_edit.setFocus()

    def _unreadable(self) -> str:
        return next(
            (field.problem() for field in self.fields.values() if isinstance(field, DateField) and field.problem()), ""
        )

    def document_type(self) -> str:
        """Công văn, Quyết định …"""
        return self.type_edit.currentText().strip()

    def number(self) -> str:
        """Number and symbol, "52/STTTT-VP"."""
        return self.number_edit.text().strip()

    def day(self) -> date:
        """The day of the document; only after the dialog was accepted."""
        day = self.day_field.date()
        assert day is not None
        return day

    def changes(self) -> list[FactChange]:
        """What was filled in; the service checks the values."""
        found = []
        for (uid, name), field in self.fields.items():
            if isinstance(field, DateField):
                day = field.date()
                value = iso(day) if day else ""
            else:
                assert isinstance(field, QLineEdit)
                value = field.text().strip()
            if value:
                found.append(FactChange(uid, name, value))
        return found
