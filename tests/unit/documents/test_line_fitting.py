"""Lines of the head and of cells: nothing lost, the fewest lines, phrases kept together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.fonts import text_width
from desktop_app.documents.line_fitting import balanced_lines, greedy_lines

WORDS = st.lists(st.text("aăâbcdđeêghiklmnoôơ-/.", min_size=1, max_size=30), min_size=1, max_size=40)


def bold(text: str) -> float:
    return text_width(text, 14, bold=True)


@given(WORDS, st.floats(20, 400))
def test_no_letter_is_lost_and_no_line_too_wide(words: list[str], width: float) -> None:
    text = " ".join(words)
    for fit in (greedy_lines, balanced_lines):
        lines = fit(text, width, bold)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(bold(line) <= width for line in lines)


@given(WORDS, st.floats(300, 500))
def test_balancing_never_takes_more_lines(words: list[str], width: float) -> None:
    text = " ".join(words)
    assert len(balanced_lines(text, width, bold)) == len(greedy_lines(text, width, bold))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", ("SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG")),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ")),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI")),
    ],
)
def test_agency_names_break_at_phrases(name: str, lines: tuple[str, ...]) -> None:
    assert balanced_lines(name, 170, lambda text: text_width(text, 13, bold=True)) == lines


def test_a_long_subject_breaks_evenly_and_not_inside_words() -> None:
    subject = (
        "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và Kế hoạch "
        "05 năm (2021-2025) theo Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII"
    )
    lines = balanced_lines(subject, 426, bold)
    assert " ".join(lines) == subject
    assert min(map(bold, lines)) > 0.6 * max(map(bold, lines))
    assert not any(line.endswith((" và", " theo", " Kế", " thi", " Kế hoạch 05", " lần")) for line in lines)


def test_a_line_that_fits_stays_whole() -> None:
    assert balanced_lines("Phát động thi đua năm 2022", 426, bold) == ("Phát động thi đua năm 2022",)


def test_a_word_without_end_is_cut_measuring_little() -> None:
    measured = 0

    def measure(piece: str) -> float:
        nonlocal measured
        measured += len(piece)
        return float(len(piece))

    word = "ế" * 100_000
    lines = greedy_lines(word, 80.5, measure)
    assert [len(line) for line in lines] == [80] * 1250
    assert measured < 15 * len(word)
