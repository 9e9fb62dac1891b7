"""Text before it is printed: cleaned without losing a word, and refused where the font has no letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import body, list_table, paper, text

from desktop_app.documents.fonts import covered_characters
from desktop_app.documents.model import TextStyle
from desktop_app.documents.paper_text import (
    LONGEST_PAPER,
    LONGEST_WORD,
    check_glyphs,
    check_length,
    clean,
    cleaned_paper,
)
from desktop_app.domain.errors import UserError

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS + VOWELS.upper() for tone in TONES} | {"đ", "Đ"}
)


@given(st.text())
def test_cleaning_is_stable_and_leaves_no_control_character(words: str) -> None:
    once = clean(words)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in once)


def test_signs_of_symbol_fonts_are_printed_as_text() -> None:
    printed = clean("\uf0b7 Mức \uf0b3 95 %, \uf0a3 15 %; \uf0fc đạt; \uf0a7 \uf0d8 \uf076 \uf0e0 \uf0b1 \uf02d")
    assert printed == "• Mức ≥ 95 %, ≤ 15 %; √ đạt; ▪ • • → ± -"
    assert covered_characters().issuperset(printed)


def test_decomposed_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Kế hoạch phát động thi đua")) == "Kế hoạch phát động thi đua"


def test_every_vietnamese_letter_is_in_all_four_faces() -> None:
    assert len(LETTERS) == 146
    assert covered_characters() >= set(LETTERS)


def test_a_missing_glyph_is_named_with_its_place() -> None:
    bad = cleaned_paper(paper(*body(2), text(TextStyle.BODY, "Thi đua là yêu nước \U0001f600 và yêu nước")))
    with pytest.raises(UserError) as caught:
        check_glyphs(bad, covered_characters())
    assert caught.value.code == "paper.glyph_missing"
    assert "U+1F600" in caught.value.message
    assert "yêu nước" in caught.value.message


def test_cells_are_checked_too() -> None:
    with pytest.raises(UserError) as caught:
        check_glyphs(paper(list_table(1)), covered_characters() - {"Ầ", "n"})
    assert caught.value.code == "paper.glyph_missing"


def test_too_much_text_is_refused_with_a_number() -> None:
    with pytest.raises(UserError) as caught:
        check_length(paper(text(TextStyle.BODY, "a" * (LONGEST_PAPER + 1))))
    assert caught.value.code == "paper.too_long"
    assert "3.000.0" in caught.value.message


def test_a_word_without_end_is_refused_with_a_number() -> None:
    check_length(paper(text(TextStyle.BODY, "từ " * 200_000)))
    with pytest.raises(UserError) as caught:
        check_length(paper(text(TextStyle.BODY, "thi đua " + "ế" * (LONGEST_WORD + 1))))
    assert caught.value.code == "paper.word_too_long"
    assert "100.001" in caught.value.message
