"""What a list is about, by its header and its title lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.domain.language.text import fold
from desktop_app.domain.lists.columns import Column, ListKind, label_meaning

_AWARDING = frozenset({Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.AWARD_MARK, Column.YEAR_AWARD})
_DECIDED = frozenset({
    Column.DECISION, Column.DECISION_NUMBER, Column.DECISION_DAY, Column.AUTHORITY, Column.YEAR, Column.PERIOD,
    Column.FROM_YEAR, Column.OUTCOME, Column.YEAR_AWARD,
})  # fmt: skip
_DECISIONS = frozenset({Column.DECISION, Column.DECISION_NUMBER, Column.DECISION_DAY})
_RECOGNISED = _DECISIONS | {Column.AUTHORS, Column.CO_AUTHORS, Column.REACH, Column.INFLUENCE, Column.AUTHORITY}
_REGISTERING = re.compile(r"\bdang ky\b|\bdk\b")
_PROJECT = re.compile(r"\bdu an\b")


def guess_list_kind(header: Sequence[str], titles: Sequence[str] = ()) -> ListKind:
    """People, where nothing speaks for awards, registrations, projects or proofs."""
    named = [label_meaning(label) for label in header]
    meanings = set(named)
    heads, above = fold(" ".join(header)), fold(" ".join(titles))
    has_project = Column.PROJECT in meanings
    if has_project and not meanings & {Column.FULL_NAME, Column.FAMILY_NAME, *_AWARDING}:
        return ListKind.PROJECTS
    if _REGISTERING.search(heads):
        return ListKind.REGISTRATIONS
    if Column.VOTES_FOR in meanings and not meanings & _DECISIONS:
        return ListKind.VOTES
    if Column.INITIATIVE in meanings:
        is_recognised = meanings & _RECOGNISED or "cong nhan" in above
        return ListKind.INITIATIVES if is_recognised and not meanings & _AWARDING else ListKind.REGISTRATIONS
    if Column.DISCIPLINE in meanings or (Column.COMMENDATION in meanings and "ky luat" in above):
        return ListKind.DISCIPLINES
    is_rating = bool(meanings & {Column.GRADE, Column.YEAR_GRADE}) or named.count(Column.GRADE_MARK) > 1
    is_rating |= bool(meanings & {Column.OUTCOME, Column.SCORE, Column.YEAR_AWARD}) and "xep loai" in above
    if is_rating and not meanings & (_AWARDING - ({Column.YEAR_AWARD} if "xep loai" in above else frozenset())):
        return ListKind.RATINGS
    if meanings & _AWARDING:
        is_registration = _REGISTERING.search(above) and not meanings & (_DECIDED - {Column.YEAR, Column.PERIOD})
        return ListKind.REGISTRATIONS if is_registration else ListKind.AWARDS
    if meanings & {Column.DECISION, Column.DECISION_NUMBER} and meanings & {Column.YEAR, Column.DECISION_DAY}:
        return ListKind.AWARDS
    if _PROJECT.search(above) and meanings & {Column.CONTENT, Column.EXPECTED_RESULT}:
        return ListKind.PROJECTS
    return ListKind.PEOPLE
