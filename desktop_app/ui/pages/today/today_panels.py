"""The smaller panels of the page of today: units that have not sent, progress, safety of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.agenda import Task, TaskKind
from desktop_app.domain.changes import DoneOperation
from desktop_app.domain.language.dates import format_short, format_text
from desktop_app.domain.office.office import Unit
from desktop_app.domain.registration.board import STATE_NAMES, counted_rows
from desktop_app.domain.registration.dues import Due
from desktop_app.domain.registration.registration import Board, RegistrationState
from desktop_app.ui.icons import icon_pixmap
from desktop_app.ui.models.row_table_model import Column, RowTableModel
from desktop_app.ui.models.table import ROW_HEIGHT, RowTable
from desktop_app.ui.parts.buttons import button, link
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.parts.labels import ElidedLabel, NoteLine, line, plain_label, section_label
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import today as words
from desktop_app.ui.text import words as shared

STALE_AFTER, URGENT_AFTER = 7, 14
"""Days after which a backup is called old, and after which it is said over the whole page."""
_MOST_ROWS = 8
_PAPER_SECTION, _DUE_SECTION, _CHASED_SECTION = 2, 5, 7
_STATES = (
    (RegistrationState.APPROVED, "ok", "circle-check"),
    (RegistrationState.WAITING, "warn", "alert-triangle"),
    (RegistrationState.RETURNED, "bad", "circle-x"),
    (RegistrationState.NOT_SENT, "none", "circle-dashed"),
)


@dataclass(frozen=True)
class MissingRow:
    """A unit that has not sent something; ``days`` are left, negative when overdue."""

    plan_id: int
    due: Due
    unit: Unit
    due_on: date
    days: int
    chased: str = ""


class MissingPanel(QFrame):
    """Whom to call: contact and phone beside the deadline."""

    def __init__(
        self,
        on_open: Callable[[MissingRow], object],
        on_chase: Callable[[], object],
        on_call_list: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.chase = link(words.CHASE, on_chase)
        self.call_list = link(words.CALL_LIST, on_call_list)
        self._title = section_label("")
        self._count = plain_label(role="muted")
        columns: list[Column[MissingRow]] = [
            Column(words.UNIT, lambda row: row.unit.label, tip=lambda row: row.unit.name),
            Column(words.PAPER, lambda row: words.due_name(row.due), width=150),
            Column(words.CONTACT, lambda row: row.unit.contact or shared.NONE, width=138),
            Column(words.PHONE, lambda row: row.unit.phone or shared.NONE, width=128),
            Column(words.DUE, lambda row: format_short(row.due_on), is_right=True, width=96),
            Column(words.STANDING, standing_text, width=158, chip=_standing_chip, sort_key=lambda row: row.days),
            Column(
                words.CHASED,
                lambda row: row.chased.removeprefix(words.CHASED_PREFIX) or shared.NONE,
                width=150,
                tip=lambda row: row.chased,
            ),
        ]
        model = RowTableModel(columns, key=lambda row: (row.plan_id, row.due.key, row.unit.id))
        self.table = RowTable(model, words.MISSING_UNITS_MANY, stretch=1)
        self.table.setObjectName("today.missing")
        self.table.row_opened.connect(lambda _key: self._opened(on_open))
        head = QHBoxLayout()
        head.setContentsMargins(14, 9, 12, 9)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.chase)
        head.addWidget(self.call_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_tasks(
        self,
        tasks: Sequence[Task],
        units: dict[int, Unit],
        today: date,
        chased: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        """Show the units of the tasks about missing papers, the most urgent first; ``chased``: by plan and unit."""
        told = chased or {}
        missing = [task for task in tasks if task.kind is TaskKind.MISSING and task.due_on is not None]
        rows = [
            MissingRow(
                task.plan_id or 0,
                task.due,
                units[row.unit_id],
                task.due_on,
                (task.due_on - today).days,
                told.get((task.plan_id or 0, row.unit_id), ""),
            )
            for task in missing
            for row in task.rows
            if task.due_on is not None and task.due is not None
        ]
        dues = {row.due.key: row.due for row in rows}
        self.table.set_rows(rows)
        for section in (_PAPER_SECTION, _DUE_SECTION):  # the title says it where there is only one
            self.table.setColumnHidden(section, len(missing) < 2)
        self.table.setColumnHidden(_CHASED_SECTION, not any(row.chased for row in rows))
        is_one = len(dues) == 1
        title = words.MISSING_UNITS.format(paper=words.paper_name(next(iter(dues.values())))) if is_one else ""
        self._title.setText(title or words.MISSING_UNITS_MANY)
        count = words.MISSING_COUNT.format(count=len({row.unit.id for row in rows}))
        due = words.MISSING_DUE.format(day=format_text(rows[0].due_on)) if len(missing) == 1 else ""
        self._count.setText(" · ".join(filter(None, (count, due))))
        self.setVisible(bool(rows))
        shown = min(_MOST_ROWS, len(rows))
        self.table.setFixedHeight((shown + 1) * ROW_HEIGHT + 2)

    def plan_id(self) -> int | None:
        """The plan of the row chosen, else of the most urgent one."""
        rows = self.table.rows_model.rows()
        row = self.table.current_row() or (rows[0] if rows else None)
        return row.plan_id if row is not None else None

    def _opened(self, on_open: Callable[[MissingRow], object]) -> None:
        row = self.table.current_row()
        if row is not None:
            on_open(row)


def standing_text(row: MissingRow) -> str:
    """ "Quá hạn 3 ngày", "đến hạn hôm nay", "còn 5 ngày"."""
    if row.days < 0:
        return words.DAYS_OVERDUE.format(days=-row.days)
    return words.DUE_TODAY if row.days == 0 else words.DAYS_LEFT.format(days=row.days)


def _chased(row: MissingRow) -> str:
    return row.chased.removeprefix(words.CHASED_PREFIX) or shared.NONE


def _standing_chip(row: MissingRow) -> Chip | None:
    return Chip(standing_text(row), ChipRole.BAD) if row.days < 0 else None


class StateBar(QWidget):
    """Shares of the states side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._shares: list[tuple[str, int]] = []
        self.setFixedHeight(10)

    def set_shares(self, shares: Sequence[tuple[str, int]]) -> None:
        """(role of colour, count) from left to right."""
        self._shares = [(role, count) for role, count in shares if count]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 10)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        total = sum(count for _, count in self._shares)
        painter = QPainter(self)
        left = 0.0
        for role, count in self._shares:
            width = self.width() * count / total
            painter.fillRect(QRectF(left, 0, max(1.0, width - 2), self.height()), color(role))
            left += width
        painter.end()


class ProgressPanel(QFrame):
    """How many units have sent, and where their papers stand."""

    def __init__(self, on_open: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._sent = plain_label()
        self._sent.setFont(sized(QApplication.font(), 22, QFont.Weight.DemiBold))
        self._total = plain_label(role="muted")
        self._bar = StateBar()
        self._counts = {state: section_label("", 10) for state, _, _ in _STATES}
        figure = QHBoxLayout()
        figure.setSpacing(8)
        figure.addWidget(self._sent)
        figure.addWidget(self._total, 0, Qt.AlignmentFlag.AlignBottom)
        figure.addStretch(1)
        layout = _panel_layout(self, words.PROGRESS, link(words.PROGRESS_OPEN, on_open))
        layout.addLayout(figure)
        layout.addWidget(self._bar)
        for state, role, icon_name in _STATES:
            row = QHBoxLayout()
            row.setSpacing(7)
            picture = QLabel()
            picture.setPixmap(icon_pixmap(icon_name, role, 15, self.devicePixelRatioF()))
            row.addWidget(picture)
            row.addWidget(plain_label(STATE_NAMES[state]), 1)
            row.addWidget(self._counts[state])
            layout.addLayout(row)

    def show_board(self, board: Board | None) -> None:
        """Show the board; without one the panel is hidden."""
        rows = counted_rows(board) if board else ()
        self.setVisible(bool(rows))
        counts = {state: sum(row.registration.state is state for row in rows) for state, _, _ in _STATES}
        sent = len(rows) - counts[RegistrationState.NOT_SENT]
        self._sent.setText(str(sent))
        self._total.setText(words.PROGRESS_OF.format(total=len(rows)))
        shares = [(role if role != "none" else "border", counts[state]) for state, role, _ in _STATES]
        self._bar.set_shares(shares)
        self._bar.setAccessibleName(words.PROGRESS_SPEECH.format(sent=sent, total=len(rows)))
        for state, label in self._counts.items():
            label.setText(str(counts[state]))


class ChangesPanel(QFrame):
    """What was done last: time today, day before, and the operation as the undo menu names it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        _panel_layout(self, words.CHANGES).addLayout(self._rows)

    def show_changes(self, done: Sequence[DoneOperation], today: date) -> None:
        """Show these, the newest first."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in done:
            at = one.done_at.astimezone()
            when = f"{at:%H:%M}" if at.date() == today else f"{at.day:02}/{at.month}"
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            moment = plain_label(when, role="muted")
            moment.setFixedWidth(44)
            name = ElidedLabel()
            name.set_full_text(one.name)
            layout.addWidget(moment)
            layout.addWidget(name, 1)
            self._rows.addWidget(row)
        if not done:
            self._rows.addWidget(plain_label(words.CHANGES_NONE, role="muted"))


class SafetyPanel(QFrame):
    """When the data were last backed up, and how to do it now."""

    def __init__(self, on_back_up: Callable[[], object], on_back_up_out: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.note = NoteLine()
        self.now = button(words.BACK_UP_NOW, on_back_up, icon_name="device-floppy")
        self.out = link(words.BACK_UP_OUT, on_back_up_out)
        layout = _panel_layout(self, words.SAFETY)
        layout.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.now)
        row.addWidget(self.out)
        row.addStretch(1)
        layout.addLayout(row)

    def show_backup(self, made_at: datetime | None, today: date) -> None:
        """Say when; older than a week is a warning."""
        if made_at is None:
            self.note.show_note(words.BACKUP_NONE, "warn")
            return
        days = (today - made_at.date()).days
        if days <= 0:
            self.note.show_note(words.BACKUP_TODAY.format(time=f"{made_at:%H:%M}"), "ok")
            return
        text = words.BACKUP_OLD.format(days=days, day=format_text(made_at.date()))
        self.note.show_note(text, "warn" if days > STALE_AFTER else "ok")


def _panel_layout(panel: QFrame, title: str, right: QWidget | None = None) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setContentsMargins(14, 9, 10, 9)
    head.addWidget(section_label(title))
    head.addStretch(1)
    if right is not None:
        head.addWidget(right)
    inner = QVBoxLayout()
    inner.setContentsMargins(14, 9, 14, 12)
    inner.setSpacing(6)
    outer = QVBoxLayout(panel)
    outer.setContentsMargins(1, 1, 1, 1)
    outer.setSpacing(0)
    outer.addLayout(head)
    outer.addWidget(line())
    outer.addLayout(inner)
    panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return inner
