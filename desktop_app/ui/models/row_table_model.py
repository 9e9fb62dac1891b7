"""A table model over frozen rows, described by columns; what it shows can be copied and sorted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from typing_extensions import override

from desktop_app.ui.parts.chip import Chip
from desktop_app.ui.style import color

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_STT = "STT"

CHIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The Chip of a cell, for ChipDelegate."""
KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The key of a row."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column. ``text`` is what is shown and copied; ``sort_key`` makes it sortable by a click on its header.

    ``chip`` gives the chip painted instead of the text; ``ink`` a role of ``style.Tokens`` for the text; ``set_text`` makes
    the cell editable (where ``may_edit`` lets it): it is called with row and typed text, and returns whether it was taken.
    ``edit_text`` is what is edited where that is not what is shown; ``ground`` a role for the ground of the cell.
    """

    header: str
    text: Callable[[R], str]
    is_right: bool = False
    width: int = 0
    sort_key: Callable[[R], Any] | None = None
    chip: Callable[[R], Chip | None] | None = None
    ink: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    is_bold: Callable[[R], bool] | None = None
    set_text: Callable[[R, str], bool] | None = None
    edit_text: Callable[[R], str] | None = None
    may_edit: Callable[[R], bool] | None = None
    ground: Callable[[R], str] | None = None
    is_checked: Callable[[R], bool] | None = None
    set_checked: Callable[[R, bool], object] | None = None
    header_tip: str = ""


def plain_tip(text: str) -> str:
    """A tip that shows what a file or a clerk wrote letter by letter: Qt would take what looks like tags for rich text."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


class RowTableModel(QAbstractTableModel, Generic[R]):
    """Rows are replaced as a whole by ``set_rows``. With ``has_stt`` the first column numbers the shown order."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        *,
        has_stt: bool = True,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._offset = 1 if has_stt else 0
        self._rows: list[R] = []
        self._unsorted: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, in their order or in the order the clerk sorted by."""
        self.beginResetModel()
        self._unsorted = list(rows)
        self._rows = self._in_order()
        self.endResetModel()

    def rows(self) -> list[R]:
        """The rows in the shown order."""
        return list(self._rows)

    def row(self, place: int) -> R:
        """The row at a place."""
        return self._rows[place]

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with that key stands."""
        return next((place for place, row in enumerate(self._rows) if self.key(row) == key), None)

    def column(self, section: int) -> Column[R] | None:
        """The column at a section; None for the STT column."""
        return self.columns[section - self._offset] if section >= self._offset else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + self._offset

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.column(index.column())
        if role == KEY_ROLE:
            return self.key(row)
        if column is None:
            return self._stt_data(index.row(), role)
        if role == Qt.ItemDataRole.EditRole and column.edit_text is not None:
            return column.edit_text(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip else None
        if role == Qt.ItemDataRole.ForegroundRole and column.ink is not None:
            ink = column.ink(row)
            return color(ink) if ink else None
        if role == Qt.ItemDataRole.BackgroundRole and column.ground is not None:
            ground = column.ground(row)
            return color(ground) if ground else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip(row) if column.tip else column.text(row)) or None
        if role == Qt.ItemDataRole.FontRole and column.is_bold is not None and column.is_bold(row):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.CheckStateRole and column.is_checked is not None:
            return Qt.CheckState.Checked if column.is_checked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.header}: {column.text(row)}"
        return None

    def _stt_data(self, place: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(place + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.header if column else _STT
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_right = column is None or column.is_right
            side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and column is not None and column.header_tip:
            return column.header_tip
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(color("muted"))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.column(index.column()) if index.isValid() else None
        is_open = column is not None and (column.may_edit is None or column.may_edit(self._rows[index.row()]))
        if column is not None and column.set_text is not None and is_open:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column is not None and column.is_checked is not None and column.set_checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.column(index.column()) if index.isValid() else None
        if column is None:
            return False
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and column.set_checked is not None:
            column.set_checked(row, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and column.set_text is not None:
            return column.set_text(row, str(value))
        return False

    @override
    def sort(self, section: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column with a ``sort_key``; -1 goes back to the order given. Ties stay as they are."""
        column = self.column(section) if section >= 0 else None
        if section >= 0 and (column is None or column.sort_key is None):
            return
        self._sorted_by = (section, order) if section >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self._rows[index.row()]) for index in before]
        self._rows = self._in_order()
        places = {self.key(row): place for place, row in enumerate(self._rows)}
        after = [self.index(places[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self) -> list[R]:
        if self._sorted_by is None:
            return list(self._unsorted)
        section, order = self._sorted_by
        column = self.column(section)
        if column is None or column.sort_key is None:
            return list(self._unsorted)
        return sorted(self._unsorted, key=column.sort_key, reverse=order is Qt.SortOrder.DescendingOrder)
