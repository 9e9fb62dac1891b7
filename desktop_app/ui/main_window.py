"""The window: top row, rail, pages built on first showing, status bar, and an orderly end. No page's work is done here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import UserError
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Page, Place
from desktop_app.ui.page_table import PAGES, PageSpec
from desktop_app.ui.parts.band import Band
from desktop_app.ui.rail import Rail
from desktop_app.ui.status_line import StatusLine
from desktop_app.ui.text import shell
from desktop_app.ui.top_row import TopRow
from desktop_app.ui.window_memory import WindowMemory

_MOST_PLACES = 50
_LOG = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """One office on the screen. ``mark`` stands behind its name in the title bar (demonstration, read-only)."""

    page_built = Signal()
    moved = Signal()
    """A page was shown, or something was written."""

    def __init__(
        self,
        gateway: Gateway,
        jobs: JobRunner,
        ask: Ask,
        memory: WindowMemory,
        *,
        mark: str = "",
        pages: Sequence[PageSpec] = PAGES,
        report: Callable[[BaseException], object] | None = None,
    ) -> None:
        super().__init__()
        self._gateway, self._jobs, self._ask, self._memory = gateway, jobs, ask, memory
        self._mark = mark
        self._report = report
        self._specs = {page.key: page for page in pages}
        self._built: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._key = ""
        self._places: list[tuple[str, int, Place]] = []
        self._is_ending = False
        today = gateway.office.clock.today()
        self.year = memory.number("year", today.year)
        self.top_row = TopRow(self, pages)
        self.rail = Rail(pages)
        self.band = Band()
        self.stack = QStackedWidget()
        self.status_line = StatusLine(self.top_row.commands.open_folder, self.top_row.commands.guide)
        self._put_together()
        self.rail.page_pressed.connect(self.show_page)
        self.rail.year_chosen.connect(self.show_year)
        gateway.changed.connect(self._on_changed)
        gateway.said.connect(self._on_said)
        self._tell_office()
        self._tell_years()
        self._tell_backup()
        self._restore()
        self.top_row.commands.follow()

    def _put_together(self) -> None:
        self.setMenuWidget(self.top_row)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.band)
        right.addWidget(self.stack, 1)
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status_line)
        self.setMinimumSize(800, 500)

    # What the commands of the top row need

    @property
    def gateway(self) -> Gateway:
        """The door to the office."""
        return self._gateway

    @property
    def memory(self) -> WindowMemory:
        """What is remembered until tomorrow."""
        return self._memory

    @property
    def ask(self) -> Ask:
        """Who answers questions."""
        return self._ask

    def page(self) -> Page | None:
        """The page on the screen."""
        return self._built.get(self._key)

    def print_table(self, table: RowTable[Any]) -> None:
        """Show a table on paper, under the page's heading."""
        from desktop_app.ui.table_printing import print_table  # with Qt's printing: not before it is needed

        page = self.page()
        print_table(table, page.heading() if page is not None else ("", ""), self._gateway, self._jobs, self._ask)

    def page_key(self) -> str:
        """Its key."""
        return self._key

    # Pages and years

    def show_page(self, key: str, target: object = None) -> bool:
        """Show a page, built now if it never was; False if the page before would not let go of its drafts."""
        if key not in self._specs:
            raise KeyError(key)
        before, was = self.page(), self._here()
        if key != self._key and before is not None and not self._let_go(before):
            self.rail.set_page(self._key)
            return False
        page = self._built.get(key)
        if page is None:
            page = self._build(key)
        elif key in self._stale or page.year != self.year:
            self._refresh(page)
        self._stale.discard(key)
        self.moved.emit()
        if key != self._key:
            self.status_line.say("")
        is_other = key != self._key
        self._key = key
        self.stack.setCurrentWidget(page)
        if is_other:
            self._focus(page)
        self.rail.set_page(key)
        self.top_row.commands.follow()
        if target is not None:
            page.open_target(target)
        self._remember_step(was)
        return True

    def _remember_step(self, was: tuple[str, int, Place] | None) -> None:
        if was is not None and was != self._here():
            self._places = [*self._places, was][-_MOST_PLACES:]

    def _here(self) -> tuple[str, int, Place] | None:
        page = self.page()
        return (self._key, self.year, page.place()) if page is not None else None

    def go_back(self) -> None:
        """Alt+←: the place before the last step to another page or year, or to what a search or a link pointed at."""
        if not self._places:
            return
        key, year, place = self._places[-1]
        left = self._places[:-1]
        if year != self.year:
            self.show_year(year)
        if year == self.year and self.show_page(key):
            self._built[key].go_to_place(place)
            self._places = left  # going back is no step forward

    def _let_go(self, page: Page) -> bool:
        """Have the page write its drafts, the word being composed included."""
        QGuiApplication.inputMethod().commit()
        return self._gateway.did(page.leave)

    def _build(self, key: str) -> Page:
        page = self._specs[key].factory(self._gateway, self._jobs, self._ask)
        page.go_to.connect(self._on_go_to)
        page.part_built.connect(lambda part: self._memory.restore_widths(self._place(f"page-{key}"), part))
        self._built[key] = page
        self.stack.addWidget(page)
        self._memory.restore_widths(self._place(f"page-{key}"), page)
        page.show_year(self.year)
        page.go_to_place(self._memory.place(f"place-{key}"))
        self.page_built.emit()
        return page

    def _focus(self, page: Page) -> None:
        """Give the keys to the page's first pane; left alone, Qt would give them to some button."""
        first = next((pane for pane in page.panes() if pane.isVisible() and pane.isEnabled()), None)
        if first is None and self.rail.has(self._key):
            first = self.rail.button(self._key)
        (first or page).setFocus()

    def _refresh(self, page: Page) -> None:
        if page.year != self.year:
            page.show_year(self.year)
        else:
            page.reload(None)

    def warm_up(self, *works: Callable[[], object]) -> None:
        """Do ``works`` one after the other in a job after the first paint: what other pages and the first paper will need."""
        self._jobs.start(lambda _progress: [work() for work in works], lambda _done: None, key="warm-up")

    def show_year(self, year: int) -> None:
        """Show another working year on the same page."""
        page = self.page()
        if page is not None and not self._let_go(page):
            self._tell_years()
            return
        was = self._here()
        self.year = year
        self._tell_years()
        if page is not None:
            page.show_year(year)
        self._remember_step(was)

    def _on_go_to(self, key: str, target: object) -> None:
        if key == "year" and isinstance(target, int):
            self.show_year(target)
        else:
            self.show_page(key, target)

    # News

    def _on_changed(self, changes: ChangeSet) -> None:
        self._stale = set(self._built) - {self._key}
        self.moved.emit()
        self.status_line.set_saved(self._gateway.saved_at)
        self.top_row.commands.follow()
        if changes.touches("agency"):
            self._tell_office()
        if changes.touches("plans"):
            self._tell_years()
        page = self.page()
        if page is not None:
            page.reload(changes)

    def _on_said(self, sentence: str) -> None:
        name = self._gateway.undo_name()
        self.status_line.say(sentence, self.top_row.commands.undo if name else None)

    def tell_backup(self) -> None:
        """Show when the last backup was made."""
        self._tell_backup()

    def _tell_backup(self) -> None:
        office = self._gateway.office
        last = office.maintenance_service.last_backup()
        self.status_line.set_backup(last.made_at if last else None, office.clock.today())

    def _tell_office(self) -> None:
        office = self._gateway.office
        name = office.office_service.profile().name or shell.UNNAMED_OFFICE
        mark = f" ({self._mark})" if self._mark else ""
        self.setWindowTitle(f"{name}{mark} - {shell.PROGRAM}")
        self.status_line.set_office(name, str(office.paths.data_folder))

    def _tell_years(self) -> None:
        today = self._gateway.office.clock.today().year
        plans = self._gateway.office.plan_service.list_plans()
        years = {plan.working_year for plan in plans if plan.working_year} | {today, today + 1, self.year}
        self.rail.set_years(sorted(years, reverse=True), self.year)

    # Place on the screen

    def _restore(self) -> None:
        geometry = self._memory.bytes(self._place("geometry"))
        if geometry is None or not self.restoreGeometry(geometry):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height()))
        key = self._memory.text("page", "today")
        self.start_key = key if key in self._specs and self._specs[key].is_on_rail else "today"

    def _place(self, what: str) -> str:
        size = QGuiApplication.primaryScreen().size()
        return f"{size.width()}x{size.height()}/{what}"

    def _remember(self) -> None:
        self._memory.put(self._place("geometry"), self.saveGeometry())
        self._memory.put("year", self.year)
        self._memory.put("page", self._key)
        for key, page in self._built.items():
            self._memory.remember_widths(self._place(f"page-{key}"), page)
            self._memory.put_place(f"place-{key}", page.place())
        self._memory.save()

    # The end

    def flush(self) -> None:
        """Take in the word being composed and write every draft. May raise UserError."""
        QGuiApplication.inputMethod().commit()
        widget = QApplication.focusWidget()
        if widget is not None:  # a field hands over what was typed when it is left
            widget.clearFocus()
        for page in self._built.values():
            page.leave()

    def end_now(self) -> None:
        """Close without a question (the system is going down): what can be saved is saved."""
        self._is_ending = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # An exception in here would close the window with the drafts lost, so none may leave.
        try:
            may_close = self._end()
        except Exception as error:  # noqa: BLE001 - told through the net, after which closing is allowed
            _LOG.error("closing failed: %s", type(error).__name__)
            if self._report is not None:
                self._report(error)
            may_close, self._is_ending = self._is_ending, True
        event.setAccepted(may_close)

    def _end(self) -> bool:
        try:
            self.flush()
        except UserError as error:
            question = shell.CLOSE_ANYWAY.format(reason=error.message)
            if not self._is_ending and not self._ask.confirm(question, shell.CLOSE_ANYWAY_YES, is_destructive=True):
                return False
        if self._jobs.is_busy and not self._is_ending and not self._ask.confirm(shell.JOBS_RUNNING, shell.STOP_JOBS):
            return False
        self._jobs.close()
        self._remember()
        self._back_up()
        return True

    def _back_up(self) -> None:
        office = self._gateway.office
        if not self._gateway.is_changed or office.is_read_only:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            office.maintenance_service.back_up_if_changed()
            self._gateway.is_changed = False
        except UserError as error:
            _LOG.info("no backup at the end: %s", error.code)
            if not self._is_ending:
                self._ask.warn(shell.BACKUP_FAILED.format(reason=error.message))
        finally:
            QApplication.restoreOverrideCursor()
