"""Minutes of a meeting that reviewed candidates (biên bản bình xét): what it attests, and the votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReviewBody(StrEnum):
    """Who met."""

    UNIT = "unit"  # họp đơn vị
    BASE_COUNCIL = "base_council"  # hội đồng cơ sở (Sở)
    UPPER_COUNCIL = "upper_council"  # hội đồng cấp trên
    INITIATIVE_COUNCIL = "initiative_council"  # hội đồng sáng kiến


REVIEW_BODY_NAMES = {
    ReviewBody.UNIT: "Họp đơn vị",
    ReviewBody.BASE_COUNCIL: "Hội đồng cấp cơ sở",
    ReviewBody.UPPER_COUNCIL: "Hội đồng cấp trên",
    ReviewBody.INITIATIVE_COUNCIL: "Hội đồng sáng kiến",
}


@dataclass(frozen=True)
class ReviewedCandidate:
    """One subject and award of the minutes. Votes None: not counted or not entered.

    ``is_conduct_attested``: the meeting confirmed what no other paper proves (đoàn kết, chấp hành, tham gia phong trào); None: the
    minutes do not say. ``person_id`` None: the unit ``unit_id`` (or the collective called so) itself.
    """

    award_code: str
    unit_id: int
    person_id: int | None = None
    collective_name: str = ""
    votes_for: int | None = None
    is_conduct_attested: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class ReviewMinutes:
    """``members``, ``present``, ``valid``: members of the body, those who voted (absentees in writing too), valid ballots."""

    id: int
    achievement_year: int
    review_body: ReviewBody
    unit_id: int | None
    held_on: date
    number: str = ""
    members: int | None = None
    present: int | None = None
    valid: int | None = None
    is_secret: bool | None = None
    candidates: tuple[ReviewedCandidate, ...] = ()
    row_version: int = 1
