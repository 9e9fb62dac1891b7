"""Targets (chỉ tiêu) against what the results show; what the office file cannot measure is said to be so, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.domain.award.award import Outcome, TargetStanding
from desktop_app.domain.award.catalogue import BY_CODE, COUNTED_IN_BASE, AwardSpec, award_name
from desktop_app.domain.award.counting import Results, award_subject
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.plan.facts import Comparator, Target, TargetUnit
from desktop_app.domain.registration.registration import SubjectKind

_SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.EQUAL: "", Comparator.AT_MOST: "≤ "}


@dataclass(frozen=True)
class Headcount:
    """The people of the office on a day; ``is_sex_known`` whether the sex of every one is recorded."""

    on: date
    people: frozenset[int] = frozenset()
    women: frozenset[int] = frozenset()
    is_sex_known: bool = True


def target_standings(
    targets: Iterable[Target], results: Results, headcount: Headcount, sources: Mapping[str, str]
) -> tuple[TargetStanding, ...]:
    """Each target with its actual: percent to one decimal (more only where one decimal would belie the verdict)."""
    return tuple(_standing(target, results, headcount, sources.get(target.uid, "")) for target in targets)


def wanted_words(target: Target) -> str:
    """ "≥ 95 %", "1", "Hoàn thành tốt nhiệm vụ": what the plan wants."""
    if target.grade:
        sign = _SIGNS[target.comparator] if target.comparator else ""
        return f"{sign}{target.grade}"
    if target.value is None:
        return ""
    sign = _SIGNS[target.comparator] if target.comparator else ""
    unit = " %" if target.unit is TargetUnit.PERCENT else ""
    return f"{sign}{format_number(target.value)}{unit}"


def _standing(target: Target, results: Results, headcount: Headcount, source: str) -> TargetStanding:
    measured = _measured(target, results, headcount)
    actual, is_met, why_not = None, None, ""
    if isinstance(measured, str):
        why_not = f"không tính được: {measured}"
    else:
        is_met = _is_met(target, measured)
        actual = _shown(target, measured, is_met)
    return TargetStanding(target.uid, target.text, actual, is_met, wanted_words(target), source, why_not)


def _measured(target: Target, results: Results, headcount: Headcount) -> Decimal | str:
    """The exact actual, or in Vietnamese why there is none."""
    spec = BY_CODE.get(target.measure or "")
    if target.unit is TargetUnit.GRADE or target.grade:
        return "mức xếp loại không nằm trong kết quả xét tặng"
    if spec is None or target.value is None:
        return "không gắn với danh hiệu hoặc hình thức khen thưởng có trong sổ"
    if not any(results.is_decided(code) for code in (spec.code, *COUNTED_IN_BASE.get(spec.code, ()))):
        return f"chưa có kết quả {award_name(spec.code)} được quyết định"
    if target.unit is TargetUnit.PERCENT:
        return _percent(target, spec, results, headcount)
    if target.only_women:
        if not headcount.is_sex_known:
            return "còn người chưa ghi giới tính"
        return Decimal(len(results.approved_people(spec.code) & headcount.women))
    if SubjectKind.COLLECTIVE not in spec.subjects:
        return Decimal(len(results.approved_people(spec.code)))
    approved = {award_subject(one) for one in results.of_code(spec.code) if one.outcome is Outcome.APPROVED}
    return Decimal(len(approved))


def _percent(target: Target, spec: AwardSpec, results: Results, headcount: Headcount) -> Decimal | str:
    if SubjectKind.PERSON not in spec.subjects:
        return f"sổ không có tổng số tập thể để tính tỷ lệ {spec.name}"
    if target.only_women and not headcount.is_sex_known:
        return "còn người chưa ghi giới tính"
    people = headcount.women if target.only_women else headcount.people
    if not people:
        return f"chưa có danh sách người ngày {format_text(headcount.on)}"
    return Decimal(100 * len(results.approved_people(spec.code) & people)) / len(people)


def _is_met(target: Target, actual: Decimal) -> bool | None:
    wanted = Decimal(str(target.value))
    if target.comparator is Comparator.AT_MOST:
        return actual <= wanted
    if target.comparator is Comparator.EQUAL:
        return actual == wanted
    if target.comparator is Comparator.AT_LEAST:
        return actual >= wanted
    return None


def _shown(target: Target, actual: Decimal, is_met: bool | None) -> float:
    """One decimal; 94.96 % against 95 % keeps its second one, or the page would say 95.0 and not met."""
    rounded = actual
    for decimals in ("0.1", "0.01", "0.001"):
        rounded = actual.quantize(Decimal(decimals), ROUND_HALF_UP)
        if _is_met(target, rounded) is is_met:
            break
    return float(rounded)
