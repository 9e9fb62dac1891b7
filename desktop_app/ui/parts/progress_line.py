"""A line that tells of work under way, with a way to stop it: nothing under 300 ms, then words, a bar and Hủy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import words

_UNSAID_MS = 300
_BAR_WIDTH, _BAR_HEIGHT = 180, 8


class ProgressLine(QWidget):
    """Hidden until work begun with ``begin`` takes longer than one notices."""

    def __init__(self) -> None:
        super().__init__()
        self._on_cancel: Callable[[], object] | None = None
        self._text = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self.cancel = link(words.CANCEL, self._cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(10)
        layout.addWidget(self._text)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_UNSAID_MS)
        self._timer.timeout.connect(lambda: self.setVisible(True))
        self.setVisible(False)

    def begin(self, text: str, on_cancel: Callable[[], object]) -> None:
        """Work began; how far it is is not known yet."""
        self._on_cancel = on_cancel
        self._text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self._timer.start()

    def tell(self, done: int, total: int, text: str = "") -> None:
        """How far it is; ``total`` 0 where that is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self._text.setText(text)

    def end(self) -> None:
        """The work is over, however it went."""
        self._timer.stop()
        self._on_cancel = None
        self.setVisible(False)

    def text(self) -> str:
        """The words about the work."""
        return self._text.text()

    def _cancelled(self) -> None:
        if self._on_cancel is not None:
            self._on_cancel()
