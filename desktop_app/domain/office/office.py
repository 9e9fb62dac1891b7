"""The agency, its units, its people and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop_app.domain.plan.plan import Authority


class UnitKind(StrEnum):
    """What sort of unit it is; blocs and clusters are groups of units."""

    LEADERSHIP = "leadership"  # Lãnh đạo Sở
    DIVISION = "division"  # phòng
    CENTER = "center"  # trung tâm, đơn vị trực thuộc
    DISTRICT = "district"  # đơn vị cấp huyện (until 01/7/2025)
    ENTERPRISE = "enterprise"  # doanh nghiệp
    CLUSTER = "cluster"  # cụm thi đua
    BLOC = "bloc"  # khối thi đua
    OTHER = "other"


class Sex(StrEnum):
    """As the lists of the office write it."""

    MALE = "male"
    FEMALE = "female"


class _Period(Protocol):
    @property
    def from_on(self) -> date | None: ...
    @property
    def to_on(self) -> date | None: ...


def _holds(period: _Period, first: date, last: date) -> bool:
    """Whether a period (both days inclusive; None: open) has a day from ``first`` to ``last``."""
    return (period.from_on is None or period.from_on <= last) and (period.to_on is None or first <= period.to_on)


@dataclass(frozen=True)
class AgencyProfile:
    """The office itself, as the head of its papers prints it."""

    name: str = ""
    parent_name: str = ""
    symbol: str = ""
    place: str = ""
    row_version: int = 1


@dataclass(frozen=True)
class Signatory:
    """Who may sign, by what authority, from when to when. ``head_title`` is the title signed for ("GIÁM ĐỐC" under KT.)."""

    id: int
    name: str
    title: str
    authority: Authority = Authority.NONE
    head_title: str = ""
    from_on: date | None = None
    to_on: date | None = None
    position: int = 0
    row_version: int = 1

    def signs_on(self, on: date) -> bool:
        """Whether the authority holds on that day."""
        return _holds(self, on, on)


@dataclass(frozen=True)
class Unit:
    """A unit; ``short_name`` (at most 28 letters) stands in narrow tables. ``to_on``: the day it ceased to be."""

    id: int
    name: str
    unit_kind: UnitKind = UnitKind.DIVISION
    short_name: str = ""
    contact: str = ""
    phone: str = ""
    position: int = 0
    from_on: date | None = None
    to_on: date | None = None
    row_version: int = 1

    def is_in_being(self, on: date) -> bool:
        """Whether the unit exists on that day."""
        return _holds(self, on, on)

    @property
    def label(self) -> str:
        """The short name where there is one, else the full name."""
        return self.short_name or self.name


@dataclass(frozen=True)
class Membership:
    """A person's post in a unit for a period (both days inclusive; None: open)."""

    id: int
    person_id: int
    unit_id: int
    post: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return _holds(self, on, on)

    def holds_within(self, first: date, last: date) -> bool:
        """Whether it holds on any day from ``first`` to ``last``."""
        return _holds(self, first, last)


@dataclass(frozen=True)
class Person:
    """A person with all memberships, oldest first."""

    id: int
    full_name: str
    sex: Sex | None = None
    birth_year: int | None = None
    memberships: tuple[Membership, ...] = ()
    row_version: int = 1

    def membership_on(self, on: date) -> Membership | None:
        """The membership that holds on that day; of several, the newest."""
        holding = [membership for membership in self.memberships if membership.holds(on)]
        return holding[-1] if holding else None
