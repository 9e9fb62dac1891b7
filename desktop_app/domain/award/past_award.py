"""An award of earlier years as the history keeps it: the result, and what only a history tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.domain.award.award import Award
from desktop_app.domain.award.merit import MeritKind, MeritPeriod


@dataclass(frozen=True)
class ListSource:
    """Where a row came from: name of the file, sheet or place in it, number of the row."""

    name: str
    place: str = ""
    row: int = 0


@dataclass(frozen=True)
class PastAward:
    """``award.outcome`` is approved. ``merit_kind``, ``period`` None: the list does not say.

    ``award_text``: the award as the list writes it ("Kỷ niệm chương Vì sự nghiệp …"). ``source`` None: decided in this office
    file, not taken in from a list.
    """

    award: Award
    merit_kind: MeritKind | None = None
    period: MeritPeriod | None = None
    award_text: str = ""
    note: str = ""
    source: ListSource | None = None


class KnownAward(NamedTuple):
    """As much of a stored result as tells whether a list names it again; thirty thousand of them are read in a moment."""

    person_id: int | None
    unit_id: int
    collective_name: str
    award_code: str
    achievement_year: int
    decision_number: str
    plan_id: int | None
    outcome: str
