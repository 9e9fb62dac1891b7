"""How many are registered for what, by unit, beside the quotas and targets of the plan: only to warn, nothing is decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, TargetStanding
from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.counting import Results, subject_of
from desktop_app.domain.award.quota import quota_standings
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.targets import Headcount, target_standings
from desktop_app.domain.registration.registration import SubjectKind

_ORDER = {spec.code: place for place, spec in enumerate(CATALOGUE)}


@dataclass(frozen=True)
class RegisteredWords:
    """What a unit registered, to filter by: award codes, and the names of its subjects."""

    codes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegisteredSubject:
    """One line that counts as registered, without what the counting does not need."""

    unit_id: int
    subject_kind: SubjectKind
    person_id: int | None
    collective_name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class UnitCounts:
    """One unit: how many of its subjects are registered for each award, and how many subjects in all."""

    unit_id: int
    unit: str
    counts: Mapping[str, int] = field(default_factory=dict)
    subjects: int = 0


@dataclass(frozen=True)
class RegisteredCounts:
    """``codes`` in the order of the catalogue; ``totals`` over all units; quotas as if all registered were approved."""

    codes: tuple[str, ...]
    rows: tuple[UnitCounts, ...]
    totals: Mapping[str, int]
    subjects: int
    quotas: tuple[QuotaStanding, ...] = ()


def count_registered(
    lines: Iterable[RegisteredSubject],
    units: Mapping[int, str],
    year: int,
    plan: RulingPlan,
    ground: QuotaGround | None = None,
) -> RegisteredCounts:
    """Of lines that count as registered; ``units``: names by id in the order shown, each has a row.

    ``ground``: what quotas of blocs and of the headcount are reckoned on.
    """
    seen: dict[int, dict[str, set[object]]] = {unit_id: {} for unit_id in units}
    subjects: dict[int, set[object]] = {unit_id: set() for unit_id in units}
    listed = [line for line in lines if line.unit_id in seen]
    for line in listed:
        unit_id = line.unit_id
        subject = subject_of(line.subject_kind, line.person_id, unit_id, line.collective_name)
        subjects[unit_id].add(subject)
        for code in line.codes:
            seen[unit_id].setdefault(code, set()).add(subject)
    results = Results(_as_approved(listed, year)) if plan.facts.quotas else Results(())
    rows = tuple(
        UnitCounts(
            unit_id,
            name,
            {code: len(found) for code, found in seen[unit_id].items()},
            len(subjects[unit_id]),
        )
        for unit_id, name in units.items()
    )
    codes = sorted({code for row in rows for code in row.counts}, key=lambda code: _ORDER.get(code, len(_ORDER)))
    return RegisteredCounts(
        tuple(codes),
        rows,
        {code: sum(row.counts.get(code, 0) for row in rows) for code in codes},
        sum(row.subjects for row in rows),
        quota_standings(plan, results, ground or QuotaGround(units)),
    )


def registered_targets(
    lines: Iterable[RegisteredSubject], year: int, plan: RulingPlan, headcount: Headcount
) -> tuple[TargetStanding, ...]:
    """The plan's targets, as if all registered were approved."""
    return target_standings(plan.facts.targets, Results(_as_approved(lines, year)), headcount, plan.sources)


def _as_approved(lines: Iterable[RegisteredSubject], year: int) -> list[Award]:
    return [
        Award(
            id=0,
            achievement_year=year,
            subject_kind=line.subject_kind,
            unit_id=line.unit_id,
            award_code=code,
            outcome=Outcome.APPROVED,
            person_id=line.person_id,
            collective_name=line.collective_name,
        )
        for line in lines
        for code in line.codes
    ]
