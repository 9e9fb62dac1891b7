"""A list before it is taken in: every row with its state, and one button that says how many will be written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.office.people_list import PeoplePreview
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import catalogue, words

_VALID, _DOUBLE, _FAULTY, _ALL = "valid", "double", "faulty", "all"
_CHIPS = {
    _VALID: Chip(catalogue.VALID, ChipRole.OK),
    _DOUBLE: Chip(catalogue.DOUBLE, ChipRole.WARN),
    _FAULTY: Chip(catalogue.FAULTY, ChipRole.BAD),
}
_INKS = {_VALID: "", _DOUBLE: "warn", _FAULTY: "bad"}
_NARROW, _SEX_SECTION, _POST_SECTION = 900, 3, 5
_ORDER = (_FAULTY, _DOUBLE, _VALID)


@dataclass(frozen=True)
class PreviewLine:
    """A row of the list with what will become of it."""

    row: int
    state: str
    name: str = ""
    unit: str = ""
    post: str = ""
    sex: str = ""
    remark: str = ""


def preview_lines(preview: PeoplePreview) -> list[PreviewLine]:
    """Faulty rows first, then possible doubles, then valid ones; each in the order of the list."""
    new_units = set(preview.new_units)
    doubles = {double.row: double for double in preview.possible_duplicates}
    faults: dict[int, list[str]] = {}
    for fault in preview.faulty:
        faults.setdefault(fault.row, []).append(fault.message)
    lines = [PreviewLine(row, _FAULTY, remark=" ".join(messages)) for row, messages in faults.items()]
    for double in preview.possible_duplicates:
        if double.is_skipped:
            name, _, unit = double.with_name.partition(", ")
            remark = catalogue.SAME_PERSON.format(who=double.with_name)
            lines.append(PreviewLine(double.row, _DOUBLE, name, unit, remark=remark))
    for person in preview.valid:
        found = doubles.get(person.row)
        remark = catalogue.ADDED_NEW
        if person.unit_name in new_units:
            remark = catalogue.NEW_UNIT.format(unit=person.unit_name)
        if found is not None:
            remark = catalogue.NAMESAKE.format(who=found.with_name)
        state = _DOUBLE if found is not None else _VALID
        sex = catalogue.SEXES[person.sex]
        lines.append(PreviewLine(person.row, state, person.full_name, person.unit_name, person.post, sex, remark))
    return sorted(lines, key=lambda line: (_ORDER.index(line.state), line.row))


class PreviewPane(QWidget):
    """Nothing is written until ``take_in_wanted``."""

    take_in_wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = PeoplePreview()
        self._lines: list[PreviewLine] = []
        self._title = section_label("")
        self.pills = Pills(
            catalogue.STATE,
            [
                (_ALL, catalogue.PILL_ALL),
                (_VALID, catalogue.PILL_VALID),
                (_DOUBLE, catalogue.PILL_DOUBLE),
                (_FAULTY, catalogue.PILL_FAULTY),
            ],
        )
        self.pills.chosen.connect(lambda _key: self._show_chosen())
        self.table = self._make_table()
        self._note = plain_label(role="muted", is_wrapping=True)
        self.take_in = button("", self.take_in_wanted.emit, is_filled=True)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(ChipLabel(Chip(catalogue.NOT_WRITTEN, ChipRole.INFO, icon_name="eye"), catalogue.STATE))
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 2, 12, 6)
        filters.addWidget(self.pills, 1)
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self._note, 1)
        row.addWidget(self.take_in)
        row.addWidget(button(words.CANCEL, self.cancelled.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(foot)

    def _make_table(self) -> RowTable[PreviewLine]:
        model = RowTableModel[PreviewLine](
            [
                Column(
                    catalogue.STATE,
                    lambda line: _CHIPS[line.state].text,
                    width=122,
                    chip=lambda line: _CHIPS[line.state],
                ),
                Column(catalogue.ROW, lambda line: str(line.row), is_right=True, width=54),
                Column(catalogue.NAME, lambda line: line.name, width=150),
                Column(catalogue.SEX, lambda line: line.sex, width=46),
                Column(catalogue.UNIT, lambda line: line.unit, width=150),
                Column(catalogue.POST, lambda line: line.post, width=110),
                Column(catalogue.REMARK, lambda line: line.remark, width=220, ink=lambda line: _INKS[line.state]),
            ],
            key=lambda line: line.row,
            has_stt=False,
        )
        table = RowTable(model, catalogue.PREVIEW.format(source=""), stretch=6)
        table.setObjectName("import-preview")
        table.setMinimumHeight(90)
        return table

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW  # what was found matters more than sex and post
        for section in (_SEX_SECTION, _POST_SECTION):
            self.table.setColumnHidden(section, is_narrow)

    def show_preview(self, preview: PeoplePreview, source: str) -> None:
        """Show what taking the list in would do."""
        self.preview = preview
        self._lines = preview_lines(preview)
        self._title.setText(catalogue.PREVIEW.format(source=source))
        counts = {state: sum(line.state == state for line in self._lines) for state in _ORDER}
        self.pills.set_counts({_ALL: len(self._lines), **counts})
        self.pills.choose(_ALL)
        self.take_in.setText(catalogue.TAKE_IN.format(count=len(preview.valid)))
        self.take_in.setEnabled(bool(preview.valid))
        self._note.setText(_note(preview, counts[_FAULTY]))
        self._show_chosen()

    def left_out(self) -> int:
        """How many rows will not be written."""
        return len(self._lines) - len(self.preview.valid)

    def lines(self) -> list[PreviewLine]:
        """The rows as shown."""
        return self.table.rows_model.rows()

    def _show_chosen(self) -> None:
        key = self.pills.key()
        self.table.set_rows([line for line in self._lines if key in (_ALL, line.state)])


def _note(preview: PeoplePreview, faulty: int) -> str:
    skipped = sum(double.is_skipped for double in preview.possible_duplicates)
    notes = []
    if faulty:
        notes.append(catalogue.FAULTY_NOTE.format(count=faulty))
    if skipped:
        notes.append(catalogue.SKIPPED_NOTE.format(count=skipped))
    if preview.new_units:
        names = ", ".join(preview.new_units[:4]) + ("…" if len(preview.new_units) > 4 else "")
        notes.append(catalogue.NEW_UNITS_NOTE.format(count=len(preview.new_units), names=names))
    return " ".join(notes) or catalogue.ALL_GOOD
