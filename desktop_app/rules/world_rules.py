"""The rule files about the world: days off, words that went stale, the legal checklist."""

from __future__ import annotations

from desktop_app.domain.language.text import fold
from desktop_app.domain.office.working_days import DayOff, WorkCalendar
from desktop_app.domain.plan.checks.rules import ChecklistItem, LaunchChecklist, StaleWord
from desktop_app.domain.plan.facts import FactKind
from desktop_app.rules.toml_entries import Entry


def calendar_of(entry: Entry) -> WorkCalendar:
    """holidays.toml. A day off must be a weekday, a worked day a Saturday or Sunday: anything else is a slip in the file."""
    days_off: dict[object, DayOff] = {}
    worked: set[object] = set()
    for period in entry.entries("period"):
        off = DayOff(period.text("name"), period.source())
        for day in period.days("days"):
            if day.weekday() > 4 or day in days_off:
                raise period.wrong("days", f"weekdays named once, not {day}")
            days_off[day] = off
        for day in period.days("worked"):
            if day.weekday() < 5:
                raise period.wrong("worked", f"days of a weekend, not {day}")
            worked.add(day)
    years = int(entry.number("first_year")), int(entry.number("last_year"))
    return WorkCalendar(days_off, frozenset(worked), years)  # type: ignore[arg-type]


def stale_words_of(entry: Entry) -> tuple[StaleWord, ...]:
    """stale_words.toml."""
    return tuple(
        StaleWord(
            phrases=one.texts("phrases"),
            places=one.texts("places"),
            from_on=one.required_day("from"),
            instead=one.text("instead", ""),
            why=one.text("why"),
            source=one.source(),
        )
        for one in entry.entries("word")
    )


def checklist_of(entry: Entry) -> LaunchChecklist:
    """launch_checklist.toml."""
    return LaunchChecklist(
        entry.required_day("from"),
        tuple(
            ChecklistItem(
                one.text("name"),
                tuple(map(fold, one.texts("titles"))),
                tuple(map(fold, one.texts("texts"))),
                tuple(FactKind(kind) for kind in one.texts("facts")),
            )
            for one in entry.entries("item")
        ),
        entry.source(),
    )
