"""One document written with two days or two titles: both are shown with their places, none is picked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from desktop_app.domain.language.dates import format_text
from desktop_app.domain.language.text import fold, words
from desktop_app.domain.legal_basis.legal_basis import LegalBasis
from desktop_app.domain.legal_basis.matching import BasisMention

_AGREEING = 0.6
"""Share of the shorter title's words that must stand in the longer one in the same order."""


class DisputedField(StrEnum):
    """What is written in two ways."""

    DAY = "day"
    TITLE = "title"


@dataclass(frozen=True)
class WrittenValue:
    """One of the values. ``is_in_register``: the register has it; ``mentions``: the places of plans that have it."""

    text: str
    is_in_register: bool
    mentions: tuple[BasisMention, ...]


@dataclass(frozen=True)
class Contradiction:
    """Two or more values for one field of one document, the register's first."""

    field: DisputedField
    values: tuple[WrittenValue, ...]


def contradictions(basis: LegalBasis, mentions: Sequence[BasisMention]) -> tuple[Contradiction, ...]:
    """What the register and the plans say differently of one document."""
    by_day: dict[str, list[BasisMention]] = {format_text(basis.dated_on): []} if basis.dated_on else {}
    for mention in mentions:
        if mention.dated_on is not None:
            by_day.setdefault(format_text(mention.dated_on), []).append(mention)
    own_day = format_text(basis.dated_on) if basis.dated_on else ""
    found = [_contradiction(DisputedField.DAY, by_day, own_day)]
    if not basis.is_law:
        found.append(_contradiction(DisputedField.TITLE, _by_title(basis.title, mentions), basis.title))
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=10_000)
def titles_agree(one: str, other: str) -> bool:
    """Whether two titles may be the same one, whole and cut short, or worded a little differently."""
    left, right = _title_words(one), _title_words(other)
    if not left or not right:
        return True
    matched = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return matched >= _AGREEING * min(len(left), len(right))


def _by_title(own: str, mentions: Iterable[BasisMention]) -> dict[str, list[BasisMention]]:
    groups: dict[str, list[BasisMention]] = {own: []} if own else {}
    for mention in mentions:
        if mention.title:
            known = next((title for title in groups if titles_agree(title, mention.title)), mention.title)
            groups.setdefault(known, []).append(mention)
    return groups


def _contradiction(field: DisputedField, groups: dict[str, list[BasisMention]], own: str) -> Contradiction | None:
    if len(groups) < 2:
        return None
    return Contradiction(
        field, tuple(WrittenValue(text, text == own, tuple(mentions)) for text, mentions in groups.items())
    )


def _title_words(title: str) -> list[str]:
    found = words(fold(title))
    while found[:1] in (["ve"], ["viec"]):
        found = found[1:]
    return found
