"""The year's calendar on paper: "Lịch công tác thi đua năm", a list by month on sheets that lie on their side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.model import Align, Cell, Column, DocumentTitle, Paper, Row, Space, Table
from desktop_app.documents.office_paper import (
    Issuer,
    centered_note,
    landscape_paper,
    last_words,
    note,
    office_foot,
    office_head,
)
from desktop_app.domain.language.dates import WEEKDAYS, format_short, format_text
from desktop_app.domain.year_calendar import KIND_WORDS, CalendarEntry, EntryKind, YearCalendar

_HEADINGS = ("Tháng", "Ngày", "Thứ", "Loại", "Nội dung", "Căn cứ", "Ghi chú")


@dataclass(frozen=True)
class YearCalendarPaper:
    """What is printed; ``plan_labels``: the plans in force the calendar is read from."""

    issuer: Issuer
    shown: YearCalendar
    plan_labels: tuple[str, ...]


def build_year_calendar(paper: YearCalendarPaper) -> Paper:
    """One row for each entry, the months as groups; waves stand in the month they begin."""
    shown = paper.shown
    title = f"Lịch công tác thi đua năm {shown.year}"
    columns = (
        Column(width_mm=20, align=Align.CENTER),
        Column(width_mm=27, align=Align.CENTER),
        Column(width_mm=24, align=Align.CENTER),
        Column(width_mm=28),
        Column(4),
        Column(2.6),
        Column(1.2),
    )
    told = "; ".join(paper.plan_labels)
    weekend = [entry for entry in shown.entries if entry.is_work and not shown.work_days.is_working(entry.first)]
    return landscape_paper(
        title,
        paper.issuer,
        (
            office_head(paper.issuer),
            DocumentTitle("LỊCH CÔNG TÁC THI ĐUA", (f"Năm {shown.year}",)),
            centered_note(
                f"(Theo {told}; số liệu đến ngày {format_text(shown.today)})" if told else "(Chưa có kế hoạch ban hành)"
            ),
            Space(4),
            Table(columns, (Row(_HEADINGS),), _rows(shown), size=12),
            *([note("(*) Ngày nghỉ: nên hoàn thành trong ngày làm việc liền trước.")] if weekend else []),
            last_words(f"Lịch có {len(shown.plan_entries)} việc theo kế hoạch./."),
            office_foot(paper.issuer),
        ),
    )


def _rows(shown: YearCalendar) -> tuple[Row, ...]:
    groups: dict[tuple[int, int], list[CalendarEntry]] = {}
    for entry in shown.entries:
        groups.setdefault((entry.first.year, entry.first.month), []).append(entry)
    rows: list[Row] = []
    for (year, month), entries in groups.items():
        word = str(month) if year == shown.year else f"{month}/{year}"
        for place, entry in enumerate(entries):
            first = Cell(word, bold=True) if place == 0 else Cell("")
            rows.append(Row((first, *_cells(shown, entry))))
    return tuple(rows)


def _cells(shown: YearCalendar, entry: CalendarEntry) -> tuple[Cell | str, ...]:
    is_span = entry.last > entry.first
    days = f"{format_short(entry.first)} - {format_short(entry.last)}" if is_span else format_short(entry.first)
    is_closed = entry.is_work and not shown.work_days.is_working(entry.first)
    text = f"{entry.title}: {_plain(entry.text)}" if entry.text else entry.title
    return (
        days,
        f"{_weekday(entry.first)}{' (*)' if is_closed else ''}" if not is_span else "",
        KIND_WORDS[entry.kind],
        Cell(text, italic=entry.kind is EntryKind.DAY_OFF),
        entry.source,
        "",
    )


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _plain(text: str) -> str:
    return text.strip().lstrip("-+• ").rstrip(" .;")
