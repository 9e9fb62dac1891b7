"""What is asked about a project: what it is, how far it is, and what of a list is taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.list_rows import RowProblem
from desktop_app.domain.office.office import Unit
from desktop_app.domain.project.project import STATE_NAMES, ProgressEntry, ProgressState, RegisteredProject
from desktop_app.domain.project.project_rows import ProjectList
from desktop_app.ui.dialogs.button_row import ButtonRow
from desktop_app.ui.forms.date_field import DateField
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.unit_picker import UnitPicker
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.text import projects as text
from desktop_app.ui.text import words

Period = tuple[date | None, date | None]
_LONGEST_NAME = 500


def _editor(height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made


def _laid_out(dialog: QDialog, title: str, width: int) -> QVBoxLayout:
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(width)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 12)
    layout.setSpacing(10)
    return layout


class ProjectDialog(QDialog):
    """``period_of`` reads a time as written: what was understood is shown while typing ends."""

    def __init__(self, project: RegisteredProject, units: Sequence[Unit], period_of: Callable[[str], Period]) -> None:
        super().__init__()
        self._project, self._period_of = project, period_of
        self.name, self.time = QLineEdit(project.name), QLineEdit(project.time_text)
        self.name.setMaxLength(_LONGEST_NAME)
        self.time.setMaxLength(_LONGEST_NAME)
        self.unit = UnitPicker(units)
        self.is_office = QCheckBox(text.OFFICE)
        self.contents, self.expected = _editor(84), _editor(60)
        self.contents.setPlainText("\n".join(project.contents))
        self.expected.setPlainText(project.expected_result)
        self._name_row = FieldRow(text.NAME, self.name, is_required=True)
        self._time_row = FieldRow(text.TIME, self.time, hint=text.TIME_HINT)
        layout = _laid_out(self, text.EDIT_TITLE if project.id else text.NEW_TITLE, 520)
        layout.addWidget(self._name_row)
        layout.addWidget(FieldRow(text.WHOSE, self.unit))
        layout.addWidget(self.is_office)
        layout.addWidget(self._time_row)
        layout.addWidget(FieldRow(text.CONTENTS, self.contents, hint=text.LINE_EACH))
        layout.addWidget(FieldRow(text.EXPECTED, self.expected))
        layout.addWidget(ButtonRow(words.SAVE, self.accept, self.reject))
        self.unit.set_unit(project.unit_id or 0)
        self.unit.unit_chosen.connect(lambda _unit: self.is_office.setChecked(False))
        self.is_office.toggled.connect(lambda is_on: self.unit.setEnabled(not is_on))
        self.is_office.setChecked(project.unit_id is None)
        self.time.editingFinished.connect(self._show_period)
        self._show_period()
        self.name.setFocus()

    def project(self) -> RegisteredProject:
        """The project as typed."""
        return replace(
            self._project,
            name=clean_line(self.name.text()),
            unit_id=None if self.is_office.isChecked() or not self.unit.unit_id() else self.unit.unit_id(),
            time_text=clean_line(self.time.text()),
            contents=tuple(self.contents.toPlainText().splitlines()),
            expected_result=self.expected.toPlainText().strip(),
        )

    def _show_period(self) -> None:
        typed = clean_line(self.time.text())
        if not typed:
            self._time_row.set_hint(text.TIME_HINT)
            return
        period = self._period_of(typed)
        said = period_words(period)
        if said:
            self._time_row.set_hint(text.TIME_READ.format(period=said))
        else:
            self._time_row.set_hint(text.TIME_UNREAD, "warn")

    @override
    def accept(self) -> None:
        self._name_row.set_problem("" if clean_line(self.name.text()) else text.NAME_MISSING)
        if self._name_row.problem():
            self.name.setFocus()
            return
        super().accept()


def period_words(period: Period) -> str:
    """ "từ 01/3/2026 đến 30/9/2026"; "" where no limit is known."""
    start, end = (format_text(day) if day else "" for day in period)
    form = text.FROM_TO if start and end else text.FROM_ONLY if start else text.TO_ONLY if end else ""
    return form.format(start=start, end=end)


class ProgressDialog(QDialog):
    """A dated note; earlier ones stay as they are."""

    def __init__(self, project: RegisteredProject, last: ProgressEntry | None, today: date) -> None:
        super().__init__()
        self._project_id = project.id
        self.noted_on = DateField(is_required=True)
        self.noted_on.default_year = today.year
        self.noted_on.set_date(today)
        self.state = QComboBox()
        for state, name in STATE_NAMES.items():
            self.state.addItem(name, state.value)
        begun = last.progress_state if last is not None else ProgressState.UNDERWAY
        self.state.setCurrentIndex(self.state.findData(begun.value))
        self.percent = QLineEdit()
        self.percent.setMaxLength(5)
        self.so_far, self.reason = _editor(72), _editor(44)
        self.evidence = QLineEdit()
        self._percent_row = FieldRow(text.PERCENT, self.percent)
        self._reason_row = FieldRow(text.REASON, self.reason, is_required=True)
        layout = _laid_out(self, text.NOTE_TITLE, 480)
        title = section_label(project.name)
        title.setWordWrap(True)
        layout.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (FieldRow(text.NOTED_ON, self.noted_on, is_required=True), FieldRow(text.STATE, self.state)):
            row.addWidget(field, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._percent_row, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(self._reason_row)
        layout.addWidget(FieldRow(text.SO_FAR, self.so_far))
        layout.addWidget(FieldRow(text.EVIDENCE, self.evidence))
        layout.addWidget(ButtonRow(text.SAVE_NOTE, self.accept, self.reject))
        self.state.currentIndexChanged.connect(lambda _at: self._show_reason())
        self._show_reason()
        self.state.setFocus()

    def entry(self) -> ProgressEntry:
        """The note as typed."""
        typed = clean_line(self.percent.text()).rstrip("% ")
        return ProgressEntry(
            0,
            self._project_id,
            self.noted_on.date() or date.min,
            self._state(),
            int(typed) if typed.isdecimal() else None,
            self.so_far.toPlainText().strip(),
            clean_line(self.evidence.text()),
            clean_line(self.reason.toPlainText()) if self._asks_reason() else "",
        )

    def _state(self) -> ProgressState:
        return ProgressState(self.state.currentData())

    def _asks_reason(self) -> bool:
        return self._state() in (ProgressState.LATE, ProgressState.STOPPED)

    def _show_reason(self) -> None:
        self._reason_row.setVisible(self._asks_reason())

    @override
    def accept(self) -> None:
        typed = clean_line(self.percent.text()).rstrip("% ")
        is_bad = bool(typed) and not (typed.isdecimal() and int(typed) <= 100)
        self._percent_row.set_problem(text.PERCENT_BAD if is_bad else "")
        is_silent = self._asks_reason() and not clean_line(self.reason.toPlainText())
        self._reason_row.set_problem(text.REASON_NEEDED if is_silent else "")
        for is_wrong, field in (
            (self.noted_on.date() is None, self.noted_on),
            (is_bad, self.percent),
            (is_silent, self.reason),
        ):
            if is_wrong:
                field.setFocus()
                return
        super().accept()


PreviewRow = RegisteredProject | RowProblem


class ProjectListDialog(QDialog):
    """Every row of a list: taken in, or told with its number and what is wrong."""

    def __init__(self, listed: ProjectList, unit_name: Callable[[int | None], str]) -> None:
        super().__init__()
        layout = _laid_out(self, text.PREVIEW, 960)
        said = text.PREVIEW_TEXT.format(valid=len(listed.projects), faulty=len(listed.problems))
        layout.addWidget(plain_label(said, is_wrapping=True))
        for note in listed.notes:
            layout.addWidget(plain_label(note, role="muted", is_wrapping=True))
        columns: list[Column[PreviewRow]] = [
            Column(text.ROW, lambda row: str(row.row) if isinstance(row, RowProblem) else "", is_right=True, width=54),
            Column(text.NAME, lambda row: "" if isinstance(row, RowProblem) else row.name, width=190),
            Column(text.UNIT, lambda row: "" if isinstance(row, RowProblem) else unit_name(row.unit_id), width=120),
            Column(text.TIME, lambda row: "" if isinstance(row, RowProblem) else row.time_text, width=120),
            Column(
                text.PROBLEM,
                lambda row: row.message if isinstance(row, RowProblem) else "",
                width=300,
                ink=lambda row: "bad" if isinstance(row, RowProblem) else "",
            ),
        ]
        rows: list[PreviewRow] = [*listed.problems, *listed.projects]
        model = RowTableModel(columns, key=lambda row: (type(row).__name__, _key(row)), has_stt=False)
        self.table = RowTable(model, text.PREVIEW)
        self.table.setMinimumHeight(240)
        self.table.set_rows(rows)
        layout.addWidget(self.table, 1)
        self.buttons = ButtonRow(text.STORE.format(count=len(listed.projects)), self.accept, self.reject)
        self.buttons.yes.setEnabled(bool(listed.projects))
        layout.addWidget(self.buttons)


def _key(row: PreviewRow) -> tuple[int, str]:
    return (row.row, "") if isinstance(row, RowProblem) else (row.unit_id or 0, row.name)
