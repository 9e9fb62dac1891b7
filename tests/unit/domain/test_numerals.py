"""Roman numerals, letters of points and figures."""

from __future__ import annotations

import pytest

from desktop_app.domain.language.numerals import (
    format_number,
    format_percent,
    from_roman,
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
    assert len({point_letter(index) for index in range(1, 80)}) == 79
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
