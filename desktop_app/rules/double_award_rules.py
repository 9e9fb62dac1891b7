"""Reads ``double_awards.toml``: what forbids two awards for one achievement, by the day of the decision."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.award.catalogue import BY_CODE
from desktop_app.domain.award.double_awards import DoubleKind, DoubleRule
from desktop_app.domain.award.merit import MeritKind
from desktop_app.rules.toml_entries import Entry, read_entry

FILE_NAME = "double_awards.toml"


def load_double_award_rules(folder: Path) -> tuple[DoubleRule, ...]:
    """All rules in the order of the file; RuleFileError when it does not hold what it should."""
    return tuple(_rule(entry) for entry in read_entry(folder / FILE_NAME).entries("rule"))


def _rule(entry: Entry) -> DoubleRule:
    codes = entry.texts("awards")
    unknown = [code for code in codes if code not in BY_CODE]
    if unknown:
        raise entry.wrong("awards", f"codes of the catalogue, not {', '.join(unknown)}")
    kinds = entry.texts("kinds")
    if not kinds or not set(kinds) <= set(DoubleKind) - {DoubleKind.ENTERED_TWICE}:
        raise entry.wrong("kinds", f"some of {', '.join(set(DoubleKind) - {DoubleKind.ENTERED_TWICE})}")
    excepted = entry.texts("except_kinds")
    if not set(excepted) <= set(MeritKind):
        raise entry.wrong("except_kinds", f"some of {', '.join(MeritKind)}")
    start, end = entry.day("from_on"), entry.day("to_on")
    if start and end and end < start:
        raise entry.wrong("to_on", "a day that is not before from_on")
    return DoubleRule(
        frozenset(map(DoubleKind, kinds)),
        entry.filled("words"),
        entry.source(),
        start,
        end,
        frozenset(codes),
        frozenset(map(MeritKind, excepted)),
    )
