"""Tables found among the other rows of a sheet: shapes that came up beside the messes of the generator."""

from __future__ import annotations

from desktop_app.domain.lists.tables import FoundTable, OutsideKind
from desktop_app.importing.lists.table_book import read_pasted_book

K = OutsideKind


def _table(*lines: str) -> FoundTable:
    book = read_pasted_book("\n".join(line.replace("|", "\t") for line in lines))
    assert len(book.tables) == 1, [table.header for table in book.tables]
    return book.tables[0]


def _outside(table: FoundTable) -> dict[int, OutsideKind]:
    return {one.number: one.kind for one in table.outside}


def test_every_row_has_its_place() -> None:
    table = _table(
        "SỞ A||||",
        "BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026||||",
        "TT|Họ và tên|Chức vụ|Đăng ký danh hiệu|Ghi chú",
        "I|TẬP THỂ|||",
        "1|Phòng Bưu chính||Tập thể LĐXS|",
        "II|CÁ NHÂN|||",
        "1|Lý Văn An|Trưởng phòng|LĐTT|",
        "2|Đỗ Thị Ánh||LĐTT|",
        "|Tổng số: 02 cá nhân|||",
        "||||TRƯỞNG PHÒNG",
        "||||Lý Văn An",
    )
    assert table.titles == ("SỞ A", "BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026")
    assert [(row.number, row.group_titles) for row in table.rows] == [
        (5, ("I. TẬP THỂ",)),
        (7, ("II. CÁ NHÂN",)),
        (8, ("II. CÁ NHÂN",)),
    ]
    assert _outside(table) == {4: K.GROUP, 6: K.GROUP, 9: K.TOTAL, 10: K.TAIL, 11: K.TAIL}
    assert table.notes == (
        "Dòng 4, 6 là tên nhóm; được ghi cho các dòng bên dưới.",
        "Dòng 9 là dòng cộng, không phải dòng danh sách.",
        "Dòng 10-11 là lời ghi hoặc chữ ký ngoài danh sách.",
    )


def test_a_person_with_nothing_but_a_name_is_no_group() -> None:
    table = _table("Họ tên|Năm sinh", "Phòng Kế hoạch|", "Lý Văn An|1980", "Đỗ Ánh|", "Viên Thu Chi|", "Vũ Văn Sở|1990")
    assert [row.cells[0] for row in table.rows] == ["Lý Văn An", "Đỗ Ánh", "Viên Thu Chi", "Vũ Văn Sở"]
    assert _outside(table) == {2: K.GROUP}


def test_a_row_without_a_name_is_an_entry_for_the_clerk_to_see() -> None:
    table = _table("STT|Họ và tên|Đơn vị", "1|Lý An|Văn phòng", "2||Văn phòng", "||Thanh tra", "|Đỗ Ánh|Thanh tra")
    assert [row.number for row in table.rows] == [2, 3, 4, 5]
    assert not table.outside


def test_units_numbered_before_their_people() -> None:
    table = _table("STT|Họ và tên|Chức vụ", "1|Phòng Bưu chính|", "1.1|Lý An|TP", "2|Văn phòng Sở|", "2.1|Đỗ Ánh|CVP")
    assert [(row.cells[1], row.group_titles) for row in table.rows] == [
        ("Lý An", ("Phòng Bưu chính",)),
        ("Đỗ Ánh", ("Văn phòng Sở",)),
    ]


def test_a_unit_with_its_own_award_is_an_entry_and_the_group_of_its_people() -> None:
    table = _table(
        "STT|Đơn vị/ Họ tên|Chức vụ|Đăng ký thi đua",
        "I|Phòng Bưu chính||Tập thể LĐTT",
        "1|Lý An|TP|LĐTT",
        "II|Văn phòng||Tập thể LĐXS",
        "1|Đỗ Ánh|CVP|LĐTT",
    )
    assert [(row.number, row.group_titles) for row in table.rows] == [
        (2, ()),
        (3, ("I. Phòng Bưu chính",)),
        (4, ()),
        (5, ("II. Văn phòng",)),
    ]


def test_groups_in_groups() -> None:
    table = _table(
        "STT|Họ và tên|Chức vụ",
        "A|KHỐI VĂN PHÒNG|",
        "I|Phòng Bưu chính|",
        "1|Lý An|TP",
        "II|Phòng Kế hoạch|",
        "2|Đỗ Ánh|TP",
        "B|KHỐI ĐƠN VỊ|",
        "3|Âu Cường|TP",
    )
    assert [row.group_titles for row in table.rows] == [
        ("A. KHỐI VĂN PHÒNG", "I. Phòng Bưu chính"),
        ("A. KHỐI VĂN PHÒNG", "II. Phòng Kế hoạch"),
        ("B. KHỐI ĐƠN VỊ",),
    ]


def test_a_header_in_three_rows_without_merged_cells() -> None:
    table = _table(
        "STT|Họ và tên|Thành tích đã đạt||||Đề nghị",
        "||Năm 2023||Năm 2024||",
        "||Thi đua|Khen thưởng|Thi đua|Khen thưởng|",
        "1|Lý An|LĐTT|GK|CSTĐCS||BK",
    )
    assert table.header == (
        "STT",
        "Họ và tên",
        "Thành tích đã đạt › Năm 2023 › Thi đua",
        "Thành tích đã đạt › Năm 2023 › Khen thưởng",
        "Thành tích đã đạt › Năm 2024 › Thi đua",
        "Thành tích đã đạt › Năm 2024 › Khen thưởng",
        "Đề nghị",
    )
    assert [row.number for row in table.rows] == [4]


def test_letters_and_figures_under_a_header_that_names_awards() -> None:
    table = _table("Tên đơn vị|Tổng số CBCC|LĐTT|CSTĐCS", "A|B|1|2", "Phòng 1|12|10|2", "Phòng 2|7|6|1", "Cộng|19|16|3")
    assert [row.cells[0] for row in table.rows] == ["Phòng 1", "Phòng 2"]
    assert _outside(table) == {2: K.NUMBERING, 5: K.TOTAL}


def test_an_empty_first_column_and_remarks_right_of_the_table() -> None:
    table = _table(
        "|DANH SÁCH|||",
        "|STT|Họ và tên|Đơn vị|",
        "||||",
        "|1|Lý An|P1|xem lại",
        "||TỔNG CỘNG: 2 người||",
        "||Tổng cộng (I+II)|2|",
    )
    assert [row.cells for row in table.rows] == [("", "1", "Lý An", "P1", "xem lại")]
    assert _outside(table) == {5: K.TOTAL, 6: K.TOTAL}


def test_a_unit_in_the_title_line_above() -> None:
    table = _table("DANH SÁCH CÁN BỘ||", "Đơn vị: Phòng Bưu chính||", "STT|Họ và tên|Chức vụ", "1|Lý An|TP")
    assert table.rows[0].group_titles == ("Phòng Bưu chính",)


def test_two_lists_of_other_columns_below_one_another() -> None:
    book = read_pasted_book(
        "STT\tHọ và tên\tĐăng ký\n1\tLý An\tLĐTT\n\nII. TẬP THỂ\nSTT\tTên tập thể\tĐăng ký\n1\tPhòng 1\tTT LĐTT\n2\tPhòng 2\t"
    )
    assert [(table.place, table.titles, table.header_row, len(table.rows)) for table in book.tables] == [
        ("bảng 1", (), 1, 1),
        ("bảng 2", ("II. TẬP THỂ",), 5, 2),
    ]
    assert not book.tables[0].outside
