"""The five tabs of a plan: the text at once, each other when it is first asked for; the facts are counted without theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop_app.domain.plan.fact_check import Standing, standing_of
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.pages.plan.facts.plan_facts_tab import SHOWN_KINDS, PlanFactsTab
from desktop_app.ui.pages.plan.plan_content_tab import PlanContentTab
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_head_form import PlanHeadForm
from desktop_app.ui.pages.plan.plan_recipients_form import PlanRecipientsForm
from desktop_app.ui.pages.plan.plan_scans import PlanScans
from desktop_app.ui.pages.plan.plan_tab_row import CONTENT, FACTS, HEAD, RECIPIENTS, VERSIONS
from desktop_app.ui.pages.plan.plan_versions_tab import PlanVersionsTab

T = TypeVar("T", bound=QWidget)
_NAMES = {HEAD: "head_form", FACTS: "facts_tab", RECIPIENTS: "recipients_form", VERSIONS: "versions_tab"}


class PlanTabs(QStackedWidget):
    """Holds the tabs in the order of their row."""

    tab_built = Signal(QWidget)
    """A tab made later than the page, before anything of it is shown."""
    text_wanted = Signal(str)
    """Uid of the block to show in the tab Nội dung."""
    export_wanted = Signal(str, str)
    """State and file kind of a stored paper."""
    replace_wanted = Signal()
    counted = Signal(int, int)
    """How many facts differ from the text, and how many are not confirmed."""

    def __init__(
        self,
        gateway: Gateway,
        ask: Ask,
        draft: PlanDraft,
        jobs: JobRunner,
        content_tab: PlanContentTab,
        set_registration_required: Callable[[bool], object],
    ) -> None:
        super().__init__()
        self._gateway, self._ask, self._draft, self._jobs = gateway, ask, draft, jobs
        self._set_registration_required = set_registration_required
        self._editor = content_tab.editor
        self._fact = ""
        self.compare_menu: QMenu | None = None
        """Which plans this one can be compared with; given by the page."""
        for place in (HEAD, CONTENT, FACTS, RECIPIENTS, VERSIONS):
            self.addWidget(content_tab if place == CONTENT else QWidget())
        draft.loaded.connect(self._count)
        draft.changed.connect(self._count)

    def show_tab(self, place: int) -> None:
        """Bring a tab to the front."""
        name = _NAMES.get(place)
        if name is not None:
            getattr(self, name)  # built by being asked for
        self.setCurrentIndex(place)

    # Each built once

    @cached_property
    def head_form(self) -> PlanHeadForm:
        """The head of the paper."""
        return self._put(HEAD, PlanHeadForm(self._draft, self._set_registration_required))

    @cached_property
    def facts_tab(self) -> PlanFactsTab:
        """The facts."""
        made = PlanFactsTab(self._gateway, self._ask, self._draft)
        made.current_block = self._editor.current_uid()
        made.text_wanted.connect(self.text_wanted)
        if self._fact:
            made.show_fact(self._fact)
        return self._put(FACTS, made)

    @cached_property
    def recipients_form(self) -> PlanRecipientsForm:
        """Recipients and signature."""
        signatories = self._gateway.office.office_service.signatories
        return self._put(RECIPIENTS, PlanRecipientsForm(self._draft, signatories))

    @cached_property
    def versions_tab(self) -> PlanVersionsTab:
        """What became of the plan, and its papers."""
        made = PlanVersionsTab(self._gateway, self._draft, PlanScans(self._gateway, self._ask, self._jobs, self._draft))
        made.compare_menu = self.compare_menu
        made.export_wanted.connect(self.export_wanted)
        made.replace_wanted.connect(self.replace_wanted)
        made.scans.refresh()
        return self._put(VERSIONS, made)

    # What is asked of a tab that may not be built

    def chosen_fact(self) -> str:
        """The fact in the form of the facts; "" none."""
        return self.facts_tab.selected_uid() if self._is_built(FACTS) else self._fact

    def choose_fact(self, uid: str) -> None:
        """Select a fact, at the latest when the facts are first shown."""
        if self._is_built(FACTS):
            self.facts_tab.show_fact(uid)
        self._fact = uid

    def reach_block(self, uid: str) -> None:
        """The caret stands in that paragraph: what a fact is attached to."""
        if self._is_built(FACTS):
            self.facts_tab.current_block = uid

    def refresh_scans(self) -> None:
        """Read the signed scans again."""
        if self._is_built(VERSIONS):
            self.versions_tab.scans.refresh()

    def _is_built(self, place: int) -> bool:
        return _NAMES[place] in self.__dict__

    def _put(self, place: int, tab: T) -> T:
        stood = self.widget(place)
        is_front = self.currentIndex() == place
        self.insertWidget(place, tab)
        if stood is not None:
            self.removeWidget(stood)
            stood.deleteLater()
        if is_front:
            self.setCurrentIndex(place)
        self.tab_built.emit(tab)
        return tab

    def _count(self) -> None:
        """As the facts tab tells it: over all facts that stand in it."""
        own, blocks, subject = self._draft.content.facts, self._draft.content.blocks, self._draft.content.head.subject
        read = [fact for kind in SHOWN_KINDS for fact in own.of_kind(kind)]
        differing = sum(standing_of(fact, blocks, subject) is Standing.DIFFERS for fact in read)
        self.counted.emit(differing, sum(not fact.is_confirmed for fact in read))
