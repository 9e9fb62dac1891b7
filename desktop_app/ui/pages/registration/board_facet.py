"""The board of one due: owing units on the left, one unit and its lines on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.award.wording import is_over_if_maximum, registered_quota_words
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.registration.dues import REGISTRATION_KEY, DueKind
from desktop_app.domain.registration.registered_counts import RegisteredWords
from desktop_app.domain.registration.registration import (
    Board,
    BoardRow,
    RegistrationLine,
    SubjectKind,
    Timeliness,
)
from desktop_app.ui.actions import make_action
from desktop_app.ui.ask import Ask
from desktop_app.ui.facet import Facet
from desktop_app.ui.gateway import Gateway
from desktop_app.ui.jobs import JobRunner
from desktop_app.ui.models.row_table_model import RowTableModel
from desktop_app.ui.models.table import RowTable
from desktop_app.ui.page import Place
from desktop_app.ui.pages.registration.board_filters import BoardFilters
from desktop_app.ui.pages.registration.chase.chasing import Chasing
from desktop_app.ui.pages.registration.registration_acts import BoardPlace, LineActs, PaperActs, PaperExports
from desktop_app.ui.pages.registration.registration_board import board_columns, subtitle_of
from desktop_app.ui.pages.registration.registration_detail import RegistrationDetail
from desktop_app.ui.pages.registration.registration_pasting import paste_lines
from desktop_app.ui.pages.registration.returned_acts import ReturnedActs
from desktop_app.ui.pages.registration.season import Season
from desktop_app.ui.parts.labels import NoteLine, plain_label
from desktop_app.ui.parts.list_detail import ListDetail
from desktop_app.ui.text import chase as chase_words
from desktop_app.ui.text import registration as words
from desktop_app.ui.text import words as shared

_LINES_SECTION = 5
_WIDE, _NARROW = 1500, 1150  # px
_WITH_LINES = (DueKind.REGISTRATION, DueKind.DOSSIER)


class BoardFacet(Facet):
    """Shows the board of ``due_key`` of the season's plan; every act goes through the service and reloads it."""

    def __init__(self, gateway: Gateway, jobs: JobRunner, ask: Ask, year: Callable[[], int], *, season: Season) -> None:
        super().__init__(gateway, jobs, ask, year)
        self._season = season
        self.due_key = REGISTRATION_KEY
        self._panes: ListDetail
        self.papers = PaperActs(gateway, ask, self, self.board_place)
        self._lines = LineActs(gateway, ask, self, self.board_place)
        self._exports = PaperExports(gateway, jobs, ask)
        self._returned = ReturnedActs(gateway, jobs, ask, self, self.board_place)
        self._registered: dict[int, RegisteredWords] | None = None
        self.filters = BoardFilters(self._registered_words)
        self.filters.changed.connect(self._show_board)
        self.pills, self.filter = self.filters.pills, self.filters.text
        self.table = RowTable(RowTableModel(board_columns(), key=lambda row: row.unit_id), words.BOARD, stretch=1)
        self.table.setObjectName("registration.board")
        self.table.row_chosen.connect(lambda _key: self._show_unit())
        self.table.row_opened.connect(lambda _key: self._on_opened())
        self.table.clicked.connect(lambda _index: self._panes.open_detail())
        self.table.on_key(Qt.Key.Key_Space, self.papers.receive)
        self._counts = plain_label(role="muted")
        self.source = plain_label(role="muted", is_wrapping=True)
        self.detail = RegistrationDetail(
            {
                "receive": self.papers.receive,
                "approve": self.papers.approve,
                "return": self.papers.hand_back,
                "reopen": self.papers.reopen,
                "form": self._form,
                "leave": self.papers.leave,
                "return_lines": self._returned.hand_back_lines,
                "change_flags": self._returned.change_flags,
                "lift_limit": self._returned.lift_limit,
                "slip": self._returned.slip,
            }
        )
        self.over = NoteLine()
        """More are registered than a quota of the plan allows."""
        self._over_timer = QTimer(self, singleShot=True, interval=0)
        self._over_timer.timeout.connect(self._show_over)
        self._connect_lines()
        self._chasing = Chasing(gateway, jobs, ask, self)
        self.more = QMenu(self)
        """What is done with the plan's units beside the daily acts; other parts of the page add their actions here."""
        self._make_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body())

    def _make_actions(self) -> None:
        self._receive = make_action(
            self, words.RECEIVE, self.papers.receive, icon_name="download", shortcut="Ctrl+Return", is_filled=True
        )
        self._list_action = make_action(self, words.LIST, self._list, icon_name="printer")
        self._more_action = make_action(self, words.MORE, self._open_more, icon_name="chevron-down")
        self._join_action = make_action(self, words.SUPPLEMENTARY_UNIT, self._join, icon_name="plus")
        self._exempt_action = make_action(self, words.EXEMPT, self._returned.exempt)
        self._owed_action = make_action(self, words.FOLLOW_UNITS, self._toggle_owed)
        self._owed_action.setCheckable(True)
        self._late_action = make_action(self, words.REOPEN_LATE, self.papers.reopen)
        self._chase_action = make_action(self, chase_words.CHASE, self.chase)
        self.more.addAction(self._chase_action)
        for action in (self._join_action, self._late_action, self._exempt_action, self._owed_action):
            self.more.addAction(action)
        self._approve = make_action(self, words.APPROVE, self.papers.approve, shortcut="Ctrl+Shift+A")
        self.addAction(self._approve)

    def _connect_lines(self) -> None:
        people, collectives = self.detail.lines.people, self.detail.lines.collectives
        for table in (people, collectives):
            table.edited.connect(self._on_edited)
            table.remove_wanted.connect(self._lines.remove)
            kind = SubjectKind.PERSON if table is people else SubjectKind.COLLECTIVE
            table.paste_wanted.connect(partial(paste_lines, kind, self.gateway, self.ask, self, self.board_place))
        people.add_wanted.connect(lambda: self._lines.add(SubjectKind.PERSON))
        people.all_wanted.connect(self._lines.take_all)
        collectives.add_wanted.connect(lambda: self._lines.add(SubjectKind.COLLECTIVE))

    def _on_edited(self, line: RegistrationLine) -> None:
        if not self._lines.change(line):
            self._show_unit()  # the cell shows again what is stored

    # What the page asks

    @property
    def board(self) -> Board | None:
        """The board shown; None without a plan."""
        return self._season.boards.get(self.due_key) or self._season.boards.get(REGISTRATION_KEY)

    def show_due(self, key: str) -> None:
        """Show the board of another due."""
        self.due_key = key if key in self._season.boards else REGISTRATION_KEY
        self.reload(None)

    @override
    def head_actions(self) -> Sequence[QAction]:
        return (self._list_action, self._more_action, self._receive)

    @override
    def reload(self, changes: ChangeSet | None) -> None:
        """Show what the season read."""
        board = self.board
        self._registered = None
        for action in (self._join_action, self._exempt_action, self._owed_action, self._approve):
            action.setEnabled(board is not None and self._may_change())
        self._more_action.setEnabled(board is not None)
        self._list_action.setEnabled(board is not None)
        if board is None:
            self._receive.setEnabled(False)
            self.counted.emit("")
            return
        self.due_key = board.due.key
        self.counted.emit(subtitle_of(board))
        self._owed_action.setChecked(board.due.is_owed)
        self.filters.show_board(board, self._season.unit_kinds, self._season.groups)
        self._over_timer.start()
        source = words.SOURCE.format(source=board.source)
        self.source.setText(f"{board.day_note} {source}" if board.day_note else source)
        self.detail.lines.setVisible(board.due.kind in _WITH_LINES)
        self._show_board()

    @override
    def open_target(self, target: object) -> None:
        """A unit's id."""
        if not isinstance(target, int):
            return
        self.filters.clear()
        if self.table.select_key(target):
            self._panes.open_detail()

    @override
    def place(self) -> Place:
        unit = self.table.current_key()
        here: dict[str, str | int] = {"plan": self._season.plan_id or 0, "deadline": self.due_key}
        return {**here, "unit": unit} if isinstance(unit, int) else here

    @override
    def go_to_place(self, place: Place) -> None:
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
    def print_facet(self) -> bool:
        self._list()
        return True

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.detail.lines.people.table, self.detail.lines.collectives.table)

    def board_place(self) -> BoardPlace | None:
        """The board with the unit chosen, for the acts."""
        row, board = self._row(), self.board
        return BoardPlace(board, row) if board is not None and row is not None else None

    # Showing

    def _body(self) -> QWidget:
        left = QWidget()
        left.setObjectName("pane")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self._counts)
        foot.addWidget(self.source, 1)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.over)
        column.addLayout(foot)
        left.setMinimumWidth(380)
        self.detail.setMinimumWidth(420)
        self._panes = splitter = ListDetail(left, self.detail, self.detail.to_list, self.table)
        splitter.setObjectName("registration.panes")
        splitter.setStretchFactor(0, 48)
        splitter.setStretchFactor(1, 52)
        splitter.setSizes([612, 665])
        return splitter

    def _show_board(self) -> None:
        board = self.board
        if board is None:
            return
        rows = self.filters.shown(board.rows)
        lines, units = sum(one.line_count for one in rows), shared.counted(len(rows), len(board.rows))
        form = words.COUNTS if self.due_key == REGISTRATION_KEY else words.UNIT_COUNTS
        self._counts.setText(form.format(units=units, lines=format_number(lines)))
        blocker = QSignalBlocker(self.table)  # the unit is shown once, below
        self.table.total = len(board.rows)
        self.table.set_rows(rows)
        if self.table.current_key() is None and rows:
            self.table.select_key(rows[0].unit_id)
        blocker.unblock()
        self._show_unit()

    def _show_unit(self) -> None:
        row, plan_id = self._row(), self._season.plan_id
        self._receive.setEnabled(row is not None and self.detail.may_receive(row, may_change=self._may_change()))
        self._exempt_action.setEnabled(row is not None and self._may_change())
        is_past = row is not None and row.timeliness is Timeliness.OVERDUE
        self._late_action.setEnabled(is_past and self._may_change())
        if row is None or plan_id is None:
            self.detail.show_row(None, (), may_change=False)
            return
        self._exempt_action.setText(words.EXEMPT_BACK if row.exemption else words.EXEMPT)
        service = self.gateway.office.registration_service
        listed = service.unit_lines(plan_id, row.unit_id)
        flags = {one.line_id: one.remark for one in service.returned_lines(plan_id, row.unit_id)}
        is_registration = self.due_key == REGISTRATION_KEY
        self.detail.show_row(
            row,
            listed,
            may_change=self._may_change(),
            flags=flags if is_registration else {},
            has_lines=is_registration,
            chased=self._chasing.told(plan_id, row.unit_id, self.due_key),
        )

    def _on_opened(self) -> None:
        """Enter or a double click: the paper comes in; where the detail is hidden, it is shown first."""
        if self._panes.is_narrow:
            self._panes.open_detail()
            self.detail.lines.people.table.setFocus()
        else:
            self.papers.receive()

    def chase(self) -> None:
        """Write letters to the units of the plan that owe something."""
        if self.board is not None:
            self._chasing.open(self.board.plan_id)

    def _open_more(self) -> None:
        """Below the buttons of the head."""
        right = self.width() - self.more.sizeHint().width() - 16
        self.more.popup(self.mapToGlobal(QPoint(max(0, right), 0)))

    def _show_over(self) -> None:
        """Under the board of registrations, once it stands: which quota of the plan is passed, as a warning only."""
        board, told = self.board, list[str]()
        if board is not None and board.due.key == REGISTRATION_KEY and any(row.line_count for row in board.rows):
            counts = self.gateway.office.registration_count_service.counts(board.plan_id)
            told = [registered_quota_words(one) for one in counts.quotas if is_over_if_maximum(one)]
        more = words.OVER_MORE.format(count=len(told) - 1) if len(told) > 1 else ""
        self.over.show_note(f"{told[0]}{more}" if told else "", "warn")

    def _registered_words(self) -> dict[int, RegisteredWords]:
        """What the units registered; read when a filter first asks, until something changes."""
        if self._registered is None:
            plan_id, service = self._season.plan_id, self.gateway.office.registration_count_service
            self._registered = service.words(plan_id) if plan_id is not None else {}
        return self._registered

    def _toggle_owed(self) -> None:
        board = self.board
        if board is not None:
            self._returned.set_owed(not board.due.is_owed)

    def _may_change(self) -> bool:
        return not self.gateway.office.is_read_only

    def _row(self) -> BoardRow | None:
        return self.table.current_row() if self.board is not None else None

    def _form(self) -> None:
        place = self.board_place()
        if place is not None:
            self._exports.form(place.board, place.row)

    def _list(self) -> None:
        if self.board is not None:
            self._exports.consolidated_list(self.board, self.year())

    def _join(self) -> None:
        if self.board is not None:
            self.papers.join(self.board)
