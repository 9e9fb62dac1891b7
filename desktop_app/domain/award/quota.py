"""Quotas (tỷ lệ xét): how many may be awarded of those with the base award, and how many were.

Whoever receives CSTĐCS counts in the LĐTT base, listed separately or not; the parts of the base are disjoint. Only people make
a base of people: collectives neither enter it nor use it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.catalogue import BY_CODE, COUNTED_IN_BASE
from desktop_app.domain.award.counting import Results
from desktop_app.domain.award.quota_ground import Pool, QuotaGround, RulingPlan
from desktop_app.domain.award.quota_split import split_places
from desktop_app.domain.award.quota_telling import told_settings
from desktop_app.domain.language.text import fold, match_key
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope, Rounding
from desktop_app.domain.plan.quota_settings import HEADCOUNT, QuotaSettings, QuotaSplit
from desktop_app.domain.registration.registration import SubjectKind

_ROUNDINGS = {
    Rounding.DOWN: ROUND_FLOOR,
    Rounding.NEAREST: ROUND_HALF_UP,
    Rounding.UP: ROUND_CEILING,
}

_EXACT_PLACES = 9
RESERVE_ID = -2
"""The id of the line of places that the council keeps."""


def share(percent: float, count: int) -> Decimal:
    """Exactly ``percent`` % of ``count``: 15 % of 33 is 4.95, never 4.949999; a third of 9, kept as 33.333… %, is 3."""
    return round(Decimal(str(percent)) * count / 100, _EXACT_PLACES)


def limit_of(percent: float, count: int, rounding: Rounding) -> int:
    """The share as a whole number of awards."""
    return int(share(percent, count).to_integral_value(_ROUNDINGS[rounding]))


def quota_standings(plan: RulingPlan, results: Results, ground: QuotaGround) -> tuple[QuotaStanding, ...]:
    """Each quota of a plan against its base: once for the agency, or for each unit, bloc or cluster with anybody concerned.

    A quota without a scope is reckoned over the agency. A quota nobody has reached yet stands once, empty, so that it is not
    forgotten. Where places are split, each unit has its part of them, and those kept for the council stand in a line of their own.
    """
    standings: list[QuotaStanding] = []
    for quota in plan.facts.quotas:
        count = _Count(plan, quota, results, ground)
        scope = quota.scope or QuotaScope.AGENCY
        found = [
            one
            for pool in ground.pools(scope, count.concerned)
            for one in count.standings(pool, is_alone=scope is QuotaScope.UNIT)
        ]
        standings += found or [count.standing(Pool(None, None, ()))]
    return tuple(standings)


def by_quota(standings: Iterable[QuotaStanding]) -> list[tuple[QuotaStanding, ...]]:
    """The standings of each quota together. Two plans of one year may use the same uid: the place tells them apart."""
    groups: dict[tuple[str, str], list[QuotaStanding]] = {}
    for one in standings:
        groups.setdefault((one.source, one.fact_uid), []).append(one)
    return [tuple(group) for group in groups.values()]


@dataclass(frozen=True)
class _Split:
    """What the parts of one pool share."""

    split: str
    pool: str | None
    pool_base: int
    pool_limit: int
    reserve: int

    def of(self, one: QuotaStanding, *, limit: int, verdict: QuotaVerdict, note: str) -> QuotaStanding:
        """The standing as a part."""
        return replace(
            one,
            limit=limit,
            verdict=verdict,
            note=note,
            split=self.split,
            pool=self.pool,
            pool_base=self.pool_base,
            pool_limit=self.pool_limit,
            reserve=self.reserve,
        )


class _Count:
    """One quota's people, told apart by unit."""

    def __init__(self, plan: RulingPlan, quota: Quota, results: Results, ground: QuotaGround) -> None:
        self._quota, self._ground, self._plan_id = quota, ground, plan.plan_id
        self._source = plan.sources.get(quota.uid, "")
        self._settings = plan.settings.get(quota.uid, QuotaSettings())
        self.base = _base_of(quota)
        if self.base == HEADCOUNT:
            self._holders: dict[str, Mapping[int, frozenset[int]]] = {HEADCOUNT: ground.staff}
        else:
            codes = (self.base, *COUNTED_IN_BASE.get(self.base, ())) if self.base else ()
            self._holders = {code: results.people_by_unit(code) for code in codes}
        self._used = results.people_by_unit(quota.award_code)
        self._told = told_settings(quota, self.base, self._settings, self._source)
        by_result = {*self._holders, quota.award_code} - {HEADCOUNT}
        with_results = [code for code in by_result if results.of_code(code)]
        is_proposed = not with_results or any(not results.is_decided(code) for code in with_results)
        self._counted = Outcome.PROPOSED if is_proposed else Outcome.APPROVED
        self._percents = _percents_of_units(self._settings, results, ground)
        self.concerned = frozenset[int]().union(self._used, *self._holders.values())

    def standings(self, pool: Pool, *, is_alone: bool) -> tuple[QuotaStanding, ...]:
        """Of a pool as a whole, or of its units where the places are split; ``is_alone``: the pool is one unit."""
        split = QuotaSplit.POOLED if is_alone else self._settings.split or QuotaSplit.POOLED
        whole = self.standing(pool)
        if split is QuotaSplit.POOLED:
            return (whole,)
        units = [self.standing(Pool(unit, self._ground.units[unit], (unit,))) for unit in pool.unit_ids]
        reserve = 0
        if split is not QuotaSplit.PER_UNIT:
            reserve = min(self._settings.reserve or 0, whole.limit) if split is QuotaSplit.RESERVE else 0
            parts = split_places(whole.limit - reserve, [one.base_count for one in units])
            units = [replace(one, limit=limit) for one, limit in zip(units, parts, strict=True)]
        shared = _Split(split.value, pool.name, whole.base_count, whole.limit, reserve)
        kept = reserve
        told: list[QuotaStanding] = []
        for one in units:
            drawn = min(kept, max(0, one.used - one.limit))
            kept -= drawn
            note = f"Gồm {drawn} suất Hội đồng giữ lại." if drawn else ""
            verdict, why = _verdict(self._quota, self.base, one.limit + drawn, one.used)
            notes = " ".join(filter(None, (note, why)))
            told.append(shared.of(one, limit=one.limit + drawn, verdict=verdict, note=notes))
        if reserve:
            unused = replace(whole, base_count=0, base_parts=(), used=0, unit_id=RESERVE_ID, unit="Hội đồng giữ lại")
            told.append(shared.of(unused, limit=kept, verdict=QuotaVerdict.WITHIN, note=""))
        return tuple(told)

    def standing(self, pool: Pool) -> QuotaStanding:
        """The reckoning of one pool."""
        quota = self._quota
        everybody = pool.id is None
        parts = self._parts(None if everybody else pool.unit_ids)
        count = sum(parts.values())
        percent = self._percents.get(pool.id or 0, quota.percent)
        limit = limit_of(percent, count, quota.rounding)
        used = len(_within(self._used, None if everybody else pool.unit_ids))
        verdict, note = _verdict(quota, self.base, limit, used)
        return QuotaStanding(
            fact_uid=quota.uid,
            award_code=quota.award_code,
            base_code=self.base,
            base_count=count,
            base_parts=tuple(parts.items()),
            percent=percent,
            scope=(quota.scope or QuotaScope.AGENCY).value,
            unit_id=pool.id,
            unit=pool.name,
            rounding=quota.rounding.value,
            limit=limit,
            used=used,
            verdict=verdict,
            source=self._source,
            counted_outcome=self._counted,
            note=note,
            plan_id=self._plan_id,
            settings=self._told,
            unit_ids=None if everybody else frozenset(pool.unit_ids),
        )

    def _parts(self, unit_ids: Sequence[int] | None) -> dict[str, int]:
        """People by award; one listed under both counts with the higher award alone."""
        counted: set[int] = set()
        parts: dict[str, int] = {}
        for code in reversed(self._holders):
            people = _within(self._holders[code], unit_ids) - counted
            parts[code] = len(people)
            counted |= people
        return {code: parts[code] for code in self._holders}


def _base_of(quota: Quota) -> str:
    """The base award; a quota without one has LĐTT only where its own words say so. "" when unknown."""
    if quota.base:
        return quota.base if quota.base in BY_CODE or quota.base == HEADCOUNT else ""
    words = fold(f"{quota.text} {quota.quote}")
    return "LDTT" if "lao dong tien tien" in words or "ldtt" in words.split() else ""


def _within(people: Mapping[int, frozenset[int]], unit_ids: Sequence[int] | None) -> frozenset[int]:
    """The people of these units; of all of them (None)."""
    if unit_ids is None:
        return frozenset[int]().union(*people.values())
    return frozenset[int]().union(*(people[unit] for unit in unit_ids if unit in people))


def _percents_of_units(settings: QuotaSettings, results: Results, ground: QuotaGround) -> dict[int, float]:
    """The percent of units with a collective title that has one of its own; of several titles the one named first."""
    found: dict[int, float] = {}
    for code, percent in reversed(settings.percent_by_title or ()):
        for award in results.counted(code):
            is_unit = match_key(award.collective_name) == match_key(ground.units.get(award.unit_id, ""))
            if award.subject_kind is SubjectKind.COLLECTIVE and is_unit:
                found[award.unit_id] = percent
    return found


def _verdict(quota: Quota, base: str, limit: int, used: int) -> tuple[QuotaVerdict, str]:
    if not base:
        return QuotaVerdict.UNCONFIRMED, "Chưa rõ tỷ lệ tính trên số nào. Chọn danh hiệu làm gốc tính."
    if quota.comparator is None:
        return QuotaVerdict.UNCONFIRMED, "Kế hoạch không ghi “tối đa”. Xác nhận tỷ lệ là mức tối đa để kết luận."
    if quota.comparator is Comparator.AT_LEAST:
        if used >= limit:
            return QuotaVerdict.WITHIN, ""
        return QuotaVerdict.UNCONFIRMED, f"Tỷ lệ là mức tối thiểu, còn thiếu {limit - used}."
    # "bằng 40 %" fixes how many may be awarded: fewer is no fault
    return (QuotaVerdict.OVER if used > limit else QuotaVerdict.WITHIN), ""
