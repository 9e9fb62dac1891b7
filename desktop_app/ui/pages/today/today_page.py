"""What is due today: the year at a glance, open work in honest order, whom to call, progress, safety of the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.agenda import HORIZON, Mark, next_mark
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.dates import format_text, weekday_name
from desktop_app.domain.registration.chasing import ChaseLetter, chased_words
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.services.chase_service import CALL_LIST
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.today.calendar.calendar_facet import CalendarFacet
from desktop_app.ui.pages.today.today_panels import (
    URGENT_AFTER,
    ChangesPanel,
    MissingPanel,
    MissingRow,
    ProgressPanel,
    SafetyPanel,
)
from desktop_app.ui.pages.today.today_reading import TodayMatter, read_today
from desktop_app.ui.pages.today.today_strip import YearStrip
from desktop_app.ui.pages.today.today_tasks import TasksPanel, next_words, task_words
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.text import calendar as calendar_words
from desktop_app.ui.text import chase as chase_words
from desktop_app.ui.text import today as words
from desktop_app.ui.waiting import waiting_cursor

_SIDE_WIDTH = 320
_MOST_CHANGES = 5


class TodayPage(Page):
    """Nothing is entered here; every line leads to the page where it is done."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self.strip = YearStrip()
        self.strip.mark_opened.connect(self._on_mark)
        self.tasks = TasksPanel(self._go)
        self.missing = MissingPanel(self._on_missing, self._chase, self._call_list)
        self.changes = ChangesPanel()
        self.progress = ProgressPanel(self._open_board)
        self.safety = SafetyPanel(self._back_up, self._back_up_out)
        self._exporter = Exporter(gateway, jobs, ask)
        self._matter: TodayMatter | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panels())
        self._empty: EmptyState | None = None
        self.tabs = self.add_tab_row([calendar_words.TODAY, calendar_words.CALENDAR], calendar_words.FACETS)
        self._facets = QStackedWidget()
        self._facets.addWidget(self._stack)
        self.calendar: CalendarFacet | None = None
        self.set_body(self._facets)
        self.tabs.currentChanged.connect(lambda _place: self._on_tab())

    def _panels(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("panel")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.strip)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.tasks)
        left.addWidget(self.missing)
        left.addStretch(1)
        side = QWidget()
        side.setMinimumWidth(250)
        side.setMaximumWidth(_SIDE_WIDTH)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self.progress)
        right.addWidget(self.changes)
        right.addWidget(self.safety)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(10)
        both.addLayout(left, 1)
        both.addWidget(side)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(10)
        column.addWidget(frame)
        column.addLayout(both)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.setWidget(sheet)
        return scroll

    # The two facets

    def _on_tab(self) -> None:
        self.reload(None)
        self._facets.setCurrentIndex(self.tabs.currentIndex())

    def _shown_calendar(self) -> CalendarFacet | None:
        """The calendar while its tab is in front, built when first shown."""
        if self.tabs.currentIndex() == 0:
            self.set_actions(())
            for action in self.calendar.head_actions() if self.calendar is not None else ():
                action.setVisible(False)
            return None
        if self.calendar is None:
            self.calendar = CalendarFacet(self.gateway, self.jobs, self.ask, lambda: self.year)
            self.calendar.go_to.connect(self.go_to)
            self.calendar.counted.connect(self._tell_calendar)
            self._facets.addWidget(self.calendar)
        for action in self.calendar.head_actions():
            action.setVisible(True)
        self.set_actions(self.calendar.head_actions())
        return self.calendar

    def _tell_calendar(self, subtitle: str) -> None:
        self.set_heading(calendar_words.TITLE.format(year=self.year), subtitle)

    # What the window asks

    @override
    def open_target(self, target: object) -> None:
        """("calendar", None): the year's calendar; anything else: today."""
        self.tabs.setCurrentIndex(1 if isinstance(target, tuple) and target[:1] == ("calendar",) else 0)

    @override
    def place(self) -> Place:
        return {"facet": "calendar" if self.tabs.currentIndex() else "today"}

    @override
    def go_to_place(self, place: Place) -> None:
        self.tabs.setCurrentIndex(1 if place.get("facet") == "calendar" else 0)

    @override
    def print_page(self) -> bool:
        shown = self.calendar if self.tabs.currentIndex() else None
        return shown is not None and shown.print_facet()

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        shown_calendar = self._shown_calendar()
        if shown_calendar is not None:
            self.band.tell("")
            shown_calendar.reload(changes)
            return
        matter = self._matter = read_today(self.gateway.office, self.year)
        overdue = sum((task.days_left(matter.today) or 0) < 0 for task in matter.tasks)
        self.set_heading(
            words.HEADING.format(weekday=weekday_name(matter.today), day=format_text(matter.today)),
            _subtitle(matter, overdue),
        )
        self._show_backup(matter)
        if not matter.has_plans:
            self._show_doors()
            return
        self._stack.setCurrentIndex(0)
        self.strip.show_matter(matter)
        shown = [task_words(task, matter.today, matter.year) for task in matter.tasks]
        until = words.TASKS_UNTIL.format(day=format_text(matter.today + HORIZON))
        self.tasks.show_tasks(shown, until if shown else "", next_words(next_mark(matter.marks, matter.today)))
        units = {unit.id: unit for unit in self.gateway.office.office_service.units()}
        self.missing.show_tasks(matter.tasks, units, matter.today, self._chased(matter))
        self.changes.show_changes(self.gateway.office.operations.recent(_MOST_CHANGES), matter.today)
        self.progress.show_board(matter.main_board)

    @override
    def panes(self) -> Sequence[QWidget]:
        if self.calendar is not None and self.tabs.currentIndex():
            return self.calendar.panes()
        return (self.strip, self.tasks, self.missing.table, self.safety)

    # Showing

    def _show_backup(self, matter: TodayMatter) -> None:
        last = self.gateway.office.maintenance_service.last_backup()
        self.safety.show_backup(last.made_at if last else None, matter.today)
        days = (matter.today - last.made_at.date()).days if last else 0
        if last is not None and days > URGENT_AFTER:
            text = words.STALE_BACKUP.format(days=days)
            self.band.tell(text, "warn", action=words.BACK_UP_NOW, on_action=self._back_up)
        else:
            self.band.tell("")

    def _show_doors(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        may_write = not self.gateway.office.is_read_only
        steps = [
            Step(
                words.DOOR_IMPORT,
                words.DOOR_IMPORT_TEXT,
                words.DOOR_IMPORT_PRESS,
                lambda: self.go_to.emit("plan", "import"),
                is_possible=may_write,
                is_filled=True,
            ),
            Step(
                words.DOOR_TEMPLATE,
                words.DOOR_TEMPLATE_TEXT.format(year=self.year),
                words.DOOR_TEMPLATE_PRESS,
                self._from_template,
                is_possible=may_write,
            ),
            self._third_door(),
        ]
        self._empty = EmptyState("file-text", words.EMPTY_TITLE.format(year=self.year), words.EMPTY_TEXT, steps)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def _third_door(self) -> Step:
        """To the latest year with plans, or, in a blank office, to the list of people."""
        plans = self.gateway.office.plan_service.list_plans()
        years = [one.working_year for one in plans if one.working_year is not None and one.working_year != self.year]
        if not years:
            return Step(
                words.DOOR_PEOPLE,
                words.DOOR_PEOPLE_TEXT,
                words.DOOR_PEOPLE_PRESS,
                lambda: self.go_to.emit("catalogue", "import"),
                is_possible=not self.gateway.office.is_read_only,
            )
        year = min(years, key=lambda one: (abs(one - self.year), -one))
        return Step(
            words.DOOR_YEAR.format(year=year),
            words.DOOR_YEAR_TEXT.format(year=year),
            words.DOOR_YEAR_PRESS.format(year=year),
            lambda: self.go_to.emit("year", year),
        )

    # Acting

    def _from_template(self) -> None:
        plan_id = self.gateway.run(lambda: self.gateway.office.plan_service.new_from_template(self.year))
        if plan_id is not None:
            self.go_to.emit("plan", plan_id)

    def _go(self, page: str, target: object) -> None:
        """Where a line leads; to the working year first of a plan that comes from the year before."""
        named = set(target) if isinstance(target, tuple) else {target}
        plans = self._matter.plans if self._matter else ()
        years = [one.year for one in plans if one.plan.id in named and one.year != self.year]
        if years and page == "registration":
            self.go_to.emit("year", years[0])
        self.go_to.emit(page, target)

    def _on_mark(self, mark: Mark) -> None:
        self._go("plan", (mark.plan_id, mark.fact_uid))

    def _on_missing(self, row: MissingRow) -> None:
        self._go("registration", (row.plan_id, row.due.key, row.unit.id))

    def _chased(self, matter: TodayMatter) -> dict[tuple[int, int], str]:
        """How often each unit was chased, by plan and unit."""
        letters: dict[tuple[int, int], list[ChaseLetter]] = {}
        for one in matter.plans:
            for letter in self.gateway.office.chase_service.letters(one.plan.id):
                letters.setdefault((letter.plan_id, letter.unit_id), []).append(letter)
        return {key: chased_words(found) for key, found in letters.items()}

    def _chase(self) -> None:
        plan_id = self.missing.plan_id()
        if plan_id is not None:
            self._go("registration", ("chase", plan_id))

    def _call_list(self) -> None:
        service, plan_id = self.gateway.office.chase_service, self.missing.plan_id()
        if plan_id is None:
            return
        path = self.ask.choose_file_to_save(
            CALL_LIST, self.gateway.office.paths.exports_folder / f"{CALL_LIST}.pdf", chase_words.FILES
        )
        if path is not None:
            self._exporter.write(
                lambda: service.prepare_call_list_file(plan_id, service.owing(plan_id, is_all=True), path),
                lambda written: self.gateway.say(words.CALL_LIST_SAVED.format(name=written)),
            )

    def _open_board(self) -> None:
        board = self._matter.main_board if self._matter else None
        if board is not None:
            self.go_to.emit("registration", (board.plan_id, REGISTRATION_KEY, None))

    def _back_up(self) -> None:
        self._write_backup(None)

    def _back_up_out(self) -> None:
        folder = self.ask.choose_folder(words.BACKUP_FOLDER)
        if folder is not None:
            self._write_backup(folder)

    def _write_backup(self, folder: Path | None) -> None:
        def work() -> Path:
            with waiting_cursor():
                return self.gateway.office.maintenance_service.backup(folder)

        written = self.gateway.run(work)
        if written is not None:
            self.gateway.say(words.BACKED_UP.format(path=written))
            if self._matter is not None:
                self._show_backup(self._matter)


def _subtitle(matter: TodayMatter, overdue: int) -> str:
    if not matter.has_plans:
        return words.EMPTY_TITLE.format(year=matter.year)
    parts = [words.OVERDUE_SOME.format(count=overdue)] if overdue else []
    parts.append(words.OPEN_SOME.format(count=len(matter.tasks)) if matter.tasks else words.NOTHING_OPEN)
    running = [one.plan for one in matter.plans]
    if running:
        head = running[0].content.head
        dated = f" ngày {format_text(head.dated_on)}" if head.dated_on else ""
        parts.append(words.RUNNING.format(plan=f"{running[0].label}{dated}"))
        if len(running) > 1:
            parts[-1] += words.AND_PLANS.format(count=len(running) - 1)
    return " · ".join(parts)
