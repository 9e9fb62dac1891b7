"""Whole numbers in Vietnamese words, as payment papers write them: 29340000 → "hai mươi chín triệu ba trăm bốn mươi nghìn"."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """A whole number from 0 on; ValueError below."""
    if number < 0:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return _DIGITS[0]
    return " ".join(_words(number, is_leading=True))


def money_in_words(amount: int) -> str:
    """An amount in đồng, as the line "Bằng chữ" begins: "Hai mươi chín triệu ba trăm bốn mươi nghìn đồng"."""
    text = f"{in_words(amount)} đồng"
    return text[0].upper() + text[1:]


def _words(number: int, *, is_leading: bool) -> list[str]:
    above, below = divmod(number, _BILLION)
    if above:
        rest = _below_billion(below, is_leading=False) if below else []
        return [*_words(above, is_leading=is_leading), "tỷ", *rest]
    return _below_billion(below, is_leading=is_leading)


def _below_billion(number: int, *, is_leading: bool) -> list[str]:
    words: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            words += _three(group, is_leading=is_leading and not words)
            words += [_SCALES[place]] if place else []
    return words


def _three(number: int, *, is_leading: bool) -> list[str]:
    """A group of three figures; one that does not lead says its empty hundreds: "không trăm linh năm"."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [] if is_leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        return [*words, *(["linh"] if words and ones else []), *([_DIGITS[ones]] if ones else [])]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        return [*words, "mốt"]
    if ones == 5:
        return [*words, "lăm"]
    return [*words, _DIGITS[ones]] if ones else words
