"""The search box of the top row: it looks like the line of the palette and opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop_app.ui.icons import icon
from desktop_app.ui.text import palette as text


class Finder(QLineEdit):
    """Looks like the line of the palette; what is typed is typed there."""

    opened = Signal(str)
    """It was pressed, or this was typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(f"{text.PLACEHOLDER}   {text.KEYS}")
        self.setAccessibleName(text.NAME)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.opened.emit("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.opened.emit("")
            return
        is_typing = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if is_typing and event.text().strip() and event.text().isprintable():
            self.opened.emit(event.text())
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.deselect()
