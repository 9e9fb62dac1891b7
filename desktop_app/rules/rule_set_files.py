"""Reads rule sets: ``resources/rules/rule_sets/*.toml``, each a pack that a newer file of the same name may replace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.merit import MeritKind
from desktop_app.domain.evidence import Source
from desktop_app.domain.proof.conduct import AbsenceKind
from desktop_app.domain.registration.registration import SubjectKind
from desktop_app.domain.rule_set.conditions import AllOf, AnyOf, Condition, Rule
from desktop_app.domain.rule_set.rule_set import (
    Counting,
    Criterion,
    NationalQuota,
    PackHead,
    RuleSet,
    RuleText,
    Transition,
    TransitionWhen,
)
from desktop_app.rules.condition_entries import award_codes, choice, percent, read_condition
from desktop_app.rules.toml_entries import Entry, RuleFileError, read_entry

FOLDER_NAME = "rule_sets"
_CRITERION_KEYS = frozenset(
    {"award", "subject", "term", "decided_by", "source", "evidence", "is_delegated", "condition"}
)

_SOURCE_KEYS = ("source", "evidence")
_HEAD_KEYS = frozenset({"id", "name", "short_name", "received_from", "received_to", "ending", *_SOURCE_KEYS})
_COUNTING_KEYS = frozenset(
    {
        "idle_kinds",
        "absences_counted",
        "is_discipline_a_new_start",
        "is_initiative_used_once",
        "is_counted_anew",
        "sources",
    }
)

_Choice = TypeVar("_Choice", bound=StrEnum)


def load_rule_sets(folder: Path) -> tuple[RuleSet, ...]:
    """All shipped rule sets, oldest first; RuleFileError when one does not hold what it should."""
    found = [read_rule_set(read_entry(path)) for path in sorted((folder / FOLDER_NAME).glob("*.toml"))]
    if len({one.id for one in found}) != len(found):
        raise RuleFileError(f"{FOLDER_NAME}: two files of one rule set")
    return tuple(sorted(found, key=lambda one: one.received_from))


def read_rule_set(entry: Entry) -> RuleSet:
    """One rule set from its file; every value is checked."""
    head = entry.entry("rule_set")
    head.only(_HEAD_KEYS)
    common = [_common(one) for one in entry.entries("common")]
    made = RuleSet(
        id=head.filled("id"),
        name=head.filled("name"),
        short_name=head.filled("short_name"),
        received_from=head.required_day("received_from"),
        received_to=head.day("received_to"),
        source=head.source(),
        pack=read_pack_head(entry),
        texts=tuple(_text(one) for one in entry.entries("text")),
        counting=_counting(entry.entry("counting")) if "counting" in entry.values else Counting(),
        criteria=tuple(_criterion(one, common) for one in entry.entries("criterion")),
        transitions=tuple(_transition(one) for one in entry.entries("transition")),
        quotas=tuple(_quota(one) for one in entry.entries("quota")),
        ending=head.text("ending", ""),
    )
    if made.received_to is not None and made.received_to < made.received_from:
        raise head.wrong("received_to", "after received_from")
    keys = [(one.award_code, one.subject_kind) for one in made.criteria]
    if len(set(keys)) != len(keys):
        raise entry.wrong("criterion", "one for each award and kind of subject")
    return made


def read_pack_head(entry: Entry) -> PackHead:
    """Name and version of the pack a file holds."""
    pack = entry.entry("pack")
    pack.only({"name", "version"})
    return PackHead(pack.filled("name"), pack.required_day("version"))


def _text(entry: Entry) -> RuleText:
    entry.only({"name", "dated_on", "is_read", *_SOURCE_KEYS})
    return RuleText(entry.filled("name"), entry.day("dated_on"), entry.flag("is_read", default=False), entry.source())


def _counting(entry: Entry) -> Counting:
    entry.only(_COUNTING_KEYS)
    return Counting(
        idle_kinds=frozenset(_choices(entry, "idle_kinds", MeritKind)),
        idle_source=_source_of(entry, "idle_kinds"),
        absences_counted=frozenset(_choices(entry, "absences_counted", AbsenceKind)),
        absence_source=_source_of(entry, "absences_counted"),
        is_discipline_a_new_start=entry.flag("is_discipline_a_new_start", default=False),
        discipline_source=_source_of(entry, "is_discipline_a_new_start"),
        is_initiative_used_once=entry.flag("is_initiative_used_once", default=False),
        initiative_source=_source_of(entry, "is_initiative_used_once"),
        is_counted_anew=entry.flag("is_counted_anew", default=False),
        anew_source=_source_of(entry, "is_counted_anew"),
    )


def _source_of(entry: Entry, key: str) -> Source | None:
    """``[counting.sources.KEY]``: each counting rule that is set names its own source."""
    if not entry.values.get(key):
        return None
    return entry.entry("sources").entry(key).source()


def _choices(entry: Entry, key: str, kind: Callable[[str], _Choice]) -> list[_Choice]:
    return [choice(entry, key, one, kind) for one in entry.texts(key)]


def _common(entry: Entry) -> tuple[frozenset[str], tuple[Condition, ...]]:
    """Conditions that stand before those of each award named in ``awards`` (none named: of all awards)."""
    entry.only({"awards", "condition"})
    conditions = tuple(read_condition(one) for one in entry.entries("condition"))
    if not conditions:
        raise entry.wrong("condition", "at least one")
    return frozenset(award_codes(entry, "awards") or BY_CODE), conditions


def _criterion(entry: Entry, common: Sequence[tuple[frozenset[str], tuple[Condition, ...]]]) -> Criterion:
    entry.only(_CRITERION_KEYS)
    code = entry.filled("award")
    subject = choice(entry, "subject", entry.filled("subject"), SubjectKind)
    if code not in BY_CODE or subject not in BY_CODE[code].subjects:
        raise entry.wrong("award", f"a code of the catalogue for that subject, not {code}")
    is_delegated = entry.flag("is_delegated", default=False)
    conditions = tuple(read_condition(one) for one in entry.entries("condition"))
    if not conditions and not is_delegated:
        raise entry.wrong("condition", "at least one, or is_delegated")
    shared = tuple(one for codes, of_all in common if code in codes for one in of_all)
    keys = [one.key for one in _rules((*shared, *conditions))]
    if len(set(keys)) != len(keys):
        raise entry.wrong("key", "given once within a criterion")
    return Criterion(
        award_code=code,
        subject_kind=subject,
        term=entry.filled("term"),
        decided_by=entry.text("decided_by", ""),
        source=entry.source(),
        conditions=(*shared, *conditions),
        is_delegated=is_delegated,
    )


def _rules(conditions: Iterable[Condition]) -> Iterator[Rule]:
    for one in conditions:
        yield one.rule
        if isinstance(one, AnyOf | AllOf):
            yield from _rules(one.conditions)


def _quota(entry: Entry) -> NationalQuota:
    entry.only({"award", "base", "percent", "words", *_SOURCE_KEYS})
    found = award_codes(entry, "base")
    code = entry.filled("award")
    if code not in BY_CODE or not found:
        raise entry.wrong("award, base", "codes of the catalogue")
    return NationalQuota(code, percent(entry, "percent"), found, entry.filled("words"), entry.source())


def _transition(entry: Entry) -> Transition:
    entry.only({"by", "when", "received_from", "received_to", "words", *_SOURCE_KEYS})
    return Transition(
        by=entry.filled("by"),
        when=choice(entry, "when", entry.filled("when"), TransitionWhen),
        received_from=entry.day("received_from"),
        received_to=entry.day("received_to"),
        words=entry.filled("words"),
        source=entry.source(),
    )
