"""What quotas are reckoned on beside the results: the plans that rule, the office's units, blocs, clusters and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.office.office import UnitKind
from desktop_app.domain.plan.facts import PlanFacts, QuotaScope
from desktop_app.domain.plan.quota_settings import QuotaSettings

OUTSIDE_GROUPS = -1
"""The id of the pool of units that are in no bloc (cluster): they must not drop out of a quota of blocs."""


@dataclass(frozen=True)
class RulingPlan:
    """A plan whose quotas and targets rule: its facts in force, the place of each and the quotas' settings, by uid."""

    facts: PlanFacts
    sources: Mapping[str, str]
    settings: Mapping[str, QuotaSettings] = field(default_factory=dict)
    plan_id: int | None = None


@dataclass(frozen=True)
class UnitGroup:
    """A bloc or cluster with the units that are in it on the day."""

    id: int
    name: str
    unit_kind: UnitKind
    unit_ids: frozenset[int]


@dataclass(frozen=True)
class Pool:
    """Units whose people make one base. ``id`` None: the whole office; else of the unit, bloc or cluster."""

    id: int | None
    name: str | None
    unit_ids: tuple[int, ...]


@dataclass(frozen=True)
class QuotaGround:
    """``units``: full names by id in the order shown; ``staff``: people of each unit on the day."""

    units: Mapping[int, str]
    groups: tuple[UnitGroup, ...] = ()
    staff: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def pools(self, scope: QuotaScope, concerned: Iterable[int]) -> tuple[Pool, ...]:
        """The pools of a scope with the units concerned, in the order of the units; none for a scope nobody is in."""
        with_anybody = set(concerned)
        units = [unit_id for unit_id in self.units if unit_id in with_anybody]
        if scope is QuotaScope.AGENCY:
            return (Pool(None, None, tuple(units)),)
        if scope is QuotaScope.UNIT:
            return tuple(Pool(unit_id, self.units[unit_id], (unit_id,)) for unit_id in units)
        kind = UnitKind.BLOC if scope is QuotaScope.BLOC else UnitKind.CLUSTER
        groups = [one for one in self.groups if one.unit_kind is kind]
        found = [
            Pool(one.id, one.name, tuple(unit_id for unit_id in units if unit_id in one.unit_ids)) for one in groups
        ]
        inside = frozenset[int]().union(*(one.unit_ids for one in groups))
        outside = tuple(unit_id for unit_id in units if unit_id not in inside)
        word = "khối" if kind is UnitKind.BLOC else "cụm"
        found.append(Pool(OUTSIDE_GROUPS, f"Đơn vị không thuộc {word} nào", outside))
        return tuple(pool for pool in found if pool.unit_ids)
