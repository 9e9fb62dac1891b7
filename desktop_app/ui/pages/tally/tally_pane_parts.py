"""What the panes beside the tally share: their stack of head, table and words, and tables as high as their rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.models.table import ROW_HEIGHT, RowTable

_MOST_ROWS = 10


def stack_pane(pane: QWidget, head: QHBoxLayout, *widgets: QWidget) -> None:
    """Head over widgets, as high as they need."""
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(14, 10, 14, 6)
    layout.setSpacing(6)
    layout.addLayout(head)
    for widget in widgets:
        layout.addWidget(widget)
    pane.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


def fit_height(table: RowTable[Any]) -> None:
    """As high as its first rows; more scroll inside."""
    rows = min(_MOST_ROWS, table.rows_model.rowCount())
    height = ROW_HEIGHT + sum(table.rowHeight(place) for place in range(rows)) + 2
    table.setFixedHeight(height)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    is_all = table.rows_model.rowCount() <= _MOST_ROWS
    policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_all else Qt.ScrollBarPolicy.ScrollBarAsNeeded
    table.setVerticalScrollBarPolicy(policy)
