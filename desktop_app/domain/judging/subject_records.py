"""Builds the record of each subject asked for from what was read of the office file in one go; keeps what it has built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.award.counting import Subject, subject_of
from desktop_app.domain.judging.judgement import Candidate
from desktop_app.domain.judging.record import GroupRank, HeldAward, Stay, SubjectRecord
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.lineage_of_units import UnitLineage
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.proof.recorded import RecordedProofs
from desktop_app.domain.proof.review import ReviewedCandidate, ReviewMinutes
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import WorkRating
from desktop_app.domain.registration.registration import SubjectKind

_Review = tuple[ReviewMinutes, ReviewedCandidate]


@dataclass(frozen=True)
class RecordMatter:
    """What records are built of. ``awards`` by subject, any outcome; ``registered``: codes by subject; ``registering_units``:
    units whose registration came in. ``ranks``: places in score sheets by unit and year. ``whose``: the people whose rows were
    read; None: everybody.
    """

    year: int
    received_on: date
    people: Mapping[int, Person]
    units: Mapping[int, Unit]
    lineage: UnitLineage
    awards: Mapping[Subject, tuple[HeldAward, ...]] = field(default_factory=dict)
    proofs: RecordedProofs = field(default_factory=RecordedProofs)
    registered: Mapping[Subject, frozenset[str]] = field(default_factory=dict)
    registering_units: frozenset[int] = frozenset()
    ranks: Mapping[tuple[int, int], GroupRank] = field(default_factory=dict)
    whose: frozenset[int] | None = None

    @property
    def counted_on(self) -> date:
        """The day on which a collective's members are counted: the end of the year, or the day of receipt before it."""
        return min(date(self.year, 12, 31), self.received_on)


class SubjectRecords:
    """Of one achievement year."""

    def __init__(self, matter: RecordMatter) -> None:
        self._matter = matter
        self._kept: dict[Candidate, SubjectRecord] = {}
        self._reviews = _by_subject(matter.proofs.minutes)
        self._closed = frozenset((one.proof_kind, one.year) for one in matter.proofs.closed if one.person_id is None)
        self._closed_for: dict[int, set[tuple[ProofKind, int]]] = {}
        for one in matter.proofs.closed:
            if one.person_id is not None:
                self._closed_for.setdefault(one.person_id, set()).add((one.proof_kind, one.year))
        self._people_of: dict[int, list[int]] | None = None

    @property
    def counted_on(self) -> date:
        """The day on which members are counted."""
        return self._matter.counted_on

    def candidate_of(self, person_id: int, unit_id: int | None = None) -> Candidate:
        """The person as a candidate, in the unit of the year."""
        if unit_id is None:
            membership = self._matter.people[person_id].membership_on(self.counted_on)
            unit_id = membership.unit_id if membership is not None else 0
        return Candidate(SubjectKind.PERSON, unit_id, person_id)

    def described(self, candidate: Candidate) -> tuple[str, str, str]:
        """Name, post ("" for a collective) and unit of the year; without a unit that day, its name is ""."""
        unit = self._matter.units.get(candidate.unit_id)
        unit_name = unit.name if unit is not None else ""
        if candidate.person_id is None:
            return candidate.collective_name or unit_name, "", unit_name
        person = self._matter.people[candidate.person_id]
        held = [one for one in person.memberships if one.unit_id == candidate.unit_id]
        now = [one for one in held if one.holds(self.counted_on)] or held
        return person.full_name, now[-1].post if now else "", unit_name

    def record(self, candidate: Candidate) -> SubjectRecord:
        """The record of a candidate."""
        found = self._kept.get(candidate)
        if found is None:
            found = self._person(candidate) if candidate.person_id is not None else self._collective(candidate)
            self._kept[candidate] = found
        return found

    def _person(self, candidate: Candidate) -> SubjectRecord:
        matter, person_id = self._matter, candidate.person_id or 0
        if matter.whose is not None and person_id not in matter.whose:
            raise ValueError(f"nothing was read of person {person_id}")  # an empty record would read as missing proof
        person, proofs = matter.people[person_id], matter.proofs
        subject = subject_of(SubjectKind.PERSON, person_id, 0, "")
        awards = matter.awards.get(subject, ())
        ratings = proofs.ratings.get(person_id, ())
        service = proofs.service.get(person_id)
        begun = [one.from_on.year for one in person.memberships if one.from_on is not None]
        if service is not None and service.recruited_on is not None:
            begun.append(service.recruited_on.year)
        known = [*begun, *(one.year for one in awards), *(one.year for one in ratings)]
        return SubjectRecord(
            candidate=candidate,
            name=person.full_name,
            ratings=_by_year(ratings),
            awards=awards,
            initiatives=proofs.initiatives.get(person_id, ()),
            disciplines=proofs.disciplines.get(person_id, ()),
            absences=proofs.absences.get(person_id, ()),
            inquiries=proofs.inquiries.get(person_id, ()),
            reviews=tuple(self._reviews.get(subject, ())),
            service=service,
            stays=tuple(
                Stay(one.unit_id, matter.units[one.unit_id].name, one.from_on, one.to_on) for one in person.memberships
            ),
            known_from=min(known, default=None),
            closed=self._closed | self._closed_for.get(person_id, set()),
            registered=self._registered(subject, candidate.unit_id),
        )

    def _collective(self, candidate: Candidate) -> SubjectRecord:
        matter, unit = self._matter, self._matter.units[candidate.unit_id]
        is_unit = not candidate.collective_name or match_key(candidate.collective_name) == match_key(unit.name)
        line = [unit.id, *self._same_unit_before(unit.id)] if is_unit else [unit.id]
        subjects = [
            subject_of(SubjectKind.COLLECTIVE, None, one, name)
            for one in line
            for name in _names(candidate.collective_name, matter.units[one], is_unit=is_unit)
        ]
        awards = [one for subject in subjects for one in matter.awards.get(subject, ())]
        ratings = [one for unit_id in line for one in matter.proofs.unit_ratings.get(unit_id, ())] if is_unit else []
        began = [matter.units[one].from_on for one in line]
        years = [*(one.year for one in awards), *(one.year for one in ratings)]
        first_day = min((day for day in began if day is not None), default=None) if is_unit else None
        registered = [self._registered(subject, unit.id) for subject in subjects]
        return SubjectRecord(
            candidate=candidate,
            name=candidate.collective_name or unit.name,
            ratings=_by_year(ratings),
            awards=tuple(awards),
            inquiries=matter.proofs.unit_inquiries.get(unit.id, ()) if is_unit else (),
            reviews=tuple(one for subject in subjects for one in self._reviews.get(subject, ())),
            known_from=min([*years, *([first_day.year] if first_day else [])], default=None),
            in_being_from=first_day,
            closed=self._closed,
            group_ranks={year: rank for (unit_id, year), rank in matter.ranks.items() if unit_id in line},
            registered=None if None in registered else frozenset().union(*(one for one in registered if one)),
            members=self._members(unit.id) if is_unit else (),
        )

    def _registered(self, subject: Subject, unit_id: int) -> frozenset[str] | None:
        found = self._matter.registered.get(subject)
        if found is None and unit_id not in self._matter.registering_units:
            return None
        return found or frozenset()

    def _same_unit_before(self, unit_id: int) -> list[int]:
        """The units it simply continues: one after the other, never of several merged or one of several split."""
        chain: list[int] = []
        current = unit_id
        while True:
            before = self._matter.lineage.predecessors(current)
            if len(before) != 1 or before[0] in chain or self._matter.lineage.successors(before[0]) != (current,):
                return chain
            chain.append(before[0])
            current = before[0]

    def _members(self, unit_id: int) -> tuple[SubjectRecord, ...]:
        if self._people_of is None:
            self._people_of = {}
            for person in self._matter.people.values():
                membership = person.membership_on(self.counted_on)
                if membership is not None:
                    self._people_of.setdefault(membership.unit_id, []).append(person.id)
        return tuple(self.record(self.candidate_of(one, unit_id)) for one in self._people_of.get(unit_id, ()))


def _names(given: str, unit: Unit, *, is_unit: bool) -> tuple[str, ...]:
    """How a unit's own awards are stored: without a name, or under the unit's."""
    return ("", unit.name) if is_unit else (given,)


def _by_year(ratings: Iterable[WorkRating]) -> dict[int, WorkRating]:
    return {one.year: one for one in ratings}


def _by_subject(minutes: Iterable[ReviewMinutes]) -> dict[Subject, list[_Review]]:
    found: dict[Subject, list[_Review]] = {}
    for one in minutes:
        for candidate in one.candidates:
            kind = SubjectKind.COLLECTIVE if candidate.person_id is None else SubjectKind.PERSON
            subject = subject_of(kind, candidate.person_id, candidate.unit_id, candidate.collective_name)
            found.setdefault(subject, []).append((one, candidate))
    return found
