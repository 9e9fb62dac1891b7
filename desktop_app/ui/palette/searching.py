"""From what is typed to the entries shown: at most four a group, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.domain.language.searching import best
from desktop_app.ui.palette.entries import Entry, Group

MOST_A_GROUP = 4
ONLY_ACTIONS, ONLY_PLANS = ">", "#"
_FIRST = 12
"""People and units whose registrations and results are looked up."""

Related = Callable[[Sequence[Entry], Sequence[Entry]], Sequence[Entry]]
"""Lines and results of the people and units found."""


def typed_words(typed: str) -> str:
    """What was typed without the sign that limits it."""
    return typed.strip().removeprefix(ONLY_ACTIONS).removeprefix(ONLY_PLANS).strip()


def found_entries(typed: str, entries: Sequence[Entry], related: Related) -> list[Entry]:
    """The entries to show, group by group. ">" looks at actions only, "#" at plans; with nothing behind it, all of them."""
    sign, words = typed.strip()[:1], typed_words(typed)
    if sign in (ONLY_ACTIONS, ONLY_PLANS):
        group = Group.ACTIONS if sign == ONLY_ACTIONS else Group.PLANS
        mine = [entry for entry in entries if entry.group is group]
        return [entry for _, entry in best(words, mine, _searched, len(mine))] if words else mine
    found: dict[Group, list[Entry]] = {}
    for group in Group:
        mine = [entry for entry in entries if entry.group is group]
        is_person = group is Group.PEOPLE
        found[group] = [entry for _, entry in best(words, mine, _searched, _FIRST, is_person=is_person)]
    for entry in related(found[Group.PEOPLE], found[Group.UNITS]):
        found[entry.group].append(entry)
    return [entry for group in Group for entry in found[group][:MOST_A_GROUP]]


def _searched(entry: Entry) -> str:
    return entry.searched
