"""Work ratings of people and units: entered one by one or for whole units, held against the text they were made by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.clock import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.language.dates import FIRST_YEAR
from desktop_app.domain.language.text import clean_line
from desktop_app.domain.office.office import Person
from desktop_app.domain.proof.rating_instrument import (
    RatingInstrument,
    RatingInstruments,
    cap_standings,
    doubts_of_rating,
)
from desktop_app.domain.proof.work_rating import GRADE_NAMES, StaffGroup, WorkRating
from desktop_app.storage.change_log import Operations
from desktop_app.storage.office_repository import OfficeRepository
from desktop_app.storage.proof_repository import ProofRepository


@dataclass(frozen=True)
class RatedSubject:
    """A rating as lists show it. ``subject``: the person's name, or that of the unit; ``doubts``: what does not fit its text."""

    rating: WorkRating
    subject: str
    unit: str
    unit_label: str
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """By what a list finds it again."""
        return self.rating.id


@dataclass(frozen=True)
class BulkRating:
    """What rating whole units did: how many were rated, how many had a rating already and keep it."""

    rated: int
    kept: int


class RatingService:
    """Every write is one operation with one undo step."""

    def __init__(
        self,
        proofs: ProofRepository,
        office: OfficeRepository,
        operations: Operations,
        clock: Clock,
        read_instruments: Callable[[], RatingInstruments],
    ) -> None:
        self._proofs = proofs
        self._office = office
        self._operations = operations
        self._clock = clock
        self._read_instruments = read_instruments

    @property
    def instruments(self) -> RatingInstruments:
        """The texts ratings are made by: as shipped, or of a newer file taken in."""
        return self._read_instruments()

    # Reading

    def ratings(self, year: int) -> tuple[RatedSubject, ...]:
        """All of a year: unit by unit in the office's order, the unit's own first, then by given name."""
        units = {unit.id: (place, unit) for place, unit in enumerate(self._office.units())}
        ratings = self._proofs.ratings(year)
        people = {person.id: (place, person.full_name) for place, person in enumerate(self._office.people())}
        service = self._proofs.service_times() if ratings else {}
        twice, instruments = _twice(ratings), self.instruments
        found = []
        for rating in ratings:
            place, unit = units[rating.unit_id]
            named, name = people[rating.person_id] if rating.person_id is not None else (-1, unit.name)
            served = service.get(rating.person_id) if rating.person_id is not None else None
            doubts = doubts_of_rating(rating, instruments, served)
            if rating.person_id in twice:
                doubts = (f"Có {twice[rating.person_id]} xếp loại năm {year}. Xóa bớt, chỉ giữ một.", *doubts)
            found.append(((place, named, rating.id), RatedSubject(rating, name, unit.name, unit.label, doubts)))
        return tuple(shown for _order, shown in sorted(found, key=lambda one: one[0]))

    def rating(self, rating_id: int) -> WorkRating:
        """One rating."""
        return self._proofs.rating(rating_id)

    def years(self) -> tuple[int, ...]:
        """The years with a rating, newest first."""
        return self._proofs.rating_years()

    def over_cap(self, year: int, ratings: Iterable[WorkRating] | None = None) -> tuple[str, ...]:
        """A sentence for the office and each unit with more of the best grade than its text allows.

        ``ratings``: all of that year, where they are read already.
        """
        units = {unit.id: unit.name for unit in self._office.units()}
        return tuple(
            standing.sentence(units[standing.unit_id] if standing.unit_id is not None else "Toàn cơ quan")
            for standing in cap_standings(self._proofs.ratings(year) if ratings is None else ratings, self.instruments)
            if standing.is_over
        )

    def unrated(self, year: int, unit_ids: Collection[int] | None = None) -> tuple[Person, ...]:
        """Who was there at the end of the year (of this one: is there today) and has no rating of it, by given name."""
        day = self._day_of(year)
        people = [
            person
            for person in self._office.people()
            if (held := person.membership_on(day)) is not None and (unit_ids is None or held.unit_id in unit_ids)
        ]
        rated = self._proofs.ratings_of([person.id for person in people], year)
        return tuple(person for person in people if person.id not in rated)

    def proposed(self, year: int, person_id: int | None = None) -> tuple[RatingInstrument, ...]:
        """The texts offered for a year and person, by the staff group that is entered; the first is offered first."""
        service = self._proofs.service_times([person_id]).get(person_id) if person_id is not None else None
        return self.instruments.proposed(year, service.staff_group if service else None)

    def unit_of(self, person_id: int, year: int) -> int | None:
        """The unit of a person at the end of a year, else the last of the year, else the last of all."""
        person = self._office.person(person_id)
        held = person.membership_on(self._day_of(year))
        within = [one for one in person.memberships if one.holds_within(date(year, 1, 1), date(year, 12, 31))]
        if held is not None:
            return held.unit_id
        last = within or list(person.memberships)
        return last[-1].unit_id if last else None

    # Writing

    def save(self, rating: WorkRating) -> int:
        """Add (id 0) or change; returns the id. UserError for a second rating of one subject and year."""
        checked = self._checked(rating)
        name = self._name(checked)
        return self._operations.run(
            f"Ghi xếp loại năm {checked.year} của {name}", lambda: self._proofs.save_rating(checked)
        )

    def remove(self, rating_ids: Sequence[int]) -> int:
        """Remove; undo brings them back. Returns how many."""
        named = self._name(self._proofs.rating(rating_ids[0])) if len(rating_ids) == 1 else f"{len(rating_ids)} dòng"
        return self._operations.run(f"Xóa xếp loại của {named}", lambda: self._proofs.delete_ratings(rating_ids))

    def rate_all(self, common: WorkRating, unit_ids: Iterable[int] | None = None) -> BulkRating:
        """One grade and decision for everybody of these units, or of the office, who has no rating of that year yet.

        ``common`` gives year, grade and decision; its person and unit are not looked at. Nobody's rating is changed; whose text
        is not said gets the one offered for the group, where there is just one.
        """
        chosen = None if unit_ids is None else frozenset(unit_ids)
        self._check_year(common.year)
        day = self._day_of(common.year)
        there = [
            (person, held.unit_id)
            for person in self._office.people()
            if (held := person.membership_on(day)) is not None and (chosen is None or held.unit_id in chosen)
        ]
        if not there:
            raise UserError(
                "rating.nobody", f"Không có ai ở đơn vị đã chọn trong năm {common.year}. Kiểm tra lại đơn vị và năm."
            )
        rated = self._proofs.ratings_of([person.id for person, _unit in there], common.year)
        groups, instruments = self._proofs.service_times(), self.instruments
        new = [
            _with_instrument(
                instruments,
                replace(common, id=0, person_id=person.id, unit_id=unit_id, row_version=1),
                groups[person.id].staff_group if person.id in groups else None,
            )
            for person, unit_id in there
            if person.id not in rated
        ]
        if new:
            name = f"Xếp loại {GRADE_NAMES[common.grade]} năm {common.year} cho {len(new)} người"
            self._operations.run(name, lambda: self._proofs.add_ratings(new))
        return BulkRating(len(new), len(there) - len(new))

    def _checked(self, rating: WorkRating) -> WorkRating:
        self._check_year(rating.year)
        if rating.score is not None and not 0 <= rating.score <= 100:
            raise UserError("rating.score", "Điểm xếp loại nằm trong khoảng 0-100. Kiểm tra lại điểm.")
        unit = self._office.unit(rating.unit_id)
        if rating.person_id is not None:
            there = self._proofs.ratings_of([rating.person_id], rating.year).get(rating.person_id)
        else:
            there = self._proofs.rating_of_unit(rating.unit_id, rating.year)
        if there is not None and there.id != rating.id and not self._is_of_a_pair(rating):
            raise UserError(
                "rating.twice",
                f"{self._name(rating)} đã có xếp loại năm {rating.year}: {GRADE_NAMES[there.grade]}. "
                "Sửa dòng đó thay vì ghi thêm.",
            )
        return replace(
            rating,
            unit_id=unit.id,
            instrument=clean_line(rating.instrument),
            decision_number=clean_line(rating.decision_number),
            authority=clean_line(rating.authority),
            note=clean_line(rating.note),
        )

    def _is_of_a_pair(self, rating: WorkRating) -> bool:
        """Whether it is one of two that stand already (of merged records): each may be corrected."""
        return rating.id != 0 and any(
            one.id == rating.id and (one.person_id, one.year) == (rating.person_id, rating.year)
            for one in self._proofs.ratings(rating.year)
        )

    def _check_year(self, year: int) -> None:
        last = self._clock.today().year
        if not FIRST_YEAR <= year <= last:
            raise UserError("rating.year", f"Năm xếp loại {year} không hợp lý. Ghi một năm từ {FIRST_YEAR} đến {last}.")

    def _name(self, rating: WorkRating) -> str:
        if rating.person_id is not None:
            return self._office.person(rating.person_id).full_name
        return self._office.unit(rating.unit_id).name

    def _day_of(self, year: int) -> date:
        return min(date(year, 12, 31), self._clock.today())


def _twice(ratings: Iterable[WorkRating]) -> dict[int | None, int]:
    counted: dict[int | None, int] = {}
    for one in ratings:
        if one.person_id is not None:
            counted[one.person_id] = counted.get(one.person_id, 0) + 1
    return {person_id: count for person_id, count in counted.items() if count > 1}


def _with_instrument(instruments: RatingInstruments, rating: WorkRating, group: StaffGroup | None) -> WorkRating:
    group = rating.staff_group or group
    offered = instruments.proposed(rating.year, group)
    text = rating.instrument or (offered[0].name if len(offered) == 1 else "")
    return replace(rating, staff_group=group, instrument=text)
