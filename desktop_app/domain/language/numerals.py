"""Roman numerals, the letters of points, and figures and percentages as Vietnamese offices write them."""

from __future__ import annotations

import re

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of points (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6): with đ; without f, j, w, z and ă, â, ê, ô, ơ, ư."""


def to_roman(number: int) -> str:
    """4 → "IV"; 1 to 3999, else ValueError."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no roman numeral for {number}")
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def from_roman(text: str) -> int | None:
    """ "IV" → 4; None for anything that is not a well-formed capital numeral ("IIII", "iv", "")."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def point_letter(index: int) -> str:
    """1 → "a", 5 → "đ"; past "y" the letters double: 24 → "aa". ValueError below 1."""
    if index < 1:
        raise ValueError(f"no letter for {index}")
    rounds, place = divmod(index - 1, len(POINT_LETTERS))
    return POINT_LETTERS[place] * (rounds + 1)


def format_number(number: float, decimals: int | None = None) -> str:
    """1234567 → "1.234.567", 6.45 → "6,45". ``decimals``: exactly so many; None: as many as needed, two at most."""
    text = f"{number:,.{2 if decimals is None else decimals}f}"
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    text = text.translate({ord(","): ".", ord("."): ","})
    return "0" + text[2:] if text.startswith("-0") and not text.strip("-0,") else text


def format_percent(percent: float) -> str:
    """15 → "15 %", 6.45 → "6,45 %"; the value is already in percent."""
    return f"{format_number(percent)} %"
