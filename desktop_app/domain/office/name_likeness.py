"""How alike two written names are, the Vietnamese way: marks, i/y, tone places, middle names, initials, order, slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.language.text import clean_line, fold, match_key

SAME = 1.0
_SPELLING, _JOINED, _UNMARKED, _TURNED, _SHORTENED = 0.98, 0.97, 0.93, 0.9, 0.9
_NO_MIDDLE, _HOOK_OR_TILDE, _FEWER_MARKS, _OTHER_MARKS = 0.85, 0.82, 0.78, 0.73
_MISTYPED, _SLIP, _NO_FAMILY, _MIDDLE_TURNED, _GIVEN_ONLY = 0.86, 0.65, 0.75, 0.6, 0.5
_GIVEN_SHORTENED = 0.7

_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")
_CALLED = re.compile(
    r"^(?:(?:ông|bà|anh|chị|cô|thầy|đồng chí|gs|pgs|ts|ths|bs|ks|cn)\s+|(?:đ/c|đc\.|gs\.|pgs\.|ts\.|ths\.|bs\.|ks\.|cn\.)\s*)+"
    r"(?=\S+\s+\S)",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"([^\W\d_]{1,3})\.")
_CONSONANT_Y = re.compile("(?<=[bcdđghklmnprstvx])y|(?<=qu)y|^y$")
_HALF_HORNED = re.compile("ưo|uơ(?=.)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aeiouy")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdghklmnpqrstvx])?"
    "(?:[ae](?:ch|nh|ng|[cmnpt])?|i(?:ch|nh|[mnpt])?|[ou](?:ng|[cmnpt])?|y|uye[nt]|uya|uo(?:ng|[cmnpt])?|ie(?:ng|[cmnpt])"
    "|ye(?:ng|[mnt])|ua(?:ng|[nt])?|ue(?:ch|nh)?|u[yi](?:ch|nh|[npt])?|oa(?:ch|nh|ng|[cmnpt])?|oe[nt]?|oong|ooc"
    "|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uyu|uiu|uao|ai|ao|au|ay|eo|eu|ia|iu|oi|ui|uu|ya)"
)
_HOOK, _TILDE = "\u0309", "\u0303"
_CONFUSED = str.maketrans({_HOOK: _TILDE})


@dataclass(frozen=True)
class NameForm:
    """A name as it is compared. ``words`` in small letters with one spelling of i/y and ươ; ``initials``: places of short forms."""

    key: str
    words: tuple[str, ...]
    folds: tuple[str, ...]
    initials: frozenset[int]
    aside: str
    """What stood in brackets behind the name; offices tell namesakes apart that way."""

    @property
    def letters(self) -> str:
        """The letters alone, without marks and spaces, y as i."""
        return "".join(self.folds).replace("y", "i")


@dataclass(frozen=True)
class NameLikeness:
    """``score``: 1 for the same name, 0 for another; ``reasons`` say in Vietnamese what differs."""

    score: float
    reasons: tuple[str, ...] = ()


NOT_ALIKE = NameLikeness(0.0)


@lru_cache(maxsize=65536)
def name_form(name: str) -> NameForm:
    """The form of a name: without Ông, Bà, TS. before it, its brackets aside, case and kinds of spaces gone."""
    written = clean_line(name)
    brackets = _BRACKETS.search(written)
    if brackets:
        written = written[: brackets.start()]
    written = _CALLED.sub("", written)
    marked = _INITIAL.sub(r"\1. ", written).replace("-", " ")
    pieces = match_key(marked).split()
    words = tuple(_one_spelling(piece.strip(".,;")) for piece in pieces)
    initials = frozenset(place for place, piece in enumerate(pieces) if piece.endswith(".") and place < len(pieces) - 1)
    words = tuple(word for word in words if word) or ("",)
    key = " ".join(piece.strip(".,;") for piece in pieces)
    return NameForm(
        key, words, tuple(fold(word) for word in words), initials, match_key(brackets[1]) if brackets else ""
    )


def compare_names(one: str, other: str) -> NameLikeness:
    """How alike two written names are."""
    return compare_forms(name_form(one), name_form(other))


def compare_forms(one: NameForm, other: NameForm) -> NameLikeness:
    """The same of two forms; the order of the two does not matter."""
    if one.aside != other.aside and one.aside and other.aside:
        return NOT_ALIKE
    if one.key == other.key:
        return NameLikeness(SAME, () if one.aside == other.aside else ("một bên có ghi chú trong ngoặc",))
    if one.words == other.words:
        is_same_letters = fold(one.key) == fold(other.key)
        return NameLikeness(_SPELLING, ("khác chỗ đặt dấu" if is_same_letters else "khác cách viết i, y",))
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    found = _turned(short, long) if len(short.words) == len(long.words) else None
    if found is None:
        found = _aligned(short, long)
    if found is None and short.letters == long.letters:
        return _with(_marks((short.key.replace(" ", ""),), (long.key.replace(" ", ""),)), _JOINED, "viết liền chữ")
    return found or NOT_ALIKE


def _aligned(short: NameForm, long: NameForm) -> NameLikeness | None:
    """Compared word by word after the words that only the longer name has are left out."""
    missing = len(long.words) - len(short.words)
    if not missing:
        return _same_length(short.words, long.words, short.initials, long.initials)
    if len(short.words) == 1:
        if short.folds[0] == long.folds[-1]:
            return _with(_marks(short.words, long.words[-1:]), _GIVEN_ONLY, "chỉ có tên")
        return None
    places = _places_in(short, long)
    if places is not None:
        left_out = " ".join(long.words[place] for place in range(len(long.words)) if place not in places).title()
        kept = tuple(long.words[place] for place in places)
        initials = frozenset(places.index(place) for place in long.initials if place in places)
        rest = _same_length(short.words, kept, short.initials, initials)
        return rest and _with(rest, _NO_MIDDLE, f"thiếu tên đệm “{left_out}”")
    if short.folds == long.folds[missing:]:
        return _with(_marks(short.words, long.words[missing:]), _NO_FAMILY, "thiếu họ")
    return None


def _places_in(short: NameForm, long: NameForm) -> tuple[int, ...] | None:
    """Where the words of the shorter name stand in the longer: family name first, given name last, the middle in order."""

    def fits(place: int, at: int) -> bool:
        return short.folds[place] == long.folds[at] or _is_initial(
            short.folds[place], long.folds[at], place in short.initials, at in long.initials
        )

    last = len(long.words) - 1
    if not fits(0, 0) or not fits(len(short.words) - 1, last):
        return None
    places, at = [0], 1
    for place in range(1, len(short.words) - 1):
        while at < last and not fits(place, at):
            at += 1
        if at >= last:
            return None
        places.append(at)
        at += 1
    return (*places, last)


def _same_length(
    one: Sequence[str], other: Sequence[str], initials: frozenset[int], others: frozenset[int]
) -> NameLikeness | None:
    pairs: list[tuple[str, str]] = []
    factor, reasons = SAME, []
    is_bare = any(all(word == fold(word) for word in words) for words in (one, other))
    for place, (left, right) in enumerate(zip(one, other, strict=True)):
        if left == right:
            pairs.append((left, right))
            continue
        bare_left, bare_right = fold(left), fold(right)
        if bare_left == bare_right:
            pairs.append((left, right))
        elif _is_initial(bare_left, bare_right, place in initials, place in others):
            factor = min(factor, _SHORTENED if place < len(one) - 1 else _GIVEN_SHORTENED)
            reasons.append("viết tắt")
        elif "slip" not in reasons and (
            _is_slip(left, right)
            or ((is_bare or sorted(bare_left) == sorted(bare_right)) and _is_slip(bare_left, bare_right))
        ):
            is_mistyped = _is_syllable(bare_left) is not _is_syllable(bare_right)
            factor *= _MISTYPED if is_mistyped else _SLIP
            reasons += ["slip", f"lệch một chữ: “{left.title()}”, “{right.title()}”"]
        else:
            return None
    marks = _marks([left for left, _ in pairs], [right for _, right in pairs])
    told = dict.fromkeys([*(one for one in reasons if one != "slip"), *marks.reasons])
    return NameLikeness(factor * marks.score, tuple(told))


def _turned(one: NameForm, other: NameForm) -> NameLikeness | None:
    """The same words in another order. With the family name in its place it is more often another person (Minh Anh, Anh Minh)."""
    if one.folds == other.folds or sorted(one.folds) != sorted(other.folds):
        return None
    rest = list(other.words)
    paired = []
    for word, folded in zip(one.words, one.folds, strict=True):
        match = word if word in rest else next(candidate for candidate in rest if fold(candidate) == folded)
        rest.remove(match)
        paired.append(match)
    factor = _MIDDLE_TURNED if one.folds[0] == other.folds[0] else _TURNED
    return _with(_marks(one.words, paired), factor, "đảo thứ tự họ, tên")


def _marks(one: Sequence[str], other: Sequence[str]) -> NameLikeness:
    """How words that differ in their marks alone compare."""
    if list(one) == list(other):
        return NameLikeness(SAME)
    differing = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    for bare in (one, other):
        is_bare = all(word == fold(word) for word in bare)
        if is_bare and (len(differing) > 1 or differing == [0]):
            return NameLikeness(_UNMARKED, ("một bên viết không dấu",))
    left = [unicodedata.normalize("NFD", one[place].replace("đ", "d\u0335")) for place in differing]
    right = [unicodedata.normalize("NFD", other[place].replace("đ", "d\u0335")) for place in differing]
    if [word.translate(_CONFUSED) for word in left] == [word.translate(_CONFUSED) for word in right]:
        return NameLikeness(_HOOK_OR_TILDE, ("khác dấu hỏi, ngã",))
    for bare, full in ((left, right), (right, left)):
        if all(_is_within(short, long) for short, long in zip(bare, full, strict=True)):
            return NameLikeness(_FEWER_MARKS, ("một bên sót dấu",))
    return NameLikeness(_OTHER_MARKS, ("khác dấu",))


def _with(found: NameLikeness, factor: float, reason: str) -> NameLikeness:
    return NameLikeness(found.score * factor, (reason, *found.reasons))


@lru_cache(maxsize=16384)
def _one_spelling(word: str) -> str:
    """Lý and lí, quý and quí, phưong and phương, hòang and hoàng as one: i for y, both horns, the tone in one place."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(one for one in decomposed if one in _TONES)
    bare = unicodedata.normalize("NFC", "".join(one for one in decomposed if one not in _TONES))
    spelled = _HALF_HORNED.sub("ươ", _CONSONANT_Y.sub("i", bare))
    if len(tones) != 1:
        return word if tones else spelled
    start = 2 if spelled.startswith(("qu", "gi")) and len(spelled) > 2 else 0
    vowels = [place for place, letter in enumerate(spelled) if place >= start and fold(letter) in _VOWELS]
    if not vowels:
        return word
    shaped = [place for place in vowels if spelled[place] in "ăâêôơư"]
    is_closed = fold(spelled[-1]) not in _VOWELS
    is_late = is_closed or spelled.endswith(("oa", "oe", "uy"))
    at = shaped[-1] if shaped else vowels[-1] if is_late else vowels[-2] if len(vowels) > 1 else vowels[0]
    return unicodedata.normalize("NFC", spelled[: at + 1] + tones + spelled[at + 1 :])


@lru_cache(maxsize=16384)
def _is_syllable(folded: str) -> bool:
    """Whether a word without marks is built like a Vietnamese syllable; one that is not was mistyped."""
    return _SYLLABLE.fullmatch(folded) is not None


def _is_initial(one: str, other: str, is_one: bool, is_other: bool) -> bool:
    """Whether one word is the short form of the other: "ng." of nguyen, "v" of van; a letter alone needs no full stop."""
    if is_one or (len(one) == 1 and len(other) > 1):
        return other.startswith(one)
    return (is_other or (len(other) == 1 and len(one) > 1)) and one.startswith(other)


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another, or two that changed places tell the words apart."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < 2:
        return False
    same = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    return (
        short[same + 1 :] == long[same + 1 :]
        or short[same:] == long[same + 1 : same + 2] + long[same] + long[same + 2 :]
    )


def _is_within(short: str, long: str) -> bool:
    """Whether the decomposed letters of the one stand in the other in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
