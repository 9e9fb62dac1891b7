"""Where the clerk is on the plan page: plan, tab, the paragraph under the caret, the fact chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTabBar

from desktop_app.ui.page import Place
from desktop_app.ui.pages.plan.plan_content_tab import PlanContentTab
from desktop_app.ui.pages.plan.plan_draft import PlanDraft
from desktop_app.ui.pages.plan.plan_list import PlanList
from desktop_app.ui.pages.plan.plan_tabs import PlanTabs


class PlanPlace:
    """``show_plan`` of the page opens another plan."""

    def __init__(
        self,
        draft: PlanDraft,
        tabs: QTabBar,
        content_tab: PlanContentTab,
        stack: PlanTabs,
        plans: PlanList,
        show_plan: Callable[[int], object],
    ) -> None:
        self._draft, self._tabs = draft, tabs
        self._content_tab, self._stack = content_tab, stack
        self._plans, self._show_plan = plans, show_plan

    def take(self) -> Place:
        """The place as it is now."""
        if self._draft.plan_id is None:
            return {}
        return {
            "plan": self._draft.plan_id,
            "tab": self._tabs.currentIndex(),
            "block": self._content_tab.editor.current_uid(),
            "fact": self._stack.chosen_fact(),
        }

    def go_to(self, place: Place, year: int) -> None:
        """Be there again; a plan that is gone, or of another year than the window's, is passed over."""
        plan_id, tab = place.get("plan"), place.get("tab")
        if not isinstance(plan_id, int) or not self._is_there(plan_id, year):
            return
        if plan_id != self._draft.plan_id:
            self._show_plan(plan_id)
        if isinstance(tab, int) and 0 <= tab < self._tabs.count():
            self._tabs.setCurrentIndex(tab)
        if place.get("block"):
            self._content_tab.editor.go_to(str(place["block"]))
        if place.get("fact"):
            self._stack.choose_fact(str(place["fact"]))

    def _is_there(self, plan_id: int, year: int) -> bool:
        return any(one.id == plan_id and one.working_year in (year, None) for one in self._plans.summaries())
