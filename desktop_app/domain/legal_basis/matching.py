"""Which written mentions mean which document: one text is written in many shapes, and one number is used by several texts.

Number and symbol make the key; marks, letter case, leading zeros and the joining signs do not count. Where a number starts
again every year the day tells documents apart, but a day with one slip in it (another year, or another day of the same year)
still means the same document: that is a contradiction to be shown, not a second document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop_app.domain.language.text import fold, unify_tones, words
from desktop_app.domain.legal_basis.citation_form import law_name
from desktop_app.domain.legal_basis.legal_basis import LAWS, LegalBasis, is_party_symbol

_SIGNS = re.compile(r"[^a-z0-9&]+")
_A_LAW = re.compile("|".join(LAWS), re.IGNORECASE)
_BETWEEN = r"[\s,;\-–]+"
_DAY_AFTER = re.compile(
    r"\s*,?\s*(?:số\s+\S+\s+)?ngày\s+(?P<day>[0-9]{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(?P<month>[0-9]{1,2})"
    r"\s*(?:[/.\-]|\s+năm\s+)\s*(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\s*,?\s*(?:số\s+\S+\s+)?(?:năm\s+)?(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[./][0-9])", re.IGNORECASE
)


@dataclass(frozen=True)
class BasisMention:
    """One place of one plan where a document is named: by its number, or (no number) a law by its whole name in ``title``.

    ``plan_on``: the day by which the plan is to be understood.
    """

    plan_id: int
    plan_label: str
    plan_on: date
    block_uid: str | None
    quote: str
    document_type: str = ""
    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    issuer: str = ""
    title: str = ""


@dataclass(frozen=True)
class NameFound:
    """A law found by its name in a text: where, and the day or only the year written behind it."""

    start: int
    end: int
    name: str
    dated_on: date | None
    year: int | None = None


@lru_cache(maxsize=10_000)
def number_key(number: str, symbol: str) -> str:
    """Equal for 34-CT/TW, 34/CT-TW and "34 - CT/TW"; "" while number or symbol is missing."""
    plain = _SIGNS.sub("-", fold(symbol)).strip("-")
    return f"{_plain_number(number)}|{plain}" if number and plain else ""


def is_same_document(
    one: LegalBasis | BasisMention, other: LegalBasis | BasisMention, *, is_day_needed: bool = False
) -> bool:
    """Whether both may mean one document. ``is_day_needed``: only an equal day counts where both have one."""
    if not (one.symbol and other.symbol):
        if one.dated_on is None or one.dated_on != other.dated_on or not one.number:
            return False
        same_number = _plain_number(one.number) == _plain_number(other.number)
        return same_number and fold(one.document_type) == fold(other.document_type)
    if number_key(one.number, one.symbol) != number_key(other.number, other.symbol):
        return False
    if one.dated_on is None or other.dated_on is None or one.dated_on == other.dated_on:
        return True
    return not is_day_needed and _may_be_slip(one, one.dated_on, other.dated_on)


def resolve(mention: BasisMention, bases: Iterable[LegalBasis], *, is_sure: bool = False) -> LegalBasis | None:
    """The entry a numbered mention means; of several the one of the same day, else the newest before the plan.

    ``is_sure``: where numbers start again every year, only an entry of the mention's own year; for what is told as a fault.
    """
    found = [
        basis
        for basis in bases
        if is_same_document(mention, basis) and not (is_sure and _may_be_of_another_year(mention, basis))
    ]
    exact = [basis for basis in found if mention.dated_on is not None and basis.dated_on == mention.dated_on]
    if exact or len(found) < 2:
        return next(iter(exact or found), None)
    before = [one for one in found if one.dated_on and one.dated_on <= mention.plan_on]
    return max(before, key=lambda one: one.dated_on or date.min) if before else found[0]


def resolve_law(found: NameFound, on: date | None, laws: Sequence[LegalBasis]) -> LegalBasis | None:
    """The law a name means on a day, of several with one name that which holds then; ``laws``: the newest first."""
    named = [law for law in laws if fold(law_name(law)) == fold(found.name)]
    day = found.dated_on
    if day is not None:
        exact = [law for law in named if law.dated_on == day]
        slips = [law for law in named if law.dated_on and _is_slip(law.dated_on, day)]
        return next(iter(exact or slips), None)
    if found.year is not None:
        return next((law for law in named if law.dated_on and law.dated_on.year == found.year), None)
    valid = [
        law
        for law in named
        if on is None
        or (
            (law.in_force_to is None or law.in_force_to >= on)
            and ((start := law.in_force_from or law.dated_on) is None or start <= on)
        )
    ]
    return next(iter(valid if len(named) > 1 else named), None)


class LawNames:
    """Finds laws by name in many texts."""

    def __init__(self, laws: Iterable[LegalBasis]) -> None:
        by_pattern = {_name_pattern(law): law_name(law) for law in laws if law.is_law and words(law.title)}
        ordered = sorted(by_pattern.items(), key=lambda item: len(item[1]), reverse=True)
        self._names = [name for _, name in ordered]
        joined = "|".join(f"(?P<n{at}>{pattern})" for at, (pattern, _) in enumerate(ordered))
        self._whole = re.compile(joined, re.IGNORECASE) if ordered else None

    def find(self, text: str) -> list[NameFound]:
        """Every law named in a text, by its whole name or its initials (Luật TĐKT); the longest name that fits counts."""
        if self._whole is None or _A_LAW.search(text) is None:
            return []
        found = []
        for match in self._whole.finditer(unify_tones(text)):
            name = self._names[int((match.lastgroup or "n0")[1:])]
            day = _day_after(text, match.end())
            year = _YEAR_AFTER.match(text, match.end()) if day is None else None
            end = year.end() if year else match.end()
            found.append(NameFound(match.start(), end, name, day, int(year["year"]) if year else None))
        return found


def _name_pattern(law: LegalBasis) -> str:
    names = [word for word in re.split(_BETWEEN, unify_tones(law.title)) if word]
    whole = _BETWEEN.join(re.escape(word) for word in names)
    initials = r"[\s,\-]*".join(re.escape(word[0].upper()) for word in names)
    short = f"|(?-i:{initials})" if 2 <= len(names) <= 6 else ""
    return rf"\b{re.escape(law.document_type)}\s+(?:{whole}{short})(?!\w)"


def _day_after(text: str, at: int) -> date | None:
    found = _DAY_AFTER.match(text, at)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _plain_number(number: str) -> str:
    return fold(number).lstrip("0")


def _starts_again_every_year(one: LegalBasis | BasisMention) -> bool:
    """A number that neither carries its year nor, as the Party's, runs on over the years of a term."""
    return "/" not in one.number and not is_party_symbol(one.symbol)


def _may_be_of_another_year(mention: BasisMention, basis: LegalBasis) -> bool:
    if not _starts_again_every_year(basis):
        return False
    return mention.dated_on is None or basis.dated_on is None or mention.dated_on.year != basis.dated_on.year


def _may_be_slip(one: LegalBasis | BasisMention, day: date, other: date) -> bool:
    return not _starts_again_every_year(one) or _is_slip(day, other)


def _is_slip(day: date, other: date) -> bool:
    """One part of a day written wrong: the year, or day and month inside a year."""
    return day.year == other.year or (day.day, day.month) == (other.day, other.month)
