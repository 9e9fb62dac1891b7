"""Waves, quotas and targets: what their figures say against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_percent
from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.checks.deadline_checks import differs_from_text, period_of
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity, Span
from desktop_app.domain.plan.checks.plan_view import Line, PlanView
from desktop_app.domain.plan.fact_check import quote_span
from desktop_app.domain.plan.facts import Comparator, Fact, Quota, Target, TargetUnit, Wave

_PLAN_ITSELF = "đối chiếu trong kế hoạch"
_PERCENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*%")


def check_figures(view: PlanView) -> Iterator[Finding]:
    """All three kinds; and every figure that the text no longer bears out."""
    yield from _unlike_the_text(view)
    yield from _waves(view)
    yield from _quotas(view)
    yield from _targets(view)


def _unlike_the_text(view: PlanView) -> Iterator[Finding]:
    facts = view.content.facts
    for fact in (*facts.waves, *facts.deadlines, *facts.quotas, *facts.targets):
        if differs_from_text(view, fact):
            message = "Số liệu đã đọc khác lời văn ở đoạn này; xem lại ở phần Số liệu."
            yield _finding(view, fact, "fact.differs", Severity.WARNING, message)


def _waves(view: PlanView) -> Iterator[Finding]:
    waves = view.content.facts.waves
    for one in waves:
        if one.from_on and one.to_on and one.to_on < one.from_on:
            message = f"{one.label} kết thúc {format_text(one.to_on)} trước khi bắt đầu {format_text(one.from_on)}."
            yield _finding(view, one, "wave.backwards", Severity.FAULT, message)
    limited = [one for one in waves if one.from_on or one.to_on]
    limited.sort(key=lambda one: (one.from_on or one.to_on, one.to_on or one.from_on))
    for before, after in pairwise(limited):
        yield from _between(view, before, after)
    year = view.content.working_year
    period = period_of(view)
    if year is not None and period is not None:
        for one in limited:
            if one.to_on is not None and one.to_on.year < year:
                message = f"{one.label} kết thúc {format_text(one.to_on)}, trước năm công tác {year}."
                yield _finding(view, one, "wave.past_year", Severity.WARNING, message)


def _between(view: PlanView, before: Wave, after: Wave) -> Iterator[Finding]:
    if before.to_on is None or after.from_on is None:
        return
    if after.from_on <= before.to_on:
        message = (
            f"{after.label} bắt đầu {format_text(after.from_on)} khi {before.label} chưa kết thúc "
            f"({format_text(before.to_on)}): hai đợt chồng nhau."
        )
        yield _finding(view, after, "wave.overlap", Severity.WARNING, message)
    elif after.from_on > before.to_on + timedelta(days=1):
        message = (
            f"Giữa {before.label} (đến {format_text(before.to_on)}) và {after.label} "
            f"(từ {format_text(after.from_on)}) có khoảng trống."
        )
        yield _finding(view, after, "wave.gap", Severity.HINT, message)


def _quotas(view: PlanView) -> Iterator[Finding]:
    for one in view.content.facts.quotas:
        if differs_from_text(view, one):
            continue
        name = f"{award_name(one.award_code)} {format_percent(one.percent).replace(' %', '%')}"
        if not 0 < one.percent <= 100:
            yield _finding(view, one, "quota.percent", Severity.FAULT, f"Tỷ lệ {name} không nằm trong khoảng 0 - 100%.")
        if one.comparator is None:
            message = f"Thiếu “tối đa”: {name}. Chưa rõ là mức trần hay mức phải đạt."
            yield _finding(view, one, "quota.no_comparator", Severity.WARNING, message, _at_most_fix(view, one))
        if one.base is None:
            message = f"Tỷ lệ chưa ghi tính trên tổng số nào: {name}."
            yield _finding(view, one, "quota.no_base", Severity.WARNING, message)
    yield from _contradicting_quotas(view)


def _contradicting_quotas(view: PlanView) -> Iterator[Finding]:
    first: dict[tuple[str, str | None, object], Quota] = {}
    for one in view.content.facts.quotas:
        known = first.setdefault((one.award_code, one.base, one.scope), one)
        if known.percent != one.percent:
            message = (
                f"Tỷ lệ {award_name(one.award_code)} ghi {format_percent(one.percent)}, "
                f"chỗ khác ghi {format_percent(known.percent)}."
            )
            yield _finding(view, one, "quota.contradicts", Severity.FAULT, message)


def _at_most_fix(view: PlanView, one: Quota) -> Fix | None:
    line = view.line_of(one.block_uid)
    span = _span(line, one)
    if line is None or span is None:
        return None
    figures = list(_PERCENT.finditer(line.text, span.start, span.end))
    if len(figures) != 1:
        return None
    at = figures[0].start()
    return Fix("Thêm “tối đa”", (line.edit(at, at, "tối đa "),), ((one.uid, "comparator", Comparator.AT_MOST),))


def _targets(view: PlanView) -> Iterator[Finding]:
    first: dict[tuple[str, str, bool], Target] = {}
    for one in view.content.facts.targets:
        if one.unit is TargetUnit.PERCENT and one.value is not None and one.value > 100:
            yield _finding(
                view, one, "target.percent", Severity.FAULT, f"Chỉ tiêu {format_percent(one.value)} vượt quá 100%."
            )
        if one.unit is TargetUnit.PERCENT and one.value is not None and one.value < 100 and one.comparator is None:
            message = f"Chỉ tiêu {format_percent(one.value)} chưa ghi “trở lên”, “tối đa” hay “bằng”."
            yield _finding(view, one, "target.no_comparator", Severity.WARNING, message)
        what = one.measure or match_key(_without_figures(one.text))
        if one.value is None or one.unit is None or not what:
            continue
        known = first.setdefault((what, match_key(one.subject or ""), one.only_women), one)
        if known is not one and known.unit is one.unit and known.value is not None and _contradict(known, one):
            message = f"Chỉ tiêu này ghi {one.value:g}, chỗ khác cùng chỉ tiêu ghi {known.value:g}."
            yield _finding(view, one, "target.contradicts", Severity.FAULT, message)


def _contradict(one: Target, other: Target) -> bool:
    """Whether no result could be right for both to the clerk's mind: other figures for the same thing."""
    if one.value == other.value:
        return False
    comparators = {one.comparator, other.comparator}
    return comparators != {Comparator.AT_LEAST, Comparator.AT_MOST}


def _without_figures(text: str) -> str:
    return re.sub(r"[0-9]+(?:[.,][0-9]+)?\s*%?", "", text)


def _span(line: Line | None, fact: Fact) -> Span | None:
    found = quote_span(fact, line.block) if line is not None and line.block is not None else None
    return Span(*found) if found else None


def _finding(view: PlanView, one: Fact, code: str, severity: Severity, message: str, fix: Fix | None = None) -> Finding:
    line = view.line_of(one.block_uid)
    return Finding(
        code,
        severity,
        message,
        quote=one.quote,
        basis=_PLAN_ITSELF,
        block_uid=one.block_uid if line is not None else None,
        part=PlanPart.CONTENT,
        span=_span(line, one),
        fix=fix,
        subject_key="" if line is not None else one.uid,
    )
