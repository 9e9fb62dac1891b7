"""Which fact of one reading is which of another: the same kind, the same block, the same words, or the same turn in it."""

from __future__ import annotations

from desktop_app.domain.plan.facts import FACT_TYPES, LIST_NAMES, Fact, FactKind, PlanFacts


def kind_of(fact: Fact) -> FactKind:
    """The kind of a fact."""
    return next(kind for kind, wanted in FACT_TYPES.items() if type(fact) is wanted)


def siblings(fact: Fact, facts: PlanFacts) -> list[Fact]:
    """The facts of the same kind in the same block, in reading order."""
    listed: tuple[Fact, ...] = getattr(facts, LIST_NAMES[kind_of(fact)])
    return [one for one in listed if one.block_uid == fact.block_uid]


def paired(fact: Fact, own: PlanFacts, other: PlanFacts) -> Fact | None:
    """The counterpart of a fact of ``own`` in another reading of the same blocks; None when it has none.

    The same words decide; else the same turn where both readings found equally many. A fact entered by hand has none.
    """
    if fact.block_uid is None and not fact.quote:
        return None
    mine, theirs = siblings(fact, own), siblings(fact, other)
    same_words = [one for one in theirs if one.quote == fact.quote]
    if same_words:
        twins = [one for one in mine if one.quote == fact.quote]
        at = next(index for index, one in enumerate(twins) if one is fact)
        return same_words[at] if at < len(same_words) else None
    mine = [one for one in mine if one.quote]
    if len(mine) != len(theirs):
        return None
    return theirs[next(index for index, one in enumerate(mine) if one is fact)]
