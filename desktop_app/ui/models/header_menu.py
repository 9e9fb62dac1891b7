"""The menu of a table's head: which columns are shown, the order given, the table on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.ui.text import words

if TYPE_CHECKING:
    from desktop_app.ui.models.table import RowTable


@runtime_checkable
class PrintsTables(Protocol):
    """The window: it prints a table that asks for it."""

    def print_table(self, table: RowTable[Any]) -> object:
        """Show the table on paper."""


class HeaderMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(self, table: RowTable[Any]) -> None:
        super().__init__(table)
        self._table = table
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open)

    def _open(self, at: QPoint) -> None:
        self.fill()
        self.popup(self._table.horizontalHeader().mapToGlobal(at))

    def fill(self) -> None:
        """Columns with a tick where they are shown; the last one shown cannot be hidden."""
        self.clear()
        table, model = self._table, self._table.rows_model
        for section in range(model.columnCount()):
            column = model.column(section)
            if column is None or not column.header:
                continue
            action = self._add(column.header.replace("&", "&&"), partial(table.toggle_column, section))
            action.setCheckable(True)
            action.setChecked(not table.isColumnHidden(section))
            action.setEnabled(not table.is_hidden_by_page(section))
        self.addSeparator()
        self._add(words.ALL_COLUMNS, table.show_all_columns)
        if any(column.sort_key for column in model.columns):
            self._add(words.ORDER_GIVEN, partial(table.sortByColumn, -1, Qt.SortOrder.AscendingOrder))
        window = table.window()
        if isinstance(window, PrintsTables):
            self._add(words.PRINT_TABLE, partial(window.print_table, table)).setEnabled(model.rowCount() > 0)

    def _add(self, text: str, handler: Callable[[], object]) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _checked=False: handler())
        return action
