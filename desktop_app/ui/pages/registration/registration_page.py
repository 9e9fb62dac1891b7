"""Đăng ký: a tab for the board of each due, all dues together, and what else belongs to the season of a plan."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.services.report_service import REPORT_KINDS
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import FacetedPage, FacetSpec
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.board_facet import BoardFacet
from desktop_app.ui.pages.registration.commitments.commitments_facet import CommitmentsFacet
from desktop_app.ui.pages.registration.counts.counts_facet import CountsFacet
from desktop_app.ui.pages.registration.exchange.exchange_acts import ExchangeActs
from desktop_app.ui.pages.registration.exchange.form_drop import FormDrop
from desktop_app.ui.pages.registration.matrix.matrix_facet import MatrixFacet
from desktop_app.ui.pages.registration.projects.projects_facet import ProjectsFacet
from desktop_app.ui.pages.registration.reports.reports_facet import MAKE, ReportsFacet
from desktop_app.ui.pages.registration.season import TABLES, Season, tab_text
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.text import commitments, projects, reports
from desktop_app.ui.text import registration as words

BOARD, ALL_DUES, COUNTS = "board", "all_dues", "counts"
PROJECTS, COMMITMENTS, REPORTS = "projects", "commitments", "reports"

CHASE = "chase"
"""Points at the letters to the late units of a plan."""


class RegistrationPage(FacetedPage):
    """The first facet is the board, which has a tab for each due; every other facet has one tab behind them.

    What other pages point at: a unit's id; (plan, key of a due, unit or None); (key of a facet, what to open there).
    """

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        self.season = Season(gateway)
        self._due_keys: list[str] = []
        self._empty: QWidget | None = None
        super().__init__(
            gateway, jobs, ask, words.TITLE, words.DEADLINES, self._specs_of(self.season), self.season.chooser
        )
        self.season.plan_chosen.connect(self._on_plan)
        self._report = make_action(self, reports.MAKE, self._make_report, icon_name="file-text")
        self.board.more.addAction(self._report)
        self.board.more.aboutToShow.connect(self._show_report_action)
        self.exchange = ExchangeActs(gateway, jobs, ask, self, lambda: self.season.plan_id)
        self.board.more.addActions(self.exchange.actions)
        FormDrop(self, self.exchange.receive_from)

    @staticmethod
    def _specs_of(season: Season) -> tuple[FacetSpec, ...]:
        return (
            FacetSpec(BOARD, words.BOARD, partial(BoardFacet, season=season)),
            FacetSpec(ALL_DUES, words.ALL_DUES, partial(MatrixFacet, season=season)),
            FacetSpec(COUNTS, words.COUNTS_FACET, partial(CountsFacet, season=season)),
            FacetSpec(REPORTS, reports.FACET, partial(ReportsFacet, season=season)),
            FacetSpec(PROJECTS, projects.FACET, partial(ProjectsFacet, season=season)),
            FacetSpec(COMMITMENTS, commitments.FACET, partial(CommitmentsFacet, season=season)),
        )

    @property
    def board(self) -> BoardFacet:
        """The board of a due."""
        return cast(BoardFacet, self.facet(BOARD))

    def due_keys(self) -> list[str]:
        """The dues that have a tab, in their order."""
        return list(self._due_keys)

    def show_due(self, key: str) -> bool:
        """Bring the board of a due to the front; False if what is typed elsewhere could not be left."""
        if not self.show_facet(BOARD):
            return False
        self.board.show_due(key)
        self._fill_tabs()
        return True

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.touches(*TABLES):
            self.season.read(self.year)
        self._heading_title = words.TITLE.format(year=self.year)
        self._show_whether_empty()
        super().reload(changes)
        self._fill_tabs()

    @override
    def open_target(self, target: object) -> None:
        if isinstance(target, tuple) and len(target) == 2 and target[0] == CHASE:
            if self.season.choose(target[1]) and self.show_facet(BOARD):
                self._fill_tabs()
                self.board.reload(None)
                self.board.chase()
            return
        if isinstance(target, tuple) and len(target) == 3:
            plan_id, key, target = target
            if not self.season.choose(plan_id) or not self.show_due(key):
                return
        if isinstance(target, int):
            if self.show_facet(BOARD):
                self.board.open_target(target)
        elif target is not None:
            super().open_target(target)

    @override
    def go_to_place(self, place: Place) -> None:
        if not self.season.choose(int(place.get("plan", 0) or 0)):
            return
        if place.get("facet", BOARD) == BOARD:
            self.show_due(str(place.get("deadline", self.board.due_key)))
        super().go_to_place(place)

    # From the board of a report to its paper

    def _show_report_action(self) -> None:
        shown = self.board.board
        self._report.setVisible(shown is not None and shown.due.kind in REPORT_KINDS)

    def _make_report(self) -> None:
        shown = self.board.board
        if shown is not None:
            self.open_target((REPORTS, (shown.plan_id, shown.due.key, MAKE)))

    # Tabs

    def _fill_tabs(self) -> None:
        """A tab for each due worth one, then one for each further facet."""
        boards = self.season.boards_in_tabs(self.board.due_key)
        self._due_keys = [board.due.key for board in boards]
        wanted = [*(tab_text(board) for board in boards), *(spec.word for spec in self._specs[1:])]
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(wanted):
            self.tabs.removeTab(self.tabs.count() - 1)
        for place, text in enumerate(wanted):
            if place < self.tabs.count():
                self.tabs.setTabText(place, text.replace("&", "&&"))
            else:
                self.tabs.addTab(text.replace("&", "&&"))
        self.tabs.blockSignals(False)
        self._mark_tab()

    @override
    def _mark_tab(self) -> None:
        dues = len(self._due_keys)
        keys = [spec.key for spec in self._specs]
        place = keys.index(self._shown) - 1 + dues
        if self._shown == BOARD:
            place = self._due_keys.index(self.board.due_key) if self.board.due_key in self._due_keys else 0
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)

    @override
    def _on_tab(self, index: int) -> None:
        dues = len(self._due_keys)
        if index < dues:
            self.show_due(self._due_keys[index])
        elif index - dues + 1 < len(self._specs):
            self.show_facet(self._specs[index - dues + 1].key)

    def _on_plan(self) -> None:
        super().reload(None)
        self._fill_tabs()

    # Without a plan

    def _show_whether_empty(self) -> None:
        is_empty = not self.season.plans
        row = self.tabs.parentWidget()
        if row is not None:
            row.setVisible(not is_empty)
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if is_empty:
            self._empty = self._empty_state()
            self._stack.addWidget(self._empty)
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.shown_facet())

    def _empty_state(self) -> EmptyState:
        step = Step(
            words.NO_PLAN_STEP.format(year=self.year),
            words.NO_PLAN_WHY,
            words.OPEN_PLANS,
            lambda: self.go_to.emit("plan", None),
            is_filled=True,
        )
        return EmptyState("clipboard-list", words.NO_PLAN_TITLE.format(year=self.year), words.NO_PLAN_TEXT, [step])
