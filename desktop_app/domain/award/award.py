"""Results: an award belongs to a person or collective, an award code and an achievement year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.registration.registration import SubjectKind

if TYPE_CHECKING:
    from desktop_app.domain.award.results_money import ResultsMoney


class Outcome(StrEnum):
    """Where a result stands. Whoever was approved or refused had been proposed."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    NOT_APPROVED = "not_approved"


@dataclass(frozen=True)
class Award:
    """One result. ``plan_id`` None: the year's regular awards; else of that (thematic) plan, perhaps of one wave.

    ``unit_id`` is the unit of the subject in the achievement year; ``registration_line_id`` the line it answers, if any.
    """

    id: int
    achievement_year: int
    subject_kind: SubjectKind
    unit_id: int
    award_code: str
    outcome: Outcome
    person_id: int | None = None
    collective_name: str = ""
    plan_id: int | None = None
    wave_uid: str | None = None
    refusal_reason: str = ""
    decision_number: str = ""
    decision_on: date | None = None
    authority: str = ""
    registration_line_id: int | None = None
    row_version: int = 1


class QuotaVerdict(StrEnum):
    """Trong tỷ lệ, Vượt tỷ lệ, Chưa xác nhận."""

    WITHIN = "within"
    OVER = "over"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class TallyRow:
    """Counts of one award, of one unit or (``unit_id`` None) of the whole office; ``proposed`` holds all ever proposed."""

    award_code: str
    unit_id: int | None
    unit: str | None
    registered: int
    proposed: int
    approved: int


@dataclass(frozen=True)
class ToldSetting:
    """One setting of a quota as it is told: its name and value in words, what it rests on, and whether anybody said so."""

    name: str
    words: str
    value: str
    source: str
    is_confirmed: bool


@dataclass(frozen=True)
class ToldReason:
    """Why more were awarded than a quota allows: whom it is for, by name, and how the quota stood then."""

    reason: str
    people: tuple[str, ...]
    limit: int
    used: int
    decision_number: str
    recorded_on: date


@dataclass(frozen=True)
class QuotaStanding:
    """A quota against its base, with everything that made the figure. ``base_parts``: award code → people, disjoint.

    ``counted_outcome`` PROPOSED: some of the figures are proposals, for nothing of that award is decided yet. ``note`` says in
    Vietnamese why the verdict is unconfirmed. ``unit_id``, ``unit``: of the unit, bloc or cluster it is of, None: the whole
    office. ``split`` other than pooled: ``limit`` is the unit's part of the ``pool_limit`` places of its scope, whose base has
    ``pool_base`` people. ``settings``: how it is reckoned, each with its source. ``unit_ids``: the units it is of,
    None: all. ``reasons``: what was said where more were awarded.
    """

    fact_uid: str
    award_code: str
    base_code: str
    base_count: int
    base_parts: tuple[tuple[str, int], ...]
    percent: float
    scope: str
    unit_id: int | None
    unit: str | None
    rounding: str
    limit: int
    used: int
    verdict: QuotaVerdict
    source: str
    counted_outcome: Outcome = Outcome.APPROVED
    note: str = ""
    plan_id: int | None = None
    split: str = "pooled"
    pool: str | None = None
    pool_base: int = 0
    pool_limit: int = 0
    reserve: int = 0
    settings: tuple[ToldSetting, ...] = ()
    unit_ids: frozenset[int] | None = None
    reasons: tuple[ToldReason, ...] = ()

    def concerns(self, unit_id: int) -> bool:
        """Whether results of that unit use up this quota."""
        return self.unit_ids is None or unit_id in self.unit_ids


@dataclass(frozen=True)
class TargetStanding:
    """A target with its computed actual, or None where it cannot be computed (``why_not`` says why, in Vietnamese)."""

    fact_uid: str
    text: str
    actual: float | None
    is_met: bool | None
    wanted: str
    source: str
    why_not: str = ""


@dataclass(frozen=True)
class Tally:
    """A year's regular awards, one plan's or one wave's: registered, proposed, approved; quotas and targets of the plan.

    ``money`` of what was approved; None where nobody reckoned it.
    """

    year: int | None
    plan_id: int | None
    wave: int | None
    as_of: date
    title: str
    plan_label: str
    rows: tuple[TallyRow, ...] = ()
    quotas: tuple[QuotaStanding, ...] = ()
    targets: tuple[TargetStanding, ...] = ()
    unit_sizes: tuple[tuple[int, str, int], ...] = ()
    money: ResultsMoney | None = None
