"""The fact layer of a plan: typed records, each anchored to the block it was read from.

Boards, quotas, warnings and tallies read these, never the text. A fact without an anchor was entered in a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum


class FactKind(StrEnum):
    """Names of the fact lists; the value is the word of the command line (``--fact deadline:1``)."""

    WAVE = "wave"
    TARGET = "target"
    QUOTA = "quota"
    DEADLINE = "deadline"
    REPORT_DUTY = "report_duty"
    REVIEW_EVENT = "review_event"
    PROJECT = "project"
    CITATION = "citation"
    CONDITION = "condition"


class Precision(StrEnum):
    """How exactly a wave's limits are written."""

    DAY = "day"
    MONTH = "month"


class Comparator(StrEnum):
    """``>=`` ít nhất / trở lên, ``=`` bằng, ``<=`` tối đa."""

    AT_LEAST = ">="
    EQUAL = "="
    AT_MOST = "<="


class TargetUnit(StrEnum):
    """What a target's value counts."""

    PERCENT = "percent"
    COUNT = "count"
    GRADE = "grade"


class QuotaScope(StrEnum):
    """Over whom a quota is reckoned: each unit by itself, each bloc or cluster of units, or the whole agency."""

    UNIT = "unit"
    BLOC = "bloc"
    CLUSTER = "cluster"
    AGENCY = "agency"


class Rounding(StrEnum):
    """How a quota that is not a whole number becomes one (a setting: no national rule)."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


class DeadlineKind(StrEnum):
    """What is due."""

    REGISTRATION = "registration"
    DOSSIER = "dossier"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What all facts share.

    ``uid`` is unique in the plan; ``block_uid`` the block it was read from (None: entered in a form); ``quote`` the words of
    that block it rests on; ``is_confirmed`` whether the clerk has said the reading is right.
    """

    uid: str
    block_uid: str | None = None
    quote: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class Wave(Fact):
    """A wave (đợt) of a movement. Month precision runs from the first to the last day of the months written."""

    label: str
    ordinal: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    precision: Precision = Precision.DAY
    content: str = ""


@dataclass(frozen=True, kw_only=True)
class Target(Fact):
    """A target (chỉ tiêu). ``measure`` is an award code or None; a grade target has its grade in ``grade``, no value."""

    text: str
    subject: str | None = None
    measure: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: TargetUnit | None = None
    grade: str | None = None
    only_women: bool = False


@dataclass(frozen=True, kw_only=True)
class Quota(Fact):
    """A quota (tỷ lệ xét): at most ``percent`` of those with award ``base`` may get ``award_code``.

    ``comparator`` None: the plan does not say "tối đa", so the verdict stays unconfirmed until the clerk says it.
    """

    award_code: str
    percent: float
    comparator: Comparator | None = None
    base: str | None = None
    scope: QuotaScope | None = None
    rounding: Rounding = Rounding.DOWN
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline(Fact):
    """A deadline. ``is_inclusive``: the day itself is still in time ("chậm nhất hết ngày")."""

    deadline_kind: DeadlineKind
    on: date | None
    is_inclusive: bool = True
    text: str = ""
    addressee: str | None = None
    via: str | None = None
    has_form: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportDuty(Fact):
    """A recurring report: before day ``before_day`` of each month of ``months``."""

    text: str
    months: tuple[int, ...] = ()
    before_day: int | None = None
    addressee: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(Fact):
    """A review: sơ kết or tổng kết, possibly of one wave, in a month."""

    text: str
    is_final: bool
    wave_ordinal: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Project(Fact):
    """An emulation project registered in the plan (dự án thi đua); years inclusive."""

    name: str
    from_year: int | None = None
    to_year: int | None = None
    contents: tuple[str, ...] = ()
    expected_result: str = ""


@dataclass(frozen=True, kw_only=True)
class Citation(Fact):
    """One mention of a legal basis. ``target_key`` is equal for all mentions of the same text."""

    text: str
    document_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    dated_on: date | None = None
    issuer: str | None = None
    is_basis: bool = False
    is_first_mention: bool = True
    target_key: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition(Fact):
    """A condition for being considered, as the plan words it."""

    text: str
    demands_registration: bool = False


@dataclass(frozen=True)
class PlanFacts:
    """All facts of one plan, each list in reading order."""

    waves: tuple[Wave, ...] = ()
    targets: tuple[Target, ...] = ()
    quotas: tuple[Quota, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    report_duties: tuple[ReportDuty, ...] = ()
    review_events: tuple[ReviewEvent, ...] = ()
    projects: tuple[Project, ...] = ()
    citations: tuple[Citation, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def all(self) -> Iterator[Fact]:
        """Every fact, list by list."""
        for spec in fields(self):
            yield from getattr(self, spec.name)

    def of_kind(self, kind: FactKind) -> tuple[Fact, ...]:
        """The list of that kind."""
        facts: tuple[Fact, ...] = getattr(self, LIST_NAMES[kind])
        return facts

    def with_kind(self, kind: FactKind, facts: tuple[Fact, ...]) -> PlanFacts:
        """The same with another list of that kind."""
        changed: PlanFacts = replace(self, **{LIST_NAMES[kind]: facts})  # type: ignore[arg-type]
        return changed

    def find(self, uid: str) -> Fact | None:
        """The fact of that uid, or None."""
        return next((fact for fact in self.all() if fact.uid == uid), None)


def numbered_waves(waves: Iterable[Wave]) -> dict[int, Wave]:
    """Waves by the number people know them by: their ordinal; where the plan numbers none, their place."""
    return {wave.ordinal or place: wave for place, wave in enumerate(waves, start=1)}


LIST_NAMES: dict[FactKind, str] = {
    FactKind.WAVE: "waves",
    FactKind.TARGET: "targets",
    FactKind.QUOTA: "quotas",
    FactKind.DEADLINE: "deadlines",
    FactKind.REPORT_DUTY: "report_duties",
    FactKind.REVIEW_EVENT: "review_events",
    FactKind.PROJECT: "projects",
    FactKind.CITATION: "citations",
    FactKind.CONDITION: "conditions",
}
"""Attribute of ``PlanFacts`` that holds the facts of a kind."""

FACT_TYPES: dict[FactKind, type[Fact]] = {
    FactKind.WAVE: Wave,
    FactKind.TARGET: Target,
    FactKind.QUOTA: Quota,
    FactKind.DEADLINE: Deadline,
    FactKind.REPORT_DUTY: ReportDuty,
    FactKind.REVIEW_EVENT: ReviewEvent,
    FactKind.PROJECT: Project,
    FactKind.CITATION: Citation,
    FactKind.CONDITION: Condition,
}

CONFIRMED_BEFORE_ISSUE = (FactKind.DEADLINE, FactKind.QUOTA)
"""Kinds that issuing asks the clerk to confirm one by one."""
