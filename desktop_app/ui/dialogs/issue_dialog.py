"""Issuing a plan: number and day, what is still to be confirmed, which units owe a registration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.office.office import Unit
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.parts.boxed import boxed
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import plan as text


@dataclass(frozen=True)
class ToConfirm:
    """One deadline or quota still to be confirmed; ``asks_at_most``: a quota the plan writes without "tối đa"."""

    uid: str
    words: str
    place: str
    asks_at_most: bool = False


class IssueDialog(QDialog):
    """After it was accepted: ``number()``, ``day()``, ``confirmed()``, ``at_most()``, ``owing()``."""

    def __init__(
        self,
        symbol: str,
        number: str,
        day: date,
        to_confirm: Sequence[ToConfirm],
        units: Sequence[Unit],
    ) -> None:
        super().__init__()
        self.setWindowTitle(text.ISSUE_TITLE)
        self.setMinimumWidth(600)
        self.number_edit = QLineEdit(number)
        self.number_edit.setMaximumWidth(110)
        self.day_field = DateField(is_required=True)
        self.day_field.default_year = day.year
        self.day_field.set_date(day)
        self._number_row = FieldRow(text.ISSUE_NUMBER, self.number_edit, is_required=True)
        self._day_row = FieldRow(text.ISSUE_DAY, self.day_field, is_required=True)
        self.checks: dict[str, QCheckBox] = {}
        self.at_most_checks: dict[str, QCheckBox] = {}
        self._problem = NoteLine()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text.ISSUE_FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.units = QListWidget()
        self.units.setAccessibleName(text.ISSUE_UNITS)
        self._count = plain_label(role="muted")
        self._fill_units(units)
        self._build(symbol, to_confirm, has_units=bool(units))
        self.units.itemChanged.connect(lambda _item: self._tell_count())
        self.number_edit.setFocus()

    def _build(self, symbol: str, to_confirm: Sequence[ToConfirm], *, has_units: bool) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._number_row)
        slash = QLabel(f"/{symbol}" if symbol else "")
        slash.setTextFormat(Qt.TextFormat.PlainText)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 20, 16, 0)
        beside.addWidget(slash)
        beside.addStretch(1)
        top.addLayout(beside)
        top.addWidget(self._day_row)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(text.ISSUE_QUESTION, is_wrapping=True))
        column.addLayout(top)
        column.addWidget(section_label(text.ISSUE_CONFIRM))
        if to_confirm:
            column.addWidget(self._confirm_list(to_confirm))
        else:
            column.addWidget(plain_label(text.ISSUE_NOTHING_TO_CONFIRM, role="muted"))
        column.addWidget(self._problem)
        head = QHBoxLayout()
        head.addWidget(section_label(text.ISSUE_UNITS))
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        if has_units:
            tools = QHBoxLayout()
            tools.addWidget(self.filter, 1)
            tools.addWidget(link(text.ISSUE_ALL, lambda: self._tick(is_on=True)))
            tools.addWidget(link(text.ISSUE_NO_ONE, lambda: self._tick(is_on=False)))
            column.addLayout(tools)
            column.addWidget(boxed(self.units), 1)
            self.units.setMinimumHeight(104)
        else:
            column.addWidget(plain_label(text.ISSUE_NO_UNITS, role="muted", is_wrapping=True))
        column.addWidget(ButtonRow(text.ISSUE_YES, self.accept, self.reject))
        self._tell_count()

    def _confirm_list(self, to_confirm: Sequence[ToConfirm]) -> QWidget:
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(10, 4, 10, 4)
        rows.setSpacing(0)
        for one in to_confirm:
            row = QHBoxLayout()
            row.setSpacing(16)
            check = QCheckBox(one.words.replace("&", "&&"))
            check.setToolTip(one.words)
            row.addWidget(check)
            row.addStretch(1)
            if one.asks_at_most:
                at_most = QCheckBox(text.ISSUE_AT_MOST)
                at_most.setToolTip(text.NO_COMPARATOR_NOTE)
                at_most.toggled.connect(lambda on, check=check: check.setChecked(check.isChecked() or on))
                self.at_most_checks[one.uid] = at_most
                row.addWidget(at_most)
            row.addWidget(plain_label(one.place, role="muted"))
            self.checks[one.uid] = check
            rows.addLayout(row)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setFixedHeight(min(6, len(to_confirm)) * 30 + 12)
        return boxed(scroll)

    def _fill_units(self, units: Sequence[Unit]) -> None:
        for unit in units:
            item = QListWidgetItem(unit.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, 26))
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            self.units.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.units.item(place) for place in range(self.units.count())]

    def _filter(self, typed: str) -> None:
        sought = Wanted.of(typed)
        for item in self._items():
            item.setHidden(not sought.is_in(item.text()))

    def _tick(self, *, is_on: bool) -> None:
        """Ticks what the filter shows."""
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _tell_count(self) -> None:
        total = self.units.count()
        self._count.setText(text.ISSUE_UNIT_COUNT.format(count=len(self.owing()), total=total) if total else "")

    @override
    def accept(self) -> None:
        if not self.number():
            self._number_row.set_problem(text.ISSUE_NUMBER_MISSING)
            self.number_edit.setFocus()
            return
        self._number_row.set_problem("")
        if self.day_field.date() is None:
            self._day_row.set_problem(self.day_field.problem())
            self.day_field.setFocus()
            return
        open_ones = [check for check in self.checks.values() if not check.isChecked()]
        if open_ones:
            self._problem.show_note(text.ISSUE_UNCONFIRMED.format(count=len(open_ones)), "bad")
            open_ones[0].setFocus()
            return
        super().accept()

    def number(self) -> str:
        """The number typed."""
        return self.number_edit.text().strip()

    def day(self) -> date:
        """The day of issue; only after the dialog was accepted."""
        day = self.day_field.date()
        assert day is not None
        return day

    def confirmed(self) -> list[str]:
        """Uids of the facts ticked."""
        return [uid for uid, check in self.checks.items() if check.isChecked()]

    def at_most(self) -> list[str]:
        """Uids of the quotas said to be maxima."""
        return [uid for uid, check in self.at_most_checks.items() if check.isChecked()]

    def owing(self) -> list[int]:
        """Ids of the units that owe a registration."""
        return [
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
