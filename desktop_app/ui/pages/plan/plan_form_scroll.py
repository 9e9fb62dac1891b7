"""A form of one column that scrolls, as wide as it reads well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.parts.labels import section_label

_WIDEST = 640


class FormScroll(QScrollArea):
    """Sections and fields one below the other."""

    def __init__(self, widest: int = _WIDEST) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        sheet.setObjectName("pane")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget()
        inner.setMaximumWidth(widest)
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(18, 4, 18, 16)
        self._column.setSpacing(10)
        self.setWidget(sheet)

    def add_section(self, title: str) -> QLabel:
        """The head of a group of fields."""
        self._column.addSpacing(8)
        made = section_label(title)
        self._column.addWidget(made)
        return made

    def add(self, widget: QWidget) -> None:
        """A field or any widget over the whole width."""
        self._column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Fields side by side."""
        self._column.addLayout(layout)

    def end(self) -> None:
        """No more fields: what room is left stays below."""
        self._column.addStretch(1)
