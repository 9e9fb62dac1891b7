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
_REGISTERING = re.compile(r"\bdang ky\b|\bdk\b")
_PROJECT = re.compile(r"\bdu an\b")


def guess_list_kind(header: Sequence[str], titles: Sequence[str] = ()) -> ListKind:
    """People, where nothing speaks for awards, registrations or projects."""
    meanings = {label_meaning(label) for label in header}
    heads, above = fold(" ".join(header)), fold(" ".join(titles))
    has_project = Column.PROJECT in meanings
    if has_project and not meanings & {Column.FULL_NAME, Column.FAMILY_NAME, *_AWARDING}:
        return ListKind.PROJECTS
    if _REGISTERING.search(heads) or Column.INITIATIVE in meanings:
        return ListKind.REGISTRATIONS
    if meanings & _AWARDING:
        is_registration = _REGISTERING.search(above) and not meanings & (_DECIDED - {Column.YEAR, Column.PERIOD})
        return ListKind.REGISTRATIONS if is_registration else ListKind.AWARDS
    if meanings & {Column.DECISION, Column.DECISION_NUMBER} and meanings & {Column.YEAR, Column.DECISION_DAY}:
        return ListKind.AWARDS
    if _PROJECT.search(above) and meanings & {Column.CONTENT, Column.EXPECTED_RESULT}:
        return ListKind.PROJECTS
    return ListKind.PEOPLE
