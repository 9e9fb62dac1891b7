"""Text typed before Unicode, where a font's name says what the letters mean: TCVN3 (ABC, fonts .Vn…) and VNI (VNI-…).

Such text is made of Latin-1 letters that the font draws as Vietnamese ones. TCVN3 has one sign for a letter, and writes
capitals with fonts whose name ends in H; VNI writes a letter and its marks as two signs. A third fault is
found in Unicode itself: some fonts and PDF files write "ƣ" (U+01A3) where "ư" is meant.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import product


class LegacyEncoding(StrEnum):
    """The two that Vietnamese offices used, and the wrong code of "ư"."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    OLD_HORN = "U+01A3"


@dataclass(frozen=True)
class LegacySample:
    """A stretch of legacy text as it stands in the file and as it reads."""

    encoding: LegacyEncoding
    before: str
    after: str


_TCVN3_SIGNS = (
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ"
    "¡¢£¤¥¦§"
)  # fmt: skip
_TCVN3_LETTERS = (
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    "ĂÂÊÔƠƯĐ"
)  # fmt: skip
TCVN3 = dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True))
"""TCVN 5712:1993, the signs of the fonts .Vn…: the 67 small letters and the seven plain capitals."""

_TCVN3_BY_CODE = {ord(sign): letter for sign, letter in TCVN3.items()}
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306"
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}


def _vni() -> dict[str, str]:
    found = dict(_VNI_ALONE)
    marked = [
        *product(("a", "e", "o", "u", "y"), _VNI_TONES.items(), ("",)),
        *product(("a", "e", "o"), _VNI_CIRCUMFLEX.items(), (_CIRCUMFLEX,)),
        *product(("a",), _VNI_BREVE.items(), (_BREVE,)),
        *product(("ô", "ö"), _VNI_TONES.items(), ("",)),
    ]
    for base, (sign, tone), shape in marked:
        letter = _VNI_ALONE.get(base, base)
        found[base + sign] = unicodedata.normalize("NFC", letter + shape + tone)
    for signs, letter in list(found.items()):
        found[signs.upper()] = letter.upper()
        if len(signs) == 2:
            found[signs[0].upper() + signs[1]] = letter.upper()  # a capital with a small mark
    return found


VNI = _vni()
"""The pairs and single signs of the fonts VNI-…, small and capital."""

_OLD_HORN = str.maketrans("ƣƢ", "ưƯ")
_VNI_SIGNS = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưƣƢ\u1ea0-\u1ef9\u0300-\u036f]")
_SIGNS_OF = {
    LegacyEncoding.TCVN3: re.compile(f"[{_TCVN3_SIGNS}]"),
    LegacyEncoding.VNI: re.compile("[øùûõïâàáåãäêèéúüëñôöæóòîìíØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜËÑÔÖÆÓÒÎÌÍ]"),
    LegacyEncoding.OLD_HORN: re.compile("[ƣƢ]"),
}
_TYPICAL = {
    LegacyEncoding.TCVN3: re.compile(r"(?<=[a-z])[µ¸¶·¹¨»¾¼½©ª®«¬\xad]|[µ¸¶·¹¨»¾¼½©ª®«¬\xad](?=[a-z])", re.IGNORECASE),
    LegacyEncoding.VNI: re.compile(r"[aeoyu][øùûõïâêîôåàáäãéèëæúü]|[öô][øùûõï]|ñ[aeouöô]", re.IGNORECASE),
}
_SUBSET = re.compile(r"[A-Z]{6}\+")
_LEAST_LETTERS = 20
_LEAST_PLAIN = 0.6  # of such text is letters a-z and spaces
_LEAST_TYPICAL = 0.05
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}  # where Word keeps the signs of a symbol font


_SOFT_HYPHEN = "\u00ad"


def as_kept(text: str, encoding: LegacyEncoding) -> str:
    """Legacy text that is not converted, so that cleaning leaves it whole.

    TCVN3 writes "ư" with the code of Unicode's soft hyphen; it moves to where Word keeps the signs of a symbol font, from
    where it can still be converted.
    """
    if encoding is not LegacyEncoding.TCVN3:
        return text
    return text.replace(_SOFT_HYPHEN, chr(0xF000 + ord(_SOFT_HYPHEN)))


def encoding_of_font(font: str) -> LegacyEncoding | None:
    """By the name of a font: ".VnTimeH", "VNI-Times"; a PDF's "ABCDEF+.VnTime" too."""
    name = _SUBSET.sub("", font).strip().casefold()
    if name.startswith(".vn"):
        return LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if name.startswith(("vni-", "vni ")) else None


def draws_capitals(font: str) -> bool:
    """Whether a font of TCVN3 draws small letters as capitals: its name ends in H."""
    name = _SUBSET.sub("", font).strip().partition(",")[0].partition("-")[0]
    return name[:3].casefold() == ".vn" and name.endswith("H")


def is_written_in(text: str, encoding: LegacyEncoding, font: str = "") -> bool:
    """Whether a text in such a font needs to be converted: it has its signs and no letter of Unicode's own."""
    text = text.translate(_SYMBOLS)
    if encoding is not LegacyEncoding.OLD_HORN and _ONLY_UNICODE.search(text):
        return False
    return _SIGNS_OF[encoding].search(text) is not None or (draws_capitals(font) and text.upper() != text)


def encoding_of_text(text: str) -> LegacyEncoding | None:
    """By the frequency of signs that stand where Vietnamese writes no such letters; None for short or other text.

    One "ƣ" is enough: no word of Vietnamese has it.
    """
    if is_written_in(text, LegacyEncoding.OLD_HORN):
        return LegacyEncoding.OLD_HORN
    if _ONLY_UNICODE.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    plain = sum(character == " " or (character.isascii() and character.isalpha()) for character in text)
    if letters < _LEAST_LETTERS or plain < _LEAST_PLAIN * len(text):
        return None
    for encoding, pattern in _TYPICAL.items():
        if len(pattern.findall(text)) > _LEAST_TYPICAL * letters:
            return encoding
    return None


def to_unicode(text: str, encoding: LegacyEncoding, font: str = "") -> str:
    """The text in Unicode (NFC). Signs that the encoding does not know stay as they are."""
    if encoding is LegacyEncoding.OLD_HORN:
        return unicodedata.normalize("NFC", text.translate(_OLD_HORN))
    text = text.translate(_SYMBOLS)
    if encoding is LegacyEncoding.TCVN3:
        text = text.translate(_TCVN3_BY_CODE)
        return text.upper() if draws_capitals(font) else text
    return _VNI_SIGNS.sub(lambda found: VNI[found[0]], text)
