"""The rules the checks go by, as they are read from the dated data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.evidence import Source
from desktop_app.domain.language.syllables import SyllableRules
from desktop_app.domain.office.working_days import WorkCalendar
from desktop_app.domain.plan.facts import FactKind

Range = tuple[float, float]
"""Least and most, both allowed."""


@dataclass(frozen=True)
class StaleWord:
    """Words that a paper dated ``from_on`` or later should not use.

    ``places`` are found only behind "tỉnh", or as the paper's place; ``symbols`` only in the paper's own symbol.
    """

    phrases: tuple[str, ...]
    places: tuple[str, ...]
    symbols: tuple[str, ...]
    from_on: date
    instead: str
    why: str
    source: Source


@dataclass(frozen=True)
class ChecklistItem:
    """One thing a launch plan must hold, and the words that show that it does (folded)."""

    name: str
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    facts: tuple[FactKind, ...] = ()


@dataclass(frozen=True)
class LaunchChecklist:
    """For plans dated ``from_on`` or later."""

    from_on: date
    items: tuple[ChecklistItem, ...]
    source: Source


@dataclass(frozen=True)
class LayoutRegime:
    """The layout of papers dated within the period. Lengths in millimetres, sizes in points."""

    name: str
    from_on: date | None
    until: date | None
    basis: str
    source: Source
    page: tuple[float, float]
    margin_top: Range
    margin_bottom: Range
    margin_left: Range
    margin_right: Range
    fonts: tuple[str, ...]
    body_size: Range
    first_line: Range
    paragraph_before_least: float
    size_sets: tuple[tuple[float, ...], ...]
    rule_share: Range
    page_number: str
    national_name: str
    motto: str
    last_basis_ends_with: str
    is_small_after_semicolon: bool

    def holds(self, on: date) -> bool:
        """Whether papers of that day follow it."""
        return (self.from_on is None or self.from_on <= on) and (self.until is None or on <= self.until)

    def cite(self, article: str) -> str:
        """The basis with its article: "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6"; the older rule's articles are not held."""
        return f"{self.basis}, {article}" if self.until is None else self.basis


@dataclass(frozen=True)
class Slip:
    """A known slip: ``wrong`` as whole words; see resources/rules/slips.toml."""

    wrong: str
    right: str
    is_before_capital: bool = False
    not_after: tuple[str, ...] = ()
    is_certain: bool = True
    why: str = ""


@dataclass(frozen=True)
class Abbreviations:
    """``known`` need no explanation; ``expansions`` are offered at the first mention."""

    known: frozenset[str] = frozenset()
    expansions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DocumentTypes:
    """Type of a document → its abbreviation in a symbol."""

    abbreviations: Mapping[str, str]
    source: Source


@dataclass(frozen=True)
class CheckRules:
    """Everything the checks need to know of the world on any day."""

    calendar: WorkCalendar
    stale_words: tuple[StaleWord, ...]
    document_types: DocumentTypes
    checklist: LaunchChecklist
    regimes: tuple[LayoutRegime, ...]
    slips: tuple[Slip, ...]
    abbreviations: Abbreviations
    syllables: SyllableRules

    def regime_on(self, on: date) -> LayoutRegime:
        """The layout rules of a paper of that day; the newest where none is said to hold."""
        return next((one for one in self.regimes if one.holds(on)), self.regimes[-1])
