"""The tree of units: by kind, those that ceased to be at the end, each with its number of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.office.office import Unit
from desktop_app.ui.parts.buttons import link, tool
from desktop_app.ui.parts.labels import section_label
from desktop_app.ui.text import catalogue

_UNIT_ID = int(Qt.ItemDataRole.UserRole) + 1
ALL = 0
"""The unit id that stands for all of them."""
_ORDER = tuple(catalogue.KINDS)


class UnitPane(QWidget):
    """Chooses a unit, opens its form, adds one."""

    unit_chosen = Signal(int)
    unit_opened = Signal(int)
    add_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._model = QStandardItemModel(0, 2)
        self.tree = QTreeView()
        self.tree.setObjectName("units")
        self.tree.setModel(self._model)
        self.tree.setAccessibleName(catalogue.UNITS)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.setIndentation(14)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.doubleClicked.connect(self._on_opened)
        self.tree.activated.connect(self._on_opened)
        self._selection = self.tree.selectionModel()
        self._selection.currentChanged.connect(self._on_current)
        self._is_filling = False
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 6)
        head.addWidget(section_label(catalogue.UNITS))
        head.addStretch(1)
        self.edit = tool("pencil", catalogue.EDIT_UNIT, self.edit_wanted.emit)
        head.addWidget(self.edit)
        head.addWidget(link(catalogue.ADD, self.add_wanted.emit, icon_name="plus"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)

    def set_units(self, units: Sequence[Unit], counts: Mapping[int, int], total: int, on: date) -> None:
        """Show the units as of a day; the one chosen stays chosen if it is still there."""
        chosen = self.unit_id()
        self._is_filling = True
        self._model.clear()
        self._model.setHorizontalHeaderLabels([catalogue.UNITS, catalogue.PEOPLE_COUNT])
        count_head = self._model.horizontalHeaderItem(1)
        if count_head is not None:
            count_head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._model.appendRow(_row(catalogue.ALL_UNITS, total, ALL, is_bold=True))
        for kind in _ORDER:
            its = [unit for unit in units if unit.unit_kind is kind and not _has_ended(unit, on)]
            self._add_group(catalogue.KINDS[kind], its, counts)
        self._add_group(catalogue.ENDED_UNITS, [unit for unit in units if _has_ended(unit, on)], counts)
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 62)
        self._is_filling = False
        self._make_current(chosen if chosen is not None else ALL) or self._make_current(ALL)

    def _add_group(self, word: str, units: Sequence[Unit], counts: Mapping[int, int]) -> None:
        if not units:
            return
        group = _row(word, sum(counts.get(unit.id, 0) for unit in units), None, is_bold=True)
        for unit in units:
            name = unit.label
            if unit.to_on is not None:
                name = catalogue.ENDED_ON.format(name=unit.label, day=format_text(unit.to_on))
            row = _row(name, counts.get(unit.id, 0), unit.id)
            row[0].setToolTip(unit.name)
            group[0].appendRow(row)
        self._model.appendRow(group)

    def unit_id(self) -> int | None:
        """The unit chosen, ALL, or None for a group."""
        index = self.tree.currentIndex()
        value = index.siblingAtColumn(0).data(_UNIT_ID) if index.isValid() else None
        return value if isinstance(value, int) else None

    def choose(self, unit_id: int) -> bool:
        """Choose a unit as the clerk does; False if it is not there."""
        return self._make_current(unit_id)

    def _make_current(self, unit_id: int) -> bool:
        found = self._model.match(
            self._model.index(0, 0), _UNIT_ID, unit_id, 1, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        if not found:
            return False
        self._selection.setCurrentIndex(
            found[0], QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        return True

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        value = now.siblingAtColumn(0).data(_UNIT_ID)
        self.edit.setEnabled(isinstance(value, int) and value != ALL)
        if not self._is_filling and isinstance(value, int):
            self.unit_chosen.emit(value)

    def _on_opened(self, index: QModelIndex) -> None:
        value = index.siblingAtColumn(0).data(_UNIT_ID)
        if isinstance(value, int) and value != ALL:
            self.unit_opened.emit(value)


def _has_ended(unit: Unit, on: date) -> bool:
    return unit.to_on is not None and unit.to_on < on


def _row(text: str, count: int, unit_id: int | None, *, is_bold: bool = False) -> list[QStandardItem]:
    word, figure = QStandardItem(text), QStandardItem(format_number(count))
    figure.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    word.setData(unit_id, _UNIT_ID)
    for item in (word, figure):
        if is_bold:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        if unit_id is None:
            item.setSelectable(False)
    return [word, figure]
