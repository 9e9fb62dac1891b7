"""Deadlines: on days when nobody is there, before the launch, outside the plan's period, out of order."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop_app.domain.language.dates import format_text, weekday_name
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity, Span
from desktop_app.domain.plan.checks.plan_view import Line, PlanView
from desktop_app.domain.plan.fact_check import Standing, mentions, quote_span, standing_of
from desktop_app.domain.plan.facts import Deadline, DeadlineKind, Fact

_NAMES = {
    DeadlineKind.REGISTRATION: "Hạn đăng ký",
    DeadlineKind.DOSSIER: "Hạn nộp hồ sơ",
    DeadlineKind.REPORT: "Hạn báo cáo",
    DeadlineKind.OTHER: "Hạn",
}
_WRITTEN_DAY = re.compile(
    r"(?<![0-9./-])(?P<day>[0-9]{1,2})(?:(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)|\s+tháng\s+(?P<month_word>[0-9]{1,2})\s+năm\s+)"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9/])"
)
_PLAN_ITSELF = "đối chiếu trong kế hoạch"


def check_deadlines(view: PlanView) -> Iterator[Finding]:
    """Each deadline by itself, then registration against dossier."""
    yield from _no_such_days(view)
    deadlines = tuple(one for one in view.content.facts.deadlines if not differs_from_text(view, one))
    for one in deadlines:
        if one.on is None:
            message = f"{_NAMES[one.deadline_kind]} chưa có ngày."
            yield _finding(view, one, "deadline.no_day", Severity.WARNING, message, _PLAN_ITSELF)
            continue
        yield from _working_day(view, one, one.on)
        yield from _period(view, one, one.on)
    registration = [one.on for one in deadlines if one.deadline_kind is DeadlineKind.REGISTRATION and one.on]
    for one in deadlines:
        if one.deadline_kind is DeadlineKind.DOSSIER and one.on and registration and one.on < min(registration):
            message = f"Hạn nộp hồ sơ {format_text(one.on)} sớm hơn hạn đăng ký {format_text(min(registration))}."
            yield _finding(view, one, "deadline.order", Severity.FAULT, message, _PLAN_ITSELF)


def _no_such_days(view: PlanView) -> Iterator[Finding]:
    """Days no calendar has, whatever they are for: a reader takes them for a slip, so no deadline was read."""
    for line in view.lines:
        for found in _WRITTEN_DAY.finditer(line.text):
            day, month, year = int(found["day"]), int(found["month"] or found["month_word"]), int(found["year"])
            if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
                message = f"Ngày {found[0].removeprefix('ngày ')} không có trong lịch."
                yield line.finding("date.no_such_day", Severity.FAULT, message, *found.span(), basis="lịch")


def differs_from_text(view: PlanView, fact: Fact) -> bool:
    """Whether the words a fact rests on were changed since: then it is told so, and not by its own figures."""
    return standing_of(fact, view.content.blocks, view.content.head.subject) is Standing.DIFFERS


def _working_day(view: PlanView, one: Deadline, on: date) -> Iterator[Finding]:
    calendar = view.rules.calendar
    if calendar.is_working(on):
        return
    off = calendar.day_off(on)
    what = (
        f"ngày nghỉ {off.name}" if off and not off.name.startswith("Ngày ") else off.name if off else weekday_name(on)
    )
    before = calendar.before(on)
    message = (
        f"{_NAMES[one.deadline_kind]} {format_text(on)} là {what}. Ngày làm việc liền trước: {format_text(before)}."
    )
    basis = off.source.shown if off else "ngày nghỉ hằng tuần; Bộ luật Dân sự 2015, Điều 148"
    launch = view.content.head.dated_on
    fix = _moved_to(view, one, on, before) if launch is None or before >= launch else None
    yield _finding(view, one, "deadline.not_working_day", Severity.FAULT, message, basis, fix)


def _period(view: PlanView, one: Deadline, on: date) -> Iterator[Finding]:
    launch = view.content.head.dated_on
    if launch is not None and on < launch:
        message = f"{_NAMES[one.deadline_kind]} {format_text(on)} sớm hơn ngày ban hành {format_text(launch)}."
        yield _finding(view, one, "deadline.before_launch", Severity.FAULT, message, _PLAN_ITSELF)
        return
    period = period_of(view)
    if period is not None and not period[0] <= on <= period[1]:
        message = (
            f"{_NAMES[one.deadline_kind]} {format_text(on)} nằm ngoài thời gian của kế hoạch "
            f"({format_text(period[0])} - {format_text(period[1])})."
        )
        yield _finding(view, one, "deadline.outside_period", Severity.WARNING, message, _PLAN_ITSELF)


def period_of(view: PlanView) -> tuple[date, date] | None:
    """The working year stretched over the plan's day and its waves; None while neither year nor waves are known."""
    year = view.content.working_year
    waves = view.content.facts.waves
    firsts = [one.from_on for one in waves if one.from_on]
    lasts = [one.to_on for one in waves if one.to_on]
    if year is not None:
        firsts.append(date(year, 1, 1))
        lasts.append(date(year, 12, 31))
    lasts += [date(one.to_year, 12, 31) for one in view.content.facts.projects if one.to_year]
    if view.content.head.dated_on is not None and firsts:
        firsts.append(view.content.head.dated_on)
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _moved_to(view: PlanView, one: Deadline, on: date, new: date) -> Fix | None:
    """The text and the fact on the new day; only where the text names the day once and it stays in the period."""
    line = view.line_of(one.block_uid)
    if line is None or line.block is None:
        return Fix(f"Đổi: {format_text(new)}", facts=((one.uid, "on", new),))
    named = [mention for mention in mentions(one, line.block) if mention.value == on]
    if len(named) != 1:
        return None
    written = (
        format_text(new)
        if any(sign in named[0].text for sign in "/.-")
        else f"ngày {new.day:02} tháng {new.month} năm {new.year}"
    )
    if named[0].text.count("/") == 1:
        written = written.rsplit("/", 1)[0]
    edit = line.edit(named[0].start, named[0].end, written)
    return Fix(f"Đổi: {format_text(new)}", (edit,), ((one.uid, "on", new),))


def _finding(
    view: PlanView, one: Deadline, code: str, severity: Severity, message: str, basis: str, fix: Fix | None = None
) -> Finding:
    line = view.line_of(one.block_uid)
    quote = one.quote or one.text or (format_text(one.on) if one.on else "")
    found = Finding(code, severity, message, quote=quote, basis=basis, block_uid=one.block_uid, fix=fix)
    if line is None:
        return replace(found, part=PlanPart.CONTENT, block_uid=None, subject_key=one.uid)
    return replace(found, span=span_of(line, one))


def span_of(line: Line, fact: Deadline) -> Span | None:
    """Where the words of a fact stand in the line of its block."""
    if line.block is None:
        return None
    found = quote_span(fact, line.block)
    return Span(*found) if found else None
