"""Deadlines among working days: told beside the calendar days, never moving the day the plan writes (ADR 0020)."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.language.dates import format_text, weekday_name
from desktop_app.domain.office.working_days import WorkCalendar


def working_days_between(calendar: WorkCalendar, start: date, end: date) -> int:
    """Working days after ``start`` up to and with ``end``; 0 when ``end`` is not later."""
    return sum(calendar.is_working(start + timedelta(days=step)) for step in range(1, (end - start).days + 1))


def deadline_note(calendar: WorkCalendar, last_day: date | None) -> str:
    """ "Hạn rơi vào Chủ Nhật 20/12/2026. Ngày làm việc liền trước: Thứ Sáu 18/12/2026; liền sau: …"; "" on a working day."""
    if last_day is None or calendar.is_working(last_day):
        return ""
    off = calendar.day_off(last_day)
    what = f"{weekday_name(last_day)} {format_text(last_day)}" + (f", {off.name}" if off else "")
    before, after = (f"{weekday_name(day)} {format_text(day)}" for day in _around(calendar, last_day))
    return f"Hạn rơi vào {what}. Ngày làm việc liền trước: {before}; liền sau: {after}."


def _around(calendar: WorkCalendar, day: date) -> tuple[date, date]:
    return calendar.before(day), calendar.after(day)
