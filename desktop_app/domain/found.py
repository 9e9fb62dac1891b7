"""What a search over the whole office gives: people, lines of registrations, results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FoundPerson:
    """A person with the unit of a day, else the last one and the day it ended."""

    person_id: int
    name: str
    unit: str
    ended_on: date | None


@dataclass(frozen=True)
class FoundLine:
    """A line of a registration. ``person_id`` None: of a collective."""

    person_id: int | None
    subject: str
    title_code: str
    commendation_code: str
    plan_id: int
    due_key: str
    unit_id: int
    unit: str
    year: int | None


@dataclass(frozen=True)
class FoundAward:
    """A result. ``person_id`` None: of a collective."""

    person_id: int | None
    unit_id: int
    subject: str
    award_code: str
    outcome: str
    year: int
    unit: str
