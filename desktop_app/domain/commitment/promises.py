"""Targets of a commitment: read from typed words, taken from a plan, and judged by what was reached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.award.targets import wanted_words
from desktop_app.domain.commitment.commitment import PromisedTarget, TargetVerdict
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.plan.facts import Comparator, Target, TargetUnit

_NUMBER = re.compile(
    r"(?<![\w.,/])(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)(?P<percent>\s*%)?"
)
_AT_LEAST = re.compile(r"≥|>=|ít nhất|tối thiểu|trở lên", re.IGNORECASE)
_AT_MOST = re.compile(r"≤|<=|tối đa|không quá|nhiều nhất|trở xuống|dưới mức", re.IGNORECASE)
_EQUAL = re.compile(r"^\s*=|(?:bằng|đúng)\s+[0-9]", re.IGNORECASE)


def number_in(text: str) -> float | None:
    """The one figure of a text: "95 %", "1.250", "6,5"; None without any, or with more than one."""
    found = list(_NUMBER.finditer(clean_line(text)))
    if len(found) != 1:
        return None
    written = found[0]["number"]
    if "," in written or re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", written):
        written = written.replace(".", "").replace(",", ".")
    return float(written)


def comparator_in(text: str) -> Comparator | None:
    """What a text says of "at least", "at most", "exactly"; None where it does not say: never assumed."""
    for pattern, comparator in (
        (_AT_LEAST, Comparator.AT_LEAST),
        (_AT_MOST, Comparator.AT_MOST),
        (_EQUAL, Comparator.EQUAL),
    ):
        if pattern.search(text):
            return comparator
    return None


def promised(target: PromisedTarget) -> PromisedTarget:
    """The target with what its planned words say read into value, comparator and unit of measure."""
    planned, text = clean_line(target.planned), clean_line(target.text)
    value = number_in(planned)
    comparator = comparator_in(planned) or (target.comparator if value is not None else None)
    measure = clean_line(target.measure) or ("%" if "%" in planned else "")
    return replace(target, text=text, planned=planned, measure=measure, value=value, comparator=comparator)


def promised_by_plan(targets: Iterable[Target]) -> tuple[PromisedTarget, ...]:
    """The plan's own targets, as lines of a commitment."""
    return tuple(
        PromisedTarget(
            uid=target.uid,
            text=clean_line(target.text),
            measure="%" if target.unit is TargetUnit.PERCENT else "",
            planned=wanted_words(target),
            comparator=target.comparator if target.value is not None else None,
            value=target.value,
            award_code=target.measure or "",
            fact_uid=target.uid,
        )
        for target in targets
    )


def verdict_of(target: PromisedTarget, value: float | None, said: TargetVerdict | None = None) -> TargetVerdict:
    """Reckoned where target and result are figures and the target says how they compare; else as the clerk says."""
    if value is not None and target.value is not None and target.comparator is not None:
        is_met = {
            Comparator.AT_LEAST: value >= target.value,
            Comparator.AT_MOST: value <= target.value,
            Comparator.EQUAL: value == target.value,
        }[target.comparator]
        return TargetVerdict.MET if is_met else TargetVerdict.NOT_MET
    return said or TargetVerdict.NO_DATA


def actual_words(value: float, target: PromisedTarget) -> str:
    """ "96,5 %" or "12"."""
    return f"{format_number(value)} %" if target.measure == "%" else format_number(value)
