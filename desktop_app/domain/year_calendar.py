"""The calendar of a working year: deadlines, reports, reviews, waves of the plans in force, days off; by day.

Reckoned from the facts in force (``agenda.calendar``) and the dated days off; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.agenda import Mark, PlanInForce, calendar
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.facts import Wave
from desktop_app.domain.registration.dues import DueKind

_TITLES: dict[DueKind, str] = {
    DueKind.REGISTRATION: "Hạn đăng ký thi đua",
    DueKind.DOSSIER: "Hạn nộp hồ sơ đề nghị khen thưởng",
}


class EntryKind(StrEnum):
    """What stands on a day of the calendar."""

    DEADLINE = "deadline"
    REPORT = "report"
    REVIEW = "review"
    WAVE = "wave"
    DAY_OFF = "day_off"


KIND_WORDS: dict[EntryKind, str] = {
    EntryKind.DEADLINE: "Hạn nộp",
    EntryKind.REPORT: "Báo cáo",
    EntryKind.REVIEW: "Sơ kết, tổng kết",
    EntryKind.WAVE: "Đợt thi đua",
    EntryKind.DAY_OFF: "Ngày nghỉ",
}


@dataclass(frozen=True)
class CalendarEntry:
    """A day, or a span of days (both inclusive). ``text``: the plan's words; ``source``: where they stand.

    ``key`` stays the same when an amendment moves the day. A day off belongs to no plan.
    """

    kind: EntryKind
    first: date
    last: date
    title: str
    text: str
    source: str
    key: str = ""
    plan_id: int | None = None
    fact_uid: str = ""
    is_overdue: bool = False

    def holds(self, day: date) -> bool:
        """Whether the entry covers that day."""
        return self.first <= day <= self.last

    @property
    def is_work(self) -> bool:
        """Whether something has to be done by its last day."""
        return self.kind in (EntryKind.DEADLINE, EntryKind.REPORT, EntryKind.REVIEW)


@dataclass(frozen=True)
class YearCalendar:
    """The entries of a year in order; ``today`` is marked; ``work_days`` tells the days offices are closed."""

    year: int
    today: date
    entries: tuple[CalendarEntry, ...]
    work_days: WorkCalendar

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What stands on a day: work and days off, and the waves that begin or end on it."""
        return tuple(
            entry
            for entry in self.entries
            if (entry.holds(day) if entry.kind is not EntryKind.WAVE else day in (entry.first, entry.last))
        )

    def wave_on(self, day: date) -> CalendarEntry | None:
        """The first wave that runs on that day."""
        return next((entry for entry in self.entries if entry.kind is EntryKind.WAVE and entry.holds(day)), None)

    @property
    def plan_entries(self) -> tuple[CalendarEntry, ...]:
        """Without the days off."""
        return tuple(entry for entry in self.entries if entry.kind is not EntryKind.DAY_OFF)


def year_calendar(plans: Iterable[PlanInForce], year: int, today: date, work_days: WorkCalendar) -> YearCalendar:
    """What these plans ask for in a year, what their working year brings after it, and the year's days off."""
    plans = tuple(plans)
    entries = [
        *(_of_mark(one, mark) for one in plans for mark in calendar([one])),
        *(entry for one in plans for entry in _waves(one, is_named=len(plans) > 1)),
        *_days_off(work_days, year),
    ]
    kept = [entry for entry in entries if entry.last.year >= year]
    return YearCalendar(year, today, tuple(sorted(kept, key=_order)), work_days)


def entries_of_month(shown: YearCalendar, month: int) -> tuple[CalendarEntry, ...]:
    """What begins in that month, and waves that end in it."""
    return tuple(entry for entry in shown.entries if (entry.first.year, entry.first.month) == (shown.year, month))


def _order(entry: CalendarEntry) -> tuple[date, int, str]:
    return entry.first, tuple(EntryKind).index(entry.kind), entry.title


def _of_mark(one: PlanInForce, mark: Mark) -> CalendarEntry:
    kind = {DueKind.REPORT: EntryKind.REPORT, DueKind.REVIEW: EntryKind.REVIEW}.get(mark.due.kind, EntryKind.DEADLINE)
    title = _TITLES.get(mark.due.kind, mark.due.label)
    key = _key(one, mark.due.key)
    return CalendarEntry(
        kind, mark.on, mark.on, title, mark.text, mark.source, key, mark.plan_id, mark.fact_uid, mark.is_overdue
    )


def _waves(one: PlanInForce, *, is_named: bool) -> Iterator[CalendarEntry]:
    for wave in one.facts.waves:
        if wave.from_on is not None and wave.to_on is not None and wave.from_on <= wave.to_on:
            yield CalendarEntry(
                EntryKind.WAVE,
                wave.from_on,
                wave.to_on,
                f"{wave.label} ({one.plan.label})" if is_named else wave.label,
                wave.content or _words(wave),
                one.sources.get(wave.uid, one.plan.label),
                _key(one, wave.uid),
                one.plan.id,
                wave.uid,
            )


def _words(wave: Wave) -> str:
    return wave.quote or wave.label


def _key(one: PlanInForce, part: str) -> str:
    dated_on = one.plan.content.head.dated_on
    return "|".join((one.plan.label, dated_on.isoformat() if dated_on else "", part))


def _days_off(work_days: WorkCalendar, year: int) -> Iterator[CalendarEntry]:
    """Days off of one name next to each other, weekends between them included, are one entry."""
    days = sorted(day for day in work_days.days_off if day.year == year)
    run: list[date] = []
    for day in days:
        is_next = bool(run) and work_days.days_off[run[-1]].name == work_days.days_off[day].name
        if is_next and all(not work_days.is_working(between) for between in _between(run[-1], day)):
            run.append(day)
            continue
        if run:
            yield _day_off(work_days, run)
        run = [day]
    if run:
        yield _day_off(work_days, run)


def _between(first: date, last: date) -> Iterator[date]:
    day = first + timedelta(days=1)
    while day < last:
        yield day
        day += timedelta(days=1)


def _day_off(work_days: WorkCalendar, run: list[date]) -> CalendarEntry:
    off = work_days.days_off[run[0]]
    return CalendarEntry(EntryKind.DAY_OFF, run[0], run[-1], off.name, "", off.source.shown)
