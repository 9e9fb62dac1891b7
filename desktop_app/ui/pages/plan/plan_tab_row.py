"""The row of the plan's tabs: how fresh the paper is, what of the facts waits, and another plan where the list has no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from desktop_app.ui.parts.buttons import tool
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.text import plan as text

HEAD, CONTENT, FACTS, RECIPIENTS, VERSIONS = range(5)
_WITH_PAPER = (HEAD, CONTENT, RECIPIENTS)


class PlanTabRow(QWidget):
    """Shows what it is told; the page decides what there is room for."""

    paper_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tabRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(text.TAB_NAME)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        for name in text.TABS:
            self.tabs.addTab(name)
        self.tabs.setCurrentIndex(CONTENT)
        self.chooser = QToolButton()
        self.chooser.setProperty("role", "flat")
        self.chooser.setText(text.CHOOSE_PLAN)
        self.chooser_menu = QMenu(self.chooser)
        self.chooser.clicked.connect(
            lambda: self.chooser_menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height() + 2)))
        )
        self.freshness = plain_label(role="muted")
        self._facts_chip = ChipLabel(name=text.COLUMN_STANDING)
        self._facts_chip.setVisible(False)
        self._paper_tool = tool("eye", text.TOGGLE_PAPER, self.paper_toggled.emit)
        self._paper_tool.setCheckable(True)
        self._paper_tool.setChecked(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        for widget in (self.freshness, self._facts_chip, self._paper_tool, self.chooser):
            layout.addWidget(widget)

    def tell_counts(self, differing: int, unconfirmed: int) -> None:
        """How many facts contradict the text, and how many wait for the clerk."""
        if differing:
            self._facts_chip.set_chip(Chip(text.DIFFERING_COUNT.format(count=differing), ChipRole.WARN))
        elif unconfirmed:
            self._facts_chip.set_chip(Chip(text.UNCONFIRMED_CHIP.format(count=unconfirmed), ChipRole.NONE))
        else:
            self._facts_chip.set_chip(None)

    def may_show_paper(self) -> bool:
        """Whether the tab in front has the paper beside it."""
        return self.tabs.currentIndex() in _WITH_PAPER

    def arrange(self, *, has_list: bool, has_plan: bool, has_paper: bool, has_room: bool) -> None:
        """Show what goes with the panes that are shown."""
        self.chooser.setVisible(not has_list)
        self._paper_tool.setVisible(has_plan and self.may_show_paper())
        self._paper_tool.setChecked(has_paper)
        self.freshness.setVisible(has_paper and has_room)
        self._facts_chip.setVisible(self.tabs.currentIndex() == FACTS and self._facts_chip.chip() is not None)
