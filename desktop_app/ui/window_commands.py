"""The commands of the window itself, and its menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from desktop_app.ui.actions import make_action
from desktop_app.ui.demo_window import open_demo
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page_table import PageSpec
from desktop_app.ui.style import Theme, apply_style
from desktop_app.ui.text import guide, shell

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

THEME_KEY = "theme"


class WindowCommands(QObject):
    """What menus and keys do. Ctrl+Z in an open editor takes back the typing: the editor takes the key before this does."""

    def __init__(self, window: MainWindow, pages: Sequence[PageSpec], search: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._pages, self._search = window, pages, search
        self.undo_action = make_action(window, shell.UNDO, self.undo, icon_name="arrow-back-up", shortcut="Ctrl+Z")
        self.redo_action = make_action(window, shell.REDO, self.redo, icon_name="arrow-forward-up", shortcut="Ctrl+Y")
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        window = self._window
        add = self._adder
        file = bar.addMenu(shell.MENU_FILE)
        add(file, shell.NEW_PLAN_FROM_FILE, lambda: window.show_page("plan", "import"), "upload")
        add(file, shell.IMPORT_PEOPLE, lambda: window.show_page("catalogue", "import"), "file-spreadsheet")
        file.addSeparator()
        add(file, shell.PRINT, self.print_page, "printer", "Ctrl+P")
        file.addSeparator()
        add(file, shell.BACKUP, self.back_up, "database")
        add(file, shell.OPEN_DATA_FOLDER, self.open_folder, "folder")
        file.addSeparator()
        add(file, shell.QUIT, window.close, "", "Ctrl+Q")
        edit = bar.addMenu(shell.MENU_EDIT)
        edit.addActions([self.undo_action, self.redo_action])
        edit.addSeparator()
        add(edit, shell.FIND, self.focus_filter, "search", "Ctrl+F")
        view = bar.addMenu(shell.MENU_VIEW)
        add(view, shell.RELOAD, self.reload, "refresh", "F5")
        view.addMenu(self._theme_menu(view))
        view.addSeparator()
        add(view, shell.NEXT_PANE, lambda: self.next_pane(1), "", "F6")
        add(view, shell.PREVIOUS_PANE, lambda: self.next_pane(-1), "", "Shift+F6")
        go = bar.addMenu(shell.MENU_GO)
        for place, page in enumerate(page for page in self._pages if page.is_on_rail):
            keys = f"Ctrl+{place + 1}" if page.key != "settings" else ""
            add(go, page.word, partial(window.show_page, page.key), page.icon_name, keys)
        go.addSeparator()
        add(go, shell.BACK, window.go_back, "", "Alt+Left")
        add(go, shell.SEARCH_COMMAND, self._search, "search", "Ctrl+K")
        tools = bar.addMenu(shell.MENU_TOOLS)
        add(tools, shell.VERIFY, self.verify, "circle-check")
        add(tools, shell.OPEN_DEMO, open_demo, "eye")
        helping = bar.addMenu(shell.MENU_HELP)
        add(helping, shell.GUIDE, self.guide, "info-circle", "F1")
        add(helping, shell.ABOUT, self.about)

    def _adder(
        self, menu: QMenu, text: str, handler: Callable[[], object], icon_name: str = "", shortcut: str = ""
    ) -> QAction:
        action = make_action(self._window, text, handler, icon_name=icon_name, shortcut=shortcut)
        menu.addAction(action)
        return action

    def _theme_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(shell.THEME, parent)
        group = QActionGroup(menu)
        chosen = self._window.memory.text(THEME_KEY, Theme.SYSTEM.value)
        for theme, word in (
            (Theme.SYSTEM, shell.THEME_SYSTEM),
            (Theme.LIGHT, shell.THEME_LIGHT),
            (Theme.DARK, shell.THEME_DARK),
        ):
            action = make_action(menu, word, partial(self.set_theme, theme))
            action.setCheckable(True)
            action.setChecked(theme.value == chosen)
            group.addAction(action)
            menu.addAction(action)
        return menu

    # Undo

    def follow(self) -> None:
        """Let undo and redo name the operation they would take."""
        gateway = self._window.gateway
        for action, name, word, named in (
            (self.undo_action, gateway.undo_name(), shell.UNDO, shell.UNDO_NAMED),
            (self.redo_action, gateway.redo_name(), shell.REDO, shell.REDO_NAMED),
        ):
            keys = action.shortcut().toString()
            action.setEnabled(name is not None and not gateway.office.is_read_only)
            text = named.format(name=name) if name else word
            action.setText(text.replace("&", "&&") if name else word)
            action.setToolTip(f"{text.replace('&', '') if not name else text} ({keys})")

    def undo(self) -> None:
        """Take back the last operation."""
        name = self._window.gateway.undo_name()
        if self._flushed() and self._window.gateway.undo():
            self._window.status_line.say(shell.UNDONE.format(name=name))

    def redo(self) -> None:
        """Do the last undone operation again."""
        name = self._window.gateway.redo_name()
        if self._window.gateway.redo():
            self._window.status_line.say(shell.REDONE.format(name=name))

    def _flushed(self) -> bool:
        page = self._window.page()
        return page is None or self._window.gateway.did(page.leave)

    # The page

    def print_page(self) -> None:
        """Print what the page shows; where it has no paper of its own, the table at hand."""
        page = self._window.page()
        if page is None or self._window.gateway.run(page.print_page):
            return
        focus = QApplication.focusWidget()
        shown = [table for table in page.findChildren(RowTable) if table.isVisible() and table.rows_model.rowCount()]
        tables = [table for table in shown if table is focus] or shown
        if tables:
            self._window.print_table(tables[0])
        else:
            self._window.status_line.say(shell.NOT_PRINTABLE)

    def focus_filter(self) -> None:
        """Put the cursor into the page's filter."""
        page = self._window.page()
        if page is not None:
            page.focus_filter()

    def reload(self) -> None:
        """Read the page again."""
        page = self._window.page()
        if page is not None and self._flushed():
            page.reload(None)

    def next_pane(self, step: int) -> None:
        """Move the focus to the next or the previous pane."""
        page = self._window.page()
        rail = self._window.rail
        panes: list[QWidget] = [rail, *(pane for pane in (page.panes() if page else ()) if pane.isVisible())]
        focus = QApplication.focusWidget()
        here = next(
            (
                place
                for place, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            0 if step > 0 else len(panes),
        )
        pane = panes[(here + step) % len(panes)]
        if pane is rail:
            pane = rail.button(self._window.page_key()) if rail.has(self._window.page_key()) else rail.year_button
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # The office

    def back_up(self) -> None:
        """Write a backup where the clerk wants it."""
        office = self._window.gateway.office
        suggested = office.paths.backups_folder / f"so-thi-dua-{office.clock.today():%Y%m%d}.db"
        path = self._window.ask.choose_file_to_save(shell.BACKUP_TITLE, suggested, shell.BACKUP_FILES)
        if path is None or not self._flushed():
            return
        written = self._window.gateway.run(lambda: office.maintenance_service.backup(path))
        if written is not None:
            self._window.status_line.say(shell.BACKED_UP.format(path=written))
            self._window.tell_backup()

    def verify(self) -> None:
        """Check the office file."""
        problems = self._window.gateway.run(self._window.gateway.office.maintenance_service.verify)
        if problems is None:
            return
        if problems:
            self._window.ask.warn(shell.UNSOUND, "\n".join(problems))
        else:
            self._window.status_line.say(shell.SOUND)

    def open_folder(self) -> None:
        """Show the data folder in the system's file program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.gateway.office.paths.data_folder)))

    def set_theme(self, theme: Theme) -> None:
        """Light, dark, or as the desktop."""
        self._window.memory.put(THEME_KEY, theme.value)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_style(application, self._window.gateway.office.paths.resources_folder, theme)

    def guide(self) -> None:
        """The short guide."""
        self._window.ask.inform(guide.TITLE, guide.TEXT)

    def about(self) -> None:
        """What this is."""
        self._window.ask.inform(shell.PROGRAM, guide.ABOUT)
