"""The year at a glance: twelve months, waves as bands, days of the plans as flags, today's line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop_app.domain.agenda import Mark
from desktop_app.domain.language.dates import format_text
from desktop_app.ui.pages.today.today_reading import Band, TodayMatter
from desktop_app.ui.style import color, sized
from desktop_app.ui.text import today as words

_EDGE, _FLAG_LINE, _MONTHS, _BAND, _TODAY = 12, 19, 23, 23, 18
_MOST_BANDS, _FLAG_LINES, _REACH = 3, 2, 7


@dataclass(frozen=True)
class Flag:
    """The marks of one day, with the label over them."""

    on: date
    label: str
    marks: tuple[Mark, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether something of that day is still owed."""
        return any(mark.is_overdue for mark in self.marks)


@dataclass(frozen=True)
class PlacedFlag:
    """Where a flag's label stands: in which line (None: no room), on which side of its tick."""

    flag: Flag
    line: int | None
    box: QRectF
    is_left: bool

    def is_crossed(self, ticks: Sequence[float]) -> bool:
        """Whether the tick of a flag above would run through this label."""
        is_low = self.line == _FLAG_LINES - 1
        return is_low and any(self.box.left() - 3 <= tick <= self.box.right() + 3 for tick in ticks)


class YearStrip(QWidget):
    """Hover or arrow keys tell a flag's words in the plan, Enter or a click opens the plan."""

    mark_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._year, self._today = 0, date.min
        self._bands: list[list[Band]] = []
        self.flags: list[Flag] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_matter(self, matter: TodayMatter) -> None:
        """Show the year of ``matter``."""
        self._year, self._today = matter.year, matter.today
        self._bands = _stacked([one for one in matter.bands if one.from_on.year <= matter.year <= one.to_on.year])[
            :_MOST_BANDS
        ]
        by_day: dict[date, list[Mark]] = {}
        for mark in matter.marks:
            if mark.on.year == matter.year:
                by_day.setdefault(mark.on, []).append(mark)
        self.flags = [Flag(day, flag_label(marks), tuple(marks)) for day, marks in sorted(by_day.items())]
        self._current = -1
        self.setAccessibleName(words.STRIP.format(year=matter.year))
        self.setAccessibleDescription(self.sentence())
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """All of it in words."""
        parts = [words.TODAY_MARK.format(day=format_text(self._today))] if self._today.year == self._year else []
        for band in (one for line in self._bands for one in line):
            first, last = format_text(band.from_on), format_text(band.to_on)
            parts.append(words.STRIP_WAVE.format(label=band.label, first=first, last=last))
        for flag in self.flags:
            form = words.STRIP_OVERDUE if flag.is_overdue else words.STRIP_MARK
            told = ", ".join(mark_word(mark) for mark in flag.marks)
            parts.append(form.format(day=format_text(flag.on), text=told))
        return f"{words.STRIP.format(year=self._year)}. {'. '.join(parts)}."

    @override
    def sizeHint(self) -> QSize:
        bands = max(1, len(self._bands))
        return QSize(600, 8 + _FLAG_LINES * _FLAG_LINE + _MONTHS + bands * _BAND + _TODAY + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    # Places

    def _x(self, day: date) -> float:
        first = date(self._year, 1, 1)
        days = (date(self._year + 1, 1, 1) - first).days
        share = max(0.0, min(1.0, (day - first).days / days))
        return _EDGE + share * (self.width() - 2 * _EDGE)

    def _flag_at(self, x: float) -> int:
        near = [(abs(self._x(flag.on) - x), place) for place, flag in enumerate(self.flags)]
        distance, place = min(near, default=(99.0, -1))
        return place if distance <= _REACH else -1

    # Painting

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._year:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 8 + _FLAG_LINES * _FLAG_LINE
        self._paint_months(painter, top)
        self._paint_bands(painter, top + _MONTHS)
        self._paint_flags(painter, top)
        self._paint_today(painter, top)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        painter.end()

    def _paint_months(self, painter: QPainter, top: int) -> None:
        bottom = top + _MONTHS + max(1, len(self._bands)) * _BAND
        for month in range(1, 13):
            left = self._x(date(self._year, month, 1))
            right = self._x(date(self._year + month // 12, month % 12 + 1, 1))
            is_now = (self._today.year, self._today.month) == (self._year, month)
            box = QRectF(left, top, right - left, _MONTHS)
            painter.fillRect(box, color("soft" if is_now else "header"))
            painter.setPen(color("border"))
            painter.drawLine(QPoint(round(left), top), QPoint(round(left), bottom))
            painter.setPen(color("accent" if is_now else "muted"))
            painter.setFont(sized(QApplication.font(), 9, QFont.Weight.DemiBold))
            word = words.MONTH.format(month=month)
            if painter.fontMetrics().horizontalAdvance(word) > box.width() - 6:
                word = words.MONTH_SHORT.format(month=month)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        painter.setPen(color("border"))
        end = round(self._x(date(self._year, 12, 31)))
        painter.drawLine(QPoint(end, top), QPoint(end, bottom))

    def _paint_bands(self, painter: QPainter, top: int) -> None:
        painter.setFont(sized(QApplication.font(), 9))
        for line, bands in enumerate(self._bands):
            for band in bands:
                left, right = self._x(band.from_on), self._x(band.to_on + timedelta(days=1))
                box = QRectF(left + 1, top + line * _BAND + 3, max(4.0, right - left - 2), _BAND - 5)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("none_tint"))
                painter.drawRoundedRect(box, 4, 4)
                painter.setPen(color("text"))
                room = box.adjusted(7, 0, -5, 0)
                elide = Qt.TextElideMode.ElideRight
                label = painter.fontMetrics().elidedText(band.label, elide, int(room.width()))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_flags(self, painter: QPainter, top: int) -> None:
        placed = self.placed_flags()
        for place, one in enumerate(placed):
            painter.setPen(QPen(color(self._role(place, "strong")), 2))
            x = round(self._x(one.flag.on))
            start = top - 6 if one.line is None else top - (_FLAG_LINES - one.line) * _FLAG_LINE + 4
            painter.drawLine(QPoint(x, start), QPoint(x, top))
        for place, one in enumerate(placed):
            if one.line is None:
                continue  # no room: its tick stays, the arrow keys tell it
            label = one.box.translated(0, top - (_FLAG_LINES - one.line) * _FLAG_LINE)
            painter.fillRect(label.adjusted(2, 1, -2, -1), color("base"))  # another flag's tick may pass behind
            painter.setFont(self._flag_font(place))
            painter.setPen(color(self._role(place, "text")))
            self._paint_pennant(painter, label, self._role(place, "strong"), is_left=one.is_left)
            side = Qt.AlignmentFlag.AlignRight if one.is_left else Qt.AlignmentFlag.AlignLeft
            room = label.adjusted(0, 0, -13, 0) if one.is_left else label.adjusted(13, 0, 0, 0)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, one.flag.label)

    def _paint_pennant(self, painter: QPainter, label: QRectF, role: str, *, is_left: bool) -> None:
        """The little cloth of the flag, on the side of its label."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(role))
        x, y, tip = (label.right(), label.top() + 4, -9) if is_left else (label.left(), label.top() + 4, 9)
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + tip, y + 4), QPointF(x, y + 8)]))
        painter.restore()

    def _role(self, place: int, plain: str) -> str:
        return "bad" if self.flags[place].is_overdue else "accent" if place == self._current else plain

    def _flag_font(self, place: int) -> QFont:
        is_marked = self.flags[place].is_overdue or place == self._current
        return sized(QApplication.font(), 9, QFont.Weight.DemiBold if is_marked else QFont.Weight.Normal)

    def placed_flags(self) -> list[PlacedFlag]:
        """Each flag with the place of its label: the lower line first, where no other flag's tick runs through it."""
        taken: list[list[QRectF]] = [[] for _ in range(_FLAG_LINES)]
        placed: list[PlacedFlag] = []
        for place, flag in enumerate(self.flags):
            width = QFontMetricsF(self._flag_font(place)).horizontalAdvance(flag.label) + 15
            x = self._x(flag.on)
            boxes = [(is_left, QRectF(x - width if is_left else x, 0, width, _FLAG_LINE)) for is_left in (False, True)]
            open_places = [
                PlacedFlag(flag, line, box, is_left)
                for line in reversed(range(_FLAG_LINES))
                for is_left, box in boxes
                if box.left() >= 4 and box.right() <= self.width() - 4 and not _overlaps(box, taken[line])
            ]
            ticks = [self._x(other.on) for other in self.flags if other is not flag]
            clear = (one for one in open_places if not one.is_crossed(ticks))
            chosen = next(clear, open_places[0] if open_places else PlacedFlag(flag, None, boxes[0][1], is_left=False))
            if chosen.line is not None:
                taken[chosen.line].append(chosen.box)
            placed.append(chosen)
        return placed

    def _paint_today(self, painter: QPainter, top: int) -> None:
        if self._today.year != self._year:
            return
        x = round(self._x(self._today))
        bottom = top + _MONTHS + max(1, len(self._bands)) * _BAND
        painter.setPen(QPen(color("accent"), 2))
        painter.drawLine(QPoint(x, top + _MONTHS), QPoint(x, bottom + 4))
        painter.setFont(sized(QApplication.font(), 9, QFont.Weight.DemiBold))
        word = words.TODAY_MARK.format(day=f"{self._today.day}/{self._today.month}")
        width = painter.fontMetrics().horizontalAdvance(word) + 4
        left = min(max(_EDGE, x - 4), self.width() - _EDGE - width)
        painter.drawText(QRectF(left, bottom + 2, width, _TODAY), Qt.AlignmentFlag.AlignVCenter, word)

    # Telling and opening

    def tip(self, place: int) -> str:
        """The plan's words about the marks of a flag."""
        told = []
        for mark in self.flags[place].marks:
            text = mark.text or mark_word(mark)
            told.append(words.STRIP_TIP.format(text=f"{format_text(mark.written)}: {text}", source=mark.source))
        return "\n".join(told)

    def _move_to(self, place: int) -> None:
        self._current = place
        self.setAccessibleDescription(self.tip(place))
        corner = QPoint(round(self._x(self.flags[place].on)), 2 * _FLAG_LINE)
        QToolTip.showText(self.mapToGlobal(corner), self.tip(place), self)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step and self.flags:
            self._move_to(max(0, min(len(self.flags) - 1, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.mark_opened.emit(self.flags[self._current].marks[0])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._flag_at(event.position().x())
        if place >= 0:
            self._current = place
            self.update()
            self.mark_opened.emit(self.flags[place].marks[0])

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._flag_at(event.pos().x())
            if place >= 0:
                QToolTip.showText(event.globalPos(), self.tip(place), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def _overlaps(box: QRectF, taken: Sequence[QRectF]) -> bool:
    return any(box.left() < other.right() + 4 and other.left() < box.right() + 4 for other in taken)


def mark_word(mark: Mark) -> str:
    """One word for a mark: Đăng ký, Hồ sơ, Báo cáo, Sơ kết, Tổng kết."""
    return words.DEADLINE_WORDS.get(mark.due.kind.value) or mark.due.label


def flag_label(marks: Sequence[Mark]) -> str:
    """ "20/3 Đăng ký", "trước 15/9 Báo cáo", "30/6 2 việc"."""
    first = marks[0]
    written = {mark.written for mark in marks}
    day = f"{first.written.day}/{first.written.month}" if len(written) == 1 else f"{first.on.day}/{first.on.month}"
    if len({mark_word(mark) for mark in marks}) > 1:
        return words.FLAG_MANY.format(day=day, count=len(marks))
    form = words.FLAG if first.due.is_inclusive else words.FLAG_BEFORE
    return form.format(day=day, word=mark_word(first))


def _stacked(bands: Sequence[Band]) -> list[list[Band]]:
    """Waves that overlap go on lines of their own."""
    lines: list[list[Band]] = []
    for band in sorted(bands, key=lambda one: one.from_on):
        line = next((one for one in lines if one[-1].to_on < band.from_on), None)
        if line is None:
            lines.append([band])
        else:
            line.append(band)
    return lines
