"""Words that are no longer true on the plan's day: bodies that ended, provinces that merged, periods that are over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.checks.finding import Finding, Fix, PlanPart, Severity
from desktop_app.domain.plan.checks.plan_view import PlanView
from desktop_app.domain.plan.checks.rules import StaleWord

_PERIOD = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|thời kỳ|0?5 năm)\s+\(?((?:19|20)[0-9]{2})\s?[-–]\s?((?:19|20)[0-9]{2})", re.IGNORECASE
)
_PLAN_ITSELF = "đối chiếu với ngày của kế hoạch"


def check_stale_words(view: PlanView) -> Iterator[Finding]:
    """Each stale word once, at its first mention; the same words in the parts around the body too."""
    for word in view.rules.stale_words:
        if word.from_on <= view.on:
            yield from _word(view, word)
    yield from _finished_periods(view)


def _word(view: PlanView, word: StaleWord) -> Iterator[Finding]:
    """One finding for all mentions in the text, one for each part around it."""
    yield from _symbol(view, word)
    if not word.phrases and not word.places:
        return
    pattern = _pattern(word.phrases + tuple(f"tỉnh {place}" for place in word.places))
    uses = [(line, found) for line in view.lines for found in pattern.finditer(line.text)]
    if uses:
        line, found = uses[0]
        times = f" ({len(uses)} chỗ)" if len(uses) > 1 else ""
        fix = None
        if word.places and word.instead:
            fix = Fix(f"Đổi: {word.instead}", tuple(one.edit(*use.span(), word.instead) for one, use in uses))
        message = f"“{found[0]}”{times}: {word.why}."
        yield line.finding("stale.word", Severity.WARNING, message, *found.span(), basis=word.source.shown, fix=fix)
    for part, text in view.parts():
        in_part = pattern.search(text)
        if in_part:
            message = f"“{in_part[0]}”: {word.why}."
            yield Finding("stale.word", Severity.WARNING, message, in_part[0], word.source.shown, part=part)
    place = view.content.head.place
    if match_key(place) in {match_key(one) for one in word.places}:
        message = f"Địa danh “{place}”: {word.why}."
        yield Finding("stale.place", Severity.WARNING, message, place, word.source.shown, part=PlanPart.HEAD)


def _symbol(view: PlanView, word: StaleWord) -> Iterator[Finding]:
    parts = view.content.head.symbol.split("-")
    if not any(part in word.symbols for part in parts):
        return
    symbol = "-".join(word.instead if part in word.symbols else part for part in parts)
    message = f"Ký hiệu “{view.content.head.symbol}”: {word.why}."
    fix = Fix(f"Đổi: {symbol}", symbol=symbol)
    old = view.content.head.symbol
    yield Finding("stale.symbol", Severity.WARNING, message, old, word.source.shown, part=PlanPart.HEAD, fix=fix)


@lru_cache(maxsize=512)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The longest phrase first; kinds of hyphen and numbers of spaces are one."""
    longest_first = sorted(phrases, key=len, reverse=True)
    wanted = "|".join(
        re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(phrase)).replace(r"\-", "[-–]") for phrase in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{wanted})(?!\w)", re.IGNORECASE)


def _finished_periods(view: PlanView) -> Iterator[Finding]:
    year = view.content.working_year or view.on.year
    told: set[str] = set()
    for line in view.lines:
        for found in _PERIOD.finditer(line.text):
            last = int(found[2])
            if last >= year or found[0] in told:
                continue
            told.add(found[0])
            message = f"“{found[0]}” đã kết thúc trước năm {year}; xem nội dung này còn phù hợp không."
            yield line.finding("stale.period", Severity.WARNING, message, *found.span(), basis=_PLAN_ITSELF)
    for wave in view.content.facts.waves:
        if wave.to_on is not None and wave.to_on < view.on and view.content.head.dated_on is not None:
            line_found = view.line_of(wave.block_uid)
            message = f"{wave.label} kết thúc {format_text(wave.to_on)}, trước ngày ban hành kế hoạch."
            yield Finding(
                "stale.wave",
                Severity.FAULT,
                message,
                quote=wave.quote,
                basis=_PLAN_ITSELF,
                block_uid=wave.block_uid if line_found else None,
                subject_key=wave.uid,
            )
