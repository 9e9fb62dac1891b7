"""Renaming, merging, splitting or ending a unit: what the decision says, and beneath it what will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.office.unit_changes import NOT_SAID, ChangeDraft, ChangeKind, named_successors
from desktop_app.services.unit_change_service import ChangePreview
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.parts.labels import NoteLine, plain_label, section_label
from desktop_app.ui.text import units as text

_LONGEST = 200


class UnitChangeDialog(QDialog):
    """After it was accepted ``draft()`` is one that the preview let pass."""

    def __init__(
        self,
        kind: ChangeKind,
        unit: Unit,
        units: Sequence[Unit],
        people: Sequence[Person],
        today: date,
        preview: Callable[[ChangeDraft], ChangePreview],
    ) -> None:
        super().__init__()
        self._kind, self._unit, self._units = kind, unit, tuple(units)
        self._preview = preview
        self.setWindowTitle(text.ACTS[kind].rstrip("…"))
        self.setMinimumWidth(820)
        self.day = DateField(is_required=True)
        self.day.default_year = today.year
        self.day.set_date(today)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(52)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text.FILTER_UNITS)
        self.filter.setAccessibleName(text.FILTER_UNITS)
        self.others = QListWidget()
        self.others.setAccessibleName(text.MERGED_WITH)
        self.others.setFixedHeight(96)
        self.picker = UnitPicker([one for one in units if one.id != unit.id])
        self.people = QTableWidget(0, 2)
        self.document, self.note = QLineEdit(), QLineEdit()
        self.document_on = DateField()
        self._combos: dict[int, QComboBox] = {}
        self._told = plain_label(is_wrapping=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem = NoteLine()
        self._fill(people)
        self._lay_out()
        self._connect()
        self._show_preview()

    def _fill(self, people: Sequence[Person]) -> None:
        for one in self._units:
            if one.id != self._unit.id:
                item = QListWidgetItem(one.name)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.others.addItem(item)
        self.people.setHorizontalHeaderLabels([text.PERSON, text.GOES_TO])
        self.people.setAccessibleName(text.WHO_WHERE)
        self.people.verticalHeader().setVisible(False)
        self.people.setFixedHeight(122)
        header = self.people.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if self._kind is not ChangeKind.SPLIT:
            return
        self.people.setRowCount(len(people))
        for row, person in enumerate(people):
            who = QTableWidgetItem(person.full_name)
            who.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.people.setItem(row, 0, who)
            combo = QComboBox()
            combo.setAccessibleName(f"{text.GOES_TO}: {person.full_name}")
            combo.addItem(text.NOT_SAID)
            combo.activated.connect(lambda _index: self._show_preview())
            self._combos[person.id] = combo
            self.people.setCellWidget(row, 1, combo)

    def _lay_out(self) -> None:
        title = section_label(text.TITLES[self._kind].format(name=self._unit.name), 12)
        title.setWordWrap(True)
        fields = QVBoxLayout()
        fields.setSpacing(8)
        for row in self._rows_of_kind():
            fields.addWidget(row)
        fields.addWidget(FieldRow(text.DAY, self.day, hint=text.DAY_HINT, is_required=True))
        document = QHBoxLayout()
        document.setSpacing(10)
        for row in (FieldRow(text.DOCUMENT, self.document), FieldRow(text.DOCUMENT_ON, self.document_on)):
            document.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        fields.addLayout(document)
        fields.addWidget(FieldRow(text.NOTE, self.note))
        fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._told)
        told = QVBoxLayout()
        told.setSpacing(8)
        told.addWidget(section_label(text.WILL_DO))
        told.addWidget(scroll, 1)
        told.addWidget(self._problem)
        body = QHBoxLayout()
        body.setSpacing(18)
        body.addLayout(fields, 3)
        body.addLayout(told, 2)
        self._buttons = ButtonRow(text.YES[self._kind], self.accept, self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addLayout(body, 1)
        layout.addWidget(self._buttons)

    def _rows_of_kind(self) -> Sequence[FieldRow]:
        if self._kind is ChangeKind.RENAMED:
            self.name.setText(self._unit.name)
            return (FieldRow(text.NEW_NAME, self.name, is_required=True),)
        if self._kind is ChangeKind.MERGED:
            return (
                FieldRow(text.MERGED_WITH, _stacked(self.filter, self.others), is_required=True),
                FieldRow(text.MERGED_INTO, self.name, hint=text.MERGED_INTO_HINT, is_required=True),
            )
        if self._kind is ChangeKind.SPLIT:
            return (
                FieldRow(text.SPLIT_INTO, self.names, hint=text.SPLIT_INTO_HINT, is_required=True),
                FieldRow(text.WHO_WHERE, self.people),
            )
        return (FieldRow(text.PEOPLE_TO, self.picker, hint=text.PEOPLE_TO_HINT),)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._show_preview())
        self.names.textChanged.connect(self._on_names)
        self.others.itemChanged.connect(lambda _item: self._show_preview())
        self.filter.textChanged.connect(self._filter_others)
        self.picker.unit_chosen.connect(lambda _unit: self._show_preview())
        self.day.date_changed.connect(lambda _day: self._show_preview())

    def _filter_others(self, typed: str) -> None:
        wanted = Wanted.of(typed)
        for place in range(self.others.count()):
            item = self.others.item(place)
            item.setHidden(not wanted.is_in(item.text()) and item.checkState() is not Qt.CheckState.Checked)

    def _on_names(self) -> None:
        names = self._names()
        for combo in self._combos.values():
            place = combo.currentIndex()
            combo.clear()
            combo.addItems([text.NOT_SAID, *names])
            combo.setCurrentIndex(min(place, len(names)))
        self._show_preview()

    def _names(self) -> list[str]:
        if self._kind is ChangeKind.SPLIT:
            return [line for line in map(clean_line, self.names.toPlainText().splitlines()) if line]
        return [name for name in [clean_line(self.name.text())] if name]

    def draft(self) -> ChangeDraft | None:
        """What is typed; None while the day or the names are missing."""
        day = self.day.date()
        if day is None or self.day.problem() or self.document_on.problem():
            return None
        olds, default = [self._unit.id], 0 if self._kind is not ChangeKind.SPLIT else NOT_SAID
        if self._kind is ChangeKind.DISSOLVED:
            successors = tuple(one for one in self._units if one.id == self.picker.unit_id())
        else:
            names = self._names()
            if not names or (self._kind is ChangeKind.RENAMED and names[0] == self._unit.name):
                return None
            successors = named_successors(names, self._kind, self._unit.unit_kind, self._units)
        if self._kind is ChangeKind.MERGED:
            for place in range(self.others.count()):
                item = self.others.item(place)
                if item.checkState() is Qt.CheckState.Checked:
                    olds.append(item.data(Qt.ItemDataRole.UserRole))
        moves: dict[int, int | None] = {
            person_id: combo.currentIndex() - 1 for person_id, combo in self._combos.items() if combo.currentIndex() > 0
        }
        return ChangeDraft(
            self._kind,
            day,
            tuple(olds),
            successors,
            moves,
            default if successors else None,
            self.document.text(),
            self.document_on.date(),
            self.note.text(),
        )

    def _show_preview(self) -> None:
        draft = self.draft()
        self._problem.show_note("")
        if draft is None:
            self._told.setText(text.NAME_FIRST)
            self._buttons.yes.setEnabled(False)
            return
        try:
            found = self._preview(draft)
        except UserError as problem:
            self._told.setText("")
            self._problem.show_note(problem.message, "warn")
            self._buttons.yes.setEnabled(False)
            return
        self._told.setText("\n".join(found.sentences()))
        self._buttons.yes.setEnabled(not found.unsaid)

    @override
    def accept(self) -> None:
        self._show_preview()
        if self._buttons.yes.isEnabled():
            super().accept()


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return made
