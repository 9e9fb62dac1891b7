"""What lists of proofs are matched against, and what taking them in means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.award.history_taking import AddedPerson
from desktop_app.domain.lists.judged import JudgedRow
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.proof.conduct import Discipline
from desktop_app.domain.proof.initiative import Initiative
from desktop_app.domain.proof.rating_instrument import RatingInstruments
from desktop_app.domain.proof.review import ReviewMinutes
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import RatingGrade, WorkRating

FIRST_ADDED = -(10**12)
"""The id of the first person that the lists add; the next are below it."""


@dataclass(frozen=True)
class ProofOffice:
    """All units and people that ever were (those of the same file with ids below 0), and what is on record.

    ``ratings``: grade by (person, None) or (None, unit) and year. ``initiatives``: (match key of the name, year, author).
    ``disciplines``: (person, form, first day). ``minutes``: (year, body, unit, day).
    """

    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    today: date
    ratings: Mapping[tuple[int | None, int | None, int], RatingGrade] = field(default_factory=dict)
    initiatives: frozenset[tuple[str, int, int]] = frozenset()
    disciplines: frozenset[tuple[int, str, str]] = frozenset()
    service: Mapping[int, ServiceTime] = field(default_factory=dict)
    minutes: frozenset[tuple[int, str, int | None, str]] = frozenset()
    instruments: RatingInstruments = field(default_factory=RatingInstruments)


@dataclass(frozen=True)
class ProofTaking:
    """All rows of all tables of proofs with their fates, and what storing them means.

    Records name people and units of the same file, and ``added_people`` (from ``FIRST_ADDED`` down), by ids below 0.
    """

    rows: tuple[JudgedRow, ...] = ()
    ratings: tuple[WorkRating, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    service: tuple[ServiceTime, ...] = ()
    minutes: tuple[ReviewMinutes, ...] = ()
    added_people: tuple[AddedPerson, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        """How many records there are."""
        return len(self.ratings) + len(self.initiatives) + len(self.disciplines) + len(self.service) + len(self.minutes)
