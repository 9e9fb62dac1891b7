"""The rows of a rule set one below the other, as a table shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.evidence import Source
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition
from desktop_app.domain.rule_set.rule_set import Criterion, RuleSet


@dataclass(frozen=True)
class ListedRule:
    """``depth`` 0: a condition of the criterion itself; deeper: a part of the one above. ``required`` "": left to the province."""

    place: int
    award_code: str
    subject_kind: SubjectKind
    term: str
    depth: int
    required: str
    source: Source
    valid_from: date | None = None
    valid_to: date | None = None


def listed_rules(rules: RuleSet) -> tuple[ListedRule, ...]:
    """Every condition with its parts, in the order of the file; a criterion left to the province has one row more."""
    found: list[ListedRule] = []
    for criterion in rules.criteria:
        if criterion.is_delegated:
            found.append(_row(len(found), criterion, 0, "", criterion.source))
        for depth, one in _within(criterion.conditions, 0):
            rule = one.rule
            found.append(_row(len(found), criterion, depth, rule.required, rule.source, rule.valid_from, rule.valid_to))
    return tuple(found)


def _row(
    place: int,
    criterion: Criterion,
    depth: int,
    required: str,
    source: Source,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> ListedRule:
    return ListedRule(
        place,
        criterion.award_code,
        criterion.subject_kind,
        criterion.term,
        depth,
        required,
        source,
        valid_from,
        valid_to,
    )


def _within(conditions: tuple[Condition, ...], depth: int) -> Iterator[tuple[int, Condition]]:
    for one in conditions:
        yield depth, one
        if isinstance(one, AnyOf | AllOf):
            yield from _within(one.conditions, depth + 1)
