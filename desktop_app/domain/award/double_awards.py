"""Double awards for one achievement: flagged for the clerk to look at, never mended or removed by the program.

A pure function over plain rows, so that all awards of an office are looked through in a moment. Only awards of one subject are
compared; those of a unit that was reorganised stay with the unit of their date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from desktop_app.domain.award.catalogue import BY_CODE, AwardKind
from desktop_app.domain.award.decision_cell import decision_key
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.evidence import Source
from desktop_app.domain.language.text import match_key

_BOUND_TO_A_TIME = frozenset((MeritKind.REGULAR, MeritKind.SERVICE, MeritKind.TENURE))
"""Kinds whose achievement is the year or the period itself; two sudden merits of one year are two achievements."""

_PAUSE_EVERY = 50


class DoubleKind(StrEnum):
    """What is doubled."""

    ENTERED_TWICE = "entered_twice"  # one award stands in the office file twice
    TITLE_TWICE = "title_twice"  # one title, one year, two decisions
    FORM_TWICE = "form_twice"  # one form of commendation, one achievement
    TWO_FORMS = "two_forms"  # several forms of commendation, one achievement
    STATE_LEVEL = "state_level"  # two State-level awards within a year
    INITIATIVE_TWICE = "initiative_twice"  # one initiative for a title and for a commendation


class AwardRow(NamedTuple):
    """One approved award, plain. ``merit_kind`` "" not known; days as ISO texts, "" where not known.

    ``plan_id`` is of a thematic plan only: an annual plan is the year's regular awards.
    """

    award_id: int
    person_id: int
    unit_id: int
    collective_name: str
    award_code: str
    achievement_year: int
    decision_number: str = ""
    decision_on: str = ""
    merit_kind: str = ""
    period_from: str = ""
    period_to: str = ""
    plan_id: int = 0
    wave_uid: str = ""


@dataclass(frozen=True)
class DoubleRule:
    """What forbids a double, for decisions of its days (both inclusive, None: open). Rule data with its source.

    ``award_codes``: only these; empty: all. ``except_kinds``: kinds of merit it does not speak of.
    """

    kinds: frozenset[DoubleKind]
    words: str
    source: Source
    from_on: date | None = None
    to_on: date | None = None
    award_codes: frozenset[str] = frozenset()
    except_kinds: frozenset[MeritKind] = frozenset()

    def covers(self, on: date) -> bool:
        """Whether it holds for a decision of that day."""
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)


class InitiativeUse(NamedTuple):
    """An initiative, one of its authors, and an award it was used for."""

    initiative_id: int
    name: str
    person_id: int
    award_code: str
    achievement_year: int


@dataclass(frozen=True)
class DoubleFlag:
    """Two awards that may be one achievement. ``rule`` None: a slip in the office file, no law is asked.

    ``is_kind_unknown``, ``is_period_unknown``: they fit only because an award does not tell its kind or its period.
    """

    kind: DoubleKind
    one: AwardRow
    other: AwardRow
    rule: DoubleRule | None
    is_kind_unknown: bool = False
    is_period_unknown: bool = False
    initiative: str = ""

    @property
    def key(self) -> str:
        """What it rests on: set aside under this key it stays so until one of the two awards changes."""
        return "|".join((self.kind.value, _facts(self.one), _facts(self.other)))

    @property
    def award_ids(self) -> tuple[int, int]:
        """Both awards."""
        return (self.one.award_id, self.other.award_id)


def double_awards(
    rows: Iterable[AwardRow],
    rules: Sequence[DoubleRule],
    uses: Iterable[InitiativeUse] = (),
    pause: Callable[[], object] = lambda: None,
) -> tuple[DoubleFlag, ...]:
    """Every flag, in the order of subject and year; one pair of awards has one flag. ``pause`` is called now and then."""
    all_rows = list(rows)
    by_subject: dict[tuple[int, int, str], list[AwardRow]] = {}
    for row in all_rows:
        subject = (row.person_id, 0, "") if row.person_id else (0, row.unit_id, match_key(row.collective_name))
        by_subject.setdefault(subject, []).append(row)
    flags: list[DoubleFlag] = []
    for place, awards in enumerate(by_subject.values()):
        if place % _PAUSE_EVERY == 0:
            pause()
        if len(awards) > 1:
            awards.sort(key=_in_time)
            flags += _of_subject(awards, rules)
    flags += _initiatives_twice(all_rows, list(uses), rules)
    return tuple(flags)


def doubles_with(flags: Iterable[DoubleFlag], award_ids: Collection[int]) -> tuple[DoubleFlag, ...]:
    """Those that one of these awards has a part in."""
    wanted = frozenset(award_ids)
    return tuple(flag for flag in flags if not wanted.isdisjoint(flag.award_ids))


_YEARLY_TITLES = frozenset({"LDTT", "CSTDCS", "CSTDT", "CSTDB", "CSTDTQ", "TTLDTT", "TTLDXS"})
"""Given for a year, whatever plan they stand under; a flag may also be given at the end of a movement."""


def _of_subject(awards: list[AwardRow], rules: Sequence[DoubleRule]) -> Iterator[DoubleFlag]:
    for one, other in combinations(awards, 2):
        flag = _doubled(one, other, rules)
        if flag is not None:
            yield flag


def _doubled(one: AwardRow, other: AwardRow, rules: Sequence[DoubleRule]) -> DoubleFlag | None:
    if one.award_code == other.award_code:
        return _same_award(one, other, rules)
    is_form = _is_form(one.award_code) and _is_form(other.award_code)
    if is_form and _kinds_agree(one, other) and _of_one_occasion(one, other) and _is_one_time(one, other):
        rule = _rule(DoubleKind.TWO_FORMS, one, other, rules)
        if rule is not None:
            return DoubleFlag(DoubleKind.TWO_FORMS, one, other, rule, *_unknown(one, other))
    return _state_level(one, other, rules)


def _same_award(one: AwardRow, other: AwardRow, rules: Sequence[DoubleRule]) -> DoubleFlag | None:
    is_one_year = one.achievement_year == other.achievement_year
    if is_one_year and _of_one_occasion(one, other) and _kinds_agree(one, other):
        left, right = (decision_key(row.decision_number) if row.decision_number else "" for row in (one, other))
        is_same_day = not (one.decision_on and other.decision_on) or one.decision_on == other.decision_on
        if (left == right and is_same_day) or not left or not right:
            return DoubleFlag(DoubleKind.ENTERED_TWICE, one, other, None)
    if not _is_form(one.award_code):
        is_one_occasion = _of_one_occasion(one, other) and _kinds_agree(one, other)
        if is_one_year and (one.award_code in _YEARLY_TITLES or is_one_occasion):
            rule = _rule(DoubleKind.TITLE_TWICE, one, other, rules)
            return DoubleFlag(DoubleKind.TITLE_TWICE, one, other, rule) if rule is not None else None
        return _state_level(one, other, rules)
    if _kinds_agree(one, other) and _of_one_occasion(one, other) and _overlap(one, other):
        rule = _rule(DoubleKind.FORM_TWICE, one, other, rules)
        if rule is not None:
            return DoubleFlag(DoubleKind.FORM_TWICE, one, other, rule, *_unknown(one, other))
    return _state_level(one, other, rules)


def _state_level(one: AwardRow, other: AwardRow, rules: Sequence[DoubleRule]) -> DoubleFlag | None:
    """Two awards of the State's level decided less than a year apart; without a day, of one achievement year."""
    rule = _rule(DoubleKind.STATE_LEVEL, one, other, rules)
    if rule is None or not _within_a_year(one, other):
        return None
    return DoubleFlag(DoubleKind.STATE_LEVEL, one, other, rule)


def _initiatives_twice(
    rows: list[AwardRow], uses: list[InitiativeUse], rules: Sequence[DoubleRule]
) -> Iterator[DoubleFlag]:
    """Awards of one author that one initiative served for; a use without its award in the office file is nobody's double."""
    wanted = {(use.person_id, use.award_code, use.achievement_year) for use in uses}
    given = {
        key: row for row in rows if wanted and (key := (row.person_id, row.award_code, row.achievement_year)) in wanted
    }
    served: dict[tuple[int, int], list[tuple[str, AwardRow]]] = {}
    for use in uses:
        row = given.get((use.person_id, use.award_code, use.achievement_year))
        if row is not None:
            served.setdefault((use.initiative_id, use.person_id), []).append((use.name, row))
    for awards in served.values():
        for (name, one), (_, other) in combinations(sorted(awards, key=lambda award: _in_time(award[1])), 2):
            if _is_form(one.award_code) == _is_form(other.award_code):
                continue
            rule = _rule(DoubleKind.INITIATIVE_TWICE, one, other, rules)
            if rule is not None:
                yield DoubleFlag(DoubleKind.INITIATIVE_TWICE, one, other, rule, initiative=name)


def _rule(kind: DoubleKind, one: AwardRow, other: AwardRow, rules: Sequence[DoubleRule]) -> DoubleRule | None:
    """The rule in force on the day of the later decision: that decision doubles the earlier one."""
    codes, day = {one.award_code, other.award_code}, None
    for rule in rules:
        if kind not in rule.kinds or (rule.award_codes and not codes <= rule.award_codes):
            continue
        day = day or max(_day(one), _day(other))
        if not rule.covers(day):
            continue
        if rule.except_kinds and {one.merit_kind, other.merit_kind} & rule.except_kinds:
            continue
        return rule
    return None


def _is_form(award_code: str) -> bool:
    spec = BY_CODE.get(award_code)
    return spec is not None and spec.award_kind is AwardKind.COMMENDATION


def _kinds_agree(one: AwardRow, other: AwardRow) -> bool:
    return one.merit_kind == other.merit_kind or not one.merit_kind or not other.merit_kind


def _of_one_occasion(one: AwardRow, other: AwardRow) -> bool:
    """Not given under two plans, nor in two waves of one: those are different movements."""
    if one.plan_id and other.plan_id and one.plan_id != other.plan_id:
        return False
    return not (one.wave_uid and other.wave_uid and one.wave_uid != other.wave_uid)


def _overlap(one: AwardRow, other: AwardRow) -> bool:
    """Whether the times of the achievements have a day in common."""
    if not _has_time(one) or not _has_time(other):
        return bool(one.plan_id) and one.plan_id == other.plan_id
    (first, last), (begin, end) = _time(one), _time(other)
    return first <= end and begin <= last


def _is_one_time(one: AwardRow, other: AwardRow) -> bool:
    """Whether two forms are for the same time; a longer time holds a shorter one without being the same achievement."""
    if not _has_time(one) or not _has_time(other):
        return bool(one.plan_id) and one.plan_id == other.plan_id
    return _time(one) == _time(other)


def _has_time(row: AwardRow) -> bool:
    return bool(row.period_from) or not row.merit_kind or row.merit_kind in _BOUND_TO_A_TIME


def _time(row: AwardRow) -> tuple[str, str]:
    if row.period_from:
        return row.period_from, row.period_to
    return f"{row.achievement_year}-01-01", f"{row.achievement_year}-12-31"


def _unknown(one: AwardRow, other: AwardRow) -> tuple[bool, bool]:
    is_of_one_plan = bool(one.plan_id) and one.plan_id == other.plan_id
    return (
        not one.merit_kind or not other.merit_kind,
        not is_of_one_plan and not (one.period_from and other.period_from),
    )


def _within_a_year(one: AwardRow, other: AwardRow) -> bool:
    if not (one.decision_on and other.decision_on):
        return one.achievement_year == other.achievement_year
    first, second = sorted((_day(one), _day(other)))
    is_leap_day = (first.month, first.day) == (2, 29)
    return second < first.replace(year=first.year + 1, day=28 if is_leap_day else first.day)


def _day(row: AwardRow) -> date:
    """The day of the decision; where it is not known the last of the achievement year."""
    return date.fromisoformat(row.decision_on) if row.decision_on else date(row.achievement_year, 12, 31)


def _in_time(row: AwardRow) -> tuple[int, str, int]:
    return (row.achievement_year, row.decision_on or "9999", row.award_id)


def _facts(row: AwardRow) -> str:
    told = (row.award_code, row.achievement_year, row.decision_number, row.decision_on, row.merit_kind)
    return ",".join(map(str, (row.award_id, *told, row.period_from, row.period_to)))
