"""Work ratings (xếp loại chất lượng): of a person, or of a unit as a collective, for a year.

The instrument differs by staff group and year (NĐ 90/2020, NĐ 335/2025, NĐ 233/2026); the four grades are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class RatingGrade(StrEnum):
    """How well the year's duty was done, best first; UNRATED: worked too little of the year to be rated."""

    EXCELLENT = "excellent"  # hoàn thành xuất sắc nhiệm vụ
    GOOD = "good"  # hoàn thành tốt nhiệm vụ
    DONE = "done"  # hoàn thành nhiệm vụ
    NOT_DONE = "not_done"  # không hoàn thành nhiệm vụ
    UNRATED = "unrated"  # không xếp loại


GRADE_NAMES = {
    RatingGrade.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    RatingGrade.GOOD: "Hoàn thành tốt nhiệm vụ",
    RatingGrade.DONE: "Hoàn thành nhiệm vụ",
    RatingGrade.NOT_DONE: "Không hoàn thành nhiệm vụ",
    RatingGrade.UNRATED: "Không xếp loại",
}
_ORDER = (RatingGrade.NOT_DONE, RatingGrade.DONE, RatingGrade.GOOD, RatingGrade.EXCELLENT)


def reaches(grade: RatingGrade, wanted: RatingGrade) -> bool:
    """Whether a grade is the wanted one or better; nothing unrated reaches any."""
    return grade in _ORDER and _ORDER.index(grade) >= _ORDER.index(wanted)


class StaffGroup(StrEnum):
    """Whose rating rules a person is under."""

    OFFICIAL = "official"  # cán bộ
    CIVIL_SERVANT = "civil_servant"  # công chức
    PUBLIC_EMPLOYEE = "public_employee"  # viên chức
    CONTRACT = "contract"  # người lao động hợp đồng


STAFF_GROUP_NAMES = {
    StaffGroup.OFFICIAL: "Cán bộ",
    StaffGroup.CIVIL_SERVANT: "Công chức",
    StaffGroup.PUBLIC_EMPLOYEE: "Viên chức",
    StaffGroup.CONTRACT: "Người lao động hợp đồng",
}


@dataclass(frozen=True)
class WorkRating:
    """``person_id`` None: of the unit. ``instrument``: the text it was rated by, as the decision cites it."""

    id: int
    year: int
    grade: RatingGrade
    unit_id: int
    person_id: int | None = None
    staff_group: StaffGroup | None = None
    instrument: str = ""
    score: Decimal | None = None
    decision_number: str = ""
    decision_on: date | None = None
    authority: str = ""
    note: str = ""
    row_version: int = 1
