"""Quotas (tỷ lệ xét): how many may be awarded of those with the base award, and how many were.

Whoever receives CSTĐCS counts in the LĐTT base, listed separately or not; the parts of the base are disjoint. Only people make
a base of people: collectives neither enter it nor use it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from desktop_app.domain.award.award import Outcome, QuotaStanding, QuotaVerdict
from desktop_app.domain.award.catalogue import BY_CODE, COUNTED_IN_BASE
from desktop_app.domain.award.counting import Results
from desktop_app.domain.language.text import fold
from desktop_app.domain.plan.facts import Comparator, Quota, QuotaScope, Rounding
from desktop_app.domain.registration.registration import SubjectKind

_ROUNDINGS = {
    Rounding.DOWN: ROUND_FLOOR,
    Rounding.NEAREST: ROUND_HALF_UP,
    Rounding.UP: ROUND_CEILING,
}

_EXACT_PLACES = 9


def share(percent: float, count: int) -> Decimal:
    """Exactly ``percent`` % of ``count``: 15 % of 33 is 4.95, never 4.949999; a third of 9, kept as 33.333… %, is 3."""
    return round(Decimal(str(percent)) * count / 100, _EXACT_PLACES)


def limit_of(percent: float, count: int, rounding: Rounding) -> int:
    """The share as a whole number of awards."""
    return int(share(percent, count).to_integral_value(_ROUNDINGS[rounding]))


def quota_standings(
    quotas: Iterable[Quota], results: Results, units: Mapping[int, str], sources: Mapping[str, str]
) -> tuple[QuotaStanding, ...]:
    """Each quota against its base: once for the agency, or once for each unit with people in the base or awards used.

    ``units``: labels by id in the order shown. A quota without a scope is reckoned over the agency. A unit quota nobody
    has reached yet stands once, empty, so that it is not forgotten.
    """
    standings: list[QuotaStanding] = []
    for quota in quotas:
        count = _Count(quota, results)
        source = sources.get(quota.uid, "")
        if quota.scope is QuotaScope.UNIT:
            concerned = [unit_id for unit_id in units if count.concerns(unit_id)]
            standings += [count.standing(unit_id, units[unit_id], source) for unit_id in concerned]
            if concerned:
                continue
        standings.append(count.standing(None, None, source))
    return tuple(standings)


def by_quota(standings: Iterable[QuotaStanding]) -> list[tuple[QuotaStanding, ...]]:
    """The standings of each quota together. Two plans of one year may use the same uid: the place tells them apart."""
    groups: dict[tuple[str, str], list[QuotaStanding]] = {}
    for one in standings:
        groups.setdefault((one.source, one.fact_uid), []).append(one)
    return [tuple(group) for group in groups.values()]


class _Count:
    """One quota's people, told apart by unit."""

    def __init__(self, quota: Quota, results: Results) -> None:
        self._quota = quota
        self.base = _base_of(quota)
        codes = (self.base, *COUNTED_IN_BASE.get(self.base, ())) if self.base else ()
        self._holders = {code: _people(results, code) for code in codes}
        self._used = _people(results, quota.award_code)
        with_results = [code for code in {*codes, quota.award_code} if results.of_code(code)]
        is_proposed = not with_results or any(not results.is_decided(code) for code in with_results)
        self._counted = Outcome.PROPOSED if is_proposed else Outcome.APPROVED

    def concerns(self, unit_id: int) -> bool:
        """Whether the unit has anyone in the base or among the awarded."""
        return any(unit == unit_id for people in (*self._holders.values(), self._used) for _, unit in people)

    def standing(self, unit_id: int | None, unit: str | None, source: str) -> QuotaStanding:
        """The reckoning of one unit, or of the agency (None)."""
        quota = self._quota
        parts = self._parts(unit_id)
        count = sum(parts.values())
        limit = limit_of(quota.percent, count, quota.rounding)
        used = len(_within(self._used, unit_id))
        verdict, note = _verdict(quota, self.base, limit, used)
        return QuotaStanding(
            fact_uid=quota.uid,
            award_code=quota.award_code,
            base_code=self.base,
            base_count=count,
            base_parts=tuple(parts.items()),
            percent=quota.percent,
            scope=(quota.scope or QuotaScope.AGENCY).value,
            unit_id=unit_id,
            unit=unit,
            rounding=quota.rounding.value,
            limit=limit,
            used=used,
            verdict=verdict,
            source=source,
            counted_outcome=self._counted,
            note=note,
        )

    def _parts(self, unit_id: int | None) -> dict[str, int]:
        """People by award; one listed under both counts with the higher award alone."""
        counted: set[int] = set()
        parts: dict[str, int] = {}
        for code in reversed(self._holders):
            people = _within(self._holders[code], unit_id) - counted
            parts[code] = len(people)
            counted |= people
        return {code: parts[code] for code in self._holders}


def _base_of(quota: Quota) -> str:
    """The base award; a quota without one has LĐTT only where its own words say so. "" when unknown."""
    if quota.base:
        return quota.base if quota.base in BY_CODE else ""
    words = fold(f"{quota.text} {quota.quote}")
    return "LDTT" if "lao dong tien tien" in words or "ldtt" in words.split() else ""


def _people(results: Results, code: str) -> frozenset[tuple[int, int]]:
    """(person, unit) of everyone counted for an award."""
    return frozenset(
        (award.person_id, award.unit_id)
        for award in results.counted(code)
        if award.subject_kind is SubjectKind.PERSON and award.person_id is not None
    )


def _within(people: frozenset[tuple[int, int]], unit_id: int | None) -> set[int]:
    return {person for person, unit in people if unit_id is None or unit == unit_id}


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
