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


@pytest.mark.parametrize(
    "lines",
    [
        ("Phát động đợt thi đua chuyên đề", "“Số hóa hồ sơ, làm sạch dữ liệu” năm 2026"),
        (
            "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ",
            "phát triển kinh tế - xã hội hàng năm và Kế hoạch 05 năm (2021-2025)",
            "theo Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII",
            "và Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        ),
        (
            "Về việc tổ chức sơ kết 06 tháng đầu năm,",
            "phương hướng 06 tháng cuối năm 2026 tại các đơn vị",
        ),
        ("Tăng cường ứng dụng công nghệ thông tin", "trong giải quyết thủ tục hành chính giai đoạn 2026 - 2030"),
        ("Phát động phong trào thi đua yêu nước", "năm 2024 của Sở Khoa học và Công nghệ"),
    ],
    ids=["before a quoted phrase", "before prepositions", "after a comma", "before a period of years", "before a year"],
)
def test_subject_lines_break_where_a_reader_pauses(lines: tuple[str, ...]) -> None:
    assert balanced_lines(" ".join(lines), 426, bold) == lines


def test_a_quoted_phrase_longer_than_a_line_is_broken_at_a_phrase() -> None:
    motto = (
        "“Đoàn kết, sáng tạo, thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, đảm bảo quốc phòng - an "
        "ninh giai đoạn 2021 - 2025”"
    )
    lines = balanced_lines(f"Phát động thi đua {motto} năm 2025", 426, bold)
    assert len(lines) == 3
    assert lines[-1] == "đảm bảo quốc phòng - an ninh giai đoạn 2021 - 2025” năm 2025"


@pytest.mark.parametrize("unit", ["năm 2026", "05 năm", "lần thứ XVII", "quý IV", "Điều 15", "2021 - 2025", "100 ngày"])
@pytest.mark.parametrize("width", range(180, 420, 8))
def test_a_number_is_never_parted_from_its_word(unit: str, width: int) -> None:
    lines = balanced_lines(f"Phát động đợt thi đua cao điểm tại các đơn vị, {unit} và những đợt sau đó", width, bold)
    assert [line for line in lines if unit in line]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", ("ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU")),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", ("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN")),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH HÒA AN", ("HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG", "TỈNH HÒA AN")),
        ("BAN QUẢN LÝ KHU KINH TẾ VÀ CÁC KHU CÔNG NGHIỆP", ("BAN QUẢN LÝ KHU KINH TẾ", "VÀ CÁC KHU CÔNG NGHIỆP")),
    ],
)
def test_long_agency_names_break_at_phrases(name: str, lines: tuple[str, ...]) -> None:
    assert balanced_lines(name, 190, lambda text: text_width(text, 13, bold=True)) == lines
