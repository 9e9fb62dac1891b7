"""The tally: unit × award on the left; targets, quotas and a chart on the right; as Word, PDF, Excel, and printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.award import Outcome, QuotaStanding, Tally
from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.plan.facts import Quota
from desktop_app.domain.plan.plan import PlanStatus
from desktop_app.system.files import safe_file_name
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.dialogs.quota_settings_dialog import QuotaSettingsDialog
from desktop_app.ui.exporting import Exporter
from desktop_app.ui.forms.award_scope import Scope, ScopeChooser, results_of, scopes, tally_of
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.tally.money.money_pane import MoneyPane
from desktop_app.ui.pages.tally.tally_chart import TallyChart
from desktop_app.ui.pages.tally.tally_quotas import QuotasPane
from desktop_app.ui.pages.tally.tally_table import TallyTable
from desktop_app.ui.pages.tally.tally_targets import TargetsPane
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.labels import plain_label, section_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.printing import preview_pdf
from desktop_app.ui.text import tally as words
from desktop_app.ui.text import words as shared

_ROOM_FOR_BOTH = 1120
_FIGURES = (("approved", words.APPROVED), ("proposed", words.PROPOSED), ("registered", words.REGISTERED))
_FILTERS = {"docx": shared.WORD_FILES, "pdf": shared.PDF_FILES, "xlsx": shared.EXCEL_FILES}


class TallyPage(Page):
    """Shows one Tally; nothing is stored by looking at it, only a quota's way of reckoning can be set here."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self._tally: Tally | None = None
        self._labels: dict[int, str] = {}
        self.scope = ScopeChooser()
        self.scope.scope_chosen.connect(self._read)
        self.pills = Pills(words.FIGURES, _FIGURES)
        self.pills.chosen.connect(lambda _key: self._show_table())
        self.table = TallyTable()
        self.table.unit_opened.connect(lambda name: self.go_to.emit("award", name))
        self.targets = TargetsPane()
        self.quotas = QuotasPane(self._set_quota)
        self._exporter = Exporter(gateway, jobs, ask)
        self.money = MoneyPane(gateway, ask, self._exporter, self._tell_written)
        self.chart = TallyChart()
        self._legend = plain_label(role="muted")
        self._shows_standings = False  # on a narrow page: which of the two panes
        self._to_standings = link(words.SHOW_STANDINGS, lambda: self._show_pane(standings=True))
        self._to_table = link(words.SHOW_TABLE, lambda: self._show_pane(standings=False))
        self._actions = [
            make_action(self, words.WORD, lambda: self.export("docx"), icon_name="file-type-docx"),
            make_action(self, words.PDF, lambda: self.export("pdf"), icon_name="file-type-pdf"),
            make_action(self, words.EXCEL, lambda: self.export("xlsx"), icon_name="file-spreadsheet"),
            make_action(self, words.PRINT, self.print_page, icon_name="printer", is_filled=True),
        ]
        self.set_actions(self._actions)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes())
        self._empty: EmptyState | None = None
        self.set_body(self._stack)

    def _panes(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("toolRow")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(12, 0, 12, 0)
        tools.setSpacing(10)
        tools.addWidget(self.scope, 1)
        tools.addStretch(1)
        tools.addWidget(self.pills)
        tools.addWidget(self._to_standings)
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self._legend)
        row.addStretch(1)
        self._left = left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        column.addWidget(foot)
        left.setMinimumWidth(380)
        self._splitter = QSplitter()
        self._splitter.setObjectName("tally")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._right())
        self._splitter.setStretchFactor(0, 60)
        self._splitter.setStretchFactor(1, 40)
        self._splitter.setSizes([762, 516])
        return self._splitter

    def _right(self) -> QWidget:
        made = QWidget()
        made.setObjectName("pane")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        chart = QVBoxLayout()
        chart.setContentsMargins(14, 10, 14, 14)
        chart.setSpacing(6)
        chart.addWidget(section_label(words.CHART))
        chart.addWidget(self.chart)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._to_table, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.quotas)
        column.addWidget(self.targets)
        column.addWidget(self.money)
        column.addLayout(chart)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(made)
        self._scroll.setMinimumWidth(330)
        self._scroll.setAccessibleName(f"{words.QUOTAS}, {words.TARGETS}, {words.CHART}")
        return self._scroll

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and changes.tables <= {"signatories"}:
            return
        self.scope.set_scopes(scopes(self.gateway.office, self.year, with_annual_plans=True))
        self._read()

    @override
    def open_target(self, target: object) -> None:
        """A scope's key: plan (None: the year) and wave's uid ("": the whole)."""
        if isinstance(target, tuple) and len(target) == 2 and self.scope.choose(target):
            self._read()

    @override
    def place(self) -> Place:
        unit = self.table.units.current_key()
        here = {**self.scope.place(), "figure": self.pills.key()}
        return {**here, "unit": unit} if isinstance(unit, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        if self.scope.go_to_place(place):
            self._read()
        figure = place.get("figure", self.pills.key())
        if figure != self.pills.key() and figure in dict(_FIGURES):
            self.pills.choose(str(figure))
            self._show_table()
        if place.get("unit"):
            self.table.units.select_key(place["unit"])

    @override
    def print_page(self) -> bool:
        if self._tally is None or self._stack.currentIndex() != 0:
            return False
        tally, office = self._tally, self.gateway.office

        def preview(pdf: bytes) -> None:
            sentence = preview_pdf(pdf, tally.title, self.jobs, self.ask, office.paths.exports_folder)
            if sentence:
                self.gateway.say(sentence)

        self._exporter.make(lambda: office.registration_paper_service.prepare_tally(tally, "pdf"), preview)
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.scope, self.table.units, self.quotas.table, self.targets.table)

    # Showing

    def _read(self) -> None:
        office, scope = self.gateway.office, self.scope.scope()
        self._tally = tally = tally_of(office, scope)
        self._labels = {unit.id: unit.label for unit in office.office_service.units()}
        self._show_head(tally, scope)
        has_any = bool(tally.rows or tally.quotas or tally.targets)
        for action in self._actions:
            action.setEnabled(has_any)
        self.band.tell("")
        if not has_any:
            self._show_empty()
            return
        self._stack.setCurrentIndex(0)
        is_wave = scope.wave is not None
        may_change = not office.is_read_only
        why_none = words.WAVE_QUOTAS if is_wave else words.NO_QUOTAS
        self.quotas.show_quotas(tally.quotas, self._labels, why_none, may_change=may_change)
        self.targets.show_targets(tally.targets, words.NO_TARGETS)
        self.targets.setVisible(not is_wave)
        self.money.show_money(tally.money, scope)
        self.chart.show_rows([row for row in tally.rows if row.unit_id is None])
        self._show_table()

    def _show_head(self, tally: Tally, scope: Scope) -> None:
        whole = [row for row in tally.rows if row.unit_id is None]
        approved = sum(row.approved for row in whole)
        waiting = sum(one.outcome is Outcome.PROPOSED for one in results_of(self.gateway.office, scope))
        counts = ((words.APPROVED_SOME, approved), (words.WAITING_SOME, waiting))
        parts = [form.format(count=count) for form, count in counts if count]
        parts += [words.AS_OF.format(day=format_text(tally.as_of)), tally.plan_label]
        self.set_heading(words.TITLE.format(year=self.year), " · ".join(filter(None, parts)))

    def _show_table(self) -> None:
        if self._tally is None:
            return
        figure = self.pills.key()
        self.table.show_tally(self._tally, self._labels, figure)
        parts = [words.LEGENDS[figure]]
        if self._tally.wave is not None:
            parts.append(words.WAVE_NOTE)
        parts.append(words.PEOPLE_ON.format(day=format_text(self._people_day())))
        self._legend.setText(" · ".join(parts))

    def _people_day(self) -> date:
        """The day whose people the column Số người counts: the year's last, or today while it lasts."""
        assert self._tally is not None
        last = date(self._tally.year or self.year, 12, 31)
        return min(self._tally.as_of, last)

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        plans = self.gateway.office.plan_service.list_plans(self.year)
        has_plan = any(one.plan_status is PlanStatus.ISSUED for one in plans)
        steps = [
            Step(
                words.EMPTY_PLAN.format(year=self.year),
                words.EMPTY_PLAN_DONE if has_plan else words.EMPTY_PLAN_TEXT,
                words.OPEN_PLAN,
                lambda: self.go_to.emit("plan", None),
                is_filled=not has_plan,
            ),
            Step(
                words.EMPTY_REGISTRATION,
                words.EMPTY_REGISTRATION_TEXT,
                words.OPEN_REGISTRATION,
                lambda: self.go_to.emit("registration", None),
                is_possible=has_plan,
                is_filled=has_plan,
            ),
            Step(
                words.EMPTY_AWARD,
                words.EMPTY_AWARD_TEXT,
                words.OPEN_AWARD,
                lambda: self.go_to.emit("award", None),
            ),
        ]
        self._empty = EmptyState("chart-bar", words.EMPTY_TITLE.format(year=self.year), words.EMPTY_TEXT, steps)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_pane(standings=self._shows_standings)

    def _show_pane(self, *, standings: bool) -> None:
        """Both panes where there is room, else the one asked for."""
        self._shows_standings = standings
        is_narrow = self.width() < _ROOM_FOR_BOTH
        self._left.setVisible(not (is_narrow and standings))
        self._scroll.setVisible(standings or not is_narrow)
        self._to_standings.setVisible(is_narrow)
        self._to_table.setVisible(is_narrow)

    # Quotas and papers

    def _set_quota(self, standing: QuotaStanding) -> None:
        found = self._quota_of(standing)
        if found is None:
            return
        plan_id, quota = found
        service = self.gateway.office.plan_service
        amendments = [f"{one.label} ngày {format_text(one.dated_on)}" for one in service.amendments(plan_id)]
        dialog = QuotaSettingsDialog(quota, standing, service.quota_settings(plan_id).get(quota.uid), amendments)
        if not self.ask.show(dialog):
            return
        chosen = dialog.settings()
        done = self.gateway.did(lambda: service.save_quota_settings(plan_id, quota.uid, chosen))
        if done:
            self.gateway.say(words.SETTINGS_SAVED.format(award=award_name(quota.award_code)))

    def _quota_of(self, standing: QuotaStanding) -> tuple[int, Quota] | None:
        """The plan and the quota in force behind a line; plans of one year may use the same uid, the place tells them."""
        plans = self.gateway.office.plan_service
        scope = self.scope.scope()
        ids = [scope.plan_id] if scope.plan_id is not None else [one.id for one in plans.list_plans(self.year)]
        found = []
        for plan_id in ids:
            fact = plans.effective_facts(plan_id).find(standing.fact_uid)
            if isinstance(fact, Quota):
                found.append((plans.source_of(plan_id, fact.uid) == standing.source, plan_id, fact))
        best = max(found, key=lambda one: one[0], default=None)
        return (best[1], best[2]) if best is not None else None

    def export(self, kind: str) -> None:
        """Write the tally as docx, pdf or xlsx where the clerk wants it."""
        if self._tally is None:
            return
        tally, office = self._tally, self.gateway.office
        suggested = office.paths.exports_folder / f"{safe_file_name(tally.title)}.{kind}"
        path = self.ask.choose_file_to_save(words.EXPORT_TITLE, suggested, _FILTERS[kind])
        if path is None:
            return

        self._exporter.write(
            lambda: office.registration_paper_service.prepare_tally_file(tally, path), self._tell_written
        )

    def _tell_written(self, written: Path) -> None:
        self.band.tell(
            words.SAVED.format(path=written),
            "ok",
            action=words.OPEN_FOLDER,
            on_action=lambda: _open_folder(written.parent),
        )


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
