"""The plans by working year, each with its state, number or last change; and the doors to a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.language.dates import format_short
from desktop_app.domain.language.searching import Wanted
from desktop_app.domain.plan.plan import PlanSummary
from desktop_app.ui.icons import icon
from desktop_app.ui.parts.buttons import button
from desktop_app.ui.parts.chip import HEIGHT, Chip, ChipRole, paint_chip
from desktop_app.ui.parts.eliding import fitted
from desktop_app.ui.parts.labels import plain_label
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words as shared

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ITEM_HEIGHT, _GROUP_HEIGHT, _LINE = 72, 34, 18
_LEFT, _RIGHT = 12, 8
_ROLES = {
    "draft": ChipRole.DRAFT,
    "submitted": ChipRole.INFO,
    "issued": ChipRole.OK,
    "amended": ChipRole.OK,
    "replaced": ChipRole.NONE,
}


@dataclass(frozen=True)
class Group:
    """The head of a year."""

    title: str


def state_chip(summary: PlanSummary) -> Chip:
    """The state as the list shows it."""
    return Chip(text.STATES[summary.shown_status], _ROLES[summary.shown_status])


def meta_line(summary: PlanSummary, today: date) -> str:
    """ "08/KH-SKHCN · 14/02" for a plan with a number, else when it was last edited."""
    if summary.number:
        label = summary.full_number
        return f"{label} · {summary.issued_on.day:02}/{summary.issued_on.month:02}" if summary.issued_on else label
    edited = datetime.fromisoformat(summary.updated_at).astimezone()
    if edited.date() == today:
        return text.EDITED_TODAY.format(time=edited.strftime("%H:%M"))
    return text.EDITED_ON.format(day=format_short(edited.date()))


class _PlanRows(QAbstractListModel):
    """Years and their plans, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Group | PlanSummary] = []

    def show(self, summaries: Sequence[PlanSummary]) -> None:
        self.beginResetModel()
        self.rows = []
        year: int | None = -1
        for summary in summaries:
            if summary.working_year != year:
                year = summary.working_year
                self.rows.append(Group(text.YEAR_GROUP.format(year=year) if year else text.NO_YEAR_GROUP))
            self.rows.append(summary)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if isinstance(row, Group):
            return row.title if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.subject or text.NO_SUBJECT
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.subject or text.NO_SUBJECT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.subject or text.NO_SUBJECT}. Tình trạng: {text.STATES[row.shown_status]}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _PlanDelegate(QStyledItemDelegate):
    """Subject on at most two lines, state chip, number or last change, one under the other."""

    def __init__(self, view: QListView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._today = today

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Group):
            return QSize(100, _GROUP_HEIGHT)
        room = self._view.viewport().width() - _LEFT - _RIGHT
        lines = _wrapped(_subject(row), sized(option.font, 10, QFont.Weight.DemiBold), room)
        return QSize(100, _ITEM_HEIGHT + (len(lines) - 1) * _LINE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.save()
        if isinstance(row, Group):
            painter.setFont(sized(option.font, 9, QFont.Weight.DemiBold))
            painter.setPen(color("muted"))
            painter.drawText(area.adjusted(_LEFT, 8, -_RIGHT, 0), Qt.AlignmentFlag.AlignVCenter, row.title)
        elif isinstance(row, PlanSummary):
            self._paint_plan(painter, option, area, row)
        painter.restore()

    def _paint_plan(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, row: PlanSummary) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(area, color("soft"))
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), color("accent"))
        inner = area.adjusted(_LEFT, 7, -_RIGHT, -6)
        bold = sized(option.font, 10, QFont.Weight.DemiBold)
        painter.setFont(bold if is_selected else sized(option.font, 10))
        painter.setPen(color("text"))
        top = inner.top()
        for line in _wrapped(_subject(row), bold, int(inner.width())):
            painter.drawText(QRectF(inner.left(), top, inner.width(), 18), Qt.AlignmentFlag.AlignVCenter, line)
            top += _LINE
        paint_chip(painter, QRectF(inner.left(), top + 1, inner.width(), HEIGHT), state_chip(row), option.font)
        painter.setFont(sized(option.font, 9))
        painter.setPen(color("muted"))
        below = QRectF(inner.left(), top + 24, inner.width(), 17)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, meta_line(row, self._today()))


def _subject(row: PlanSummary) -> str:
    return " ".join(row.subject.split()) or text.NO_SUBJECT


def _wrapped(words: str, font: QFont, width: int) -> list[str]:
    """At most two lines; what does not fit is cut in the middle of the second, for subjects differ at their end."""
    metrics = QFontMetrics(font)
    parts = words.split(" ")
    first: list[str] = []
    while parts and metrics.horizontalAdvance(" ".join([*first, parts[0]])) <= width:
        first.append(parts.pop(0))
    if not parts or not first:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
    return [" ".join(first), fitted(metrics, " ".join(parts), width)]


class PlanList(QWidget):
    """The left pane. ``chosen`` carries the id of the plan the clerk moved to."""

    chosen = Signal(int)
    import_wanted = Signal()
    paste_wanted = Signal()
    template_wanted = Signal(bool)
    """Whether a thematic plan."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._summaries: tuple[PlanSummary, ...] = ()
        self._selected: int | None = None
        self._is_filling = False
        self._door_actions: list[QAction] = []
        self.doors: Callable[[], list[tuple[str, Callable[[], None]]]] = list
        """Names and handlers of ways to begin a plan from another; given by the page."""
        self.filter = QLineEdit()
        self.filter.setObjectName("plans-filter")
        self.filter.setPlaceholderText(text.FILTER)
        self.filter.setAccessibleName(text.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._fill)
        self._count = plain_label(role="muted")
        self._count.setVisible(False)
        self._rows = _PlanRows()
        self.view = QListView()
        self.view.setAccessibleName(text.PLANS)
        self._rows.setParent(self.view)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(_PlanDelegate(self.view, today))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_moved)
        self.new_button = button(text.NEW_PLAN, icon_name="plus")
        self.new_menu = self._new_menu()
        self.new_button.setMenu(self.new_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(4)
        for widget in (self.filter, self._count, self.view, self.new_button):
            if widget is self.view:
                column.addWidget(widget, 1)
                continue
            row = QVBoxLayout()
            row.setContentsMargins(10, 0, 10, 0)
            row.addWidget(widget)
            column.addLayout(row)

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(text.IMPORT, self.import_wanted.emit)
        menu.addAction(text.PASTE, self.paste_wanted.emit)
        menu.addAction(text.FROM_TEMPLATE, lambda: self.template_wanted.emit(False))
        menu.addAction(text.THEMATIC_TEMPLATE, lambda: self.template_wanted.emit(True))
        return menu

    def _show_doors(self) -> None:
        """Ways to begin from another plan stand first in the menu of new plans."""
        for old in self._door_actions:
            self.new_menu.removeAction(old)
            old.deleteLater()
        first = self.new_menu.actions()[0]
        self._door_actions = []
        for name, handler in self.doors():
            made = QAction(name, self.new_menu)
            made.triggered.connect(lambda _checked=False, open_door=handler: open_door())
            self.new_menu.insertAction(first, made)
            self._door_actions.append(made)

    def show_plans(self, summaries: Sequence[PlanSummary], selected: int | None) -> None:
        """Show these plans and select one, without telling of it."""
        self._summaries = tuple(summaries)
        self._selected = selected
        self._show_doors()
        self._fill()

    def summaries(self) -> tuple[PlanSummary, ...]:
        """All plans, whatever the filter."""
        return self._summaries

    def _fill(self, _typed: str = "") -> None:
        sought = Wanted.of(self.filter.text())
        offset = self.view.verticalScrollBar().value()
        self._is_filling = True
        try:
            found = [one for one in self._summaries if sought.is_in(f"{one.full_number} {one.subject}")]
            self._rows.show(found)
            self._count.setText(shared.counted(len(found), len(self._summaries)))
            self._count.setVisible(bool(sought))
            for place, row in enumerate(self._rows.rows):
                if isinstance(row, PlanSummary) and row.id == self._selected:
                    self.view.setCurrentIndex(self._rows.index(place))
        finally:
            self._is_filling = False
        self.view.verticalScrollBar().setValue(offset)

    def _on_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self._rows.rows[now.row()] if now.isValid() else None
        if not self._is_filling and isinstance(row, PlanSummary):
            self._selected = row.id
            self.chosen.emit(row.id)
