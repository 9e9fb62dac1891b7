"""A list before it is taken in: every row with its state, and one button that says how many will be written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.office import people_list
from desktop_app.domain.office.people_list import PeoplePreview
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.catalogue.catalogue_preview_lines import (
    DOUBLE,
    FAULTY,
    ORDER,
    VALID,
    PreviewLine,
    judged_lines,
)
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import catalogue, words

_ALL = "all"
_CHIPS = {
    VALID: Chip(catalogue.VALID, ChipRole.OK),
    DOUBLE: Chip(catalogue.DOUBLE, ChipRole.WARN),
    FAULTY: Chip(catalogue.FAULTY, ChipRole.BAD),
}
_INKS = {VALID: "", DOUBLE: "warn", FAULTY: "bad"}
_NARROW = 900
_COLUMNS = (
    (people_list.NAME, 150),
    (people_list.SEX, 58),
    (people_list.UNIT, 150),
    (people_list.POST, 104),
    (people_list.BIRTH_YEAR, 78),
)
"""Columns of the list with the width they get."""
_HEADERS = {
    people_list.NAME: catalogue.NAME,
    people_list.SEX: catalogue.SEX,
    people_list.UNIT: catalogue.UNIT,
    people_list.POST: catalogue.POST,
    people_list.BIRTH_YEAR: catalogue.BIRTH_YEAR,
}
_LEFT_OUT = (people_list.SEX, people_list.POST, people_list.BIRTH_YEAR)
"""Columns that give way in a narrow window while nothing in them is wrong: what was found matters more."""
_FIRST_SECTION = 2


class PreviewPane(QWidget):
    """Nothing is written until ``take_in_wanted``."""

    take_in_wanted = Signal()
    cancelled = Signal()
    corrected = Signal(int, str, str)
    """Number of the row, column of the list, what the clerk typed into the cell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = PeoplePreview()
        self._lines: list[PreviewLine] = []
        self._has_birth_years = False
        self._title = section_label("")
        self.pills = Pills(
            catalogue.STATE,
            [
                (_ALL, catalogue.PILL_ALL),
                (VALID, catalogue.PILL_VALID),
                (DOUBLE, catalogue.PILL_DOUBLE),
                (FAULTY, catalogue.PILL_FAULTY),
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
                *(self._cell_column(title, width) for title, width in _COLUMNS),
                Column(catalogue.REMARK, lambda line: line.remark, width=170, ink=lambda line: _INKS[line.state]),
            ],
            key=lambda line: line.row,
            has_stt=False,
        )
        table = RowTable(model, catalogue.PREVIEW.format(source=""), stretch=_FIRST_SECTION + len(_COLUMNS))
        table.setObjectName("import-preview")
        table.setItemDelegateForColumn(_FIRST_SECTION + len(_COLUMNS), ChipDelegate(table, keeps_beginning=True))
        table.setMinimumHeight(90)
        return table

    def _cell_column(self, title: str, width: int) -> Column[PreviewLine]:
        def correct(line: PreviewLine, text: str) -> bool:
            if text != line.cells.get(title, ""):
                self.corrected.emit(line.row, title, text)
            return True

        def shown(line: PreviewLine) -> str:
            return line.shown.get(title, "") or (catalogue.EMPTY_CELL if title in line.faults else "")

        def tip(line: PreviewLine) -> str:
            can = catalogue.CORRECT_TIP if line.can_be_corrected else ""
            return "\n".join(part for part in (line.faults.get(title) or line.shown.get(title, ""), can) if part)

        return Column(
            _HEADERS[title],
            shown,
            width=width,
            ink=lambda line: "bad" if title in line.faults else "",
            ground=lambda line: "bad_tint" if title in line.faults else "",
            tip=tip,
            set_text=correct,
            edit_text=lambda line: line.cells.get(title, ""),
            may_edit=lambda line: line.can_be_corrected,
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Hide what nobody misses: columns without a fault where there is no room, the year of birth where none is given."""
        faulty = {fault.column for fault in self.preview.faulty}
        for section, (title, _width) in enumerate(_COLUMNS, start=_FIRST_SECTION):
            is_left_out = self.width() < _NARROW and title in _LEFT_OUT and title not in faulty
            is_left_out |= title == people_list.BIRTH_YEAR and not self._has_birth_years
            self.table.setColumnHidden(section, is_left_out)

    def show_preview(self, preview: PeoplePreview, source: str) -> None:
        """Show what taking the list in would do."""
        self._title.setText(catalogue.PREVIEW.format(source=source))
        self.pills.choose(_ALL)
        self.show_again(*judged_lines(preview))

    def show_again(self, preview: PeoplePreview, lines: list[PreviewLine]) -> None:
        """Show the same list after a correction; the rows looked at stay the same kind."""
        self.preview = preview
        self._lines = lines
        self._has_birth_years = any(row.values.get(people_list.BIRTH_YEAR) for row in preview.rows)
        counts = {state: sum(line.state == state for line in self._lines) for state in ORDER}
        self.pills.set_counts({_ALL: len(self._lines), **counts})
        self.take_in.setText(catalogue.TAKE_IN.format(count=len(preview.valid)))
        self.take_in.setEnabled(bool(preview.valid))
        self._note.setText(_note(preview, counts[FAULTY]))
        self._arrange()
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
    notes += preview.notes
    return " ".join(notes) or catalogue.ALL_GOOD
