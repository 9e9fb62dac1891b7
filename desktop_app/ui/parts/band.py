"""A band over a page or a region: icon, one sentence, at most one action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from desktop_app.ui.icons import icon_pixmap
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label, set_role
from desktop_app.ui.style import color

_KINDS = {
    "info": ("info-circle", "accent", "soft"),
    "ok": ("circle-check", "ok", "ok_tint"),
    "warn": ("alert-triangle", "warn", "warn_tint"),
    "bad": ("circle-x", "bad", "bad_tint"),
}


class Band(QWidget):
    """Hidden until ``tell``."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = "info"
        self._icon = QLabel()
        self._text = plain_label(is_wrapping=True)
        self._action: QPushButton | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 14, 6)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._text, 1)
        self.setVisible(False)

    def tell(
        self, text: str, kind: str = "info", *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show the sentence; kind: info, ok, warn, bad. Empty text hides the band."""
        self._kind = kind
        icon_name, ink, _ = _KINDS[kind]
        self._icon.setPixmap(icon_pixmap(icon_name, ink, 16, self.devicePixelRatioF()))
        self._text.setText(text)
        set_role(self._text, "" if kind == "info" else kind)
        if self._action is not None:
            self._layout.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None
        if action:
            self._action = link(action, on_action)
            self._layout.addWidget(self._action)
        self.setVisible(bool(text))
        self.update()

    def text(self) -> str:
        """The sentence shown, or ""."""
        return "" if self.isHidden() else self._text.text()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(_KINDS[self._kind][2]))
        painter.end()
