"""What is on record of people and units when an award is judged: read for many at once, written one by one or many."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.proof.conduct import Absence, Discipline, Inquiry
from desktop_app.domain.proof.recorded import RecordedProofs
from desktop_app.domain.proof.service_time import ProofClosed, ServiceTime
from desktop_app.domain.proof.work_rating import WorkRating
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.initiative_repository import InitiativeRepository
from desktop_app.storage.plain_rows import PlainTable
from desktop_app.storage.review_repository import ReviewRepository
from desktop_app.storage.rows import day_text, insert, update

T = TypeVar("T")
Proof = TypeVar("Proof", WorkRating, Discipline, Absence, Inquiry)

_STALE = ("proof.stale", "Minh chứng này đã được sửa ở nơi khác. Mở lại danh sách rồi sửa tiếp.")
_OF_PEOPLE = "person_id IN (SELECT value FROM json_each(:people))"
_WITHIN = "from_on <= :last_day AND (to_on IS NULL OR to_on >= :first_day)"
_BY_TIME = "from_on, id"


class ProofRepository:
    """Reads give frozen dataclasses; writes belong inside ``Operations.run``."""

    def __init__(self, office: OfficeDatabase) -> None:
        connection = office.db.conn
        self._conn = connection
        self._ratings = PlainTable(connection, "work_ratings", WorkRating)
        self._disciplines = PlainTable(connection, "disciplines", Discipline)
        self._absences = PlainTable(connection, "absences", Absence)
        self._inquiries = PlainTable(connection, "inquiries", Inquiry)
        self._service = PlainTable(connection, "service_times", ServiceTime)
        self._closed = PlainTable(connection, "closed_proofs", ProofClosed)
        self.initiatives = InitiativeRepository(office)
        self.reviews = ReviewRepository(office)

    # All that a judgement looks at

    def proofs_of_year_range(self, first: int, last: int) -> RecordedProofs:
        """Of everybody in these years, both inclusive."""
        return self.prepare_year_range(first, last)()

    def proofs_of_people(self, person_ids: Collection[int], first: int, last: int) -> RecordedProofs:
        """Of these people only; of units, minutes and what is declared complete as of everybody."""
        return self.prepare_year_range(first, last, person_ids)()

    def prepare_year_range(
        self, first: int, last: int, person_ids: Collection[int] | None = None
    ) -> Callable[[], RecordedProofs]:
        """The same in two steps: the rows are read now, the function (for a job) makes of them what they are."""
        values: dict[str, int | str] = {
            "first": first,
            "last": last,
            "first_day": f"{first:04}-01-01",
            "last_day": f"{last:04}-12-31",
        }
        if person_ids is not None:
            values["people"] = json.dumps(sorted(person_ids))
        whose = "person_id IS NOT NULL" if person_ids is None else _OF_PEOPLE
        years = "year BETWEEN :first AND :last"
        ratings = self._ratings.rows(f"{years} AND {whose}", values, order="year, id")
        unit_ratings = self._ratings.rows(f"{years} AND person_id IS NULL", values, order="year, id")
        disciplines = self._disciplines.rows(f"{_WITHIN} AND {whose}", values, order=_BY_TIME)
        absences = self._absences.rows(f"{_WITHIN} AND {whose}", values, order=_BY_TIME)
        inquiries = self._inquiries.rows(f"{_WITHIN} AND {whose}", values, order=_BY_TIME)
        unit_inquiries = self._inquiries.rows(f"{_WITHIN} AND person_id IS NULL", values, order=_BY_TIME)
        service = self._service.rows(whose, values, order="person_id, id")
        closed = self._closed.read(years, values, order="year, id")
        initiatives = self.initiatives.prepare(years, values, person_ids)
        minutes = self.reviews.prepare("achievement_year BETWEEN :first AND :last", values)

        def assemble() -> RecordedProofs:
            return RecordedProofs(
                ratings=_by_person(self._ratings.assemble(ratings)),
                unit_ratings=_by_unit(self._ratings.assemble(unit_ratings)),
                initiatives=initiatives(),
                disciplines=_by_person(self._disciplines.assemble(disciplines)),
                absences=_by_person(self._absences.assemble(absences)),
                inquiries=_by_person(self._inquiries.assemble(inquiries)),
                unit_inquiries=_by_unit(self._inquiries.assemble(unit_inquiries)),
                minutes=minutes(),
                service=_one_each(self._service.assemble(service)),
                closed=closed,
            )

        return assemble

    def proofs_of_person(self, person_id: int) -> RecordedProofs:
        """Of one person in all years, nothing of units or of others; minutes that name the person."""
        values = {"person": person_id, "people": json.dumps([person_id])}
        whose = "person_id = :person"
        named = "id IN (SELECT minutes_id FROM reviewed_candidates WHERE person_id = :person)"
        return RecordedProofs(
            ratings=_by_person(self._ratings.read(whose, values, order="year, id")),
            initiatives=self.initiatives.prepare("1", values, [person_id])(),
            disciplines=_by_person(self._disciplines.read(whose, values, order=_BY_TIME)),
            absences=_by_person(self._absences.read(whose, values, order=_BY_TIME)),
            inquiries=_by_person(self._inquiries.read(whose, values, order=_BY_TIME)),
            minutes=self.reviews.prepare(named, values)(),
            service=self.service_times([person_id]),
        )

    # Work ratings

    def ratings(self, year: int) -> tuple[WorkRating, ...]:
        """All of a year, of people and of units."""
        return self._ratings.read("year = ?", [year], order="unit_id, person_id IS NOT NULL, id")

    def ratings_of(self, person_ids: Collection[int], year: int) -> dict[int, WorkRating]:
        """The rating of each of these people in that year; of several the newest."""
        found = self._ratings.read(
            f"year = :year AND {_OF_PEOPLE}", {"year": year, "people": json.dumps(sorted(person_ids))}
        )
        return {one.person_id: one for one in found if one.person_id is not None}

    def rating_of_unit(self, unit_id: int, year: int) -> WorkRating | None:
        """The rating of the unit itself in that year."""
        found = self._ratings.read("year = ? AND unit_id = ? AND person_id IS NULL", [year, unit_id])
        return found[-1] if found else None

    def rating(self, rating_id: int) -> WorkRating:
        """One rating; UserError ``proof.unknown``."""
        return _only(self._ratings, rating_id, "xếp loại")

    def save_rating(self, rating: WorkRating) -> int:
        """Add (id 0) or change; returns the id."""
        return self._ratings.save(rating, _STALE)

    def add_ratings(self, ratings: Iterable[WorkRating]) -> int:
        """Add many new ones at once; returns how many."""
        many = list(ratings)
        self._ratings.add_all(many)
        return len(many)

    def delete_ratings(self, rating_ids: Iterable[int]) -> int:
        """Remove; returns how many there were."""
        return sum(self._ratings.delete("id = ?", [one]) for one in rating_ids)

    def rating_years(self) -> tuple[int, ...]:
        """The years with a rating, newest first."""
        rows = self._conn.execute("SELECT DISTINCT year FROM work_ratings ORDER BY year DESC")
        return tuple(row["year"] for row in rows)

    # Discipline, absence, inquiry

    def disciplines(self) -> tuple[Discipline, ...]:
        """All, the newest first."""
        return self._disciplines.read(order="from_on DESC, id DESC")

    def discipline(self, discipline_id: int) -> Discipline:
        """One; UserError ``proof.unknown``."""
        return _only(self._disciplines, discipline_id, "kỷ luật")

    def save_discipline(self, discipline: Discipline) -> int:
        """Add (id 0) or change; returns the id."""
        return self._disciplines.save(discipline, _STALE)

    def add_disciplines(self, disciplines: Iterable[Discipline]) -> int:
        """Add many new ones at once; returns how many."""
        many = list(disciplines)
        self._disciplines.add_all(many)
        return len(many)

    def delete_discipline(self, discipline_id: int) -> None:
        """Remove."""
        self._disciplines.delete("id = ?", [discipline_id])

    def absences(self) -> tuple[Absence, ...]:
        """All, the newest first."""
        return self._absences.read(order="from_on DESC, id DESC")

    def absence(self, absence_id: int) -> Absence:
        """One; UserError ``proof.unknown``."""
        return _only(self._absences, absence_id, "thời gian nghỉ")

    def save_absence(self, absence: Absence) -> int:
        """Add (id 0) or change; returns the id."""
        return self._absences.save(absence, _STALE)

    def delete_absence(self, absence_id: int) -> None:
        """Remove."""
        self._absences.delete("id = ?", [absence_id])

    def inquiries(self) -> tuple[Inquiry, ...]:
        """All, open ones first, then the newest."""
        return self._inquiries.read(order="to_on IS NOT NULL, from_on DESC, id DESC")

    def inquiry(self, inquiry_id: int) -> Inquiry:
        """One; UserError ``proof.unknown``."""
        return _only(self._inquiries, inquiry_id, "việc đang xem xét")

    def save_inquiry(self, inquiry: Inquiry) -> int:
        """Add (id 0) or change; returns the id."""
        return self._inquiries.save(inquiry, _STALE)

    def delete_inquiry(self, inquiry_id: int) -> None:
        """Remove."""
        self._inquiries.delete("id = ?", [inquiry_id])

    # Service time

    def service_times(self, person_ids: Collection[int] | None = None) -> dict[int, ServiceTime]:
        """Of these people, or of everybody, where something is known."""
        if person_ids is None:
            return _one_each(self._service.assemble(self._service.rows(order="person_id, id")))
        values = {"people": json.dumps(sorted(person_ids))}
        return _one_each(self._service.assemble(self._service.rows(_OF_PEOPLE, values, order="person_id, id")))

    def save_service_time(self, service: ServiceTime) -> None:
        """Add or change what is known of a person; UserError ``proof.stale``. Rows of merged records become one."""
        rows = self._conn.execute(
            "SELECT id, row_version FROM service_times WHERE person_id = ? ORDER BY id", [service.person_id]
        ).fetchall()
        values = self._service.values(service)
        if not rows:
            insert(self._conn, "service_times", values)
            return
        if rows[0]["row_version"] != service.row_version:
            raise UserError(*_STALE)
        for row in rows[1:]:
            self._service.delete("id = ?", [row["id"]])
        update(self._conn, "service_times", rows[0]["id"], {**values, "row_version": service.row_version + 1})

    def delete_service_time(self, person_id: int) -> int:
        """Forget what is known of a person; returns how many rows there were."""
        return self._service.delete("person_id = ?", [person_id])

    # Declared complete

    def closed(self) -> tuple[ProofClosed, ...]:
        """All declarations, the newest year first."""
        return self._closed.read(order="year DESC, proof_kind, person_id IS NOT NULL, id")

    def close(self, closed: ProofClosed) -> None:
        """Declare that all records of a kind and year are in; a second declaration takes the place of the first."""
        self.reopen(closed)
        insert(
            self._conn, "closed_proofs", {**self._closed.values(closed), "declared_on": day_text(closed.declared_on)}
        )

    def reopen(self, closed: ProofClosed) -> int:
        """Take the declaration back; returns how many there were."""
        return self._closed.delete(
            "proof_kind = ? AND year = ? AND person_id IS ?",
            [closed.proof_kind.value, closed.year, closed.person_id],
        )


def _only(table: PlainTable[T], row_id: int, what: str) -> T:
    found = table.read("id = ?", [row_id])
    if not found:
        raise UserError("proof.unknown", f"Không có {what} số {row_id} trong sổ. Xem lại danh sách.")
    return found[0]


def _by_person(many: Sequence[Proof]) -> dict[int, tuple[Proof, ...]]:
    found: dict[int, list[Proof]] = {}
    for one in many:
        if one.person_id is not None:
            found.setdefault(one.person_id, []).append(one)
    return {person_id: tuple(ones) for person_id, ones in found.items()}


def _by_unit(many: Sequence[WorkRating] | Sequence[Inquiry]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = {}
    for one in many:
        found.setdefault(one.unit_id, []).append(one)  # type: ignore[arg-type]
    return {unit_id: tuple(ones) for unit_id, ones in found.items()}


def _one_each(rows: Iterable[ServiceTime]) -> dict[int, ServiceTime]:
    """One for each person: what an earlier row leaves open comes from the later ones."""
    found: dict[int, ServiceTime] = {}
    for row in rows:
        held = found.get(row.person_id)
        found[row.person_id] = (
            row
            if held is None
            else replace(
                held,
                recruited_on=held.recruited_on or row.recruited_on,
                left_on=held.left_on or row.left_on,
                staff_group=held.staff_group or row.staff_group,
                is_leader=row.is_leader if held.is_leader is None else held.is_leader,
            )
        )
    return found
