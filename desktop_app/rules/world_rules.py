"""The rule files about the world: days off, words that went stale, the legal checklist."""

from __future__ import annotations

from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold
from desktop_app.domain.office.lineage import NameChange, NameKind
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
    if not 1900 <= years[0] <= years[1] <= 2200:
        raise entry.wrong("last_year", "not before first_year")
    return WorkCalendar(days_off, frozenset(worked), years)  # type: ignore[arg-type]


def stale_words_of(entry: Entry, lineage: tuple[NameChange, ...]) -> tuple[StaleWord, ...]:
    """stale_words.toml, and the names that others took the place of."""
    return (*(_stale_name(one) for one in lineage if one.new), *_own_stale_words(entry))


def _stale_name(one: NameChange) -> StaleWord:
    instead = f"{one.new_rank} {one.new}".strip()
    old = f"tỉnh {one.old}" if one.kind is NameKind.PROVINCE else one.old
    became = "đã nhập vào" if one.kind is NameKind.PROVINCE else "đã thành"
    return StaleWord(
        phrases=(one.old,) if one.kind is NameKind.AGENCY else (),
        places=(one.old,) if one.kind is NameKind.PROVINCE else (),
        symbols=(one.old,) if one.kind is NameKind.SYMBOL else (),
        from_on=one.from_on,
        instead=instead,
        why=f"{old} {became} {instead} từ {format_text(one.from_on)}",
        source=Source(one.source, Evidence.QUOTED if one.is_verified else Evidence.UNVERIFIED),
    )


def _own_stale_words(entry: Entry) -> tuple[StaleWord, ...]:
    return tuple(
        StaleWord(
            phrases=one.texts("phrases"),
            places=(),
            symbols=(),
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
