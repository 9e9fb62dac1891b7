"""Facts of two plans: which is which, and which of their values changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.language.text import match_key
from desktop_app.domain.plan.comparison.fact_wording import COMPARED_FIELDS, fact_title, fact_words, value_words
from desktop_app.domain.plan.facts import Fact, FactKind
from desktop_app.domain.plan.places import parts_of
from desktop_app.domain.plan.plan import PlanContent


@dataclass(frozen=True)
class FactDifference:
    """One changed value of a fact, or a whole fact that came (``old`` "") or went (``new`` ""); ``field`` "" for a whole one."""

    kind: FactKind
    title: str
    field: str
    field_words: str
    old: str
    new: str
    place: str


def fact_differences(old: PlanContent, new: PlanContent, uids: dict[str, str]) -> tuple[FactDifference, ...]:
    """All differences, kind by kind in reading order. ``uids``: old block → new block."""
    old_places, new_places = parts_of(old.blocks), parts_of(new.blocks)
    found: list[FactDifference] = []
    for kind in FactKind:
        left, right = list(old.facts.of_kind(kind)), list(new.facts.of_kind(kind))
        pairs = paired_facts(kind, left, right, uids)
        taken = set(pairs.values())
        for at, fact in enumerate(left):
            if at in pairs:
                found += _changed(kind, fact, right[pairs[at]], new_places)
            else:
                place = old_places.get(fact.block_uid or "", "")
                found.append(FactDifference(kind, fact_title(fact), "", "", fact_words(fact, kind), "", place))
        for at, fact in enumerate(right):
            if at not in taken:
                place = new_places.get(fact.block_uid or "", "")
                found.append(FactDifference(kind, fact_title(fact), "", "", "", fact_words(fact, kind), place))
    return tuple(found)


def paired_facts(kind: FactKind, left: Sequence[Fact], right: Sequence[Fact], uids: dict[str, str]) -> dict[int, int]:
    """Place in ``left`` → place in ``right``.

    The same block and the same name; then the same block in turn; then the same name anywhere, in turn.
    """
    pairs: dict[int, int] = {}
    for same_block, same_name in ((True, True), (True, False), (False, True)):
        taken = set(pairs.values())
        for at, fact in enumerate(left):
            if at in pairs:
                continue
            for other_at, other in enumerate(right):
                if other_at in taken:
                    continue
                is_there = _block_of(fact, uids) == other.block_uid
                is_named = _name(kind, fact) == _name(kind, other)
                if (is_there or not same_block) and (is_named or (not same_name and _may_be(kind, fact, other))):
                    pairs[at] = other_at
                    taken.add(other_at)
                    break
    return pairs


def _block_of(fact: Fact, uids: dict[str, str]) -> str | None:
    return uids.get(fact.block_uid, "") if fact.block_uid is not None else None


def _name(kind: FactKind, fact: Fact) -> str:
    """What makes a fact the same one in two plans, its values apart."""
    if kind is FactKind.CITATION:
        return str(getattr(fact, "target_key", "")) or match_key(fact.quote)
    if kind is FactKind.DEADLINE:
        return str(getattr(fact, "deadline_kind", ""))
    if kind is FactKind.WAVE:
        return str(getattr(fact, "ordinal", "")) or match_key(fact_title(fact))
    return match_key(fact_title(fact))


def _may_be(kind: FactKind, one: Fact, other: Fact) -> bool:
    """Whether facts of other names in the same block can be one that changed: another Chỉ thị, but no Luật in its place."""
    return kind is not FactKind.CITATION or getattr(one, "symbol", None) == getattr(other, "symbol", None)


def _changed(kind: FactKind, old: Fact, new: Fact, places: dict[str, str]) -> list[FactDifference]:
    place = places.get(new.block_uid or "", "")
    return [
        FactDifference(
            kind,
            fact_title(new),
            field,
            name,
            value_words(field, getattr(old, field)),
            value_words(field, getattr(new, field)),
            place,
        )
        for field, name in COMPARED_FIELDS[kind].items()
        if getattr(old, field) != getattr(new, field)
    ]
