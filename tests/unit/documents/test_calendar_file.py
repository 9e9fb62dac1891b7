"""The .ics file keeps RFC 5545: line ends, folding, escaping, whole days, stable names, an alarm on a working day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop_app.documents.calendar_file import render_calendar
from desktop_app.domain.year_calendar import CalendarEntry, EntryKind

MADE = datetime(2026, 3, 23, 5, tzinfo=UTC)


def before(day: date) -> date:
    """The last weekday before."""
    day -= timedelta(days=1)
    return day if day.weekday() < 5 else before(day)


def entry(text: str = "Gửi bảng đăng ký", first: date = date(2026, 3, 20), **others: object) -> CalendarEntry:
    """A deadline."""
    given = {"kind": EntryKind.DEADLINE, "last": first, "title": "Hạn đăng ký; thi đua", "source": "mục IV", "key": "k"}
    return CalendarEntry(first=first, text=text, **{**given, **others})  # type: ignore[arg-type]


def lines_of(*entries: CalendarEntry) -> list[str]:
    """The unfolded lines."""
    made = render_calendar("Lịch", entries, MADE, before)
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    return made.decode().replace("\r\n ", "").split("\r\n")


def test_lines_are_folded_at_75_octets_between_letters() -> None:
    made = render_calendar("Lịch", [entry("Đề nghị ở Ủy ban nhân dân tỉnh " * 30)], MADE, before)
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_text_is_escaped_and_days_are_whole() -> None:
    lines = lines_of(entry("a,b;c\\d\ne"))
    assert "SUMMARY:Hạn đăng ký\\; thi đua" in lines
    assert "DESCRIPTION:a\\,b\\;c\\\\d\\ne\\nCăn cứ: mục IV" in lines
    assert "DTSTART;VALUE=DATE:20260320" in lines
    assert "DTEND;VALUE=DATE:20260321" in lines
    assert "DTSTAMP:20260323T050000Z" in lines


def test_the_alarm_rings_at_eight_on_the_working_day_before() -> None:
    assert "TRIGGER:-PT16H" in lines_of(entry())  # Friday: Thursday at 8
    assert "TRIGGER:-P2DT16H" in lines_of(entry(first=date(2026, 3, 23)))  # Monday: Friday at 8


def test_the_name_of_an_event_outlives_its_day() -> None:
    def uid(one: CalendarEntry) -> str:
        return next(line for line in lines_of(one) if line.startswith("UID:"))

    assert uid(entry()) == uid(entry(first=date(2026, 4, 1)))
    assert uid(entry()) != uid(entry(key="other"))
