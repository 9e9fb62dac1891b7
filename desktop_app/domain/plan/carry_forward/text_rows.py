"""The rows found in the texts of a plan. What was claimed by one row is not looked at again: rows never overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from desktop_app.domain.language.dates import format_text, month_end
from desktop_app.domain.legal_basis.register import LegalBasisRegister
from desktop_app.domain.plan.blocks import Block, BlockRole, find
from desktop_app.domain.plan.carry_forward.citations import CitedSpan, OwnPlan, cited_spans, proposal_for
from desktop_app.domain.plan.carry_forward.decisions import Decision, DecisionKind, Part, Place
from desktop_app.domain.plan.carry_forward.names import Lineage
from desktop_app.domain.plan.carry_forward.phrases import (
    AnniversaryPhrase,
    DayPhrase,
    MonthPhrase,
    OrdinalPhrase,
    PeriodPhrase,
    Phrase,
    YearPhrase,
    anniversaries_in,
    days_in,
    days_without_year,
    months_in,
    numbered_years_in,
    ordinals_in,
    periods_in,
    years_in,
)
from desktop_app.domain.plan.carry_forward.texts import PlanText
from desktop_app.domain.plan.carry_forward.year_shift import YearShift, written_like
from desktop_app.domain.plan.fact_check import mentions
from desktop_app.domain.plan.facts import Citation, Deadline, Fact, PlanFacts, Quota, Target, Wave
from desktop_app.domain.plan.outline_lines import line_of
from desktop_app.domain.plan.plan import PlanContent, PlanKind

_ROUND = 5
_CONTEXT = 100
_THEMATIC_REASON = "kế hoạch chuyên đề hoặc đột xuất: thời gian của đợt mới do cơ quan định"
_LIMIT_BEFORE = re.compile(
    r"\btừ\s+(?:ngày\s+)?(?:[0-9]+[/.-][0-9/.-]+\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?)?$", re.IGNORECASE
)
"""Before the first or last day of a span: such a day is not due, so it stays a day of rest if it is one."""


class _Claims:
    """The stretches of one text that already belong to a row."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, phrase: Phrase) -> bool:
        """Claim a stretch; False when another row has part of it."""
        if any(phrase.start < end and start < phrase.end for start, end in self._spans):
            return False
        self._spans.append((phrase.start, phrase.end))
        return True


class TextReader:
    """Makes the rows of each text of one plan."""

    def __init__(
        self,
        content: PlanContent,
        read: PlanFacts,
        shift: YearShift,
        lineage: Lineage,
        own: OwnPlan,
        origins: dict[int, tuple[int, int]],
        bases: LegalBasisRegister | None,
    ) -> None:
        self._bases = bases
        self._content, self._shift, self._lineage, self._own, self._origins = content, shift, lineage, own, origins
        self._is_thematic = content.plan_kind is PlanKind.THEMATIC
        named = {one.year for one in years_in(content.head.subject)}
        self._is_of_the_year = not self._is_thematic or shift.old in named
        self._periods = [(one.first, one.last) for one in periods_in(content.head.subject)]
        self._facts: dict[str | None, list[Fact]] = {}
        for fact in read.all():
            self._facts.setdefault(fact.block_uid, []).append(fact)
        self._last_basis: tuple[PlanText, CitedSpan] | None = None
        self._has_own_basis = False

    def rows(self, text: PlanText) -> list[Decision]:
        """All rows of a text, in reading order. Recipients and signature are rows of their own."""
        if text.part in (Part.RECIPIENT, Part.FILING, Part.SIGNATURE):
            return []
        if text.part is Part.HEAD and text.field != "subject":
            return []
        claims = _Claims()
        made = [row for phrase, row in self._found(text) if claims.take(phrase)]
        return sorted(made, key=lambda row: row.place.start)

    def new_basis_rows(self) -> list[Decision]:
        """The office's own old plan offered as a basis of the new one, before the last basis of the opening."""
        if self._last_basis is None or self._has_own_basis or not self._own.words:
            return []
        text, span = self._last_basis
        place = Place(text.part, text.key, text.field, span.start, span.start)
        reason = "kế hoạch vừa thực hiện của chính cơ quan, thêm làm căn cứ"
        context, at = _around(text.text, place)
        words = f"{self._own.words}; "
        return [Decision(DecisionKind.CITATION, place, "", words, False, reason, "", context, at)]

    def _found(self, text: PlanText) -> Iterator[tuple[Phrase, Decision]]:
        """Candidates, those that explain most first."""
        words = text.text
        facts = self._facts.get(text.key if text.part is Part.BLOCK else None, [])
        yield from self._citations(text, [one for one in facts if isinstance(one, Citation)])
        for numbered in numbered_years_in(words):
            yield numbered, _row(text, numbered, DecisionKind.CITATION, reason="số của một văn bản")
        for anniversary in anniversaries_in(words):
            yield anniversary, self._anniversary(text, anniversary)
        yield from self._dated_facts(text, facts)
        for period in periods_in(words):
            yield period, self._period(text, period)
        for ordinal in ordinals_in(words):
            yield ordinal, self._ordinal(text, ordinal)
        for day in days_in(words):
            yield day, self._day(text, day)
        for month in months_in(words):
            yield month, self._month(text, month, DecisionKind.DATE)
        for year in years_in(words):
            yield year, self._year(text, year)
        yield from self._figures(text, facts)
        for name in self._lineage.find(words):
            phrase = Phrase(name.start, name.end, name.text)
            sure = name.is_sure and name.change.is_verified and bool(name.change.new)
            reason = "đổi tên từ " + format_text(name.change.from_on) if name.change.new else "tên cũ, không còn dùng"
            row = _row(text, phrase, DecisionKind.NAME, name.new or None, sure, reason, name.change.evidence)
            yield phrase, row

    def _citations(self, text: PlanText, citations: list[Citation]) -> Iterator[tuple[Phrase, Decision]]:
        for span in cited_spans(text.text, citations):
            proposal = proposal_for(span, self._shift, self._own, self._bases)
            phrase = Phrase(span.start, span.end, span.text)
            if proposal.words and proposal.words == self._own.words:
                self._has_own_basis = True
            block = find(self._content.blocks, text.key) if text.part is Part.BLOCK else None
            if span.citation.is_basis and block is not None and block.role is BlockRole.BASIS:
                self._last_basis = text, span
            yield (
                phrase,
                _row(
                    text,
                    phrase,
                    DecisionKind.CITATION,
                    proposal.words,
                    proposal.is_certain,
                    proposal.reason,
                    proposal.source,
                ),
            )

    def _anniversary(self, text: PlanText, phrase: AnniversaryPhrase) -> Decision:
        shift = self._shift
        origin, held = phrase.origin, phrase.held
        if origin is None and phrase.count in self._origins:
            origin, held = self._origins[phrase.count]
        new_held = (held or shift.old) + shift.by
        count = new_held - origin if origin is not None else phrase.count + shift.by
        reason = f"năm {new_held} là {count} năm"
        if origin is None:
            reason += ", tính từ năm công tác của kế hoạch cũ"
        if count % _ROUND:
            reason += "; không phải năm tròn, năm lẻ 5: cân nhắc bỏ"
        is_certain = origin is not None and count % _ROUND == 0
        return _row(text, phrase, DecisionKind.ANNIVERSARY, phrase.recounted(count, new_held), is_certain, reason)

    def _dated_facts(self, text: PlanText, facts: list[Fact]) -> Iterator[tuple[Phrase, Decision]]:
        """Days and months that are the limits of waves and deadlines."""
        for fact in facts:
            if not isinstance(fact, Wave | Deadline):
                continue
            start = text.text.find(fact.quote) if fact.quote else -1
            end = start + len(fact.quote)
            if start < 0 and len(text.text) > 1 and text.text.rstrip(" :.") in fact.quote:
                start, end = 0, len(text.text)  # the quote runs from a title into its text
            if start < 0:
                continue
            wanted = {day for day in _days_of(fact) if day is not None}
            kind = DecisionKind.WAVE if isinstance(fact, Wave) else DecisionKind.DEADLINE
            default = next(iter(wanted)).year if wanted else self._shift.old
            for day in (*days_in(text.text), *days_without_year(text.text, default)):
                if start <= day.start and day.end <= end and day.day in wanted:
                    yield day, self._limit(text, day, kind)
            if isinstance(fact, Wave):
                for month in months_in(text.text):
                    limits = {date(month.year, month.month, 1), month_end(month.year, month.month)}
                    if start <= month.start and month.end <= end and limits & wanted:
                        yield month, self._month(text, month, kind)

    def _limit(self, text: PlanText, day: DayPhrase, kind: DecisionKind) -> Decision:
        """A limit of a wave keeps its day; what is due moves to a working day."""
        if kind is DecisionKind.WAVE:
            new, reason = self._shift.shifted(day.day), "cùng ngày của năm mới"
        else:
            new, reason = self._shift.due_day(day.day)
        if self._is_thematic:
            reason = f"{reason}; {_THEMATIC_REASON}"
        return _row(text, day, kind, written_like(day.text, new), not self._is_thematic, reason)

    def _period(self, text: PlanText, phrase: PeriodPhrase) -> Decision:
        new = self._shift.period(phrase.first, phrase.last, is_term=phrase.is_term)
        if new is None:
            reason = f"còn đến năm {phrase.last}, gồm cả năm {self._shift.new}"
            return _row(text, phrase, DecisionKind.PERIOD, reason=reason)
        reason = f"giai đoạn {phrase.first}-{phrase.last} không gồm năm {self._shift.new}"
        return _row(text, phrase, DecisionKind.PERIOD, phrase.with_years(*new), False, reason)

    def _ordinal(self, text: PlanText, phrase: OrdinalPhrase) -> Decision:
        if phrase.word == "đợt":
            return _row(text, phrase, DecisionKind.ORDINAL, reason="số thứ tự của đợt trong năm, giữ như cũ")
        if phrase.word == "năm thứ":
            proposed = phrase.with_number(phrase.number + self._shift.by)
            return _row(text, phrase, DecisionKind.ORDINAL, proposed, False, f"thêm {self._shift.by} năm")
        terms = self._shift.terms
        is_congress = "ại hội" in text.text[max(0, phrase.start - 90) : phrase.start]
        if phrase.word.startswith("lần") and is_congress and phrase.is_roman and terms:
            reason = f"sang nhiệm kỳ sau ({terms} nhiệm kỳ 5 năm); đảng bộ của tỉnh hợp nhất có thể tính lại từ đầu"
            return _row(text, phrase, DecisionKind.ORDINAL, phrase.with_number(phrase.number + terms), False, reason)
        return _row(text, phrase, DecisionKind.ORDINAL, reason="kiểm tra còn đúng với nhiệm kỳ hiện nay")

    def _day(self, text: PlanText, phrase: DayPhrase) -> Decision:
        if not self._shift.is_near(phrase.day.year):
            return _row(
                text, phrase, DecisionKind.DATE, reason="ngày không thuộc thời gian của kế hoạch cũ, giữ như cũ"
            )
        if _LIMIT_BEFORE.search(text.text[: phrase.start]):
            new, reason = self._shift.shifted(phrase.day), "cùng ngày của năm mới"
        else:
            new, reason = self._shift.due_day(phrase.day)
        return _row(text, phrase, DecisionKind.DATE, written_like(phrase.text, new), False, reason)

    def _month(self, text: PlanText, phrase: MonthPhrase, kind: DecisionKind) -> Decision:
        if not self._shift.is_near(phrase.year):
            return _row(text, phrase, kind, reason="tháng không thuộc thời gian của kế hoạch cũ, giữ như cũ")
        reason = _THEMATIC_REASON if self._is_thematic else "cùng tháng của năm mới"
        return _row(text, phrase, kind, phrase.in_year(phrase.year + self._shift.by), not self._is_thematic, reason)

    def _year(self, text: PlanText, phrase: YearPhrase) -> Decision:
        shift, year = self._shift, phrase.year
        new = str(year + shift.by)
        if phrase.is_horizon:
            if shift.is_near(year) and year <= shift.new:
                return _row(text, phrase, DecisionKind.YEAR, new, False, "mốc thời gian của một việc khác, xem lại")
            late = "đã qua" if year < shift.new else "còn ở phía trước"
            return _row(text, phrase, DecisionKind.YEAR, reason=f"mốc năm {year} {late}")
        if year == shift.old and (phrase.is_marked or text.is_title or text.part is Part.ATTACHMENT):
            return self._own_year(text, phrase, new, "năm công tác")
        for first, last in self._periods:
            if first <= year <= last < shift.new and year != shift.old:
                moved = str(year + (-(-(shift.new - last) // (last - first + 1))) * (last - first + 1))
                reason = f"năm của giai đoạn {first}-{last}"
                return _row(text, phrase, DecisionKind.YEAR, moved, False, reason)
        if shift.is_near(year):
            reason = {-1: "năm trước năm công tác", 0: "năm công tác", 1: "năm sau năm công tác"}[year - shift.old]
            return self._own_year(text, phrase, new, reason)
        return _row(text, phrase, DecisionKind.YEAR, reason="năm không thuộc thời gian của kế hoạch cũ, giữ như cũ")

    def _own_year(self, text: PlanText, phrase: YearPhrase, new: str, reason: str) -> Decision:
        """A year of the old plan's time: certain, unless the plan is one of an occasion and not of a year."""
        is_marked = phrase.is_marked or text.is_title or text.part is Part.ATTACHMENT
        if not self._is_of_the_year:
            reason = f"{reason}; {_THEMATIC_REASON}"
        return _row(text, phrase, DecisionKind.YEAR, new, is_marked and self._is_of_the_year, reason)

    def _figures(self, text: PlanText, facts: list[Fact]) -> Iterator[tuple[Phrase, Decision]]:
        """The figures of quotas and targets: nothing is proposed, the clerk says them anew."""
        block = find(self._content.blocks, text.key) if text.part is Part.BLOCK else None
        if block is None:
            return
        for fact in facts:
            if not isinstance(fact, Quota | Target):
                continue
            kind = DecisionKind.QUOTA if isinstance(fact, Quota) else DecisionKind.TARGET
            for phrase in _figure_phrases(text, block, fact):
                yield phrase, _row(text, phrase, kind, reason="con số của năm cũ, xác nhận cho năm mới")


def _figure_phrases(text: PlanText, block: Block, fact: Fact) -> Iterator[Phrase]:
    """The mentions of a fact's value in this text; one without a figure is its whole sentence."""
    offset = len(line_of(block).text) - len(block.text) if text.field == "text" else 0
    found = mentions(fact, block)
    for one in found[:1]:
        start, end = one.start - offset, one.end - offset
        if start >= 0 and end <= len(text.text) and text.text[start:end] == one.text:
            yield Phrase(start, end, one.text)
    if not found and fact.quote and (start := text.text.find(fact.quote)) >= 0:
        yield Phrase(start, start + len(fact.quote), fact.quote)


def _days_of(fact: Wave | Deadline) -> tuple[date | None, ...]:
    return (fact.on,) if isinstance(fact, Deadline) else (fact.from_on, fact.to_on)


def _row(
    text: PlanText,
    phrase: Phrase,
    kind: DecisionKind,
    proposed: str | None = None,
    is_certain: bool = False,
    reason: str = "",
    source: str = "",
) -> Decision:
    place = Place(text.part, text.key, text.field, phrase.start, phrase.end)
    if proposed == phrase.text:
        proposed, is_certain = None, False
    return Decision(kind, place, phrase.text, proposed, is_certain, reason, source, *_around(text.text, place))


def _around(text: str, place: Place) -> tuple[str, int]:
    """Some words before and after, for the clerk to know the place again, and where in them the place begins."""
    start, end = max(0, place.start - _CONTEXT), min(len(text), place.end + _CONTEXT)
    if start:
        start = text.find(" ", start, place.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", place.end, end), place.end)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + text[start:end].replace("\n", " ") + after, len(before) + place.start - start
