"""A wheel over a field scrolls the form behind it and never changes a value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)
from typing_extensions import override

_FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """Watches the windows, each from when it first has the keys.

    It must not watch the application: there every event of every widget, tens of thousands while a page is built, would go
    through Python, which took a third of the time of opening one.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Guard the fields of a window."""
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # An exception in here would end the program, so nothing is done that can raise.
        if event.type() is not QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        field = _field_under(watched, event)
        if field is None:
            return False
        behind = field.parentWidget()
        while behind is not None and not _is_taken(behind, event) and not behind.isWindow():
            behind = behind.parentWidget()
        return True


def _is_taken(widget: QWidget, event: QWheelEvent) -> bool:
    """Hand the wheel to a widget; Qt passes on to those behind only what came from outside."""
    handed = QWheelEvent(
        QPointF(widget.mapFromGlobal(event.globalPosition())),
        event.globalPosition(),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
    )
    QCoreApplication.sendEvent(widget, handed)
    return handed.isAccepted()


def _field_under(window: QObject, event: QWheelEvent) -> QWidget | None:
    """The field the wheel would change; scroll bars and what scrolls go on scrolling."""
    top = next((one for one in QApplication.topLevelWidgets() if one.windowHandle() is window), None)
    widget = top.childAt(event.position().toPoint()) if top is not None else None
    while widget is not None and not widget.isWindow():
        if isinstance(widget, QScrollBar | QAbstractScrollArea):
            return None
        if isinstance(widget, _FIELDS):
            return widget
        widget = widget.parentWidget()
    return None
