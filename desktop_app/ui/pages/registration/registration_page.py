"""Registrations by deadline: the board of owing units on the left, one unit and its lines on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.plan import PlanStatus, PlanSummary
from desktop_app.domain.registration.board import STATE_NAMES
from desktop_app.domain.registration.dues import REGISTRATION_KEY
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    RegistrationLine,
    RegistrationState,
    SubjectKind,
)
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Page, Place
from desktop_app.ui.pages.registration.registration_acts import BoardPlace, LineActs, PaperActs, PaperExports
from desktop_app.ui.pages.registration.registration_board import board_columns, subtitle_of
from desktop_app.ui.pages.registration.registration_detail import RegistrationDetail
from desktop_app.ui.parts.empty_state import EmptyState, Step
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.parts.list_detail import ListDetail
from desktop_app.ui.parts.pills import Pills
from desktop_app.ui.text import registration as words

_PILLS = (("", words.ALL), *((state.value, name) for state, name in STATE_NAMES.items()))
_LINES_SECTION = 5
_WIDE, _NARROW = 1500, 1150  # px


class RegistrationPage(Page):
    """What it shows is the board of ``self._plan_id`` for ``self._kind``; every act goes through the service and reloads it."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask) -> None:
        super().__init__(gateway, jobs, ask)
        self._plans: list[PlanSummary] = []
        self._plan_id: int | None = None
        self._kind = REGISTRATION_KEY
        self._kinds: list[str] = []
        self._boards: dict[str, Board] = {}
        self._board: Board | None = None
        self._panes: ListDetail
        self._chooser = QComboBox()
        self._chooser.setAccessibleName(words.PLAN)
        self._chooser.setMinimumWidth(220)
        self._chooser.setMaximumWidth(420)
        self._chooser.activated.connect(self._on_plan)
        self._tabs = self.add_tab_row([], words.DEADLINES, self._chooser)
        self._tabs.currentChanged.connect(self._on_tab)
        self._papers = PaperActs(gateway, ask, self, self._place)
        self._lines = LineActs(gateway, ask, self, self._place)
        self._exports = PaperExports(gateway, jobs, ask)
        self.pills = Pills(words.STATE, _PILLS)
        self.pills.chosen.connect(lambda _key: self._show_board())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words.FILTER)
        self.filter.setAccessibleName(words.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(180)
        self.filter.textChanged.connect(lambda _text: self._show_board())
        self.table = RowTable(RowTableModel(board_columns(), key=lambda row: row.unit_id), words.BOARD, stretch=1)
        self.table.setObjectName("registration.board")
        self.table.row_chosen.connect(lambda _key: self._show_unit())
        self.table.row_opened.connect(lambda _key: self._on_opened())
        self.table.clicked.connect(lambda _index: self._panes.open_detail())
        self.table.on_key(Qt.Key.Key_Space, self._papers.receive)
        self._counts = plain_label(role="muted")
        self.source = plain_label(role="muted", is_wrapping=True)
        self.detail = RegistrationDetail(
            {
                "receive": self._papers.receive,
                "approve": self._papers.approve,
                "return": self._papers.hand_back,
                "reopen": self._papers.reopen,
                "form": self._form,
                "leave": self._papers.leave,
            }
        )
        self._connect_lines()
        self._receive = make_action(
            self, words.RECEIVE, self._papers.receive, icon_name="download", shortcut="Ctrl+Return", is_filled=True
        )
        self._list_action = make_action(self, words.LIST, self._list, icon_name="printer")
        self.set_actions(
            [
                make_action(self, words.SUPPLEMENTARY_UNIT, self._join, icon_name="plus"),
                self._list_action,
                self._receive,
            ]
        )
        self.addAction(make_action(self, words.APPROVE, self._papers.approve, shortcut="Ctrl+Shift+A"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._board_body())
        self.set_body(self._stack)

    def _connect_lines(self) -> None:
        people, collectives = self.detail.lines.people, self.detail.lines.collectives
        for table in (people, collectives):
            table.edited.connect(self._on_edited)
            table.remove_wanted.connect(self._lines.remove)
        people.add_wanted.connect(lambda: self._lines.add(SubjectKind.PERSON))
        people.all_wanted.connect(self._lines.take_all)
        collectives.add_wanted.connect(lambda: self._lines.add(SubjectKind.COLLECTIVE))

    def _on_edited(self, line: RegistrationLine) -> None:
        if not self._lines.change(line):
            self._show_unit()  # the cell shows again what is stored

    # What the window asks

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        if changes is not None and not changes.touches(
            "plans",
            "plan_units",
            "plan_amendments",
            "registrations",
            "registration_lines",
            "units",
            "people",
            "memberships",
        ):
            return
        self._plans = [
            one
            for one in self.gateway.office.plan_service.list_plans(self.year)
            if one.plan_status is PlanStatus.ISSUED
        ]
        if not self._plans:
            self._board = None
            self._show_empty()
            return
        if self._plan_id not in [one.id for one in self._plans]:
            self._plan_id = self._plans[-1].id if len(self._plans) == 1 else self._annual_id()
        self._fill_chooser()
        self._fill_tabs()
        self._stack.setCurrentIndex(0)
        self._read_board()

    @override
    def open_target(self, target: object) -> None:
        """A unit's id, or (plan, kind of deadline, unit or None) as the page of today points at a board."""
        if isinstance(target, tuple) and len(target) == 3:
            self._plan_id, self._kind, target = target
            self.reload(None)
        if not isinstance(target, int):
            return
        self.pills.choose("")
        self.filter.clear()
        if self.table.select_key(target):
            self._panes.open_detail()

    @override
    def place(self) -> Place:
        unit = self.table.current_key()
        here: dict[str, str | int] = {"plan": self._plan_id or 0, "deadline": self._kind}
        return {**here, "unit": unit} if isinstance(unit, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
        if place.get("plan") not in [one.id for one in self._plans]:
            return
        kind = str(place.get("deadline", self._kind))
        if (place["plan"], kind) != (self._plan_id, self._kind):
            self._plan_id, self._kind = int(place["plan"]), kind
            self.reload(None)
        self.table.select_key(place.get("unit"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the board is narrow, names and states need the room of the count of lines."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_LINES_SECTION, self.width() < _WIDE)
        self._panes.set_narrow(self.width() < _NARROW)

    @override
    def focus_filter(self) -> None:
        self.filter.setFocus()

    @override
    def print_page(self) -> bool:
        self._list()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.detail.lines.people.table, self.detail.lines.collectives.table)

    # Showing

    def _annual_id(self) -> int:
        annual = [one.id for one in self._plans if one.plan_kind.value == "annual"]
        return (annual or [one.id for one in self._plans])[0]

    def _fill_chooser(self) -> None:
        self._chooser.blockSignals(True)
        self._chooser.clear()
        for one in self._plans:
            self._chooser.addItem(words.PLAN_LINE.format(number=one.full_number, subject=one.subject), one.id)
        self._chooser.setCurrentIndex(next(place for place, one in enumerate(self._plans) if one.id == self._plan_id))
        self._chooser.blockSignals(False)
        self._chooser.setVisible(len(self._plans) > 1)

    def _fill_tabs(self) -> None:
        assert self._plan_id is not None
        boards = self.gateway.office.registration_service.boards(self._plan_id)
        self._boards = {board.due.key: board for board in boards if board.due.is_owed or board.due.key == self._kind}
        self._kinds = list(self._boards)
        if self._kind not in self._kinds:
            self._kind = self._kinds[0]
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for board in self._boards.values():
            done = sum(one.registration.state is not RegistrationState.NOT_SENT for one in board.rows)
            when = format_text(board.deadline_on) if board.deadline_on else words.NO_DAY
            self._tabs.addTab(f"{board.due.label} · {when} · {done}/{len(board.rows)}")
        self._tabs.setCurrentIndex(self._kinds.index(self._kind))
        self._tabs.blockSignals(False)

    def _board_body(self) -> QWidget:
        left = QWidget()
        left.setObjectName("pane")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 8)
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addWidget(self.filter, 1, Qt.AlignmentFlag.AlignTop)
        self.filter.setMinimumWidth(90)  # it takes what the pills leave
        self.filter.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self._counts)
        foot.addWidget(self.source, 1)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        left.setMinimumWidth(380)
        self.detail.setMinimumWidth(420)
        self._panes = splitter = ListDetail(left, self.detail, self.detail.to_list, self.table)
        splitter.setObjectName("registration.panes")
        splitter.setStretchFactor(0, 48)
        splitter.setStretchFactor(1, 52)
        splitter.setSizes([612, 665])
        return splitter

    def _show_empty(self) -> None:
        self._show_tab_row(False)
        self.set_heading(words.TITLE.format(year=self.year))
        for action in self.actions():
            action.setEnabled(False)
        step = Step(
            words.NO_PLAN_STEP.format(year=self.year),
            words.NO_PLAN_WHY,
            words.OPEN_PLANS,
            lambda: self.go_to.emit("plan", None),
            is_filled=True,
        )
        title = words.NO_PLAN_TITLE.format(year=self.year)
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.setCurrentIndex(
            self._stack.addWidget(EmptyState("clipboard-list", title, words.NO_PLAN_TEXT, [step]))
        )

    def _show_tab_row(self, is_shown: bool) -> None:
        row = self._tabs.parentWidget()
        if row is not None:
            row.setVisible(is_shown)

    def _read_board(self) -> None:
        assert self._plan_id is not None
        self._show_tab_row(True)
        for action in self.actions():
            action.setEnabled(self._may_change() or action is self._list_action)
        self._board = self._boards[self._kind]
        self.set_heading(words.TITLE.format(year=self.year), subtitle_of(self._board))
        counts = {"": len(self._board.rows)}
        for state in RegistrationState:
            counts[state.value] = sum(one.registration.state is state for one in self._board.rows)
        self.pills.set_counts(counts)
        lines = sum(one.line_count for one in self._board.rows)
        units = format_number(len(self._board.rows))
        self._counts.setText(words.COUNTS.format(units=units, lines=format_number(lines)))
        self.source.setText(words.SOURCE.format(source=self._board.source))
        self._show_board()

    def _show_board(self) -> None:
        if self._board is None:
            return
        state, wanted = self.pills.key(), fold(self.filter.text())
        rows = [
            one
            for one in self._board.rows
            if (not state or one.registration.state.value == state)
            and (not wanted or wanted in fold(one.unit) or wanted in fold(one.unit_label))
        ]
        blocker = QSignalBlocker(self.table)  # the unit is shown once, below
        self.table.set_rows(rows)
        if self.table.current_key() is None and rows:
            self.table.select_key(rows[0].unit_id)
        blocker.unblock()
        self._show_unit()

    def _show_unit(self) -> None:
        row = self._row()
        self._receive.setEnabled(row is not None and self.detail.may_receive(row, may_change=self._may_change()))
        if row is None or self._plan_id is None:
            self.detail.show_row(None, (), may_change=False)
            return
        listed = self.gateway.office.registration_service.unit_lines(self._plan_id, row.unit_id)
        self.detail.show_row(row, listed, may_change=self._may_change())

    def _on_opened(self) -> None:
        """Enter or a double click: the paper comes in; where the detail is hidden, it is shown first."""
        if self._panes.is_narrow:
            self._panes.open_detail()
            self.detail.lines.people.table.setFocus()
        else:
            self._papers.receive()

    def _may_change(self) -> bool:
        return not self.gateway.office.is_read_only

    def _row(self) -> BoardRow | None:
        return self.table.current_row() if self._board is not None else None

    def _on_tab(self, place: int) -> None:
        self._kind = self._kinds[place]
        self._read_board()

    def _on_plan(self, place: int) -> None:
        self._plan_id = self._plans[place].id
        self._fill_tabs()
        self._read_board()

    def _place(self) -> BoardPlace | None:
        row = self._row()
        return BoardPlace(self._board, row) if self._board is not None and row is not None else None

    def _form(self) -> None:
        place = self._place()
        if place is not None:
            self._exports.form(place.board, place.row)

    def _list(self) -> None:
        if self._board is not None:
            self._exports.consolidated_list(self._board, self.year)

    def _join(self) -> None:
        if self._board is not None:
            self._papers.join(self._board)
