"""Dialogs of blocs and clusters: a new one, members added, a member leaving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Unit, UnitKind
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import groups as text


class NewGroupDialog(QDialog):
    """After it was accepted ``group()`` is a new unit of kind bloc or cluster."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text.NEW_GROUP)
        self.setMinimumWidth(420)
        self.name = QLineEdit()
        self.kind = QComboBox()
        for kind, word in text.KINDS.items():
            self.kind.addItem(word, kind.value)
        self._name_row = FieldRow(text.GROUP_NAME, self.name, is_required=True)
        layout = _column(self)
        layout.addWidget(self._name_row)
        layout.addWidget(FieldRow(text.KIND, self.kind))
        layout.addWidget(ButtonRow(text.SAVE_GROUP, self.accept, self.reject))

    def group(self) -> Unit:
        """The group as typed."""
        return Unit(0, clean_line(self.name.text()), UnitKind(self.kind.currentData()))

    @override
    def accept(self) -> None:
        self._name_row.set_problem("" if self.group().name else text.NAME_MISSING)
        if self.group().name:
            super().accept()
        else:
            self.name.setFocus()


class MembersDialog(QDialog):
    """After it was accepted: ``unit_ids()``, ``names()``, ``joined_on.date()``."""

    def __init__(self, group: str, units: Sequence[Unit], today: date) -> None:
        super().__init__()
        self.setWindowTitle(text.ADD_MEMBERS.rstrip("…"))
        self.setMinimumWidth(480)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text.FILTER_UNITS)
        self.units = QListWidget()
        self.units.setAccessibleName(text.UNITS)
        self.units.setFixedHeight(180)
        for unit in units:
            item = QListWidgetItem(unit.name)
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.units.addItem(item)
        self.outside = QPlainTextEdit()
        self.outside.setTabChangesFocus(True)
        self.outside.setFixedHeight(70)
        self.joined_on = DateField()
        self.joined_on.default_year = today.year
        self.filter.textChanged.connect(self._show_filtered)
        layout = _column(self)
        layout.addWidget(section_label(text.MEMBERS_OF.format(name=group)))
        layout.addWidget(FieldRow(text.UNITS, self.filter))
        layout.addWidget(self.units)
        layout.addWidget(FieldRow(text.OUTSIDE, self.outside, hint=text.OUTSIDE_HINT))
        layout.addWidget(FieldRow(text.JOINED_ON, self.joined_on, hint=text.JOINED_HINT))
        layout.addWidget(ButtonRow(text.ADD, self.accept, self.reject))

    def _items(self) -> list[QListWidgetItem]:
        return [self.units.item(place) for place in range(self.units.count())]

    def _show_filtered(self, typed: str) -> None:
        wanted = Wanted.of(typed)
        for item in self._items():
            item.setHidden(not wanted.is_in(item.text()) and item.checkState() is not Qt.CheckState.Checked)

    def unit_ids(self) -> list[int]:
        """The units ticked."""
        return [
            one.data(Qt.ItemDataRole.UserRole) for one in self._items() if one.checkState() is Qt.CheckState.Checked
        ]

    def names(self) -> list[str]:
        """The names from outside the office file."""
        return [line for line in map(clean_line, self.outside.toPlainText().splitlines()) if line]

    @override
    def accept(self) -> None:
        if self.joined_on.problem():
            self.joined_on.setFocus()
        elif self.unit_ids() or self.names():
            super().accept()
        else:
            self.filter.setFocus()


class LeaveDialog(QDialog):
    """After it was accepted ``left_on.date()`` is the first day without the member."""

    def __init__(self, member: str, group: str, today: date) -> None:
        super().__init__()
        self.setWindowTitle(text.LEAVE.rstrip("…"))
        self.setMinimumWidth(420)
        self.left_on = DateField(is_required=True)
        self.left_on.default_year = today.year
        self.left_on.set_date(today)
        title = section_label(text.LEAVE_TITLE.format(name=member, group=group))
        title.setWordWrap(True)
        layout = _column(self)
        layout.addWidget(title)
        layout.addWidget(FieldRow(text.LEFT_ON, self.left_on, hint=text.LEFT_HINT, is_required=True))
        layout.addWidget(ButtonRow(text.LEAVE_YES, self.accept, self.reject))

    @override
    def accept(self) -> None:
        if self.left_on.problem() or self.left_on.date() is None:
            self.left_on.setFocus()
        else:
            super().accept()


def _column(dialog: QDialog) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(10)
    return layout
