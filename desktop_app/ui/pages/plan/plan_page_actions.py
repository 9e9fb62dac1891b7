"""What the head of the plan page offers, by the state of the plan, and the menu behind Xuất…"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.domain.plan.plan import Plan, PlanStatus
from desktop_app.ui.actions import make_action, plain
from desktop_app.ui.pages.plan.plan_acts import PlanActs
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import returning


class PlanPageActions:
    """``follow`` leads to the registrations of the plan; ``issue`` asks, then issues."""

    def __init__(
        self,
        page: QWidget,
        acts: PlanActs,
        follow: Callable[[], object],
        issue: Callable[[], object],
    ) -> None:
        self._page = page
        self.export_word = make_action(page, text.EXPORT_WORD, lambda: acts.export("docx"), icon_name="file-type-docx")
        self.export_pdf = make_action(page, text.EXPORT_PDF, lambda: acts.export("pdf"), icon_name="file-type-pdf")
        self.export_slip = make_action(page, text.SLIP, acts.export_slip, icon_name="file-text")
        self.take_in = make_action(page, returning.TAKE_IN, acts.returning.take_in, icon_name="download")
        self.export = make_action(page, text.EXPORT, self._open_export_menu, icon_name="file-export")
        self.print = make_action(page, text.PRINT, acts.print, icon_name="printer")
        self.submit = make_action(page, text.SUBMIT, acts.submit, icon_name="upload")
        self.take_back = make_action(page, text.TAKE_BACK, acts.take_back, icon_name="corner-up-left")
        self.issue = make_action(page, text.ISSUE, issue, icon_name="check", is_filled=True)
        self.amend = make_action(page, text.AMEND, acts.amend, icon_name="pencil")
        self.follow = make_action(page, text.FOLLOW, follow, icon_name="clipboard-list", is_filled=True)
        self.delete_draft = make_action(page, text.DELETE_DRAFT, acts.delete_draft, icon_name="trash")
        self.export_menu = QMenu(page)

    def _open_export_menu(self) -> None:
        buttons = self._page.findChildren(QPushButton)
        named = (one for one in buttons if one.text() == plain(self.export.text()) and one.isVisible())
        below = next(named, self._page)
        self.export_menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))

    def of(self, plan: Plan, *, is_read_only: bool) -> list[QAction]:
        """The buttons of the head, the filled one last."""
        by_status = {
            PlanStatus.DRAFT: [self.submit, self.issue],
            PlanStatus.SUBMITTED: [self.take_back, self.issue],
            PlanStatus.ISSUED: [self.amend, self.follow],
        }
        return [self.export, self.print, *([] if is_read_only else by_status.get(plan.plan_status, []))]

    def fill_export_menu(self, plan: Plan, compare_menu: QMenu, *, is_read_only: bool) -> None:
        """What can be done with the plan beside the buttons."""
        menu = self.export_menu
        menu.clear()
        menu.addActions([self.export_word, self.export_pdf])
        if not plan.is_frozen:
            menu.addAction(self.export_slip)
        menu.addMenu(compare_menu)
        if plan.plan_status is PlanStatus.DRAFT and not is_read_only:
            menu.addAction(self.take_in)
            menu.addSeparator()
            menu.addAction(self.delete_draft)
