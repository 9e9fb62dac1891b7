"""A date typed as clerks type it: a line edit with a calendar button. Never another day than the one typed.

``QDateEdit`` is banned: it stores a typed 05/03/2026 as 05/11/2026, has no empty state and turns with the wheel.
"""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR, LAST_YEAR, format_short, parse_date
from desktop_app.ui.parts.buttons import tool
from desktop_app.ui.style import color
from desktop_app.ui.text import words

_LONGEST = 32  # "ngày 05 tháng 01 năm 2026" and some blanks


class _Edit(QLineEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class DateField(QWidget):
    """``date()`` is None while the field is empty or unreadable; ``problem()`` tells the two apart.

    What was typed is read when the field is left or Enter is pressed, never while typing. ``default_year`` completes "5/3".
    """

    date_changed = Signal(object)
    """date | None, after a change by the clerk."""
    problem_changed = Signal(str)

    def __init__(self, *, is_required: bool = False) -> None:
        super().__init__()
        self.default_year: int | None = None
        self._is_required = is_required
        self._date: datetime.date | None = None
        self._problem = ""
        self._read_text = ""
        self.edit = _Edit()
        self.edit.setMaxLength(_LONGEST)
        self.edit.setPlaceholderText("dd/mm/yyyy")
        self.edit.setMinimumWidth(104)
        self.button = tool("calendar", words.PICK_DATE, self._open_calendar, tip=f"{words.PICK_DATE} (Alt+↓)")
        self.button.setShortcut("Alt+Down")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self.setMaximumWidth(190)
        self.edit.left.connect(self.read)
        self.edit.returnPressed.connect(self.read)
        self._calendar: _CalendarPopup | None = None

    def date(self) -> datetime.date | None:
        """The day meant by what stands in the field; while it is being typed the text is left as it is."""
        if self._is_being_typed():
            return self._parsed()[0]
        self.read()
        return self._date

    def set_date(self, day: datetime.date | None) -> None:
        """Show a day; ``date_changed`` is not emitted."""
        self._date = day
        self._show(day)
        self._set_problem("")

    def problem(self) -> str:
        """The sentence about what stands in the field, or ""."""
        if self._is_being_typed():
            return self._parsed()[1]
        self.read()
        return self._problem

    def _is_being_typed(self) -> bool:
        return self.edit.hasFocus() and self.edit.text() != self._read_text

    def _parsed(self) -> tuple[datetime.date | None, str]:
        """The day of the text and what is wrong with it."""
        text = self.edit.text()
        if not text.strip() and not self._is_required:
            return None, ""
        try:
            return parse_date(text, default_year=self.default_year), ""
        except UserError as error:
            return None, error.message

    def set_read_only(self, is_read_only: bool) -> None:
        """Show only."""
        self.edit.setReadOnly(is_read_only)
        self.button.setEnabled(not is_read_only)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def read(self) -> None:
        """Read what was typed: as a day in the one shown form, or leave it standing with a problem."""
        text = self.edit.text()
        if text == self._read_text and (text or not self._is_required):
            return
        self._read_text = text
        found, problem = self._parsed()
        if found is not None:
            self._show(found)
        self._set_problem(problem)
        if found != self._date:
            self._date = found
            self.date_changed.emit(found)

    def _show(self, day: datetime.date | None) -> None:
        self._read_text = format_short(day) if day else ""
        self.edit.setText(self._read_text)

    def _set_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)

    def _open_calendar(self) -> None:
        self.read()
        if self._calendar is None:
            self._calendar = _CalendarPopup(self)
            self._calendar.calendar.clicked.connect(self._on_picked)
            self._calendar.calendar.activated.connect(self._on_picked)
        self._calendar.open_below(self, self._date)

    def _on_picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
        self.edit.setText(format_short(datetime.date(picked.year(), picked.month(), picked.day())))
        self.read()
        self.edit.setFocus()


class _CalendarPopup(QFrame):
    """A month in Vietnamese, Monday first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("panel")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self.calendar.setMinimumSize(QSize(380, 230))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

    def open_below(self, field: QWidget, day: datetime.date | None) -> None:
        """Show the month of ``day`` (else of today) under the field, inside the screen."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        weekend = QTextCharFormat()
        weekend.setForeground(color("bad"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, weekend)
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(field.mapToGlobal(QPoint(0, -self.height() - 2)).y())
        self.move(corner)
        self.show()
        self.calendar.setFocus()
