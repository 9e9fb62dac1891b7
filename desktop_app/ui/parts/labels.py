"""Labels that never read their text as rich text, and the note line under a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.icons import icon_pixmap
from desktop_app.ui.style import sized


def plain_label(text: str = "", *, role: str = "", is_wrapping: bool = False) -> QLabel:
    """A label that never reads its text as rich text; ``role``: muted, ok, warn, bad."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(is_wrapping)
    if role:
        label.setProperty("role", role)
    return label


def set_role(widget: QWidget, role: str) -> None:
    """Change the ``role`` a style rule looks at."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def section_label(text: str, points: float = 10.5) -> QLabel:
    """The head of a section, or with 13 the name of a record."""
    label = plain_label(text)
    label.setFont(sized(QApplication.font(), points, QFont.Weight.DemiBold))
    return label


class ElidedLabel(QLabel):
    """A plain label of one line that gives way: what does not fit ends in dots, and the tip has it whole."""

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_full_text(self, text: str) -> None:
        """Show a text, cut to the room there is."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()

    def full_text(self) -> str:
        """The text, whole."""
        return self._full

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def line() -> QFrame:
    """A hairline between parts of a page."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


class NoteLine(QWidget):
    """One line under a field: an icon and a sentence in the colour of its kind."""

    ICONS = {"ok": "circle-check", "warn": "alert-triangle", "bad": "circle-x", "muted": ""}

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._icon.setFixedWidth(16)
        self._text = plain_label(is_wrapping=True)
        self._text.setFont(sized(QApplication.font(), 9))
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.show_note("")

    def show_note(self, text: str, kind: str = "muted") -> None:
        """Show ``text``; kind: muted, ok, warn, bad. Empty text hides the line."""
        name = self.ICONS[kind]
        self._text.setText(text)
        set_role(self._text, kind)
        self._icon.setVisible(bool(name))
        if name:
            self._icon.setPixmap(icon_pixmap(name, kind, 14, self.devicePixelRatioF()))
        self.setVisible(bool(text))

    def text(self) -> str:
        """The sentence shown now."""
        return self._text.text()
