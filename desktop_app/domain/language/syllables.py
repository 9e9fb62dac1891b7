"""Whether a word is built like a Vietnamese syllable, and where its tone belongs; the building rules are handed in as data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = frozenset("\u0301\u0323")  # sắc, nặng
_STOPS = ("ch", "c", "p", "t")
_MARKED = re.compile("[ăâêôơ]")
LONGEST = 7  # nghiêng
"""Letters of the longest syllable."""
_OPEN_BOTH = ("oa", "oe", "uy")
_GLIDES = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")


@dataclass(frozen=True)
class SyllableRules:
    """``initials`` by their class ("any", "front", "back"); rimes without tone; ``words`` are right without being so built."""

    initials: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rimes: frozenset[str] = frozenset()
    only_alone: frozenset[str] = frozenset()
    y_initials: frozenset[str] = frozenset()
    after_qu: frozenset[str] = frozenset()
    after_gi: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def is_word(self, word: str) -> bool:
        """Whether the word is a syllable with its tone in a right place, or one of the words known to be right."""
        lowered = unicodedata.normalize("NFC", word.lower())
        if lowered in self.words:
            return True
        if len(lowered) > LONGEST:
            return False
        right = right_tone_place(lowered, self)
        return right is not None and right in (lowered, _other_place(lowered))

    def parts(self, word: str) -> tuple[str, str] | None:
        """Initial and rime of a toneless lower-case syllable; None if it is not built like one."""
        for initial in self._initials_of(word):
            rime = word[len(initial) :]
            if self._fits(initial, rime):
                return initial, rime
        return None

    def _initials_of(self, word: str) -> list[str]:
        known = {one for group in self.initials.values() for one in group} | {"qu", "gi"}
        return sorted((one for one in known if word.startswith(one)), key=len, reverse=True)

    def _fits(self, initial: str, rime: str) -> bool:
        if initial == "qu":
            return rime in self.after_qu
        if initial == "gi":
            return rime in self.after_gi
        if initial == "g" and (rime in ("i", "in") or rime.startswith("iê")):
            return True  # gì, gìn, giếng: the i is written once
        if rime not in self.rimes:
            return False
        if rime in self.only_alone:
            return initial in (self.y_initials if rime == "y" else ("",))
        if initial in self.initials["any"]:
            return bool(initial) or not rime.startswith("iê")  # alone it is written yê
        is_front = rime[0] in "eêiy"
        return is_front if initial in self.initials["front"] else not is_front


def right_tone_place(word: str, rules: SyllableRules) -> str | None:
    """The lower-case word with its tone where textbooks put it; None if it is not built like a syllable.

    Open oa, oe, uy: on the last vowel (hoà); the older place is as right (QĐ 1989/QĐ-BGDĐT, Điều 8).
    """
    bare, tone = without_tone(word)
    if tone is None:
        return None
    parts = rules.parts(bare)
    if parts is None:
        return None
    initial, rime = parts
    if rime.endswith(_STOPS) and tone not in _STOP_TONES:
        return None
    if not tone:
        return bare
    start = len(initial) + _tone_offset(rime) if rime else len(initial) - 1
    return unicodedata.normalize("NFC", bare[: start + 1] + tone + bare[start + 1 :])


def without_tone(word: str) -> tuple[str, str | None]:
    """The word without its tone, and the tone ("" for none); None as tone when it has more than one."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [character for character in decomposed if character in _TONES]
    bare = unicodedata.normalize("NFC", "".join(one for one in decomposed if one not in _TONES))
    return bare, None if len(tones) > 1 else "".join(tones)


def _tone_offset(rime: str) -> int:
    marked = [match.start() for match in _MARKED.finditer(rime)]
    if marked:
        return marked[-1]
    vowels = len(re.match("[aeiouyư]*", rime)[0])  # type: ignore[index]
    if rime.startswith(("ươ", "uya")):
        return 1
    if vowels > 1 and rime.startswith(_GLIDES):
        return 1
    if rime.startswith("oo"):
        return 1
    return 0


def _other_place(word: str) -> str | None:
    """The same word with the tone of an open oa, oe, uy moved between its two right places."""
    bare, tone = without_tone(word)
    if not tone or not bare.endswith(_OPEN_BOTH) or bare.endswith("quy"):
        return None
    decomposed = unicodedata.normalize("NFD", word)
    is_late = decomposed.endswith(tone)
    moved = bare[:-1] + tone + bare[-1] if is_late else bare + tone
    return unicodedata.normalize("NFC", moved)
