"""Reads the conditions of a criterion: ``kind`` says which, the other keys are its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.initiative import InitiativeKind, Reach
from desktop_app.domain.proof.review import ReviewBody
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.conditions import Condition, Rule
from desktop_app.rules.toml_entries import Entry

_Choice = TypeVar("_Choice", bound=StrEnum)


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
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise entry.wrong(key, "a whole number above zero")
    return value


def _percent(entry: Entry, key: str) -> int:
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
    )


def _initiatives(entry: Entry, rule: Rule) -> Condition:
    named = entry.texts("kinds")
    return kinds.HasInitiatives(
        rule,
        reaches=tuple(choice(entry, "reaches", one, Reach) for one in entry.texts("reaches")) or (Reach.BASE,),
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
    "registered": lambda _entry, rule: kinds.Registered(rule),
    "no_discipline": lambda entry, rule: kinds.NoDiscipline(
        rule,
        choice(entry, "mildest", entry.filled("mildest"), DisciplineKind),
        entry.flag("is_of_members", default=False),
    ),
    "no_inquiry": lambda _entry, rule: kinds.NoInquiry(rule),
    "months_worked": lambda entry, rule: kinds.MonthsWorked(rule, _whole(entry, "months")),
    "members_reach": lambda entry, rule: kinds.MembersReach(
        rule, _some_awards(entry, "awards"), _percent(entry, "percent"), entry.flag("is_strict", default=False)
    ),
    "members_have": lambda entry, rule: kinds.MembersHave(
        rule, _some_awards(entry, "awards"), _whole(entry, "count", 1)
    ),
    "members_rated": lambda entry, rule: kinds.MembersRated(
        rule, _grade(entry, "at_least"), _percent(entry, "percent")
    ),
    "in_being": lambda entry, rule: kinds.InBeing(rule, _whole(entry, "years")),
    "leads_group": lambda _entry, rule: kinds.LeadsGroup(rule),
    "attested": lambda _entry, rule: kinds.Attested(rule),
    "voted": lambda entry, rule: kinds.Voted(
        rule,
        choice(entry, "body", entry.filled("body"), ReviewBody),
        _percent(entry, "percent"),
        choice(entry, "base", entry.text("base", "members"), kinds.VoteBase),
        entry.flag("is_secret", default=False),
        _percent(entry, "quorum_percent") if "quorum_percent" in entry.values else None,
    ),
    "any_of": lambda entry, rule: kinds.AnyOf(rule, _inner(entry)),
    "all_of": lambda entry, rule: kinds.AllOf(rule, _inner(entry)),
}
_COMMON = frozenset({"kind", "key", "required", "source", "evidence", "valid_from", "valid_to"})
_PARAMETERS: Mapping[str, frozenset[str]] = {
    "rated": frozenset({"at_least"}),
    "reaches": frozenset({"award"}),
    "initiatives": frozenset({"reaches", "count", "years", "kinds"}),
    "year_run": frozenset({"years", "rating", "titles", "after", "within", "rated_years"}),
    "holds": frozenset({"awards"}),
    "registered": frozenset(),
    "no_discipline": frozenset({"mildest", "is_of_members"}),
    "no_inquiry": frozenset(),
    "months_worked": frozenset({"months"}),
    "members_reach": frozenset({"awards", "percent", "is_strict"}),
    "members_have": frozenset({"awards", "count"}),
    "members_rated": frozenset({"at_least", "percent"}),
    "in_being": frozenset({"years"}),
    "leads_group": frozenset(),
    "attested": frozenset(),
    "voted": frozenset({"body", "percent", "base", "is_secret", "quorum_percent"}),
    "any_of": frozenset({"of"}),
    "all_of": frozenset({"of"}),
}
