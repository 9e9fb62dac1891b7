"""The panel below the outline: what the check found, worked through with the keys of a problem list; and the importer's notes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.plan.checks.finding import Finding, Severity
from desktop_app.domain.plan.plan import ReadingNote
from desktop_app.ui.ask import Ask
from desktop_app.ui.icons import icon
from desktop_app.ui.models.chip_delegate import ChipDelegate
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.pages.plan.check.plan_check_rows import (
    FIX_COLUMN,
    ROLES,
    CheckRow,
    check_model,
    detail_of,
    rows_of,
)
from desktop_app.ui.pages.plan.check.plan_checker import PlanChecker
from desktop_app.ui.pages.plan.check.plan_notes_list import PlanNotesList
from desktop_app.ui.pages.plan.review.plan_comments import PlanComments
from desktop_app.ui.parts.buttons import link
from desktop_app.ui.parts.chip import Chip, ChipLabel
from desktop_app.ui.parts.labels import ElidedLabel
from desktop_app.ui.text import plan_check as text
from desktop_app.ui.text import plan_review as review

_FINDINGS, _NOTES, _COMMENTS = range(3)
_ROWS_SHOWN = 4
_DETAIL_HEIGHT = 30
_LEAST_WIDTH, _COUNTS_FROM, _WORDS_FROM, _NOTES_WIDTH = 360, 440, 510, 100
"""The least width; from where counts and "Soát lại (F7)" stand in words beside the tab; what the tab of notes takes of it."""


class PlanCheckPanel(QWidget):
    """Folds to its head; a low window folds it by itself until the clerk opens it."""

    place_shown = Signal(object)
    """The finding the clerk moved to: show its place, the focus stays."""
    place_wanted = Signal(object)
    """The finding whose place the clerk wants to go to."""

    def __init__(self, checker: PlanChecker, ask: Ask, comments: PlanComments) -> None:
        super().__init__()
        self.setObjectName("footRow")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._checker, self._ask = checker, ask
        self._is_low = False
        self.notes = PlanNotesList()
        self.comments = comments
        self.table = RowTable(check_model(), text.CHECK, stretch=1)
        self.table.setItemDelegate(ChipDelegate(self.table, keeps_beginning=True))
        self._detail = ElidedLabel()
        self._detail.setProperty("role", "muted")
        self.aside = link(text.SET_ASIDE, self._toggle_aside)
        self._told = ElidedLabel()
        self._told.setProperty("role", "muted")
        self.counts = {severity: ChipLabel(name=text.COUNT_NAMES[severity]) for severity in Severity}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(text.CHECK)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.addTab(text.CHECK)
        self.tabs.addTab("")
        self.tabs.addTab(review.COMMENTS)
        self.tabs.setTabToolTip(_NOTES, text.NOTES_TIP)
        self.tabs.setTabToolTip(_COMMENTS, review.COMMENTS_TIP)
        self.tabs.setTabVisible(_NOTES, False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.toggle = QToolButton()
        self.toggle.setProperty("role", "flat")
        self.toggle.setCheckable(True)
        self.toggle.setChecked(True)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow)
        self.toggle.setAccessibleName(text.FOLD)
        self.toggle.setToolTip(text.FOLD)
        self.recheck = link(text.RECHECK, checker.check_now)
        self.recheck.setToolTip(text.RECHECK)
        self.recheck.setAccessibleName(text.RECHECK)
        self.body = QStackedWidget()
        self.body.addWidget(self._findings())
        self.body.addWidget(self.notes)
        self.body.addWidget(self.comments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.body)
        self._connect()
        self._show()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 8, 0)
        head.setSpacing(5)
        head.addWidget(self.toggle)
        head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        for chip in self.counts.values():
            head.addWidget(chip)
        head.addWidget(self._told, 1)
        head.addWidget(self.recheck)
        return head

    def _findings(self) -> QWidget:
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 6, 0)
        foot.addWidget(self._detail, 1)
        foot.addWidget(self.aside)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        return made

    def _connect(self) -> None:
        self._checker.checked.connect(self._show)
        self._checker.failed.connect(self._told.set_full_text)
        self.tabs.currentChanged.connect(self._on_tab)
        self.comments.counted.connect(self._tell_comments)
        self.toggle.toggled.connect(lambda _is_open: self._arrange())
        self.table.row_chosen.connect(lambda _key: self._on_moved())
        self.table.row_opened.connect(lambda _key: self.go())
        self.table.clicked.connect(self._on_clicked)

    # What is shown

    def show_notes(self, notes: tuple[ReadingNote, ...]) -> None:
        """The importer's notes have a tab of their own while there are any."""
        self.notes.show_notes(notes)
        self.tabs.setTabText(_NOTES, text.NOTES_TAB.format(count=len(notes)))
        self.tabs.setTabVisible(_NOTES, bool(notes))
        if not notes:
            self.tabs.setCurrentIndex(_FINDINGS)
        self._fit_head()

    def fold_when_low(self, is_low: bool) -> None:
        """A low window keeps the panel to one line; the clerk may open it all the same."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.toggle.setChecked(not is_low)

    def _show(self) -> None:
        result = self._checker.result
        draft = self._checker.draft
        rows = rows_of(draft.content, result, is_editable=draft.is_editable) if result is not None else []
        self.table.set_rows(rows)
        at = self._checker.checked_at
        is_clean = result is not None and not result.open and at is not None
        told = text.NOTHING_FOUND.format(time=at.astimezone().strftime("%H:%M")) if is_clean and at else ""
        self._told.set_full_text(told)
        self._show_detail()
        self._arrange()

    def _show_detail(self) -> None:
        row = self.table.current_row()
        self._detail.set_full_text(detail_of(row) if row else "")
        may_write = self._checker.draft.is_writable and row is not None
        self.aside.setVisible(may_write)
        self.aside.setText(text.LOOK_AGAIN if row and row.reason else text.SET_ASIDE)

    def _arrange(self) -> None:
        is_open, rows = self.toggle.isChecked(), self.table.rows_model.rowCount()
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        is_findings = self.tabs.currentIndex() == _FINDINGS
        self.body.setCurrentIndex(self.tabs.currentIndex())
        listed = self.comments.table.rows_model.rowCount() if self.tabs.currentIndex() == _COMMENTS else rows
        self.body.setFixedHeight((min(listed, _ROWS_SHOWN) + 1) * ROW_HEIGHT + _DETAIL_HEIGHT + 4 if listed else 130)
        self.body.setVisible(is_open and (not is_findings or rows > 0))
        self._fit_head()

    def show_comments(self) -> None:
        """The remarks in front, open."""
        self.tabs.setCurrentIndex(_COMMENTS)
        self.toggle.setChecked(True)

    def _tell_comments(self, count: int) -> None:
        words = review.COMMENTS_TAB.format(count=count) if count else review.COMMENTS
        self.tabs.setTabText(_COMMENTS, words)
        self._arrange()

    def _on_tab(self, _index: int) -> None:
        if not self.toggle.isChecked():
            self.toggle.setChecked(True)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fit_head(self) -> None:
        """Counts without their words, then the icon of the link alone, where there is no room for more."""
        room = self.width() - _NOTES_WIDTH * self.tabs.isTabVisible(_NOTES)
        for severity, chip in self.counts.items():
            count = self._checker.count(severity)
            words = text.COUNTS[severity].format(count=count) if room >= _COUNTS_FROM else str(count)
            chip.set_chip(Chip(words, ROLES[severity]) if count else None)
        has_words = room >= _WORDS_FROM
        self.recheck.setText(text.RECHECK if has_words else "")
        self.recheck.setIcon(QIcon() if has_words else icon("refresh", "accent"))

    # What the clerk does

    def jump(self) -> None:
        """Ctrl+Shift+M: into the findings, at the first one."""
        self.tabs.setCurrentIndex(_FINDINGS)
        self.toggle.setChecked(True)
        if self.table.current_row() is None and self.table.rows_model.rowCount():
            self.table.select_key(self.table.rows_model.row(0).key)
        self.table.setFocus()

    def walk(self, by: int) -> None:
        """Alt+↓, Alt+↑: the next or the one before, its place shown; the focus stays where it is."""
        count = self.table.rows_model.rowCount()
        if not count:
            return
        now = self.table.currentIndex()
        place = now.row() + by if now.isValid() else (0 if by > 0 else count - 1)
        if 0 <= place < count:
            self.table.select_key(self.table.rows_model.row(place).key)

    def go(self) -> None:
        """Enter: to the place of the finding."""
        row = self.table.current_row()
        if row is not None:
            self.place_wanted.emit(row.finding)

    def fix(self) -> None:
        """Ctrl+.: mend the finding the list stands at, and stand at the next."""
        row = self.table.current_row()
        if row is None or not row.has_fix:
            return
        at = self.table.currentIndex().row()
        if self._checker.apply(row.finding):
            self.select_near(at)

    def select_near(self, at: int) -> None:
        """Stand at that row again, or at the last one."""
        count = self.table.rows_model.rowCount()
        if count:
            self.table.select_key(self.table.rows_model.row(min(at, count - 1)).key)

    def select(self, finding: Finding) -> None:
        """Stand at a finding."""
        row = next((one for one in self.table.rows_model.rows() if one.finding == finding), None)
        if row is not None:
            self.table.select_key(row.key)

    def _toggle_aside(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        if row.reason:
            self._checker.look_again(row.finding)
            return
        reason = self._ask.ask_text(f"{row.finding.message} {text.SET_ASIDE_QUESTION}", text.SET_ASIDE_YES)
        if reason is not None:
            self._checker.set_aside(row.finding, reason)

    def _on_moved(self) -> None:
        self._show_detail()
        row: CheckRow | None = self.table.current_row()
        if row is not None:
            self.place_shown.emit(row.finding)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == FIX_COLUMN:
            self.fix()
