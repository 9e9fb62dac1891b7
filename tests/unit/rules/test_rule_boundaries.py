"""Every number, grade and flag of a row decides a case: set it one step off and some line of the tables comes out otherwise."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from case_tables import Case, findings_of, read_cases

from desktop_app.domain.evidence import Source
from desktop_app.domain.judging.judging import Judging
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition, HeldCount, InitiativeCount, ReceivedBy, Rule
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet
from desktop_app.rules.rule_set_files import load_rule_sets

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"
CASES = [one for path in sorted((Path(__file__).parent / "cases").glob("*.toml")) for one in read_cases(path)]
GRADES = [RatingGrade.NOT_DONE, RatingGrade.DONE, RatingGrade.GOOD, RatingGrade.EXCELLENT]


def steps_of(value: Any) -> Iterator[Any]:
    """The value one step off, both ways; what a row does not use (false, 0) is no parameter of it."""
    if isinstance(value, bool):
        yield from [False] if value else []
    elif isinstance(value, int):
        yield from [value + 1] if value else []
        if value > 1:
            yield value - 1
    elif isinstance(value, RatingGrade | DisciplineKind):
        order: list[StrEnum] = [*GRADES] if isinstance(value, RatingGrade) else [*DisciplineKind]
        at = order.index(value)
        yield from (order[other] for other in (at - 1, at + 1) if 0 <= other < len(order))
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from ((*value[:at], other, *value[at + 1 :]) for other in steps_of(one))
    elif isinstance(value, HeldCount | InitiativeCount):
        yield from (replace(value, count=other) for other in steps_of(value.count))


def variants(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """The condition with one parameter one step off; of those inside it, one of them."""
    for field in fields(condition):
        value = getattr(condition, field.name)
        if isinstance(value, Rule | Source | str):
            continue
        if isinstance(condition, AnyOf | AllOf):
            for at, one in enumerate(value):
                for words, other in variants(one):
                    yield words, replace(condition, conditions=(*value[:at], other, *value[at + 1 :]))
            continue
        for other in steps_of(value):
            made = replace(condition, **{field.name: other})
            if is_possible(made):
                yield f"{condition.rule.key} ({condition.rule.source.text}): {field.name} {value} -> {other}", made


def is_possible(condition: Condition) -> bool:
    """No thirty-first of June."""
    if not isinstance(condition, ReceivedBy):
        return True
    return condition.month <= 12 and condition.day <= monthrange(2001, condition.month)[1]


def verdicts(rules: RuleSet, case: Case) -> list[str]:
    judgement = Judging(ChosenRules(rules, rules), case.year, case.received_on).judge(case.record(), case.award_code)
    findings = findings_of(judgement)
    return [judgement.verdict, *(findings[row.key].verdict for row in case.rows)]


def undecided(rules: RuleSet) -> set[str]:
    """A row that several awards have alike needs its case once."""
    kept: dict[int, list[str]] = {}
    found: dict[str, bool] = {}
    for criterion in rules.criteria:
        cases = [one for one in CASES if is_of(one, rules, criterion)]
        for at, condition in enumerate(criterion.conditions):
            for words, other in variants(condition):
                conditions = (*criterion.conditions[:at], other, *criterion.conditions[at + 1 :])
                changed = tuple(
                    replace(one, conditions=conditions) if one is criterion else one for one in rules.criteria
                )
                stepped = replace(rules, criteria=changed)
                found[words] = found.get(words, False) or any(
                    verdicts(stepped, one) != kept.setdefault(id(one), verdicts(rules, one)) for one in cases
                )
    return {words for words, is_decided in found.items() if not is_decided}


def is_of(case: Case, rules: RuleSet, criterion: Criterion) -> bool:
    wanted = (rules.id, criterion.award_code, criterion.subject_kind)
    return (case.rule_set, case.award_code, case.subject_kind) == wanted


@pytest.mark.parametrize("rules", [one for one in load_rule_sets(RULES) if one.has_criteria], ids=lambda one: one.id)
def test_every_parameter_has_a_case_at_its_boundary(rules: RuleSet) -> None:
    found = undecided(rules)
    assert not found, "\n".join(sorted(found))
