"""Since when somebody serves and as what: recruited, staff group, leader or direct worker; and what is known to be complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.proof.work_rating import StaffGroup


@dataclass(frozen=True)
class ServiceTime:
    """One per person. ``recruited_on`` None: not entered. ``is_leader``: holds a leading post (phó phòng trở lên)."""

    person_id: int
    recruited_on: date | None = None
    left_on: date | None = None
    staff_group: StaffGroup | None = None
    is_leader: bool | None = None
    row_version: int = 1


class ProofKind(StrEnum):
    """Kinds of record that an office can declare complete for a year."""

    AWARDS = "awards"
    RATINGS = "ratings"
    INITIATIVES = "initiatives"


PROOF_KIND_NAMES = {
    ProofKind.AWARDS: "khen thưởng",
    ProofKind.RATINGS: "xếp loại",
    ProofKind.INITIATIVES: "sáng kiến",
}


@dataclass(frozen=True)
class ProofClosed:
    """All records of that kind and year are in: only then does a missing one mean that there is none.

    ``person_id`` None: for everybody. Until it is declared, a record that is not there is missing proof, never a fail.
    """

    proof_kind: ProofKind
    year: int
    person_id: int | None = None
    declared_on: date | None = None
