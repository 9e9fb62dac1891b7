"""Names the Vietnamese way: what is one name written twice, what is another name."""

import pytest

from desktop_app.domain.office.name_likeness import compare_names

ALIKE = [
    ("Lý Thị Mỹ", "Lí Thị Mĩ", 0.98, "khác cách viết i, y"),
    ("Nguyễn Văn Quý", "Nguyễn Văn Quí", 0.98, "khác cách viết i, y"),
    ("Nguyễn Thị Hưong", "Nguyễn Thị Hương", 0.98, "khác chỗ đặt dấu"),
    ("Hòang Văn Toản", "Hoàng Văn Tỏan", 0.98, "khác chỗ đặt dấu"),
    ("LýĐình An", "Lý Đình An", 0.97, "viết liền chữ"),
    ("Công Vân Nguyễn", "Nguyễn Công Vân", 0.9, "đảo thứ tự họ, tên"),
    ("NguyễnVăn An", "Nguyễn Văn An", 0.97, "viết liền chữ"),
    ("Đỗ Văn An", "Do Van An", 0.93, "một bên viết không dấu"),
    ("Lê Minh Anh", "Le Minh Anh", 0.93, "một bên viết không dấu"),
    ("Ng. Văn An", "Nguyễn Văn An", 0.9, "viết tắt"),
    ("Ng.V.An", "Nguyễn Văn An", 0.9, "viết tắt"),
    ("Nguyễn V. An", "Nguyễn Văn An", 0.9, "viết tắt"),
    ("Nguyễn V An", "Nguyễn Văn An", 0.9, "viết tắt"),
    ("Văn An Nguyễn", "Nguyễn Văn An", 0.9, "đảo thứ tự họ, tên"),
    ("Nguyễn Văn An", "Nguyễn An", 0.85, "thiếu tên đệm “Văn”"),
    ("Nguyễn Thị Hoa", "Nguyễn Thị Thanh Hoa", 0.85, "thiếu tên đệm “Thanh”"),
    ("Nguyễn Văn Vĩ", "Nguyễn Văn Vỉ", 0.82, "khác dấu hỏi, ngã"),
    ("Lê Minh Đức", "Lê Minh Dức", 0.78, "một bên sót dấu"),
    ("Trần Thị Hải", "Trần Thị Hái", 0.73, "khác dấu"),
    ("Nguễn Văn An", "Nguyễn Văn An", 0.86, "lệch một chữ: “Nguễn”, “Nguyễn”"),
    ("Nguyễn Văn Thanh", "Nguyễn Văn Thành", 0.78, "một bên sót dấu"),
    ("Nguyễn Thị Thương", "Nguyễn Thị Phương", 0.65, "lệch một chữ: “Thương”, “Phương”"),
    ("Nguyễn Thị Lan", "Nguyễn Thị Loan", 0.65, "lệch một chữ: “Lan”, “Loan”"),
    ("Nguyễn Văn Toản", "Nguyễn Văn Taỏn", 0.86, "lệch một chữ: “Toản”, “Taỏn”"),
    ("Văn An", "Nguyễn Văn An", 0.75, "thiếu họ"),
    ("An", "Nguyễn Văn An", 0.5, "chỉ có tên"),
]


@pytest.mark.parametrize(("one", "other", "score", "reason"), ALIKE)
def test_a_name_written_twice_is_alike_with_its_reason_whichever_comes_first(one, other, score, reason):
    found = compare_names(one, other)

    assert found.score == pytest.approx(score)
    assert reason in found.reasons
    assert compare_names(other, one).score == pytest.approx(score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Văn Thuý", "Hòa Văn Thúy"),
        ("NGUYỄN VĂN AN", "nguyễn  văn an"),
        ("Ông Nguyễn Văn An", "ThS. Nguyễn Văn An"),
        ("Nguye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"),
    ],
)
def test_tone_place_case_spaces_and_a_title_before_it_make_no_other_name(one, other):
    assert compare_names(one, other).score == 1
    assert compare_names(one, other).reasons == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn An", "Nguyễn Đức An"),
        ("Hoàng Văn An", "Huỳnh Văn An"),
        ("Nguyễn Thị Hoa", "Trần Thị Hoa"),
        ("Nguyễn Văn An (A)", "Nguyễn Văn An (B)"),
        ("Nguyễn Thị Hoa A", "Nguyễn Thị Hoa B"),
        ("Nguyễn Thị Trang", "Nguyễn Thị Thắng"),
        ("Nguyễn Thanh Hoa", "Nguyễn Thị Thanh"),
    ],
)
def test_another_name_is_not_alike(one, other):
    assert compare_names(one, other).score == 0


def test_middle_and_given_name_in_another_order_are_rather_two_people():
    assert compare_names("Nguyễn Minh Anh", "Nguyễn Anh Minh").score < 0.7


def test_reasons_of_a_name_with_two_differences_are_both_told():
    assert compare_names("Nguyen An", "Nguyễn Văn An").reasons == ("thiếu tên đệm “Văn”", "một bên viết không dấu")


def test_a_family_name_like_a_form_of_address_stays():
    assert compare_names("Ông Ích Khiêm", "Ông Ích Khiêm").score == 1
    assert compare_names("Anh Khiêm", "Khiêm").score < 1
