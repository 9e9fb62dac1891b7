"""Which time a report is about, and what it is called: "quý I năm 2026", "6 tháng đầu năm 2026", "đợt 1 năm 2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.language.dates import month_end
from desktop_app.domain.language.numerals import from_roman, to_roman
from desktop_app.domain.plan.facts import PlanFacts, ReportDuty, ReviewEvent, numbered_waves
from desktop_app.domain.registration.dues import Due, DueKind

_OF_MONTH = re.compile(r":(?P<year>[0-9]{4})-(?P<month>[0-9]{2})$")
_QUARTER = re.compile(r"quý\s+(?P<q>I{1,3}|IV|[1-4])\b", re.IGNORECASE)
_HALF = re.compile(r"(?:0?6|sáu) tháng", re.IGNORECASE)
_FINAL = re.compile(r"tổng kết", re.IGNORECASE)
_REVIEW = re.compile(r"sơ kết", re.IGNORECASE)
_QUARTER_ENDS = (3, 6, 9, 12)


@dataclass(frozen=True)
class ReportPeriod:
    """``name`` as it stands within a sentence; the days are None where the plan does not say them."""

    name: str
    from_on: date | None
    to_on: date | None
    is_review: bool = False
    is_final: bool = False

    @property
    def title(self) -> str:
        """The subject of the report."""
        if self.is_final:
            return f"Tổng kết phong trào thi đua {self.name}"
        if self.is_review:
            return f"Sơ kết phong trào thi đua {self.name}"
        return f"Kết quả thực hiện phong trào thi đua {self.name}"


def period_of(due: Due, facts: PlanFacts, year: int | None) -> ReportPeriod:
    """The time the report of a due is about. ``year``: the plan's working year."""
    if due.kind is DueKind.REVIEW:
        event = next((one for one in facts.review_events if one.uid == due.fact_uid), None)
        return _of_review(event, facts, year)
    found = _OF_MONTH.search(due.key)
    duty = next((one for one in facts.report_duties if one.uid == due.fact_uid), None)
    if found and duty:
        return _of_month(duty, int(found["year"]), int(found["month"]))
    return _of_words(f"{due.label} {due.text}", year or (due.last_day.year if due.last_day else None))


def _of_month(duty: ReportDuty, year: int, month: int) -> ReportPeriod:
    months = tuple(sorted(set(duty.months or (12,))))
    if months == _QUARTER_ENDS:
        return _quarter(month // 3, year)
    if set(months) <= {6, 12}:
        return _half(year) if month == 6 else _year(year)
    before = max((one for one in months if one < month), default=0)
    first, last = date(year, before + 1, 1), month_end(year, month)
    if first.month == month:
        return ReportPeriod(f"tháng {month} năm {year}", first, last)
    return ReportPeriod(f"từ tháng {first.month} đến tháng {month} năm {year}", first, last)


def _of_words(words: str, year: int | None) -> ReportPeriod:
    """A single deadline of a report: its words may name the time."""
    if year is None:
        return ReportPeriod("", None, None)
    is_final, is_review = _FINAL.search(words) is not None, _REVIEW.search(words) is not None
    quarter = _QUARTER.search(words)
    if quarter:
        number = int(quarter["q"]) if quarter["q"].isdigit() else from_roman(quarter["q"].upper()) or 1
        return _quarter(number, year)
    if _HALF.search(words) and not is_final:
        half = _half(year)
        return ReportPeriod(half.name, half.from_on, half.to_on, is_review=is_review)
    whole = _year(year)
    return ReportPeriod(whole.name, whole.from_on, whole.to_on, is_review=is_review and not is_final, is_final=is_final)


def _of_review(event: ReviewEvent | None, facts: PlanFacts, year: int | None) -> ReportPeriod:
    is_final = event is not None and event.is_final
    wave = numbered_waves(facts.waves).get(event.wave_ordinal) if event and event.wave_ordinal else None
    if event is not None and event.wave_ordinal:
        of_year = f" năm {year}" if year else ""
        limits = (wave.from_on, wave.to_on) if wave else (None, None)
        return ReportPeriod(f"đợt {event.wave_ordinal}{of_year}", *limits, is_review=not is_final, is_final=is_final)
    named = _of_words(event.text if event is not None else "", year)
    return ReportPeriod(named.name, named.from_on, named.to_on, is_review=not is_final, is_final=is_final)


def _quarter(number: int, year: int) -> ReportPeriod:
    return ReportPeriod(
        f"quý {to_roman(number)} năm {year}", date(year, number * 3 - 2, 1), month_end(year, number * 3)
    )


def _half(year: int) -> ReportPeriod:
    return ReportPeriod(f"6 tháng đầu năm {year}", date(year, 1, 1), date(year, 6, 30))


def _year(year: int) -> ReportPeriod:
    return ReportPeriod(f"năm {year}", date(year, 1, 1), date(year, 12, 31))
