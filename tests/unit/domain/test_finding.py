"""Words are found whichever way their tones are written, and without marks when that is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.language.finding import find_all
from desktop_app.domain.language.text import clean_text


def found(text: str, wanted: str, *, marks_count: bool = True) -> list[str]:
    return [text[start:end] for start, end in find_all(text, wanted, marks_count=marks_count)]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("văn hóa", ["văn hoá", "Văn hóa"]),
        ("VĂN HOÁ", ["văn hoá", "Văn hóa"]),
        ("van hoa", []),
        ("thi đua", []),
        ("", []),
        ("  ", []),
    ],
)
def test_marks_count_and_tone_places_do_not(wanted: str, places: list[str]) -> None:
    assert found("Cơ quan đạt chuẩn văn hoá. Văn hóa công sở.", wanted) == places


def test_without_marks_every_spelling_is_found_at_its_own_place() -> None:
    text = "Phong trào THI ĐUA; thi đua - khen thưởng; thì dưa"
    assert found(text, "thi dua", marks_count=False) == ["THI ĐUA", "thi đua", "thì dưa"]
    assert found(text, "thi đua") == ["THI ĐUA", "thi đua"]


def test_a_space_finds_a_line_break_and_places_do_not_overlap() -> None:
    assert find_all("đăng\u2028ký", "đăng ký") == ((0, 7),)
    assert find_all("aaaa", "aa") == ((0, 2), (2, 4))


@given(st.text(max_size=30), st.text(min_size=1, max_size=4), st.booleans())
def test_places_lie_inside_the_text_in_order(text: str, wanted: str, marks_count: bool) -> None:
    text, end_before = clean_text(text), 0
    for start, end in find_all(text, wanted, marks_count=marks_count):
        assert end_before <= start < end <= len(text)
        end_before = end


@given(st.text(max_size=20), st.text(min_size=1, max_size=8), st.text(max_size=20))
def test_what_is_in_a_text_is_found(before: str, wanted: str, after: str) -> None:
    wanted = clean_text(wanted)
    text = f"{clean_text(before)} {wanted} {clean_text(after)}"
    if wanted.strip():
        assert find_all(text, wanted)
