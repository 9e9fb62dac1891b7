"""The award passport (bảng khen thưởng) of a person or of a unit: by year, titles beside commendations, years without any as gaps.

A unit that took another's place shows that one's awards as its own, under the name of their date; what both have together is
information, never a sum that the program goes on with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.award.catalogue import BY_CODE, CATALOGUE, AwardKind
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.award.past_award import PastAward
from desktop_app.domain.evidence import Source
from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import match_key
from desktop_app.domain.office.office import Person, Unit
from desktop_app.domain.registration.registration import SubjectKind


@dataclass(frozen=True)
class PassportEntry:
    """An award with what it is called beside it: the unit of its date, ``whose`` where a collective of a unit has another name.

    ``is_idle``: it does not count for a higher award of regular merit.
    """

    past: PastAward
    unit: str
    whose: str = ""
    is_idle: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it stands among the titles."""
        spec = BY_CODE.get(self.past.award.award_code)
        return spec is not None and spec.award_kind is AwardKind.TITLE


@dataclass(frozen=True)
class PassportYear:
    """One achievement year; without titles and commendations it is a gap."""

    year: int
    titles: tuple[PassportEntry, ...] = ()
    commendations: tuple[PassportEntry, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether nothing was awarded for it."""
        return not (self.titles or self.commendations)


@dataclass(frozen=True)
class PassportPart:
    """The years of one unit, oldest first; ``heading`` "" where there is nothing to tell it from."""

    heading: str
    years: tuple[PassportYear, ...]

    @property
    def entries(self) -> tuple[PassportEntry, ...]:
        """All awards of it, oldest first."""
        return tuple(entry for year in self.years for entry in (*year.titles, *year.commendations))

    @property
    def gaps(self) -> tuple[int, ...]:
        """Years between the first award and the last year looked at that have none."""
        return tuple(year.year for year in self.years if year.is_gap)


@dataclass(frozen=True)
class AwardCount:
    """How often an award was given: to the unit, to those it took the place of. Information only."""

    award_code: str
    own: int
    former: int

    @property
    def together(self) -> int:
        """Before and after the reorganisation."""
        return self.own + self.former


@dataclass(frozen=True)
class Passport:
    """``parts``: of a person one; of a unit its own, then one for each unit it goes back to that has awards.

    ``about``: lines that tell who it is. ``idle_source``: by what some awards do not count for higher ones; None: not known.
    """

    subject_kind: SubjectKind
    subject_id: int
    name: str
    about: tuple[str, ...]
    parts: tuple[PassportPart, ...]
    counts: tuple[AwardCount, ...] = ()
    idle_source: Source | None = None

    @property
    def entries(self) -> tuple[PassportEntry, ...]:
        """All awards, part by part."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def has_former(self) -> bool:
        """Whether awards of former units stand in it."""
        return len(self.parts) > 1


@dataclass(frozen=True)
class PassportRules:
    """What passports go by: names of units by id, the last year that can be a gap, kinds that do not accumulate."""

    unit_names: Mapping[int, str]
    last_year: int
    idle_kinds: frozenset[MeritKind] = frozenset()
    idle_source: Source | None = None


def person_passport(person: Person, awards: Sequence[PastAward], rules: PassportRules) -> Passport:
    """Of a person; a gap is a year up to the last one in a unit."""
    held = person.memberships[-1] if person.memberships else None
    unit = rules.unit_names.get(held.unit_id, "") if held else ""
    about = [
        *([f"Năm sinh: {person.birth_year}"] if person.birth_year else []),
        *([f"Chức vụ: {held.post}"] if held and held.post else []),
        *([f"Đơn vị: {unit}"] if unit else []),
    ]
    ends = [one.to_on for one in person.memberships]
    left = None if not ends or None in ends else max(day for day in ends if day)
    last = rules.last_year if left is None else min(rules.last_year, last_whole_year(left))
    part = PassportPart("", _years(awards, rules, last))
    return Passport(
        SubjectKind.PERSON, person.id, person.full_name, tuple(about), (part,), idle_source=_told(awards, rules)
    )


def unit_passport(
    unit: Unit, awards: Sequence[PastAward], former: Iterable[tuple[Unit, Sequence[PastAward]]], rules: PassportRules
) -> Passport:
    """Of a unit as a collective, with the awards of those it took the place of, each under its own name."""
    before = [(one, its) for one, its in former if its]
    parts = [PassportPart(unit.name if before else "", _unit_years(unit, awards, rules))]
    parts += [PassportPart(_former_heading(one), _unit_years(one, its, rules)) for one, its in before]
    own = Counter(one.award.award_code for one in awards)
    earlier = Counter(one.award.award_code for _, its in before for one in its)
    counts = tuple(
        AwardCount(spec.code, own[spec.code], earlier[spec.code])
        for spec in CATALOGUE
        if before and own[spec.code] + earlier[spec.code]
    )
    about = []
    if unit.from_on is not None:
        about.append(f"Hoạt động từ: {format_text(unit.from_on)}")
    if unit.to_on is not None:
        about.append(f"Hoạt động đến: {format_text(unit.to_on)}")
    everything = [*awards, *(one for _, its in before for one in its)]
    return Passport(
        SubjectKind.COLLECTIVE, unit.id, unit.name, tuple(about), tuple(parts), counts, _told(everything, rules)
    )


def last_whole_year(last_day: date) -> int:
    """The last year that somebody who ended on that day was there to its end."""
    return last_day.year if (last_day.month, last_day.day) == (12, 31) else last_day.year - 1


def _former_heading(unit: Unit) -> str:
    ended = f", hoạt động đến {format_text(unit.to_on)}" if unit.to_on else ""
    return f"{unit.name} (đơn vị cũ{ended})"


def _unit_years(unit: Unit, awards: Sequence[PastAward], rules: PassportRules) -> tuple[PassportYear, ...]:
    last = rules.last_year if unit.to_on is None else min(rules.last_year, last_whole_year(unit.to_on))
    return _years(awards, rules, last, unit.name)


def _years(
    awards: Sequence[PastAward], rules: PassportRules, last_year: int, own_name: str = ""
) -> tuple[PassportYear, ...]:
    """From the year of the first award to the last year, or to that of the newest award."""
    if not awards:
        return ()
    by_year: dict[int, list[PassportEntry]] = {}
    for one in awards:
        by_year.setdefault(one.award.achievement_year, []).append(_entry(one, rules, own_name))
    years = range(min(by_year), max(*by_year, last_year) + 1)
    return tuple(
        PassportYear(
            year,
            tuple(entry for entry in by_year.get(year, ()) if entry.is_title),
            tuple(entry for entry in by_year.get(year, ()) if not entry.is_title),
        )
        for year in years
    )


def _entry(past: PastAward, rules: PassportRules, own_name: str) -> PassportEntry:
    award = past.award
    whose = award.collective_name
    is_own = not whose or match_key(whose) == match_key(own_name)
    return PassportEntry(
        past,
        rules.unit_names.get(award.unit_id, ""),
        "" if is_own else whose,
        past.merit_kind in rules.idle_kinds,
    )


def _told(awards: Iterable[PastAward], rules: PassportRules) -> Source | None:
    return rules.idle_source if any(one.merit_kind in rules.idle_kinds for one in awards) else None
