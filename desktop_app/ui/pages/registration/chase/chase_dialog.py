"""Which units get a letter, of which day and number; one of the letters as it will be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.registration.chasing import LAST_NUMBER, ChasedUnit
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page_pane import PagePane
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import chase as words
from desktop_app.ui.text import words as shared


class ChaseDialog(QDialog):
    """Late units are ticked at first. ``on_preview`` is called whenever the letter to look at may be another."""

    def __init__(
        self,
        plan_label: str,
        units: Sequence[ChasedUnit],
        today: date,
        answer_day: Callable[[date], date],
        jobs: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._units, self._answer_day = tuple(units), answer_day
        self._chosen = {one.unit.id for one in units if one.is_late}
        self.on_preview: Callable[[], object] = lambda: None
        self.setWindowTitle(words.TITLE)
        self.resize(1000, 500)
        self.table = RowTable(RowTableModel(self._columns(), key=lambda one: one.unit.id), words.TABLE, stretch=2)
        self.includes_not_due = QCheckBox(words.NOT_DUE)
        self.includes_not_due.setChecked(not self._chosen)
        self.dated_on, self.answer_by = DateField(is_required=True), DateField(is_required=True)
        for field in (self.dated_on, self.answer_by):
            field.default_year = today.year
        self.dated_on.set_date(today)
        self.answer_by.set_date(answer_day(today))
        self.number = QLineEdit()
        self.number.setMaxLength(6)
        self.number.setMaximumWidth(120)
        self._number_row = FieldRow(words.NUMBER, self.number, hint=words.NUMBER_HINT)
        self.is_one_file = QCheckBox(words.ONE_FILE)
        self.page = PagePane(jobs, words.PREVIEW)
        self.call_list, self.receipt_sheet = link(words.CALL_LIST), link(words.RECEIPT_SHEET)
        self.wording = link(words.WORDING)
        self.buttons = ButtonRow(words.WRITE_NONE, self.accept, self.reject)
        late = sum(one.is_late for one in units)
        self._lay_out(words.HEADING.format(plan=plan_label, count=len(units), late=late))
        self._connect()
        self._fill()

    def _columns(self) -> list[Column[ChasedUnit]]:
        return [
            Column(
                words.CHOSEN,
                lambda _one: "",
                width=52,
                is_checked=lambda one: one.unit.id in self._chosen,
                set_checked=self._set_chosen,
            ),
            Column(words.UNIT, lambda one: one.unit.label, tip=lambda one: one.unit.name),
            Column(words.STANDING, _standing, width=166, chip=_standing_chip, tip=_missing),
            Column(words.HISTORY, _history, width=170, tip=lambda one: one.history),
        ]

    def _lay_out(self, heading: str) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(12)
        day_row = FieldRow(words.DAY, self.dated_on, is_required=True)
        for row in (day_row, FieldRow(words.ANSWER, self.answer_by, is_required=True), self._number_row):
            fields.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.is_one_file)
        fields.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.includes_not_due)
        column.addWidget(self.table, 1)
        links = QHBoxLayout()
        for one in (self.call_list, self.receipt_sheet, self.wording):
            links.addWidget(one)
        links.addStretch(1)
        column.addLayout(links)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.page)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(plain_label(heading, is_wrapping=True))
        layout.addLayout(fields)
        layout.addWidget(halves, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda _key: self.on_preview())
        self.includes_not_due.toggled.connect(lambda _on: self._fill())
        self.dated_on.date_changed.connect(self._on_day)
        self.answer_by.date_changed.connect(lambda _day: self.on_preview())
        self.number.editingFinished.connect(self._on_number)

    # What was chosen

    def shown(self) -> tuple[ChasedUnit, ...]:
        """The units in the table."""
        return tuple(one for one in self._units if one.is_late or self.includes_not_due.isChecked())

    def unit_ids(self) -> tuple[int, ...]:
        """The units ticked, in the order of the table."""
        return tuple(one.unit.id for one in self.shown() if one.unit.id in self._chosen)

    def current(self) -> ChasedUnit | None:
        """The unit whose letter is looked at."""
        return self.table.current_row()

    def first_number(self) -> int | None:
        """The number typed; None for numbers written by hand."""
        typed = self.number.text().strip()
        return int(typed) if typed.isascii() and typed.isdecimal() else None

    # Showing

    def _fill(self) -> None:
        rows = list(self.shown())
        self.table.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.select_key(rows[0].unit.id)
        self._tell()
        self.on_preview()

    def _set_chosen(self, one: ChasedUnit, is_chosen: bool) -> None:
        (self._chosen.add if is_chosen else self._chosen.discard)(one.unit.id)
        self._tell()
        self.on_preview()

    def _tell(self) -> None:
        count = len(self.unit_ids())
        self.buttons.yes.setText(words.WRITE.format(count=count) if count else words.WRITE_NONE)
        self.buttons.yes.setEnabled(bool(count))

    def _on_day(self, day: date | None) -> None:
        if day is not None:
            self.answer_by.set_date(self._answer_day(day))
        self.on_preview()

    def _on_number(self) -> None:
        self._number_row.set_problem(self._number_problem())
        self.on_preview()

    def _number_problem(self) -> str:
        typed, number = self.number.text().strip(), self.first_number()
        is_right = not typed or (number is not None and 1 <= number <= LAST_NUMBER)
        return "" if is_right else words.NUMBER_BAD

    @override
    def accept(self) -> None:
        if self._number_problem():
            self._on_number()
            self.number.setFocus()
            return
        for field in (self.dated_on, self.answer_by):
            if field.problem() or field.date() is None:
                field.setFocus()
                return
        super().accept()


def _missing(one: ChasedUnit) -> str:
    return "; ".join(f"{paper.name}: {paper.standing}" for paper in one.papers)


def _standing(one: ChasedUnit) -> str:
    first = max(one.papers, key=lambda paper: (paper.is_late, paper.days))
    standing = first.standing.split(" (")[0]
    return f"{standing[:1].upper()}{standing[1:]}"


def _history(one: ChasedUnit) -> str:
    return one.history.removeprefix(words.CHASED_PREFIX) or shared.NONE


def _standing_chip(one: ChasedUnit) -> Chip | None:
    return Chip(_standing(one), ChipRole.BAD) if one.is_late else None
