"""What the window remembers between two days: page, year, the place on each page, widths, zoom; in an .ini of the data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QByteArray, QSettings, QSignalBlocker
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QLineEdit, QSplitter, QTableView, QTreeView, QWidget

from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.parts.pills import Pills

FILE_NAME = "cua-so.ini"
_FILTER = "-filter"
"""How the names of the filters end that are remembered; of pills too."""
W = TypeVar("W", bound=QWidget)


@runtime_checkable
class Zoomed(Protocol):
    """A view whose zoom is remembered: in percent, 0 while it fits the width."""

    def kept_zoom(self) -> int:
        """The zoom to be remembered."""

    def take_zoom(self, percent: int) -> None:
        """Show with that zoom."""


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

    def place(self, key: str) -> Place:
        """A place on a page; what is no place any more is none."""
        try:
            place = json.loads(self.text(key, "{}"))
        except ValueError:
            return {}
        if not isinstance(place, dict):
            return {}
        return {word: value for word, value in place.items() if isinstance(value, str | int)}

    def put_place(self, key: str, place: Place) -> None:
        """Remember a place."""
        self.put(key, json.dumps(place, ensure_ascii=True))

    def put(self, key: str, value: Any) -> None:
        """Remember; nothing is kept while the office is open only for reading."""
        if not self._is_read_only:
            self._settings.setValue(key, value)

    def save(self) -> None:
        """Write the file now."""
        if not self._is_read_only:
            self._settings.sync()

    def remember_widths(self, place: str, page: QWidget) -> None:
        """Keep the splitters, table heads, zooms and filters of a page that have an object name."""
        for splitter in page.findChildren(QSplitter):
            if splitter.objectName():
                self.put(f"{place}/{splitter.objectName()}", splitter.saveState())
        for header, name in _headers(page):
            self.put(f"{place}/{name}", header.saveState())
        for table, name in _tables(page):
            self.put(f"{place}/{name}-hidden", table.hidden_columns())
        for view, name in _zoomed(page):
            self.put(f"{place}/{name}", view.kept_zoom())
        for field, name in _named(page, QLineEdit):
            self.put(f"{place}/{name}", field.text())
        for pills, name in _named(page, Pills):
            self.put(f"{place}/{name}", pills.key())

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
                section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
                header.setSortIndicator(-1, order)
                if section < sections:
                    header.setSortIndicator(section, order)  # told as a change, so that the rows follow
        for table, name in _tables(page):
            table.hide_columns(self.text(f"{place}/{name}-hidden"))
        for view, name in _zoomed(page):
            view.take_zoom(self.number(f"{place}/{name}", view.kept_zoom()))
        for field, name in _named(page, QLineEdit):
            blocker = QSignalBlocker(field)  # the page is filled after this, and looks at its filter then
            field.setText(self.text(f"{place}/{name}"))
            blocker.unblock()
        for pills, name in _named(page, Pills):
            if (key := self.text(f"{place}/{name}", pills.key())) in pills.keys():  # noqa: SIM118 - not a mapping
                pills.choose(key)


def _headers(page: QWidget) -> list[tuple[QHeaderView, str]]:
    tables = [(table.horizontalHeader(), table.objectName()) for table in page.findChildren(QTableView)]
    trees = [(tree.header(), tree.objectName()) for tree in page.findChildren(QTreeView)]
    return [(header, name) for header, name in [*tables, *trees] if name]


def _tables(page: QWidget) -> list[tuple[RowTable[Any], str]]:
    return [(table, table.objectName()) for table in page.findChildren(RowTable) if table.objectName()]


def _named(page: QWidget, kind: type[W]) -> list[tuple[W, str]]:
    """The filters and pills of a page that have a name."""
    return [(one, one.objectName()) for one in page.findChildren(kind) if one.objectName().endswith(_FILTER)]


def _zoomed(page: QWidget) -> list[tuple[Zoomed, str]]:
    views = page.findChildren(QAbstractScrollArea)
    return [(view, view.objectName()) for view in views if view.objectName() and isinstance(view, Zoomed)]


def _is_readable(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return QSettings(str(path), QSettings.Format.IniFormat).status() is QSettings.Status.NoError
