"""Next year's plan before it is made: every place of the old year with its proposal, and one button that says how many change."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.plan.carry_forward.decisions import (
    UNDECIDED,
    Action,
    Choice,
    Decision,
    DecisionKind,
    answer_of,
    certain_choices,
    problem_of,
    result_of,
)
from desktop_app.services.carry_forward_service import CarryTable
from desktop_app.ui.pages.plan.succession.plan_carry_detail import PlanCarryDetail
from desktop_app.ui.pages.plan.succession.plan_carry_rows import CarryRow, current_words
from desktop_app.ui.pages.plan.succession.plan_carry_table import CURRENT_SECTION, PLACE_SECTION, PlanCarryTable
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.chip import Chip, ChipLabel, ChipRole
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import succession as text
from desktop_app.ui.text import words

_ALL = "all"
_NARROW, _FIXED = 1000, 440
"""Width from which the place has a column of its own, and what the columns of fixed width take."""


class PlanCarryPane(QWidget):
    """Nothing is written until ``make_wanted``; the answers stay while the program runs, also if the clerk goes away."""

    make_wanted = Signal()
    cancelled = Signal()
    counted = Signal()
    """The counts changed: the page tells them in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setMinimumWidth(320)  # it has the whole page when it is shown, and must not widen the page while it is not
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.carry: CarryTable | None = None
        self.choices: dict[str, Choice] = {}
        self._answers: list[Choice] = []
        self._history: list[dict[str, Choice]] = []
        pills = [(_ALL, text.PILL_ALL), *((action.value, word) for action, word in text.PILLS.items())]
        self.pills = Pills(text.CHOICE, pills)
        self.pills.chosen.connect(lambda _key: self._show_rows())
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(text.COLUMN_KIND)
        self.kinds.currentIndexChanged.connect(lambda _place: self._show_rows())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text.FILTER)
        self.filter.setAccessibleName(text.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(160)
        self.filter.textChanged.connect(lambda _typed: self._show_rows())
        self.table = PlanCarryTable(self._type)
        self.table.answered.connect(self.answer)
        self.table.undo_wanted.connect(self.undo)
        self.table.row_chosen.connect(lambda _key: self._show_detail())
        self.detail = PlanCarryDetail(self.answer, self.table.edit_current)
        self._note = plain_label(role="muted", is_wrapping=True)
        self.make = button("", self.make_wanted.emit, is_filled=True)
        self._build()
        escape = QShortcut(QKeySequence("Esc"), self, self.cancelled.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.pills, 1)
        for widget in (self.kinds, self.filter):
            head.addWidget(widget)
        foot = QWidget()
        foot.setObjectName("footRow")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(ChipLabel(Chip(text.NOT_WRITTEN, ChipRole.INFO, icon_name="eye"), text.CHOICE))
        row.addWidget(self._note, 1)
        row.addWidget(self.make)
        row.addWidget(button(words.CANCEL, self.cancelled.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(foot)

    # Showing

    def show_table(self, carry: CarryTable) -> None:
        """Show a decision table with its certain proposals taken; answers given before to the same rows come back."""
        before = self.carry
        is_same = before is not None and (before.plan.id, before.target_year) == (carry.plan.id, carry.target_year)
        rows = {row.key: row for row in carry.rows}
        kept = {key: one for key, one in self.choices.items() if key in rows and not problem_of(rows[key], one)}
        self.carry = carry
        self.choices = kept if is_same else dict(certain_choices(carry.rows))
        self._history = []
        self._fill_kinds(carry.rows)
        self.pills.choose(_ALL)
        self.filter.clear()
        self._changed()
        self.table.setFocus()

    def _fill_kinds(self, rows: Iterable[Decision]) -> None:
        counts: dict[DecisionKind, int] = {}
        for row in rows:
            counts[row.kind] = counts.get(row.kind, 0) + 1
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(text.ALL_KINDS.format(count=sum(counts.values())), None)
        for kind, count in counts.items():
            self.kinds.addItem(text.KIND_COUNT.format(kind=text.KINDS[kind], count=count), kind.value)
        self.kinds.blockSignals(False)

    def _changed(self) -> None:
        """Count and show again after an answer."""
        assert self.carry is not None
        self._answers = [answer_of(row, self.choices) for row in self.carry.rows]
        counts = {action.value: self.count(action) for action in Action}
        self.pills.set_counts({_ALL: len(self.carry.rows)} | counts)
        changes = self.change_count()
        self.make.setText(text.MAKE.format(count=changes) if changes else text.MAKE_NONE)
        waiting = self.count(Action.UNDECIDED)
        self._note.setText(text.FOOT.format(waiting=waiting) if waiting else text.FOOT_ALL)
        self.table.may_undo = bool(self._history)
        self._show_rows()
        self.counted.emit()

    def count(self, action: Action) -> int:
        """How many rows have that answer."""
        return sum(one.action is action for one in self._answers)

    def change_count(self) -> int:
        """How many places will read otherwise."""
        assert self.carry is not None
        pairs = zip(self.carry.rows, self._answers, strict=True)
        return sum(result_of(row, choice) is not None for row, choice in pairs)

    def _show_rows(self) -> None:
        if self.carry is None:
            return
        action, kind, sought = self.pills.key(), self.kinds.currentData(), Wanted.of(self.filter.text())
        shown: list[CarryRow] = []
        for decision, place, choice in zip(self.carry.rows, self.carry.places, self._answers, strict=True):
            if (action != _ALL and choice.action.value != action) or (kind is not None and decision.kind.value != kind):
                continue
            row = CarryRow(decision, place, choice, is_first=not shown or shown[-1].kind is not decision.kind)
            if not sought.is_in(f"{current_words(row)} {decision.context} {place}"):
                continue
            shown.append(row)
        self.table.set_rows(shown)
        if self.table.current_key() is None and shown:
            self.table.select_key(shown[0].decision.key)
        self._show_detail()

    def _show_detail(self) -> None:
        self.detail.show_row(self.table.current_row())
        QTimer.singleShot(0, self.table, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The detail may have grown over the current row."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.scrollTo(index)

    # Answering

    def answer(self, action: Action) -> None:
        """Give that answer to all selected rows that can have it; the next row is then the current one."""
        chosen = [self.table.rows_model.row(place) for place in self._selected_places()]
        problems = {row.decision.key: problem_of(row.decision, Choice(action)) for row in chosen}
        new = {key: Choice(action) for key, problem in problems.items() if not problem}
        if not new:
            self.detail.tell_problem(next(iter(problems.values()), ""))
            return
        following = self._key_after(chosen[-1].decision.key) if len(chosen) == 1 else None
        self._set(new)
        if following is not None:
            self.table.select_key(following)

    def _selected_places(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _key_after(self, key: str) -> str | None:
        place = self.table.rows_model.place_of(key)
        rows = self.table.rows_model.rows()
        return rows[place + 1].decision.key if place is not None and place + 1 < len(rows) else None

    def _type(self, row: CarryRow, typed: str) -> bool:
        choice = Choice(Action.TYPE, typed.strip())
        if typed.strip() == row.decision.current:
            return False
        if problem := problem_of(row.decision, choice):
            self.detail.tell_problem(problem)
            return False
        self._set({row.decision.key: choice})
        return True

    def _set(self, new: dict[str, Choice]) -> None:
        self._history.append(dict(self.choices))
        self.choices |= new
        self.choices = {key: one for key, one in self.choices.items() if one != UNDECIDED}
        self._changed()

    def undo(self) -> None:
        """Take the last answer back."""
        if self._history:
            self.choices = self._history.pop()
            self._changed()

    def forget(self) -> None:
        """The draft is made: the next table begins anew."""
        self.carry, self.choices, self._history = None, {}, []

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(PLACE_SECTION, self.width() < _NARROW)
        self.table.setColumnWidth(CURRENT_SECTION, max(180, (self.width() - _FIXED) * 2 // 5))
        self.table.fit_stretch()
