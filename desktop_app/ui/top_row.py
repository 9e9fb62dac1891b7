"""The top row: menu bar, undo and redo, search box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QToolButton, QWidget

from desktop_app.ui.finder import Finder
from desktop_app.ui.page_table import PageSpec
from desktop_app.ui.palette.palette_host import PaletteHost
from desktop_app.ui.parts.buttons import tool
from desktop_app.ui.text import shell
from desktop_app.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


class TopRow(QWidget):
    """A widget of its own in the place of the menu bar (a corner widget of QMenuBar stays invisible)."""

    def __init__(self, window: MainWindow, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("topRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(37)
        self.finder = Finder()
        self.finder.setFixedWidth(300)
        self.menu_bar = QMenuBar()
        self.palette_host = PaletteHost(window, pages, self.finder, self.menu_bar)
        self.commands = WindowCommands(window, pages, self.palette_host.open)
        self.menu_bar.setNativeMenuBar(False)
        self.commands.fill(self.menu_bar)
        undo, redo = self.commands.undo_action, self.commands.redo_action
        self.undo_button = tool("arrow-back-up", shell.NOTHING_TO_UNDO)
        self.redo_button = tool("arrow-forward-up", shell.NOTHING_TO_REDO)
        for made, action in ((self.undo_button, undo), (self.redo_button, redo)):
            made.clicked.connect(lambda _checked=False, action=action: action.trigger())
            action.changed.connect(lambda made=made, action=action: _follow(made, action))
            _follow(made, action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 10, 0)
        layout.setSpacing(4)
        layout.addWidget(self.menu_bar, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.redo_button)
        layout.addSpacing(4)
        layout.addWidget(self.finder)


def _follow(made: QToolButton, action: QAction) -> None:
    made.setEnabled(action.isEnabled())
    made.setToolTip(action.toolTip())
