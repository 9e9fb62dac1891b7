"""Lists of people as offices keep them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.errors import UserError
from desktop_app.importing.lists.people_list_reader import (
    BIRTH_YEAR,
    NAME,
    POST,
    SEX,
    UNIT,
    PeopleList,
    read_pasted,
    read_people_list,
)

AN = {NAME: "Lý Văn An", SEX: "Nam", POST: "Trưởng phòng", UNIT: "Phòng Bưu chính", BIRTH_YEAR: ""}


def _csv(folder: Path, *lines: str) -> Path:
    path = folder / "cán bộ.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _values(people: PeopleList) -> list[dict[str, str]]:
    return [row.values for row in people.rows]


def test_a_plain_list(tmp_path: Path) -> None:
    people = read_people_list(
        _csv(tmp_path, "Họ và tên,Giới tính,Chức vụ,Đơn vị", "Lý Văn An,Nam,Trưởng phòng,Phòng Bưu chính")
    )
    assert _values(people) == [AN]
    assert people.rows[0].row == 2
    assert (people.problems, people.ignored_columns, people.missing_columns, people.notes) == ((), (), (), ())


@pytest.mark.parametrize(
    "header",
    [
        "ĐƠN VỊ,HỌ VÀ TÊN,CHỨC VỤ,GIỚI TÍNH",
        "don vi,Ho ten,chuc danh,phai",
        "Đơn vị công tác,Họ tên,Chức vụ / Chức danh,Nam/Nữ",
        "Phòng ban:,Họ và tên (*),Chức vụ,Giới tính (Nam/Nữ)",
    ],
)
def test_headers_in_any_order_and_spelling(tmp_path: Path, header: str) -> None:
    people = read_people_list(_csv(tmp_path, header, "Phòng Bưu chính,Lý Văn An,Trưởng phòng,Nam"))
    assert _values(people) == [AN]


def test_title_lines_extra_columns_and_repeated_headers(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    header = ["STT", "Họ và tên", "Trình độ", "Giới tính", "Chức vụ", "Đơn vị", "Ghi chú"]
    an = [1, "Lý Văn An", "ĐH", "Nam", "Trưởng phòng", "Phòng Bưu chính", None]
    for row in (
        ["SỞ A"],
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
        [],
        header,
        an,
        header,
        [2, "Đỗ Ánh", "CĐ", "nữ", None, "Thanh tra"],
        [3],
    ):
        sheet.append(row)
    workbook.save(tmp_path / "cán bộ.xlsx")
    people = read_people_list(tmp_path / "cán bộ.xlsx")
    assert _values(people) == [AN, {NAME: "Đỗ Ánh", SEX: "nữ", POST: "", UNIT: "Thanh tra", BIRTH_YEAR: ""}]
    assert [row.row for row in people.rows] == [5, 7]
    assert people.ignored_columns == ("Trình độ", "Ghi chú")
    assert people.problems == ()


@pytest.mark.parametrize("header", ["Họ đệm\tTên\tĐơn vị", "Họ và tên đệm\tTên\tĐơn vị", "Họ và tên\t\tĐơn vị"])
def test_names_in_two_columns_are_joined(header: str) -> None:
    people = read_pasted(f"{header}\nLý Văn\tAn\tThanh tra\nĐỗ Thị\tÁnh\tThanh tra")
    assert [values[NAME] for values in _values(people)] == ["Lý Văn An", "Đỗ Thị Ánh"]
    assert people.missing_columns == ("Giới tính", "Chức vụ")


def test_an_untitled_column_of_marks_is_no_given_name() -> None:
    people = read_pasted("Họ và tên\t\tĐơn vị\nLý Văn An\t1980\tThanh tra\nĐỗ Thị Ánh\t\tThanh tra")
    assert [values[NAME] for values in _values(people)] == ["Lý Văn An", "Đỗ Thị Ánh"]


def test_shifted_rows_are_named_and_left_out(tmp_path: Path) -> None:
    lines = ("Lý Văn An,Nam,Trưởng phòng,Phòng Bưu chính", "", "Đỗ Ánh,Nữ,,Phòng Kế hoạch, Tài chính")
    people = read_people_list(_csv(tmp_path, "Họ và tên,Giới tính,Chức vụ,Đơn vị", *lines))
    assert _values(people) == [AN]
    assert [problem.row for problem in people.problems] == [4]
    assert "Dòng có 5 ô, tiêu đề có 4 cột." in people.problems[0].message


@pytest.mark.parametrize("header", ["Năm sinh", "Ngày sinh", "Ngày, tháng, năm sinh"])
def test_of_a_birth_date_only_the_year_is_taken(header: str) -> None:
    people = read_pasted(
        f"Họ và tên\t{header}\tĐơn vị\nLý Văn An\t05/03/1980\tThanh tra\nĐỗ Ánh\t1990\tThanh tra\nÂu An\t?\tP1"
    )
    assert [values[BIRTH_YEAR] for values in _values(people)] == ["1980", "1990", "?"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("Tên đơn vị,Số người", "Phòng 1,5"), "import.header_missing"),
        (("Lý Văn An,Nam,Trưởng phòng,Phòng 1",), "import.header_missing"),
        (("Họ và tên", "Lý Văn An"), "import.header_missing"),
        (("Họ và tên,Họ tên,Đơn vị", "a,b,c"), "import.header_repeated"),
        (("Họ và tên,Đơn vị",), "import.no_rows"),
    ],
)
def test_what_is_no_such_list(tmp_path: Path, lines: tuple[str, ...], code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_people_list(_csv(tmp_path, *lines))
    assert caught.value.code == code
    assert "Tệp “cán bộ.csv”" in caught.value.message


def test_a_paste_without_header_says_what_is_needed() -> None:
    with pytest.raises(UserError, match="Nội dung dán không có dòng tiêu đề"):
        read_pasted("Lý Văn An\tNam\nĐỗ Ánh\tNữ")


def test_notes_right_of_the_table_are_no_fault(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Họ và tên", "Đơn vị"], ["Lý Văn An", "Thanh tra", None, "xem lại"]):
        sheet.append(row)
    workbook.save(tmp_path / "a.xlsx")
    assert read_people_list(tmp_path / "a.xlsx").problems == ()
