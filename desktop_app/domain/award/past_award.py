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

    ``award_text``: the award as the list writes it ("Kỷ niệm chương Vì sự nghiệp …"). ``source`` None: not taken in from a
    list. ``is_noted`` False: the history has nothing of its own to tell, a result decided in this office file.
    """

    award: Award
    merit_kind: MeritKind | None = None
    period: MeritPeriod | None = None
    award_text: str = ""
    note: str = ""
    source: ListSource | None = None
    is_noted: bool = False

    @property
    def is_of_the_history(self) -> bool:
        """Whether it was entered or taken in as an award of earlier years, not decided on the award page."""
        return self.is_noted and self.award.plan_id is None and self.award.registration_line_id is None


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


class AwardLine(NamedTuple):
    """An award as one row of the list of all awards; days as ISO texts. ``source_name`` None: decided in this office file.

    ``merit_kind`` "": not known. ``name``: of the person or the collective.
    """

    award_id: int
    person_id: int
    name: str
    unit_id: int
    award_code: str
    achievement_year: int
    decision_number: str
    decision_on: str
    authority: str
    merit_kind: str
    period_from: str
    period_to: str
    source_name: str | None
