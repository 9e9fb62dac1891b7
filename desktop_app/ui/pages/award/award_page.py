"""Results of a year or of a thematic plan: entered in bulk, decided in bulk, with the quotas above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import Award, Outcome
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.award.wording import short_award_name
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.searching import Wanted
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.forms.award_scope import ScopeChooser, results_of, scopes, tally_of
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.award.award_acts import ResultActs
from desktop_app.ui.pages.award.award_quota_strip import QuotaStrip
from desktop_app.ui.pages.award.award_table import AWARD_PLACES, ResultRow, ResultTable
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import award as words
from desktop_app.ui.text import words as shared

_PILLS = (
    ("", words.ALL),
    (Outcome.PROPOSED.value, words.PROPOSED),
    (Outcome.APPROVED.value, words.APPROVED),
    (Outcome.NOT_APPROVED.value, words.REFUSED_PILL),
)
_LONGEST_TAB = 23  # letters
_SHOWN_TABLES = frozenset(
    {
        "awards",
        "plans",
        "plan_facts",
        "plan_amendments",
        "plan_fact_changes",
        "plan_quota_settings",
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
        self.scope = ScopeChooser()
        self.scope.scope_chosen.connect(self._read)
        self.tabs = self.add_tab_row([], words.AWARDS, self.scope)
        self.tabs.currentChanged.connect(lambda _place: self._show_rows())
        self.acts = ResultActs(gateway, ask, self.scope.scope, self._chosen_rows, self._on_untick)
        self.strip = QuotaStrip(lambda: self.go_to.emit("tally", self.scope.scope().key))
        self.pills = Pills(words.OUTCOME, _PILLS)
        self.pills.setObjectName("awards-pills-filter")
        self.pills.chosen.connect(lambda _key: self._show_rows())
        self.filter = QLineEdit()
        self.filter.setObjectName("awards-filter")
        self.filter.setPlaceholderText(words.FILTER)
        self.filter.setAccessibleName(words.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(210)
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        self.table = ResultTable()
        self.table.ticks_changed.connect(self._show_foot)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_foot())
        self.table.row_opened.connect(lambda _key: self.acts.edit(self.table.current_row()))
        self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
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

    def _list(self) -> QWidget:
        made = QWidget()
        made.setObjectName("pane")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 7, 12, 7)
        bar.setSpacing(10)
        bar.addWidget(self.pills)
        bar.addWidget(self.filter, 1)
        bar.addStretch(1)
        bar.addWidget(link(words.ADD, self.acts.add, icon_name="plus"))
        self._none = plain_label(role="muted")
        self._none_row = QWidget()
        none = QHBoxLayout(self._none_row)
        none.setContentsMargins(14, 4, 12, 4)
        none.addWidget(self._none)
        none.addWidget(link(shared.CLEAR_FILTER, self._clear_filters))
        none.addStretch(1)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addLayout(bar)
        layout.addWidget(self._none_row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot())
        return made

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(38)
        self._counts = plain_label(role="muted")
        self._tick_all = link(words.TICK_ALL, self._on_tick_all)
        self._untick = link(words.UNTICK, self._on_untick)
        self._refuse = link(words.REFUSE, self.acts.refuse, icon_name="circle-x")
        self._delete = link(words.DELETE, self.acts.remove, icon_name="trash")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._counts)
        row.addWidget(self._tick_all)
        row.addWidget(self._untick)
        row.addStretch(1)
        row.addWidget(self._delete)
        row.addWidget(self._refuse)
        return foot

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.touches(*_SHOWN_TABLES):
            self.scope.set_scopes(scopes(self.gateway.office, self.year, with_annual_plans=False))
            self._read()

    @override
    def open_target(self, target: object) -> None:
        """A scope's key (plan or None, wave's uid or ""), an outcome to filter by, or words to filter by."""
        if isinstance(target, Outcome):
            self._clear_filters()
            self.pills.choose(target.value)
            self._show_rows()
        elif isinstance(target, str):
            self._clear_filters()
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
        return (self.scope, self.filter, self.table)

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
        self.strip.show_quotas(tally_of(office, scope).quotas)
        self.scope.setVisible(self.scope.count() > 1)
        self._show_unregistered()
        self._show_head()
        self._fill_tabs()
        self._show_rows()

    def _show_unregistered(self) -> None:
        """Over the page, while the plan makes a registration the condition and some results have none."""
        told = self.gateway.office.award_service.unregistered(self._results)
        more = words.UNREGISTERED_MORE.format(count=len(told) - 1) if len(told) > 1 else ""
        self.band.tell(f"{told[0]}{more}" if told else "", "warn")

    def _show_head(self) -> None:
        counts = {outcome: sum(one.outcome is outcome for one in self._results) for outcome in Outcome}
        told = (
            (words.COUNTED, len(self._results)),
            (words.WAITING_SOME, counts[Outcome.PROPOSED]),
            (words.UNPROPOSED, self._unproposed),
            (words.APPROVED_SOME, counts[Outcome.APPROVED]),
            (words.REFUSED_SOME, counts[Outcome.NOT_APPROVED]),
        )
        parts = [form.format(count=count) for form, count in told if count]
        subtitle = " · ".join(parts if self._results else [words.SUBTITLE_NONE, *parts])
        self.set_heading(words.TITLE.format(year=self.year), subtitle)
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
        of_award = [row for row in self._listed if not code or row.award.award_code == code]
        counts = {outcome.value: sum(row.award.outcome is outcome for row in of_award) for outcome in Outcome}
        self.pills.set_counts({"": len(of_award), **counts})
        outcome, wanted = self.pills.key(), Wanted.of(self.filter.text())
        shown = [
            row
            for row in of_award
            if (not outcome or row.award.outcome.value == outcome) and wanted.is_in(row.searched)
        ]
        self.table.show_results(shown, {row.award.id for row in self._listed})
        has_none = bool(self._listed) and not shown
        text = self.filter.text() or dict(_PILLS).get(outcome, "")
        self._none.setText(shared.NOTHING_MATCHES.format(text=text))
        self._none_row.setVisible(has_none)
        self._show_foot()
        if self._listed:
            self._stack.setCurrentIndex(0)
        else:
            self._show_empty()

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

    def _show_foot(self) -> None:
        ticked = self.table.ticked()
        hidden = len(ticked - set(self.table.shown_ids()))
        shown = shared.counted(len(self.table.shown_ids()), len(self._listed))
        text = words.SHOWN.format(shown=shown)
        if ticked:
            words_of = words.TICKED_HIDDEN if hidden else words.TICKED
            text = f"{text} · {words_of.format(count=len(ticked), hidden=hidden)}"
        self._counts.setText(text)
        may_act = bool(self.table.chosen_ids()) and not self.gateway.office.is_read_only
        self._untick.setVisible(bool(ticked))
        for one in (self._refuse, self._delete):
            one.setEnabled(may_act)

    # Choosing

    def _chosen_rows(self) -> Sequence[ResultRow]:
        ids = set(self.table.chosen_ids())
        return [row for row in self._listed if row.award.id in ids]

    def _on_tick_all(self) -> None:
        self.table.set_ticked(self.table.shown_ids(), is_ticked=True)

    def _on_untick(self) -> None:
        self.table.set_ticked(sorted(self.table.ticked()), is_ticked=False)

    def _clear_filters(self) -> None:
        self.pills.choose("")
        self.filter.clear()
        self._show_rows()
