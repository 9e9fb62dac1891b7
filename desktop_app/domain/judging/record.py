"""All that is on record of one subject, as judging reads it; built once from the office file for many judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.award.award import Outcome
from desktop_app.domain.award.merit import MeritKind, MeritPeriod
from desktop_app.domain.judging.judgement import Candidate
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.proof.conduct import Absence, Discipline, Inquiry
from desktop_app.domain.proof.initiative import Initiative
from desktop_app.domain.proof.review import ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import WorkRating


@dataclass(frozen=True)
class HeldAward:
    """A result of any year. ``merit_kind``: MOVEMENT for those of a thematic plan, else as the history says, None: not said."""

    award_code: str
    year: int
    outcome: Outcome
    merit_kind: MeritKind | None = None
    period: MeritPeriod | None = None
    decision_number: str = ""
    decision_on: date | None = None
    authority: str = ""

    @property
    def counted_to(self) -> date:
        """The end of its achievement period; not named: the day of the decision (NĐ 152/2025/NĐ-CP, Điều 33 khoản 7)."""
        if self.period is not None:
            return self.period.to_on
        return self.decision_on or date(self.year, 12, 31)

    @property
    def decision_words(self) -> str:
        """ "Quyết định số 12/QĐ-SNV ngày 15/12/2025", as far as it is known."""
        number = f"Quyết định số {self.decision_number}" if self.decision_number else "Quyết định chưa ghi số"
        return f"{number} ngày {format_text(self.decision_on)}" if self.decision_on else number


@dataclass(frozen=True)
class GroupRank:
    """The place in a bloc's or cluster's score sheet."""

    group: str
    rank: int


@dataclass(frozen=True)
class Stay:
    """A time in a unit, both days inclusive; None: open."""

    unit_id: int
    unit: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True)
class SubjectRecord:
    """One person or collective. ``known_from``: the earliest year anything is on record of them; ``closed``: what is complete.

    ``members``: of a collective, the people of the achievement year. ``registered``: award codes registered for the year; None: the
    office has no registration of the unit.
    """

    candidate: Candidate
    name: str
    ratings: Mapping[int, WorkRating] = field(default_factory=dict)
    awards: tuple[HeldAward, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    absences: tuple[Absence, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    reviews: tuple[tuple[ReviewMinutes, ReviewedCandidate], ...] = ()
    service: ServiceTime | None = None
    stays: tuple[Stay, ...] = ()
    known_from: int | None = None
    in_being_from: date | None = None
    closed: frozenset[tuple[ProofKind, int]] = frozenset()
    group_ranks: Mapping[int, GroupRank] = field(default_factory=dict)
    registered: frozenset[str] | None = None
    members: tuple[SubjectRecord, ...] = ()

    def is_closed(self, kind: ProofKind, first: int, last: int) -> bool:
        """Whether all records of that kind are declared complete for each of the years."""
        return all((kind, year) in self.closed for year in range(first, last + 1))

    def awards_of(self, codes: frozenset[str] | tuple[str, ...], year: int) -> list[HeldAward]:
        """Results of some awards in a year, whatever became of them."""
        return [one for one in self.awards if one.year == year and one.award_code in codes]

    def votes_for(self, award_code: str, year: int) -> str:
        """ "8/9" by the newest minutes that count votes for the award, of the members or else of those present; "" for none."""
        counted = [
            (minutes, one)
            for minutes, one in self.reviews
            if minutes.achievement_year == year and one.award_code == award_code and one.votes_for is not None
        ]
        if not counted:
            return ""
        minutes, one = max(counted, key=lambda pair: pair[0].held_on)
        base = minutes.members or minutes.present or minutes.valid
        return f"{one.votes_for}/{base}" if base else str(one.votes_for)
