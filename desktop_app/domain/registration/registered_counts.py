"""How many are registered for what, by unit, beside the quotas and targets of the plan: only to warn, nothing is decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, TargetStanding
from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.counting import Results, subject_of
from desktop_app.domain.award.quota import quota_standings
from desktop_app.domain.award.tally import RulingPlan
from desktop_app.domain.award.targets import Headcount, target_standings
from desktop_app.domain.registration.registration import RegistrationLine

_ORDER = {spec.code: place for place, spec in enumerate(CATALOGUE)}


@dataclass(frozen=True)
class RegisteredWords:
    """What a unit registered, to filter by: award codes, and the names of its subjects."""

    codes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitCounts:
    """One unit: how many of its subjects are registered for each award, and how many subjects in all."""

    unit_id: int
    unit: str
    counts: Mapping[str, int] = field(default_factory=dict)
    subjects: int = 0


@dataclass(frozen=True)
class RegisteredCounts:
    """``codes`` in the order of the catalogue; ``totals`` over all units; quotas and targets as if all registered were approved."""

    codes: tuple[str, ...]
    rows: tuple[UnitCounts, ...]
    totals: Mapping[str, int]
    subjects: int
    quotas: tuple[QuotaStanding, ...] = ()
    targets: tuple[TargetStanding, ...] = ()


def count_registered(
    lines: Iterable[tuple[int, RegistrationLine]],
    units: Mapping[int, str],
    year: int,
    plan: RulingPlan,
    headcount: Headcount,
) -> RegisteredCounts:
    """Of lines (unit, line) that count as registered; ``units``: names by id in the order shown, each has a row."""
    seen: dict[int, dict[str, set[object]]] = {unit_id: {} for unit_id in units}
    subjects: dict[int, set[object]] = {unit_id: set() for unit_id in units}
    awards: list[Award] = []
    for unit_id, line in lines:
        if unit_id not in seen:
            continue
        subject = subject_of(line.subject_kind, line.person_id, unit_id, line.collective_name)
        subjects[unit_id].add(subject)
        for code in filter(None, (line.title_code, line.commendation_code)):
            if subject not in seen[unit_id].setdefault(code, set()):
                seen[unit_id][code].add(subject)
                awards.append(_as_approved(unit_id, line, code, year))
    results = Results(awards)
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
        quota_standings(plan.facts.quotas, results, units, plan.sources),
        target_standings(plan.facts.targets, results, headcount, plan.sources),
    )


def _as_approved(unit_id: int, line: RegistrationLine, code: str, year: int) -> Award:
    return Award(
        id=0,
        achievement_year=year,
        subject_kind=line.subject_kind,
        unit_id=unit_id,
        award_code=code,
        outcome=Outcome.APPROVED,
        person_id=line.person_id,
        collective_name=line.collective_name,
    )
