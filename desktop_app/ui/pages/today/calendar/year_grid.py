"""Twelve small months: days with work marked, days off, waves below their days, today ringed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop_app.domain.language.dates import days_in_month, format_text
from desktop_app.domain.year_calendar import CalendarEntry, YearCalendar
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import calendar as words

_GAP, _TITLE, _ROWS = 14, 18, 7
_LEAST_CELL, _LEAST_ROW, _COLUMNS = 18, 15, 4


class YearGrid(QWidget):
    """Arrow keys go from day to day that holds something, Enter or a click opens what stands there."""

    entry_opened = Signal(object)
    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: YearCalendar | None = None
        self._current: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_calendar(self, shown: YearCalendar) -> None:
        """Show a year."""
        self._shown = shown
        self._current = None
        self.setAccessibleName(words.GRID.format(year=shown.year))
        self.update()

    def choose_day(self, day: date) -> None:
        """Ring a day."""
        self._current = day
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        width = _COLUMNS * 7 * _LEAST_CELL + (_COLUMNS + 1) * _GAP
        return QSize(width, 12 // _COLUMNS * (_TITLE + _ROWS * _LEAST_ROW + 8) + 8)

    # Places

    def _month_box(self, month: int) -> QRectF:
        rows = 12 // _COLUMNS
        width = (self.width() - _GAP * (_COLUMNS + 1)) / _COLUMNS
        height = (self.height() - 8 * (rows + 1)) / rows
        row, column = divmod(month - 1, _COLUMNS)
        return QRectF(_GAP + column * (width + _GAP), 8 + row * (height + 8), width, height)

    def _cell(self, day: date) -> QRectF:
        box = self._month_box(day.month)
        width, height = box.width() / 7, (box.height() - _TITLE) / _ROWS
        place = day.day - 1 + day.replace(day=1).weekday()
        week, weekday = divmod(place, 7)
        return QRectF(box.left() + weekday * width, box.top() + _TITLE + (week + 1) * height, width, height)

    def day_at(self, x: float, y: float) -> date | None:
        """The day under a point."""
        if self._shown is None:
            return None
        for month in range(1, 13):
            if self._month_box(month).contains(x, y):
                days = (
                    date(self._shown.year, month, day) for day in range(1, days_in_month(self._shown.year, month) + 1)
                )
                return next((day for day in days if self._cell(day).contains(x, y)), None)
        return None

    # Painting

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, self._shown, month)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        painter.end()

    def _paint_month(self, painter: QPainter, shown: YearCalendar, month: int) -> None:
        box = self._month_box(month)
        painter.setFont(sized(QApplication.font(), 9.5, QFont.Weight.DemiBold))
        is_now = (shown.today.year, shown.today.month) == (shown.year, month)
        painter.setPen(color("accent" if is_now else "text"))
        title = QRectF(box.left(), box.top(), box.width(), _TITLE)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words.MONTH.format(month=month))
        painter.setFont(sized(QApplication.font(), 8))
        painter.setPen(color("muted"))
        width, height = box.width() / 7, (box.height() - _TITLE) / _ROWS
        for place, word in enumerate(words.WEEKDAYS):
            head = QRectF(box.left() + place * width, box.top() + _TITLE, width, height)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, word)
        for day in range(1, days_in_month(shown.year, month) + 1):
            self._paint_day(painter, shown, date(shown.year, month, day))

    def _paint_day(self, painter: QPainter, shown: YearCalendar, day: date) -> None:
        cell = self._cell(day)
        work = [entry for entry in shown.on(day) if entry.is_work]
        is_overdue = any(entry.is_overdue for entry in work)
        is_off = shown.work_days.day_off(day) is not None
        painter.setPen(Qt.PenStyle.NoPen)
        inner = cell.adjusted(1, 1, -1, -1)
        if work:
            painter.setBrush(color("bad_tint" if is_overdue else "soft"))
            painter.drawRoundedRect(inner, 3, 3)
        elif is_off:
            painter.setBrush(color("warn_tint"))
            painter.drawRoundedRect(inner, 3, 3)
        if shown.wave_on(day) is not None:
            painter.fillRect(QRectF(cell.left(), cell.bottom() - 2, cell.width(), 1.5), color("border"))
        if day in (shown.today, self._current):
            painter.setPen(QPen(color("accent"), 2 if day == shown.today else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 3, 3)
        role = "bad" if is_overdue else "accent" if work else "warn" if is_off else "text"
        if role == "text" and not shown.work_days.is_working(day):
            role = "muted"
        painter.setPen(color(role))
        painter.setFont(sized(QApplication.font(), 8.5, QFont.Weight.DemiBold if work else QFont.Weight.Normal))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    # Telling and opening

    def tip(self, day: date) -> str:
        """What stands on a day, "" for nothing."""
        if self._shown is None:
            return ""
        told = [f"{entry.title}\n{entry.source}".strip() for entry in self._shown.on(day)]
        wave = self._shown.wave_on(day)
        if wave is not None and wave not in self._shown.on(day):
            told.append(wave.title)
        if day == self._shown.today:
            told.insert(0, words.TODAY_TIP.format(day=format_text(day)))
        return words.TIP.format(day=format_text(day), title="\n".join(told)) if told else ""

    def _entry_on(self, day: date | None) -> CalendarEntry | None:
        if day is None or self._shown is None:
            return None
        return next((entry for entry in self._shown.on(day) if entry.plan_id is not None), None)

    def _busy_days(self) -> list[date]:
        if self._shown is None:
            return []
        return sorted({entry.first for entry in self._shown.entries if entry.first.year == self._shown.year})

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key()), 0
        )
        days = self._busy_days()
        if step and days and self._shown is not None:
            base = self._current or self._shown.today
            ahead = [day for day in days if (day > base if step > 0 else day < base)]
            if ahead:
                self._go(ahead[0] if step > 0 else ahead[-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._entry_on(self._current) is not None:
            self.entry_opened.emit(self._entry_on(self._current))
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        self.choose_day(day)
        self.setAccessibleDescription(self.tip(day))
        self.day_chosen.emit(day)
        cell = self._cell(day)
        QToolTip.showText(self.mapToGlobal(cell.bottomLeft().toPoint()), self.tip(day), self)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().x(), event.position().y())
        if day is None:
            return
        self.choose_day(day)
        self.day_chosen.emit(day)
        entry = self._entry_on(day)
        if entry is not None:
            self.entry_opened.emit(entry)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos().x(), event.pos().y())
            text = self.tip(day) if day is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
