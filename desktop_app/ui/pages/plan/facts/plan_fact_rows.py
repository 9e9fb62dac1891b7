"""Facts as rows of the small tables of the tab Số liệu: their columns, their words, how they stand to the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.dates import WEEKDAYS, format_short
from desktop_app.domain.language.numerals import format_number, format_percent
from desktop_app.domain.plan.fact_check import Standing
from desktop_app.domain.plan.facts import (
    CONFIRMED_BEFORE_ISSUE,
    Citation,
    Condition,
    Deadline,
    DeadlineKind,
    Fact,
    FactKind,
    Project,
    Quota,
    ReportDuty,
    ReviewEvent,
    Target,
    TargetUnit,
    Wave,
)
from desktop_app.ui.models.row_table_model import Column
from desktop_app.ui.parts.chip import Chip, ChipRole
from desktop_app.ui.text import plan as text
from desktop_app.ui.text import words

NO = words.NONE
_LONG, _SHORT = 40, 8
_LEAST = 80
"""Least width of the column that takes the room left over."""


@dataclass(frozen=True)
class FactRow:
    """A fact as it is in force, with its place ("IV.3") and how the plan's own reading stands to the text."""

    kind: FactKind
    fact: Fact
    place: str
    standing: Standing
    is_amended: bool = False


def standing_chip(row: FactRow) -> Chip:
    """Quiet when right: only what wants a look has a tint."""
    if row.is_amended:
        return Chip(text.CHANGED_BY_AMENDMENT, ChipRole.INFO)
    role = {
        Standing.MATCHES: ChipRole.OK,
        Standing.DIFFERS: ChipRole.WARN,
        Standing.NOT_IN_TEXT: ChipRole.NONE,
        Standing.UNCONFIRMED: ChipRole.NONE,
    }[row.standing]
    wants_a_look = row.standing is Standing.DIFFERS or (
        row.standing is Standing.UNCONFIRMED and row.kind in CONFIRMED_BEFORE_ISSUE
    )
    return Chip(text.STANDINGS[row.standing], role, is_bare=not wants_a_look)


def day(value: date | None) -> str:
    """20/03/2026, or a dash."""
    return format_short(value) if value else NO


def fact_name(fact: Fact) -> str:
    """What a question calls a fact."""
    if isinstance(fact, Wave):
        return fact.label
    if isinstance(fact, Quota):
        return award_name(fact.award_code)
    if isinstance(fact, Project):
        return fact.name
    return str(getattr(fact, "text", ""))


_CLAUSE_END = re.compile(r"\s+\(|[;:]|\s+(?:gửi|nộp|chậm nhất|trước ngày|về)\b")
_PAPER = re.compile(
    r"(?:các |những )?(?:bảng|bản|hồ sơ|báo cáo|đăng ký|thủ tục|danh sách|phiếu|tờ trình|sáng kiến)", re.IGNORECASE
)


def deadline_name(fact: Deadline) -> str:
    """A short name: its own words up to "gửi về …, chậm nhất …" where they begin with the paper that is due, else its kind.

    The table has the rest in columns, the form has the whole sentence.
    """
    if len(fact.text) <= _LONG:
        return fact.text or text.DEADLINE_KINDS[fact.deadline_kind]
    first = _CLAUSE_END.split(fact.text, maxsplit=1)[0].strip()
    if _PAPER.match(first) and len(first) > _SHORT:
        return first
    return fact.text if fact.deadline_kind is DeadlineKind.OTHER else text.DEADLINE_KINDS[fact.deadline_kind]


def addressed(addressee: str | None, via: str | None) -> str:
    """ "Hội đồng TĐKT, qua Văn phòng"."""
    if addressee and via:
        return text.THROUGH.format(addressee=addressee, via=via)
    return addressee or via or NO


def target_value(fact: Target) -> str:
    """ "95 %", "12", or the grade."""
    if fact.unit is TargetUnit.GRADE or (fact.value is None and fact.grade):
        return fact.grade or NO
    if fact.value is None:
        return NO
    return format_percent(fact.value) if fact.unit is TargetUnit.PERCENT else format_number(fact.value)


def weekday(value: date | None) -> str:
    """ "Sáu": the day of the week without "Thứ"."""
    return WEEKDAYS[value.weekday()].removeprefix("Thứ ") if value else ""


def periodic(fact: ReportDuty) -> str:
    """ "trước ngày 15 các tháng 3, 6, 9, 12"."""
    if not fact.months:
        return NO
    months = ", ".join(map(str, fact.months))
    return (
        text.MONTHLY.format(day=fact.before_day, months=months)
        if fact.before_day
        else text.MONTHS.format(months=months)
    )


def comparator(fact: Quota | Target) -> str:
    """ "tối đa", or that it is not written."""
    return text.COMPARATORS[fact.comparator] if fact.comparator else text.NOT_WRITTEN


def _comparator_chip(fact: Quota) -> Chip | None:
    return None if fact.comparator else Chip(text.NO_COMPARATOR, ChipRole.WARN)


def _column(header: str, show: Callable[[Fact], str], width: int = 0, *, is_right: bool = False) -> Column[FactRow]:
    return Column(header, lambda row: show(row.fact), width=width, is_right=is_right)


def _of(kind: type, show: Callable[..., str]) -> Callable[[Fact], str]:
    return lambda fact: show(cast("object", fact)) if isinstance(fact, kind) else ""


def _place() -> tuple[Column[FactRow], Column[FactRow]]:
    return (
        Column(text.COLUMN_PLACE, lambda row: row.place or NO, width=66),
        Column(text.COLUMN_STANDING, lambda row: standing_chip(row).text, width=138, chip=standing_chip),
    )


def _years(fact: Project) -> str:
    years = [str(year) for year in (fact.from_year, fact.to_year) if year]
    return " - ".join(dict.fromkeys(years)) or NO


def columns_of(kind: FactKind) -> tuple[tuple[Column[FactRow], ...], int]:
    """The columns of a kind's table, and which of them takes the room left over."""
    is_right = True
    if kind is FactKind.WAVE:
        own = [
            _column(text.COLUMN_WAVE, _of(Wave, lambda fact: fact.label), 86),
            _column(text.FROM_ON, _of(Wave, lambda fact: day(fact.from_on)), 96, is_right=is_right),
            _column(text.TO_ON, _of(Wave, lambda fact: day(fact.to_on)), 96, is_right=is_right),
            _column(text.CONTENT, _of(Wave, lambda fact: fact.content), _LEAST),
        ]
        stretch = 3
    elif kind is FactKind.DEADLINE:
        own = [
            _column(text.TEXT, _of(Deadline, deadline_name), _LEAST),
            _column(text.COLUMN_DEADLINE, _of(Deadline, lambda fact: day(fact.on)), 92, is_right=is_right),
            _column(text.COLUMN_WEEKDAY, _of(Deadline, lambda fact: weekday(fact.on)), 64),
            _column(text.COLUMN_RECIPIENT, _of(Deadline, lambda fact: addressed(fact.addressee, fact.via)), 190),
        ]
        stretch = 0
    elif kind is FactKind.QUOTA:
        compared = Column[FactRow](
            text.COMPARATOR,
            lambda row: comparator(cast("Quota", row.fact)),
            width=98,
            chip=lambda row: _comparator_chip(cast("Quota", row.fact)),
        )
        own = [
            _column(text.COLUMN_AWARD, _of(Quota, lambda fact: award_name(fact.award_code)), _LEAST),
            compared,
            _column(text.COLUMN_PERCENT, _of(Quota, lambda fact: format_percent(fact.percent)), 62, is_right=is_right),
            _column(text.COLUMN_BASE, _of(Quota, lambda fact: award_name(fact.base) if fact.base else NO), 150),
            _column(text.SCOPE, _of(Quota, lambda fact: text.SCOPES[fact.scope] if fact.scope else NO), 104),
        ]
        stretch = 0
    elif kind is FactKind.TARGET:
        own = [
            _column(text.COLUMN_TARGET, _of(Target, lambda fact: fact.text), _LEAST),
            _column(text.COMPARATOR, _of(Target, comparator), 78),
            _column(text.VALUE, _of(Target, target_value), 84, is_right=is_right),
            _column(text.COLUMN_ACTUAL, _of(Target, actual_source), 166),
        ]
        stretch = 0
    else:
        own, stretch = _read_only_columns(kind)
    return (*own, *_place()), stretch


LEFT_OUT_WHEN_NARROW = {
    FactKind.DEADLINE: (2, 3),
    FactKind.QUOTA: (3, 4),
    FactKind.TARGET: (3,),
    FactKind.REPORT_DUTY: (1,),
}
"""Columns that the form beside the table shows as well."""


def actual_source(fact: Target) -> str:
    """Where the value at the end of the year comes from."""
    return text.FROM_AWARDS.format(award=award_name(fact.measure)) if fact.measure else text.BY_HAND


def _read_only_columns(kind: FactKind) -> tuple[list[Column[FactRow]], int]:
    if kind is FactKind.REPORT_DUTY:
        return [
            _column(text.TEXT, _of(ReportDuty, lambda fact: fact.text)),
            _column(text.COLUMN_PERIOD, _of(ReportDuty, periodic), 236),
        ], 0
    if kind is FactKind.REVIEW_EVENT:
        return [
            _column(text.COLUMN_REVIEW, _of(ReviewEvent, review_name), 86),
            _column(text.TEXT, _of(ReviewEvent, lambda fact: fact.text)),
            _column(text.MONTH, _of(ReviewEvent, review_month), 78, is_right=True),
        ], 1
    if kind is FactKind.PROJECT:
        return [
            _column(text.PROJECT_NAME, _of(Project, lambda fact: fact.name)),
            _column(text.PROJECT_YEARS, _of(Project, _years), 110),
        ], 0
    if kind is FactKind.CITATION:
        return [
            _column(text.CITED, _of(Citation, lambda fact: fact.text)),
            _column(text.DAY, _of(Citation, lambda fact: day(fact.dated_on)), 92, is_right=True),
        ], 0
    return [_column(text.CONDITION, _of(Condition, lambda fact: fact.text))], 0


def review_name(fact: ReviewEvent) -> str:
    """Sơ kết or tổng kết."""
    return text.FINAL_REVIEW if fact.is_final else text.INTERIM_REVIEW


def review_month(fact: ReviewEvent) -> str:
    """ "7/2022"."""
    if fact.month and fact.year:
        return f"{fact.month}/{fact.year}"
    return str(fact.month or fact.year or NO)
