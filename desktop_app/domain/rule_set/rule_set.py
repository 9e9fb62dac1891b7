"""A rule set: its texts, its days, what it asks for each award, and how it treats dossiers of the days around a change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.evidence import Evidence, Source
from desktop_app.domain.proof.conduct import AbsenceKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import Condition


@dataclass(frozen=True)
class PackHead:
    """What replaces what: a pack of the same name and a newer version stands in place of the older one."""

    name: str
    version: date


@dataclass(frozen=True)
class Criterion:
    """What one award asks of one kind of subject: all of ``conditions``. ``term``: its exact name in this rule set.

    ``is_delegated``: the law leaves the criterion to the province, ministry or agency; without an overlay nothing can be judged.
    ``notes``: what every result of it must tell (an overlay that was milder than the law).
    """

    award_code: str
    subject_kind: SubjectKind
    term: str
    decided_by: str
    source: Source
    conditions: tuple[Condition, ...] = ()
    is_delegated: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_unanswered(self) -> bool:
        """Left to the province or the office, which has no rule of its own on it yet."""
        return self.is_delegated and not any(one.rule.source.evidence is Evidence.LOCAL for one in self.conditions)


@dataclass(frozen=True)
class Counting:
    """How time and awards are counted. ``idle_kinds``: kinds of merit whose awards do not build up a higher award of merit.

    ``is_counted_anew``: years that earned an award do not count towards the same award once more.
    """

    idle_kinds: frozenset[MeritKind] = frozenset()
    idle_source: Source | None = None
    absences_counted: frozenset[AbsenceKind] = frozenset()
    absence_source: Source | None = None
    is_discipline_a_new_start: bool = False
    discipline_source: Source | None = None
    is_initiative_used_once: bool = False
    initiative_source: Source | None = None
    is_counted_anew: bool = False
    anew_source: Source | None = None


@dataclass(frozen=True)
class NationalQuota:
    """At most ``percent`` % of those who hold ``base`` may be given the award; what the rule set itself says, not an office."""

    award_code: str
    percent: int
    base_codes: tuple[str, ...]
    words: str
    source: Source


class TransitionWhen(StrEnum):
    """When the older rule set goes on applying."""

    ALWAYS = "always"
    LOCAL_RULES_MISSING = "local_rules_missing"  # the province or ministry has not issued what was left to it
    UNLESS_MORE_FAVOURABLE = "unless_more_favourable"  # the newer applies where it favours the subject


@dataclass(frozen=True)
class Transition:
    """Dossiers received on these days (inclusive) are judged by rule set ``by``, when it says."""

    by: str
    when: TransitionWhen
    received_from: date | None
    received_to: date | None
    words: str
    source: Source


@dataclass(frozen=True)
class RuleText:
    """A law, decree or circular of the set. ``is_read``: its text was read; else its rows rest on what others quote."""

    name: str
    dated_on: date | None
    is_read: bool
    source: Source


@dataclass(frozen=True)
class RuleSet:
    """``received_to`` None: open. No criteria: none of its texts was found, so nothing is judged by it."""

    id: str
    name: str
    short_name: str
    received_from: date
    received_to: date | None
    source: Source
    pack: PackHead
    texts: tuple[RuleText, ...] = ()
    counting: Counting = field(default_factory=Counting)
    criteria: tuple[Criterion, ...] = ()
    transitions: tuple[Transition, ...] = ()
    quotas: tuple[NationalQuota, ...] = ()
    ending: str = ""

    @property
    def has_criteria(self) -> bool:
        """Whether anything can be judged by it."""
        return bool(self.criteria)

    def covers(self, received_on: date) -> bool:
        """Whether it is the set of a dossier received on that day, transitions apart."""
        return self.received_from <= received_on and (self.received_to is None or received_on <= self.received_to)

    def criterion(self, award_code: str, subject_kind: SubjectKind) -> Criterion | None:
        """What it asks for an award; None when it has no row for it."""
        return next(
            (one for one in self.criteria if (one.award_code, one.subject_kind) == (award_code, subject_kind)), None
        )
