"""Everything on record that a judgement may look at, read at once and laid by whom it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from desktop_app.domain.proof.conduct import Absence, Discipline, Inquiry
from desktop_app.domain.proof.initiative import Initiative
from desktop_app.domain.proof.review import ReviewMinutes
from desktop_app.domain.proof.service_time import ProofClosed, ProofKind, ServiceTime
from desktop_app.domain.proof.work_rating import WorkRating

T = TypeVar("T")
ById = Mapping[int, tuple[T, ...]]


@dataclass(frozen=True)
class RecordedProofs:
    """Proofs of some years, of some people or of everybody; a key that is not there has none.

    ``ratings``, ``initiatives``, ``disciplines``, ``absences``, ``inquiries`` and ``service`` by person, oldest first;
    ``unit_ratings`` and ``unit_inquiries`` by the unit of their date, which a later change of units does not alter.
    Periods are those with a day in the years; minutes those of the years. An initiative of several authors stands with each.
    """

    ratings: ById[WorkRating] = field(default_factory=dict)
    unit_ratings: ById[WorkRating] = field(default_factory=dict)
    initiatives: ById[Initiative] = field(default_factory=dict)
    disciplines: ById[Discipline] = field(default_factory=dict)
    absences: ById[Absence] = field(default_factory=dict)
    inquiries: ById[Inquiry] = field(default_factory=dict)
    unit_inquiries: ById[Inquiry] = field(default_factory=dict)
    minutes: tuple[ReviewMinutes, ...] = ()
    service: Mapping[int, ServiceTime] = field(default_factory=dict)
    closed: tuple[ProofClosed, ...] = ()

    def is_closed(self, proof_kind: ProofKind, year: int, person_id: int | None = None) -> bool:
        """Whether all records of that kind and year are declared to be in: of everybody, or of that person."""
        return any(
            one.proof_kind is proof_kind and one.year == year and one.person_id in (None, person_id)
            for one in self.closed
        )
