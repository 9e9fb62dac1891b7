"""Search as one types: no marks needed, tone places and i/y equal, people by given name, the words found in bold."""

import pytest

from desktop_app.domain.language.searching import best, filtered, matches

PEOPLE = ["Trần Lan Anh", "Nguyễn Thị Loan", "An Văn Bình", "Lê Hoài An", "Ngân Thị Hoa", "Phan Ân", "Đỗ An Khang"]


def found(typed: str, names: list[str] = PEOPLE, limit: int = 10) -> list[str]:
    return [name for _, name in best(typed, names, str, limit, is_person=True)]


def test_people_called_so_come_before_those_with_the_letters_inside() -> None:
    assert found("an") == [
        "Lê Hoài An",
        "Phan Ân",
        "Trần Lan Anh",
        "An Văn Bình",
        "Đỗ An Khang",
        "Nguyễn Thị Loan",
        "Ngân Thị Hoa",
    ]


def test_marks_typed_put_the_same_marks_first() -> None:
    assert found("ân")[0] == "Phan Ân"
    assert found("an")[0] == "Lê Hoài An"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("do an", "Đỗ An Khang"), ("hoa ngan", "Ngân Thị Hoa"), ("ĐỖ", "Đỗ An Khang"), ("an do", "Đỗ An Khang")],
)
def test_words_in_any_order_without_marks(typed: str, name: str) -> None:
    assert found(typed)[0] == name


@pytest.mark.parametrize(("typed", "name"), [("hoà", "Hòa"), ("Hòa", "Hoà"), ("ly", "Lí"), ("lí", "Lý"), ("my", "Mĩ")])
def test_tone_places_and_i_y_are_equal(typed: str, name: str) -> None:
    assert found(typed, [f"Nguyễn Văn {name}"]) == [f"Nguyễn Văn {name}"]


def test_at_most_so_many_and_nothing_for_nothing() -> None:
    assert len(found("n", limit=3)) == 3
    assert found("  ") == []
    assert found("xyz") == []


def test_a_filter_keeps_the_order_of_rows_and_puts_given_names_first_of_people() -> None:
    units = ["Phòng Kế hoạch", "Văn phòng", "Phòng Tài chính"]
    assert filtered("phong", units, str) == units
    assert filtered("", units, str) == units
    assert filtered("loan", ["Loan Thị Hoa", "Lê Loan"], str, is_person=True) == ["Lê Loan", "Loan Thị Hoa"]


@pytest.mark.parametrize(
    ("typed", "text", "bold"),
    [
        ("huynh dat", "Huỳnh Công Đạt", ["Huỳnh", "Đạt"]),
        ("an", "An Văn An", ["An"]),
        ("ly", "Lý Thị Lí", ["Lí"]),
        ("oan", "Nguyễn Thị Loan", ["oan"]),
        ("thi thi", "Thị", ["Thị"]),
        ("15/kh", "15/KH-SKHCN · Phát động", ["15/KH"]),
    ],
)
def test_what_was_found_is_marked(typed: str, text: str, bold: list[str]) -> None:
    assert [text[start:end] for start, end in matches(typed, text)] == bold


def test_the_last_name_of_two_equal_words_is_marked() -> None:
    assert matches("an", "An Văn An") == [(7, 9)]
