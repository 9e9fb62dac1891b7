"""What the window remembers between two days: place, page, year, widths; in an .ini of the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QTreeView, QWidget

FILE_NAME = "cua-so.ini"


class WindowMemory:
    """Reads what it can and forgets the rest: a damaged file is kept aside and never stops the window."""

    def __init__(self, folder: Path, *, is_read_only: bool = False) -> None:
        self._is_read_only = is_read_only
        path = folder / FILE_NAME
        if path.exists() and not _is_readable(path) and not is_read_only:
            path.replace(path.with_suffix(".hong.ini"))
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A word."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        value = self._settings.value(key, default)
        try:
            return int(value) if isinstance(value, str | int) else default
        except ValueError:
            return default

    def bytes(self, key: str) -> QByteArray | None:
        """A state of Qt's own."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else None

    def put(self, key: str, value: Any) -> None:
        """Remember; nothing is kept while the office is open only for reading."""
        if not self._is_read_only:
            self._settings.setValue(key, value)

    def save(self) -> None:
        """Write the file now."""
        if not self._is_read_only:
            self._settings.sync()

    def remember_widths(self, place: str, page: QWidget) -> None:
        """Keep the splitters and table heads of a page that have an object name."""
        for splitter in page.findChildren(QSplitter):
            if splitter.objectName():
                self.put(f"{place}/{splitter.objectName()}", splitter.saveState())
        for header, name in _headers(page):
            self.put(f"{place}/{name}", header.saveState())

    def restore_widths(self, place: str, page: QWidget) -> None:
        """Put them back; what does not fit any more is left as the page made it."""
        for splitter in page.findChildren(QSplitter):
            state = self.bytes(f"{place}/{splitter.objectName()}") if splitter.objectName() else None
            if state is not None:
                splitter.restoreState(state)
        for header, name in _headers(page):
            state = self.bytes(f"{place}/{name}")
            if state is not None:
                sections = header.count()
                made = header.saveState()
                if not header.restoreState(state) or header.count() != sections:
                    header.restoreState(made)
                header.setSortIndicator(-1, header.sortIndicatorOrder())  # an order is chosen anew each day


def _headers(page: QWidget) -> list[tuple[QHeaderView, str]]:
    tables = [(table.horizontalHeader(), table.objectName()) for table in page.findChildren(QTableView)]
    trees = [(tree.header(), tree.objectName()) for tree in page.findChildren(QTreeView)]
    return [(header, name) for header, name in [*tables, *trees] if name]


def _is_readable(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return QSettings(str(path), QSettings.Format.IniFormat).status() is QSettings.Status.NoError
