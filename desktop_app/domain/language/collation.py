"""Vietnamese alphabetical order as text keys that sort rightly byte by byte, in Python and in SQLite alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from desktop_app.domain.language.text import clean_line

# Spaces, signs, figures, letters in the order of ICU for Vietnamese; what is not here sorts behind, by code point.
_ORDER = " _-–—,;:!?.·'\"()[]{}§@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {character: chr(0x21 + place) for place, character in enumerate(_ORDER)}
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
_SHAPES = frozenset("\u0302\u0306\u031b")  # of â ê ô, ă, ơ ư: letters of their own

# Both sort before any rank: a shorter text comes first, and the next level counts only between equals.
_FIELD, _LEVEL = "\x01", "\x02"


@lru_cache(maxsize=65536)
def _levels(line: str) -> tuple[str, str, str]:
    """Letters, tones and capitals of a clean line; trailing zeros are left out, which keeps the order."""
    letters: list[str] = []
    tones: list[str] = []
    capitals: list[str] = []
    for character in unicodedata.normalize("NFD", line.translate(_ALIKE)):
        lowered = character.lower()
        if letters and lowered in _TONES:
            tones[-1] = _TONES[lowered]
        elif letters and lowered in _SHAPES:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + lowered)
        else:
            letters.append(lowered)
            tones.append("0")
            capitals.append("0" if lowered == character else "1")
    ranks = "".join(_RANKS.get(letter, letter) for letter in letters)
    return ranks, "".join(tones).rstrip("0"), "".join(capitals).rstrip("0")


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """The key of a text: letters first (ă after a, đ after d), tones only between equal letters, then small letters."""
    return _LEVEL.join(_levels(clean_line(text)))


def name_key(full_name: str) -> str:
    """The key of a person's name: the given name (the last word), then the rest from the family name on."""
    *rest, given = clean_line(full_name).split(" ")
    given_levels, rest_levels = _levels(given), _levels(" ".join(rest))
    levels = [_LEVEL.join(name[:2]) for name in (given_levels, rest_levels)]
    return _FIELD.join([*levels, _LEVEL.join((given_levels[2], rest_levels[2]))])
