"""Working days of the public sector: weekends, days off, and Saturdays worked in exchange; dated data, not law in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.evidence import Source


@dataclass(frozen=True)
class DayOff:
    """A Monday to Friday that is free, by its name and source."""

    name: str
    source: Source


@dataclass(frozen=True)
class WorkCalendar:
    """``days_off`` by day; ``worked``: Saturdays worked in exchange; years outside ``known_years`` know only weekends."""

    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    known_years: tuple[int, int] = (0, 0)

    def is_working(self, day: date) -> bool:
        """Whether offices are open on that day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.days_off)

    def day_off(self, day: date) -> DayOff | None:
        """The day off of the calendar, None on weekends and working days."""
        return self.days_off.get(day)

    def knows(self, year: int) -> bool:
        """Whether the days off of that year are held."""
        return self.known_years[0] <= year <= self.known_years[1]

    def before(self, day: date) -> date:
        """The last working day before ``day``."""
        return self._step(day, -1)

    def after(self, day: date) -> date:
        """The first working day after ``day``."""
        return self._step(day, 1)

    def _step(self, day: date, by: int) -> date:
        found = day + timedelta(days=by)
        while not self.is_working(found):
            found += timedelta(days=by)
        return found
