"""Roman numerals, letters of points, figures and number words."""

from __future__ import annotations

import pytest

from desktop_app.domain.language.numerals import (
    format_number,
    format_percent,
    from_roman,
    number_to_words,
    point_index,
    point_letter,
    to_roman,
)


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1990, "MCMXC")]
)
def test_roman(number: int, roman: str) -> None:
    assert to_roman(number) == roman
    assert from_roman(roman) == number


def test_every_roman_numeral_reads_back() -> None:
    assert [from_roman(to_roman(number)) for number in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "A", "I.", "IVI", "MMMM"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_numeral_for(number: int) -> None:
    with pytest.raises(ValueError, match="roman"):
        to_roman(number)


def test_letters_of_points() -> None:
    assert [point_letter(index) for index in range(1, 10)] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]
    assert point_letter(23) == "y"
    assert point_letter(24) == "aa"
    assert [point_index(point_letter(index)) for index in range(1, 80)] == list(range(1, 80))
    assert [point_index(text) for text in ("", "f", "w", "ab", "1", "A")] == [None] * 6
    with pytest.raises(ValueError, match="letter"):
        point_letter(0)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-1234.5, "-1.234,5"), (6.45, "6,45"),
     (15.0, "15"), (100, "100"), (-0.001, "0"), (0.005, "0,01"), (1 / 3, "0,33"), (2.10, "2,1")],
)  # fmt: skip
def test_numbers(number: float, text: str) -> None:
    assert format_number(number) == text


def test_fixed_decimals_and_percent() -> None:
    assert format_number(95, 1) == "95,0"
    assert format_number(-0.0, 2) == "0,00"
    assert format_number(12.5, 0) == "12"
    assert [format_percent(value) for value in (15, 6.45, 100.0, 0)] == ["15 %", "6,45 %", "100 %", "0 %"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"), (-5, "âm năm"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"),
        (21, "hai mươi mốt"), (24, "hai mươi bốn"), (25, "hai mươi lăm"), (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"), (115, "một trăm mười lăm"), (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"), (10_010, "mười nghìn không trăm mười"),
        (450_000, "bốn trăm năm mươi nghìn"),
        (1_000_000, "một triệu"), (29_340_000, "hai mươi chín triệu ba trăm bốn mươi nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"), (1_000_001_000, "một tỷ không trăm linh một nghìn"),
        (1_050_000_000_000, "một nghìn không trăm năm mươi tỷ"),
    ],
)  # fmt: skip
def test_number_words(number: int, said: str) -> None:
    assert number_to_words(number) == said


_SAID = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VALUES = {**{word: value for value, word in enumerate(_SAID)}, "mốt": 1, "lăm": 5}


def _heard(said: str) -> int:
    """A listener written apart from the speaker: what number do these words say?"""
    billions = thousands_total = group = pending = 0
    for word in said.split():
        if word in _VALUES:
            pending = _VALUES[word]
        elif word == "mười":
            group, pending = group + 10, 0
        elif word == "mươi":
            group, pending = group + 10 * pending, 0
        elif word == "trăm":
            group, pending = group + 100 * pending, 0
        elif word in ("nghìn", "triệu"):
            thousands_total += (group + pending) * (1000 if word == "nghìn" else 1_000_000)
            group = pending = 0
        elif word == "tỷ":
            billions = thousands_total + group + pending
            thousands_total = group = pending = 0
        else:
            assert word == "linh", word
    return billions * 10**9 + thousands_total + group + pending


def test_number_words_say_that_number() -> None:
    numbers = [*range(20_000), *range(999_000, 1_002_000), *range(0, 10**12, 98_765_433), *range(10**9, 10**9 + 2000)]
    for number in numbers:
        assert _heard(number_to_words(number)) == number
