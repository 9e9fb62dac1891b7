"""From the old working year to the new one: years, days and periods of the new year, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.language.dates import days_in_month, format_month, format_text, weekday_name

IsWorkingDay = Callable[[date], bool]
"""Whether offices are open on a day."""


def is_weekday(day: date) -> bool:
    """Monday to Friday: what is known of a year without its holidays."""
    return day.weekday() < 5


TERM = 5
"""Years of a plan period and of a congress term (2021-2025, 2026-2030)."""

_NEAR = 1


@dataclass(frozen=True)
class YearShift:
    """``old``: the working year of the plan that is carried forward; ``new``: that of the new plan."""

    old: int
    new: int
    is_working_day: IsWorkingDay = is_weekday
    has_holidays: bool = False
    """Whether the holidays of the new year are known."""

    @property
    def by(self) -> int:
        """Years between them."""
        return self.new - self.old

    def is_near(self, year: int) -> bool:
        """Whether a year belongs to the old plan's own time: its working year, the one before and the one after."""
        return abs(year - self.old) <= _NEAR

    def shifted(self, day: date) -> date:
        """The same day and month; the last day of February stays the last one."""
        year = day.year + self.by
        last = days_in_month(year, day.month)
        is_last_of_february = day.month == 2 and day.day == days_in_month(day.year, 2)
        return date(year, day.month, last if is_last_of_february else min(day.day, last))

    def working_day(self, day: date) -> date:
        """The day itself, or the last working day before it: what is due may come sooner, never later."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def due_day(self, day: date) -> tuple[date, str]:
        """The working day of the new year for a day that was due, and why it is that day."""
        plain = self.shifted(day)
        moved = self.working_day(plain)
        if moved != plain:
            off = weekday_name(plain) if plain.weekday() > 4 else "ngày nghỉ lễ"
            reason = f"{format_text(plain)} là {off}; lấy ngày làm việc liền trước, {weekday_name(moved)}"
        else:
            reason = f"cùng ngày, {weekday_name(moved)}"
        if not self.has_holidays:
            reason += f"; lịch nghỉ năm {self.new} chưa có"
        return moved, reason

    def period(self, first: int, last: int, *, is_term: bool) -> tuple[int, int] | None:
        """The period of the same shape that holds the new year; None while the old one still does.

        Five-year periods keep to the national ones (2021-2025, terms 2020-2025). Others move with the working year they hold, or
        go on in steps of their own length.
        """
        if self.new <= last:
            return None
        length = last - first
        if length <= 1:
            return first + self.by, last + self.by
        if last % TERM == 0 and length <= TERM:
            new_last = -(-self.new // TERM) * TERM
            return new_last - (TERM if is_term and first % TERM == 0 else TERM - 1), new_last
        if first <= self.old <= last:
            return first + self.by, last + self.by
        step = length if is_term else length + 1
        times = -(-(self.new - last) // step)
        return first + times * step, last + times * step

    @property
    def terms(self) -> int:
        """How many five-year terms lie between the two years."""
        return (self.new - 1) // TERM - (self.old - 1) // TERM


_NUMBERS = re.compile(r"[0-9]+")


def written_like(written: str, day: date) -> str:
    """A day in the form another was written: 18/3/2022, 15-5-2016, 18 tháng 3 năm 2022, 18/3; zeros as NĐ 30 writes them."""
    parts = [found.group() for found in _NUMBERS.finditer(written)]
    month = format_month(day.month)
    if len(parts) > 1 and parts[1].startswith("0") and int(parts[1]) > 2:
        month = f"{day.month:02}"
    elif len(parts) > 1 and len(parts[1]) == 1 and int(parts[1]) < 3:
        month = str(day.month)
    number = str(day.day) if len(parts[0]) == 1 and day.day < 10 else f"{day.day:02}"
    values = iter((number, month, str(day.year)))
    return _NUMBERS.sub(lambda found: next(values, found.group()), written)
