"""Whether a local condition asks more or less than the one of the law whose place it is to take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from desktop_app.domain.proof.conduct import DisciplineKind
from desktop_app.domain.proof.work_rating import RatingGrade
from desktop_app.domain.rule_set import conditions as kinds
from desktop_app.domain.rule_set.conditions import Condition, VoteBase

_GRADES = (RatingGrade.UNRATED, RatingGrade.NOT_DONE, RatingGrade.DONE, RatingGrade.GOOD, RatingGrade.EXCELLENT)
_FORMS = tuple(DisciplineKind)
_BASES = (VoteBase.VALID, VoteBase.PRESENT, VoteBase.MEMBERS)


class Strictness(StrEnum):
    """Of a local condition, held against one of the law."""

    STRICTER = "stricter"  # or the same
    MILDER = "milder"
    UNLIKE = "unlike"  # neither follows from the other


def _more(value: int | None) -> int:
    return value or 0


def _less(value: int) -> int:
    return -value


def _grade(value: RatingGrade) -> int:
    return _GRADES.index(value)


def _barred_from(value: DisciplineKind) -> int:
    return -_FORMS.index(value)


def _base(value: VoteBase) -> int:
    return _BASES.index(value)


_WEIGHTS: Mapping[type, Mapping[str, Callable[[Any], int]]] = {
    kinds.Rated: {"at_least": _grade},
    kinds.HasInitiatives: {"count": _more, "years": _less},
    kinds.NoDiscipline: {"mildest": _barred_from},
    kinds.MonthsWorked: {"months": _more},
    kinds.MembersReach: {"percent": _more, "is_strict": _more},
    kinds.MembersHave: {"count": _more},
    kinds.MembersRated: {"at_least": _grade, "percent": _more},
    kinds.InBeing: {"years": _more, "months": _more},
    kinds.YearRun: {"years": _more},
    kinds.Voted: {"percent": _more, "base": _base, "is_secret": _more, "quorum_percent": _more},
}
"""By kind: the parameters that make it stricter the higher they weigh. All others must be the same to be compared."""


def strictness(own: Condition, law: Condition) -> Strictness:
    """What cannot be weighed is UNLIKE, never thought to be the same."""
    if type(own) is not type(law) or type(own) not in _WEIGHTS:
        return Strictness.UNLIKE
    weights = _WEIGHTS[type(own)]
    signs = set()
    for one in fields(own):
        if one.name == "rule":
            continue
        mine, theirs = getattr(own, one.name), getattr(law, one.name)
        if one.name in weights:
            weigh = weights[one.name]
            signs.add((weigh(mine) > weigh(theirs)) - (weigh(mine) < weigh(theirs)))
        elif mine != theirs:
            return Strictness.UNLIKE
    if signs >= {1, -1}:
        return Strictness.UNLIKE
    return Strictness.MILDER if -1 in signs else Strictness.STRICTER
