"""The facet Khen thưởng of Danh mục: the awards of a year, the passport of one subject, double awards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from desktop_app.domain.award.double_awards import DoubleFlag
from desktop_app.domain.award.double_wording import flag_sentence
from desktop_app.domain.award.past_award import AwardLine
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.searching import Wanted
from desktop_app.services.double_award_service import FoundDouble
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.forms.person_picker import people_of_year
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.list_facet import ListFacet, filter_field, show_rows
from desktop_app.ui.page import Place
from desktop_app.ui.pages.catalogue.history.double_looking import DoubleLooking
from desktop_app.ui.pages.catalogue.history.history_acts import HistoryActs
from desktop_app.ui.pages.catalogue.history.history_dialogs import ShowDialog
from desktop_app.ui.pages.catalogue.history.history_table import (
    ALL,
    COMMENDATIONS,
    FLAGGED,
    TITLES,
    HistoryTable,
    award_kind_of,
)
from desktop_app.ui.pages.catalogue.history.passport_pane import PassportPane
from desktop_app.ui.parts.empty_state import EmptyState
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import history as text

_TABLES = (
    "awards",
    "award_histories",
    "double_awards_set_aside",
    "units",
    "people",
    "plans",
    "unit_changes",
    "initiative_uses",
)


class HistoryFacet(ListFacet):
    """The list is of one year; a passport is of all years. Doubles are looked for in a job."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int]) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._service = gateway.office.award_history_service
        self._passports = gateway.office.passport_service
        self._doubles_service = gateway.office.double_award_service
        self._exporter = Exporter(gateway, jobs, ask)
        self._acts = HistoryActs(gateway, ask)
        self._lines: tuple[AwardLine, ...] = ()
        self._kinds: Counter[str] = Counter()
        self._found: tuple[FoundDouble, ...] = ()
        self._looking = DoubleLooking(gateway.office.double_award_service, jobs, self._show_doubles, self)
        self._subject: tuple[int, int] = (0, 0)
        self.years = QComboBox()
        self.years.setAccessibleName(text.YEAR_FILTER)
        self.years.setToolTip(text.YEAR_FILTER)
        self.years.activated.connect(lambda _place: self._on_year())
        pills = ((ALL, text.ALL), (TITLES, text.TITLES), (COMMENDATIONS, text.COMMENDATIONS), (FLAGGED, text.FLAGGED))
        self.pills = Pills(text.KINDS, pills)
        self.pills.setObjectName("award-history-pills-filter")
        self.pills.chosen.connect(lambda _key: self._show_filtered())
        self.filter = filter_field(text.FILTER, self._show_filtered)
        self.filter.setMaximumWidth(176)
        self.table = HistoryTable()
        self.table.row_chosen.connect(lambda _key: self._show_chosen())
        self.table.row_opened.connect(lambda _key: self.edit(self._current_id()))
        self.table.on_key("Delete", lambda: self.remove(self._chosen_ids()))
        self.pane = PassportPane()
        self.pane.edit_wanted.connect(self.edit)
        self.pane.remove_wanted.connect(lambda award_id: self.remove([award_id]))
        self.pane.set_aside_wanted.connect(self.set_aside)
        self.pane.look_again_wanted.connect(self.look_again)
        self._make_actions()
        self.lay_out(
            self.table,
            self.pane,
            self.pane.to_list,
            sizes=(705, 573),
            least=(400, 400),
            bar=((self.years, 0), (self.pills, 1), (self.filter, 0)),
        )

    def _make_actions(self) -> None:
        self._particulars = make_action(self, text.PARTICULARS, self.note_particulars, icon_name="pencil")
        self._particulars.setToolTip(text.PARTICULARS_TIP)
        self._look_at = make_action(self, text.SHOW, self.choose_subject, icon_name="search")
        self._look_at.setToolTip(text.SHOW_TIP)
        self._print = make_action(self, text.PRINT, self.print_passport, icon_name="printer")
        self._add = make_action(self, text.ADD, self.add, icon_name="plus", shortcut="Ctrl+N")
        for action in (self._add, self._particulars):
            action.setEnabled(self.may_change())

    # What the page asks

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._particulars, self._look_at, self._print, self._add)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        years = self._service.years()
        chosen = self.years.currentData()
        wanted = chosen if changes is not None or chosen == self.year() else self.year()
        self.years.blockSignals(True)
        self.years.clear()
        for one in years:
            self.years.addItem(str(one), one)
        self.years.setCurrentIndex(max(0, self.years.findData(wanted)))
        self.years.blockSignals(False)
        self.table.units = {unit.id: unit.label for unit in self.gateway.office.office_service.units()}
        has_any = bool(years)
        links = [(text.ADD, self.add)] if self.may_change() else []
        self.show_list_or(None if has_any else EmptyState("award", text.NOTHING, text.NOTHING_WHY, links=links))
        self._read_year()
        self._show_subject()
        self._looking.begin()

    @override
    def open_target(self, target: object) -> None:
        """("award", id), or ("person_awards" or "unit_awards", id): whose passport to show."""
        if not (isinstance(target, tuple) and len(target) == 2 and isinstance(target[1], int)):
            return
        what, key = target
        if what == "award":
            self._open_award(key)
        else:
            self.show_subject((key, 0) if what == "person_awards" else (0, key))

    @override
    def place(self) -> Place:
        here: dict[str, str | int] = {"year": self._shown_year()}
        person, unit = self._subject
        return {**here, "award": self._current_id(), "holder": person, "holder_unit": unit}

    @override
    def go_to_place(self, place: Place) -> None:
        at = self.years.findData(place.get("year"))
        if at >= 0 and at != self.years.currentIndex():
            self.years.setCurrentIndex(at)
            self._read_year()
        self.table.select_key(place.get("award"))
        person, unit = place.get("holder"), place.get("holder_unit")
        if isinstance(person, int) and isinstance(unit, int) and (person or unit):
            self.show_subject((person, unit))

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    @override
    def print_facet(self) -> bool:
        return self.print_passport()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.pane.timeline)

    # The list

    def _shown_year(self) -> int:
        return int(self.years.currentData() or 0)

    def _read_year(self) -> None:
        self._lines = self._service.lines(self._shown_year()) if self.years.count() else ()
        self._kinds = Counter(map(award_kind_of, self._lines))
        self.table.fold_ahead(self._lines)
        self._show()

    def _on_year(self) -> None:
        self._read_year()
        self._show_filtered()

    def _show_filtered(self) -> None:
        """What the clerk filtered by: the first row left, where the one before is gone, with its passport."""
        before = self._current_id()
        self._show()
        if self._current_id() != before or not before:
            if self.table.rows_model.rowCount():
                self.table.select_key(self.table.rows_model.row(0).award_id)
            self._show_chosen()

    def _show(self) -> None:
        pill, wanted = self.pills.key(), Wanted.of(self.filter.text())
        lines = self._flagged_lines() if pill == FLAGGED else self._lines
        rows = [line for line in lines if self.table.is_shown(line, pill, wanted)]
        self.table.total = len(lines)
        show_rows(self.table, rows, rows[0].award_id if rows and self._subject == (0, 0) else None)
        self._count()
        if self._subject == (0, 0):
            self._show_chosen()

    def _flagged_lines(self) -> tuple[AwardLine, ...]:
        """Of all years: whoever looks through the flags wants them all."""
        return self._service.lines_of(sorted(self.table.flagged)) if self.table.flagged else ()

    def _count(self) -> None:
        open_flags = sum(one.is_open for one in self._found)
        self.pills.set_counts(
            {
                ALL: len(self._lines),
                TITLES: self._kinds[TITLES],
                COMMENDATIONS: self._kinds[COMMENDATIONS],
                FLAGGED: len(self.table.flagged),
            }
        )
        shown = format_number(len(self._lines))
        said = text.COUNTS.format(shown=shown, year=self._shown_year(), open=open_flags)
        self.counted.emit(said if self.years.count() else text.NONE_COUNTS)

    def _current_id(self) -> int:
        line = self.table.current_row()
        return line.award_id if line is not None else 0

    def _chosen_ids(self) -> list[int]:
        return [key for key in self.table.selected_keys() if isinstance(key, int)]

    # Doubles

    def _show_doubles(self, found: tuple[FoundDouble, ...]) -> None:
        self._found = found
        self.table.flagged = frozenset(award_id for one in found if one.is_open for award_id in one.flag.award_ids)
        self.table.viewport().update()
        if self.pills.key() == FLAGGED:
            self._show()
        self._count()

    def set_aside(self, flag: DoubleFlag) -> None:
        """Leave a flag as it is, with a reason."""
        reason = self.ask.ask_text(text.SET_ASIDE_WHY.format(sentence=flag_sentence(flag)), text.SET_ASIDE_YES)
        if reason is not None:
            self.gateway.did(lambda: self._doubles_service.set_aside(flag, reason))

    def look_again(self, flag: DoubleFlag) -> None:
        """A flag set aside is shown again."""
        self.gateway.did(lambda: self._doubles_service.look_again(flag))

    # One subject

    def _show_chosen(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self.show_subject((line.person_id, 0) if line.person_id else (0, line.unit_id), line.award_id)
        elif self._subject == (0, 0):
            self.pane.show_nobody()

    def show_subject(self, subject: tuple[int, int], award_id: int = 0) -> None:
        """Show the passport of a person (id, 0) or of a unit (0, id), at one of its awards."""
        self._subject = subject
        self._show_subject(award_id)
        if not award_id:
            self._panes.open_detail()

    def _show_subject(self, award_id: int = 0) -> None:
        person, unit = self._subject
        self._print.setEnabled(bool(person or unit))
        if not (person or unit):
            self.pane.show_nobody()
            return
        award_id = award_id or self.pane.shown_award_id()
        passport = self.gateway.run(
            lambda: self._passports.of_person(person) if person else self._passports.of_unit(unit)
        )
        if passport is None:  # gone: undone, or merged into another
            self._subject = (0, 0)
            self.pane.show_nobody()
            return
        units = (
            []
            if person
            else [unit, *(one.id for one in self.gateway.office.unit_change_service.lineage().former(unit))]
        )
        flags = self._doubles_service.of_subject(person or None, units)
        self.pane.show_passport(passport, flags, award_id, may_change=self.may_change())

    def choose_subject(self) -> None:
        """Ask whose passport to show."""
        office = self.gateway.office.office_service
        units = office.units()
        dialog = ShowDialog(people_of_year(office.people(), units, self.gateway.office.clock.today().year), units)
        if self.ask.show(dialog):
            self.show_subject(dialog.subject())

    def _open_award(self, award_id: int) -> None:
        past = self.gateway.run(lambda: self._service.past(award_id))
        if past is None:
            return
        self.years.setCurrentIndex(max(0, self.years.findData(past.award.achievement_year)))
        self.pills.choose(ALL)
        self.filter.clear()
        self._read_year()
        self.table.select_key(award_id)

    # Acts

    def add(self) -> None:
        """Enter one award, of the subject shown."""
        person, unit = self._subject
        name = self.pane.passport.name if unit and self.pane.passport is not None else ""
        self._open_stored(self._acts.add(person, unit, name))

    def edit(self, award_id: int) -> None:
        """Put one award right."""
        if award_id and self.may_change():
            self._open_stored(self._acts.edit(award_id))

    def _open_stored(self, award_id: int) -> None:
        if award_id:
            self._open_award(award_id)

    def note_particulars(self) -> None:
        """One kind and one period for the rows chosen."""
        self._acts.note_particulars(self._chosen_ids())

    def remove(self, award_ids: Sequence[int]) -> None:
        """Take awards away; undo brings them back, so nothing is asked."""
        if award_ids and self.may_change():
            self._acts.remove(award_ids)

    # Paper

    def print_passport(self) -> bool:
        """Preview the passport shown, to be printed or saved."""
        passport = self.pane.passport
        if passport is None:
            return False
        title = f"{text.PASSPORT} {passport.name}"
        folder: Path = self.gateway.office.paths.exports_folder
        self._exporter.make(
            lambda: self._passports.prepare_paper(passport, "pdf"),
            lambda pdf: self._printed(preview_pdf(pdf, title, self.jobs, self.ask, folder)),
        )
        return True

    def _printed(self, said: str | None) -> None:
        if said:
            self.gateway.say(said)
