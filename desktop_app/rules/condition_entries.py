"""Reads the conditions of a criterion: ``kind`` says which, the other keys are its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.conditions import Condition, Rule
from desktop_app.rules.toml_entries import Entry

_Choice = TypeVar("_Choice", bound=StrEnum)
_MOST = 1000


def read_condition(entry: Entry) -> Condition:
    """One condition, with those inside it; RuleFileError for an unknown kind or a wrong parameter."""
    kind = entry.filled("kind")
    reader = _READERS.get(kind)
    if reader is None:
        raise entry.wrong("kind", f"one of {', '.join(_READERS)}, not {kind}")
    unknown = set(entry.values) - _COMMON - _PARAMETERS[kind]
    if unknown:
        raise entry.wrong(", ".join(sorted(unknown)), f"a parameter of {kind}")
    return reader(entry, _rule(entry))


def choice(entry: Entry, key: str, value: str, kind: Callable[[str], _Choice]) -> _Choice:
    """A value of an enumeration."""
    try:
        return kind(value)
    except ValueError as error:
        raise entry.wrong(key, f"known, not {value}") from error


def award_codes(entry: Entry, key: str) -> tuple[str, ...]:
    """Codes of the catalogue."""
    found = entry.texts(key)
    for one in found:
        if one not in BY_CODE:
            raise entry.wrong(key, f"codes of the catalogue, not {one}")
    return found


def _rule(entry: Entry) -> Rule:
    return Rule(
        key=entry.filled("key"),
        required=entry.filled("required"),
        source=entry.source(),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )


def _whole(entry: Entry, key: str, default: int | None = None) -> int:
    if key not in entry.values and default is not None:
        return default
    value = entry.values.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST:
        raise entry.wrong(key, f"a whole number of 1 to {_MOST}")
    return value


def percent(entry: Entry, key: str) -> int:
    """A whole number of 1 to 100."""
    value = _whole(entry, key)
    if value > 100:
        raise entry.wrong(key, "at most 100")
    return value


def _grade(entry: Entry, key: str) -> RatingGrade:
    return choice(entry, key, entry.filled(key), RatingGrade)


def _award(entry: Entry) -> str:
    code = entry.filled("award")
    if code not in BY_CODE:
        raise entry.wrong("award", f"a code of the catalogue, not {code}")
    return code


def _some_awards(entry: Entry, key: str) -> tuple[str, ...]:
    found = award_codes(entry, key)
    if not found:
        raise entry.wrong(key, "at least one award")
    return found


def _held_count(entry: Entry) -> kinds.HeldCount:
    return kinds.HeldCount(_some_awards(entry, "awards"), _whole(entry, "count", 1))


def _run(entry: Entry, rule: Rule) -> Condition:
    rating = _grade(entry, "rating") if "rating" in entry.values else None
    titles = award_codes(entry, "titles")
    if rating is None and not titles:
        raise entry.wrong("rating", "there, or titles")
    return kinds.YearRun(
        rule,
        years=_whole(entry, "years"),
        rating=rating,
        titles=titles,
        after=award_codes(entry, "after"),
        within=tuple(tuple(_held_count(one) for one in way.entries("held")) for way in entry.entries("within")),
        rated_years=tuple((_grade(one, "rating"), _whole(one, "count", 1)) for one in entry.entries("rated_years")),
        initiatives=_initiative_count(entry.entry("initiatives")) if "initiatives" in entry.values else None,
    )


def _reaches(entry: Entry) -> tuple[Reach, ...]:
    return tuple(choice(entry, "reaches", one, Reach) for one in entry.texts("reaches")) or (Reach.BASE,)


def _initiative_count(entry: Entry) -> kinds.InitiativeCount:
    return kinds.InitiativeCount(_whole(entry, "count", 1), _reaches(entry))


def _in_being(entry: Entry, rule: Rule) -> Condition:
    made = kinds.InBeing(rule, _whole(entry, "years", 0), _whole(entry, "months", 0))
    if not made.years and not made.months:
        raise entry.wrong("years", "there, or months")
    return made


def _received_by(entry: Entry, rule: Rule) -> Condition:
    day, month = _whole(entry, "day"), _whole(entry, "month")
    try:
        date(2001, month, day)
    except ValueError as error:
        raise entry.wrong("day, month", "a day of every year") from error
    return kinds.ReceivedBy(rule, day, month, _whole(entry, "years_after", 1), award_codes(entry, "awards"))


def _trained_well(entry: Entry, rule: Rule) -> Condition:
    results = entry.texts("results")
    if not results:
        raise entry.wrong("results", "at least one result")
    return kinds.TrainedWell(rule, _whole(entry, "months"), results)


def _initiatives(entry: Entry, rule: Rule) -> Condition:
    named = entry.texts("kinds")
    return kinds.HasInitiatives(
        rule,
        reaches=_reaches(entry),
        count=_whole(entry, "count", 1),
        years=_whole(entry, "years", 1),
        kinds=tuple(choice(entry, "kinds", one, InitiativeKind) for one in named) or tuple(InitiativeKind),
    )


def _inner(entry: Entry) -> tuple[Condition, ...]:
    found = tuple(read_condition(one) for one in entry.entries("of"))
    if len(found) < 2:
        raise entry.wrong("of", "at least two conditions")
    return found


_READERS: Mapping[str, Callable[[Entry, Rule], Condition]] = {
    "rated": lambda entry, rule: kinds.Rated(rule, _grade(entry, "at_least")),
    "reaches": lambda entry, rule: kinds.Reaches(rule, _award(entry)),
    "initiatives": _initiatives,
    "year_run": _run,
    "holds": lambda entry, rule: kinds.Holds(rule, _some_awards(entry, "awards")),
    "held_in_a_row": lambda entry, rule: kinds.HeldInARow(
        rule, _some_awards(entry, "awards"), _whole(entry, "times"), _whole(entry, "years_each", 1)
    ),
    "none_in_year": lambda entry, rule: kinds.NoneInYear(
        rule,
        _some_awards(entry, "awards"),
        tuple(choice(entry, "except_kinds", one, MeritKind) for one in entry.texts("except_kinds")),
    ),
    "registered": lambda entry, rule: kinds.Registered(rule, entry.flag("is_for_any", default=False)),
    "no_discipline": lambda entry, rule: kinds.NoDiscipline(
        rule,
        choice(entry, "mildest", entry.filled("mildest"), DisciplineKind),
        entry.flag("is_of_members", default=False),
    ),
    "no_inquiry": lambda _entry, rule: kinds.NoInquiry(rule),
    "former_unit_opinion": lambda entry, rule: kinds.FormerUnitOpinion(rule, _whole(entry, "months")),
    "months_worked": lambda entry, rule: kinds.MonthsWorked(
        rule, _whole(entry, "months"), entry.flag("is_of_recruits", default=False)
    ),
    "trained_well": _trained_well,
    "members_reach": lambda entry, rule: kinds.MembersReach(
        rule, _some_awards(entry, "awards"), percent(entry, "percent"), entry.flag("is_strict", default=False)
    ),
    "members_have": lambda entry, rule: kinds.MembersHave(
        rule, _some_awards(entry, "awards"), _whole(entry, "count", 1)
    ),
    "members_rated": lambda entry, rule: kinds.MembersRated(rule, _grade(entry, "at_least"), percent(entry, "percent")),
    "in_being": _in_being,
    "leads_group": lambda entry, rule: kinds.LeadsGroup(rule, entry.flag("is_any_place", default=False)),
    "attested": lambda entry, rule: kinds.Attested(rule, entry.flag("is_of_award", default=False)),
    "weighed": lambda _entry, rule: kinds.Weighed(rule),
    "received_within": lambda entry, rule: kinds.ReceivedWithin(rule, _whole(entry, "months")),
    "received_by": _received_by,
    "voted": lambda entry, rule: kinds.Voted(
        rule,
        choice(entry, "body", entry.filled("body"), ReviewBody),
        percent(entry, "percent"),
        choice(entry, "base", entry.text("base", "members"), kinds.VoteBase),
        entry.flag("is_secret", default=False),
        percent(entry, "quorum_percent") if "quorum_percent" in entry.values else None,
    ),
    "any_of": lambda entry, rule: kinds.AnyOf(rule, _inner(entry)),
    "all_of": lambda entry, rule: kinds.AllOf(rule, _inner(entry)),
}
_COMMON = frozenset({"kind", "key", "required", "source", "evidence", "valid_from", "valid_to"})
_PARAMETERS: Mapping[str, frozenset[str]] = {
    "rated": frozenset({"at_least"}),
    "reaches": frozenset({"award"}),
    "initiatives": frozenset({"reaches", "count", "years", "kinds"}),
    "year_run": frozenset({"years", "rating", "titles", "after", "within", "rated_years", "initiatives"}),
    "held_in_a_row": frozenset({"awards", "times", "years_each"}),
    "none_in_year": frozenset({"awards", "except_kinds"}),
    "holds": frozenset({"awards"}),
    "registered": frozenset({"is_for_any"}),
    "no_discipline": frozenset({"mildest", "is_of_members"}),
    "no_inquiry": frozenset(),
    "former_unit_opinion": frozenset({"months"}),
    "months_worked": frozenset({"months", "is_of_recruits"}),
    "trained_well": frozenset({"months", "results"}),
    "members_reach": frozenset({"awards", "percent", "is_strict"}),
    "members_have": frozenset({"awards", "count"}),
    "members_rated": frozenset({"at_least", "percent"}),
    "in_being": frozenset({"years", "months"}),
    "leads_group": frozenset({"is_any_place"}),
    "attested": frozenset({"is_of_award"}),
    "weighed": frozenset(),
    "received_within": frozenset({"months"}),
    "received_by": frozenset({"day", "month", "years_after", "awards"}),
    "voted": frozenset({"body", "percent", "base", "is_secret", "quorum_percent"}),
    "any_of": frozenset({"of"}),
    "all_of": frozenset({"of"}),
}
