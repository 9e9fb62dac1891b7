"""The proofs of the demonstration: lists as units send them, ratings of whole units, conduct, minutes; and the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop_app.domain.lists.column import ListKind
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.proof.conduct import Absence, Discipline
from desktop_app.domain.proof.service_time import ProofKind
from desktop_app.domain.proof.work_rating import WorkRating
from desktop_app.importing.demo_proof_data import RatedAtOnce, RatedUnit, load_proofs


class OfficeWork(Protocol):
    """What is asked of the service of the office."""

    def required_unit(self, name: str) -> Unit: ...
    def people(self) -> tuple[Person, ...]: ...


class ListWork(Protocol):
    """What is asked of the service of lists."""

    def take_in(self, path: Path, kind: ListKind | None = None) -> object: ...


class ProofWork(Protocol):
    """What is asked of the service of proofs."""

    def save_discipline(self, discipline: Discipline) -> int: ...
    def save_absence(self, absence: Absence) -> int: ...
    def close(self, proof_kind: ProofKind, year: int, person_id: int | None = None) -> None: ...


class RatingWork(Protocol):
    """What is asked of the service of ratings."""

    def save(self, rating: WorkRating) -> int: ...
    def rate_all(self, common: WorkRating, unit_ids: Iterable[int] | None = None) -> object: ...


class Minutes(Protocol):
    """Minutes as the service lists them."""

    @property
    def key(self) -> int: ...


class ReviewWork(Protocol):
    """What is asked of the service of minutes."""

    def years(self) -> tuple[int, ...]: ...
    def minutes(self, year: int) -> Iterable[Minutes]: ...
    def attest_all(self, minutes_id: int, *, is_attested: bool = True) -> int: ...


class RuleWork(Protocol):
    """What is asked of the service of rules."""

    def choose_fallback(self, rule_set_id: str) -> object: ...


@dataclass(frozen=True)
class ProofServices:
    """The services the proofs are written through."""

    office: OfficeWork
    lists: ListWork
    proofs: ProofWork
    ratings: RatingWork
    reviews: ReviewWork
    rules: RuleWork


class DemoProofsBuilder:
    """Writes them, each thing as a clerk would; the caller makes one transaction of all."""

    def __init__(self, services: ProofServices, folder: Path) -> None:
        self._do = services
        self._folder = folder
        self._data = load_proofs(folder)

    def build(self) -> None:
        """All proofs; lists first, for they tell who is rated apart from the others."""
        do, data = self._do, self._data
        for one in data.lists:
            do.lists.take_in(self._folder / one.file, one.kind)
        for year in do.reviews.years():
            for minutes in do.reviews.minutes(year):
                do.reviews.attest_all(minutes.key)
        for rated in data.rated:
            do.ratings.rate_all(_rating(rated), [self._unit_id(name) for name in rated.units] or None)
        for unit in data.units:
            do.ratings.save(_rating(unit, self._unit_id(unit.unit)))
        people = {person.full_name: person.id for person in do.office.people()}
        for done in data.disciplines:
            number, authority = done.decision_number, done.authority
            do.proofs.save_discipline(
                Discipline(0, people[done.person], done.kind, done.from_on, done.to_on, number, authority)
            )
        for away in data.absences:
            do.proofs.save_absence(Absence(0, people[away.person], away.kind, away.from_on, away.to_on, note=away.note))
        for complete in data.complete:
            for year in complete.years:
                do.proofs.close(complete.kind, year)
        do.rules.choose_fallback(data.fallback)

    def _unit_id(self, name: str) -> int:
        return self._do.office.required_unit(name).id


def _rating(of: RatedAtOnce | RatedUnit, unit_id: int = 0) -> WorkRating:
    return WorkRating(
        0,
        of.year,
        of.grade,
        unit_id,
        decision_number=of.decision_number,
        decision_on=of.decision_on,
        authority=of.authority,
    )
