"""What a line is by its marker and its letters, never by the depth of any markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.language.numerals import from_roman
from desktop_app.importing.lines.markup import Line


class MarkerKind(Enum):
    """The families of markers, from the outermost in."""

    PART = "part"  # Phần I
    LETTER = "letter"  # A.
    ROMAN = "roman"  # I.
    PSEUDO = "pseudo"  # * …:
    CLAUSE = "clause"  # 1.
    DECIMAL = "decimal"  # 1.1.
    POINT = "point"  # a)
    BULLET = "bullet"  # - + •


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as written, the numbers in it, and where the words behind it begin in ``Line.text``."""

    kind: MarkerKind
    text: str
    end: int
    numbers: tuple[int, ...] = ()
    is_certain: bool = True


_PART = re.compile(
    r"(?P<m>(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:(?:THỨ|thứ)\s+[^\W\d_]{2,5}|[IVX]{1,5}|[0-9]{1,2})\s?[.:]?)(?:\s+|$)"
)
_ROMAN = re.compile(r"(?P<m>(?P<n>[IVX]{1,5})\s?(?:[./)]\s?-?|[-–:]))(?=\s|[^\W\d_]|$)\s*")
_LETTER = re.compile(r"(?P<m>(?P<l>[A-HK-UWY])\s?(?:[./)]\s?-?|-))\s+")
_DECIMAL = re.compile(
    r"(?P<m>(?:(?P<r>[IVX]{1,5})\.)?(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})(?P<dot>[.)]?))(?:\s+(?=[^\s0-9])|(?=[^\W\d_])|$)"
)
_CLAUSE = re.compile(
    r"(?P<m>(?P<n>[0-9]{1,2})(?:\s?(?:[.)/](?:\s?-)?)(?=\s|$)|[.)/](?=[^\W\d_]|[“\"(*])|(?P<hyphen>\s?[-–])(?=\s)))\s*"
)
_POINT = re.compile(r"(?P<m>\(?(?P<l>[a-zđ])[0-9]?\)|[a-zđ]/(?=\s)|[a-zđ]\.(?=\s+[^\W\d_a-zàáảãạăâđèéêìíòóôơùúưý]))\s*")
_BULLET = re.compile(r"(?P<m>[-–—−+•●○▪■□◦‣➢➤►✓✔❖·§\uf0b7\uf02d\uf0d8\uf0fc\uf0a7]|Ø)(?:\s+|(?=[^\W\d_“\"(]))")
_STAR = re.compile(r"(?P<m>\*{1,3})(?:\s+|(?=[^\W\d_]))")
_PAGE_NUMBER = re.compile(r"(?:[-–]\s?[0-9]{1,3}\s?[-–]|(?:[Tt]rang\s)?[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?)")
_BULLET_FIRST = frozenset("-–—−+•●○▪■□◦‣➢➤►✓✔❖·§\uf0b7\uf02d\uf0d8\uf0fc\uf0a7Ø")
_SENTENCE_END = re.compile(r"(?:[.;:!?…]|/\.)[\"”’»)\]]*$")
_LAST_SECTION = 40


def marker_of(line: Line) -> Marker | None:
    """The marker a line begins with, or None. Decides by shape; sequence is judged by the body parser."""
    text = line.text
    first = text[0]
    if first in _BULLET_FIRST:
        return _bullet(text)
    if first == "*":
        return _star(text)
    if first.isdigit():
        return _number(text)
    if first in "IVX":
        return _roman(text)
    if first in "PpCc" and (found := _PART.match(text)) and _is_heading_rest(text[found.end() :]):
        return Marker(MarkerKind.PART, found["m"].strip(), found.end())
    if (first == "(" or first.islower()) and (found := _POINT.match(text)):
        return Marker(MarkerKind.POINT, found["m"].strip(), found.end())
    if first.isupper() and (found := _LETTER.match(text)):
        return Marker(MarkerKind.LETTER, found["m"].strip(), found.end(), (ord(found["l"]) - 64,))
    return None


def _bullet(text: str) -> Marker | None:
    if _PAGE_NUMBER.fullmatch(text):
        return None
    found = _BULLET.match(text)
    if found is None:
        return None
    return Marker(MarkerKind.BULLET, found["m"], found.end())


def _star(text: str) -> Marker | None:
    found = _STAR.match(text)
    return Marker(MarkerKind.PSEUDO, found["m"], found.end()) if found else None


def _number(text: str) -> Marker | None:
    if _PAGE_NUMBER.fullmatch(text):
        return None
    if found := _CLAUSE.match(text):
        if found["hyphen"] and text[found.end() : found.end() + 1].isdigit():
            return None
        return Marker(MarkerKind.CLAUSE, found["m"].strip(), found.end(), (int(found["n"]),))
    return _decimal(text)


def _decimal(text: str) -> Marker | None:
    found = _DECIMAL.match(text)
    if found is None:
        return None
    numbers = tuple(int(part) for part in found["n"].split("."))
    if found["r"]:
        return Marker(MarkerKind.DECIMAL, found["m"], found.end(), numbers)
    if len(numbers) < 2:
        return None
    return Marker(MarkerKind.DECIMAL, found["m"], found.end(), numbers, is_certain=bool(found["dot"]))


def _roman(text: str) -> Marker | None:
    if decimal := _decimal(text):
        return decimal
    found = _ROMAN.match(text)
    if found is None:
        return None
    number = from_roman(found["n"])
    if number is None or number > _LAST_SECTION or text[found.end() : found.end() + 1].islower():
        return None
    return Marker(MarkerKind.ROMAN, found["m"].strip(), found.end(), (number,))


def _is_heading_rest(rest: str) -> bool:
    return not rest or is_capitals(rest)


def is_page_number(text: str) -> bool:
    """Whether a line holds only the number of a page: "2", "- 2 -", "Trang 2", "2/5"."""
    return len(text) < 14 and _PAGE_NUMBER.fullmatch(text) is not None


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals: at least two letters, none of them small."""
    return text.upper() == text and sum(character.isalpha() for character in text[:40]) > 1 and text.lower() != text


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or an item does; a comma does not end one."""
    return _SENTENCE_END.search(text, max(0, len(text) - 12)) is not None


def begins_small(text: str) -> bool:
    """Whether a text goes on in the middle of a sentence: a small letter, a figure, a closing sign."""
    stripped = text.lstrip("“\"'(‘«")
    first = stripped[:1]
    return first.islower() or first.isdigit() or first in ",;:)%/–-"
