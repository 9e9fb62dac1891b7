"""Puts the palette together and goes where the clerk chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from desktop_app.ui.finder import Finder
from desktop_app.ui.page_table import PageSpec
from desktop_app.ui.palette.entries import Entry
from desktop_app.ui.palette.palette import Palette
from desktop_app.ui.palette.recent import RecentEntries
from desktop_app.ui.palette.sources import PaletteSources, menu_actions

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


class PaletteHost(QObject):
    """The actions offered are those of the page shown and of the menus."""

    def __init__(self, window: MainWindow, pages: Sequence[PageSpec], finder: Finder, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window, self._bar = window, bar
        self._sources = PaletteSources(window.gateway.office, pages, self._actions, window.warm_up)
        self._recent = RecentEntries(window.memory)
        self.palette = Palette(
            window, self._sources.entries, self._sources.related, lambda: self._recent.known(self.palette.entries())
        )
        finder.opened.connect(self.palette.open)
        window.gateway.changed.connect(self._sources.forget)
        self.palette.chosen.connect(self._go)

    def open(self) -> None:
        """Ctrl+K."""
        self.palette.open()

    def _actions(self) -> list[QAction]:
        page = self._window.page()
        return [*(page.actions() if page is not None else ()), *menu_actions(self._bar)]

    def _go(self, entry: Entry) -> None:
        self._recent.add(entry)
        if entry.run is not None:
            entry.run()
            return
        window = self._window
        if entry.year is not None and entry.year != window.year:
            window.show_year(entry.year)
            if window.year != entry.year:
                return  # a draft that cannot be written keeps the page
        window.show_page(entry.page, entry.target)
