"""Lịch năm: twelve months beside the list of their days; given away as .ics, printed as A4 lying on its side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.dates import format_short
from desktop_app.domain.year_calendar import KIND_WORDS, CalendarEntry, YearCalendar
from desktop_app.services.agenda_service import calendar_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.pages.today.calendar.year_grid import YearGrid
from desktop_app.ui.text import calendar as words
from desktop_app.ui.text import words as shared

_PLACE_SECTION = 3
_WIDE = 1150  # px


class CalendarFacet(Facet):
    """A day or a row leads to the place of the plan it comes from."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._exporter = Exporter(gateway, jobs, ask)
        self.grid = YearGrid()
        self.grid.entry_opened.connect(self._open)
        self.grid.day_chosen.connect(self._choose)
        columns: list[Column[CalendarEntry]] = [
            Column(words.DAY, _days, width=96, tip=_span, sort_key=lambda entry: entry.first),
            Column(words.CONTENT, lambda entry: entry.title, tip=_told),
            Column(words.PLACE, lambda entry: entry.source or shared.NONE, width=230, tip=lambda entry: entry.source),
        ]
        self.table = RowTable(RowTableModel(columns, key=_key), words.TABLE, stretch=2)
        self.table.setObjectName("today.calendar")
        self.table.row_chosen.connect(lambda _key: self._ring())
        self.table.row_opened.connect(lambda _key: self._open(self.table.current_row()))
        self._export = make_action(self, words.EXPORT, self.export, icon_name="calendar")
        self._print = make_action(self, words.PRINT, self.save_paper, icon_name="printer")
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.grid)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setSizes([560, 620])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(halves)
        self.shown: YearCalendar | None = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words go before the place, which the tip and the plan itself tell."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_PLACE_SECTION, self.width() < _WIDE)

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._print, self._export)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        shown = self.shown = self.gateway.office.agenda_service.year_calendar(self.year())
        self.grid.show_calendar(shown)
        self.table.set_rows(list(shown.entries))
        work = shown.plan_entries
        left = sum(entry.last >= shown.today for entry in work)
        told = words.SUBTITLE.format(count=len(work), left=left) if work else words.NOTHING.format(year=shown.year)
        self.counted.emit(told)

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.grid, self.table)

    @override
    def print_facet(self) -> bool:
        self.save_paper()
        return True

    def export(self) -> None:
        """Give the calendar away for Outlook, Google Calendar, telephones."""
        self._save("ics", words.ICS_FILES)

    def save_paper(self) -> None:
        """The calendar on paper."""
        self._save("pdf", words.PAPER_FILES)

    def _save(self, file_kind: str, filters: str) -> None:
        name, folder = calendar_name(self.year()), self.gateway.office.paths.exports_folder
        path = self.ask.choose_file_to_save(name, folder / f"{name}.{file_kind}", filters)
        if path is not None:
            service, year = self.gateway.office.agenda_service, self.year()
            self._exporter.write(
                lambda: service.prepare_calendar_file(year, path),
                lambda written: self.gateway.say(words.SAVED.format(name=written)),
            )

    def _choose(self, day: date) -> None:
        found = next((entry for entry in self.shown.on(day)), None) if self.shown else None
        if found is not None:
            self.table.select_key(_key(found))

    def _ring(self) -> None:
        entry = self.table.current_row()
        if entry is not None:
            self.grid.choose_day(entry.first)

    def _open(self, entry: CalendarEntry | None) -> None:
        if entry is not None and entry.plan_id is not None:
            self.go_to.emit("plan", (entry.plan_id, entry.fact_uid))


def _key(entry: CalendarEntry) -> tuple[str, date, str]:
    return entry.key, entry.first, entry.title


def _told(entry: CalendarEntry) -> str:
    return "\n".join(filter(None, (f"{KIND_WORDS[entry.kind]}: {entry.title}", entry.text)))


def _days(entry: CalendarEntry) -> str:
    return format_short(entry.first)


def _span(entry: CalendarEntry) -> str:
    first, last = format_short(entry.first), format_short(entry.last)
    return words.SPAN.format(first=first, last=last) if entry.last > entry.first else first
