"""What the columns of lists mean, by their labels and by their cells."""

from __future__ import annotations

import pytest

from desktop_app.domain.lists.columns import COLUMN_NAMES, COLUMNS_OF, Column, ListKind, guess_columns, label_meaning
from desktop_app.domain.lists.list_kinds import guess_list_kind

C = Column


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Họ và tên", C.FULL_NAME), ("HO VA TEN", C.FULL_NAME), ("Họ, tên (*)", C.FULL_NAME), ("Họ và tên CBCCVC", C.FULL_NAME),
        ("Họ va tên", C.FULL_NAME), ("Họ và tên lót", C.FAMILY_NAME), ("Ngày/tháng/năm sinh (dd/mm/yyyy)", C.BIRTH),
        ("Nam", C.MALE_MARK), ("Năm", C.YEAR), ("NĂM", C.YEAR), ("Nam/Nữ", C.SEX), ("Năm sinh › Nữ", C.BIRTH_FEMALE),
        ("Phòng, ban", C.UNIT), ("Sở", None), ("Số", C.DECISION_NUMBER), ("Hộ", None), ("Họ", C.FAMILY_NAME),
        ("Chức vụ, đơn vị công tác hiện nay", C.POST_AND_UNIT), ("Đăng ký › Thi đua", C.TITLE),
        ("Đăng ký › Khen thưởng", C.COMMENDATION),
        ("Danh hiệu thi đua / Hình thức khen thưởng", C.AWARD), ("Chiến sĩ thi đua cơ sở", C.AWARD_MARK), ("LĐTT", C.AWARD_MARK),
        ("Danh hiệu các năm › 2023", C.YEAR_AWARD), ("Năm 2023", C.YEAR_AWARD),
        ("Thành tích đã đạt › Năm 2023 › Thi đua", C.YEAR_AWARD), ("Quyết định › Số", C.DECISION_NUMBER),
        ("Quyết định › Ngày, tháng, năm", C.DECISION_DAY), ("Số QĐ; ngày, tháng, năm", C.DECISION),
        ("Cơ quan QĐ", C.AUTHORITY), ("ĐK thi đua", C.TITLE),
        ("Danh hiệu thi đua › CSTĐ cấp bộ", C.AWARD_MARK),
        ("Ngày vào Đảng", None), ("Hình thức đề nghị khen thưởng", C.COMMENDATION),
        ("Cấp khen thưởng", C.AUTHORITY),
        ("Từ năm - đến năm", C.PERIOD), ("Tên đề tài (sáng kiến)", C.INITIATIVE), ("Kết quả dự kiến đạt được", C.EXPECTED_RESULT),
        ("Số điện thoại", None), ("Hệ số lương", None), ("", None),
    ],
)  # fmt: skip
def test_labels(label: str, column: Column | None) -> None:
    assert label_meaning(label) is column


def test_names_in_two_columns_under_one_label() -> None:
    rows = [("1", "Lý Văn", "An"), ("2", "Đỗ Thị", "Ánh")]
    for header in (["STT", "Họ và tên", ""], ["STT", "Họ và tên", "Họ và tên"]):
        guess = guess_columns(header, rows, ListKind.PEOPLE)
        assert dict(guess.columns) == {0: C.SERIAL, 1: C.FAMILY_NAME, 2: C.GIVEN_NAME}
        assert guess.doubts == ()


def test_cells_decide_where_a_label_stands_for_two_things() -> None:
    years = guess_columns(["Họ và tên", "Nam", "Nữ"], [("Lý An", "1980", ""), ("Đỗ Ánh", "", "1985")], ListKind.PEOPLE)
    assert (years.columns[1], years.columns[2]) == (C.BIRTH_MALE, C.BIRTH_FEMALE)
    marks = guess_columns(["Họ và tên", "Nam", "Nữ"], [("Lý An", "x", ""), ("Đỗ Ánh", "", "x")], ListKind.PEOPLE)
    assert (marks.columns[1], marks.columns[2]) == (C.MALE_MARK, C.FEMALE_MARK)
    called = guess_columns(["STT", "Ông/Bà", "Đơn vị"], [("1", "Lý Văn An", "P1")], ListKind.PEOPLE)
    assert called.columns[1] is C.FULL_NAME
    number = guess_columns(["Họ tên", "Số quyết định"], [("Lý An", "12/QĐ-SKHCN ngày 20/12/2022")], ListKind.AWARDS)
    assert number.columns[1] is C.DECISION


def test_without_a_header_the_cells_tell_and_it_is_said() -> None:
    rows = [
        (str(number), f"Lý Văn {name}", "Nam", "05/03/1980", "Chuyên viên", "Phòng Bưu chính")
        for number, name in enumerate("ABC", 1)
    ]
    guess = guess_columns((), rows, ListKind.PEOPLE)
    assert list(dict(sorted(guess.columns.items())).values()) == [C.SERIAL, C.FULL_NAME, C.SEX, C.BIRTH, C.POST, C.UNIT]
    assert "Cột số 4 được hiểu là “Ngày, năm sinh” theo nội dung các ô." in guess.doubts


def test_two_columns_of_one_meaning_are_told() -> None:
    guess = guess_columns(["Họ và tên", "Đơn vị", "Phòng", "Mã số"], [("Lý An", "Sở A", "P1", "x1")], ListKind.PEOPLE)
    assert guess.place_of(C.UNIT) == 1
    assert guess.unknown == (2, 3)
    assert guess.doubts == ("Cột “Đơn vị” và cột “Phòng” đều có thể là “Đơn vị”; đã lấy cột “Đơn vị”.",)


def test_columns_that_repeat_by_nature() -> None:
    guess = guess_columns(["Họ tên", "LĐTT", "CSTĐCS", "Năm 2023", "2024"], [], ListKind.AWARDS)
    assert guess.places_of(C.AWARD_MARK) == (1, 2)
    assert guess.places_of(C.YEAR_AWARD) == (3, 4)


@pytest.mark.parametrize(
    ("header", "titles", "kind"),
    [
        (["STT", "Họ và tên", "Đơn vị"], [], ListKind.PEOPLE),
        (["STT", "Họ và tên", "Đơn vị"], ["DANH SÁCH ĐĂNG KÝ KHÁM"], ListKind.PEOPLE),
        (["STT", "Họ và tên", "Danh hiệu"], [], ListKind.AWARDS),
        (["STT", "Họ và tên", "Danh hiệu"], ["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026"], ListKind.REGISTRATIONS),
        (["STT", "Họ và tên", "Danh hiệu", "Số QĐ"], ["TỔNG HỢP ĐĂNG KÝ VÀ KẾT QUẢ"], ListKind.AWARDS),
        (["STT", "Họ và tên", "Đăng ký thi đua"], [], ListKind.REGISTRATIONS),
        (["STT", "Họ và tên", "LĐTT", "CSTĐCS"], [], ListKind.AWARDS),
        (["Tên dự án", "Thời gian", "Nội dung"], [], ListKind.PROJECTS),
    ],
)
def test_kinds_of_lists(header: list[str], titles: list[str], kind: ListKind) -> None:
    assert guess_list_kind(header, titles) is kind


def test_every_column_has_a_name_and_a_list() -> None:
    assert set(COLUMN_NAMES) == set(Column)
    assert {column for columns in COLUMNS_OF.values() for column in columns} == set(Column)
