"""The tally: unit × award, registered / proposed / approved, with the quotas and targets of the plans that rule it.

Registered are the subjects on lines of registrations that are here (Chờ duyệt, Đã duyệt); what was handed back has to come
again first. Proposed are all results, for whoever was approved or refused had been proposed. A row counts those listed
under its own award: the LĐTT row does not add the CSTĐCS (the quota's base does).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.award.award import Award, Outcome, QuotaStanding, Tally, TallyRow, TargetStanding
from desktop_app.domain.award.catalogue import CATALOGUE
from desktop_app.domain.award.counting import RegisteredAward, Results, Subject, award_subject
from desktop_app.domain.award.quota import quota_standings
from desktop_app.domain.award.quota_ground import QuotaGround, RulingPlan
from desktop_app.domain.award.targets import Headcount, target_standings

_CATALOGUE_ORDER = {spec.code: place for place, spec in enumerate(CATALOGUE)}


@dataclass(frozen=True)
class TallyMatter:
    """All that a tally is made of. ``units``: labels by id in the order shown; ``headcounts`` by unit for the paper."""

    year: int | None
    plan_id: int | None
    wave: int | None
    as_of: date
    title: str
    plan_label: str
    awards: tuple[Award, ...]
    registered: tuple[RegisteredAward, ...]
    units: Mapping[int, str]
    headcount: Headcount
    plans: tuple[RulingPlan, ...] = ()
    unit_sizes: Mapping[int, int] = field(default_factory=dict)
    ground: QuotaGround | None = None


def tally(matter: TallyMatter) -> Tally:
    """Count everything."""
    results = Results(matter.awards)
    ground = matter.ground or QuotaGround(matter.units)
    quotas: list[QuotaStanding] = []
    targets: list[TargetStanding] = []
    for plan in matter.plans:
        quotas += quota_standings(plan, results, ground)
        targets += target_standings(plan.facts.targets, results, matter.headcount, plan.sources)
    return Tally(
        year=matter.year,
        plan_id=matter.plan_id,
        wave=matter.wave,
        as_of=matter.as_of,
        title=matter.title,
        plan_label=matter.plan_label,
        rows=_rows(matter, results),
        quotas=tuple(quotas),
        targets=tuple(targets),
        unit_sizes=tuple((unit, label, matter.unit_sizes.get(unit, 0)) for unit, label in matter.units.items()),
    )


def _rows(matter: TallyMatter, results: Results) -> tuple[TallyRow, ...]:
    """For each award the whole office, then each unit with anything to show."""
    registered = matter.registered
    if matter.wave is not None:
        # lines are registered to a plan, not to a wave: shown only beside awards that the wave has
        registered = tuple(line for line in registered if line.award_code in results.codes())
    by_code: dict[str, list[RegisteredAward]] = {}
    for line in registered:
        by_code.setdefault(line.award_code, []).append(line)
    codes = sorted(results.codes() | by_code.keys(), key=lambda code: (_CATALOGUE_ORDER.get(code, 99), code))
    rows: list[TallyRow] = []
    for code in codes:
        awards, lines = results.of_code(code), by_code.get(code, [])
        rows.append(_row(code, None, None, awards, lines))
        of_units: dict[int, tuple[list[Award], list[RegisteredAward]]] = {}
        for award in awards:
            of_units.setdefault(award.unit_id, ([], []))[0].append(award)
        for line in lines:
            of_units.setdefault(line.unit_id, ([], []))[1].append(line)
        rows += [_row(code, unit, label, *of_units[unit]) for unit, label in matter.units.items() if unit in of_units]
    return tuple(rows)


def _row(
    code: str, unit_id: int | None, unit: str | None, awards: Iterable[Award], lines: Iterable[RegisteredAward]
) -> TallyRow:
    proposed: set[tuple[Subject, str]] = set()
    approved: set[tuple[Subject, str]] = set()
    for award in awards:
        occasion = (award_subject(award), award.wave_uid or "")
        proposed.add(occasion)
        if award.outcome is Outcome.APPROVED:
            approved.add(occasion)
    return TallyRow(code, unit_id, unit, len({line.subject for line in lines}), len(proposed), len(approved))
