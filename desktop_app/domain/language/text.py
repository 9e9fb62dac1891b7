"""Vietnamese text: cleaning at the edge, folding for search, and tone placement (hòa / hoà)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile(r"(?:\r\n|\r|\n)?\f|\r\n|[\r\v\x85\u2028\u2029]")
_NONCHARACTERS = frozenset(
    {*range(0xFDD0, 0xFDF0), *(plane | low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))}
)
_PLAIN = re.compile(r"[\n\t -~]*")

_HYPHENS = re.compile(r"\s*[-\u2010-\u2015\u2212\ufe63\uff0d]\s*")
_SHORT, _REMEMBERED = 60, 32768
"""Names of people, units and awards come again and again: short texts are folded once. 32,768 of them are some 8 MB."""
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@lru_cache(maxsize=4096)
def _cleaned(character: str) -> str:
    """What stays of one character: itself, a space, or nothing."""
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in ("Cf", "Cs") or (category == "Cc" and character not in "\n\t") or ord(character) in _NONCHARACTERS:
        return ""
    return character


def clean_text(text: str) -> str:
    """Text as the program keeps it: NFC, line ends ``\\n``, plain spaces, nothing invisible but ``\\n`` and ``\\t``.

    Dropped: controls, soft hyphens, byte order marks, zero-width and bidirectional marks, lone surrogates.
    Separators of lines, paragraphs and pages become line ends, so that no two words grow together.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", "".join(map(_cleaned, text)))


def clean_line(text: str) -> str:
    """The same as one line: every run of white space is one space, none at the ends."""
    return " ".join(clean_text(text).split())


def fold(text: str) -> str:
    """Text for searching: no marks, đ as d, no case, one kind of hyphen without spaces round it, single spaces."""
    return _folded_short(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFD", clean_line(text).casefold())
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    return _HYPHENS.sub("-", folded.replace("đ", "d")).strip()


_folded_short = lru_cache(maxsize=_REMEMBERED)(_folded)


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_PLACE = re.compile(r"([OoUu])([" + _TONES + r"])([AaEeYy])(?![^\W_]|[\u0300-\u036f])")


def unify_tones(text: str) -> str:
    """Text in NFC with the tone of open oa, oe, uy on the last vowel: hòa → hoà, khỏe → khoẻ, ủy → uỷ.

    Only for comparing; a document keeps what was written (NĐ 30/2020/NĐ-CP mixes both itself).
    """
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OLD_PLACE.sub(_move_tone, decomposed))


def _move_tone(found: re.Match[str]) -> str:
    first, tone, last = found.groups()
    pair = (first + last).casefold()
    after_q = found.string[: found.start()][-1:] in ("q", "Q")
    if pair not in ("oa", "oe", "uy") or (pair == "uy" and after_q):
        return found.group()
    return first + last + tone


def match_key(text: str) -> str:
    """A key that is equal for the same words: marks count; case, spaces, kinds of hyphen and tone places do not."""
    return _matched_short(text) if len(text) <= _SHORT else _matched(text)


def _matched(text: str) -> str:
    return _HYPHENS.sub("-", unify_tones(clean_line(text)).casefold()).strip()


_matched_short = lru_cache(maxsize=_REMEMBERED)(_matched)


def words(text: str) -> list[str]:
    """The words and figures of a text in order, without punctuation; equal lists: no word was lost or changed."""
    return _WORD.findall(clean_text(text))
