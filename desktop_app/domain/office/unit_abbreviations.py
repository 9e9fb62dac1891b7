"""Units as lists shorten them: "VP Sở", "Phòng KH-TC", "P. CNTT", "TT CNTT&TT"; only where one unit alone can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.language.text import clean_line, fold
from desktop_app.domain.office.office import Unit

_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+")
_SKIPPED = {"va", "cua"}
_HEADS = {"p": "phong", "p.": "phong", "tt": "trung tam", "tt.": "trung tam", "vp": "van phong", "vp.": "van phong"}


def unit_shortened(text: str, units: Iterable[Unit]) -> Unit | None:
    """The only unit whose words the written tokens shorten: capitals stand for first letters, other words for themselves."""
    written = _TOKEN.findall(clean_line(text))
    if not written or not any(_is_capitals(token) or fold(token) in _HEADS for token in written):
        return None
    found = [unit for unit in units if _fits(written, _words(unit.name))]
    return found[0] if len(found) == 1 else None


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", fold(name)) if word not in _SKIPPED]


def _is_capitals(token: str) -> bool:
    return len(token.strip(".")) > 1 and token.isupper()


def _fits(tokens: list[str], words: list[str]) -> bool:
    """Whether all words are covered, in order, by all tokens."""
    if not tokens or not words:
        return not tokens and not words
    token = fold(tokens[0])
    if token in _SKIPPED:
        return _fits(tokens[1:], words)
    head = _HEADS.get(token, "").split()
    if head and words[: len(head)] == head and _fits(tokens[1:], words[len(head) :]):
        return True
    if token.strip(".") == words[0] and _fits(tokens[1:], words[1:]):
        return True
    letters = token.strip(".")
    initials = "".join(word[0] for word in words[: len(letters)])
    return _is_capitals(tokens[0]) and initials == letters and _fits(tokens[1:], words[len(letters) :])
