"""The rows of the palette: heads of groups and entries, the heads never chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop_app.ui.palette.entries import Entry

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PaletteModel(QAbstractListModel):
    """``head`` of the first rows stands instead of the groups' names where given (recent ones)."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Entry | str] = []

    def show(self, entries: Sequence[Entry], head: str = "") -> None:
        """Show these, under the head of each group, or all under one."""
        rows: list[Entry | str] = [head] if head and entries else []
        before = None
        for entry in entries:
            if not head and entry.group is not before:
                rows.append(entry.group.value)
                before = entry.group
            rows.append(entry)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entries(self) -> list[Entry]:
        """The entries shown."""
        return [row for row in self._rows if isinstance(row, Entry)]

    def entry(self, place: int) -> Entry | None:
        """The entry at a place; None for a head."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return row if isinstance(row, Entry) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Entry) else row
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Entry):
            return f"{row.group.value}: {row.text}. {row.detail}".strip()
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
