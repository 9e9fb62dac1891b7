"""The register of legal bases (sổ căn cứ) as a whole: what is in force, what replaced what, who cites it, what disagrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from desktop_app.domain.language.text import fold
from desktop_app.domain.legal_basis.citation_form import law_name
from desktop_app.domain.legal_basis.contradictions import Contradiction, contradictions
from desktop_app.domain.legal_basis.legal_basis import DOCUMENT_TYPES, LegalBasis, split_number
from desktop_app.domain.legal_basis.matching import (
    BasisMention,
    LawNames,
    NameFound,
    number_key,
    resolve,
    resolve_law,
)

_AMENDING = re.compile(r"(?:về\s+)?(?:việc\s+)?(?:sửa đổi|bổ sung|bãi bỏ|đính chính)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,5}(?:/(?:19|20)[0-9]{2})?)\s?[-/]\s?(?P<symbol>[A-ZĐ][\w/&-]*\w)")


class Force(StrEnum):
    """Whether a document holds on a day. ``unknown``: the register has no day to tell it by."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class LegalBasisRegister:
    """Entries with the mentions of them in plans. Everything here is reckoned, nothing of it is stored."""

    def __init__(self, bases: Iterable[LegalBasis], mentions: Iterable[BasisMention] = ()) -> None:
        self.bases = tuple(sorted(bases, key=_rank))
        self.unresolved: list[BasisMention] = []
        """Numbered mentions of what the register does not hold."""
        self._by_handle = {basis.handle: basis for basis in self.bases}
        self._by_key: dict[str, list[LegalBasis]] = {}
        for basis in self.bases:
            self._by_key.setdefault(number_key(basis.number, basis.symbol), []).append(basis)
        self._mentions: dict[str, list[BasisMention]] = {}
        for mention in mentions:
            self._file(mention)

    def _file(self, mention: BasisMention) -> None:
        basis = self.meaning(mention)
        if basis is not None:
            self._mentions.setdefault(basis.handle, []).append(mention)
        elif mention.number:
            self.unresolved.append(mention)

    def meaning(self, mention: BasisMention, *, is_sure: bool = False) -> LegalBasis | None:
        """The entry a mention means: what the register, the checks and carrying forward go by. ``is_sure``: see ``resolve``."""
        if not mention.number:
            named = NameFound(0, 0, mention.title, mention.dated_on)
            return resolve_law(named, mention.plan_on, self.laws)
        key = number_key(mention.number, mention.symbol)
        return resolve(mention, self._by_key.get(key, ()) if key else self.bases, is_sure=is_sure)

    @cached_property
    def laws(self) -> tuple[LegalBasis, ...]:
        """Entries cited by name."""
        return tuple(basis for basis in self.bases if basis.is_law and basis.title)

    @cached_property
    def law_names(self) -> LawNames:
        """Finds them in texts."""
        return LawNames(self.laws)

    # One entry

    def get(self, handle: str) -> LegalBasis | None:
        """The entry of that handle."""
        return self._by_handle.get(handle)

    def find(self, written: str) -> tuple[LegalBasis, ...]:
        """Entries meant by a handle, a number with its symbol in any shape, or the name of a law."""
        if written in self._by_handle:
            return (self._by_handle[written],)
        parts = split_number(written)
        if parts is not None:
            return tuple(self._by_key.get(number_key(*parts), ()) if parts[1] else ())
        return tuple(law for law in self.laws if fold(law_name(law)) == fold(written))

    def mentions_of(self, basis: LegalBasis) -> tuple[BasisMention, ...]:
        """Where plans name it, in the order the plans were given."""
        return tuple(self._mentions.get(basis.handle, ()))

    def contradictions_of(self, basis: LegalBasis) -> tuple[Contradiction, ...]:
        """What is written of it in two ways."""
        return contradictions(basis, self.mentions_of(basis))

    # In force

    def force_on(self, basis: LegalBasis, on: date) -> Force:
        """Whether it holds on a day: by its own days, else by the day its successor came into force."""
        end = self.last_day(basis)
        if end is not None and on > end:
            return Force.ENDED
        if basis.in_force_from is not None:
            return Force.NOT_YET if on < basis.in_force_from else Force.IN_FORCE
        if basis.dated_on is not None and on < basis.dated_on:
            return Force.NOT_YET
        return Force.UNKNOWN

    def last_day(self, basis: LegalBasis) -> date | None:
        """The last day it holds, as far as the register knows."""
        if basis.in_force_to is not None:
            return basis.in_force_to
        successor = self.successor(basis)
        start = (successor.in_force_from or successor.dated_on) if successor else None
        return start - timedelta(days=1) if start else None

    def successor(self, basis: LegalBasis) -> LegalBasis | None:
        """The entry that replaced it."""
        found = [one for one in self.find(basis.replaced_by) if one != basis] if basis.replaced_by else []
        later = [one for one in found if one.dated_on and basis.dated_on and one.dated_on >= basis.dated_on]
        return next(iter(later or found), None)

    def chain(self, basis: LegalBasis) -> tuple[LegalBasis, ...]:
        """What replaced it, what replaced that, and so on to the newest."""
        found: list[LegalBasis] = []
        at = self.successor(basis)
        while at is not None and at != basis and at not in found:
            found.append(at)
            at = self.successor(at)
        return tuple(found)

    def predecessors(self, basis: LegalBasis) -> tuple[LegalBasis, ...]:
        """What it replaced."""
        return tuple(one for one in self.bases if one.replaced_by and self.successor(one) == basis)

    # Amending

    def amends(self, basis: LegalBasis) -> LegalBasis | None:
        """The entry that it amends, when its title says so: the first document named there."""
        title = basis.title
        if not _AMENDING.match(title):
            return None
        number = _NUMBERED.search(title)
        if number is not None:
            found = self._by_key.get(number_key(number["number"], number["symbol"]), ())
            return next((one for one in found if one != basis), None)
        named = self.law_names.find(title)
        law = resolve_law(named[0], basis.dated_on, self.laws) if named else None
        return law if law != basis else None

    def amended_by(self, basis: LegalBasis) -> tuple[LegalBasis, ...]:
        """The entries that amend it."""
        return tuple(one for one in self.bases if self.amends(one) == basis)

    def replacement(self, basis: LegalBasis) -> str:
        """What took its place, as a sentence names it; "" when nothing did."""
        newest = self.chain(basis)[-1:]
        return f"{newest[0].document_type} số {newest[0].full_number}" if newest else basis.replaced_by


def _rank(basis: LegalBasis) -> tuple[int, int, str]:
    """By rank of the type, then the newest first."""
    types: Sequence[str] = DOCUMENT_TYPES
    place = types.index(basis.document_type) if basis.document_type in types else len(types)
    return place, -(basis.dated_on.toordinal() if basis.dated_on else 0), basis.full_number
