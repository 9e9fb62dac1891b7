"""A wheel over a field scrolls the form behind it and never changes a value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QTabBar
from typing_extensions import override

_FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """An event filter for the whole application; scroll bars go on scrolling."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # An exception in here would end the program, so nothing is done that can raise.
        if event.type() is not QEvent.Type.Wheel:
            return False
        if isinstance(watched, _FIELDS) and not isinstance(watched, QScrollBar):
            event.ignore()  # so that the scroll area behind gets it
            return True
        return False
