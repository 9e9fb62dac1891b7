"""A calendar as .ics (RFC 5545): days of the plans that Outlook, Google Calendar and telephones take in.

Written by hand: the few lines the format asks for are fewer than a library's, and the library's rules of time zones are of no
use to entries that are whole days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from desktop_app.domain.language.text import clean_text
from desktop_app.domain.year_calendar import CalendarEntry, EntryKind

_LONGEST_LINE = 75
_ALARM_HOUR = 8
"""Of the working day before, when the office has opened."""
_PRODUCT = "-//So Thi Dua//Lich cong tac thi dua//VI"
_SIGNS = re.compile(r"[\\;,\n]")


def render_calendar(
    name: str, entries: Iterable[CalendarEntry], made_at: datetime, working_day_before: Callable[[date], date]
) -> bytes:
    """The calendar called ``name``: an event of whole days for each entry, with an alarm on the working day before work is due."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for entry in entries:
        lines += _event(entry, stamp, working_day_before)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(entry: CalendarEntry, stamp: str, working_day_before: Callable[[date], date]) -> list[str]:
    described = "\n".join(filter(None, (entry.text, f"Căn cứ: {entry.source}" if entry.source else "")))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, 'so-thi-dua:' + entry.key)}@so-thi-dua",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}",  # the day behind the last
        f"SUMMARY:{_escaped(entry.title)}",
        f"DESCRIPTION:{_escaped(described)}",
        f"CATEGORIES:{_escaped('Thi đua, khen thưởng')}",
        "TRANSP:TRANSPARENT",
    ]
    if entry.is_work:
        lines += _alarm(entry, working_day_before(entry.first))
    if entry.kind is EntryKind.WAVE:
        lines += _alarm(entry, working_day_before(entry.last), is_end=True)
    return [*lines, "END:VEVENT"]


def _alarm(entry: CalendarEntry, on: date, *, is_end: bool = False) -> list[str]:
    """At eight of that day, counted back from midnight at the event's start (of a wave: at its end)."""
    midnight = entry.last + timedelta(days=1) if is_end else entry.first
    hours = (midnight - on).days * 24 - _ALARM_HOUR
    days, rest = divmod(hours, 24)
    duration = f"-P{f'{days}D' if days else ''}{f'T{rest}H' if rest else ''}"
    related = ";RELATED=END" if is_end else ""
    told = f"{entry.title} kết thúc" if is_end else f"Ngày làm việc trước: {entry.title}"
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(told)}",
        f"TRIGGER{related}:{duration}",
        "END:VALARM",
    ]


def _escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line end are written with a backslash; nothing invisible is left."""
    plain = clean_text(text).replace("\t", " ")
    return _SIGNS.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", plain)


def _folded(line: str) -> Iterator[bytes]:
    """At most 75 octets a line, the continued ones beginning with a space; no letter is cut in two."""
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > _LONGEST_LINE:
            yield part
            part = b" "
        part += octets
    yield part
