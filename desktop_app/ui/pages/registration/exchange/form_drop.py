"""Returned forms dropped on the registration page, files or whole folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_SUFFIXES = (".xlsx", ".docx", ".ods", ".xls", ".xlsm", ".docm", ".csv", ".tsv")


def dropped_places(data: QMimeData) -> list[Path]:
    """What is dragged, where all of it may be forms: files of their kinds, or folders."""
    urls = data.urls() if data.hasUrls() else []
    places = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    is_all = len(places) == len(urls) and all(one.is_dir() or one.suffix.lower() in _SUFFIXES for one in places)
    return places if is_all else []


class FormDrop(QObject):
    """Watches a page; what is no such file goes on to it."""

    def __init__(self, page: QWidget, receive: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(page)
        self._receive = receive
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        places = dropped_places(event.mimeData())
        if not places:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self._receive(places))  # an exception in here would end the program
        return True
