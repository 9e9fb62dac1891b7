"""Amounts in Vietnamese words, as the line "Bằng chữ" of a payment paper has them."""

from __future__ import annotations

import pytest

from desktop_app.domain.language.number_words import in_words, money_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_050, "một nghìn không trăm năm mươi"),
        (450_000, "bốn trăm năm mươi nghìn"),
        (29_340_000, "hai mươi chín triệu ba trăm bốn mươi nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_000_500_000, "một tỷ năm trăm nghìn"),
        (2_015_000_001, "hai tỷ không trăm mười lăm triệu không trăm linh một"),
        (3_000_000_000_000, "ba nghìn tỷ"),
    ],
)
def test_numbers_are_said_as_offices_say_them(number: int, words: str) -> None:
    assert in_words(number) == words


def test_an_amount_begins_like_a_sentence_and_ends_with_its_money() -> None:
    assert money_in_words(9_020_000) == "Chín triệu không trăm hai mươi nghìn đồng"


def test_there_is_no_word_below_nothing() -> None:
    with pytest.raises(ValueError, match="no words"):
        in_words(-1)
