"""The rows of one table under the titles they have in the file, each title over what its column is taken for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from desktop_app.domain.lists.column import COLUMN_NAMES, COLUMNS_OF
from desktop_app.domain.lists.column import Column as Meaning
from desktop_app.domain.lists.judged import Fate
from desktop_app.domain.lists.taken_list import TakenTable
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.catalogue.taking.taking_lines import TakingLine
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import taking as text

_CHIPS = {
    Fate.VALID: Chip(text.FATES[Fate.VALID], ChipRole.OK),
    Fate.DOUBLE: Chip(text.FATES[Fate.DOUBLE], ChipRole.WARN),
    Fate.CHOOSE: Chip(text.FATES[Fate.CHOOSE], ChipRole.INFO, icon_name="users"),
    Fate.FAULTY: Chip(text.FATES[Fate.FAULTY], ChipRole.BAD),
    Fate.LEFT_OUT: Chip(text.FATES[Fate.LEFT_OUT], ChipRole.NONE),
}
_INKS = {Fate.VALID: "", Fate.DOUBLE: "warn", Fate.CHOOSE: "accent", Fate.FAULTY: "bad", Fate.LEFT_OUT: "muted"}
FIRST_CELL = 3
"""Columns before those of the file: state, row, remark."""
_REMARK = 2
_HEADER_HEIGHT = 44
_WIDE = {
    Meaning.FULL_NAME,
    Meaning.SUBJECT,
    Meaning.UNIT,
    Meaning.POST_AND_UNIT,
    Meaning.COLLECTIVE,
    Meaning.FAMILY_NAME,
}
_NARROW = {Meaning.SEX, Meaning.MALE_MARK, Meaning.FEMALE_MARK, Meaning.YEAR, Meaning.SALUTATION}


class TakingTable(RowTable[TakingLine]):
    """One table of the file."""

    corrected = Signal(int, int, str)
    """Number of the row, place of the column, what the clerk typed."""
    meaning_chosen = Signal(int, object)
    """Place of the column, its Meaning or None."""
    choice_wanted = Signal(QPoint)
    """The clerk asked what can be decided of the current row, at a place of the screen."""

    def __init__(self, table: TakenTable, name: str) -> None:
        self._table = table
        model = RowTableModel[TakingLine](
            [
                Column(text.STATE, lambda line: _CHIPS[line.fate].text, width=118, chip=lambda line: _CHIPS[line.fate]),
                Column(text.ROW, lambda line: str(line.row), is_right=True, width=54, sort_key=lambda line: line.row),
                Column(text.REMARK, lambda line: line.remark, width=300, ink=lambda line: _INKS[line.fate]),
                *(self._cell_column(place) for place in range(len(table.columns))),
            ],
            key=lambda line: line.row,
            has_stt=False,
        )
        super().__init__(model, name, stretch=_REMARK)
        self.setObjectName("import-preview")
        self.setItemDelegateForColumn(_REMARK, ChipDelegate(self, keeps_beginning=True))
        self.setMinimumHeight(90)
        header = self.horizontalHeader()
        header.setFixedHeight(_HEADER_HEIGHT)
        header.setSectionsMovable(False)
        header.sectionClicked.connect(self._on_header)
        self.on_key("Alt+Down", lambda: self._on_header(self.currentIndex().column()))

    def _cell_column(self, place: int) -> Column[TakingLine]:
        meaning = self._table.columns[place]

        def cell(line: TakingLine) -> str:
            return line.cells[place] if place < len(line.cells) else ""

        def correct(line: TakingLine, typed: str) -> bool:
            if typed != cell(line):
                self.corrected.emit(line.row, place, typed)
            return True

        def tip(line: TakingLine) -> str:
            can = text.CORRECT_TIP if line.can_be_corrected and meaning else ""
            return "\n".join(part for part in (line.faults.get(place) or cell(line), can) if part)

        return Column(
            f"{self.title_of(place)}\n▾ {self._taken_for(place)}",
            lambda line: cell(line) or (text.EMPTY_CELL if place in line.faults else ""),
            width=_width(meaning),
            ink=lambda line: "bad" if place in line.faults else "" if meaning else "muted",
            ground=lambda line: "bad_tint" if place in line.faults else "",
            tip=tip,
            set_text=correct,
            edit_text=cell,
            may_edit=lambda line: meaning is not None and line.can_be_corrected,
            header_tip=text.COLUMN_TIP.format(title=self.title_of(place)),
        )

    def title_of(self, place: int) -> str:
        """The title of a column in the file."""
        header = self._table.found.header
        title = header[place] if place < len(header) else ""
        return title or text.NO_TITLE.format(number=place + 1)

    def _taken_for(self, place: int) -> str:
        meaning = self._table.columns[place]
        return COLUMN_NAMES[meaning] if meaning else text.NOT_TAKEN

    def column_menu(self, place: int) -> QMenu:
        """What a column may be taken for; the present choice is marked."""
        menu = QMenu(self)
        menu.setAccessibleName(self.title_of(place))
        group = QActionGroup(menu)
        choices: list[tuple[str, Meaning | None]] = [(text.NOT_TAKEN, None)]
        choices += [(COLUMN_NAMES[one], one) for one in COLUMNS_OF[self._table.list_kind]]
        for words, meaning in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(meaning is self._table.columns[place])
            action.triggered.connect(partial(self._chosen, place, meaning))
            group.addAction(action)
            if meaning is None:
                menu.addSeparator()
        return menu

    def _chosen(self, place: int, meaning: Meaning | None, _checked: bool = False) -> None:
        if meaning is not self._table.columns[place]:
            self.meaning_chosen.emit(place, meaning)

    def _on_header(self, section: int) -> None:
        place = section - FIRST_CELL
        if not self._table.is_taken or not 0 <= place < len(self._table.columns):
            return
        header = self.horizontalHeader()
        corner = QPoint(header.sectionViewportPosition(section), header.height())
        self.column_menu(place).popup(header.viewport().mapToGlobal(corner))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.current_row()
        if line is not None and line.who:
            self.choice_wanted.emit(event.globalPos())


def _width(meaning: Meaning | None) -> int:
    if meaning is Meaning.SERIAL:
        return 60
    return 176 if meaning in _WIDE else 92 if meaning in _NARROW else 132


def add_choice(menu: QMenu, words: str, handler: Callable[[], object]) -> QAction:
    """An entry of a menu whose words are a name: they may hold "&"."""
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: handler())
    return action
