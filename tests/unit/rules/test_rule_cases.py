"""The case tables: every row of every rule set on both its sides, with the article named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from case_tables import Case, findings_of, read_cases

from desktop_app.domain.judging.judgement import Judgement, Verdict
from desktop_app.domain.judging.judging import Judging
from desktop_app.domain.rule_set.choosing import ChosenRules
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition, Weighed
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet
from desktop_app.rules.rule_set_files import load_rule_sets

RULES = Path(__file__).resolve().parents[3] / "resources" / "rules"
TABLES = Path(__file__).parent / "cases"
CASES = [one for path in sorted(TABLES.glob("*.toml")) for one in read_cases(path)]


@cache
def rule_sets() -> dict[str, RuleSet]:
    return {one.id: one for one in load_rule_sets(RULES)}


def judged(case: Case) -> Judgement:
    rules = rule_sets()[case.rule_set]
    return Judging(ChosenRules(rules, rules), case.year, case.received_on).judge(case.record(), case.award_code)


@pytest.mark.parametrize("case", CASES, ids=[one.name for one in CASES])
def test_a_case_comes_out_as_the_table_says(case: Case) -> None:
    judgement = judged(case)
    findings = findings_of(judgement)
    shown = {key: f"{one.verdict}: {one.present}" for key, one in findings.items()}
    for row in case.rows:
        assert row.key in findings, f"no row {row.key} among {sorted(findings)}"
        found = findings[row.key]
        assert found.verdict is Verdict(row.verdict), f"{row.key} {shown}"
        assert found.source.shown.startswith(row.article), f"{row.key}: {found.source.shown}"
        assert not row.soonest or found.soonest == row.soonest, f"{row.key}: {found.soonest}"
        assert found.present, f"{row.key} does not say what there is"
        assert bool(found.lacking) == (found.verdict is not Verdict.MET), f"{row.key}: {found.lacking}"
    if case.verdict:
        assert judgement.verdict is Verdict(case.verdict), str(shown)


def rows_of(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
    for one in conditions:
        yield one
        if isinstance(one, AnyOf | AllOf):
            yield from rows_of(one.conditions)


def can_be_met(condition: Condition) -> bool:
    """What only the council can conclude is never met by itself."""
    match condition:
        case Weighed():
            return False
        case AllOf():
            return all(can_be_met(one) for one in condition.conditions)
        case AnyOf():
            return any(can_be_met(one) for one in condition.conditions)
    return True


def verdicts_expected(rules: RuleSet) -> dict[Condition, set[str]]:
    """By row, a row that several awards have alike once: the verdicts that cases expect of it."""
    expected: dict[Condition, set[str]] = {}
    for criterion in rules.criteria:
        of_award = {(row.key, row.verdict) for case in cases_of(rules, criterion) for row in case.rows}
        for one in rows_of(criterion.conditions):
            expected.setdefault(one, set()).update(verdict for key, verdict in of_award if key == one.rule.key)
    return expected


def cases_of(rules: RuleSet, criterion: Criterion) -> list[Case]:
    wanted = (rules.id, criterion.award_code, criterion.subject_kind)
    return [one for one in CASES if (one.rule_set, one.award_code, one.subject_kind) == wanted]


@pytest.mark.parametrize("rule_set", ["A", "B", "C"])
def test_every_row_has_a_case_on_each_side(rule_set: str) -> None:
    """A new row without a case fails here: each is met in one case, and not met or without proof in another."""
    bare = [
        f"{one.rule.key} ({one.rule.source.text}): {one.rule.required}: {sorted(verdicts)}"
        for one, verdicts in verdicts_expected(rule_sets()[rule_set]).items()
        if not verdicts - {"met"} or (can_be_met(one) and "met" not in verdicts)
    ]
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("rule_set", ["A", "B", "C"])
def test_every_award_has_a_case(rule_set: str) -> None:
    rules = rule_sets()[rule_set]
    assert all(cases_of(rules, one) for one in rules.criteria)


def test_the_set_of_2026_has_no_criterion_to_have_a_case() -> None:
    assert not rule_sets()["D"].has_criteria
