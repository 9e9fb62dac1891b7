"""Results of a year or of a thematic plan: entered in bulk, decided in bulk, with the quotas above the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.judging.judgement import ProofPlace, Verdict
from desktop_app.services.judging_service import JUDGED_TABLES, JudgedResult
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.forms.award_scope import ScopeChooser, results_of, scopes
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.award.award_acts import ResultActs
from desktop_app.ui.pages.award.award_list import AwardList
from desktop_app.ui.pages.award.award_table import AWARD_PLACES, ResultRow
from desktop_app.ui.pages.award.judgement.judgement_pane import JudgementPane
from desktop_app.ui.pages.award.judgement.judging_reader import JudgingReader
from desktop_app.ui.pages.award.judgement.sheet_printing import SheetPrinting
from desktop_app.ui.pages.award.trial.quota_desk import QuotaDesk
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.list_detail import ListDetail
from desktop_app.ui.text import award as words
from desktop_app.ui.text import judging as judging_words

_LONGEST_TAB = 23  # letters
_IN_SIGHT = 60  # rows
_NARROW = 1100
"""Less width than this shows the list or the judgement, not both."""
_CHOOSE_SECTION = 1
_SHOWN_TABLES = frozenset(
    {
        "awards",
        "plans",
        "plan_facts",
        "plan_amendments",
        "plan_fact_changes",
        "plan_quota_settings",
        "quota_settings",
        "quota_exceptions",
        "local_preferences",
        "rule_overlays",
        "unit_group_members",
        "plan_units",
        "registrations",
        "registration_lines",
        "units",
        "people",
        "memberships",
    }
)


class AwardPage(Page):
    """Shows the results of the chosen scope; tabs are awards, pills outcomes."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self._results: tuple[Award, ...] = ()
        self._listed: list[ResultRow] = []
        self._codes: list[str] = [""]
        self._unproposed = 0
        self._rules = ""
        self.scope = ScopeChooser()
        self.scope.scope_chosen.connect(self._read)
        self.tabs = self.add_tab_row([], words.AWARDS, self.scope)
        self.tabs.currentChanged.connect(lambda _place: self._show_rows())
        self.acts = ResultActs(
            gateway, ask, self.scope.scope, lambda: self.list.chosen_rows(), lambda: self.list.untick()
        )
        self.reader = JudgingReader(gateway, self, self.isVisible)
        self.list = AwardList(
            {
                "add": self.acts.add,
                "refuse": self.acts.refuse,
                "remove": self.acts.remove,
                "tally": lambda: self.go_to.emit("tally", self.scope.scope().key),
                "rules": self._open_rules,
            },
            self.reader.of,
        )
        self.strip, self.pills, self.filter = self.list.strip, self.list.pills, self.list.filter
        self.table = self.list.table
        self.quotas = QuotaDesk(gateway, ask, self.strip, self.table, self._verdict_of)
        self.list.rows.insertWidget(self.list.rows.count() - 1, self.quotas.panel)
        self.table.row_opened.connect(lambda _key: self._on_opened())
        self.table.clicked.connect(self._on_clicked)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_judgement())
        self.judgement = JudgementPane(
            self._open_proof,
            self._open_rules,
            SheetPrinting(gateway, jobs, ask, self._judged_chosen).preview,
        )
        self.judgement.received_changed.connect(self._on_received)
        self.reader.judged.connect(self._on_judged)
        self.list.shown_changed.connect(self._on_shown_changed)
        self.list.chosen_changed.connect(self._show_chosen)
        self._received: dict[int, date] = {}
        self._panes = ListDetail(self.list, self.judgement, self.judgement.to_list, self.table)
        self._panes.setObjectName("results.panes")
        self._panes.setStretchFactor(0, 5)
        self._panes.setStretchFactor(1, 4)
        self._panes.setSizes([700, 560])
        self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._empty: EmptyState | None = None
        self.set_body(self._stack)

    def _make_actions(self) -> None:
        self.propose_action = make_action(
            self, words.PROPOSE, lambda: self.acts.propose(self._results), icon_name="clipboard-list"
        )
        self.propose_action.setToolTip(words.PROPOSE_TIP)
        self.paste_action = make_action(self, words.PASTE, self.acts.paste, icon_name="copy")
        self.import_action = make_action(self, words.IMPORT, self.acts.take_file, icon_name="file-spreadsheet")
        self.decide_action = make_action(self, words.DECIDE, self.acts.decide, icon_name="check", is_filled=True)
        self.set_actions([self.propose_action, self.paste_action, self.import_action, self.decide_action])
        self.add_action = make_action(self, words.ADD, self.acts.add, icon_name="plus", shortcut="Ctrl+N")
        edit = make_action(self, words.EDIT, lambda: self.acts.edit(self.table.current_row()), shortcut="F2")
        self.addActions([self.add_action, edit])

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.touches(*_SHOWN_TABLES):
            self.scope.set_scopes(scopes(self.gateway.office, self.year, with_annual_plans=False))
            self._read()
        elif changes.touches(*JUDGED_TABLES):
            self._judge()

    @override
    def open_target(self, target: object) -> None:
        """A scope's key (plan or None, wave's uid or ""), an outcome to filter by, or words to filter by."""
        if isinstance(target, Outcome):
            self.list.clear_filters()
            self.pills.choose(target.value)
            self._show_rows()
        elif isinstance(target, str):
            self.list.clear_filters()
            self.filter.setText(target)
        elif isinstance(target, tuple) and len(target) == 2 and self.scope.choose(target):
            self._read()

    @override
    def place(self) -> Place:
        row = self.table.current_key()
        here = {**self.scope.place(), "award": self._codes[max(0, self.tabs.currentIndex())]}
        return {**here, "row": row} if isinstance(row, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        if self.scope.go_to_place(place):
            self._read()
        if place.get("award") in self._codes:
            self.tabs.setCurrentIndex(self._codes.index(str(place["award"])))
        self.table.select_key(place.get("row"))

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.scope, self.filter, self.table, self.quotas.panel, self.judgement)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reader.resume()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.set_narrow(self.width() < _NARROW)

    # Showing

    def _read(self) -> None:
        office, scope = self.gateway.office, self.scope.scope()
        self._results = results_of(office, scope)
        people = {person.id: person.full_name for person in office.office_service.people()}
        units = {unit.id: (place, unit) for place, unit in enumerate(office.office_service.units())}
        rows = []
        for one in self._results:
            place, unit = units[one.unit_id]
            subject = people[one.person_id] if one.person_id is not None else one.collective_name
            rows.append(ResultRow(one, subject, unit.label, unit.name, place))
        self._listed = sorted(rows, key=lambda row: row.order)
        self._unproposed = len(self.acts.candidates(self._results))
        self.quotas.read(scope)
        self.scope.setVisible(self.scope.count() > 1)
        self._show_unregistered()
        self._fill_tabs()
        self._show_rows()
        self._judge()

    def _show_unregistered(self) -> None:
        """Over the page, while the plan makes a registration the condition and some results have none."""
        told = self.gateway.office.award_service.unregistered(self._results)
        more = words.UNREGISTERED_MORE.format(count=len(told) - 1) if len(told) > 1 else ""
        self.band.tell(f"{told[0]}{more}" if told else "", "warn")

    def _show_head(self) -> None:
        waiting = sum(one.outcome is Outcome.PROPOSED for one in self._results)
        told = ((words.WAITING_SOME, waiting), (words.UNPROPOSED, self._unproposed))
        parts = [form.format(count=count) for form, count in told if count]
        if self._results:
            parts.append(self._rules)
        else:
            parts.insert(0, words.SUBTITLE_NONE)
        self.set_heading(words.TITLE.format(year=self.year), " · ".join(parts))
        may_write = not self.gateway.office.is_read_only
        self.propose_action.setEnabled(may_write and bool(self._unproposed))
        self.decide_action.setEnabled(may_write and bool(self._results))
        self.add_action.setEnabled(may_write)
        is_wave = self.scope.scope().wave_uid is not None
        for action in (self.paste_action, self.import_action):
            action.setEnabled(may_write and not is_wave)
            action.setToolTip(words.NO_WAVE_IN_LISTS if is_wave else "")

    def _fill_tabs(self) -> None:
        chosen = self._codes[max(0, self.tabs.currentIndex())]
        present = {one.award_code for one in self._results}
        self._codes = ["", *sorted(present, key=lambda code: (AWARD_PLACES.get(code, 99), code))]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for code in self._codes:
            count = sum(not code or one.award_code == code for one in self._results)
            name = award_name(code) if len(award_name(code)) <= _LONGEST_TAB else short_award_name(code)
            form = words.AWARD_TAB if code else words.ALL_AWARDS
            place = self.tabs.addTab(form.format(name=name, count=count).replace("&", "&&"))
            self.tabs.setTabToolTip(place, award_name(code))
        self.tabs.setCurrentIndex(self._codes.index(chosen) if chosen in self._codes else 0)
        self.tabs.blockSignals(False)

    def _show_rows(self) -> None:
        code = self._codes[max(0, self.tabs.currentIndex())]
        self.list.show_listed(self._listed, code, may_write=not self.gateway.office.is_read_only)
        if self._listed:
            self._stack.setCurrentIndex(0)
        else:
            self._show_empty()

    # Judging

    def _judged_chosen(self) -> list[JudgedResult]:
        """Ticked or selected results, judged; the refused are not."""
        return self.reader.all_now([row.award.id for row in self.list.chosen_rows()])

    def _show_chosen(self) -> None:
        chosen = [] if self.reader.problem else self.list.chosen_rows()
        self.judgement.set_chosen(sum(row.award.outcome is not Outcome.NOT_APPROVED for row in chosen))

    def _judge(self) -> None:
        day = self._received.get(self.year) or self.gateway.office.judging_service.usual_received_on(self.year)
        self._rules = self.judgement.set_rules(self.gateway.office, day)
        self._show_head()
        self.reader.start(self._results, self.year, day)

    def _open_rules(self) -> None:
        self.go_to.emit("settings", "rules")

    def _open_proof(self, place: ProofPlace) -> None:
        row = self.table.current_row()
        if row is None:
            return
        award = row.award
        match place:
            case ProofPlace.AWARDS if award.person_id is not None:
                self.go_to.emit("catalogue", ("person_awards", award.person_id))
            case ProofPlace.AWARDS:
                self.go_to.emit("catalogue", ("unit_awards", award.unit_id))
            case ProofPlace.PEOPLE if award.person_id is not None:
                self.go_to.emit("catalogue", ("person", award.person_id))
            case ProofPlace.REGISTRATION:
                self.go_to.emit("registration", award.unit_id)
            case ProofPlace.RULES:
                self._open_rules()
            case _:
                self.go_to.emit("catalogue", ("proof", place.value))

    def _on_clicked(self, index: QModelIndex) -> None:
        """A tick is not a look."""
        if index.column() != _CHOOSE_SECTION:
            self._panes.open_detail()

    def _on_opened(self) -> None:
        if self._panes.is_narrow:
            self._panes.open_detail()
            self.judgement.to_list.setFocus()
        else:
            self.acts.edit(self.table.current_row())

    def _verdict_of(self, award_id: int) -> Verdict | None:
        judged = self.reader.of(award_id)
        return judged.judgement.verdict if judged is not None else None

    def _on_received(self, day: date) -> None:
        self._received[self.year] = day
        self._judge()

    def _on_shown_changed(self) -> None:
        self.reader.first(self.table.shown_ids()[:_IN_SIGHT])
        self._show_judgement()

    def _on_judged(self) -> None:
        self.list.show_problem(self.reader.problem)
        if not self.reader.is_busy:
            self.list.show_rows()
        else:
            self.table.viewport().update()
            self._show_judgement()

    def _show_judgement(self) -> None:
        row = self.table.current_row()
        judged = self.reader.now(row.award.id) if row is not None else None
        if self.reader.problem:
            self.judgement.show_problem(self.reader.problem, is_without_rules=self.reader.is_without_rules)
        elif row is not None and row.award.outcome is Outcome.NOT_APPROVED:
            self.judgement.show_nobody(judging_words.REFUSED)
        elif judged is not None:
            self.judgement.show_judged(judged)
        else:
            self.judgement.show_nobody()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        some = words.EMPTY_PROPOSE_SOME.format(count=self._unproposed)
        may_write = not self.gateway.office.is_read_only
        steps = [
            Step(
                words.EMPTY_PROPOSE,
                some if self._unproposed else words.EMPTY_PROPOSE_NONE,
                words.PROPOSE,
                lambda: self.acts.propose(self._results),
                is_possible=may_write and bool(self._unproposed),
                is_filled=True,
            ),
            Step(
                words.EMPTY_IMPORT,
                words.EMPTY_IMPORT_TEXT,
                words.IMPORT,
                self.acts.take_file,
                self.import_action.isEnabled(),
            ),
            Step(words.EMPTY_ADD, words.EMPTY_ADD_TEXT, words.ADD, self.acts.add, may_write),
        ]
        self._empty = EmptyState("award", words.EMPTY_TITLE, words.EMPTY_TEXT, steps)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
