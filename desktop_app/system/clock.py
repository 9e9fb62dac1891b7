"""The machine's clock, and one that is set by hand; the only module that may ask the machine for the time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


class SystemClock:
    """The clock of the machine: days in local time, instants in UTC."""

    def today(self) -> date:
        return datetime.now().date()

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock set to one day (``--today``): noon, a microsecond later each time it is asked, so that order holds."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._next = datetime.combine(day, time(12)).astimezone(UTC)

    def today(self) -> date:
        return self._day

    def now(self) -> datetime:
        instant = self._next
        self._next += timedelta(microseconds=1)
        return instant
