"""What one judgement is about: the record, the year, the day of receipt, the rules; and how another award is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.catalogue import COUNTED_IN_BASE, award_name
from desktop_app.domain.judging.judgement import Finding, Judgement, Verdict
from desktop_app.domain.judging.record import HeldAward, SubjectRecord
from desktop_app.domain.rule_set.conditions import Rule
from desktop_app.domain.rule_set.rule_set import Counting


@dataclass(frozen=True)
class Matter:
    """``judge_also`` judges a subject for another award of the same year and rules."""

    record: SubjectRecord
    award_code: str
    year: int
    received_on: date
    counting: Counting
    judge_also: Callable[[SubjectRecord, str], Judgement]

    def counts(self, award: HeldAward) -> bool:
        """Whether a result may build up another award: not those of đột xuất, chuyên đề where the rules say so."""
        return award.merit_kind is None or award.merit_kind not in self.counting.idle_kinds

    def idle_words(self, award_codes: tuple[str, ...]) -> str:
        """What is held of these awards but does not count, so that nobody looks for it in vain; "" for nothing."""
        idle = [
            one
            for one in self.record.awards
            if one.award_code in award_codes and one.outcome is Outcome.APPROVED and not self.counts(one)
        ]
        listed = ", ".join(f"{award_name(one.award_code)} năm {one.year}" for one in idle)
        return f"; {listed} là khen đột xuất, chuyên đề nên không tính" if idle else ""


def finding(
    rule: Rule,
    verdict: Verdict,
    present: str,
    *,
    lacking: str = "",
    soonest: int | None = None,
    parts: tuple[Finding, ...] = (),
    steps: Iterable[str] = (),
    goal: str = "",
) -> Finding:
    """The finding of a rule."""
    return Finding(rule.key, rule.required, present, rule.source, verdict, lacking, soonest, parts, tuple(steps), goal)


def steps_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What has to happen for several conditions, each said once."""
    return tuple(dict.fromkeys(step for one in findings for step in one.next_steps))


def either_step(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What has to happen for one of several conditions."""
    return (" hoặc ".join(dict.fromkeys(" và ".join(one.next_steps) for one in findings)),)


def codes_reaching(award_code: str) -> tuple[str, ...]:
    """The award and those whose holders have reached it: CSTĐCS counts as LĐTT."""
    return (award_code, *COUNTED_IN_BASE.get(award_code, ()))
