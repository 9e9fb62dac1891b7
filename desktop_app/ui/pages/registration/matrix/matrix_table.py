"""The table of units and dues: names stay while the dues scroll; a cell is an icon and a day, its words in the tip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QApplication, QVBoxLayout, QWidget

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.registration.board import (
    STATE_NAMES,
    cell_words,
    counted_rows,
    sent_count,
    sent_words,
    standing_words,
)
from desktop_app.domain.registration.registration import Board, BoardRow, RegistrationState, Timeliness
from desktop_app.ui.models.pinned_table import PinnedTable
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.style import sized
from desktop_app.ui.text import registration as words

_UNIT_SECTION = 1
_FIRST_DUE = 2
_HEADER_HEIGHT = 46
_LEAST_DUE_WIDTH, _MOST_DUE_WIDTH, _UNIT_WIDTH = 96, 200, 190
_HEADER_MARGINS = 20
_ROLES = {
    RegistrationState.WAITING: ChipRole.WARN,
    RegistrationState.RETURNED: ChipRole.BAD,
    RegistrationState.APPROVED: ChipRole.OK,
}


@dataclass(frozen=True)
class MatrixRow:
    """One unit with its place on each board, in the order of the boards."""

    cells: tuple[BoardRow, ...]

    @property
    def unit_id(self) -> int:
        """The unit."""
        return self.cells[0].unit_id


class MatrixTable(QWidget):
    """Rebuilt when there are other dues; else only its rows change."""

    cell_opened = Signal(str, int)
    """Key of a due, and the unit."""
    due_opened = Signal(str)
    """Key of the due whose header was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._boards: tuple[Board, ...] = ()
        self._shape: tuple[object, ...] = ()
        self.table = self._made()
        self._layout.addWidget(self.table)

    def show_boards(self, boards: Sequence[Board], rows: Sequence[MatrixRow]) -> None:
        """Show these dues, and of their units these."""
        self._boards = tuple(boards)
        shape = tuple((board.due, board.day_note, sent_words(board)) for board in boards)
        if shape != self._shape:
            self._shape = shape
            self._rebuild()
        self.table.set_rows(rows)

    def _rebuild(self) -> None:
        old, key, offset = self.table, self.table.current_key(), self.table.horizontalScrollBar().value()
        self.table = self._made()
        self._layout.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        self.table.horizontalScrollBar().setValue(offset)
        if key is not None:
            self.table.select_key(key)

    def _made(self) -> PinnedTable[MatrixRow]:
        columns: list[Column[MatrixRow]] = [
            Column(
                words.UNIT, lambda row: row.cells[0].unit_label, width=_UNIT_WIDTH, tip=lambda row: row.cells[0].unit
            )
        ]
        columns += [_due_column(place, board) for place, board in enumerate(self._boards)]
        table = PinnedTable(RowTableModel(columns, key=lambda row: row.unit_id), words.MATRIX, pinned=_FIRST_DUE)
        table.setObjectName("registration.matrix")
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for header in (table.horizontalHeader(), table.pinned_view.horizontalHeader()):
            header.setFixedHeight(_HEADER_HEIGHT)
        table.horizontalHeader().setStretchLastSection(False)
        table.clicked.connect(self._on_cell)
        table.activated.connect(self._on_cell)
        table.horizontalHeader().sectionClicked.connect(self._on_header)
        return table

    def _on_cell(self, index: QModelIndex) -> None:
        board = self._board_at(index.column())
        if board is not None:
            self.cell_opened.emit(board.due.key, self.table.rows_model.row(index.row()).unit_id)

    def _on_header(self, section: int) -> None:
        board = self._board_at(section)
        if board is not None:
            self.due_opened.emit(board.due.key)

    def _board_at(self, section: int) -> Board | None:
        place = section - _FIRST_DUE
        return self._boards[place] if 0 <= place < len(self._boards) else None


def matrix_rows(boards: Sequence[Board]) -> list[MatrixRow]:
    """The units of the boards; all boards of a plan have the same ones in the same order."""
    return [MatrixRow(cells) for cells in zip(*(board.rows for board in boards), strict=True)]


def cell_chip(row: BoardRow, board: Board) -> Chip | None:
    """Icon and day; None where the unit owes nothing."""
    registration = row.registration
    role = _ROLES.get(registration.state)
    if role is not None:
        day = registration.received_on
        is_late = row.timeliness is Timeliness.LATE
        text = f"{day.day}/{day.month}" if day is not None else ""
        return Chip(f"{text} {words.CELL_LATE}" if is_late else text, role, is_bare=role is not ChipRole.BAD)
    if row.timeliness is Timeliness.OVERDUE:
        return Chip(words.CELL_OVERDUE.format(days=row.days), ChipRole.BAD)
    if cell_words(row, board) == words.CELL_NOTHING:
        return None
    left = words.CELL_LEFT.format(days=row.days) if board.due.owed_day is not None else ""
    return Chip(left, ChipRole.NONE, is_bare=True)


def cell_tip(row: BoardRow, board: Board) -> str:
    """Everything a cell stands for, in words."""
    registration = row.registration
    parts = [STATE_NAMES[registration.state].lower()]
    if registration.received_on is not None:
        parts.append(words.CELL_RECEIVED.format(day=format_text(registration.received_on)))
    parts.append(standing_words(row, has_deadline=board.due.owed_day is not None))
    parts += [registration.return_reason] if registration.state is RegistrationState.RETURNED else []
    parts += [row.exemption] if row.exemption else []
    return f"{row.unit}\n{board.due.label}: {', '.join(part for part in parts if part)}"


def due_tip(board: Board) -> str:
    """The due in full: day, place in the plan, who has sent, and where its day is no working day."""
    due = board.due
    day = format_text(due.last_day) if due.last_day is not None else words.NO_DAY
    overdue = sum(row.timeliness is Timeliness.OVERDUE for row in board.rows)
    lines = [
        words.DUE_TIP.format(label=due.label, day=day, sent=sent_count(board), units=len(counted_rows(board))),
        words.DUE_OVERDUE.format(count=overdue) if overdue else "",
        "" if due.is_owed else words.NOT_OWED,
        board.day_note,
        words.SOURCE.format(source=due.source),
    ]
    return "\n".join(line for line in lines if line)


def _due_column(place: int, board: Board) -> Column[MatrixRow]:
    def cell(give: Callable[[BoardRow, Board], str]) -> Callable[[MatrixRow], str]:
        return lambda row: give(row.cells[place], board)

    day = board.due.last_day
    when = f"{day.day}/{day.month}" if day is not None else words.NO_DAY
    if day is not None and board.day_note:
        when += words.OFF_DAYS.get(day.weekday(), words.OFF_DAY)
    header = f"{board.due.label}\n{' · '.join(filter(None, (when, sent_words(board))))}"
    metrics = QFontMetrics(sized(QApplication.font(), 10, QFont.Weight.DemiBold))
    wanted = max(metrics.horizontalAdvance(line) for line in header.split("\n")) + _HEADER_MARGINS
    return Column(
        header,
        cell(cell_words),
        width=min(max(wanted, _LEAST_DUE_WIDTH), _MOST_DUE_WIDTH),
        chip=lambda row: cell_chip(row.cells[place], board),
        tip=cell(cell_tip),
        header_tip=due_tip(board),
    )
