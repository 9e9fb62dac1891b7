"""Puts the office's own conditions over a rule set for one day of receipt. The law is never weakened in silence (ADR 0025)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.award.catalogue import award_name
from desktop_app.domain.rule_set.conditions import Condition
from desktop_app.domain.rule_set.overlay import EVERY_AWARD, OwnCondition
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet
from desktop_app.domain.rule_set.strictness import Strictness, strictness


class OverlayEffect(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REPLACES = "replaces"  # at least as strict, or the law leaves the criterion to the province
    BESIDE = "beside"  # cannot be weighed against the law's: both are asked
    KEPT_LAW = "kept_law"  # milder: the law's stays
    ALONE = "alone"  # the rule set has no criterion: only the own rows are asked
    CAP = "cap"  # reckoned beside the quotas of plans
    IDLE = "idle"  # nothing to stand on: of another day, or of an award that is not judged


EFFECT_WORDS = {
    OverlayEffect.ADDED: "Thêm vào tiêu chuẩn của luật",
    OverlayEffect.REPLACES: "Thay điều kiện của bộ quy định",
    OverlayEffect.BESIDE: "Đối chiếu cả điều kiện của luật và quy định riêng",
    OverlayEffect.KEPT_LAW: "Nhẹ hơn luật: vẫn đối chiếu theo luật",
    OverlayEffect.ALONE: "Bộ quy định không có tiêu chuẩn: chỉ đối chiếu theo quy định riêng",
    OverlayEffect.CAP: "Tính cùng các tỷ lệ xét của kế hoạch",
    OverlayEffect.IDLE: "Không dùng cho ngày này",
}


@dataclass(frozen=True)
class Overlaid:
    """``effects`` by row id; a row of every award has the effect of its first award."""

    rules: RuleSet
    effects: dict[int, OverlayEffect]


def overlaid(rules: RuleSet, own: Iterable[OwnCondition], received_on: date) -> Overlaid:
    """The rule set with the rows in force on that day."""
    holding = [one for one in own if one.condition.rule.holds_on(received_on)]
    if not holding:
        return Overlaid(rules, {})
    effects: dict[int, OverlayEffect] = {}
    named = [one for one in holding if one.award_code != EVERY_AWARD]
    criteria: list[Criterion] = []
    for criterion in rules.criteria:
        rows = [
            one for one in named if (one.award_code, one.subject_kind) == (criterion.award_code, criterion.subject_kind)
        ]
        criteria.append(_with(criterion, rows, effects))
    criteria += _alone(rules, named, effects) if rules.has_criteria else []
    general = [one for one in holding if one.award_code == EVERY_AWARD]
    if general:
        criteria = [
            _with(one, [row for row in general if row.subject_kind is one.subject_kind], effects)
            if _is_judged(one, named)
            else one
            for one in criteria
        ]
    return Overlaid(replace(rules, criteria=tuple(criteria)), effects)


def _is_judged(criterion: Criterion, named: Sequence[OwnCondition]) -> bool:
    """A criterion left to the province stays unanswered where only rows of every award speak."""
    return not criterion.is_delegated or any(
        (one.award_code, one.subject_kind) == (criterion.award_code, criterion.subject_kind) for one in named
    )


def _with(criterion: Criterion, rows: Iterable[OwnCondition], effects: dict[int, OverlayEffect]) -> Criterion:
    conditions, notes = list(criterion.conditions), list(criterion.notes)
    for row in rows:
        key = row.condition.rule.key
        place = next((place for place, one in enumerate(conditions) if one.rule.key == key), None)
        if place is None:
            conditions.append(row.condition)
            effect = OverlayEffect.ADDED
        else:
            effect = _against(row.condition, conditions[place], is_delegated=criterion.is_delegated)
            if effect is OverlayEffect.REPLACES:
                notes += _milder_note(criterion, row.condition, conditions[place], effect)
                conditions[place] = row.condition
            elif effect is OverlayEffect.BESIDE:
                conditions.insert(place + 1, _renamed(row.condition))
            else:
                notes += _milder_note(criterion, row.condition, conditions[place], effect)
        effects.setdefault(row.row_id, effect)
    return replace(criterion, conditions=tuple(conditions), notes=tuple(notes))


def _against(own: Condition, law: Condition, *, is_delegated: bool) -> OverlayEffect:
    found = strictness(own, law)
    if found is Strictness.UNLIKE:
        return OverlayEffect.BESIDE
    return OverlayEffect.KEPT_LAW if found is Strictness.MILDER and not is_delegated else OverlayEffect.REPLACES


def _milder_note(criterion: Criterion, own: Condition, law: Condition, effect: OverlayEffect) -> tuple[str, ...]:
    if strictness(own, law) is not Strictness.MILDER:
        return ()
    told = f"{criterion.term}: quy định riêng “{own.rule.required}” ({own.rule.source.shown}) nhẹ hơn “{law.rule.required}”"
    if effect is OverlayEffect.KEPT_LAW:
        return (f"{told} ({law.rule.source.shown}); đối chiếu theo {law.rule.source.text}.",)
    return (f"{told}; {criterion.source.text} giao địa phương quy định nên đối chiếu theo quy định riêng.",)


def _renamed(condition: Condition) -> Condition:
    return replace(condition, rule=replace(condition.rule, key=f"{condition.rule.key}.local"))


def _alone(rules: RuleSet, named: Iterable[OwnCondition], effects: dict[int, OverlayEffect]) -> list[Criterion]:
    made: dict[tuple[str, str], Criterion] = {}
    for row in named:
        if rules.criterion(row.award_code, row.subject_kind) is not None:
            continue
        key = (row.award_code, row.subject_kind.value)
        term = award_name(row.award_code)
        old = made.get(key) or Criterion(
            award_code=row.award_code,
            subject_kind=row.subject_kind,
            term=term,
            decided_by="",
            source=row.condition.rule.source,
            is_delegated=True,
            notes=(f"{term}: {rules.short_name} không có tiêu chuẩn; chỉ đối chiếu theo quy định riêng.",),
        )
        made[key] = replace(old, conditions=(*old.conditions, row.condition))
        effects[row.row_id] = OverlayEffect.ALONE
    return list(made.values())
