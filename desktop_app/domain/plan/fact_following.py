"""Facts that follow a sentence into other words: the old fact keeps its uid and takes the values the new words say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.plan.comparison.fact_comparison import paired_facts
from desktop_app.domain.plan.comparison.fact_wording import COMPARED_FIELDS, fact_title, fact_words, value_words
from desktop_app.domain.plan.facts import Fact, FactKind, PlanFacts
from desktop_app.domain.plan.plan import PlanContent


def following_words(draft: PlanContent, returned: PlanContent, old_uid: str, new_uid: str) -> tuple[str, ...]:
    """What would become of the facts of a block whose words come from ``new_uid``, one sentence each."""
    found: list[str] = []
    for kind, old, new in _following(draft.facts, returned.facts, old_uid, new_uid):
        if new is None:
            found.append(f"{fact_words(old, kind)}: không còn trong câu" if old else "")
        elif old is None:
            found.append(f"{fact_words(new, kind)}: thêm")
        else:
            found += [
                f"{fact_title(old)}, {name}: {value_words(field, getattr(old, field)) or '–'} → "
                f"{value_words(field, getattr(new, field)) or '–'}"
                for field, name in COMPARED_FIELDS[kind].items()
                if getattr(old, field) != getattr(new, field)
            ]
    return tuple(found)


def with_following_facts(content: PlanContent, returned: PlanContent, old_uid: str, new_uid: str) -> PlanContent:
    """The content with the facts of block ``old_uid`` as the returned block ``new_uid`` says them.

    A fact whose values changed waits to be confirmed again. One that the words no longer hold is left, for the clerk to see
    that it stands nowhere; a new one is added with a uid of its own.
    """
    facts = content.facts
    for kind, old, new in _following(content.facts, returned.facts, old_uid, new_uid):
        if new is None:
            continue
        listed = facts.of_kind(kind)
        if old is None:
            fresh = replace(new, uid=_fresh_uid(facts), block_uid=old_uid, is_confirmed=False)
            changed = (*listed, fresh)
        else:
            is_same = all(getattr(old, field) == getattr(new, field) for field in COMPARED_FIELDS[kind])
            taken = replace(new, uid=old.uid, block_uid=old_uid, is_confirmed=old.is_confirmed and is_same)
            changed = tuple(taken if one.uid == old.uid else one for one in listed)
        facts = facts.with_kind(kind, changed)
    return replace(content, facts=facts)


def _following(
    draft: PlanFacts, returned: PlanFacts, old_uid: str, new_uid: str
) -> Iterator[tuple[FactKind, Fact | None, Fact | None]]:
    """Old fact and new fact of a sentence, kind by kind; None where there is none on that side."""
    for kind in FactKind:
        left = [one for one in draft.of_kind(kind) if one.block_uid == old_uid]
        right = [one for one in returned.of_kind(kind) if one.block_uid == new_uid]
        pairs = paired_facts(kind, left, right, {old_uid: new_uid})
        yield from ((kind, one, right[pairs[at]] if at in pairs else None) for at, one in enumerate(left))
        yield from ((kind, None, one) for at, one in enumerate(right) if at not in set(pairs.values()))


def _fresh_uid(facts: PlanFacts) -> str:
    taken = {fact.uid for fact in facts.all()}
    number = 1
    while f"w{number}" in taken:
        number += 1
    return f"w{number}"
