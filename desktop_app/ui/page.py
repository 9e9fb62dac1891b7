"""What every page is: a head with title, counts and actions, a body, and answers to the window's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.parts.band import Band
from desktop_app.ui.parts.buttons import button_for
from desktop_app.ui.parts.labels import ElidedLabel, set_role
from desktop_app.ui.style import sized

MOST_ACTIONS = 4
Place = Mapping[str, str | int]
"""Where a clerk is on a page: its facet, the rows chosen; the words are the page's own, the values survive a night in a file."""


class Page(QWidget):
    """A subclass builds its body in ``__init__`` with ``set_body`` and fills it in ``reload``.

    The window calls ``show_year`` once before the first showing, then ``reload(None)``; afterwards ``reload(changes)`` while
    the page is shown, and ``reload(None)`` when it is shown again after changes it missed.
    """

    go_to = Signal(str, object)
    """Key of a page ("today", "plan", "registration", "award", "tally", "catalogue", "settings") and what to open there."""

    part_built = Signal(QWidget)
    """A part of the page made later than the page, before it is filled."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__()
        self.gateway = gateway
        self.jobs = jobs
        self.ask = ask
        self.year = gateway.office.clock.today().year
        self._title = _head_label(15, QFont.Weight.DemiBold)
        self._subtitle = _head_label(9.5)
        set_role(self._subtitle, "muted")
        self.band = Band()
        """One sentence over the whole page with at most one action (an issued plan, a stale backup)."""
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._head())
        self._rows.addWidget(self.band)
        self._body: QWidget | None = None

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("pageHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(58)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        layout = QHBoxLayout(head)
        layout.setContentsMargins(18, 4, 16, 4)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addLayout(self._buttons)
        return head

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Title, and what is still to be done, in numbers."""
        self._title.set_full_text(title)
        self._subtitle.set_full_text(subtitle[:1].upper() + subtitle[1:])

    def heading(self) -> tuple[str, str]:
        """Title and sub-title as shown."""
        return self._title.full_text(), self._subtitle.full_text()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """At most four buttons in the head; the filled one stands last."""
        if len(actions) > MOST_ACTIONS:
            raise ValueError("at most four actions; more go into a menu")
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for action in actions:
            if action not in self.actions():
                self.addAction(action)  # so that its shortcut works on this page
            self._buttons.addWidget(button_for(action, self))

    def add_tab_row(self, tabs: Sequence[str], name: str, right: QWidget | None = None) -> QTabBar:
        """The row of facets under the head; ``right`` stands at its right end. Call before ``set_body``."""
        bar = QTabBar()
        bar.setAccessibleName(name)
        bar.setExpanding(False)
        bar.setDrawBase(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setUsesScrollButtons(True)
        for tab in tabs:
            bar.addTab(tab.replace("&", "&&"))
        row = QWidget()
        row.setObjectName("tabRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.setFixedHeight(36)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(10, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(bar, 1, Qt.AlignmentFlag.AlignBottom)
        if right is not None:
            layout.addWidget(right)
        self._rows.addWidget(row)
        return bar

    def set_body(self, body: QWidget) -> None:
        """The rest of the page; called again it replaces the old body."""
        if self._body is not None:
            self._rows.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._rows.addWidget(body, 1)

    # What the window asks; a subclass overrides what it needs.

    def show_year(self, year: int) -> None:
        """The working year of the window changed: keep unit and person where they exist in that year."""
        self.year = year
        self.reload(None)

    def reload(self, changes: ChangeSet | None) -> None:
        """Read again; ``changes`` None: everything. Keep selection, scroll position and typed drafts."""

    def open_target(self, target: object) -> None:
        """Show what another page pointed at (a plan's id, a unit's id …)."""

    def place(self) -> Place:
        """Where the clerk is, for ``go_to_place``: until tomorrow, or until Alt+←."""
        return {}

    def go_to_place(self, place: Place) -> None:
        """Be there again, as far as it still exists; what is unknown or gone is passed over."""

    def leave(self) -> None:
        """Write drafts now: another page is shown, the year changes, or the window closes. May raise UserError."""

    def focus_filter(self) -> None:
        """Ctrl+F: put the cursor into the filter of the page."""

    def print_page(self) -> bool:
        """Ctrl+P: print what the page shows; False if it has nothing to print."""
        return False

    def panes(self) -> Sequence[QWidget]:
        """F6 goes round these."""
        return ()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field, editor or form needed leads back to the list."""
        first = next((pane for pane in self.panes() if pane.isVisible() and pane.isEnabled()), None)
        if event.key() == Qt.Key.Key_Escape and first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)


def _head_label(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> ElidedLabel:
    label = ElidedLabel()
    label.setFont(sized(QApplication.font(), points, weight))
    return label
