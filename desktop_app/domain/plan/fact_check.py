"""Whether a fact still says what the plan's words say: what the column Đối chiếu shows, and which words to point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import format_text, parse_date
from desktop_app.domain.plan.blocks import Block, find
from desktop_app.domain.plan.facts import Deadline, Fact, Precision, Quota, Target, TargetUnit, Wave
from desktop_app.domain.plan.outline_lines import line_of

_DATE = re.compile(r"(?<![0-9/])[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{4}(?![0-9/])")
_LONG_DATE = re.compile(r"ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(?<![0-9/.,-])([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_PERCENT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*%")
_NUMBER = re.compile(r"(?<![0-9/.,])([0-9]+(?:[.,][0-9]+)?)(?![0-9/%])")


class Standing(StrEnum):
    """How a fact stands to the text."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_IN_TEXT = "not_in_text"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Mention:
    """A value as the plan writes it: ``start`` and ``end`` in the line of its block (``outline_lines.line_of``)."""

    start: int
    end: int
    text: str
    value: date | float


def standing_of(fact: Fact, blocks: tuple[Block, ...], subject: str = "") -> Standing:
    """Where a fact stands: not in the text, other than the text, read but not confirmed, or in agreement.

    ``subject``: the subject line of the paper, whose citations have no block.
    """
    block = find(blocks, fact.block_uid) if fact.block_uid else None
    if block is None:
        if not is_in_subject(fact, subject):
            return Standing.NOT_IN_TEXT
        return Standing.MATCHES if fact.is_confirmed else Standing.UNCONFIRMED
    if quote_span(fact, block) is None or any(True for _ in contradicted(fact, block)):
        return Standing.DIFFERS
    return Standing.MATCHES if fact.is_confirmed else Standing.UNCONFIRMED


def is_in_subject(fact: Fact, subject: str) -> bool:
    """Whether the fact was read from the subject line."""
    return fact.block_uid is None and bool(fact.quote) and " ".join(fact.quote.split()) in " ".join(subject.split())


def quote_span(fact: Fact, block: Block) -> tuple[int, int] | None:
    """Where the quoted words stand in the line of the block; the whole line for a fact without a quote."""
    text = line_of(block).text
    words = fact.quote.split()
    if not words:
        return 0, len(text)
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    return match.span() if match else None


def mentions(fact: Fact, block: Block) -> list[Mention]:
    """The values in the quoted words that are of the fact's kind: days, percentages, counts."""
    span = quote_span(fact, block)
    if span is None:
        return []
    text = line_of(block).text
    start, end = span
    if isinstance(fact, Deadline | Wave):
        return [one for one in _dates(text, _year_of(fact)) if start <= one.start and one.end <= end]
    if isinstance(fact, Quota) or (isinstance(fact, Target) and fact.unit is TargetUnit.PERCENT):
        return list(_numbers(_PERCENT, text, start, end))
    if isinstance(fact, Target) and fact.unit is TargetUnit.COUNT:
        return list(_numbers(_NUMBER, text, start, end))
    return []


def contradicted(fact: Fact, block: Block) -> Iterator[date | float]:
    """Values of the fact that its words do not say, though they name values of that kind."""
    found = mentions(fact, block)
    if not found:
        return
    said = {mention.value for mention in found}
    for value in values_of(fact):
        if value not in said:
            yield value


def rewritten(fact: Fact, block: Block) -> tuple[Block, Fact] | None:
    """Block and fact after the text was made to say the fact's value; None unless exactly one mention contradicts one value."""
    wrong, found = list(contradicted(fact, block)), mentions(fact, block)
    outdated = [mention for mention in found if mention.value not in set(values_of(fact))]
    if len(wrong) != 1 or len(outdated) != 1:
        return None
    mention, value = outdated[0], wrong[0]
    new = format_text(value) if isinstance(value, date) else f"{value:g}".replace(".", ",") + _unit(mention.text)
    shift = len(line_of(block).text) - len(block.text)
    start, end = mention.start - shift, mention.end - shift
    if start < 0:
        return None  # in the title
    moved = len(new) - (end - start)
    text = block.text[:start] + new + block.text[end:]
    runs = tuple(
        replace(run, start=_moved(run.start, end, moved), end=_moved(run.end, end, moved)) for run in block.runs
    )
    joins = tuple(replace(join, offset=_moved(join.offset, end, moved)) for join in block.joins)
    quote = fact.quote.replace(mention.text, new, 1)
    return replace(block, text=text, runs=runs, joins=joins), replace(fact, quote=quote)


def taken_from_text(fact: Fact, block: Block) -> Fact | None:
    """The fact with the value its words say; None unless exactly one value contradicts exactly one mention."""
    wrong = list(contradicted(fact, block))
    outdated = [mention.value for mention in mentions(fact, block) if mention.value not in set(values_of(fact))]
    if len(wrong) != 1 or len(set(outdated)) != 1:
        return None
    value = outdated[0]
    if isinstance(fact, Deadline) and isinstance(value, date):
        return replace(fact, on=value)
    if isinstance(fact, Wave) and isinstance(value, date):
        return replace(fact, from_on=value) if fact.from_on == wrong[0] else replace(fact, to_on=value)
    if isinstance(fact, Quota) and isinstance(value, float):
        return replace(fact, percent=value)
    if isinstance(fact, Target) and isinstance(value, float):
        return replace(fact, value=value)
    return None


def _moved(offset: int, end: int, by: int) -> int:
    return offset + by if offset >= end else offset


def _unit(written: str) -> str:
    return written[len(written.rstrip(" %")) :]


def values_of(fact: Fact) -> list[date | float]:
    """What the fact claims that words could contradict. A wave written in months claims no days."""
    if isinstance(fact, Deadline):
        return [fact.on] if fact.on else []
    if isinstance(fact, Wave) and fact.precision is Precision.DAY:
        return [day for day in (fact.from_on, fact.to_on) if day is not None]
    if isinstance(fact, Quota):
        return [float(fact.percent)]
    if isinstance(fact, Target) and fact.value is not None:
        return [float(fact.value)]
    return []


def _year_of(fact: Deadline | Wave) -> int | None:
    day = fact.on if isinstance(fact, Deadline) else fact.to_on or fact.from_on
    return day.year if day else None


def _dates(text: str, year: int | None) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for pattern in (_LONG_DATE, _DATE, _DAY_MONTH):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            try:
                day = parse_date(match.group(), default_year=year)
            except UserError:
                continue
            taken.append((start, end))
            yield Mention(start, end, match.group(), day)


def _numbers(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Mention]:
    for match in pattern.finditer(text, start, end):
        yield Mention(match.start(), match.end(), match.group(), float(match.group(1).replace(",", ".")))
