"""What of proofs is on record, read lean: so much as lists that come in are held against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop_app.domain.language.text import match_key
from desktop_app.domain.proof.rating_instrument import RatingInstruments
from desktop_app.domain.proof.taking.proof_office import ProofOffice
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.storage.database import OfficeDatabase
from desktop_app.storage.proof_repository import ProofRepository

_GRADES = {grade.value: grade for grade in RatingGrade}


class KnownProofs:
    """Reads only."""

    def __init__(self, office: OfficeDatabase) -> None:
        self._conn = office.db.conn
        self._proofs = ProofRepository(office)

    def prepare(self, today: date, instruments: RatingInstruments) -> Callable[[], ProofOffice]:
        """The rows are read now; the function, for a job, makes of them an office without units and people."""
        cursor = self._conn.cursor()
        cursor.row_factory = None
        ratings = cursor.execute("SELECT person_id, unit_id, year, grade FROM work_ratings").fetchall()
        initiatives = cursor.execute(
            "SELECT name, year, person_id FROM initiatives JOIN initiative_authors ON initiative_id = initiatives.id"
        ).fetchall()
        disciplines = cursor.execute("SELECT person_id, discipline_kind, from_on FROM disciplines").fetchall()
        minutes = cursor.execute(
            "SELECT achievement_year, review_body, unit_id, held_on FROM review_minutes"
        ).fetchall()
        service = self._proofs.service_times()

        def assemble() -> ProofOffice:
            return ProofOffice(
                (),
                (),
                today,
                {
                    (person_id, unit_id if person_id is None else None, year): _GRADES[grade]
                    for person_id, unit_id, year, grade in ratings
                },
                frozenset((match_key(name), year, person_id) for name, year, person_id in initiatives),
                frozenset(disciplines),
                service,
                frozenset(minutes),
                instruments,
            )

        return assemble
