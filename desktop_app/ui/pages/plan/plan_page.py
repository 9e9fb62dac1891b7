"""The page Kế hoạch: the list of plans, one plan in five tabs, and its real page beside the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.plan.facts import DeadlineKind
from desktop_app.domain.plan.plan import PlanKind
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.plan.check.plan_check_panel import PlanCheckPanel
from desktop_app.ui.pages.plan.check.plan_check_ways import PlanCheckWays
from desktop_app.ui.pages.plan.check.plan_checker import PlanChecker
from desktop_app.ui.pages.plan.outline.plan_basis_picker import PlanBasisInserter
from desktop_app.ui.pages.plan.plan_acts import PlanActs
from desktop_app.ui.pages.plan.plan_content_tab import PlanContentTab
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_empty import empty_page
from desktop_app.ui.pages.plan.plan_file_drop import PlanFileDrop
from desktop_app.ui.pages.plan.plan_heading import band_of, menu_line, subtitle_of
from desktop_app.ui.pages.plan.plan_list import PlanList
from desktop_app.ui.pages.plan.plan_live_page import PlanLivePage
from desktop_app.ui.pages.plan.plan_page_actions import PlanPageActions
from desktop_app.ui.pages.plan.plan_place import PlanPlace
from desktop_app.ui.pages.plan.plan_tab_row import CONTENT, FACTS, HEAD, RECIPIENTS, PlanTabRow
from desktop_app.ui.pages.plan.plan_tabs import PlanTabs
from desktop_app.ui.pages.plan.review.plan_comments import PlanComments
from desktop_app.ui.pages.plan.succession.plan_succession import PlanSuccession
from desktop_app.ui.text import basis as basis_text
from desktop_app.ui.text import plan as text

_LIST_FROM, _LIST_ON_FACTS_FROM, _PAPER_FROM = 1150, 1500, 930
"""Widths of the page from which the list stands beside a plan, also beside its facts, and the paper beside its text."""
_TABLES = (
    "plans",
    "plan_blocks",
    "plan_facts",
    "plan_amendments",
    "plan_quota_settings",
    "quota_settings",
    "plan_papers",
    "plan_units",
    "plan_scans",
    "plan_comments",
)


class PlanPage(Page):
    """Shows one plan; what is typed goes to the draft, which stores it."""

    # Tabs, built when first asked for
    head_form = property(attrgetter("stack.head_form"))
    facts_tab = property(attrgetter("stack.facts_tab"))
    recipients_form = property(attrgetter("stack.recipients_form"))
    versions_tab = property(attrgetter("stack.versions_tab"))

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        office = gateway.office
        self.draft = PlanDraft(gateway, self)
        self.checker = PlanChecker(gateway, jobs, self.draft)
        self.check_panel = PlanCheckPanel(self.checker, ask, PlanComments(gateway, ask, self.draft))
        self.acts = PlanActs(gateway, ask, jobs, self.draft, self.show_plan)
        self.list = PlanList(office.clock.today)
        self.content_tab = PlanContentTab(self.draft, self.check_panel)
        self.basis_inserter = PlanBasisInserter(self.content_tab.editor, office.legal_basis_service, office.clock.today)
        self.content_tab.add_link(basis_text.INSERT, basis_text.INSERT_TIP, "scale", self.basis_inserter.open)
        self.stack = PlanTabs(gateway, ask, self.draft, jobs, self.content_tab, self.acts.set_registration_required)
        self.succession = PlanSuccession(gateway, jobs, ask, self.draft, self)
        self.stack.compare_menu = self.succession.compare_menu
        self._pane: QWidget | None = None  # the decision table or the comparison, in place of the plan
        self.live_page = PlanLivePage(jobs, office.paper_service.live_page, office.clock)
        self._tab_row = PlanTabRow()
        self.tabs = self._tab_row.tabs
        self.check_ways = PlanCheckWays(self.checker, self.check_panel, ask, self.tabs, self.content_tab.editor)
        self._is_paper_wanted = True
        self._place = PlanPlace(self.draft, self.tabs, self.content_tab, self.stack, self.list, self.show_plan)
        issue = partial(self.check_ways.before_issue, self.acts.issue)
        self.page_actions = PlanPageActions(self, self.acts, self._to_registrations, issue)
        self._build()
        self._connect()

    def _to_registrations(self) -> None:
        """The board of this plan's registrations."""
        self.go_to.emit("registration", (self.draft.plan_id, DeadlineKind.REGISTRATION, None))

    def _build(self) -> None:
        self.halves = QSplitter()
        self.halves.setObjectName("plan.halves")
        self.halves.setChildrenCollapsible(False)
        self.stack.setMinimumWidth(470)  # the tool row, its words gone
        self.stack.setCurrentIndex(CONTENT)  # as the tab row shows it
        self.halves.addWidget(self.stack)
        self.halves.addWidget(self.live_page)
        self.halves.setStretchFactor(0, 6)
        self.halves.setStretchFactor(1, 5)
        self.halves.setSizes([580, 490])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_row)
        column.addWidget(self.halves, 1)
        self.panes_splitter = QSplitter()
        self.panes_splitter.setObjectName("plan.panes")
        self.panes_splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(170)
        self.panes_splitter.addWidget(self.list)
        self.panes_splitter.addWidget(self._plan_or_nothing(right))
        self.panes_splitter.setStretchFactor(0, 0)
        self.panes_splitter.setStretchFactor(1, 1)
        self.panes_splitter.setSizes([200, 1000])
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.acts.imports.line)
        rows.addWidget(self.panes_splitter, 1)
        self.set_body(body)
        self._drop = PlanFileDrop(
            self,
            self.content_tab.editor.viewport(),
            self.acts.imports.read_file,
            is_wanted=lambda: not self.gateway.office.is_read_only,
        )

    def _plan_or_nothing(self, right: QWidget) -> QStackedWidget:
        self._right = QStackedWidget()
        self._right.addWidget(right)
        self._nothing: QWidget = QWidget()
        for widget in (self._nothing, self.succession.carry_pane, self.succession.comparison_pane):
            self._right.addWidget(widget)
        return self._right

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.list.chosen.connect(self.show_plan)
        self.list.import_wanted.connect(self.acts.imports.choose_file)
        self.list.paste_wanted.connect(self.acts.imports.paste)
        self.list.template_wanted.connect(lambda is_thematic: self._from_template(is_thematic=is_thematic))
        self.list.doors = lambda: self.succession.doors(self.year)
        self.succession.shown.connect(self._show_pane)
        self.succession.headed.connect(self.set_heading)
        self.succession.ended.connect(self._close_pane)
        self.succession.made.connect(self.show_plan)
        self.succession.block_wanted.connect(self._show_block)
        self.draft.loaded.connect(self._on_loaded)
        self.draft.changed.connect(self._on_edited)
        self.content_tab.block_reached.connect(self._on_block_reached)
        self.stack.text_wanted.connect(self._go_to_text)
        self.stack.export_wanted.connect(lambda state, kind: self.acts.export(kind, state))
        self.stack.replace_wanted.connect(self.acts.replace)
        self.stack.tab_built.connect(self.part_built)
        self.stack.counted.connect(self._tell_counts)
        self.live_page.anchor_clicked.connect(self._on_paper_clicked)
        self.live_page.told.connect(self._tab_row.freshness.setText)
        self._tab_row.paper_toggled.connect(self.toggle_paper)
        self.content_tab.editor.refused.connect(self.ask.warn)
        keys_of_page: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F8", self.toggle_paper),
            ("Ctrl+H", self._replace_words),
            ("Ctrl+S", self.save_now),
        )
        for keys, handler in (*keys_of_page, *self.check_ways.keys()):
            shortcut = QShortcut(QKeySequence(keys), self, handler)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _replace_words(self) -> None:
        self.tabs.setCurrentIndex(CONTENT)
        self.content_tab.find_bar.open(is_replacing=True)

    # What the window asks

    @override
    def show_year(self, year: int) -> None:
        self.year = year
        self.reload(None)
        plan = self.draft.plan
        if plan is None or plan.content.working_year != year:
            of_year = [one for one in self.list.summaries() if one.working_year == year]
            of_year.sort(
                key=lambda one: one.plan_kind is not PlanKind.ANNUAL
            )  # the year's own plan before thematic ones
            self.show_plan(of_year[0].id if of_year else None)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(*_TABLES):
            return
        self._fill_list(self.draft.plan_id)
        self.draft.refresh()
        self.stack.refresh_scans()
        self.check_panel.comments.refresh()

    @override
    def open_target(self, target: object) -> None:
        """A plan's id, (plan, uid of a fact), ("block", plan, uid), or "import" to read one from a file."""
        if target == "import":
            self.acts.imports.choose_file()
        elif isinstance(target, int):
            self.show_plan(target)
        elif isinstance(target, tuple) and target[0] == "block":
            self.show_plan(int(target[1]))
            self._go_to_text(str(target[2]))
        elif isinstance(target, tuple) and len(target) == 2:
            plan_id, fact_uid = target
            self.show_plan(int(plan_id))
            if self.facts_tab.show_fact(str(fact_uid)):
                self.tabs.setCurrentIndex(FACTS)

    @override
    def place(self) -> Place:
        return self._place.take()

    @override
    def go_to_place(self, place: Place) -> None:
        self._place.go_to(place, self.year)

    @override
    def leave(self) -> None:
        self.content_tab.settle()
        self.draft.flush()

    def save_now(self) -> None:
        """Ctrl+S: store what was typed without waiting for the two seconds."""
        if self.draft.is_editable and self.gateway.did(self.leave):
            self.gateway.say(text.SAVED_NOW)

    @override
    def focus_filter(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.content_tab.isAncestorOf(focus):  # in the text: find words, as in Word
            self.content_tab.find_bar.open()
        elif self.list.isVisible():
            self.list.filter.setFocus()

    @override
    def print_page(self) -> bool:
        return self.succession.print() if self._pane is self.succession.comparison_pane else self.acts.print()

    @override
    def panes(self) -> Sequence[QWidget]:
        if self._pane is not None:
            return self.succession.panes(self._pane)
        tab = self.stack.currentWidget()
        middle = self.content_tab.editor if tab is self.content_tab else tab
        return [pane for pane in (self.list.view, middle, self.live_page.view) if pane is not None and pane.isVisible()]

    # Showing

    def show_plan(self, plan_id: int | None) -> None:
        """Show a plan; None: that there is none this year."""
        pane, self._pane = self._pane, None
        if not self.gateway.did(lambda: self.draft.open(plan_id)):
            plan_id = self.draft.plan_id
        self._fill_list(plan_id)
        if self.draft.plan is None or pane is not None:
            self._on_loaded()

    def _fill_list(self, selected: int | None) -> None:
        summaries = self.gateway.office.plan_service.list_plans()
        self.list.show_plans(summaries, selected)
        self.list.new_button.setEnabled(not self.gateway.office.is_read_only)
        menu = self._tab_row.chooser_menu
        menu.clear()
        for one in summaries:
            menu.addAction(menu_line(one), partial(self.show_plan, one.id))
        if not self.gateway.office.is_read_only:
            menu.addSeparator()
            menu.addActions(self.list.new_menu.actions())

    def _show_nothing(self) -> None:
        self.set_heading(text.EMPTY_TITLE.format(year=self.year))
        self.set_actions([])
        self.band.tell("")
        self._right.removeWidget(self._nothing)
        self._nothing.deleteLater()
        start_from = self.succession.step_for(self.year)
        self._nothing = empty_page(self.year, start_from, self.acts.imports, self._from_template)
        self._right.addWidget(self._nothing)
        self._right.setCurrentWidget(self._nothing)
        self._arrange()

    def _show_pane(self, pane: QWidget) -> None:
        """The decision table or the comparison takes the place of list and plan."""
        self._pane = pane
        self._right.setCurrentWidget(pane)
        self.band.tell("")
        is_comparison = pane is self.succession.comparison_pane
        self.set_actions(self.succession.comparison_actions if is_comparison else [])
        self._arrange()

    def _close_pane(self) -> None:
        self._pane = None
        self._on_loaded()

    def _show_block(self, plan_id: int, uid: str) -> None:
        self.show_plan(plan_id)
        self._go_to_text(uid)

    def _from_template(self, *, is_thematic: bool = False) -> None:
        self.acts.new_from_template(self.year, is_thematic=is_thematic)

    def _on_loaded(self) -> None:
        if self._pane is not None:
            return  # news of the plan behind the pane
        plan = self.draft.plan
        if plan is None:
            self._show_nothing()
            return
        self._right.setCurrentIndex(0)
        self._tell_heading()
        self.band.tell(band_of(plan, self.gateway.office.plan_service.plan))
        is_read_only = self.gateway.office.is_read_only
        self.set_actions(self.page_actions.of(plan, is_read_only=is_read_only))
        self.page_actions.fill_export_menu(plan, self.succession.compare_menu, is_read_only=is_read_only)
        self.live_page.show_plan(plan, self.draft.content, at_once=True)
        self._arrange()

    def _tell_heading(self) -> None:
        plan = self.draft.plan
        if plan is not None and self._pane is None:
            head = self.draft.content.head
            self.set_heading(
                head.subject.replace("\n", " ") or text.NO_SUBJECT,
                subtitle_of(plan, self.draft.content, len(self.draft.amendments), self.succession.origin_year),
            )

    def _on_edited(self) -> None:
        self._tell_heading()
        self.live_page.show_plan(self.draft.plan, self.draft.content)

    def _tell_counts(self, differing: int, unconfirmed: int) -> None:
        self._tab_row.tell_counts(differing, unconfirmed if self.draft.is_editable else 0)
        self._arrange()

    # Tabs, paper and caret

    def _on_tab(self, index: int) -> None:
        if self.stack.currentIndex() == CONTENT and self.draft.is_editable:
            self.content_tab.settle()
        self.stack.show_tab(index)
        self._arrange()

    def toggle_paper(self) -> None:
        """F8: the paper beside the text, or the text alone."""
        self._is_paper_wanted = not self._is_paper_wanted
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for."""
        if not hasattr(self, "panes_splitter"):
            return
        index, has_plan = self.tabs.currentIndex(), self.draft.plan is not None
        is_list_shown = self.width() >= (_LIST_ON_FACTS_FROM if index == FACTS and has_plan else _LIST_FROM)
        self.list.setVisible((is_list_shown or not has_plan) and self._pane is None)
        may_show_paper = has_plan and self._tab_row.may_show_paper()
        is_paper_shown = may_show_paper and self._is_paper_wanted and self.width() >= _PAPER_FROM
        self.live_page.setVisible(is_paper_shown)
        self._tab_row.arrange(
            has_list=is_list_shown, has_plan=has_plan, has_paper=is_paper_shown, has_room=self.width() >= _LIST_FROM
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_block_reached(self, uid: str) -> None:
        self.stack.reach_block(uid)
        self.live_page.follow(uid)

    def _go_to_text(self, uid: str) -> None:
        self.tabs.setCurrentIndex(CONTENT)
        self.content_tab.editor.go_to(uid)
        self.content_tab.editor.setFocus()

    def _on_paper_clicked(self, anchor: str) -> None:
        if anchor in ("@head", "@title"):
            self.tabs.setCurrentIndex(HEAD)
        elif anchor == "@closing":
            self.tabs.setCurrentIndex(RECIPIENTS)
        elif not anchor.startswith("@"):
            self._go_to_text(anchor)
