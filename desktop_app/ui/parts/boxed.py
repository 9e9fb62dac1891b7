"""Small tables and areas inside a scrolling page: a hairline box, as tall as what they hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTableView, QVBoxLayout, QWidget


def boxed(widget: QWidget) -> QFrame:
    """The widget inside a panel's border."""
    if isinstance(widget, QFrame):
        widget.setFrameShape(QFrame.Shape.NoFrame)
    frame = QFrame()
    frame.setObjectName("panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(widget)
    return frame


def fit_rows(table: QTableView, fewest: int = 1) -> None:
    """Make a table as tall as its rows, so that the page scrolls and not the table."""
    rows = max(fewest, table.model().rowCount())
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    height = table.horizontalHeader().height() + rows * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(height - 1)  # the box draws the last line
