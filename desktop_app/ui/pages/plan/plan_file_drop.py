"""A file dropped on the plan page is read in, also where a text area would take it for words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.text import words


def dropped_file(data: QMimeData) -> Path | None:
    """The one file that is dragged, of a kind that can be read; None for anything else."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in words.PLAN_SUFFIXES else None


class PlanFileDrop(QObject):
    """Watches a page and the text area in it; what is no such file goes on to them."""

    def __init__(
        self, page: QWidget, text_area: QWidget, read: Callable[[Path], object], *, is_wanted: Callable[[], bool]
    ) -> None:
        super().__init__(page)
        self._read = read
        self._is_wanted = is_wanted
        page.setAcceptDrops(True)
        for watched in (page, text_area):
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not self._is_wanted():
            return False
        path = dropped_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self._read(path))  # an exception in here would end the program
        return True
