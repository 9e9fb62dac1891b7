"""By what text a year's work is rated, and what of a rating does not fit it: points, months worked, the share of the best grade.

Nothing here refuses a rating: the decision of the office stands, what does not fit is told with its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from desktop_app.domain.evidence import Source
from desktop_app.domain.language.numerals import format_number
from desktop_app.domain.proof.service_time import ServiceTime
from desktop_app.domain.proof.work_rating import GRADE_NAMES, RatingGrade, StaffGroup, WorkRating

_NUMBER = re.compile(r"(\d+)\s*/\s*(\d{4})")


@dataclass(frozen=True)
class GradeCap:
    """At most ``percent`` of the best grade for each hundred rated ``of``, ``within`` "agency" or "unit".

    ``outstanding``: the percent where agency or unit is itself rated best.
    """

    percent: int
    of: RatingGrade
    within: str
    source: Source
    outstanding: int | None = None
    outstanding_source: Source | None = None


@dataclass(frozen=True)
class RatingInstrument:
    """A text for some groups and years. ``bands``: (grade, least points), best first; ``condition``: when it holds."""

    name: str
    staff_groups: frozenset[StaffGroup]
    first_year: int
    last_year: int | None
    source: Source
    condition: str = ""
    bands: tuple[tuple[RatingGrade, Decimal], ...] = ()
    cap: GradeCap | None = None
    least_months: int | None = None
    least_months_source: Source | None = None

    def holds(self, year: int) -> bool:
        """Whether work of that year is rated by it."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def grade_of(self, score: Decimal) -> RatingGrade | None:
        """The grade of so many points; None where the text has none."""
        if not self.bands:
            return None
        return next((grade for grade, least in self.bands if score >= least), RatingGrade.NOT_DONE)

    @property
    def shown(self) -> str:
        """The name, with when it holds."""
        return f"{self.name} ({self.condition})" if self.condition else self.name


@dataclass(frozen=True)
class RatingInstruments:
    """All texts known."""

    entries: tuple[RatingInstrument, ...] = ()
    _known: dict[tuple[int, str, StaffGroup | None], RatingInstrument | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was found before: thousands of ratings of a year cite the same few texts."""

    def proposed(self, year: int, group: StaffGroup | None) -> tuple[RatingInstrument, ...]:
        """Those for a group and year, the one to be offered first; group unknown: only what holds for every group of the year."""
        of_year = [one for one in self.entries if one.holds(year)]
        if group is not None:
            return tuple(one for one in of_year if group in one.staff_groups)
        return tuple(of_year) if len(of_year) == 1 else ()

    def of_rating(self, rating: WorkRating) -> RatingInstrument | None:
        """The text a rating was made by: as it cites it, else what is offered for its group and year where that is one."""
        meant = (rating.year, rating.instrument, rating.staff_group)
        if meant not in self._known:
            self._known[meant] = self._meant(rating)
        return self._known[meant]

    def _meant(self, rating: WorkRating) -> RatingInstrument | None:
        cited = set(_NUMBER.findall(rating.instrument))
        if cited:
            named = [one for one in self.entries if one.holds(rating.year) and cited & set(_NUMBER.findall(one.name))]
            return named[0] if named else None
        offered = self.proposed(rating.year, rating.staff_group)
        return offered[0] if len(offered) == 1 else None


def doubts_of_rating(
    rating: WorkRating, instruments: RatingInstruments, service: ServiceTime | None = None
) -> tuple[str, ...]:
    """What of one rating does not fit its text, a sentence each."""
    instrument = instruments.of_rating(rating)
    if instrument is None:
        return ()
    found = []
    meant = instrument.grade_of(rating.score) if rating.score is not None else None
    if meant is not None and meant is not rating.grade and rating.grade is not RatingGrade.UNRATED:
        found.append(
            f"Điểm {format_score(rating.score)} ứng với mức {GRADE_NAMES[meant]} "
            f"({instrument.source.shown}), xếp loại ghi {GRADE_NAMES[rating.grade]}."
        )
    months = months_worked(service, rating.year)
    if (
        instrument.least_months is not None
        and instrument.least_months_source is not None
        and months is not None
        and months < instrument.least_months
        and rating.grade is not RatingGrade.UNRATED
    ):
        found.append(
            f"Làm việc trong năm chưa đủ {instrument.least_months:02} tháng thì không xếp loại "
            f"({instrument.least_months_source.shown})."
        )
    return tuple(found)


def months_worked(service: ServiceTime | None, year: int) -> int | None:
    """Whole months between recruitment and leaving within a year; None where neither falls into it or the first is not known."""
    if service is None or (service.recruited_on is None and service.left_on is None):
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    begun, ended = max(service.recruited_on or first, first), min(service.left_on or last, last)
    if begun > ended:
        return 0
    after = ended + timedelta(days=1)
    return (after.year - begun.year) * 12 + after.month - begun.month - (after.day < begun.day)


@dataclass(frozen=True)
class CapStanding:
    """The share of the best grade in one agency or unit (``unit_id`` None: the whole office) against the cap of its text."""

    instrument: RatingInstrument
    unit_id: int | None
    excellent: int
    base: int
    percent: int
    source: Source

    @property
    def is_over(self) -> bool:
        """Whether there are more than the text allows; no rounding is known, so none is made."""
        return self.excellent * 100 > self.percent * self.base

    def sentence(self, where: str) -> str:
        """The figures and their source; ``where`` names the office or the unit."""
        return (
            f"{where}: {format_number(self.excellent)} người Hoàn thành xuất sắc nhiệm vụ trên "
            f"{format_number(self.base)} người Hoàn thành tốt nhiệm vụ, vượt tỷ lệ {self.percent} % ({self.source.shown}). "
            "Tỷ lệ còn tính trong từng nhóm có nhiệm vụ tương đồng."
        )


def cap_standings(ratings: Iterable[WorkRating], instruments: RatingInstruments) -> tuple[CapStanding, ...]:
    """Every agency and unit that a cap applies to, by the texts its people were rated by. All ratings of one year."""
    people: dict[tuple[str, int | None], tuple[RatingInstrument, list[RatingGrade]]] = {}
    best: set[int] = set()
    for rating in ratings:
        if rating.person_id is None:
            if rating.grade is RatingGrade.EXCELLENT:
                best.add(rating.unit_id)
            continue
        instrument = instruments.of_rating(rating)
        if instrument is not None and instrument.cap is not None:
            unit_id = rating.unit_id if instrument.cap.within == "unit" else None
            people.setdefault((instrument.name, unit_id), (instrument, []))[1].append(rating.grade)
    found = []
    for (_name, unit_id), (instrument, grades) in people.items():
        cap = instrument.cap
        if cap is None:
            continue
        percent, source = cap.percent, cap.source
        if unit_id in best and cap.outstanding is not None and cap.outstanding_source is not None:
            percent, source = cap.outstanding, cap.outstanding_source
        found.append(
            CapStanding(instrument, unit_id, grades.count(RatingGrade.EXCELLENT), grades.count(cap.of), percent, source)
        )
    return tuple(found)


def format_score(score: Decimal | None) -> str:
    """Points as an office writes them: "92", "82,5"."""
    if score is None:
        return ""
    text = format(score, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
